//! One structured record: a line of JSON as an article.

use serde_json::{Map, Value};

use crate::correction::{Correction, Reason, Unapplied};
use crate::edtf::Stretch;
use crate::model::{Article, Block, BlockKind, Byline, Config, Origin, PageInfo, PageOrigins};
use crate::text::without_markup;
use crate::{facts, look_alike, structure};

/// Characters of a headline the program proposes.
const SUPPLIED_HEADLINE: usize = 30;

/// A record, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedRecord {
    /// Its article, with one source line.
    pub article: Article,
    /// The page that it says it stood on.
    pub page: PageInfo,
    /// Its `id`.
    pub key: Option<String>,
    /// Keys the program does not know, as JSON.
    pub notes: Option<String>,
    /// A date that is none; kept in the notes.
    pub bad_date: Option<String>,
    /// Corrections that do not fit.
    pub unapplied: Vec<Unapplied>,
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// No JSON object.
    #[error("{0}")]
    Malformed(String),
    /// Neither a title nor a body.
    #[error("the record has no text")]
    Empty,
}

/// Reads one record, a JSON object in line `number` of its file: its article, the facts in it, and what it says of its
/// page. Keys are `id`, `title` or `headline`, `kicker`, `deck`, `byline`, `body`, `date`, `publication`, `page` and
/// `section`; others are kept as notes.
///
/// # Errors
/// See [`RecordError`].
pub fn parse_record(line: &[u8], number: u32, config: &Config) -> Result<ParsedRecord, RecordError> {
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|e| RecordError::Malformed(e.to_string()))?;
    let corrections = &config.corrections;
    let mut record = build(object, number, config)?;
    structure::correct_page(&mut record.page, corrections);
    record.unapplied = correct(&mut record.article, corrections);
    let estimate =
        facts::extract(std::slice::from_mut(&mut record.article), &record.page, config.home.as_deref(), &[]);
    look_alike::drop_declined(std::slice::from_mut(&mut record.article), corrections);
    record.unapplied.extend(facts::correct(std::slice::from_mut(&mut record.article), corrections));
    if record.page.issue_date.is_none() {
        record.page.issue_date_estimate = estimate.map(|e| e.estimate);
    }
    Ok(record)
}

fn build(mut object: Map<String, Value>, number: u32, config: &Config) -> Result<ParsedRecord, RecordError> {
    let named = &config.named;
    let mut take = |key: &str| {
        let parting = if key == "body" { "\n" } else { " " };
        let text = object.remove(key).and_then(text);
        text.map(|text| without_markup(&text, parting).into_owned()).filter(|text| !text.trim().is_empty())
    };
    let headline = take("headline").or_else(|| take("title"));
    let (body, byline) = (take("body").unwrap_or_default(), take("byline"));
    let (date, publication) = (take("date"), take("publication"));
    let (page_label, section) = (take("page"), take("section"));
    let (kicker, deck, key) = (take("kicker"), take("deck"), take("id"));
    let paragraphs = body.split('\n').map(str::trim).filter(|p| !p.is_empty());
    let blocks: Vec<Block> = paragraphs
        .map(|p| Block { kind: BlockKind::Paragraph, text: p.to_owned(), lines: vec![number] })
        .collect();
    let proposed = blocks.first().map(|block| propose(&block.text));
    let headline_supplied = headline.is_none();
    let headline = headline.map(|h| h.trim().to_owned()).or(proposed).ok_or(RecordError::Empty)?;
    let issue_date = date.as_deref().and_then(valid_date);
    let bad_date = date.filter(|_| issue_date.is_none());
    if let Some(bad) = &bad_date {
        object.insert("date".into(), Value::String(bad.clone()));
    }
    let article = Article {
        kicker,
        headline,
        headline_supplied,
        deck,
        byline: byline.map(|printed| read_byline(&printed)).unwrap_or_default(),
        lines: vec![number],
        blocks,
        confidence: 1.0,
        ..Article::default()
    };
    let (publication, of_publication) = strongest(publication, &config.publication, &named.publication);
    let (issue_date, of_date) = strongest(issue_date, &config.issue_date, &named.issue_date);
    // A file of records holds many pages: its name cannot say which.
    let (page_label, of_label) = strongest(page_label, &config.page_label, &None);
    let (section, of_section) = strongest(section, &None, &None);
    let origins = PageOrigins {
        publication: of_publication,
        issue_date: of_date,
        page_label: of_label,
        section: of_section,
    };
    let page = PageInfo { publication, issue_date, issue_date_estimate: None, page_label, section, origins };
    let notes = (!object.is_empty()).then(|| Value::Object(object).to_string());
    Ok(ParsedRecord { article, page, key, notes, bad_date, unapplied: Vec::new() })
}

/// Sets the article right. A record has one line, which cannot be cut otherwise.
fn correct(article: &mut Article, corrections: &[Correction]) -> Vec<Unapplied> {
    let mut unapplied = structure::correct_articles(std::slice::from_mut(article), corrections);
    unapplied.extend(corrections.iter().enumerate().filter_map(|(index, correction)| match correction {
        Correction::Split { .. }
        | Correction::Join { .. }
        | Correction::Title { .. }
        | Correction::Furniture { .. } => Some(Unapplied { index, reason: Reason::LineMissing }),
        Correction::Encoding { .. } => Some(Unapplied { index, reason: Reason::ValueInvalid }),
        Correction::Field { .. }
        | Correction::Paragraph { .. }
        | Correction::Repair { .. }
        | Correction::Fact { .. }
        | Correction::Subjects { .. }
        | Correction::Heading { .. }
        | Correction::Issues { .. }
        | Correction::Storyline { .. }
        | Correction::Page { .. } => None,
    }));
    unapplied
}

