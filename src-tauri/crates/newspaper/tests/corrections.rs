//! Promises of corrections and doubts: for single pages by example, for any text and any corrections by trial.

use std::collections::BTreeMap;

use newspaper::{
    Article, BlockKind, Config, Correction, Decoded, DoubtKind, Field, PageField, ParsedPage, TitlePart,
    decode, parse, parse_decoded,
};
use proptest::prelude::*;

const MILL: &str = "本报讯（记者 张红 通讯员 李强）8月3日，河湾镇面粉厂新生产线投产，每天可加工小麦三百吨，附近二十个村的农户不用再往县城跑。";
const MILL_MORE: &str =
    "厂长王建国说，新线用上了自动分级设备，面粉出厂前要过四道检验，比过去多了两道，合格率稳定在九成九以上。";
const BRIDGE: &str = "本报讯（记者 赵敏）柳林大桥昨日通车。大桥全长六百米，双向四车道，两岸群众过河的时间从四十分钟缩短到五分钟，学生上学不用再坐船。";
const BRIDGE_MORE: &str =
    "住在河东的村民刘大娘一早就来走了一趟桥。她说，等这座桥等了十几年，往后卖菜、看病、走亲戚都方便了。";

fn decoded(page: &str) -> Decoded {
    let lines = page.split('\n').map(str::to_owned).collect();
    Decoded { encoding: "utf-8", confidence: 1.0, lines, diagnostics: Vec::new() }
}

fn read(page: &str, corrections: &[Correction]) -> ParsedPage {
    let config = Config { corrections: corrections.to_vec(), ..Config::default() };
    let found = parse_decoded(decoded(page), &config);
    assert_accounted(&found);
    for unapplied in &found.unapplied {
        assert!(unapplied.index < corrections.len());
    }
    found
}

/// Every non-blank line is in exactly one article or unassigned; blocks hold lines of their article.
fn assert_accounted(page: &ParsedPage) {
    let mut times: BTreeMap<u32, u32> = BTreeMap::new();
    for &n in page.articles.iter().flat_map(|a| &a.lines).chain(&page.unassigned_lines) {
        *times.entry(n).or_default() += 1;
    }
    for (n, line) in page.lines.iter().enumerate() {
        let count = times.remove(&(n as u32 + 1)).unwrap_or(0);
        let blank = line.chars().all(char::is_whitespace);
        assert_eq!(count, u32::from(!blank), "line {} {line:?}", n + 1);
    }
    assert!(times.is_empty(), "lines that are not there: {times:?}");
    for article in &page.articles {
        assert!(article.blocks.iter().flat_map(|b| &b.lines).all(|l| article.lines.contains(l)));
    }
}

fn split(line: u32) -> Correction {
    Correction::Split { line }
}

fn join(line: u32) -> Correction {
    Correction::Join { line }
}

fn title(lines: &[u32], part: TitlePart) -> Correction {
    Correction::Title { lines: lines.to_vec(), part }
}

fn furniture(lines: &[u32], furniture: bool) -> Correction {
    Correction::Furniture { lines: lines.to_vec(), furniture }
}

fn reasons(page: &ParsedPage) -> Vec<(usize, &str)> {
    page.unapplied.iter().map(|u| (u.index, u.reason.name())).collect()
}

fn lines(page: &ParsedPage) -> Vec<Vec<u32>> {
    page.articles.iter().map(|a| a.lines.clone()).collect()
}

fn headlines(page: &ParsedPage) -> Vec<&str> {
    page.articles.iter().map(|a| if a.headline_supplied { "" } else { a.headline.as_str() }).collect()
}

/// The articles apart from how sure they are: a person's word makes them surer.
fn texts(page: &ParsedPage) -> Vec<Article> {
    page.articles.iter().cloned().map(|a| Article { confidence: 0.0, ..a }).collect()
}

/// Two articles, each headline above its text: lines 1, 3, 5 and 7, 9, 11.
fn two() -> String {
    format!(
        "河湾镇面粉厂新线投产\n\n{MILL}\n\n{MILL_MORE}\n\n柳林大桥昨日通车\n\n{BRIDGE}\n\n{BRIDGE_MORE}\n"
    )
}

