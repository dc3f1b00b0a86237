//! How the text of a query stands in an article: in which of its parts, as whole words or as a run of characters
//! across words (京都 in 北京都市), as it was typed or in another form of the same characters.

use newspaper::look_alike::other_texts;
use newspaper::text::{Folded, JIEBA, fold, fold_with_origin, fold_without_readings};
use newspaper::{Article, Part};
use query::highlight;
use query::phrase::Phrase;

/// Characters to either side that decide where words end.
const AROUND: usize = 8;

/// Occurrences as whole words that are counted; an article that says it so often is about it.
pub(crate) const OFTEN: u32 = 4;

/// Occurrences that are cut into words at most: where so many are no words, none is.
const MOST_CUT: usize = 24;

/// A sort of part of an article, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Headline,
    /// Kicker or deck.
    BesideHeadline,
    /// The first paragraph.
    Lead,
    StandingHead,
    Byline,
    /// Further paragraphs, subheads, captions.
    Text,
}

/// Which text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    Part(Part),
    StandingHead,
    /// A line of the byline.
    Byline(usize),
}

/// The texts of an article, folded once for all that a query asks of them.
pub(crate) struct Standing {
    texts: Vec<(Place, Own, Folded)>,
}

/// Where phrases stand in a text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) own: Own,
    /// Disjoint, ascending.
    pub(crate) hits: Vec<highlight::Range>,
    /// How many different phrases it is found by, in its own text or in another.
    pub(crate) variety: usize,
}

/// How one phrase stands in an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Weightiest part in which it stands as whole words.
    pub(crate) as_words: Option<Place>,
    /// Weightiest part in which it stands at all.
    pub(crate) anywhere: Option<Place>,
    /// Occurrences as whole words, at most [`OFTEN`].
    pub(crate) words: u32,
    /// It stands somewhere just as it was typed, but for spaces.
    pub(crate) as_typed: bool,
    /// It stands only where characters were put right.
    pub(crate) look_alike: bool,
}

impl Own {
    /// It, of the article.
    pub(crate) fn text(self, article: &Article) -> &str {
        let text = match self {
            Self::Part(part) => article.part(part),
            Self::StandingHead => article.standing_head.as_deref(),
            Self::Byline(line) => article.byline.printed.get(line).map(String::as_str),
        };
        text.unwrap_or_default()
    }
}

impl Standing {
    pub(crate) fn of(article: &Article) -> Self {
        let mut texts: Vec<(Place, Own)> = vec![
            (Place::Headline, Own::Part(Part::Headline)),
            (Place::BesideHeadline, Own::Part(Part::Kicker)),
            (Place::BesideHeadline, Own::Part(Part::Deck)),
            (Place::StandingHead, Own::StandingHead),
        ];
        texts.extend((0..article.byline.printed.len()).map(|line| (Place::Byline, Own::Byline(line))));
        let lead = article.lead();
        let place = |n| if Some(n) == lead { Place::Lead } else { Place::Text };
        texts.extend((0..article.blocks.len()).map(|n| (place(n), Own::Part(Part::Block(n as u32)))));
        // The weightiest first: what stands in them decides before much is cut into words.
        texts.sort_by_key(|(place, _)| *place);
        let fold = |(place, own): (Place, Own)| {
            let text = own.text(article);
            (place, own, fold_without_readings(text).unwrap_or_else(|| fold_with_origin(text)))
        };
        Self { texts: texts.into_iter().map(fold).collect() }
    }

    /// How each of some phrases stands in the article, which is the one that was folded.
    pub(crate) fn find_all(&self, article: &Article, phrases: &[Phrase]) -> Vec<Found> {
        phrases.iter().map(|phrase| self.find(article, phrase)).collect()
    }

    /// How a phrase stands in the article, which is the one that was folded.
    fn find(&self, article: &Article, phrase: &Phrase) -> Found {
        let mut found = Found::default();
        let mut cut = 0;
        for (place, own, folded) in &self.texts {
            if phrase.title_only && !matches!(place, Place::Headline | Place::BesideHeadline) {
                continue;
            }
            for (at, end) in highlight::places(&folded.chars, phrase) {
                found.anywhere = found.anywhere.or(Some(*place));
                found.as_typed = found.as_typed || is_as_typed(own.text(article), folded, (at, end), phrase);
                if cut == MOST_CUT || found.words == OFTEN {
                    continue;
                }
                cut += 1;
                if is_whole(folded, at, end) {
                    found.as_words = found.as_words.or(Some(*place));
                    found.words += 1;
                }
            }
        }
        found.look_alike = found.anywhere.is_none() && is_meant(article, phrase);
        found
    }

    /// Where phrases stand in the article, which is the one that was folded; texts without any are left out.
    pub(crate) fn marks(&self, article: &Article, phrases: &[Phrase]) -> Vec<Marked> {
        let of_text = |(_, own, folded): &(Place, Own, Folded)| {
            let (others, is_title) = match *own {
                Own::Part(part) => (highlight::others(article, part), highlight::is_title(part)),
                Own::StandingHead | Own::Byline(_) => (Vec::new(), false),
            };
            let (mut hits, mut variety) = (Vec::new(), 0);
            for phrase in phrases.chunks(1) {
                let found = highlight::find_in_folded(folded, &others, phrase, is_title);
                let stands = |other| !highlight::find_folded(other, phrase, is_title).is_empty();
                variety += usize::from(!found.is_empty() || others.iter().any(stands));
                hits.extend(found);
            }
            Marked { own: *own, hits: highlight::join(hits), variety }
        };
        self.texts.iter().map(of_text).filter(|marked| marked.variety > 0).collect()
    }

