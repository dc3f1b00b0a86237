//! How initiatives are mentioned: the name and the kind that most mentions give each, by what all its names share.
//!
//! When the archive grows, what was known is gone on with: only initiatives with other mentions than before are looked at.

use std::collections::HashMap;

use common::threads::side_by_side;
use newspaper::facts::{self, initiative_key};
use store::Result;
use tantivy::{Searcher, SegmentReader};

use super::columns::Columns;
use super::numbers::{GONE, Moved, Ordinals};

/// Every mention, as `kind name`.
const FIELD: &str = "initiative_kind";

/// No initiative.
const NONE: u32 = u32::MAX;

/// How an initiative is mentioned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// The heading that most mentions give it.
    pub name: String,
    /// Mentions by that name.
    named: u32,
    /// The kind that most mentions give it; `other` yields to any that says more.
    pub kind: String,
    /// Votes for that kind.
    best: (bool, u32),
    /// Mentions of any kind.
    pub all: u32,
}

/// Mentions of each initiative in the archive.
#[derive(Debug, Clone, Default)]
pub struct Initiatives {
    /// Of every `kind name`, whose number goes before those of later names: ties go to the first.
    ordinals: Ordinals,
    /// Mentions by number.
    sums: Vec<u32>,
    /// The initiative that each number is of.
    of: Vec<u32>,
    /// Initiatives by what all their names share.
    by_key: HashMap<String, u32>,
    mentions: Vec<Mentions>,
}

impl Initiatives {
    /// How the initiative with a key is mentioned, if it is.
    pub fn get(&self, key: &str) -> Option<&Mentions> {
        let mentions = self.by_key.get(key).and_then(|&initiative| self.mentions.get(initiative as usize));
        mentions.filter(|mentions| mentions.all > 0)
    }

    /// All of them, by their keys.
    pub fn all(&self) -> std::collections::BTreeMap<&String, &Mentions> {
        self.by_key.keys().filter_map(|key| Some((key, self.get(key)?))).collect()
    }

    /// Goes on to what a searcher looks at.
    pub(super) fn follow(mut self, searcher: &Searcher, columns: &Columns) -> Result<Self> {
        let (ordinals, moved) = self.ordinals.follow(searcher, FIELD)?;
        let counted = |segment: &SegmentReader| columns.sums(segment, FIELD, || counts(segment));
        let counts = side_by_side(searcher.segment_readers(), counted).into_iter();
        let sums = ordinals.add_up(&counts.collect::<Result<Vec<_>>>()?);
        let mut touched = self.move_to(moved, sums.len());
        let changed: Vec<u32> =
            (0..).zip(&sums).zip(&self.sums).filter(|((_, a), b)| a != b).map(|c| c.0.0).collect();
        (self.ordinals, self.sums) = (ordinals, sums);
        let new: Vec<u32> = changed.iter().copied().filter(|n| self.of[*n as usize] == NONE).collect();
        let names = self.ordinals.names(searcher, FIELD, &new)?;
        for (number, name) in new.iter().zip(&names) {
            self.of[*number as usize] = self.initiative_of(name);
        }
        touched.resize(self.mentions.len(), false);
        let mut touch = |initiative: u32| _ = touched.get_mut(initiative as usize).map(|is| *is = true);
        changed.iter().for_each(|number| touch(self.of[*number as usize]));
        let is_touched = |number: &u32| {
            let is = touched.get(self.of[*number as usize] as usize) == Some(&true);
            is && self.sums[*number as usize] > 0
        };
        let again: Vec<u32> = (0..self.of.len() as u32).filter(is_touched).collect();
        let names = if again == new { names } else { self.ordinals.names(searcher, FIELD, &again)? };
        self.recount(&touched, &again, &names);
        Ok(self)
    }

    /// Takes what is known by number to the new numbers, of so many. Says which initiatives lost a name.
    fn move_to(&mut self, moved: Moved, numbers: usize) -> Vec<bool> {
        let (sums, of) = (std::mem::take(&mut self.sums), std::mem::take(&mut self.of));
        (self.sums, self.of) = (vec![0; numbers], vec![NONE; numbers]);
        let Some(moved) = moved else {
            (self.by_key, self.mentions) = Default::default();
            return Vec::new();
        };
        let mut touched = vec![false; self.mentions.len()];
        for ((sum, initiative), new) in sums.into_iter().zip(of).zip(moved) {
            if new != GONE {
                (self.sums[new as usize], self.of[new as usize]) = (sum, initiative);
            } else if let Some(is) = touched.get_mut(initiative as usize) {
                *is = true;
            }
        }
        touched
    }

    /// The initiative of a `kind name`.
    fn initiative_of(&mut self, name: &str) -> u32 {
        let Some((_, name)) = name.split_once(' ') else { return NONE };
        let next = self.mentions.len() as u32;
        let initiative = *self.by_key.entry(initiative_key(name)).or_insert(next);
        if initiative == next {
            self.mentions.push(Mentions::default());
        }
        initiative
    }

    /// Counts the initiatives that are touched anew; `numbers` are all of theirs, in order, with their names.
    fn recount(&mut self, touched: &[bool], numbers: &[u32], names: &[String]) {
        for (mentions, _) in self.mentions.iter_mut().zip(touched).filter(|(_, is)| **is) {
            *mentions = Mentions::default();
        }
        let mut by_name: HashMap<&str, u32> = HashMap::new();
        for (&number, kind_and_name) in numbers.iter().zip(names) {
            let Some((kind, name)) = kind_and_name.split_once(' ') else { continue };
            let count = self.sums[number as usize];
            let named = by_name.entry(name).or_default();
            *named += count;
            let held = &mut self.mentions[self.of[number as usize] as usize];
            held.all += count;
            if *named > held.named {
                (held.named, held.name) = (*named, name.to_owned());
            }
            let vote = (kind != "other", count);
            if vote > held.best {
                (held.best, held.kind) = (vote, kind.to_owned());
            }
        }
    }
}

/// How often each value of a segment stands in the articles that are alive.
fn counts(segment: &SegmentReader) -> tantivy::Result<Vec<u32>> {
    let Some(column) = segment.fast_fields().str(FIELD)? else { return Ok(Vec::new()) };
    let mut counts = vec![0; column.num_terms()];
    for doc in segment.doc_ids_alive() {
        column.ords().values_for_doc(doc).for_each(|value| counts[value as usize] += 1);
    }
    Ok(counts)
}

/// What a value of a named field is called.
pub fn label<'a>(field: &str, value: &'a str, initiatives: &'a Initiatives) -> &'a str {
    match field {
        "topic" => facts::subject_label(value).unwrap_or(value),
        "initiative" => initiatives.get(value).map_or(value, |known| &known.name),
        "place" => value.rsplit('/').next().unwrap_or(value),
        _ => value,
    }
}
