//! A query as subjects, initiatives, storylines, places, people and organisations.

use tantivy::Searcher;

use crate::edtf::{Day, format_day, format_stretch};
use crate::error::Result;
use crate::index::{Counts, Found, Frequent, Initiatives, Spark, Spread};
use crate::query::Query;
use crate::storyline::Extent;
use crate::view::{InitiativeCount, SubjectCount, TopicCount, Topics};
use crate::{Archive, storyline};
use newspaper::facts;

/// Values of a field at most; a long tail of single mentions is found by searching.
const MOST: usize = 500;

/// The named fields that are looked at.
const FIELDS: [&str; 5] = ["topic", "initiative", "place", "person", "org"];

/// Values of one field with how they spread.
type Counted = (Frequent, Vec<Spark>);

pub(crate) fn topics(archive: &Archive, query: &Query, extent: Extent) -> Result<Topics> {
    let (searcher, found) = archive.found(query)?;
    let all = found.collect(&searcher, &Spread::default())?.all;
    let span = all.first.zip(all.last).map(|(first, last)| (first.0, last.0));
    let (_, compiled) = archive.compiled(query)?;
    let lines = storyline::of_query(archive, &searcher, &compiled, span, extent)?;
    let mut counted = counted(archive, &searcher, &found, span)?.into_iter();
    let mut next = || counted.next();
    let (_, whole) = archive.found(&Query::default())?;
    Ok(Topics {
        subjects: next().map(subjects).unwrap_or_default(),
        storylines: lines.storylines,
        storylines_total: lines.total,
        building: lines.building,
        initiatives: match next() {
            Some(counted) => initiatives(counted, &*archive.ordinals.initiatives(&searcher)?),
            None => Vec::new(),
        },
        places: next().map(|places| named(places, last_unit)).unwrap_or_default(),
        people: next().map(|people| named(people, |heading| heading)).unwrap_or_default(),
        orgs: next().map(|orgs| named(orgs, |heading| heading)).unwrap_or_default(),
        spark_all: whole.collect(&searcher, &Spread { fields: Vec::new(), span })?.all.bins,
        spark_from: span.map(|(first, _)| format_day(first)),
        spark_to: span.map(|(_, last)| format_day(last)),
    })
}

/// The most frequent values of each of [`FIELDS`].
fn counted(
    archive: &Archive,
    searcher: &Searcher,
    found: &Found,
    span: Option<(Day, Day)>,
) -> Result<Vec<Counted>> {
    let counts = found.collect(searcher, &Counts(FIELDS.to_vec()))?;
    let mut frequent = Vec::new();
    for (field, counts) in FIELDS.into_iter().zip(counts) {
        frequent.push(archive.ordinals.most_frequent(searcher, field, &counts, MOST)?);
    }
    let fields = frequent.iter().map(|frequent| frequent.chosen.clone()).collect();
    let sparks = found.collect(searcher, &Spread { fields, span })?.fields;
    Ok(frequent.into_iter().zip(sparks).collect())
}

fn subjects((frequent, sparks): Counted) -> Vec<SubjectCount> {
    let counted = frequent.names.into_iter().zip(sparks).map(|(id, spark)| {
        let label = facts::subject_label(&id).unwrap_or(&id).to_owned();
        SubjectCount { id, label, count: spark.count, spark: spark.bins }
    });
    counted.collect()
}

fn initiatives((frequent, sparks): Counted, known: &Initiatives) -> Vec<InitiativeCount> {
    let date = |days: Option<(Day, Day)>| days.map(format_stretch);
    let counted = frequent.names.into_iter().zip(sparks).map(|(value, spark)| {
        let mentions = known.get(&value);
        InitiativeCount {
            kind: mentions.map_or("other", |m| m.kind.as_str()).to_owned(),
            name: mentions.map_or(&value, |m| &m.name).clone(),
            value,
            count: spark.count,
            first: date(spark.first),
            last: date(spark.last),
            spark: spark.bins,
        }
    });
    let mut initiatives: Vec<InitiativeCount> = counted.collect();
    // What articles are about is mentioned more often than what they mention.
    let weight = |i: &InitiativeCount| (i.count, known.get(&i.value).map_or(0, |m| m.all));
    initiatives.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.name.cmp(&b.name)));
    initiatives
}

fn named((frequent, sparks): Counted, label: impl Fn(&str) -> &str) -> Vec<TopicCount> {
    let counted = frequent.names.into_iter().zip(sparks).map(|(value, spark)| TopicCount {
        label: label(&value).to_owned(),
        value,
        count: spark.count,
        spark: spark.bins,
    });
    counted.collect()
}

fn last_unit(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