    /// Whether all phrases stand beside each other in the order asked for: in the headline, or elsewhere.
    pub(crate) fn together(&self, phrases: &[Phrase]) -> Option<Place> {
        let chars: Vec<char> =
            phrases.iter().flat_map(|phrase| &phrase.words).flat_map(|w| &w.chars).copied().collect();
        let stands = |chars: &[char], folded: &Folded| folded.chars.windows(chars.len()).any(|w| w == chars);
        let places = self.texts.iter().filter(|(_, _, folded)| !chars.is_empty() && stands(&chars, folded));
        places.map(|(place, _, _)| *place).min()
    }
}

/// Whether a phrase stands in what a part was meant to be, or was read as.
fn is_meant(article: &Article, phrase: &Phrase) -> bool {
    article.parts().any(|(part, _)| {
        let others = if phrase.title_only && !highlight::is_title(part) {
            Vec::new()
        } else {
            other_texts(article, part)
        };
        others.iter().any(|text| {
            let chars: Vec<char> = fold(text).chars().collect();
            highlight::places(&chars, phrase).next().is_some()
        })
    })
}

/// Whether the characters of an occurrence are those that were typed; of words near each other this one word's.
fn is_as_typed(text: &str, folded: &Folded, (at, end): (usize, usize), phrase: &Phrase) -> bool {
    let chars = &folded.chars[at..end];
    let Some(word) = phrase.words.iter().find(|word| word.chars == chars) else { return false };
    let mut next = folded.origin[at];
    let mut printed = text.chars().skip(next as usize);
    let mut source = None;
    word.sources().zip(&folded.origin[at..end]).all(|(typed, &origin)| {
        // Characters that one folded to share it.
        if origin >= next {
            source = printed.nth((origin - next) as usize);
            next = origin + 1;
        }
        source == Some(typed)
    })
}

/// Whether words end at both ends of a stretch of folded text.
fn is_whole(folded: &Folded, at: usize, end: usize) -> bool {
    let from = at.saturating_sub(AROUND);
    let to = (end + AROUND).min(folded.chars.len());
    let text: String = folded.chars[from..to].iter().collect();
    let (mut starts, mut ends) = (parted(folded, at), parted(folded, end));
    let mut n = from;
    for token in JIEBA.cut(&text, false) {
        if starts && ends || n > end {
            break;
        }
        starts |= n == at;
        n += token.word.chars().count();
        ends |= n == end;
    }
    starts && ends
}

/// Whether a folded text begins or ends here, or spaces part Latin words.
fn parted(folded: &Folded, at: usize) -> bool {
    let (Some(&before), Some(&after)) = (at.checked_sub(1).map(|n| &folded.origin[n]), folded.origin.get(at))
    else {
        return true;
    };
    let is_latin = |n: usize| folded.chars[n].is_ascii_alphanumeric();
    after - before > 1 && is_latin(at - 1) && is_latin(at)
}

#[cfg(test)]
mod tests {
    use newspaper::{Block, BlockKind};
    use query::syntax::Text;

    use super::*;

    fn article(headline: &str, paragraphs: &[&str]) -> Article {
        let block =
            |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).into(), lines: Vec::new() };
        Article {
            headline: headline.into(),
            blocks: paragraphs.iter().map(block).collect(),
            ..Article::default()
        }
    }

    fn find(article: &Article, typed: &str) -> Found {
        Standing::of(article).find(article, &Phrase::text(Text::new(typed).unwrap()))
    }

    #[test]
    fn words_are_told_from_runs_of_characters() {
        let check = |headline: &str, typed: &str, whole: bool| {
            let found = find(&article(headline, &[]), typed);
            assert_eq!(found.anywhere, Some(Place::Headline), "{typed} in {headline}");
            assert_eq!(found.as_words.is_some(), whole, "{typed} in {headline}");
        };
        check("游客走进京都老街", "京都", true);
        check("北京都市农业受欢迎", "京都", false);
        check("北京都市农业受欢迎", "都市农业", true);
        check("推进大规模设备更新", "设备更新", true);
        check("Hello World 平台上线", "world", true);
        check("Hello World 平台上线", "HelloWorld", true);
        check("HelloWorld 平台上线", "world", false);
    }

    #[test]
    fn the_weightiest_part_counts() {
        let article = article("冬枣上市", &["冬枣熟了。", "合作社说冬枣好，冬枣甜，大棚暖。"]);
        let found = find(&article, "冬枣");
        assert_eq!((found.as_words, found.words), (Some(Place::Headline), 4));
        assert_eq!(find(&article, "熟了").as_words, Some(Place::Lead));
        assert_eq!(find(&article, "大棚").as_words, Some(Place::Text));
        assert_eq!(find(&article, "苹果"), Found::default());
    }

    #[test]
    fn other_forms_of_the_characters_are_told() {
        let article = article("冠縣 灵芝Ａ", &[]);
        for (typed, as_typed) in [("冠縣", true), ("冠县", false), ("縣灵芝", true), ("灵芝a", false)]
        {
            assert_eq!(find(&article, typed).as_typed, as_typed, "{typed}");
        }
    }
}