#[test]
fn an_article_is_split_and_joined_again() {
    let page = two();
    assert_eq!(lines(&read(&page, &[])), [[1, 3, 5], [7, 9, 11]]);
    let found = read(&page, &[split(5)]);
    assert_eq!(lines(&found), [vec![1, 3], vec![5], vec![7, 9, 11]]);
    assert!(found.unapplied.is_empty() && found.articles[1].headline_supplied);
    assert_eq!(read(&page, &[split(5), join(5)]).articles, read(&page, &[]).articles);
    assert_eq!(lines(&read(&page, &[join(7)])), [[1, 3, 5, 7, 9, 11]]);
    assert_eq!(read(&page, &[join(7), split(7)]).articles, read(&page, &[]).articles);
}

#[test]
fn a_wrapped_paragraph_is_split_inside() {
    let page = "河湾镇面粉厂新线投产\n\n本报讯（记者 张红）河湾镇面粉厂新生产线日前投产，每天\n可加工小麦三百吨，附近二十个村的农户不用再往县城跑了，\n柳林大桥昨日通车，两岸群众过河的时间从四十分钟缩短到\n五分钟，学生上学不用再坐船，老人看病也近了一大半路程。\n";
    let found = read(page, &[split(5)]);
    assert_eq!(lines(&found), [vec![1, 3, 4], vec![5, 6]]);
    assert!(found.articles[1].blocks[0].text.starts_with("柳林大桥昨日通车，两岸"));
    assert_eq!(read(page, &[split(5), join(5)]).articles, read(page, &[]).articles);
}

#[test]
fn a_title_is_given_its_part() {
    let page = two();
    let check = |lines_of: &[u32], part, expect: &[&str], cut: &[&[u32]]| {
        let found = read(&page, &[title(lines_of, part)]);
        assert_eq!((headlines(&found), found.unapplied.len()), (expect.to_vec(), 0), "{part:?}");
        assert_eq!(lines(&found), cut, "{part:?}");
        found
    };
    let (mill, bridge) = ("河湾镇面粉厂新线投产", "柳林大桥昨日通车");
    check(&[7], TitlePart::Above, &[mill, bridge], &[&[1, 3, 5], &[7, 9, 11]]);
    check(&[7], TitlePart::Below, &[bridge, ""], &[&[1, 3, 5, 7], &[9, 11]]);
    let found = check(&[7], TitlePart::Subhead, &[mill], &[&[1, 3, 5, 7, 9, 11]]);
    assert_eq!(found.articles[0].subheads().collect::<Vec<_>>(), [bridge]);
    let found = check(&[7], TitlePart::Text, &[mill], &[&[1, 3, 5, 7, 9, 11]]);
    assert!(found.articles[0].blocks.iter().any(|b| b.text == bridge && b.kind == BlockKind::Paragraph));
    // Text that is a title after all: a kicker to the headline that follows.
    let found = check(&[5], TitlePart::Above, &[mill, bridge], &[&[1, 3], &[5, 7, 9, 11]]);
    assert_eq!(found.articles[1].kicker.as_deref(), Some(MILL_MORE));
}

#[test]
fn furniture_goes_and_comes_back() {
    let page = format!("{}\n责任编辑：张红\n", two());
    assert_eq!(read(&page, &[]).unassigned_lines, [13]);
    let found = read(&page, &[furniture(&[13], false)]);
    assert_eq!(lines(&found), [vec![1, 3, 5], vec![7, 9, 11, 13]]);
    let found = read(&page, &[furniture(&[7, 11], true)]);
    assert_eq!(
        (found.unassigned_lines.clone(), lines(&found)),
        (vec![7, 11, 13], vec![vec![1, 3, 5], vec![9]])
    );
    let found = read(&page, &[furniture(&[7], true), furniture(&[7], false)]);
    assert_eq!(texts(&found), texts(&read(&page, &[])));
    let all = read("责任编辑：张红\n", &[furniture(&[1], false)]);
    assert_eq!(lines(&all), [[1]]);
    assert!(read(&two(), &[furniture(&[1, 3, 5, 7, 9, 11], true)]).articles.is_empty());
}

