//! Where the text of a query stands in printed text: found in the folded form, marked in the printed one.

use std::borrow::Cow;

use newspaper::look_alike::other_texts;
use newspaper::text::{Folded, fold_with_origin, fold_without_readings};
use newspaper::{Article, Part};

use crate::phrase::Phrase;
use crate::proximity::{self, Occurrence};

/// Characters that are looked at together: most of them have not even the first character of what is sought.
const STRETCH: usize = 32;

/// Characters (not bytes) `start..end` of a text.
pub type Range = std::ops::Range<usize>;

/// Hits in a text: disjoint, ascending.
pub fn find(text: &str, phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    if phrases.is_empty() { Vec::new() } else { find_folded(&fold_with_origin(text), phrases, in_title) }
}

/// As [`find`], in a text that is folded already.
pub fn find_folded(folded: &Folded, phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    let mut hits: Vec<Range> = Vec::new();
    for phrase in phrases.iter().filter(|p| in_title || !p.title_only) {
        let found = places(&folded.chars, phrase);
        hits.extend(found.map(|(at, end)| folded.origin[at] as usize..folded.origin[end - 1] as usize + 1));
    }
    join(hits)
}

/// Where a phrase stands in folded text: start and end of each occurrence, of words near each other of each word.
pub fn places(chars: &[char], phrase: &Phrase) -> impl Iterator<Item = (usize, usize)> + use<> {
    let mut found: Vec<Occurrence> = Vec::new();
    for (word, text) in phrase.words.iter().enumerate() {
        let Some((first, rest)) = text.chars.split_first() else { continue };
        let stretches = (0..).step_by(STRETCH).zip(chars.chunks(STRETCH));
        for (start, stretch) in stretches.filter(|(_, stretch)| stretch.contains(first)) {
            let begins = (start..).zip(stretch).filter(|(_, c)| *c == first);
            let stands = begins.filter(|(at, _)| chars[at + 1..].starts_with(rest));
            let end = |at| at + text.chars.len();
            found.extend(stands.map(|(at, _)| Occurrence { start: at as u32, end: end(at) as u32, word }));
        }
    }
    if phrase.words.len() > 1 {
        found.sort_unstable();
        let mut belong = proximity::belong(&found, phrase.words.len(), phrase.within).into_iter();
        found.retain(|_| belong.next() == Some(true));
    }
    found.into_iter().map(|one| (one.start as usize, one.end as usize))
}

/// The phrases as an article has them: words that are near each other only across its parts are marked by themselves.
pub fn of_article<'a>(article: &Article, phrases: &'a [Phrase]) -> Cow<'a, [Phrase]> {
    let stands = |phrase: &Phrase| {
        let own = std::slice::from_ref(phrase);
        article.parts().any(|(part, _)| !find_in_part(article, part, own).is_empty())
    };
    let is_apart = |phrase: &Phrase| phrase.words.len() > 1 && !stands(phrase);
    if !phrases.iter().any(is_apart) {
        return Cow::Borrowed(phrases);
    }
    let of_phrase = |phrase: &Phrase| match is_apart(phrase) {
        true => phrase.words.iter().cloned().map(Phrase::text).collect(),
        false => vec![phrase.clone()],
    };
    phrases.iter().flat_map(of_phrase).collect()
}

/// Hits in a part of an article, as it stands and as it may be meant: 茌平 marks 在平.
pub fn find_in_part(article: &Article, part: Part, phrases: &[Phrase]) -> Vec<Range> {
    let Some(text) = article.part(part).filter(|_| !phrases.is_empty()) else { return Vec::new() };
    find_in_folded(&fold_with_origin(text), &others(article, part), phrases, is_title(part))
}

/// Whether a part is kicker, headline or deck.
pub fn is_title(part: Part) -> bool {
    !matches!(part, Part::Block(_))
}

/// What a part may be looked for as beside its text, folded.
pub fn others(article: &Article, part: Part) -> Vec<Folded> {
    let own = article.part(part).and_then(fold_without_readings);
    other_texts(article, part).iter().map(|text| fold_with_origin(text)).chain(own).collect()
}

/// As [`find_folded`], with the [`others`] of the text: they have their hits where they stand in the text itself, as long
/// as they are as long.
pub fn find_in_folded(folded: &Folded, others: &[Folded], phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    let hits = find_folded(folded, phrases, in_title);
    if others.is_empty() {
        return hits;
    }
    let others = others.iter().filter(|other| other.length == folded.length);
    join(others.flat_map(|other| find_folded(other, phrases, in_title)).chain(hits).collect())
}

/// Joins hits that overlap.
pub fn join(mut hits: Vec<Range>) -> Vec<Range> {
    hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
    let mut joined: Vec<Range> = Vec::new();
    for hit in hits {
        match joined.last_mut() {
            Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
            _ => joined.push(hit),
        }
    }
    joined
}
