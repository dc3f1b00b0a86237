//! Corrections of finished articles: fields, paragraphs, damaged characters. They are applied in the order in
//! which they were made; the text that was read stays beside what replaced it.

use crate::correction::{Correction, Field, Reason, Unapplied, is_superseded};
use crate::model::{Article, ArticleKind, Block, BlockKind, Part, Replaced};
use crate::structure::signs::glyph::is_blank;
use crate::structure::signs::{join, supplied};

/// Applies what `corrections` say of articles; articles are by first line. Returns what could not be applied.
pub fn apply(articles: &mut [Article], corrections: &[Correction]) -> Vec<Unapplied> {
    let mut unapplied = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        let applied = match correction {
            Correction::Field { line, field, values } => {
                article_at(articles, *line).and_then(|article| set(article, *field, values))
            }
            Correction::Paragraph { line, nth, text } => paragraph(articles, *line, *nth, text),
            Correction::Repair { line, from, to, accepted } => {
                let wanted = *accepted && !is_superseded(corrections, index);
                article_at(articles, *line).and_then(|article| repair(article, from, to, wanted))
            }
            _ => Ok(()),
        };
        if let Err(reason) = applied {
            unapplied.push(Unapplied { index, reason });
        }
    }
    for article in articles.iter_mut().filter(|a| !a.replaced.is_empty()) {
        forget_restored(article);
    }
    unapplied
}

fn article_at(articles: &mut [Article], line: u32) -> Result<&mut Article, Reason> {
    let at = articles.binary_search_by_key(&Some(line), |a| a.lines.first().copied());
    at.ok().and_then(|n| articles.get_mut(n)).ok_or(Reason::NoArticleThere)
}

fn set(article: &mut Article, field: Field, values: &[String]) -> Result<(), Reason> {
    let values: Vec<String> = values.iter().map(|v| join::collapse(v)).filter(|v| !v.is_empty()).collect();
    match field {
        Field::Reporters => article.byline.reporters = values,
        Field::Correspondents => article.byline.correspondents = values,
        Field::Photographers => article.byline.photographers = values,
        _ => set_one(article, field, single(values)?)?,
    }
    Ok(())
}

fn single(values: Vec<String>) -> Result<Option<String>, Reason> {
    if values.len() > 1 {
        return Err(Reason::ValueInvalid);
    }
    Ok(values.into_iter().next())
}

fn set_one(article: &mut Article, field: Field, value: Option<String>) -> Result<(), Reason> {
    match field {
        Field::StandingHead => article.standing_head = value,
        Field::Dateline => article.dateline = value,
        Field::Kind => article.kind = value.as_deref().and_then(kind).ok_or(Reason::ValueInvalid)?,
        Field::Kicker => {
            keep(article, Part::Kicker);
            article.kicker = value;
        }
        Field::Deck => {
            keep(article, Part::Deck);
            article.deck = value;
        }
        _ => {
            keep(article, Part::Headline);
            article.headline_supplied = value.is_none();
            article.headline = value.unwrap_or_else(|| propose(&article.blocks));
        }
    }
    Ok(())
}

/// A kind by its name on the wire.
fn kind(name: &str) -> Option<ArticleKind> {
    Some(match name {
        "news" => ArticleKind::News,
        "feature" => ArticleKind::Feature,
        "photo-caption" => ArticleKind::PhotoCaption,
        "brief" => ArticleKind::Brief,
        "commentary" => ArticleKind::Commentary,
        "notice" => ArticleKind::Notice,
        "other" => ArticleKind::Other,
        _ => return None,
    })
}

fn paragraph(articles: &mut [Article], line: u32, nth: u32, text: &str) -> Result<(), Reason> {
    let holds = |a: &&mut Article| a.blocks.iter().any(|b| b.lines.first() == Some(&line));
    let article = articles.iter_mut().find(holds).ok_or(Reason::NoParagraphThere)?;
    let here = |b: &Block| b.lines.first() == Some(&line);
    let mut found = (0..article.blocks.len()).filter(|&n| here(&article.blocks[n]));
    let n = found.nth(nth as usize).ok_or(Reason::NoParagraphThere)?;
    let text = set_in_lines(text, matches!(article.blocks[n].kind, BlockKind::Verse | BlockKind::Table));
    if text.is_empty() {
        return Err(Reason::ValueInvalid);
    }
    keep(article, Part::Block(n as u32));
    article.blocks[n].text = text;
    propose_again(article);
    Ok(())
}