/// A value with where it comes from. A record says what a page would print, and what is typed or read from the
/// name of the file is for records that say nothing.
fn strongest(
    own: Option<String>,
    typed: &Option<String>,
    named: &Option<String>,
) -> (Option<String>, Option<Origin>) {
    let values = [(own, Origin::Printed), (typed.clone(), Origin::Typed), (named.clone(), Origin::FileName)];
    let found = values.into_iter().find_map(|(value, origin)| Some((value?, origin)));
    found.unzip()
}

/// A value as text; lists as paragraphs.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => Some(values.into_iter().filter_map(text).collect::<Vec<_>>().join("\n")),
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}

/// EDTF, or the day of a time stamp.
fn valid_date(date: &str) -> Option<String> {
    let date = date.trim();
    let day = date.split(['T', ' ']).next().unwrap_or(date);
    [date, day].into_iter().find(|date| Stretch::parse(date).is_some()).map(str::to_owned)
}

/// The beginning of the text, up to the end of its first sentence.
fn propose(text: &str) -> String {
    let first = text.split(['。', '！', '？', '；']).next().unwrap_or(text);
    let mut headline: String = first.chars().take(SUPPLIED_HEADLINE).collect();
    if headline.len() < first.len() {
        headline.push('…');
    }
    headline
}

/// `本报记者 张三 通讯员 李四` as names; names without a label are reporters.
fn read_byline(printed: &str) -> Byline {
    let mut byline = Byline { printed: vec![printed.trim().to_owned()], ..Byline::default() };
    let mut label = "记者";
    let words = printed.split(|c: char| c.is_whitespace() || "、，,/()（）■□|".contains(c));
    for word in words.filter(|word| !word.is_empty()) {
        let known = ["记者", "通讯员", "摄影", "文", "图"].into_iter().find(|known| {
            word == *known || (known.len() > 3 && word.strip_prefix("本报").unwrap_or(word) == *known)
        });
        match (known, label) {
            (Some(known), _) => label = known,
            (None, "通讯员") => byline.correspondents.push(word.to_owned()),
            (None, "摄影" | "图") => byline.photographers.push(word.to_owned()),
            (None, _) => byline.reporters.push(word.to_owned()),
        }
    }
    byline
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> Result<ParsedRecord, RecordError> {
        parse_record(json.as_bytes(), 7, &Config::default())
    }

    #[test]
    fn a_record_becomes_an_article() {
        let record = record(
            r#"{"id": 12, "title": "题", "body": "一。\n\n 二。", "date": "2024-07-17", "publication": "报",
                "page": "A02", "section": "综合", "byline": "本报记者 张三 通讯员 李四、王五", "kicker": "引",
                "deck": "副", "url": "x"}"#,
        )
        .unwrap();
        let article = &record.article;
        assert_eq!((article.headline.as_str(), article.headline_supplied), ("题", false));
        assert_eq!(article.body().collect::<Vec<_>>(), ["一。", "二。"]);
        assert_eq!(article.byline.reporters, ["张三"]);
        assert_eq!(article.byline.correspondents, ["李四", "王五"]);
        assert_eq!(article.lines, [7]);
        assert_eq!(record.page.issue_date.as_deref(), Some("2024-07-17"));
        assert_eq!((record.key.as_deref(), record.notes.as_deref()), (Some("12"), Some(r#"{"url":"x"}"#)));
    }

    #[test]
    fn markup_is_no_print() {
        let record = record(
            r#"{"title": "河湾的渡口<br>柳林的桥", "body": "<p>大桥&mdash;&mdash;<b>通车</b>。</p><p>A&B 店 5<x<9。</p>"}"#,
        )
        .unwrap();
        assert_eq!(record.article.headline, "河湾的渡口 柳林的桥");
        assert_eq!(record.article.body().collect::<Vec<_>>(), ["大桥——通车。", "A&B 店 5<x<9。"]);
    }

    #[test]
    fn what_is_missing_is_proposed_or_left_unknown() {
        let untitled = record(r#"{"body": "第一句。第二句。", "date": "昨天"}"#).unwrap();
        assert_eq!(
            (untitled.article.headline.as_str(), untitled.article.headline_supplied),
            ("第一句", true)
        );
        assert_eq!(untitled.page.issue_date, None);
        assert_eq!(untitled.bad_date.as_deref(), Some("昨天"));
        assert_eq!(untitled.notes.as_deref(), Some(r#"{"date":"昨天"}"#));
    }

    #[test]
    fn lines_that_are_no_records_say_why() {
        for (line, is_empty) in [
            ("{\"title\": ", false),
            ("[1]", false),
            ("12", false),
            ("{\"title\": \"  \", \"body\": \"\"}", true),
            ("{}", true),
        ] {
            assert_eq!(record(line).unwrap_err() == RecordError::Empty, is_empty, "{line}");
        }
    }

    #[test]
    fn dates_may_be_time_stamps() {
        for (date, expect) in [
            ("2024-07-17T08:00:00+08:00", Some("2024-07-17")),
            ("2024-07-17 08:00", Some("2024-07-17")),
            ("2024-07", Some("2024-07")),
            ("2024-07-17~", Some("2024-07-17~")),
            ("17/07/2024", None),
        ] {
            assert_eq!(valid_date(date).as_deref(), expect);
        }
    }
}
