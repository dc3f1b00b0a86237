//! Articles that go on on another page (下转、上接): the pieces stay where they were cut, and are read as one.
//!
//! A piece that continues another one names it in `article.continues`; lists, index and reading know only the
//! first piece. Which pieces belong together follows from the pages alone, so that it is the same whichever page
//! was imported first, and is found anew whenever one of them is read anew.

use std::collections::{BTreeSet, HashSet};

use newspaper::text::fold;
use newspaper::{Article, Jump, Part};
use rusqlite::Connection;
use wire::ArticleId;

use crate::article::{self, Piece, Stored};
use crate::error::Result;
use crate::{change, page};

/// An article is continued over so many pages at most; more is a circle of misread jumps.
const LONGEST_CHAIN: usize = 8;

/// Share of a headline's pairs of characters that must stand in a continuation which several jumps could mean.
const LEAST_SHARED: f32 = 0.3;

/// Joins the pieces of the issue a page belongs to, and parts what no longer belongs together. Gives back the
/// articles that are other than before, which are noted for the index.
pub fn join(connection: &Connection, page_id: i64) -> Result<Vec<ArticleId>> {
    let pages = page::of_issue(connection, page_id)?;
    if !article::have_jumps(connection, &pages)? {
        return Ok(Vec::new());
    }
    let mut pieces = Vec::new();
    for page in pages {
        pieces.extend(article::pieces(connection, page)?);
    }
    let links = links(&pieces);
    let mut changed = BTreeSet::new();
    for piece in &pieces {
        let continues = links.iter().find(|(_, to)| *to == piece.id).map(|(from, _)| *from);
        if continues != piece.continues {
            article::set_continues(connection, piece.id, continues)?;
            changed.extend([Some(piece.id), piece.continues, continues].into_iter().flatten());
        }
    }
    // A page that left its issue takes its pieces with it.
    for piece in pieces.iter().filter(|piece| piece.page_id == page_id) {
        for other in article::continuations(connection, piece.id)? {
            if !links.contains(&(piece.id, other)) {
                article::set_continues(connection, other, None)?;
                changed.extend([piece.id, other]);
            }
        }
    }
    let mut noted = BTreeSet::new();
    for &id in &changed {
        noted.extend([id, article::root(connection, id)?]);
    }
    noted.iter().try_for_each(|&id| change::note(connection, id))?;
    Ok(noted.into_iter().collect())
}

/// Notes a change of a piece for the article it is read with.
pub fn note_root(connection: &Connection, id: ArticleId) -> Result<()> {
    let root = article::root(connection, id)?;
    if root != id { change::note(connection, root) } else { Ok(()) }
}

