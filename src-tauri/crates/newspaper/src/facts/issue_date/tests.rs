use super::super::dates::read::read;
use super::*;
use crate::model::{Block, BlockKind, Part};

fn estimate_of(articles: &[&str]) -> Option<Estimated> {
    let scans: Vec<Vec<Scan>> = articles.iter().map(|t| vec![Scan::new(Part::Block(0), t)]).collect();
    let exprs: Vec<Vec<Vec<Expr>>> = scans.iter().map(|s| s.iter().map(read).collect()).collect();
    let pages: Vec<_> = scans.iter().zip(&exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
    estimate(&pages, &[]).map(|(e, _)| e)
}

fn check(articles: &[&str], edtf: Option<&str>) {
    let found = estimate_of(articles).map(|e| e.estimate);
    assert_eq!(found.as_ref().map(|e| e.edtf.as_str()), edtf, "{articles:?} {found:?}");
}

#[test]
fn the_newest_past_day_and_what_dates_itself_make_a_day() {
    check(
        &["3月4日，全市大会召开。", "较2022年同期增长5%。深入学习贯彻党的二十大精神。", "3月5日，桥梁通车。"],
        Some("2023-03-07~"),
    );
    check(
        &["国家卫生计生委10月18日通报。", "10月19日，第二届世界互联网大会筹备。", "“十二五”收官在即。"],
        Some("2015-10-21~"),
    );
}

#[test]
fn one_lone_year_makes_no_day() {
    check(&["到2035年，基本实现现代化。5月3日，演出举行。"], None);
    check(&["2016年，他来到县里。5月3日，演出举行。"], None);
    check(&["他出生于1943年。5月3日，演出举行。"], None);
}

#[test]
fn without_any_year_nothing_is_invented() {
    check(&["7月12日，新项目开工。"], None);
    check(&["春耕时节，田间一派繁忙。"], None);
    check(&[], None);
}

#[test]
fn deadlines_lie_ahead() {
    let notice = "招标公告：工程开标时间：2024年5月20日9时。报名截止时间：5月18日。";
    let page = ["4月11日，医保局发布通知，2024年度参保登记已经开始。", "4月12日，首批居民完成登记。", notice];
    check(&page, Some("2024-04-14~"));
}

#[test]
fn a_weekday_chooses_the_year() {
    // The 18th of May was a Saturday in 2013, 2019 and 2024.
    let page = ["市场监管总局提示消费者。", "5月18日（星期六），博物馆开放。“十三五”规划实施以来。"];
    let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), lines: vec![1] };
    let articles =
        page.map(|text| Article { blocks: vec![block(text)], headline_supplied: true, ..Article::default() });
    let best = issue_days(&articles).likeliest(1);
    assert_eq!(best.first().map(|(day, _)| crate::calendar::date_of(*day).0), Some(2019));
}

#[test]
fn a_piece_of_history_does_not_decide() {
    let history = "1937年7月7日，战斗打响。1937年8月13日，他随部队开赴前线。1938年，他光荣负伤。";
    let today = ["国家卫生健康委9月12日通报。习近平总书记指出。", "9月13日，第六届进博会筹备工作就绪。"];
    let found = estimate_of(&[history, today[0], today[1]]).map(|e| e.estimate.edtf);
    assert!(found.is_none_or(|edtf| edtf.starts_with("2023")));
}

#[test]
fn the_evidence_is_quoted() {
    let page = ["国家卫生计生委10月18日通报。", "10月19日，第二届世界互联网大会筹备。", "“十二五”收官在即。"];
    let found = estimate_of(&page).map(|e| e.estimate).unwrap();
    assert!(found.confidence.is_some_and(|c| c > 0.5));
    assert!(!found.evidence.is_empty());
    assert!(found.evidence.iter().all(|quoted| page.contains(&quoted.as_str())), "{found:?}");
}
