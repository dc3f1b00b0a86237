//! The order of the first rows of a result list: headline over lead over further text, whole words over runs of
//! characters across words, words together over words apart; then what says it more often, then what is newer.
//!
//! The index finds the candidates by the same marks as far as it knows them; here their texts are read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use query::phrase::Phrase;

use crate::search::placement::{Found, OFTEN, Place, Standing};

/// Rows at the head of a list whose texts are read. The rows after them come as the index ranks them.
pub(crate) const READ: usize = 40;

/// What a phrase is worth as whole words, by the part it stands in.
const AS_WORDS: [(Place, u32); 6] = [
    (Place::Headline, 60),
    (Place::BesideHeadline, 50),
    (Place::Lead, 40),
    (Place::StandingHead, 30),
    (Place::Byline, 30),
    (Place::Text, 30),
];

/// What a run of characters is worth: less than any whole word.
const AS_RUN: (u32, u32) = (10, 5);

/// What a phrase is worth that stands there only as the text was meant.
const LOOK_ALIKE: u32 = 20;

/// What words are worth that stand beside each other as asked for: in the headline, elsewhere.
const TOGETHER: (u32, u32) = (60, 20);

/// Greater is better.
pub(crate) type Weight = (u32, Option<String>);

/// How well an article answers in which the phrases of a query stand like this, for articles of one query; `published`
/// breaks ties, the newer first.
pub(crate) fn weight(
    standing: &Standing,
    phrases: &[Phrase],
    found: &[Found],
    published: Option<&str>,
) -> Weight {
    // Of alternatives the best counts.
    let mut groups: BTreeMap<u32, u32> = BTreeMap::new();
    for (phrase, found) in phrases.iter().zip(found) {
        let best = groups.entry(phrase.group).or_default();
        *best = worth(found).max(*best);
    }
    let (sum, least) = (groups.values().sum::<u32>(), groups.values().min().copied().unwrap_or(0));
    // The mean, pulled down by what is worth least: all in the lead beats one in the headline and one far below.
    let many = groups.len().max(1) as u32;
    let mut total = (sum + least * many) * 10 / many;
    if phrases.len() > 1 && phrases.len() == groups.len() {
        total += match standing.together(phrases) {
            Some(Place::Headline) => TOGETHER.0 * 10,
            Some(_) => TOGETHER.1 * 10,
            None => 0,
        };
    }
    (total, published.map(str::to_owned))
}

fn worth(found: &Found) -> u32 {
    let by_place = |place: Place| AS_WORDS.iter().find(|(known, _)| *known == place).map_or(0, |(_, w)| *w);
    match (found.as_words, found.anywhere) {
        // Once, twice, four times: never as much as a weightier part.
        (Some(place), _) => by_place(place) + found.words.clamp(1, OFTEN).ilog2() * 3,
        (None, Some(Place::Headline | Place::BesideHeadline)) => AS_RUN.0,
        (None, Some(_)) => AS_RUN.1,
        (None, None) => u32::from(found.look_alike) * LOOK_ALIKE,
    }
}

/// Sorts rows by their weights; what weighs the same keeps its order.
pub(crate) fn sort<T>(rows: &mut [(Weight, T)]) {
    rows.sort_by(|a, b| Reverse(&a.0).cmp(&Reverse(&b.0)));
}

#[cfg(test)]
mod tests {
    use newspaper::{Article, Block, BlockKind};
    use query::syntax::Text;

    use super::*;

    fn weight(article: &Article, phrases: &[Phrase], published: Option<&str>) -> Weight {
        let standing = Standing::of(article);
        super::weight(&standing, phrases, &standing.find_all(article, phrases), published)
    }

    /// Headline, then paragraphs after bars.
    fn article(text: &str) -> Article {
        let mut parts = text.split('|').map(str::to_owned);
        let headline = parts.next().unwrap();
        let blocks = parts.map(|text| Block { kind: BlockKind::Paragraph, text, lines: Vec::new() });
        Article { headline, blocks: blocks.collect(), ..Article::default() }
    }

    #[test]
    fn articles_come_in_the_order_an_archivist_expects() {
        for (query, order) in [
            (
                "京都",
                vec![
                    "京都的古寺|游客很多。",
                    "古寺|京都的京都的秋天。|游客很多。",
                    "古寺|京都的秋天。|游客很多。",
                    "古寺|秋天到了。|他在京都住过，爱京都。",
                    "古寺|秋天到了。|他在京都住过。",
                    "北京都市圈|发展快。",
                    "都市圈|北京都市圈发展快。",
                ],
            ),
            (
                "冬枣 大棚",
                vec![
                    "冬枣大棚建起来|好。",
                    "冬枣进了大棚|好。",
                    "丰收|冬枣大棚建起来。",
                    "丰收|冬枣进了大棚。",
                    "冬枣丰收|好。|村里有大棚。",
                ],
            ),
        ] {
            let phrase = |(word, group)| Phrase { group, ..Phrase::text(Text::new(word).unwrap()) };
            let phrases: Vec<Phrase> = query.split(' ').zip(1..).map(phrase).collect();
            let mut rows: Vec<(Weight, &str)> =
                order.iter().rev().map(|text| (weight(&article(text), &phrases, None), *text)).collect();
            sort(&mut rows);
            let found: Vec<&str> = rows.into_iter().map(|(_, text)| text).collect();
            assert_eq!(found, order, "{query}");
        }
    }

    #[test]
    fn one_of_several_alternatives_is_as_good_as_all() {
        let weigh = |text: &str, groups: [u32; 2]| {
            let phrase = |(word, group)| Phrase { group, ..Phrase::text(Text::new(word).unwrap()) };
            let phrases: Vec<Phrase> = ["冬枣", "大棚"].into_iter().zip(groups).map(phrase).collect();
            weight(&article(text), &phrases, None)
        };
        let (one, both) = ("冬枣上市|好。", "好消息|说说。|冬枣好。大棚好。");
        assert!(weigh(one, [1, 1]) > weigh(both, [1, 1]));
        assert!(weigh(one, [1, 2]) < weigh(both, [1, 2]));
    }

    #[test]
    fn the_newer_comes_first_of_equals() {
        let phrases = [Phrase::text(Text::new("冬枣").unwrap())];
        let mut rows: Vec<(Weight, &str)> = [None, Some("2023-05-01"), Some("2024-01-01")]
            .map(|day| (weight(&article("冬枣上市"), &phrases, day), day.unwrap_or("")))
            .to_vec();
        sort(&mut rows);
        let days: Vec<&str> = rows.into_iter().map(|(_, day)| day).collect();
        assert_eq!(days, ["2024-01-01", "2023-05-01", ""]);
    }
}