#[test]
fn what_does_not_fit_is_reported() {
    let page = format!("{}\n责任编辑：张红\n", two());
    let check = |correction: Correction, reason: &str| {
        let found = read(&page, std::slice::from_ref(&correction));
        assert_eq!(reasons(&found), [(0, reason)], "{correction:?}");
        assert_eq!(found.articles, read(&page, &[]).articles, "{correction:?}");
    };
    for line in [0, 2, 13, 99, u32::MAX] {
        check(split(line), "line-missing");
        check(join(line), "no-article-there");
        check(title(&[line], TitlePart::Above), "line-missing");
        check(Correction::Field { line, field: Field::Deck, values: Vec::new() }, "no-article-there");
        check(Correction::Paragraph { line, nth: 0, text: "甲".into() }, "no-paragraph-there");
    }
    for line in [0, 2, 99, u32::MAX] {
        check(furniture(&[line], true), "line-missing");
    }
    check(furniture(&[], false), "line-missing");
    check(join(1), "no-article-there");
    check(join(3), "no-article-there");
    check(title(&[1], TitlePart::Below), "no-article-there");
    check(title(&[1, 7], TitlePart::Above), "value-invalid");
    check(Correction::Encoding { label: "nonsense".into() }, "value-invalid");
}

#[test]
fn fields_hold_for_the_article_as_corrected() {
    let set = Correction::Field {
        line: 5, field: Field::Headline, values: vec!["面粉要过四道检验".into()]
    };
    let found = read(&two(), &[set.clone(), split(5)]);
    assert_eq!(
        (found.articles[1].headline.as_str(), found.articles[1].headline_supplied),
        ("面粉要过四道检验", false)
    );
    assert_eq!(reasons(&read(&two(), &[split(5), set, join(5)])), [(1, "no-article-there")]);
}

#[test]
fn facts_are_read_from_the_corrected_text() {
    let text = "2024年5月6日，河湾镇面粉厂新线投产。".to_owned();
    let found = read(&two(), &[Correction::Paragraph { line: 3, nth: 0, text }]);
    assert!(found.articles[0].facts.iter().any(|f| f.text.contains("5月6日")));
}

#[test]
fn bytes_are_read_in_the_encoding_a_person_names() {
    let check = |labels: &[&str], encoding: &str, refused: &[usize]| {
        let encodings = labels.iter().map(|l| Correction::Encoding { label: (*l).to_owned() });
        let config =
            Config { encoding: Some("utf-8".into()), corrections: encodings.collect(), ..Config::default() };
        let found = parse(two().as_bytes(), &config).unwrap();
        assert_eq!(found.encoding, encoding, "{labels:?}");
        assert_eq!(found.unapplied.iter().map(|u| u.index).collect::<Vec<_>>(), refused, "{labels:?}");
    };
    check(&["gb18030"], "gb18030", &[]);
    check(&["utf-8", "gb18030"], "gb18030", &[]);
    check(&["nonsense"], "utf-8", &[0]);
    check(&["gb18030", "nonsense"], "gb18030", &[1]);
}

#[test]
fn an_estimated_date_is_asked_for() {
    let page = "较2022年同期增长5%。3月5日，桥梁通车。\n";
    let found = read(page, &[]);
    assert_eq!(found.page.issue_date_estimate.as_ref().map(|e| e.edtf.as_str()), Some("2023~"));
    assert_eq!(
        (found.doubts[0].kind, found.doubts[0].answers[0].args[0].as_str()),
        (DoubtKind::Date, "2023")
    );
    let unknown = Correction::Page { field: PageField::IssueDate, value: None };
    assert!(read(page, &[unknown]).doubts.iter().all(|d| d.kind != DoubtKind::Date));
    assert_answered(page, &[]);
}

/// A page on which hardly anything is sure: titles among texts of which only the first has a lead.
fn doubtful() -> String {
    [
        "本报讯（记者 张红）8月3日，河湾镇面粉厂新生产线投产，每天可加工小麦三百吨，附近二十个村的农户不用再往县城跑。",
        "河湾镇面粉厂新线投产",
        "柳林大桥昨日通车，大桥全长六百米，双向四车道，两岸群众过河的时间从四十分钟缩短到五分钟。",
        "住在河东的村民刘大娘一早就来走了一趟桥。她说，等这座桥等了十几年。",
        "柳林大桥的变化",
        "7月14日，工人在车间里赶制订单。",
        "面粉厂的早晨",
        "厂长王建国说，新线用上了自动分级设备，面粉出厂前要过四道检验。",
    ]
    .join("\n\n")
}

#[test]
fn doubtful_pages_have_doubts() {
    let found = read(&doubtful(), &[]);
    assert!(found.doubts.iter().any(|d| d.kind == DoubtKind::Headline), "{:?}", found.doubts);
    for doubt in &found.doubts {
        assert!(doubt.confidence < 0.7 && doubt.answers.len() >= 2, "{doubt:?}");
    }
    assert_answered(&doubtful(), &[]);
}

