//! Standing heads, columns of briefs, notices and jumps.

use newspaper::structure::{self, Structure};
use newspaper::{Article, ArticleKind, Config, Jump};

const MILL: &str = "本报讯（记者 张红 通讯员 李强）8月3日，河湾镇面粉厂新生产线投产，每天可加工小麦三百吨，附近二十个村的农户不用再往县城跑。";
const BRIDGE: &str = "本报讯（记者 赵敏）柳林大桥昨日通车。大桥全长六百米，双向四车道，两岸群众过河的时间从四十分钟缩短到五分钟，学生上学不用再坐船。";
const SCHOOL: &str =
    "8月2日，河湾镇中心小学扩建工程完工，新增教室十二间，秋季开学后可多收四百名学生，校车也添了两辆。";

fn read(page: &str) -> Structure {
    let lines: Vec<String> = page.split('\n').map(str::to_owned).collect();
    let found = structure::read(&lines, &Config::default());
    let assigned = found.articles.iter().map(|a| a.lines.len()).sum::<usize>() + found.unassigned_lines.len();
    assert_eq!(assigned, lines.iter().filter(|l| !l.trim().is_empty()).count(), "{page}");
    found
}

/// `栏目|headline`, nothing where the headline is supplied.
fn heads(found: &Structure) -> Vec<String> {
    let text = |a: &Article| {
        let headline = if a.headline_supplied { "" } else { &a.headline };
        format!("{}|{headline}", a.standing_head.as_deref().unwrap_or_default())
    };
    found.articles.iter().map(text).collect()
}

#[test]
fn a_line_that_names_a_column_is_a_standing_head() {
    let check = |line: &str, name: &str| {
        let found =
            read(&format!("{line}\n\n河湾镇面粉厂新线投产\n\n{MILL}\n\n柳林大桥昨日通车\n\n{BRIDGE}\n"));
        assert_eq!(
            heads(&found),
            [format!("{name}|河湾镇面粉厂新线投产"), "|柳林大桥昨日通车".to_owned()],
            "{line}"
        );
        assert_eq!(found.articles[0].kicker, None, "{line}");
        assert_eq!(found.articles[0].lines[0], 1, "{line}");
    };
    check("新春走基层", "新春走基层");
    check("【今日关注】", "今日关注");
    check("●今日关注", "今日关注");
    check("■ 权 威 发 布", "权威发布");
    check("县域经济看点", "县域经济看点");
    check("〔记者手记〕", "记者手记");
}

#[test]
fn a_standing_head_between_articles_opens_the_next() {
    let found =
        read(&format!("河湾镇面粉厂新线投产\n\n{MILL}\n\n权威发布\n\n柳林大桥昨日通车\n\n{BRIDGE}\n"));
    assert_eq!(heads(&found), ["|河湾镇面粉厂新线投产", "权威发布|柳林大桥昨日通车"]);
}

#[test]
fn a_kicker_stays_a_kicker() {
    for kicker in ["二十个村不再往县城跑", "把面粉厂办到家门口"] {
        let found = read(&format!("{kicker}\n河湾镇面粉厂新线投产\n\n{MILL}\n"));
        assert_eq!(found.articles[0].kicker.as_deref(), Some(kicker));
        assert_eq!(found.articles[0].standing_head, None);
    }
    let found = read(&format!("引题：权威发布\n标题：河湾镇面粉厂新线投产\n正文：\n{MILL}\n"));
    assert_eq!(found.articles[0].kicker.as_deref(), Some("权威发布"));
}

#[test]
fn a_short_line_repeated_above_headlines_is_a_standing_head() {
    let found = read(&format!(
        "河湾人家\n\n河湾镇面粉厂新线投产\n\n{MILL}\n\n河湾人家\n\n柳林大桥昨日通车\n\n{BRIDGE}\n"
    ));
    assert_eq!(heads(&found), ["河湾人家|河湾镇面粉厂新线投产", "河湾人家|柳林大桥昨日通车"]);
}

#[test]
fn an_exported_column_is_a_standing_head() {
    let found = read(&format!(
        "标题：河湾镇面粉厂新线投产\n栏目：民生看台\n正文：\n{MILL}\n\n栏目：一线\n标题：柳林大桥昨日通车\n正文：\n{BRIDGE}\n"
    ));
    assert_eq!(heads(&found), ["民生看台|河湾镇面粉厂新线投产", "一线|柳林大桥昨日通车"]);
    assert_eq!(found.unassigned_lines, [2, 3, 6, 8]);
}

#[test]
fn a_head_in_the_text_stays_in_the_text() {
    let found = read(&format!("河湾镇面粉厂新线投产\n\n{MILL}\n\n【简讯】{SCHOOL}\n\n■图片新闻　{SCHOOL}\n"));
    assert_eq!(heads(&found), ["|河湾镇面粉厂新线投产", "简讯|", "图片新闻|"]);
    assert!(found.articles[1].body().next().expect("text").starts_with("【简讯】"));
    assert_eq!(found.articles[2].kind, ArticleKind::PhotoCaption);
}

