//! A query as subjects, initiatives, storylines, places, people and organisations.

use common::edtf::{Day, format_day, format_stretch};
use index::{Asked, Initiatives, Spark, Spread, label};
use query::Query;
use store::{Error, Result};
use storylines::{self, Extent, Keeper};
use wire::{InitiativeCount, SubjectCount, TopicCount, TopicFailure, TopicList, Topics};

use crate::search::Search;

/// Values of a field at most; a long tail of single mentions is found by searching.
const MOST: usize = 500;

/// The named fields that topics are.
pub(crate) const FIELDS: [&str; 5] = ["topic", "initiative", "place", "person", "org"];

/// The lists that they make.
const LISTS: [TopicList; 5] =
    [TopicList::Subject, TopicList::Initiative, TopicList::Place, TopicList::Person, TopicList::Org];

/// Values of one field with how they spread.
type Counted = (Vec<String>, Vec<Spark>);

pub(crate) fn topics(search: &Search, keeper: &Keeper, query: &Query, extent: Extent) -> Result<Topics> {
    let asked = search.ask(query)?;
    let all = asked.sparks(&Spread::default())?.all;
    let span = all.first.zip(all.last).map(|(first, last)| (first.0, last.0));
    let mut failed = Vec::new();
    let lines = storylines::list(keeper, &asked, span, extent);
    let lines = unless_failed(lines, TopicList::Storyline, &mut failed)?;
    let mut next = {
        let mut counted = counted(&asked, span, &mut failed)?.into_iter();
        move || counted.next().unwrap_or_default()
    };
    let known = asked.initiatives()?;
    let whole = search.ask(&Query::default())?;
    Ok(Topics {
        subjects: subjects(next(), &known),
        storylines: lines.storylines,
        storylines_total: lines.total,
        building: lines.building,
        initiatives: initiatives(next(), &known),
        places: named("place", next(), &known),
        people: named("person", next(), &known),
        orgs: named("org", next(), &known),
        failed,
        spark_all: whole.sparks(&Spread { fields: Vec::new(), span })?.all.bins,
        spark_from: span.map(|(first, _)| format_day(first)),
        spark_to: span.map(|(_, last)| format_day(last)),
    })
}

/// What a list holds; nothing where it failed, which is noted: one list does not take the others down with it.
fn unless_failed<T: Default>(list: Result<T>, of: TopicList, failed: &mut Vec<TopicFailure>) -> Result<T> {
    match list {
        Err(Error::Cancelled) => Err(Error::Cancelled),
        Err(error) => {
            let (code, message, detail) = (error.code(), error.to_string(), error.detail());
            failed.push(TopicFailure { list: of, code, message, detail });
            Ok(T::default())
        }
        Ok(list) => Ok(list),
    }
}

/// The most frequent values of each of [`FIELDS`]; where that fails of all together, of each by itself.
fn counted(asked: &Asked, span: Option<(Day, Day)>, failed: &mut Vec<TopicFailure>) -> Result<Vec<Counted>> {
    if let Ok(counted) = counted_of(asked, span, &FIELDS) {
        return Ok(counted);
    }
    let alone = |(field, list): (&'static str, TopicList)| {
        let counted = counted_of(asked, span, &[field]);
        unless_failed(counted.map(|mut one| one.pop().unwrap_or_default()), list, failed)
    };
    FIELDS.into_iter().zip(LISTS).map(alone).collect()
}

/// The most frequent values of each of some fields.
fn counted_of(asked: &Asked, span: Option<(Day, Day)>, fields: &[&'static str]) -> Result<Vec<Counted>> {
    let counts = asked.counts(fields)?;
    let mut frequent = Vec::new();
    for (&field, counts) in fields.iter().zip(counts) {
        frequent.push(asked.most_frequent(field, &counts, MOST)?);
    }
    let fields = frequent.iter().map(|own| asked.chosen(own, own.field == "initiative"));
    let fields = fields.collect::<Result<_>>()?;
    let sparks = asked.sparks(&Spread { fields, span })?.fields;
    Ok(frequent.into_iter().map(|frequent| frequent.names).zip(sparks).collect())
}

fn subjects((ids, sparks): Counted, known: &Initiatives) -> Vec<SubjectCount> {
    let counted = ids.into_iter().zip(sparks).map(|(id, spark)| SubjectCount {
        label: label("topic", &id, known).to_owned(),
        id,
        count: spark.count,
        spark: spark.bins,
    });
    counted.collect()
}

fn initiatives((keys, sparks): Counted, known: &Initiatives) -> Vec<InitiativeCount> {
    let date = |days: Option<(Day, Day)>| days.map(format_stretch);
    let counted = keys.into_iter().zip(sparks).map(|(value, spark)| InitiativeCount {
        kind: known.get(&value).map_or("other", |mentions| mentions.kind.as_str()).to_owned(),
        name: label("initiative", &value, known).to_owned(),
        value,
        count: spark.count,
        first: date(spark.first),
        last: date(spark.last),
        spark: spark.bins,
    });
    let mut initiatives: Vec<InitiativeCount> = counted.collect();
    // What articles are about is mentioned more often than what they mention.
    let weight = |i: &InitiativeCount| (i.count, known.get(&i.value).map_or(0, |m| m.all));
    initiatives.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.name.cmp(&b.name)));
    initiatives
}

fn named(field: &str, (values, sparks): Counted, known: &Initiatives) -> Vec<TopicCount> {
    let counted = values.into_iter().zip(sparks).map(|(value, spark)| TopicCount {
        label: label(field, &value, known).to_owned(),
        value,
        count: spark.count,
        spark: spark.bins,
    });
    counted.collect()
}
