//! Where the papers of an archive are at home: what 我市 means, and whose villages are known by name.

use newspaper::facts::guess_home;
use query::Query;
use store::{Result, setting};
use wire::Home;

use crate::search::Search;

pub(crate) fn get(search: &Search) -> Result<Home> {
    let guess = guess(search)?;
    let of_guess = Query { places: guess.iter().cloned().collect(), ..Query::default() };
    let guess_articles = if guess.is_some() { search.ask(&of_guess)?.total() } else { 0 };
    let articles = search.ask(&Query::default())?.total();
    let reread_due = search.store.read(|connection| setting::get(connection, setting::REREAD_DUE))?;
    Ok(Home { chosen: store::home::chosen(&search.store)?, guess, guess_articles, articles, reread_due })
}

/// The county or prefecture that most articles speak of. It is only proposed: were it used by itself, what a page
/// says would depend on which pages came before it.
fn guess(search: &Search) -> Result<Option<String>> {
    let (searcher, _) = search.index.searcher();
    let places = search.counters.frequent_of_all(&searcher, "place", usize::MAX)?;
    Ok(guess_home(places.iter().map(|(path, count)| (path.as_str(), *count))))
}