/// Answering any doubt in any way removes it; the first answer changes nothing but how sure the page is.
fn assert_answered(page: &str, corrections: &[Correction]) {
    let before = read(page, corrections);
    for doubt in before.doubts.iter().take(12) {
        for (n, answer) in doubt.answers.iter().enumerate() {
            let all: Vec<Correction> = corrections.iter().chain(&answer.corrections).cloned().collect();
            let after = read(page, &all);
            let open = after.doubts.iter().any(|d| d.kind == doubt.kind && d.lines == doubt.lines);
            assert!(!open, "{answer:?} leaves {doubt:?}");
            let refused = after.unapplied.iter().any(|u| u.index >= corrections.len());
            assert!(!refused, "{answer:?} is refused: {:?}", after.unapplied);
            if n == 0 && doubt.kind != DoubtKind::Date {
                assert!(texts(&after) == texts(&before), "{answer:?} is no confirmation");
            }
        }
    }
}

#[test]
fn what_a_split_leaves_before_it_can_be_confirmed() {
    let title = "## 柳林大桥昨日通车";
    let text = "厂长王建国说，新线用上了自动分级\n设备，面粉出厂前要过四道检验，比过\n去多了两道，合格率稳定在九成\n";
    let page = format!("{title}\n\n\n\n\n\n{title}\n\n\n{title}\n{title}\n{title}\n\n{text}\n{text}");
    assert_answered(&page, &[split(19)]);
}

#[test]
fn a_title_of_several_pieces_can_be_confirmed() {
    let page = "镇里的面粉厂换了新线。\n\n对农户来说，卖粮更近便，磨面\n更省心。农户送来小麦填好\n单子后，厂里当天过磅、付款、装车\n一次办完。对远处的村子，厂里派车";
    assert_answered(page, &[title(&[4], TitlePart::Below)]);
}

/// A sample page, whole.
fn sample(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds").join(name);
    let bytes = std::fs::read(path).expect("a sample page");
    decode::decode(&bytes, None).expect("text").lines.join("\n")
}

#[test]
fn every_doubt_of_the_sample_pages_can_be_answered() {
    for name in ["000_f2a12eb79b97095d.txt", "001_4600770021876afd.txt"] {
        assert_answered(&sample(name), &[]);
    }
}

#[test]
fn corrections_touch_no_other_article() {
    for name in ["000_f2a12eb79b97095d.txt", "001_4600770021876afd.txt"] {
        let page = sample(name);
        let free = read(&page, &[]);
        let middle = |a: &Article| a.lines[a.lines.len() / 2];
        for article in &free.articles {
            assert_local(&page, &free, &[split(middle(article))]);
            assert_local(&page, &free, &[title(&[middle(article)], TitlePart::Subhead)]);
        }
    }
}

/// Articles that hold no line of an article changed by the corrections are as before.
fn assert_local(page: &str, free: &ParsedPage, corrections: &[Correction]) {
    let touched: Vec<u32> = corrections
        .iter()
        .flat_map(|c| match c {
            Correction::Split { line } | Correction::Join { line } => vec![*line],
            Correction::Title { lines, .. } | Correction::Furniture { lines, .. } => lines.clone(),
            _ => Vec::new(),
        })
        .collect();
    let near = |at: usize| {
        let around = at.saturating_sub(1)..(at + 2).min(free.articles.len());
        free.articles[around].iter().any(|a| touched.iter().any(|l| a.lines.contains(l)))
    };
    let found = read(page, corrections);
    for (n, article) in free.articles.iter().enumerate().filter(|(n, _)| !near(*n)) {
        let same = found.articles.iter().find(|a| a.lines == article.lines);
        assert_eq!(same.map(|a| &a.blocks), Some(&article.blocks), "article {n} after {corrections:?}");
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(MILL.to_owned()),
        Just(BRIDGE_MORE.to_owned()),
        Just("厂长王建国说，新线用上了自动分级\n设备，面粉出厂前要过四道检验，比过\n去多了两道，合格率稳定在九成".to_owned()),
        Just("河湾镇面粉厂新线投产".to_owned()),
        Just("往后过河不用再等船\n秋收".to_owned()),
        Just("## 柳林大桥昨日通车".to_owned()),
        Just("——来自河湾镇的报告".to_owned()),
        Just("□ 本 报 记 者 张 红".to_owned()),
        Just("标题：柳林大桥".to_owned()),
        Just("小标题：桥头".to_owned()),
        Just("【正文】".to_owned()),
        Just("正文：".to_owned()),
        Just("来源：河湾报".to_owned()),
        Just("责任编辑：张红".to_owned()),
        Just("第 03 版".to_owned()),
        Just("秋风吹过河岸，\n芦花白了又白，\n一只船慢慢摇来，\n船上坐着老人，\n看着自家的田。".to_owned()),
        "\\PC{0,30}",
        "[一-龥，。、“”（）\n 0-9a-z　]{0,60}",
    ]
}