/// Which piece goes on with which: (from, to), each at most once, the surest first.
fn links(pieces: &[Piece]) -> Vec<(ArticleId, ArticleId)> {
    let mut pairs: Vec<(f32, ArticleId, ArticleId)> = Vec::new();
    for from in pieces {
        for to in pieces.iter().filter(|to| to.page_id != from.page_id) {
            if let Some(score) = score(from, to) {
                pairs.push((score, from.id, to.id));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut links: Vec<(ArticleId, ArticleId)> = Vec::new();
    for &(score, from, to) in &pairs {
        let is_rivalled = |p: &&(f32, ArticleId, ArticleId)| (p.1 == from) != (p.2 == to);
        let is_open = !links.iter().any(|(a, b)| *a == from || *b == to);
        let rivals = pairs.iter().filter(is_rivalled).count();
        if is_open && (score >= LEAST_SHARED || rivals == 0) && !leads_to(&links, to, from) {
            links.push((from, to));
        }
    }
    links
}

/// Whether `to` is reached from `from`.
fn leads_to(links: &[(ArticleId, ArticleId)], from: ArticleId, to: ArticleId) -> bool {
    let mut at = from;
    for _ in 0..LONGEST_CHAIN {
        match links.iter().find(|(a, _)| *a == at) {
            _ if at == to => return true,
            Some((_, next)) => at = *next,
            None => return false,
        }
    }
    true
}

/// How well `to` goes on with `from`; `None` where nothing says so. Jumps on both sides, or one jump and one title.
fn score(from: &Piece, to: &Piece) -> Option<f32> {
    let to_there = from.jump_to.as_ref().is_some_and(|jump| means(jump, to));
    let from_here = to.jump_from.as_ref().is_some_and(|jump| means(jump, from));
    let named = [&from.jump_to, &to.jump_from].into_iter().flatten().filter_map(|jump| jump.title.as_deref());
    let titled =
        named.into_iter().any(|title| same_title(title, &from.headline) || same_title(title, &to.headline))
            || !from.headline_supplied && !to.headline_supplied && same_title(&from.headline, &to.headline);
    match (to_there, from_here, titled) {
        (true, true, _) => Some(shared(&from.headline, &to.text) + if titled { 2.0 } else { 0.0 }),
        (true, false, true) if to.jump_from.is_none() => Some(1.0),
        (false, true, true) if from.jump_to.is_none() => Some(1.0),
        _ => None,
    }
}

/// Whether a jump names the page of a piece.
fn means(jump: &Jump, piece: &Piece) -> bool {
    piece.label.as_deref().is_some_and(|label| bare_label(label) == bare_label(&jump.page))
}

/// A page label without 第, 版 and leading zeros, Chinese numerals as digits.
fn bare_label(label: &str) -> String {
    const NUMERALS: &str = "一二三四五六七八九";
    let digit = |c: char| NUMERALS.chars().position(|n| n == c).map(|n| n + 1);
    let folded: Vec<char> =
        fold(label).to_uppercase().chars().filter(|c| !matches!(c, '第' | '版')).collect();
    if let Some(ten) = folded.iter().position(|&c| c == '十') {
        let tens = folded[..ten].last().and_then(|&c| digit(c)).unwrap_or(1);
        let ones = folded.get(ten + 1).and_then(|&c| digit(c)).unwrap_or(0);
        return (tens * 10 + ones).to_string();
    }
    let plain: String =
        folded.into_iter().map(|c| digit(c).map_or(c, |n| char::from(b'0' + n as u8))).collect();
    let letters: String = plain.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let number = plain[letters.len()..].trim_start_matches('0');
    format!("{letters}{number}")
}

fn same_title(a: &str, b: &str) -> bool {
    let bare = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (bare(a), bare(b));
    let short = a.chars().count().min(b.chars().count());
    short >= 4 && (a.contains(&b) || b.contains(&a))
}

/// Share of a headline's pairs of characters that stand in a text.
fn shared(headline: &str, text: &str) -> f32 {
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let chars: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
        chars.windows(2).map(|w| (w[0], w[1])).collect()
    };
    let (title, body) = (pairs(headline), pairs(text));
    if title.is_empty() { 0.0 } else { title.intersection(&body).count() as f32 / title.len() as f32 }
}

/// Puts the pieces that go on with an article behind it, so that it is read as one. `whole` says that its facts
/// are wanted too.
pub fn complete(connection: &Connection, stored: &mut Stored, whole: bool) -> Result<()> {
    let mut last = stored.id;
    for _ in 0..LONGEST_CHAIN {
        let Some(next) = article::continuations(connection, last)?.first().copied() else { break };
        let piece =
            if whole { article::get_whole(connection, next)? } else { article::get(connection, next)? };
        let Some(piece) = piece else { break };
        last = piece.id;
        append(stored, piece);
    }
    Ok(())
}

fn append(stored: &mut Stored, piece: Stored) {
    let article = &mut stored.article;
    let first = article.blocks.len() as u32;
    let moved = |part: Part| match part {
        Part::Block(n) => Part::Block(n + first),
        head => head,
    };
    let in_text = |part: Part| matches!(part, Part::Block(_));
    let head =
        piece.article.parts().filter(|(part, _)| !in_text(*part)).map(|(_, text)| text.to_owned()).collect();
    let Article { blocks, facts, byline, replaced, look_alikes, lines, .. } = piece.article;
    stored.continued.push(Continued { page_id: piece.page_id, first_block: first, lines, head });
    article.blocks.extend(blocks);
    article.facts.extend(facts.into_iter().filter_map(|mut fact| {
        let span = fact.span.as_mut().filter(|span| in_text(span.part))?;
        span.part = moved(span.part);
        Some(fact)
    }));
    article.replaced.extend(replaced.into_iter().filter(|r| in_text(r.part)).map(|mut r| {
        r.part = moved(r.part);
        r
    }));
    article.look_alikes.extend(look_alikes.into_iter().filter(|l| in_text(l.span.part)).map(|mut l| {
        l.span.part = moved(l.span.part);
        l
    }));
    let own = &mut article.byline;
    for (names, more) in [
        (&mut own.reporters, byline.reporters),
        (&mut own.correspondents, byline.correspondents),
        (&mut own.photographers, byline.photographers),
        (&mut own.printed, byline.printed),
    ] {
        for name in more {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
}

/// A piece of an article on another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continued {
    /// Its page.
    pub page_id: i64,
    /// Number of its first block in the whole article.
    pub first_block: u32,
    /// Its source lines on that page.
    pub lines: Vec<u32>,
    /// What is printed above its text: kicker, headline, deck.
    pub head: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_bare() {
        for (a, b, same) in [
            ("03", "3", true),
            ("A03", "a3", true),
            ("第三版", "3", true),
            ("十二", "12", true),
            ("二十", "20", true),
            ("A3", "3", false),
            ("13", "3", false),
        ] {
            assert_eq!(bare_label(a) == bare_label(b), same, "{a} {b}");
        }
    }

    fn piece(id: i64, label: &str, headline: &str, to: Option<&str>, from: Option<&str>) -> Piece {
        let jump = |page: &str| Jump { page: page.into(), title: None };
        Piece {
            id,
            page_id: id,
            label: Some(label.into()),
            headline: headline.into(),
            headline_supplied: false,
            text: format!("{headline}的后半篇"),
            jump_to: to.map(jump),
            jump_from: from.map(jump),
            continues: None,
        }
    }

    #[test]
    fn pieces_find_each_other() {
        let check = |pieces: &[Piece], expect: &[(i64, i64)]| assert_eq!(links(pieces), expect);
        let front = piece(1, "01", "柳林大桥昨日通车", Some("3"), None);
        check(&[front.clone(), piece(3, "3", "后半", None, Some("1"))], &[(1, 3)]);
        check(&[piece(3, "3", "后半", None, Some("1")), front.clone()], &[(1, 3)]);
        check(&[front.clone(), piece(3, "3", "柳林大桥昨日通车", None, None)], &[(1, 3)]);
        check(&[front.clone(), piece(3, "3", "另一件事", None, None)], &[]);
        check(&[front.clone(), piece(4, "4", "后半", None, Some("1"))], &[]);
    }

    #[test]
    fn several_jumps_to_one_page_are_told_apart_by_their_words() {
        let bridge = piece(1, "1", "柳林大桥昨日通车", Some("3"), None);
        let mut mushroom = piece(2, "1", "菌菇种植户增收", Some("3"), None);
        mushroom.page_id = 1;
        let mut rest =
            [piece(31, "3", "菌菇种植户", None, Some("1")), piece(32, "3", "柳林大桥", None, Some("1"))];
        rest.iter_mut().for_each(|piece| piece.page_id = 3);
        let [first, second] = rest;
        assert_eq!(links(&[bridge, mushroom, first, second]), [(2, 31), (1, 32)]);
    }

    #[test]
    fn circles_of_jumps_end() {
        let one = piece(1, "1", "柳林大桥昨日通车", Some("2"), Some("2"));
        let two = piece(2, "2", "柳林大桥昨日通车", Some("1"), Some("1"));
        assert_eq!(links(&[one, two]).len(), 1);
    }
}
