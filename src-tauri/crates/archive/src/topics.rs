//! A query as subjects, initiatives and storylines.

use std::collections::HashMap;

use tantivy::Searcher;

use crate::edtf::{Day, format_day, format_stretch};
use crate::error::Result;
use crate::index::{Compiled, Spark, Spread};
use crate::query::Query;
use crate::view::{InitiativeCount, SubjectCount, Topics};
use crate::{Archive, storyline};
use newspaper::facts::{self, initiative_key};

/// Initiatives at most; a long tail of single mentions is found by searching.
const MOST_INITIATIVES: usize = 500;

type Span = Option<(Day, Day)>;

pub(crate) fn topics(archive: &Archive, query: &Query) -> Result<Topics> {
    let (searcher, compiled) = archive.compiled(query)?;
    let span = span(&searcher, &compiled)?;
    let storylines = storyline::of_query(archive, &searcher, &compiled, span)?;
    Ok(Topics {
        subjects: subjects(&searcher, &compiled, span)?,
        storylines,
        initiatives: initiatives(&searcher, &compiled, span)?,
        spark_from: span.map(|(first, _)| format_day(first)),
        spark_to: span.map(|(_, last)| format_day(last)),
    })
}

fn spread(
    searcher: &Searcher,
    compiled: &Compiled,
    field: Option<&str>,
    span: Span,
) -> Result<HashMap<String, Spark>> {
    Ok(searcher.search(&compiled.query, &Spread { field: field.map(str::to_owned), span })?)
}

/// First and last day of issue of all articles.
fn span(searcher: &Searcher, compiled: &Compiled) -> Result<Span> {
    let all = spread(searcher, compiled, None, None)?.remove("").unwrap_or_default();
    Ok(all.first.zip(all.last).map(|(first, last)| (first.0, last.0)))
}

fn subjects(searcher: &Searcher, compiled: &Compiled, span: Span) -> Result<Vec<SubjectCount>> {
    let sparks = spread(searcher, compiled, Some("topic"), span)?;
    let counted = sparks.into_iter().map(|(id, spark)| {
        let label = facts::subject_label(&id).unwrap_or(&id).to_owned();
        SubjectCount { id, label, count: spark.count, spark: spark.bins }
    });
    let mut subjects: Vec<SubjectCount> = counted.collect();
    subjects.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    Ok(subjects)
}

fn initiatives(searcher: &Searcher, compiled: &Compiled, span: Span) -> Result<Vec<InitiativeCount>> {
    let sparks = spread(searcher, compiled, Some("initiative"), span)?;
    let mentions = mentions(searcher, compiled)?;
    let date = |days: Option<(Day, Day)>| days.map(format_stretch);
    let mut initiatives: Vec<InitiativeCount> = sparks
        .into_iter()
        .map(|(value, spark)| InitiativeCount {
            kind: mentions.get(&value).map_or("other", |m| m.kind.as_str()).to_owned(),
            name: mentions.get(&value).map_or(&value, |m| &m.name).clone(),
            value,
            count: spark.count,
            first: date(spark.first),
            last: date(spark.last),
            spark: spark.bins,
        })
        .collect();
    let weight = |i: &InitiativeCount| (i.count, mentions.get(&i.value).map_or(0, |m| m.all));
    initiatives.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.name.cmp(&b.name)));
    initiatives.truncate(MOST_INITIATIVES);
    Ok(initiatives)
}

/// How an initiative is mentioned.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// The heading that most mentions give it.
    pub(crate) name: String,
    /// Mentions by that name.
    named: u32,
    /// The kind that most mentions give it; `other` yields to any that says more.
    pub(crate) kind: String,
    /// Votes for that kind.
    best: (bool, u32),
    /// Mentions of any kind.
    pub(crate) all: u32,
}

/// Mentions of each initiative of a query, by its key.
pub(crate) fn mentions(searcher: &Searcher, compiled: &Compiled) -> Result<HashMap<String, Mentions>> {
    let counts = spread(searcher, compiled, Some("initiative_kind"), None)?;
    let mut counts: Vec<(String, u32)> =
        counts.into_iter().map(|(name, spark)| (name, spark.count)).collect();
    // Ties go to the name that is first in order, whatever order the counts come in.
    counts.sort_unstable();
    let mut names: HashMap<&str, u32> = HashMap::new();
    let mut mentions: HashMap<String, Mentions> = HashMap::new();
    for (kind_and_name, count) in &counts {
        let Some((kind, name)) = kind_and_name.split_once(' ') else { continue };
        let named = names.entry(name).or_default();
        *named += count;
        let held = mentions.entry(initiative_key(name)).or_default();
        held.all += count;
        if *named > held.named {
            (held.named, held.name) = (*named, name.to_owned());
        }
        let vote = (kind != "other", *count);
        if vote > held.best {
            (held.best, held.kind) = (vote, kind.to_owned());
        }
    }
    Ok(mentions)
}