/// Line ends are kept in verse and tables only.
fn set_in_lines(text: &str, keep: bool) -> String {
    let blank = |c: char| is_blank(c) || c.is_whitespace();
    let lines = text.split(['\n', '\r']).map(|l| l.trim_matches(blank)).filter(|l| !l.is_empty());
    if keep { lines.collect::<Vec<_>>().join("\n") } else { join::join(lines) }
}

fn repair(article: &mut Article, from: &str, to: &str, wanted: bool) -> Result<(), Reason> {
    if from.is_empty() || from.chars().count() != to.chars().count() {
        return Err(Reason::ValueInvalid);
    }
    if !wanted {
        return Ok(());
    }
    let parts: Vec<Part> =
        article.parts().filter(|(_, text)| text.contains(from)).map(|(part, _)| part).collect();
    if parts.is_empty() {
        return Err(Reason::TextMissing);
    }
    for part in parts {
        keep(article, part);
        if let Some(text) = text_mut(article, part) {
            *text = text.replace(from, to);
        }
    }
    propose_again(article);
    Ok(())
}

fn text_mut(article: &mut Article, part: Part) -> Option<&mut String> {
    match part {
        Part::Kicker => article.kicker.as_mut(),
        Part::Headline => Some(&mut article.headline),
        Part::Deck => article.deck.as_mut(),
        Part::Block(n) => article.blocks.get_mut(n as usize).map(|b| &mut b.text),
    }
}

/// Keeps the text of a part as it was read: the first time it is replaced, and only if it is printed.
fn keep(article: &mut Article, part: Part) {
    let printed = !(part == Part::Headline && article.headline_supplied);
    let known = article.replaced.iter().any(|r| r.part == part);
    let text = article.part(part).filter(|_| printed && !known).map(str::to_owned);
    // A part that was empty, or a proposal, has nothing that was read: later texts are a person's own.
    let text = if known { None } else { Some(text.unwrap_or_default()) };
    article.replaced.extend(text.map(|text| Replaced { part, text }));
}

/// Drops what was not printed, and what stands as it was read again.
fn forget_restored(article: &mut Article) {
    let mut replaced = std::mem::take(&mut article.replaced);
    let proposed = |part: Part| part == Part::Headline && article.headline_supplied;
    replaced.retain(|r| {
        !r.text.is_empty() && (proposed(r.part) || article.part(r.part) != Some(r.text.as_str()))
    });
    replaced.sort_by_key(|r| r.part);
    article.replaced = replaced;
}

fn propose_again(article: &mut Article) {
    if article.headline_supplied {
        article.headline = propose(&article.blocks);
    }
}

