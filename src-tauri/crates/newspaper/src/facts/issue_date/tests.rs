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
fn a_day_and_one_lone_year_make_no_day() {
    let check = |text: &str| {
        let found = estimate_of(&[text]).map(|e| e.estimate.edtf);
        assert!(found.as_ref().is_none_or(|edtf| edtf.len() <= "2024~".len()), "{text}: {found:?}");
    };
    check("6月8日，镇里召开会议。2023年，全县粮食总产量增长3%。");
    check("11月2日，柳林大桥合龙。工程始于2019年。");
    check("9月14日，河湾镇的果园开园，2027年将全面挂果。");
    check("本报讯 18日，冠县举行运动会，这是1998年以来的首次。");
    check("4月3日，县博物馆展出2021年出土的陶罐。");
    check("大年初五，柳林集市开张，村史馆建于2015年。");
}

#[test]
fn a_page_without_evidence_is_silent() {
    let check = |articles: &[&str]| assert_eq!(estimate_of(articles), None, "{articles:?}");
    check(&["村口的老槐树又开花了，老人们坐在树下下棋。", "读书札记：夜里听雨，想起故乡的渡口。"]);
    check(&["昨日下午，河湾镇小学举行拔河比赛。", "市民来电：柳林路路灯不亮。"]);
    check(&["今年，全县新修水渠三条。", "上周六，冠县举行集市。"]);
    check(&["失物招领：本人于12日遗失钱包一个。"]);
}

#[test]
fn what_contradicts_itself_is_silent_or_doubted() {
    let check = |articles: &[&str]| {
        let sure = estimate_of(articles).and_then(|e| e.estimate.confidence).unwrap_or(0.0);
        assert!(sure < 0.9, "{articles:?}: {sure}");
    };
    check(&["3月4日，铁道部介绍春运情况。", "3月5日，国家金融监管总局发布通知。"]);
    check(&["十一五规划的项目开工。", "“十四五”规划纲要明确了目标。"]);
    check(&["国务院总理温家宝作出批示。", "国务院总理李强主持召开会议。"]);
    check(&["第三届进博会开幕在即。", "第七届进博会开幕在即。"]);
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
