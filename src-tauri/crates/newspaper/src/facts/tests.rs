use proptest::prelude::*;

use super::*;
use crate::model::{Block, BlockKind, Byline, FactValue, Span};

fn article(headline: &str, blocks: &[&str]) -> Article {
    let block =
        |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), lines: Vec::new() };
    Article { headline: headline.into(), blocks: blocks.iter().map(block).collect(), ..Article::default() }
}

fn read(mut article: Article, issue: Option<&str>) -> (Article, Option<Estimated>) {
    let page = PageInfo { issue_date: issue.map(str::to_owned), ..PageInfo::default() };
    let estimate = extract(std::slice::from_mut(&mut article), &page, None, &[]);
    (article, estimate)
}

/// Every fact stands where it says it does.
fn assert_located(article: &Article) {
    for fact in &article.facts {
        let Some(Span { part, start, end }) = fact.span else { continue };
        let text = article.part(part).unwrap();
        let there: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(there, fact.text, "{fact:?}");
        assert!(start < end && end as usize <= text.chars().count());
        assert!((0.0..=1.0).contains(&fact.confidence) && fact.rule != crate::facts::Rule::Unknown);
    }
}

#[test]
fn a_report_yields_facts_of_every_kind_in_order() {
    let text = "本报讯（记者 胡 磊）6 月18日，聊城市水利局副局长韩刚说，今年以来，全市降水量49毫米，“清风护苗”行动已开展3次。";
    let mut report = article("抗旱", &[text]);
    report.byline = Byline { reporters: vec!["胡磊".into()], ..Byline::default() };
    let (report, estimate) = read(report, Some("2024-06-23"));
    assert_located(&report);
    assert_eq!(estimate, None);
    let found: Vec<_> = report.facts.iter().map(|f| (f.value.kind().name(), f.text.as_str())).collect();
    let expect = [
        ("person", "胡 磊"),
        ("date", "6 月18日"),
        ("place", "聊城市"),
        ("org", "聊城市水利局"),
        ("person", "韩刚"),
        ("date", "今年以来"),
        ("place", "全市"),
        ("figure", "49毫米"),
        ("initiative", "清风护苗"),
        ("figure", "3次"),
    ];
    assert_eq!(found, expect);
}

#[test]
fn traditional_text_says_what_simplified_text_says_and_names_stay_as_printed() {
    let facts = |text: &str, reporter: &str| {
        let mut report = article("", &[text]);
        report.byline = Byline { reporters: vec![reporter.to_owned()], ..Byline::default() };
        let (report, _) = read(report, Some("1947-09-09"));
        assert_located(&report);
        report.facts
    };
    let simplified = facts(
        "本报讯（记者 陆远）上周六，县长韩国强说，辽宁省、广州学生三万人，“惠农”贷款计划两亿元，县参议会开会。",
        "陆远",
    );
    let traditional = facts(
        "本報訊（記者 陸遠）上週六，縣長韓國強說，遼寧省、廣州學生三萬人，“惠農”貸款計劃兩億元，縣參議會開會。",
        "陸遠",
    );
    let spans = |facts: &[Fact]| facts.iter().map(|f| (f.value.kind(), f.span)).collect::<Vec<_>>();
    assert!(simplified.len() > 7, "{simplified:?}");
    assert_eq!(spans(&simplified), spans(&traditional));
    let shown: Vec<String> = traditional.iter().map(|f| f.value.standard(&f.text)).collect();
    for name in ["陸遠", "韓國強", "惠農", "縣參議會", "辽宁省", "广东省/广州市"] {
        assert!(shown.iter().any(|s| s == name), "{name}: {shown:?}");
    }
}

#[test]
fn a_given_date_of_issue_needs_no_estimate_and_a_page_without_years_gets_none() {
    let text = "7月12日，项目开工。较2023年同期增长。";
    assert_eq!(read(article("", &[text]), Some("2024-07-17")).1, None);
    assert_eq!(read(article("", &[text]), None).1.unwrap().estimate.edtf, "2024~");
    let (undated, estimate) = read(article("", &["7月12日，项目开工。"]), None);
    assert_eq!(estimate, None);
    assert!(undated.facts.iter().all(|f| !matches!(f.value, FactValue::Date { .. })));
}