/// A headline for an article that prints none.
pub(in crate::structure) fn propose(blocks: &[Block]) -> String {
    let text = blocks.iter().map(|b| b.text.as_str()).find(|t| t.chars().any(|c| !is_blank(c)));
    supplied::headline(text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let block = |text: &str, line: u32| Block {
            kind: BlockKind::Paragraph,
            text: text.to_owned(),
            lines: vec![line],
        };
        Article {
            headline: "在平新桥通车".into(),
            kicker: Some("两岸欢庆".into()),
            lines: vec![3, 4, 6, 8],
            blocks: vec![block("在平县昨日通车一座新桥。", 6), block("村民称便。", 8)],
            ..Article::default()
        }
    }

    fn apply_to(corrections: &[Correction]) -> (Article, Vec<Reason>) {
        let mut articles = [article()];
        let unapplied = apply(&mut articles, corrections);
        let [article] = articles;
        (article, unapplied.iter().map(|u| u.reason).collect())
    }

    fn field(line: u32, field: Field, values: &[&str]) -> Correction {
        Correction::Field { line, field, values: values.iter().map(|v| (*v).to_owned()).collect() }
    }

    fn repair_of(from: &str, to: &str, accepted: bool) -> Correction {
        Correction::Repair { line: 3, from: from.into(), to: to.into(), accepted }
    }

    fn replaced(article: &Article) -> Vec<(Part, &str)> {
        article.replaced.iter().map(|r| (r.part, r.text.as_str())).collect()
    }

    #[test]
    fn the_last_value_wins_and_what_was_read_is_kept() {
        let (a, refused) =
            apply_to(&[field(3, Field::Headline, &["甲"]), field(3, Field::Headline, &["柳林大桥通车"])]);
        assert_eq!((a.headline.as_str(), a.headline_supplied), ("柳林大桥通车", false));
        assert_eq!(replaced(&a), [(Part::Headline, "在平新桥通车")]);
        assert!(refused.is_empty());
    }

    #[test]
    fn an_emptied_headline_is_proposed_again() {
        let (a, _) = apply_to(&[field(3, Field::Headline, &[])]);
        assert!(a.headline_supplied && !a.headline.is_empty());
        assert_eq!(replaced(&a), [(Part::Headline, "在平新桥通车")]);
        let (a, _) = apply_to(&[field(3, Field::Headline, &[]), field(3, Field::Headline, &["新桥"])]);
        assert_eq!((a.headline.as_str(), a.headline_supplied), ("新桥", false));
        assert_eq!(replaced(&a), [(Part::Headline, "在平新桥通车")]);
    }

    #[test]
    fn what_is_not_printed_is_not_kept() {
        let (a, _) = apply_to(&[field(3, Field::Deck, &["——其一"]), field(3, Field::Deck, &["——其二"])]);
        assert_eq!(a.deck.as_deref(), Some("——其二"));
        assert!(a.replaced.is_empty());
        let (a, _) = apply_to(&[field(3, Field::Kicker, &[]), field(3, Field::Kicker, &["两岸欢庆"])]);
        assert_eq!((a.kicker.as_deref(), a.replaced.len()), (Some("两岸欢庆"), 0));
    }

    #[test]
    fn names_kind_and_the_like_are_set() {
        let (a, refused) = apply_to(&[
            field(3, Field::Reporters, &["张红", " 李强 "]),
            field(3, Field::Correspondents, &["王伟"]),
            field(3, Field::Photographers, &["赵敏"]),
            field(3, Field::Dateline, &["河湾"]),
            field(3, Field::StandingHead, &["简讯"]),
            field(3, Field::Kind, &["photo-caption"]),
        ]);
        assert_eq!(a.byline.reporters, ["张红", "李强"]);
        assert_eq!((a.byline.correspondents.len(), a.byline.photographers.len()), (1, 1));
        assert_eq!((a.dateline.as_deref(), a.standing_head.as_deref()), (Some("河湾"), Some("简讯")));
        assert_eq!((a.kind, refused.len()), (ArticleKind::PhotoCaption, 0));
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_reason() {
        let check = |correction: Correction, reason: Reason| {
            let (a, refused) = apply_to(std::slice::from_ref(&correction));
            assert_eq!(refused, [reason], "{correction:?}");
            assert_eq!(a, article(), "{correction:?}");
        };
        check(field(4, Field::Headline, &["甲"]), Reason::NoArticleThere);
        check(field(3, Field::Headline, &["甲", "乙"]), Reason::ValueInvalid);
        check(field(3, Field::Kind, &["novel"]), Reason::ValueInvalid);
        check(field(3, Field::Kind, &[]), Reason::ValueInvalid);
        check(Correction::Paragraph { line: 3, nth: 0, text: "甲".into() }, Reason::NoParagraphThere);
        check(Correction::Paragraph { line: 6, nth: 0, text: " \n".into() }, Reason::ValueInvalid);
        check(repair_of("在平", "茌平县", true), Reason::ValueInvalid);
        check(repair_of("", "", true), Reason::ValueInvalid);
        check(repair_of("河湾", "河弯", true), Reason::TextMissing);
        check(
            Correction::Repair { line: 6, from: "在".into(), to: "茌".into(), accepted: false },
            Reason::NoArticleThere,
        );
    }

    #[test]
    fn a_paragraph_is_set_and_its_former_text_kept() {
        let (a, refused) = apply_to(&[
            Correction::Paragraph { line: 8, nth: 0, text: "村民".into() },
            Correction::Paragraph { line: 8, nth: 0, text: "村民都说\r\n方便。\n".into() },
        ]);
        assert_eq!(a.blocks[1].text, "村民都说方便。");
        assert_eq!(replaced(&a), [(Part::Block(1), "村民称便。")]);
        assert!(refused.is_empty());
    }

    #[test]
    fn an_accepted_repair_reaches_every_part() {
        let (a, refused) = apply_to(&[repair_of("在平", "茌平", true)]);
        assert_eq!(
            (a.headline.as_str(), a.blocks[0].text.as_str()),
            ("茌平新桥通车", "茌平县昨日通车一座新桥。")
        );
        assert_eq!(
            replaced(&a),
            [(Part::Headline, "在平新桥通车"), (Part::Block(0), "在平县昨日通车一座新桥。")]
        );
        assert!(refused.is_empty());
    }

    #[test]
    fn the_later_answer_to_a_repair_wins() {
        let (a, refused) = apply_to(&[repair_of("在平", "茌平", true), repair_of("在平", "茌平", false)]);
        assert_eq!((a, refused.len()), (article(), 0));
        let (a, refused) = apply_to(&[repair_of("在平", "茌平", true), repair_of("在平", "茌平", true)]);
        assert_eq!((a.headline.as_str(), refused.len()), ("茌平新桥通车", 0));
    }
}
