//! Views of the window, run as its commands run them: the same function of the archive, and its answer as JSON.

use archive::query::Query;
use archive::wire::{ConcordanceOrder, DensityAsk, TopicList, Topics};
use archive::{Archive, Result};
use serde::{Deserialize, Serialize};

/// Storylines that the list of the window asks for.
const LISTED: u32 = 200;

/// Places of a phrase that the window asks for at once.
const PLACES: u32 = 50;

/// A view as it is asked for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum View {
    /// A step of the picture of time.
    Density(Box<DensityAsk>),
    /// The page of topics of a query.
    Topics(Query),
    /// What comes with a query.
    Cooccurrences(Query),
    /// The page of the `place`th most frequent topic of a kind, within a query.
    Topic { of: TopicList, place: usize, text: String },
    /// What comes with that topic.
    TopicCompanions { of: TopicList, place: usize, text: String },
    /// The sheet on the `place`th most frequent person, initiative or longest storyline.
    Sheet { of: TopicList, place: usize },
    /// The list of storylines of a query.
    Storylines(Query),
    /// A phrase over the years.
    Phrase(String),
    /// The first places of a phrase.
    Concordance { phrase: String, order: ConcordanceOrder },
    /// Every paper.
    Holdings,
    /// A year of the `place`th paper.
    Days { place: usize, year: i32 },
    /// What is missing of the `place`th paper.
    Gaps { place: usize },
    /// How far the days of a query are held.
    Coverage(Query),
    /// The same day in every year.
    Today { day: String, around: u32, lunar: Option<bool> },
    /// The home of the archive.
    Overview,
}

/// What the archive has, to be asked for by its place.
#[derive(Debug)]
pub(super) struct Known {
    topics: Topics,
    papers: Vec<Option<String>>,
}

impl Known {
    pub(super) fn read(archive: &Archive) -> Result<Self> {
        let papers = archive.holdings()?.into_iter().map(|paper| paper.publication).collect();
        Ok(Self { topics: archive.topics(&Query::default())?, papers })
    }

    fn name(&self, of: TopicList, place: usize) -> Option<String> {
        let topics = &self.topics;
        match of {
            TopicList::Subject => at(&topics.subjects, place).map(|topic| topic.id.clone()),
            TopicList::Storyline => at(&topics.storylines, place).map(|line| line.id.clone()),
            TopicList::Initiative => at(&topics.initiatives, place).map(|topic| topic.value.clone()),
            TopicList::Place => at(&topics.places, place).map(|topic| topic.value.clone()),
            TopicList::Person => at(&topics.people, place).map(|topic| topic.value.clone()),
            TopicList::Org => at(&topics.orgs, place).map(|topic| topic.value.clone()),
        }
    }

    /// The query that asks for a topic.
    fn query(&self, of: TopicList, place: usize, text: &str) -> Query {
        let names: Vec<String> = self.name(of, place).into_iter().collect();
        let query = Query { text: text.to_owned(), ..Query::default() };
        match of {
            TopicList::Subject => Query { topics: names, ..query },
            TopicList::Storyline => Query { storylines: names, ..query },
            TopicList::Initiative => Query { initiatives: names, ..query },
            TopicList::Place => Query { places: names, ..query },
            TopicList::Person => Query { people: names, ..query },
            TopicList::Org => Query { orgs: names, ..query },
        }
    }
}

/// An archive with less than was asked for begins again with its first.
fn at<T>(list: &[T], place: usize) -> Option<&T> {
    list.get(place % list.len().max(1))
}

/// A view that can be run.
pub(super) type Ready<'a> = Box<dyn Fn() -> Result<u64> + 'a>;

impl View {
    /// Whether it is asked for by a place, which has to be looked up before.
    pub(super) fn needs_known(&self) -> bool {
        matches!(
            self,
            Self::Topic { .. }
                | Self::TopicCompanions { .. }
                | Self::Sheet { .. }
                | Self::Days { .. }
                | Self::Gaps { .. }
        )
    }

    /// The view as a thing to run; it gives the bytes of its answer.
    pub(super) fn ready<'a>(&'a self, archive: &'a Archive, known: Option<&Known>) -> Ready<'a> {
        let topic = |of: &TopicList, place: &usize, text: &str| {
            known.map(|known| known.query(*of, *place, text)).unwrap_or_default()
        };
        let paper = |place: &usize| known.and_then(|known| at(&known.papers, *place).cloned()).flatten();
        match self {
            Self::Topic { of, place, text } => {
                let query = topic(of, place, text);
                Box::new(move || answer(archive.topics(&query)))
            }
            Self::TopicCompanions { of, place, text } => {
                let query = topic(of, place, text);
                Box::new(move || answer(archive.cooccurrences(&query)))
            }
            Self::Sheet { of, place } => {
                let name = known.and_then(|known| known.name(*of, *place)).unwrap_or_default();
                let of = *of;
                Box::new(move || match of {
                    TopicList::Person => answer(archive.person(&name)),
                    TopicList::Storyline => answer(archive.storyline(&name)),
                    _ => answer(archive.dossier(&name)),
                })
            }
            Self::Days { place, year } => {
                let (paper, from, to) =
                    (paper(place), format!("{year:04}-01-01"), format!("{year:04}-12-31"));
                Box::new(move || answer(archive.issue_days(paper.as_deref(), &from, &to)))
            }
            Self::Gaps { place } => {
                let paper = paper(place);
                Box::new(move || answer(archive.gaps(paper.as_deref(), None, None)))
            }
            _ => Box::new(move || self.run(archive)),
        }
    }

    /// Runs what needs nothing looked up.
    fn run(&self, archive: &Archive) -> Result<u64> {
        match self {
            Self::Density(ask) => answer(archive.density(ask)),
            Self::Topics(query) => answer(archive.topics(query)),
            Self::Cooccurrences(query) => answer(archive.cooccurrences(query)),
            Self::Storylines(query) => answer(archive.storylines(query, LISTED)),
            Self::Phrase(phrase) => answer(archive.phrase(phrase)),
            Self::Concordance { phrase, order } => answer(archive.concordance(phrase, *order, PLACES, 0)),
            Self::Coverage(query) => answer(archive.coverage(query)),
            Self::Today { day, around, lunar } => answer(archive.same_day(Some(day), *around, *lunar)),
            Self::Overview => answer(archive.overview()),
            _ => answer(archive.holdings()),
        }
    }
}

/// An answer as the window gets it; its length.
fn answer<T: Serialize>(answer: Result<T>) -> Result<u64> {
    let json = serde_json::to_vec(&answer?);
    Ok(json.map_or(0, |json| json.len() as u64))
}