fn page() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((piece(), 1_usize..4), 0..16);
    let mixed =
        pieces.prop_map(|p| p.into_iter().map(|(text, gap)| text + &"\n".repeat(gap)).collect::<String>());
    let torn = (0_usize..2, any::<prop::sample::Index>(), 5_usize..40).prop_map(|(n, from, count)| {
        let whole = sample(["000_f2a12eb79b97095d.txt", "001_4600770021876afd.txt"][n]);
        let lines: Vec<&str> = whole.split('\n').collect();
        let from = from.index(lines.len());
        lines[from..(from + count).min(lines.len())].join("\n")
    });
    prop_oneof![4 => mixed, 2 => torn, 1 => any::<String>()]
}

fn correction() -> impl Strategy<Value = Correction> {
    let line = 0_u32..36;
    let part = prop_oneof![
        Just(TitlePart::Above),
        Just(TitlePart::Below),
        Just(TitlePart::Subhead),
        Just(TitlePart::Text)
    ];
    let text = prop_oneof![Just("河湾".to_owned()), Just(String::new()), "\\PC{0,8}"];
    prop_oneof![
        3 => line.clone().prop_map(split),
        3 => line.clone().prop_map(join),
        4 => (prop::collection::vec(line.clone(), 0..3), part).prop_map(|(lines, part)| title(&lines, part)),
        2 => (prop::collection::vec(line.clone(), 0..4), any::<bool>()).prop_map(|(lines, f)| furniture(&lines, f)),
        1 => (line.clone(), text.clone()).prop_map(|(line, text)| Correction::Paragraph { line, nth: 0, text }),
        1 => (line.clone(), text.clone()).prop_map(|(line, text)| Correction::Field {
            line,
            field: Field::Headline,
            values: vec![text]
        }),
        1 => (line, text, any::<bool>()).prop_map(|(line, text, accepted)| Correction::Repair {
            line,
            from: text.clone(),
            to: text,
            accepted
        }),
    ]
}

proptest! {
    // The same pages at every run: what fails here is to be a change's fault.
    #![proptest_config(ProptestConfig {
        cases: 128,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_717),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_corrections_of_any_page_are_accounted_for(
        page in page(),
        corrections in prop::collection::vec(correction(), 0..8),
    ) {
        read(&page, &corrections);
    }

    #[test]
    fn what_was_split_is_joined_again(page in page(), at in any::<prop::sample::Index>()) {
        let free = read(&page, &[]);
        let lines: Vec<u32> = free.articles.iter().flat_map(|a| a.lines.clone()).collect();
        if !lines.is_empty() {
            let line = lines[at.index(lines.len())];
            let cut = read(&page, &[split(line)]);
            prop_assert!(cut.unapplied.is_empty());
            prop_assert!(cut.articles.iter().any(|a| a.lines.first() == Some(&line)));
            let begun = free.articles.iter().any(|a| a.lines.first() == Some(&line));
            let back = read(&page, &[split(line), join(line)]);
            if !begun {
                prop_assert!(back.articles == free.articles);
            }
            assert_local(&page, &free, &[split(line)]);
        }
    }

    #[test]
    fn any_doubt_is_answered(
        page in page(),
        corrections in prop::collection::vec(correction(), 0..4),
    ) {
        assert_answered(&page, &corrections);
    }

    #[test]
    fn taking_back_the_last_correction_restores_the_page(
        page in page(),
        corrections in prop::collection::vec(correction(), 1..5),
    ) {
        let before = read(&page, &corrections[..corrections.len() - 1]);
        read(&page, &corrections);
        let after = read(&page, &corrections[..corrections.len() - 1]);
        prop_assert_eq!(format!("{before:?}"), format!("{after:?}"));
    }
}