#[test]
fn a_piece_with_a_day_of_its_own_is_counted_from_it() {
    let text = "滨河步道贯通\n2021年03月05日08:19  来源：河湾日报\n步道昨日贯通，全长三公里。\n\n\
                柳林大桥合龙\n2023年6月18日 10:05  来源：河湾日报\n柳林大桥昨日合龙，2023年全县还建了三座桥。\n";
    let page = crate::parse(text.as_bytes(), &crate::Config::default()).unwrap();
    assert_eq!((page.page.issue_date, page.page.issue_date_estimate), (None, None));
    let days: Vec<Vec<&str>> = page
        .articles
        .iter()
        .map(|a| {
            a.facts.iter().filter_map(|f| {
                if let FactValue::Date { edtf, .. } = &f.value { edtf.as_deref() } else { None }
            })
        })
        .map(Iterator::collect)
        .collect();
    assert_eq!(days, [vec!["2021-03-04"], vec!["2023-06-17", "2023"]]);
}

#[test]
fn supplied_headlines_hold_no_facts() {
    let mut piece = article("聊城市水利局", &["无事。"]);
    piece.headline_supplied = true;
    assert!(read(piece, None).0.facts.is_empty());
}

/// Text that is long and without breaks must not take time beyond its length: each of these once around 200 kB.
#[test]
fn hostile_texts_end() {
    for unit in [
        "啊",
        "三",
        "十万",
        "三百二十人",
        "约3至",
        "1人",
        "(",
        "(（)",
        "“‘",
        "“”",
        "王",
        "王李张",
        "年月日",
        "7月至",
        "的",
        "有限公司",
        "比去年增长",
        "增长5%、",
        "去年今天同比占",
        "聊城市",
        "“一链",
        "1",
        "7月",
        "局长王",
        "《",
        "”",
        "2024年",
        "公司和",
        "中国",
        "·约翰",
        "100万",
        "县镇",
        "“甲乙”",
        "市局和",
        "春节期间",
        "昨日",
        "三年来",
        "“十四五”",
        "3日至",
        "正月初一、",
        "近日",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let (article, _) = read(article("", &[&text]), Some("2024-07-17"));
        assert_eq!(article.blocks.len(), 1);
    }
}

/// Pieces of newspaper language, so that random texts reach the rules.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "2024年",
        "7月",
        "12日",
        "至",
        "—",
        "第二季度",
        "上半年",
        "以来",
        "聊城市",
        "冠县",
        "梁水镇",
        "张庄村",
        "局长",
        "王刚",
        "说",
        "介绍",
        "，",
        "。",
        "“",
        "”",
        "《",
        "》",
        "平台",
        "行动",
        "3.2",
        "万",
        "余",
        "台",
        "（",
        "）",
        "套",
        " ",
        "\n",
        "公司",
        "和",
        "约翰·史密斯",
        "％",
        "今天",
        "记者",
        "我市",
        "开发区",
        "的",
        "１２",
        "亿元",
        "会议召开",
        "夏至时节",
        "一",
        "百",
        "、",
        "局",
        "委",
        "国务院",
        "系统上线",
        "𠮷",
        "é",
        "半",
        "个",
        "小时",
        "翻番",
        "分之",
        "零下",
        "-5℃",
        "/",
        "同比增长",
        "较去年同期",
        "是去年的2倍",
        "占",
        "分别",
        "产量",
        "km²",
        "春节",
        "期间",
        "农历正月十五",
        "大年初一",
        "当天",
        "次日",
        "同期",
        "去年同期",
        "上周五",
        "本月",
        "“十四五”",
        "3日",
        "16号",
        "公元前221年",
        "三年来",
        "近日",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_span_is_what_it_says(headline in pieces(), body in pieces(), noise in any::<String>(), issue in "(2024-02-29|2024~|20XX|)") {
        let (article, _) = read(article(&headline, &[&body, &noise]), Some(&issue));
        assert_located(&article);
        let (article, _) = read(article, None);
        assert_located(&article);
    }
}
