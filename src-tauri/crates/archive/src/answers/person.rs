//! Everything the archive says of one person.

use std::collections::{BTreeMap, BTreeSet};

use index::Order;
use newspaper::{Fact, FactValue, NameKind, Part, PersonPart};
use query::Query;
use store::article::Stored;
use store::headings::Headings;
use store::{Result, correction};
use wire::{PersonArticle, PersonView, Post};

use crate::answers::post;
use crate::search::quote::{quote, range};
use crate::search::{Search, gather};

/// A person's name in an article.
struct Mention<'a> {
    fact: &'a Fact,
    name: &'a str,
    role: Option<&'a str>,
    org: Option<&'a str>,
    part: PersonPart,
}

pub(crate) fn person(search: &Search, heading: &str) -> Result<PersonView> {
    let query = Query { people: vec![heading.to_owned()], ..Query::default() };
    let (count, articles) = gather::articles(search, &query, Order::Oldest, gather::DOSSIER)?;
    let headings = search.store.read(Headings::load)?;
    let mut view = PersonView {
        heading: heading.to_owned(),
        names: Vec::new(),
        namesakes: Vec::new(),
        count,
        written: 0,
        posts: Vec::new(),
        articles: Vec::new(),
    };
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    let mut posts = Posts::default();
    for stored in &articles {
        let mentions = mentions(stored, &headings, heading);
        let is_writer = |m: &Mention<'_>| is_writer(m.part);
        view.written += u32::from(mentions.iter().any(is_writer));
        for mention in &mentions {
            *names.entry(mention.name).or_default() += 1;
        }
        posts.add(stored, mentions.iter().filter(|m| !is_writer(m)));
        view.articles.extend(best(&mentions).map(|mention| article(stored, mention)));
    }
    let mut names: Vec<(&str, u32)> = names.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    view.names = names.iter().map(|(name, _)| (*name).to_owned()).collect();
    view.posts = posts.posts;
    view.namesakes = namesakes(search, &view)?;
    Ok(view)
}

/// Names in an article that are filed under a heading.
fn mentions<'a>(stored: &'a Stored, headings: &Headings, heading: &str) -> Vec<Mention<'a>> {
    let facts = stored.article.facts.iter().filter_map(|fact| match &fact.value {
        FactValue::Person { name, role, org, part } => {
            Some(Mention { fact, name, role: role.as_deref(), org: org.as_deref(), part: *part })
        }
        _ => None,
    });
    facts.filter(|m| headings.of(NameKind::Person, m.name, stored.id) == heading).collect()
}

fn is_writer(part: PersonPart) -> bool {
    matches!(part, PersonPart::Reporter | PersonPart::Correspondent | PersonPart::Photographer)
}

/// The mention that says most: one with a title, quoted before mentioned, the first of equals.
fn best<'a, 'b>(mentions: &'b [Mention<'a>]) -> Option<&'b Mention<'a>> {
    let worth = |m: &Mention<'_>| (!is_writer(m.part) && m.role.is_some(), m.part == PersonPart::Quoted);
    mentions.iter().rev().max_by_key(|m| worth(m))
}

fn article(stored: &Stored, mention: &Mention<'_>) -> PersonArticle {
    let (part, marks) = match mention.fact.span {
        Some(span) => (span.part, vec![range(span)]),
        None => (Part::Block(0), Vec::new()),
    };
    PersonArticle {
        part: mention.part,
        role: mention.role.map(str::to_owned),
        org: mention.org.map(str::to_owned),
        words: post::words(mention.org, mention.role),
        quote: quote(stored, part, &marks),
    }
}

/// Titles and organisations over time.
#[derive(Default)]
struct Posts {
    /// In the order in which they were met, which is that of time.
    posts: Vec<Post>,
}

impl Posts {
    /// Counts an article once for each title in it; a name by itself counts only where no title stands with it.
    fn add<'a>(&mut self, stored: &Stored, mentions: impl Iterator<Item = &'a Mention<'a>>) {
        let mut named: BTreeSet<(Option<&str>, Option<&str>)> = mentions.map(|m| (m.role, m.org)).collect();
        let titled: Vec<_> = named.iter().filter(|(role, _)| role.is_some()).map(|(_, org)| *org).collect();
        named.retain(|(role, org)| role.is_some() || titled.iter().all(|of| org.is_some() && of != org));
        if named.len() > 1 {
            named.remove(&(None, None));
        }
        let published = gather::published(stored);
        for (role, org) in named {
            let words = post::words(org, role);
            let at = self.posts.iter().position(|post| post.words == words).unwrap_or_else(|| {
                let (role, org) = (role.map(str::to_owned), org.map(str::to_owned));
                self.posts.push(Post { role, org, words, first: None, last: None, articles: Vec::new() });
                self.posts.len() - 1
            });
            let post = &mut self.posts[at];
            // Titles that are said alike may be printed twice in one article.
            if post.articles.last() == Some(&stored.id) {
                continue;
            }
            post.first = post.first.take().or_else(|| published.clone());
            post.last = published.clone().or(post.last.take());
            post.articles.push(stored.id);
        }
    }
}

/// Other headings that the same names lead to.
fn namesakes(search: &Search, view: &PersonView) -> Result<Vec<String>> {
    let given = search.store.read(correction::headings)?;
    let mut others = BTreeSet::new();
    for entry in given {
        if let newspaper::Correction::Heading { of: NameKind::Person, name, heading, .. } = entry.correction
            && (view.names.contains(&name) || name == view.heading || heading == view.heading)
        {
            others.extend([name, heading]);
        }
    }
    others.remove(&view.heading);
    let mut namesakes = Vec::new();
    for other in others {
        let query = Query { people: vec![other.clone()], ..Query::default() };
        if gather::count(search, &query)? > 0 {
            namesakes.push(other);
        }
    }
    Ok(namesakes)
}
