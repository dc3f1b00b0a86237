//! 更正: what an article that sets another right says of it.

use common::edtf::{Day, date_of};
use newspaper::Article;
use newspaper::text::fold;
use store::article::Stored;

/// Days after an article in which it is set right.
pub const DAYS: i32 = 90;

/// What errata are headed with or begin with, folded.
const HEADS: [&str; 12] = [
    "更正",
    "更正启事",
    "更正声明",
    "更正说明",
    "更正公告",
    "更正致歉",
    "更正与致歉",
    "更正及致歉",
    "致歉",
    "致歉声明",
    "勘误",
    "勘误启事",
];

/// Characters of a title that is looked for at least: shorter ones stand everywhere.
const SHORTEST: usize = 5;

/// Characters of a headline such as `关于《…》一文的更正` at most.
const LONGEST_HEAD: usize = 60;

/// Characters of the beginning of a text that are looked at.
const LOOKED_AT: usize = 12;

/// Whether an article is headed or begins as an erratum.
pub fn is_erratum(article: &Article) -> bool {
    let headline = letters(&article.headline);
    let headed = !article.headline_supplied && HEADS.contains(&headline.as_str());
    let about = headline.starts_with("关于")
        && HEADS.iter().any(|head| headline.ends_with(head))
        && headline.chars().count() <= LONGEST_HEAD;
    headed || about || article.blocks.first().is_some_and(|block| begins(&block.text))
}

/// `更正：…`, `更正启事 本报…`.
fn begins(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(LOOKED_AT).collect();
    HEADS.iter().any(|head| {
        let rest = start.strip_prefix(head);
        rest.is_some_and(|rest| {
            rest.starts_with([':', '：', ' ', '\u{3000}', '\n', '】', '】']) || rest.starts_with("本报")
        })
    }) || start.strip_prefix(['【', '[', '■', '●']).is_some_and(begins)
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Titles that an erratum quotes, folded, each once.
pub fn titles(article: &Article) -> Vec<String> {
    let texts =
        std::iter::once(article.headline.as_str()).chain(article.blocks.iter().map(|b| b.text.as_str()));
    let mut titles: Vec<String> = texts.flat_map(quoted).map(|title| fold(&title)).collect();
    titles.retain(|title| title.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST);
    titles.sort();
    titles.dedup();
    titles
}

/// What stands between 《 and 》, “ and ”, 「 and 」.
fn quoted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (opening, closing) in [('《', '》'), ('“', '”'), ('「', '」'), ('『', '』')] {
        let mut depth = 0;
        let mut inner = String::new();
        for c in text.chars() {
            if c == closing && depth > 0 {
                depth -= 1;
                if depth == 0 {
                    found.push(std::mem::take(&mut inner));
                }
            }
            if depth > 0 {
                inner.push(c);
            }
            if c == opening {
                depth += 1;
            }
        }
    }
    found
}

/// How well an article fits what an erratum says of the one it sets right; more is better. `None` where it cannot be
/// it: of another paper, later, or much earlier.
pub fn fit(erratum: &Stored, days: Option<Day>, article: &Stored, its_days: Option<Day>) -> Option<Fit> {
    let paper = |stored: &Stored| stored.page.publication.as_deref().map(fold);
    if erratum.id == article.id || paper(erratum) != paper(article) || is_erratum(&article.article) {
        return None;
    }
    let age = match (days, its_days) {
        (Some(day), Some(its_day)) => Some(day - its_day).filter(|age| (0..=DAYS).contains(age))?,
        _ => DAYS + 1,
    };
    let text: String = erratum.article.blocks.iter().map(|block| fold(&block.text)).collect();
    let dated = its_days.is_some_and(|day| {
        let (_, month, day) = date_of(day);
        text.contains(&format!("{month}月{day}日"))
    });
    let label =
        article.page.page_label.as_deref().map(|label| fold(label).trim_start_matches('0').to_owned());
    let paged = label.is_some_and(|label| text.contains(&format!("{label}版")));
    Some((dated, paged, std::cmp::Reverse(age), std::cmp::Reverse(article.id)))
}

/// Day named, page named, then the latest.
pub type Fit = (bool, bool, std::cmp::Reverse<i32>, std::cmp::Reverse<i64>);

#[cfg(test)]
mod tests {
    use newspaper::{Block, BlockKind};

    use super::*;

    fn article(headline: &str, text: &str) -> Article {
        let blocks = vec![Block { kind: BlockKind::Paragraph, text: text.into(), lines: vec![] }];
        Article { headline: headline.into(), blocks, ..Article::default() }
    }

    #[test]
    fn errata_are_known_by_their_head() {
        let check = |headline: &str, text: &str, expect: bool| {
            assert_eq!(is_erratum(&article(headline, text)), expect, "{headline} {text}");
        };
        check("更正", "本报昨日刊发的", true);
        check("更 正", "本报昨日刊发的", true);
        check("更正启事", "", true);
        check("关于《渡口的故事》一文的更正", "", true);
        check("图片新闻", "更正：本报昨日刊发的", true);
        check("简讯", "【更正】本报昨日刊发的", true);
        check("简讯", "更正启事 本报昨日刊发的", true);
        check("更正坏习惯 养成好作风", "近日", false);
        check("公司负责人致歉", "近日", false);
        check("关于开展安全检查的通知", "", false);
        check("简讯", "更正了错误", false);
    }

    #[test]
    fn titles_are_what_is_quoted() {
        let text = "本报7月15日A02版刊发的《老人与“渡口”的故事》中，“撑船四十年”应为“撑船十四年”，《报》";
        assert_eq!(titles(&article("更正", text)), ["撑船十四年", "撑船四十年", "老人与\"渡口\"的故事"]);
        assert!(titles(&article("更正", "《没有写完")).is_empty());
    }
}
