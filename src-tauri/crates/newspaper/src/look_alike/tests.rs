use super::*;
use crate::model::{Block, BlockKind, FactValue, PageInfo};

/// Articles of a page of a paper, each a paragraph.
fn read_page(publication: &str, paragraphs: &[&str]) -> Vec<Article> {
    let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), lines: vec![1] };
    let article = |(text, line): (&&str, u32)| Article {
        headline: "代拟".into(),
        headline_supplied: true,
        blocks: vec![block(text)],
        lines: vec![line],
        ..Article::default()
    };
    let mut articles: Vec<Article> = paragraphs.iter().zip(1..).map(article).collect();
    let page = PageInfo { publication: Some(publication.into()), ..PageInfo::default() };
    crate::facts::extract(&mut articles, &page, None, &[]);
    articles
}

fn proposals(articles: &[Article]) -> Vec<(&str, &str, &str)> {
    let all = articles.iter().flat_map(|a| &a.look_alikes);
    all.map(|l| (l.rule.as_str(), l.text.as_str(), l.proposal.as_str())).collect()
}

fn check(text: &str, expect: &[(&str, &str, &str)]) {
    assert_eq!(proposals(&read_page("聊城日报", &[text])), expect, "{text}");
}

#[test]
fn damaged_units_are_proposed_where_parent_or_home_leads_to_them() {
    check("聊城市在平区的果园里一派忙碌。", &[("place", "在平区", "茌平区")]);
    check("聊城市往平区的果园里一派忙碌。", &[("place", "往平区", "茌平区")]);
    check("聊城市的夏天，在平区的果园里一派忙碌。", &[("place", "在平区", "茌平区")]);
    check("2001年，聊城地区在平县的果园。聊城市。", &[("place", "在平县", "茌平县")]);
    check("走进临清市刘孩子镇的果园。", &[("place", "刘孩子镇", "刘垓子镇")]);
    check("走进临清市，刘孩子镇的果园到了。", &[("place", "刘孩子镇", "刘垓子镇")]);
    check("聊城市亮唐县的果园。", &[("place", "亮唐县", "高唐县")]);
    check("聊城市寇县的果园。", &[("place", "寇县", "冠县")]);
    check("聊城市在 平 区的果园。", &[("place", "在 平 区", "茌 平 区")]);
}

#[test]
fn a_parent_may_be_damaged_itself() {
    check("聊城市往平区博乎镇的果园。", &[("place", "往平区", "茌平区"), ("place", "博乎镇", "博平镇")]);
}

#[test]
fn short_names_need_the_county_and_a_use_as_a_name() {
    let named = |text: &str| read_page("聊城日报", &["聊城市茌平区的果园。", text]);
    let check = |text: &str, expect: &[(&str, &str, &str)]| {
        assert_eq!(proposals(&named(text)), expect, "{text}");
    };
    let meant = [("place", "在平", "茌平")];
    check("聊城市南边，在平绿禾环保建材有限公司开工。", &meant);
    check("高唐、在平、东阿三地的代表。", &meant);
    check("他在平日里常去聊城市的公司。", &[]);
    check("他前往平价超市有限公司，聊城。", &[]);
    check("聊城市的王在平经营一家公司。", &[]);
    check("在平整土地的中心，聊城市。", &[]);
    // The county is named nowhere.
    assert!(read_page("聊城日报", &["聊城市南边，在平绿禾环保建材有限公司开工。"])[0].look_alikes.is_empty());
}

#[test]
fn what_may_be_meant_as_it_stands_is_left_alone() {
    for text in [
        "聊城市茌平区的果园。",
        "聊城市在平原县有一家分店。",
        "在平时，聊城市的果园。",
        "聊城市在城区新建果园。",
        "济宁市在城区新建果园。",
        "聊城市各县、全县、该县、外县的果园。",
        "临清市全镇、各镇、古镇的果园。",
        "聊城市平阴县的果园，在平阴县。",
        "聊城市王孩子的果园。",
        "聊城市，密阳市的来客。",
    ] {
        check(text, &[]);
    }
}

