//! What leaves the archive for other programs.

use newspaper::{BlockKind, DateEstimate, ParsedPage};

use super::fixture::*;
use crate::Format;

/// A dated page, an estimated one, an undated one; with everything that a format could stumble over.
fn fixture() -> Fixture {
    let mut first = article("=渡口{一}_50%", &["第一段，“引号”,\n逗号。", "- 第二段 *星*"]);
    first.byline.reporters = vec!["欧阳立新".into(), "阿布力克木·哈力克".into()];
    first.byline.correspondents = vec!["欧阳立新".into(), "王冉".into()];
    first.blocks[1].kind = BlockKind::Subhead;
    let mut photo = article("代拟的标题", &["图为渡口。"]);
    photo.headline_supplied = true;
    let mut estimated: ParsedPage = page("柳林晚报", None, vec![photo]);
    estimated.page.issue_date_estimate =
        Some(DateEstimate {
            edtf: "2024-07-14~".into(), evidence: vec!["7月12日".into()], confidence: None
        });
    let undated = page("旧报", None, vec![article("无日期的旧闻", &["渡口的故事。"])]);
    Fixture::with(&[page("河湾日报", Some("2024-07-17"), vec![first]), estimated, undated])
}

fn exported(fixture: &Fixture, text: &str, format: Format) -> (u32, String) {
    let out = fixture.folder.path().join("out");
    let written = fixture.archive.export(&query(text), format, &out).unwrap();
    (written, std::fs::read_to_string(out).unwrap())
}

#[test]
fn each_format_has_names_whole_and_says_what_is_estimated() {
    let fixture = fixture();
    let check = |format: Format, has: &[&str]| {
        let (written, text) = exported(&fixture, "", format);
        assert_eq!(written, 3, "{format:?}");
        for part in has {
            assert!(text.contains(part), "{format:?} has {part}: {text}");
        }
        assert_eq!(exported(&fixture, "", format).1, text, "{format:?} is the same each time");
    };
    check(
        Format::Ris,
        &[
            "TY  - NEWS\r\n",
            "AU  - 欧阳立新\r\nAU  - 阿布力克木·哈力克\r\nAU  - 王冉\r\n",
            "T2  - 河湾日报\r\nDA  - 2024/07/17/\r\nPY  - 2024\r\nSP  - A02\r\n",
            "DA  - 2024/07/14/推定\r\n",
            "N1  - 见报日期为推定，依据：7月12日\r\n",
            "TI  - [代拟的标题]\r\n",
            "LA  - zh-CN\r\nER  - \r\n",
        ],
    );
    check(Format::CslJson, &["{\"literal\":\"阿布力克木·哈力克\"}", "\"circa\":true", "[[2024,7,17]]"]);
    check(
        Format::Bibtex,
        &[
            "author = {{欧阳立新} and {阿布力克木·哈力克} and {王冉}}",
            "{=渡口\\{一\\}\\_50\\%}",
            "month = {7}",
        ],
    );
    check(
        Format::Csv,
        &["\u{feff}编号,标题", "'=渡口{一}_50%", "欧阳立新、阿布力克木·哈力克、王冉", ",推定,", ",不详,"],
    );
    check(
        Format::Markdown,
        &["《河湾日报》2024-07-17", "2024-07-14（推定）", "### \\- 第二段 \\*星\\*", "\\[代拟的标题\\]"],
    );
    check(
        Format::Jsonl,
        &["\"date\":\"2024-07-14~\"", "\"title_supplied\":true", "\"publication\":\"旧报\""],
    );
}

#[test]
fn what_is_json_is_whole_and_of_the_query_alone() {
    let fixture = fixture();
    let (written, text) = exported(&fixture, "故事", Format::CslJson);
    let list: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!((written, list.len(), &list[0]["title"]), (1, 1, &"无日期的旧闻".into()));
    assert!(list[0].get("issued").is_none() && list[0].get("author").is_none());
    assert_eq!(exported(&fixture, "没有的词", Format::CslJson), (0, "[\n]\n".into()));
    for line in exported(&fixture, "", Format::Jsonl).1.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn records_that_left_can_be_imported_again() {
    let fixture = fixture();
    let (_, text) = exported(&fixture, "", Format::Jsonl);
    let other = Fixture::new();
    let file = other.file("出.jsonl", text);
    let summary = other.import(&[file]);
    assert_eq!((summary.articles, summary.failures.len()), (3, 0));
    assert_eq!(other.found("2024-07-17"), fixture.found("2024-07-17"));
    assert_eq!(other.found("2024-07-14"), fixture.found("2024-07-14"));
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let fixture = fixture();
    let out = fixture.folder.path().join("没有/out.ris");
    let failed = fixture.archive.export(&query(""), Format::Ris, &out);
    assert!(matches!(failed, Err(crate::Error::Io { .. })), "{failed:?}");
    assert!(!out.exists());
}
