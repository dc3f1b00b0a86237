//! Lines that belong to no article.

use query::{Axis, Query};
use wire::UnassignedLine;

use super::fixture::*;

/// A page with a masthead above and an editors' line below its article.
fn page(date: &str, label: &str) -> String {
    format!(
        "河湾日报 {date} 第{label}版 要闻\n\n柳林渡口通桥\n\n本报讯（记者 周禾）柳林渡口的新桥通车，桥长三百六十米，\
         两岸村民步行过河只要五分钟。\n\n本版編輯 何平　校對 丁一\n"
    )
}

fn fixture() -> Fixture {
    let fixture = Fixture::new();
    let files = [("2024年3月5日", "01"), ("2024年3月5日", "02"), ("2023年7月2日", "A03")]
        .map(|(date, label)| fixture.file(&format!("{label}.txt"), page(date, label)));
    fixture.import(&files);
    fixture
}

fn plain(line: &UnassignedLine) -> String {
    let text: String =
        line.text.iter().map(|s| if s.hit { format!("«{}»", s.text) } else { s.text.clone() }).collect();
    format!("{}:{} {text} ×{}", line.file, line.line, line.alike)
}

impl Fixture {
    fn lines(&self, query: &Query) -> Vec<String> {
        self.archive.unassigned_lines(query, 20).unwrap().lines.iter().map(plain).collect()
    }

    fn count(&self, text: &str) -> u32 {
        self.archive.unassigned_lines(&query(text), 20).unwrap().total
    }
}

#[test]
fn a_line_of_no_article_is_found_by_its_words() {
    let fixture = fixture();
    assert_eq!(fixture.found("何平"), Vec::<String>::new());
    assert_eq!(fixture.lines(&query("何平")), ["01.txt:7 本版編輯 «何平»　校對 丁一 ×3"]);
    let check = |text: &str, expect: u32| assert_eq!(fixture.count(text), expect, "{text}");
    check("编辑何平", 3);
    check("\"何平 校对\" -丁二", 3);
    check("何平 丁一", 3);
    check("何平 丁二", 0);
    check("何平 | 丁二", 3);
    check("何平 -校对", 0);
    check("\"丁一 何平\"~5", 3);
    check("\"丁一 何平 丁二\"/2", 3);
    // Of the article, not of a line of no article.
    check("渡口", 0);
}

#[test]
fn conditions_are_asked_of_the_page_of_a_line() {
    let fixture = fixture();
    let check = |text: &str, expect: u32| assert_eq!(fixture.count(text), expect, "{text}");
    check("何平 报纸:河湾", 3);
    check("何平 报纸:柳林", 0);
    check("何平 版次:1", 1);
    check("何平 版次=(A03|第二版)", 2);
    check("何平 日期:2024", 2);
    check("何平 日期:2024-03-05", 2);
    check("何平 3月5日", 2);
    check("何平 日期:2023-07..", 3);
    check("何平 日期:..2023", 1);
    check("何平 日期:2023-07-01", 0);
    check("何平 日期:无", 0);
    check("何平 日期:推定", 0);
    check("何平 事发日期:2024", 0);
    check("何平 人物:何平", 0);
    check("何平 -人物:何平", 3);
    // What has no text asks for no lines.
    check("", 0);
    check("报纸:河湾", 0);
    let event = Query { axis: Axis::Event, from: Some("2024".into()), ..query("何平") };
    assert_eq!(fixture.lines(&event), Vec::<String>::new());
    assert_eq!(
        fixture.archive.unassigned_lines(&query("(何平"), 20).unwrap_err().code().name(),
        "query-syntax"
    );
}

#[test]
fn lines_follow_their_page_and_pages_that_were_read_before_are_told() {
    let fixture = fixture();
    let unread = || fixture.archive.unassigned_lines(&query("何平"), 20).unwrap().pages_unread;
    assert_eq!(unread(), 0);
    // As an older program left it.
    fixture
        .archive
        .shelf
        .store
        .write(|c| Ok(c.execute("DELETE FROM unassigned_line WHERE page_id = 1", [])?))
        .unwrap();
    assert_eq!((unread(), fixture.count("何平")), (1, 2));
    fixture.archive.reread(&mut |_| {}, &std::sync::atomic::AtomicBool::new(false)).unwrap();
    assert_eq!((unread(), fixture.count("何平")), (0, 3));
}
