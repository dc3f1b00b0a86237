use super::super::places;
use super::*;
use crate::model::Part;

fn check(text: &str, expect: &[(&str, InitiativeKind)]) {
    let scans = [Scan::new(Part::Block(0), text)];
    let facts = facts(&scans, &places::find(&scans));
    let found: Vec<_> = facts
        .iter()
        .map(|f| match &f.value {
            FactValue::Initiative { name, class, .. } => (name.as_str(), *class),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_class_word_beside_it_makes_a_quotation_a_name() {
    use InitiativeKind::{Campaign, Other, Platform, Policy};
    check("开展“清风护苗”专项行动，", &[("清风护苗", Campaign)]);
    check("打造服务平台“掌上通”，", &[("掌上通", Platform)]);
    check("推广“门前三包”制度", &[("门前三包", Policy)]);
    check("“一件事一次办”改革落地", &[("一件事一次办", Policy)]);
    check("擦亮“好客之乡”品牌", &[("好客之乡", Other)]);
    check("搭建“看得见、管得住”的智慧平台", &[("看得见、管得住", Platform)]);
    check("活动以“书香润城”为主题", &[("书香润城", Campaign)]);
    check("“雷霆行动”中抓获多人", &[("雷霆行动", Campaign)]);
    check("推进“一村一品”，", &[("一村一品", Policy)]);
    check("“支部+合作社+农户”带富一方", &[("支部+合作社+农户", Policy)]);
    check("通过“送法下乡”“法律夜市”等方式", &[("送法下乡", Campaign), ("法律夜市", Campaign)]);
    check("“阳光晾晒”平台运行。用好“阳光晾晒”", &[("阳光晾晒", Platform), ("阳光晾晒", Platform)]);
}

#[test]
fn figures_of_speech_are_no_names() {
    for text in [
        "守护群众的“钱袋子”，",
        "这是城市的“牛皮癣”。",
        "“这个好。”他说",
        "为庄稼“解渴”",
        "避免“两张皮”",
        "“涉诈”App",
        "释放‘1+1>2’的效能",
        "尝到“甜头”的农户",
        "变“输血”为“造血”",
        "“数据开放实验室”揭牌",
    ] {
        check(text, &[]);
    }
}

#[test]
fn documents_stand_in_title_marks() {
    check(
        "出台《关于“一链一院”建设的方案》，",
        &[("一链一院", InitiativeKind::Policy), ("关于“一链一院”建设的方案", InitiativeKind::Document)],
    );
    check("据《人民日报》报道", &[]);
}

#[test]
fn meetings_that_are_held_have_names() {
    check(
        "7月16日下午，全市社会事业发展推进会议召开。",
        &[("全市社会事业发展推进会议", InitiativeKind::Event)],
    );
    check("由两院联合举办的规划工作交流座谈会召开。", &[("规划工作交流座谈会", InitiativeKind::Event)]);
    check("会议召开。", &[]);
}

#[test]
fn systems_bear_the_name_of_their_place() {
    check(
        "推出的聊城市养老机构预付费监管系统上线。",
        &[("聊城市养老机构预付费监管系统", InitiativeKind::Platform)],
    );
}
