//! Pages that print no date, dated by what else the archive holds.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use newspaper::{Correction, PageField};
use wire::{Change, Target};

use super::fixture::*;

/// A dispatch that two papers print.
const DISPATCH: &str = "柳林渡口通桥\n\n本报讯（记者 周禾）柳林渡口的新桥通车，桥长三百六十米，两岸村民步行过河只要五分钟。\
    摆渡四十年的老人把最后一班船交给了镇里的陈列馆，孩子们在桥头排成长队。县交通局说，渡口的两条便道也已铺好。\n";

/// What else stands on a page, and tells of no time.
const OTHER: &str = "\n\n果园里的故事\n\n园主把老树一棵一棵地扶正，他说树和人一样，要站直了才有收成。邻村的年轻人跟着他学剪枝。\n";

/// Another page that tells of no time.
fn quiet(n: usize) -> String {
    format!("第{n}片果园\n\n第{n}片果园的园主把老树一棵一棵地扶正，邻村的年轻人跟着他学第{n}种剪枝的办法。\n")
}

fn dated(paper: &str, date: &str, text: &str) -> String {
    format!("{paper} {date} 第01版 要闻\n\n{text}")
}

impl Fixture {
    /// Estimated dates of the pages of these files, with what they rest on.
    fn estimate(&self, file: &str) -> Option<(String, Vec<String>)> {
        let sql =
            "SELECT estimate, evidence FROM page JOIN source ON source.id = source_id WHERE file_name = ?1";
        let read = |c: &rusqlite::Connection| {
            Ok(c.query_row(sql, [file], |row| {
                Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?))
            })?)
        };
        let (edtf, evidence) = self.archive.shelf.store.read(read).unwrap();
        Some((edtf?, serde_json::from_str(&evidence).unwrap()))
    }

    fn page_of_file(&self, file: &str) -> i64 {
        let sql = "SELECT page.id FROM page JOIN source ON source.id = source_id WHERE file_name = ?1";
        self.archive.shelf.store.read(|c| Ok(c.query_row(sql, [file], |row| row.get(0))?)).unwrap()
    }

    fn set_date(&self, file: &str, date: Option<&str>) {
        let correction = Correction::Page { field: PageField::IssueDate, value: date.map(str::to_owned) };
        let target = Target::Page(self.page_of_file(file));
        self.archive.correct(&[Change { target, corrections: vec![correction] }]).unwrap();
    }
}

fn reprint() -> (Fixture, PathBuf, PathBuf) {
    let fixture = Fixture::new();
    let own = fixture.file("甲/无日期.txt", format!("{DISPATCH}{OTHER}"));
    let other = fixture.file("乙/有日期.txt", dated("河湾日报", "2024年3月5日", DISPATCH));
    (fixture, own, other)
}

#[test]
fn a_reprint_on_a_dated_page_dates_its_page() {
    let (fixture, own, other) = reprint();
    fixture.import(&[own]);
    assert_eq!(fixture.estimate("无日期.txt"), None);
    fixture.import(&[other]);
    let (edtf, evidence) = fixture.estimate("无日期.txt").unwrap();
    assert_eq!(edtf, "2024-03-05~");
    assert_eq!(evidence, ["《柳林渡口通桥》 河湾日报 2024-03-05"]);
    assert_eq!(fixture.found("日期:推定"), ["果园里的故事", "柳林渡口通桥"]);
}

#[test]
fn what_a_person_says_of_a_date_wins_and_counts_as_evidence() {
    let (fixture, own, other) = reprint();
    fixture.import(&[own, other]);
    fixture.set_date("无日期.txt", Some("1999-01-02"));
    assert_eq!(fixture.estimate("无日期.txt"), None);
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.estimate("无日期.txt").unwrap().0, "2024-03-05~");
    fixture.set_date("有日期.txt", Some("2024-06-11"));
    assert_eq!(fixture.estimate("无日期.txt").unwrap().0, "2024-06-11~");
    fixture.set_date("有日期.txt", None);
    assert_eq!(fixture.estimate("无日期.txt"), None, "the evidence is gone");
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.estimate("无日期.txt").unwrap().0, "2024-06-11~");
}

#[test]
fn an_estimate_is_no_evidence_for_another_page() {
    let fixture = Fixture::new();
    let told = DISPATCH.replace("新桥通车", "新桥2024年3月5日通车");
    let files = ["甲.txt", "乙.txt"].map(|name| fixture.file(name, format!("{told}{}", quiet(name.len()))));
    fixture.import(&files);
    let hints = fixture.archive.shelf.store.read(store::hint::all).unwrap();
    assert!(hints.is_empty(), "{hints:?}");
}

#[test]
fn a_text_that_comes_again_and_again_says_nothing() {
    let fixture = Fixture::new();
    let mut files = vec![fixture.file("无日期.txt", DISPATCH)];
    for (n, date) in ["2022年3月5日", "2023年3月5日", "2024年3月5日"].into_iter().enumerate() {
        files.push(fixture.file(&format!("{n}版.txt"), dated("河湾日报", date, DISPATCH)));
    }
    fixture.import(&files);
    assert_eq!(fixture.estimate("无日期.txt"), None);
}

