use super::*;

fn roles(c: &Credits) -> String {
    format!("{}|{}|{}", c.reporters.join(" "), c.correspondents.join(" "), c.photographers.join(" "))
}

#[test]
fn lines_of_their_own_are_read() {
    let check = |line: &str, expect: &str| {
        let found = standalone(line).map(|(_, c)| roles(&c));
        assert_eq!(found.as_deref(), Some(expect), "{line}");
    };
    check("■ 本报记者 朱海波", "朱海波||");
    check("□ 本 报 记 者 胡 磊 高 田 本报通讯员 张 迪 穆瑞向", "胡磊 高田|张迪 穆瑞向|");
    check("□记者 高田 通讯员 张双双 报道", "高田|张双双|");
    check("□记 者 孙亚飞 通讯员 张文娟报道", "孙亚飞|张文娟|");
    check("陆涵恩 摄", "||陆涵恩");
    check("本报记者 潘超敏 摄", "||潘超敏");
    check("（记者 何鹏永 冯艳蕾）", "何鹏永 冯艳蕾||");
    check("记者 张红/文 李强/图", "张红||李强");
    check("本报记者 张红 文/图", "张红||张红");
    check("文/记者 张红 图/李强", "张红||李强");
    check("聊城日报记者 张红 摄影 李强", "张红||李强");
    check("新华社记者 买买提·吐尔逊", "买买提·吐尔逊||");
    check("本报见习记者 令狐冲 实习生 李白", "令狐冲 李白||");
    check("□ 张红", "张红||");
    check("□ 本报评论员", "||");
}

#[test]
fn every_role_is_read() {
    let check = |line: &str, expect: &str| {
        let found = standalone(line).map(|(_, c)| roles(&c));
        assert_eq!(found.as_deref(), Some(expect), "{line}");
    };
    check("本报特约记者 张红", "张红||");
    check("本报特约通讯员 张红 李强", "|张红 李强|");
    check("特约撰稿人 张红", "张红||");
    check("□ 特约通讯员 张红", "|张红|");
    check("本报记者 张红 特约通讯员 李强", "张红|李强|");
    check("本报记者 张红 实习生 李强", "张红 李强||");
    check("本报实习记者 张红", "张红||");
    check("本报首席记者 张红", "张红||");
    check("□ 本报融媒体记者 张红", "张红||");
    check("本报全媒体首席记者张红", "张红||");
    check("张红 摄影报道", "张红||张红");
    check("本报记者 张红 摄影报道", "张红||张红");
    check("通讯员 张红 摄影报道", "|张红|张红");
    check("张红 供图", "||张红");
    check("本报通讯员 张红 供图", "||张红");
    check("摄影：张红", "||张红");
    check("□ 文/张红 图/李强", "张红||李强");
    check("□ 记者 张红 李强 文/图", "张红 李强||张红 李强");
    check("记者 张红 报道 通讯员 李强 摄影", "张红||李强");
    check("本报记者 张红 通讯员 李强 文/图", "张红|李强|李强");
    check("新华社记者 张红 李强", "张红 李强||");
    check("新华社记者张红、李强", "张红 李强||");
    check("据新华社记者 张红", "张红||");
    check("■本报驻河湾记者 张红", "张红||");
    check("河湾日报全媒体记者 张红", "张红||");
    check("河湾融媒记者 张红", "张红||");
    check("本报记者张红李强王伟", "张红 李强 王伟||");
    check("本报记者 张红玉李强王建国", "张红玉 李强 王建国||");
    check("本报记者 欧阳慧 上官云飞", "欧阳慧 上官云飞||");
    check("本报记者 令狐冲 通讯员 尉迟恭 司马南", "令狐冲|尉迟恭 司马南|");
    check("□ 本报记者 古丽娜尔·艾力 通讯员 阿卜杜拉·买买提", "古丽娜尔·艾力|阿卜杜拉·买买提|");
    check("本报记者 亓红 逄强", "亓红 逄强||");
    check("□ 作者：张红", "张红||");
    check("通讯员：张红 李强", "|张红 李强|");
    check("（通讯员 张红 记者 李强）", "李强|张红|");
    check("（本报记者 张红 本报通讯员 李强）", "张红|李强|");
    check("（张红玉）", "张红玉||");
    check("（张红 李强）", "张红 李强||");
    check("(文/图 记者 张红)", "张红||");
    check("（记者 张红 发自柳林）", "张红||");
    check("本报记者 张红 李强 发自河湾镇", "张红 李强||");
    check("（张红玉摄）", "||张红玉");
    check("（张红 摄）", "||张红");
}

#[test]
fn institutions_and_sources_name_nobody() {
    let check = |line: &str| {
        let found = standalone(line).map(|(_, c)| (roles(&c), c.institution || c.source));
        assert_eq!(found, Some(("||".to_owned(), true)), "{line}");
    };
    check("本报评论员");
    check("□ 本报特约评论员");
    check("■ 本报编辑部");
    check("本报综合");
    check("□ 本报综合报道");
    check("（据新华社）");
    check("（据新华社电）");
    check("据《河湾日报》");
    check("（据河湾日报）");
    check("（综合新华社报道）");
    check("（来源：河湾日报）");
    check("□ 摘自《河湾旧事》 张红玉著");
    check("新华社评论员");
    check("人民日报评论员");
}

#[test]
fn text_is_no_byline() {
    let check = |line: &str| assert_eq!(standalone(line), None, "{line}");
    check("记者走进田间地头");
    check("记者节里话担当");
    check("本报评论员文章引发热议");
    check("冠县");
    check("摄影大赛启动");
    check("锻炼身体不花钱");
    check("");
    check("（资料图片）");
    check("（左图）");
    check("（云南省）");
    check("（安徽）");
    check("综合整治见成效");
    check("编辑部的故事");
}

#[test]
fn closing_credits_are_found() {
    let check = |text: &str, expect: Option<&str>| {
        assert_eq!(tail(text).map(|(_, c)| roles(&c)).as_deref(), expect, "{text}");
    };
    check("推动外贸促稳提质。 ■ 本报记者 商景豪", Some("商景豪||"));
    check("逐条对账销号。（见习记者 苑娜杰 司马森涛）", Some("苑娜杰 司马森涛||"));
    check("学习急救知识。 徐佳彤 摄", Some("||徐佳彤"));
    check("他是一名记者。", None);
    check("两岸群众都来看。（罗文）", Some("罗文||"));
    check("两岸群众都来看。（张建国）", Some("张建国||"));
    check("客人来自亚洲。（韩国）", None);
    check("客人来自亚洲（罗文）", None);
    check("路子走对了，就不怕路远。”", None);
}