#[test]
fn items_of_a_column_of_briefs_stand_on_their_own() {
    let check = |page: &str, count: usize| {
        let found = read(page);
        assert_eq!(found.articles.len(), count, "{page}");
        for article in &found.articles {
            let name = article.standing_head.as_deref().unwrap_or_default();
            assert!(["简讯", "一句话新闻", "县区短讯"].contains(&name), "{page} {name}");
            assert_eq!(article.kind, ArticleKind::Brief, "{page}");
        }
    };
    check(
        "简讯\n\n●8月3日，河湾镇举办广场舞比赛，十二支队伍参加。\n\n●8月2日，柳林中学图书馆开馆，藏书三万册。\n\n●8月1日，县医院儿科门诊延长到晚上八点。\n",
        3,
    );
    check(
        "简讯\n■河湾镇举办广场舞比赛，十二支队伍参加。\n■柳林中学图书馆开馆，藏书三万册。\n■县医院儿科门诊延长到晚上八点。\n",
        3,
    );
    check(&format!("【简讯】\n\n{MILL}\n\n{BRIDGE}\n"), 2);
    check(
        "一句话新闻\n\n河湾镇举办广场舞比赛，十二支队伍参加。\n\n柳林中学图书馆开馆，藏书三万册。\n\n县医院儿科门诊延长到晚上八点。\n",
        3,
    );
    let found = read(&format!("县区短讯\n\n新桥通车\n\n{BRIDGE}\n\n小学扩建\n\n{SCHOOL}\n"));
    assert_eq!(heads(&found), ["县区短讯|新桥通车", "|小学扩建"]);
    assert!(found.articles.iter().all(|a| a.kind == ArticleKind::Brief));
}

#[test]
fn a_list_inside_an_article_is_no_column_of_briefs() {
    let found = read(&format!(
        "河湾镇面粉厂新线投产\n\n{MILL}\n\n●新线每天可加工小麦三百吨。\n\n●新增就业岗位六十个。\n\n●二十个村的农户受益。\n"
    ));
    assert_eq!(found.articles.len(), 1);
}

#[test]
fn notices_are_known_by_headline_or_words() {
    let kind = |page: &str| read(page).articles[0].kind;
    let notice = |page: &str| assert_eq!(kind(page), ArticleKind::Notice, "{page}");
    notice("遗失声明\n　　河湾镇张红不慎将身份证遗失，声明作废。\n");
    notice("　　河湾面粉厂遗失公章一枚，声明作废。\n");
    notice("注销公告\n　　河湾商贸有限公司拟向登记机关申请注销，请债权人四十五日内申报。\n");
    notice("河湾商贸有限公司招聘\n　　会计两名，待遇面议。\n");
    notice("　　河湾商贸城旺铺招租，联系人张先生，电话13800000000、0000-1234567。\n");
    assert_ne!(kind(&format!("河湾镇面粉厂新线投产\n\n{MILL}\n")), ArticleKind::Notice);
    assert_ne!(
        kind("热线开通\n　　本报讯 河湾镇开通两部便民热线，号码为1234567和7654321，二十四小时有人接听。\n"),
        ArticleKind::Notice
    );
}

#[test]
fn jumps_are_given_to_the_article_beside_them() {
    let jump = |page: &str, title: Option<&str>| {
        Some(Jump { page: page.to_owned(), title: title.map(str::to_owned) })
    };
    let found = read(&format!(
        "河湾镇面粉厂新线投产\n\n{MILL}\n（下转第三版）\n\n（上接A01版“柳林大桥通车”）\n\n{SCHOOL}\n"
    ));
    assert_eq!(found.articles.len(), 2);
    assert_eq!(found.articles[0].jump_to, jump("3", None));
    assert_eq!(found.articles[0].jump_from, None);
    assert_eq!(found.articles[1].jump_from, jump("A01", Some("柳林大桥通车")));
    assert_eq!(found.unassigned_lines, [4, 6]);

    let found =
        read(&format!("河湾镇面粉厂新线投产\n\n{MILL}（下转2版①）\n\n（上接第1版）{SCHOOL}\n\n{SCHOOL}\n"));
    assert_eq!(found.articles.len(), 2);
    assert_eq!(found.articles[0].jump_to, jump("2", None));
    assert_eq!(found.articles[1].jump_from, jump("1", None));
    assert!(found.articles[0].body().last().expect("text").ends_with("（下转2版①）"));
}

#[test]
fn a_jump_between_headline_and_text_belongs_to_them() {
    let found = read(&format!("柳林大桥昨日通车\n\n（上接第1版）\n\n{SCHOOL}\n\n{SCHOOL}\n"));
    assert_eq!(heads(&found), ["|柳林大桥昨日通车"]);
    assert_eq!(found.articles[0].jump_from.as_ref().map(|j| j.page.as_str()), Some("1"));
}
