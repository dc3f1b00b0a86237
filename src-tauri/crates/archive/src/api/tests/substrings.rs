//! Zero miss: whatever stands in an article is found by a quoted search for it, and nothing else is.

use std::collections::{BTreeSet, HashMap};

use index::Ids;
use newspaper::text::{fold, fold_char};
use wire::ArticleId;

use super::fixture::*;
use crate::Archive;

/// Characters of a substring at most.
const LONGEST: usize = 12;

/// A query for exactly this text.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Texts of an article that a search must reach, as printed.
fn printed(archive: &Archive, id: ArticleId) -> Vec<String> {
    let stored = archive.shelf.store.read(|c| store::article::get(c, id)).unwrap().unwrap();
    let article = &stored.article;
    let head = [article.kicker.as_ref(), Some(&article.headline), article.deck.as_ref()];
    let head = head.into_iter().chain([article.standing_head.as_ref()]);
    let blocks = article.blocks.iter().map(|block| &block.text);
    head.flatten().chain(&article.byline.printed).chain(blocks).cloned().collect()
}

fn substrings(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |start: usize| (1..=LONGEST.min(chars.len() - start)).map(move |n| (start, n));
    (0..chars.len()).flat_map(at).map(|(start, n)| chars[start..start + n].iter().collect()).collect()
}

/// Ids of all articles found.
fn ids(archive: &Archive, text: &str) -> BTreeSet<ArticleId> {
    let (searcher, compiled) = archive.search.compile(&query(text)).unwrap_or_else(|e| panic!("{text}: {e}"));
    searcher.search(&compiled.query, &Ids).unwrap().into_iter().collect()
}

/// Checks every `step`th substring of all articles. Returns how many were checked.
fn check(archive: &Archive, step: usize) -> usize {
    let all = ids(archive, "");
    let texts: Vec<(ArticleId, Vec<String>)> = all.iter().map(|&id| (id, printed(archive, id))).collect();
    let folded: Vec<(ArticleId, Vec<String>)> =
        texts.iter().map(|(id, parts)| (*id, parts.iter().map(|part| fold(part)).collect())).collect();
    let wanted: BTreeSet<String> =
        texts.iter().flat_map(|(_, parts)| parts.iter().flat_map(|part| substrings(part))).collect();
    let wanted: Vec<&String> = wanted.iter().step_by(step).collect();
    for text in &wanted {
        let needle = fold(text);
        let contains = |parts: &[String]| parts.iter().any(|part| part.contains(&needle));
        let expect: BTreeSet<ArticleId> = folded
            .iter()
            .filter(|(_, parts)| needle.is_empty() || contains(parts))
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(ids(archive, &quoted(text)), expect, "{text:?}");
    }
    wanted.len()
}

#[test]
fn every_substring_of_every_article_is_found() {
    let mut pages = pages();
    pages.push(page(
        "杂文",
        Some("2024"),
        vec![article(
            "AI+制造：“5G＋工业互联网”",
            &[
                "He said \"it's 3.5%\" \\ 約𠮷野家 ＡＢＣ　ｘ…… a",
                "①②③——《关于…的通知》（鲁政发〔2024〕7号）",
                "Ⅳ级响应，㈠120㎡、25℃；㍿№⒊½㏄，淸潔吿示",
                "河灣報(bào)館街，印報紙的機(jī)器",
                "一",
            ],
        )],
    ));
    // A word, its pairs apart, and its characters across two words.
    for text in ["大学生回乡创业", "学生上了大学", "科技大学生命科学学院"] {
        pages.push(page("杂文", None, vec![article("校园", &[text])]));
    }
    let fixture = Fixture::with(&pages);
    let checked = check(&fixture.archive, 1);
    assert!(checked > 2_000, "{checked}");
}

/// Characters that fold to a character, other than itself: traditional and other forms, radicals, full width, case.
fn other_forms() -> HashMap<char, Vec<char>> {
    let mut forms: HashMap<char, Vec<char>> = HashMap::new();
    for c in (0..=0x2_FFFF).filter_map(char::from_u32) {
        let mut folded = fold_char(c);
        if let (Some(one), None) = (folded.next(), folded.next())
            && one != c
        {
            forms.entry(one).or_default().push(c);
        }
    }
    forms
}

/// The same text as it may be typed: in other forms of its characters, with spaces, with a line break.
fn typed(text: &str, forms: &HashMap<char, Vec<char>>) -> Vec<String> {
    let chars: Vec<char> = fold(text).chars().collect();
    let most = chars.iter().filter_map(|c| forms.get(c)).map(Vec::len).max().unwrap_or(0);
    let form = |n: usize| {
        let other = |c: char| forms.get(&c).map_or(c, |forms| forms[n.min(forms.len() - 1)]);
        chars.iter().map(|&c| other(c)).collect::<String>()
    };
    let mut typed: Vec<String> = (0..most.min(8)).map(form).collect();
    typed.push(chars.iter().flat_map(|c| [*c, '\u{3000}']).collect());
    let (first, second) = chars.split_at(chars.len() / 2);
    typed.push(first.iter().chain(&['\n', ' ']).chain(second).collect());
    typed.push(text.to_uppercase());
    typed
}

#[test]
fn every_way_of_typing_a_text_finds_it() {
    let mut whole = article(
        "５Ｇ＋工业互联网落户茌平區",
        &["日加工１０００吨，⻘岛⼈⺠說“好”", "圖為２０24年的ＡＩ展廳，佔地80㎡，啟動Ⅳ级響應。"],
    );
    whole.kicker = Some("臺灣青年看山東".into());
    whole.deck = Some("——記“惠循環”平臺運行120天".into());
    whole.standing_head = Some("鄉村振興·一線".into());
    whole.byline.printed = vec!["■ 本報記者 張 喜江".into()];
    whole.blocks[1].kind = newspaper::BlockKind::Caption;
    let fixture = Fixture::with(&[page("样报", Some("2024"), vec![whole, article("别的", &["无关。"])])]);
    let forms = other_forms();
    let all = ids(&fixture.archive, "");
    let texts: Vec<String> = all.iter().flat_map(|&id| printed(&fixture.archive, id)).collect();
    let mut checked = 0;
    for text in texts.iter().flat_map(|text| substrings(text)).filter(|text| !fold(text).is_empty()) {
        let plain = ids(&fixture.archive, &quoted(&text));
        assert!(!plain.is_empty(), "{text:?}");
        for other in typed(&text, &forms).into_iter().filter(|other| fold(other) == fold(&text)) {
            checked += 1;
            assert_eq!(ids(&fixture.archive, &quoted(&other)), plain, "{other:?} for {text:?}");
        }
    }
    assert!(checked > 3_000, "{checked}");
    let forms = ["茌平區", "青岛人民", "⻘島⼈⺠", "120天", "１２０天", "1000吨", "5g", "展厅", "台湾"];
    let several = ["占地80m2", "８０㎡", "启动IV级响应", "Ⅳ級", "ⅳ级"];
    for form in forms.into_iter().chain(several) {
        assert_eq!(ids(&fixture.archive, &quoted(form)).len(), 1, "{form}");
    }
}

#[test]
fn substrings_of_the_sample_pages_are_found() {
    let fixture = Fixture::new();
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds");
    fixture.import(&[seeds]);
    let checked = check(&fixture.archive, 4);
    assert!(checked > 20_000, "{checked}");
}