#[test]
fn a_page_in_a_row_of_files_is_of_the_days_around_it() {
    let fixture = Fixture::new();
    let page = |n: usize, date: Option<&str>| {
        let text = date.map_or_else(|| quiet(n), |date| dated("河湾日报", date, &quiet(n)));
        fixture.file(&format!("册/扫描{n:03}.txt"), text)
    };
    let files = [
        page(1, Some("2024年3月5日")),
        page(2, None),
        page(3, Some("2024年3月5日")),
        page(4, None),
        page(5, Some("2024年3月27日")),
        page(6, None),
    ];
    fixture.import(&files);
    assert_eq!(fixture.estimate("扫描002.txt").unwrap().0, "2024-03-05~");
    let (edtf, evidence) = fixture.estimate("扫描004.txt").unwrap();
    assert_eq!(edtf, "2024-03~");
    assert_eq!(evidence, ["扫描003.txt 2024-03-05 … 扫描005.txt 2024-03-27"]);
    assert_eq!(fixture.estimate("扫描006.txt"), None);
}

#[test]
fn the_order_of_the_files_makes_no_difference_and_nothing_changes_later() {
    let (fixture, own, other) = reprint();
    fixture.import(&[other]);
    fixture.import(&[own]);
    let expect = Some(("2024-03-05~".to_owned(), vec!["《柳林渡口通桥》 河湾日报 2024-03-05".to_owned()]));
    assert_eq!(fixture.estimate("无日期.txt"), expect);
    let go_on = AtomicBool::new(false);
    let reread = fixture.archive.reread(&mut |_| {}, &go_on).unwrap();
    assert_eq!(reread.changed, 0);
    fixture.archive.reindex(&mut |_, _| {}, &go_on).unwrap();
    assert_eq!(fixture.estimate("无日期.txt"), expect);
    assert_eq!(fixture.found("日期:推定"), ["果园里的故事", "柳林渡口通桥"]);
    assert_eq!(fixture.archive.verify().unwrap().problems, []);
}

/// Records of one matter, and of others over years.
fn matters(days: &[&str]) -> String {
    let one = |title: &str, date: &str| {
        format!(
            "{{\"title\": \"{title}{date}\", \"body\": \"县里的“{title}”平台又有新进展。\", \"date\": \"{date}\"}}\n"
        )
    };
    let others = (2010..2024).map(|year| one("河湾通办", &format!("{year}-06-1{}", year % 10)));
    days.iter().map(|day| one("渔港平安码", day)).chain(others).collect()
}

/// A page that tells a day and no year.
const TOLD: &str = "渔港有了新码头\n\n4月12日，“渔港平安码”平台在柳林渔港启用，渔民出海先扫码，“渔港平安码”当天登记渔船312艘。\n";

#[test]
fn a_matter_that_dated_articles_tell_of_within_some_months_gives_the_year() {
    let check = |days: &[&str], expect: Option<&str>| {
        let fixture = Fixture::new();
        let page = fixture.file("渔港.txt", TOLD);
        fixture.import(&[fixture.file("记录.jsonl", matters(days)), page]);
        let found = fixture.estimate("渔港.txt");
        let year = found.as_ref().map(|(edtf, _)| &edtf[..4]);
        assert_eq!(year, expect, "{days:?}: {found:?}");
        if let Some((_, evidence)) = found {
            assert!(evidence.iter().any(|said| said.contains("渔港平安码")), "{evidence:?}");
        }
    };
    check(&["2021-03-20", "2021-04-13", "2021-04-20", "2021-05-06"], Some("2021"));
    // It comes again and again.
    check(&["2012-03-20", "2015-04-13", "2018-04-20", "2021-05-06"], None);
    // Too few.
    check(&["2021-04-13", "2021-04-20"], None);
}

#[test]
fn a_matter_is_told_of_by_dates_that_a_person_set() {
    let fixture = Fixture::new();
    let dated = |n: usize| {
        fixture.file(
            &format!("旧{n}.txt"),
            format!("“渔港平安码”第{n}天\n\n县里的“渔港平安码”平台第{n}天运行，渔民都说方便。\n"),
        )
    };
    let files = [
        fixture.file("渔港.txt", TOLD),
        fixture.file("记录.jsonl", matters(&[])),
        dated(1),
        dated(2),
        dated(3),
    ];
    fixture.import(&files);
    assert_eq!(fixture.estimate("渔港.txt"), None);
    for (n, day) in ["2021-04-13", "2021-04-20", "2021-05-06"].into_iter().enumerate() {
        fixture.set_date(&format!("旧{}.txt", n + 1), Some(day));
    }
    let found = fixture.estimate("渔港.txt");
    assert_eq!(found.as_ref().map(|(edtf, _)| &edtf[..4]), Some("2021"), "{found:?}");
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.estimate("渔港.txt"), None, "too few are left");
}
