use super::*;
use crate::model::Byline;

fn check(text: &str, expect: &[(&str, Option<&str>, PersonPart)]) {
    let scans = [Scan::new(Part::Block(0), text)];
    let facts = facts(&Article::default(), &scans, &[], &[]);
    let found: Vec<_> = facts
        .iter()
        .map(|f| match &f.value {
            FactValue::Person { name, role, part, .. } => (name.as_str(), role.as_deref(), *part),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_title_before_and_a_verb_behind_make_a_name() {
    use PersonPart::{Mentioned, Quoted};
    check("“好。”某某有限公司总经理周喜江介绍，", &[("周喜江", Some("某某有限公司总经理"), Quoted)]);
    check("副市长王刚出席会议并讲话。", &[("王刚", Some("副市长"), Mentioned)]);
    check("会上，市教育局副局长钱岭介绍有关工作情况。", &[("钱岭", Some("市教育局副局长"), Mentioned)]);
    check("水利局党组成员、副局长韩刚说，", &[("韩刚", Some("水利局党组成员、副局长"), Quoted)]);
    check("大队长韩启亮当即锁定", &[("韩启亮", Some("大队长"), Mentioned)]);
    check("村民孔兰仁说", &[("孔兰仁", Some("村民"), Quoted)]);
    check("校长欧阳修文表示，", &[("欧阳修文", Some("校长"), Quoted)]);
    check("教练约翰·史密斯说", &[("约翰·史密斯", Some("教练"), Quoted)]);
    check("李建国同志出席会议。", &[("李建国", None, Mentioned)]);
    check("83岁的周福海说，", &[("周福海", None, Quoted)]);
    check("局长张三、李四参加活动。", &[("张三", Some("局长"), Mentioned), ("李四", None, Mentioned)]);
}

#[test]
fn a_row_holds_names_only() {
    use PersonPart::Mentioned;
    check(
        "上官立秋、令狐明远和石成三人参加了座谈。",
        &[("上官立秋", None, Mentioned), ("令狐明远", None, Mentioned), ("石成", None, Mentioned)],
    );
    check("会计赵建民向工作组交了账本。", &[("赵建民", Some("会计"), Mentioned)]);
    check("委托律师向法院提交了材料。", &[]);
}

#[test]
fn names_by_sound_are_whole() {
    use PersonPart::Mentioned;
    let alone = |name| vec![(name, None, Mentioned)];
    check("昨日，买买提江·哈力克出席。", &alone("买买提江·哈力克"));
    check("艾力·阿不都拉致辞。", &alone("艾力·阿不都拉"));
    check("吐尔逊·依明出席。", &alone("吐尔逊·依明"));
    check("让-雅克·杜邦先生到场观看。", &alone("让-雅克·杜邦"));
    check("设有文旅消费·“一带一路”国际馆。", &[]);
}

#[test]
fn an_office_stays_within_its_clause() {
    let role = |text: &str, expect: Option<&str>| {
        let scans = [Scan::new(Part::Block(0), text)];
        let facts = facts(&Article::default(), &scans, &[], &[]);
        let roles: Vec<_> = facts
            .iter()
            .filter_map(|f| match &f.value {
                FactValue::Person { role, .. } => Some(role.as_deref()),
                _ => None,
            })
            .collect();
        assert_eq!(roles.last().copied().flatten(), expect, "{text}");
    };
    role("本报讯(记者石成 通讯员路遥)菜农胡永福说，", Some("菜农"));
    role("党员来到村民焦玉梅家中。", Some("村民"));
    role("民警核实了车主赵洪生的情况。", Some("车主"));
    role("8号致信联合国秘书长石建国，", Some("联合国秘书长"));
    role("河湾(集团)公司经理周福海说，", Some("河湾(集团)公司经理"));
    role("村民孔兰仁和教师周福海说，", Some("教师"));
}

#[test]
fn words_behind_titles_are_no_names() {
    for text in [
        "工人文化宫",
        "专家高度评价",
        "代表时代精神",
        "学生家长表示",
        "负责人表示，",
        "主任和书记",
        "村民都说好",
        "老师安排妥当。",
    ] {
        check(text, &[]);
    }
}

#[test]
fn byline_names_are_located_where_they_stand() {
    let byline =
        Byline {
            reporters: vec!["胡磊".into()], correspondents: vec!["张迪".into()], ..Byline::default()
        };
    let article = Article { byline, ..Article::default() };
    let scans = [Scan::new(Part::Block(0), "本报讯（记者 胡 磊）近日，")];
    let facts = facts(&article, &scans, &[], &[]);
    let spans: Vec<_> = facts.iter().map(|f| (f.text.as_str(), f.span.map(|s| (s.start, s.end)))).collect();
    assert_eq!(spans, [("胡 磊", Some((7, 10))), ("张迪", None)]);
}

#[test]
fn a_name_ends_before_company_and_sayings() {
    use PersonPart::Mentioned;
    check("镇党委书记江成与大家进行交流。", &[("江成", Some("镇党委书记"), Mentioned)]);
    check("镇长王成向群众作答。", &[("王成", Some("镇长"), Mentioned)]);
    check("种粮大户周俊喜上眉梢。", &[("周俊", Some("种粮大户"), Mentioned)]);
    check("家住河湾的赖芬，以往常看海。", &[("赖芬", None, Mentioned)]);
}
