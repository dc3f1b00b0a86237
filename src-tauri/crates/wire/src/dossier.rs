//! What the archive says of one initiative, and of one person, put together from its articles.

use newspaper::PersonPart;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, FigureRow, Segment};

/// A sentence of an article, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Quote {
    /// The article.
    #[ts(type = "number")]
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// The program proposed the headline: shown in square brackets.
    pub headline_supplied: bool,
    /// Its date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// The sentence as printed; what it is quoted for is marked as a hit.
    pub text: Vec<Segment>,
}

/// Something an article says of the matter, with the sentence that says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Statement {
    /// What is said: a name, a place path, EDTF.
    pub value: String,
    /// As printed.
    pub text: String,
    /// Articles that say it.
    pub articles: u32,
    /// The sentence that says it best.
    pub quote: Quote,
}

/// Everything the archive says of one initiative.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Dossier {
    /// What a filter by initiative takes ([`query::Query::initiatives`]).
    pub value: String,
    /// The name most articles give it.
    pub name: String,
    /// `platform`, `campaign`, `policy`, `document`, `event`, `other`; `None` where no article names it.
    pub kind: Option<String>,
    /// Its other names as printed, the most frequent first.
    pub variants: Vec<String>,
    /// Articles in all; only the first 500 by date are read for the rest.
    pub count: u32,
    /// Sentences that say what it is, the best first.
    pub definitions: Vec<Quote>,
    /// Organisations that run it, the surest first.
    pub runners: Vec<Statement>,
    /// When it began, the surest first; the value is EDTF.
    pub began: Vec<Statement>,
    /// Where it is, the surest first; the value is a place path.
    pub places: Vec<Statement>,
    /// Its figures, by the time they hold for.
    pub figures: Vec<FigureRow>,
    /// Its articles in order of their dates, each with the sentence that names it first.
    pub articles: Vec<Quote>,
}

/// Everything the archive says of one person, as filed under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PersonView {
    /// The heading ([`query::Query::people`]): the name, with a distinction where several people bear it.
    pub heading: String,
    /// Names as printed, the most frequent first.
    pub names: Vec<String>,
    /// Other headings of the same names.
    pub namesakes: Vec<String>,
    /// Articles in all; only the first 500 by date are read for the rest.
    pub count: u32,
    /// Articles written or photographed by the person.
    pub written: u32,
    /// Titles and organisations the person is named with, in order of their first date. One with neither is for
    /// mentions by name alone.
    pub posts: Vec<Post>,
    /// Articles by date: the sentence, and what the person does there.
    pub articles: Vec<PersonArticle>,
}

/// What a person is called over some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Post {
    /// Title as printed.
    pub role: Option<String>,
    /// Organisation.
    pub org: Option<String>,
    /// Both said together, the organisation once.
    pub words: Option<String>,
    /// Date of issue of the first article that says so, EDTF.
    pub first: Option<String>,
    /// Of the last.
    pub last: Option<String>,
    /// The articles, to file them as another person's at once.
    #[ts(type = "Array<number>")]
    pub articles: Vec<ArticleId>,
}

/// An article of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PersonArticle {
    /// What the person does there.
    pub part: PersonPart,
    /// Title as printed there.
    pub role: Option<String>,
    /// Organisation.
    pub org: Option<String>,
    /// Both said together, the organisation once.
    pub words: Option<String>,
    /// The sentence that names the person; of a byline, the lead.
    pub quote: Quote,
}