#[test]
fn far_from_home_nothing_is_proposed_without_its_parent() {
    let read = |text: &str| read_page("杭州日报", &[text]);
    assert!(read("在平区的果园里一派忙碌。")[0].look_alikes.is_empty());
    assert!(read("韩国密阳市的一家医院。")[0].look_alikes.is_empty());
    let articles = read("山东聊城市在平区的果园。");
    assert_eq!(proposals(&articles), [("place", "在平区", "茌平区")]);
}

#[test]
fn what_is_surely_meant_is_a_place_of_the_article() {
    let articles = read_page("聊城日报", &["聊城市在平区的果园。"]);
    let place = articles[0]
        .facts
        .iter()
        .find(|f| f.rule == crate::facts::Rule::LookAlike)
        .map(|f| (&f.text[..], &f.value));
    let value =
        FactValue::Place { path: "山东省/聊城市/茌平区".into(), code: Some("371503".into()) };
    assert_eq!(place, Some(("在平区", &value)));
}

#[test]
fn variants_amid_simplified_text_are_proposed_where_they_make_a_word() {
    let simplified =
        "今年以来，各部门加快建设果园，新增面积持续扩大，农民的收入稳步提高，果品远销各地市场，乡村面貌一新";
    let check = |text: &str, expect: &[(&str, &str, &str)]| {
        super::tests::check(&format!("{simplified}{text}。"), expect)
    };
    check("，占市區的一半", &[("variant", "市區", "市区")]);
    check("，乾坤湾的瞭望塔", &[]);
    check("，经理陳昇说", &[]);
    check("，主题是“龍”", &[]);
    super::tests::check(
        "本報訊市區的農民開始種樹，這是該縣連續第三年舉辦種樹活動，參加的農民說，種樹的積極性很高，縣裏還會繼續支持他們。",
        &[],
    );
}

#[test]
fn a_name_that_is_often_printed_otherwise_is_proposed() {
    let often = "青禾果业有限公司成立。青禾果业有限公司开业。青禾果业有限公司扩建。";
    let meant = [("vocabulary", "青禾果亚有限公司", "青禾果业有限公司")];
    check(&format!("{often}青禾果亚有限公司招工。"), &meant);
    // Printed often enough to be another company.
    check(&format!("{often}{}", "青禾果亚有限公司招工。".repeat(3)), &[]);
    check(&format!("{often}青木果业有限公司招工。"), &[]);
    check("青禾果业有限公司成立。青禾果亚有限公司招工。", &[]);
}

#[test]
fn misprints_differ_in_one_plain_look_alike_that_makes_no_word() {
    for (rare, frequent, person, expect) in [
        ("绿禾家庭衣场", "绿禾家庭农场", false, true),
        ("绿禾教帅协会", "绿禾教师协会", false, true),
        ("绿禾教师协会", "绿禾教帅协会", false, false),
        ("绿禾第二中学", "绿禾第三中学", false, false),
        ("东岭果业公司", "西岭果业公司", false, false),
        ("绿禾果业公司", "绿禾果业公司", false, false),
        ("章睛川", "章晴川", true, true),
        ("章小川", "章晓川", true, false),
    ] {
        let proposed = misprint(rare, frequent, person).is_some();
        assert_eq!(proposed, expect, "{rare} {frequent}");
    }
}

#[test]
fn a_proposal_stands_only_where_it_is_meant() {
    let articles =
        read_page("聊城日报", &["聊城市茌平区的果园。", "高唐、在平、东阿三地，在平时常往来于聊城市。"]);
    let found = &articles[1].look_alikes;
    assert_eq!(proposals(&articles), [("place", "在平、", "茌平、")]);
    assert_eq!((found[0].span.start, found[0].span.end), (3, 6));
}

#[test]
fn what_a_person_declined_is_not_proposed_again() {
    let decline =
        |line, accepted| Correction::Repair {
            line, from: "在平区".into(), to: "茌平区".into(), accepted
        };
    for (corrections, left) in [
        (vec![decline(1, false)], 0),
        (vec![decline(2, false)], 1),
        (vec![decline(1, false), decline(1, true)], 1),
    ] {
        let mut articles = read_page("聊城日报", &["聊城市在平区的果园。"]);
        drop_declined(&mut articles, &corrections);
        assert_eq!(articles[0].look_alikes.len(), left, "{corrections:?}");
        assert_eq!(
            articles[0].facts.iter().filter(|f| f.rule == crate::facts::Rule::LookAlike).count(),
            left
        );
    }
}
