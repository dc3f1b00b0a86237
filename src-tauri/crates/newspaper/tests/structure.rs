//! Promises of the page cutter that hold for any text, and pages set in other papers' ways.

use newspaper::structure::{self, Structure};
use newspaper::{Article, ArticleKind, BlockKind, Config};
use proptest::prelude::*;

#[path = "structure/page.rs"]
mod page;

use page::{assert_accounted, assert_whole, beside, dumped, wrap};

fn read(page: &str) -> Structure {
    let lines: Vec<String> = page.split('\n').map(str::to_owned).collect();
    let found = structure::read(&lines, &Config::default());
    assert_accounted(&lines, &found);
    assert_whole(&lines, &found);
    found
}

fn headlines(found: &Structure) -> Vec<&str> {
    found.articles.iter().map(|a| if a.headline_supplied { "" } else { a.headline.as_str() }).collect()
}

fn names(a: &Article) -> String {
    let b = &a.byline;
    format!("{}|{}|{}", b.reporters.join(" "), b.correspondents.join(" "), b.photographers.join(" "))
}

fn body(a: &Article) -> Vec<&str> {
    a.body().collect()
}

const MILL: &str = "本报讯（记者 张红 通讯员 李强）8月3日，河湾镇面粉厂新生产线投产，每天可加工小麦三百吨，附近二十个村的农户不用再往县城跑。";
const MILL_MORE: &str =
    "厂长王建国说，新线用上了自动分级设备，面粉出厂前要过四道检验，比过去多了两道，合格率稳定在九成九以上。";
const BRIDGE: &str = "本报讯（记者 赵敏）柳林大桥昨日通车。大桥全长六百米，双向四车道，两岸群众过河的时间从四十分钟缩短到五分钟，学生上学不用再坐船。";
const BRIDGE_MORE: &str =
    "住在河东的村民刘大娘一早就来走了一趟桥。她说，等这座桥等了十几年，往后卖菜、看病、走亲戚都方便了。";

#[test]
fn wrapped_columns_of_any_width_are_mended() {
    for width in [20, 24, 30, 36, 44, 52, 60] {
        let page = [MILL, MILL_MORE].map(|p| wrap(p, width)).join("\n\n")
            + "\n\n河湾镇面粉厂新线投产\n\n"
            + &[BRIDGE, BRIDGE_MORE].map(|p| wrap(p, width)).join("\n\n")
            + "\n\n柳林大桥昨日通车\n";
        let found = read(&page);
        assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"], "width {width}");
        assert_eq!(body(&found.articles[0]), [MILL, MILL_MORE], "width {width}");
        assert_eq!(names(&found.articles[0]), "张红|李强|", "width {width}");
        assert_eq!(body(&found.articles[1]), [BRIDGE, BRIDGE_MORE], "width {width}");
    }
}

#[test]
fn columns_side_by_side_keep_every_letter() {
    for width in [24, 28, 32, 36] {
        let left = format!("河湾镇面粉厂新线投产\n{MILL}\n{MILL_MORE}");
        let right = format!("柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}");
        let found = read(&format!("聊城日报 2024年7月17日 第02版\n\n{}\n", beside(&left, &right, width)));
        assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"], "width {width}");
    }
}

#[test]
fn headlines_of_a_dump_without_gaps_and_indents_are_found() {
    const SCHOOL: &str = "秋季开学在即，河湾镇中心小学的扩建工程赶在八月底前完工，新增教室十二间，学校今年可以多收四百名学生，家长们悬着的心放了下来，校车也添了两辆。";
    const SCHOOL_MORE: &str = "校长说，新教室装的是可以调节高度的课桌，走廊也比过去宽了一倍，下雨天孩子们可以在走廊里活动，不用再挤在座位上。";
    const ORCHARD: &str = "柳林的苹果进了采摘季，合作社今年头一回把冷库建到了地头，果子下树两个钟头就能入库，保鲜期比往年长了一个多月，价钱也不再由着贩子说了算。";
    const ORCHARD_MORE: &str = "社员们算过账，一斤苹果多卖三毛钱，一亩地就能多收一千多元，冷库的电费由合作社统一来付，剩下的钱年底按股分红。";
    let page = dumped(
        &[
            (&["河湾镇中心小学扩建工程完工"], "", &[SCHOOL, SCHOOL_MORE]),
            (&["柳林合作社把冷库", "建到果园的地头上"], "", &[ORCHARD, ORCHARD_MORE]),
            (&["河湾镇面粉厂新线投产"], "本报讯（记者 张红）\n", &[MILL_MORE, BRIDGE_MORE]),
        ],
        40,
    );
    let found = read(&page);
    let expect = ["河湾镇中心小学扩建工程完工", "柳林合作社把冷库建到果园的地头上", "河湾镇面粉厂新线投产"];
    assert_eq!(headlines(&found), expect, "{page}");
}

#[test]
fn a_signature_torn_by_the_line_end_closes_its_text() {
    let page = dumped(
        &[
            (&["河湾镇面粉厂新线投产"], "", &[MILL_MORE, BRIDGE_MORE]),
            (&["柳林大桥昨日通车"], "本报讯（记者 赵敏）\n", &[BRIDGE_MORE]),
        ],
        40,
    );
    let page = page.replace("都方便了。\n柳林", "都方便了。（记者 张\n红 李强）\n柳林");
    let found = read(&page);
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"], "{page}");
    assert_eq!(names(&found.articles[0]), "张红 李强||", "{page}");
}

#[test]
fn a_title_beside_a_credit_is_no_name() {
    let check = |page: &str, title: &str| {
        let found = read(page);
        assert!(found.articles.iter().all(|a| names(a) == "||张红"), "{page}");
        let printed: Vec<&String> = found.articles.iter().flat_map(|a| &a.byline.printed).collect();
        assert!(printed.iter().all(|line| !line.contains(title)), "{page}");
    };
    check("都为灯会忙\n张红 摄\n", "都为灯会忙");
    check("张红 摄\n都为灯会忙\n", "都为灯会忙");
    check("高山人家\n张红 摄\n", "高山人家");
}

#[test]
fn gaps_behind_titles_do_not_part_articles() {
    let page = format!(
        "河湾镇面粉厂新线投产\n\n　　{MILL}\n　　{MILL_MORE}\n柳林大桥昨日通车\n\n　　{BRIDGE}\n　　{BRIDGE_MORE}\n河湾小学扩建完工\n\n　　8月2日，河湾小学扩建完工，多了十二间教室。\n"
    );
    assert_eq!(headlines(&read(&page)), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车", "河湾小学扩建完工"]);
}

#[test]
fn a_line_between_texts_about_two_matters_is_a_headline() {
    let page = |title: &str, text: &str| {
        format!(
            "# 河湾镇面粉厂新线投产\n\n{MILL}\n\n{MILL_MORE}\n\n{title}\n\n{text}\n\n# 县医院儿科门诊延时\n\n县医院儿科门诊延长到晚上八点。\n"
        )
    };
    let found = read(&page(
        "柳林渔民迎来开湖",
        "冬捕的号子一响，湖面上凿开了三百多个冰眼，渔民们合力把一张张大网从冰下拖出来，鲤鱼鲢鱼在冰面上蹦得老高，闻讯赶来的游客围成了圈，头鱼拍出了好价钱。",
    ));
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "柳林渔民迎来开湖", "县医院儿科门诊延时"]);
    let found = read(&page(
        "检验道道把关",
        "新线投产以后，面粉厂把检验室搬进了车间，面粉出厂前每一批都要留样，厂长王建国说，合格率稳定在九成九以上，自动分级设备每小时自检一次，附近农户送来的小麦也要先过检验。",
    ));
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "县医院儿科门诊延时"]);
}

#[test]
fn the_head_of_a_column_that_stands_elsewhere_is_no_article() {
    let found = read(&format!("河湾镇面粉厂新线投产\n\n{MILL}\n\n{MILL_MORE}\n\n简讯\n"));
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产"]);
    assert_eq!(found.unassigned_lines, [7]);
}

#[test]
fn headlines_above_are_matched_as_well() {
    let page =
        format!("河湾镇面粉厂新线投产\n\n{}\n\n柳林大桥昨日通车\n\n{}\n", wrap(MILL, 30), wrap(BRIDGE, 30));
    assert_eq!(headlines(&read(&page)), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"]);
}

#[test]
fn indented_lines_without_blank_lines_open_paragraphs() {
    let indent = |p: &str| wrap(&format!("　　{p}"), 32);
    let page = format!(
        "河湾镇面粉厂新线投产\n{}\n{}\n\n柳林大桥昨日通车\n{}\n{}\n",
        indent(MILL),
        indent(MILL_MORE),
        indent(BRIDGE),
        indent(BRIDGE_MORE)
    );
    let found = read(&page);
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"]);
    assert_eq!(body(&found.articles[0]), [MILL, MILL_MORE]);
    assert_eq!(body(&found.articles[1]), [BRIDGE, BRIDGE_MORE]);
}

#[test]
fn a_column_break_inside_a_paragraph_is_mended() {
    let lines = wrap(MILL_MORE, 30);
    let at = lines.match_indices('\n').nth(1).unwrap().0;
    let broken = format!("{}\n{}", &lines[..at], &lines[at..]);
    let page = format!("{}\n\n{broken}\n\n河湾镇面粉厂新线投产\n", wrap(MILL, 30));
    assert_eq!(body(&read(&page).articles[0]), [MILL, MILL_MORE]);
}

#[test]
fn bylines_of_other_papers_are_read() {
    let check = |byline: &str, expect: &str| {
        let page = format!("# 河湾镇面粉厂新线投产\n\n{byline}\n\n8月3日，新线投产。{MILL_MORE}\n");
        let found = read(&page);
        assert_eq!(found.articles.len(), 1, "{byline}");
        assert_eq!(names(&found.articles[0]), expect, "{byline}");
        assert!(!found.articles[0].byline.printed.is_empty(), "{byline}");
    };
    check("记者 张红/文 李强/图", "张红||李强");
    check("本报通讯员 欧阳慧", "|欧阳慧|");
    check("本报特约记者 司马南", "司马南||");
    check("见习记者 令狐冲", "令狐冲||");
    check("□ 全媒体记者 张 红 李 强", "张红 李强||");
    check("本报记者 张红 实习生 李强", "张红 李强||");
    check("新华社记者 买买提·吐尔逊 王伟", "买买提·吐尔逊 王伟||");
    check("聊城晚报记者 张红 通讯员 李强 王伟 报道", "张红|李强 王伟|");
}

#[test]
fn wire_copy_has_its_dateline() {
    let found = read(
        "新华社北京7月1日电（记者张红、李强）国家统计局今天发布数据。\n　　数据显示，上半年运行平稳。\n",
    );
    assert_eq!(found.articles[0].dateline.as_deref(), Some("北京"));
    assert_eq!(names(&found.articles[0]), "张红 李强||");
}

#[test]
fn editors_and_folio_are_furniture() {
    let page = format!(
        "聊城日报 2024年7月17日 星期三 A02版 要闻\n\n河湾镇面粉厂新线投产\n\n{MILL}\n\n责编：张红　编辑 李强　校对：王伟\n"
    );
    let found = read(&page);
    assert_eq!(found.unassigned_lines, [1, 7]);
    assert_eq!(found.page.publication.as_deref(), Some("聊城日报"));
    assert_eq!(found.page.issue_date.as_deref(), Some("2024-07-17"));
    assert_eq!(found.page.page_label.as_deref(), Some("A02"));
    assert_eq!(found.page.section.as_deref(), Some("要闻"));
}

#[test]
fn a_masthead_of_many_lines_is_furniture() {
    let head = "聊城日报\nLIAOCHENG RIBAO\n2024年7月17日\n星期三\n农历甲辰年六月十二\n第12345期\n今日8版\n国内统一刊号：CN37-0000\n";
    let found = read(&format!("{head}\n河湾镇面粉厂新线投产\n\n{MILL}\n"));
    assert_eq!(found.unassigned_lines, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(found.page.issue_date.as_deref(), Some("2024-07-17"));
    assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产"]);
}

#[test]
fn exported_fields_are_read_by_their_labels() {
    let check = |page: String| {
        let found = read(&page);
        assert_eq!(headlines(&found), ["河湾镇面粉厂新线投产"], "{page}");
        assert_eq!(found.articles[0].kicker.as_deref(), Some("二十个村不再往县城跑"), "{page}");
        assert_eq!(names(&found.articles[0]), "张红||", "{page}");
        assert_eq!(body(&found.articles[0]), [MILL_MORE], "{page}");
    };
    let fields = |kicker: &str, title: &str, author: &str, text: &str| {
        format!(
            "{kicker}二十个村不再往县城跑\n{title}河湾镇面粉厂新线投产\n{author}张红\n{text}\n{MILL_MORE}\n"
        )
    };
    check(fields("引题：", "标题：", "作者：", "正文："));
    check(fields("【肩题】", "【主题】", "【作者】", "【正文】"));
    check(fields("<眉题>", "<主标题>", "<署名>", "<内容>"));
    check(fields("引题：\n", "标题：\n", "作者：\n", "正文："));
}

#[test]
fn what_the_configuration_says_wins() {
    let lines = vec!["聊城日报 2024年7月17日 第02版".to_owned(), String::new(), MILL.to_owned()];
    let config =
        Config { page_label: Some("B1".into()), issue_date: Some("2024".into()), ..Config::default() };
    let page = structure::read(&lines, &config).page;
    assert_eq!((page.page_label.as_deref(), page.issue_date.as_deref()), (Some("B1"), Some("2024")));
    assert_eq!(page.publication.as_deref(), Some("聊城日报"));
}

#[test]
fn a_page_of_captions_is_captions() {
    let page = "7月14日，工人在车间里赶制订单。 张红 摄\n\n7月15日，市民在公园里散步。\n李强 摄\n";
    let found = read(page);
    assert_eq!(found.articles.len(), 2);
    assert!(found.articles.iter().all(|a| a.kind == ArticleKind::PhotoCaption && a.headline_supplied));
}

#[test]
fn verse_keeps_its_lines() {
    let page = "秋日河畔\n\n□ 张红\n\n秋风吹过河岸，\n芦花白了又白，\n一只船慢慢摇来，\n船上坐着老人，\n看着自家的田。\n";
    let found = read(page);
    let verse: Vec<_> = found.articles[0].blocks.iter().filter(|b| b.kind == BlockKind::Verse).collect();
    assert_eq!(verse.len(), 1);
    assert_eq!(verse[0].text.lines().count(), 5);
}

#[test]
fn a_notice_is_a_notice() {
    let found = read("停水公告\n　　因管道检修，8月3日8时至17时河东片区停水，请居民提前储水。\n");
    assert_eq!(found.articles[0].kind, ArticleKind::Notice);
}

#[test]
fn latin_words_stay_apart() {
    let found = read(
        "The mill at Hewan opened on\nMonday and will grind three\nhundred tons of wheat a day\nfor twenty villages nearby.\n",
    );
    assert!(
        found.articles[0].body().next().unwrap().contains("opened on Monday and will grind three hundred")
    );
}

#[test]
fn pages_without_articles_say_so() {
    for page in ["", "\n\n\n", "第03版\n", "![](a.png)\n"] {
        let found = read(page);
        assert!(found.articles.is_empty(), "{page:?}");
        assert_eq!(found.diagnostics[0].code.name(), "no-article");
    }
}

#[test]
fn odd_pages_are_accounted_for() {
    read("只有标题\n\n还是标题\n\n又一个标题\n");
    read(&"今天天气很好，我们去了公园。".repeat(30_000));
    read(&"\n".repeat(20_000));
    read(&"冠县灵芝\n\n".repeat(5_000));
    read(&"（".repeat(10_000));
    read("\u{feff}\n\u{200b}\n#\n##  \n**\n标题：\n正文：\n作者：\n");
}

#[test]
fn pages_that_repeat_themselves_are_accounted_for() {
    let bridge = wrap(BRIDGE, 34);
    let mill = wrap(MILL_MORE, 26);
    // Nothing tells one text of it from another.
    read(&format!(
        "{bridge}\n\n\n{mill}\n——来自河湾镇的报告\n![](a.png)\n\n——来自河湾镇的报告{bridge}\n河湾镇面粉厂新线投产{bridge}"
    ));
    // A heading among the titles of a stack, and texts without any behind it.
    read(&format!(
        "第 03 版\n（记者 张红 通讯员\n李强 摄（上接第一版《柳林大桥》）\n## 柳林大桥昨日通车{mill}\n{MILL}"
    ));
}

/// Pieces of pages: what lines are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(MILL.to_owned()),
        Just(wrap(MILL_MORE, 26)),
        Just(wrap(BRIDGE, 34)),
        Just(beside(MILL, BRIDGE, 28)),
        Just("河湾镇面粉厂新线投产".to_owned()),
        Just("## 柳林大桥昨日通车".to_owned()),
        Just("——来自河湾镇的报告".to_owned()),
        Just("□ 本 报 记 者 张 红".to_owned()),
        Just("（记者 张红 通讯员".to_owned()),
        Just("李强 摄".to_owned()),
        Just("【简讯】".to_owned()),
        Just("●河湾镇举办广场舞比赛，十二支队伍参加。".to_owned()),
        Just("（上接第一版《柳林大桥》）".to_owned()),
        Just("标题：柳林大桥".to_owned()),
        Just("【正文】".to_owned()),
        Just("![](a.png)".to_owned()),
        Just("责任编辑：张红".to_owned()),
        Just("（下转第3版）".to_owned()),
        Just("第 03 版".to_owned()),
        Just("　　".to_owned()),
        "\\PC{0,40}",
        "[一-龥，。、“”（）\n 0-9a-z　]{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_accounted_for(page in any::<String>()) {
        read(&page);
    }

    #[test]
    fn any_mixture_of_pieces_is_accounted_for(
        pieces in prop::collection::vec((piece(), 0_usize..4), 0..24),
        cut in any::<prop::sample::Index>(),
    ) {
        let page: String = pieces.into_iter().map(|(text, gap)| text + &"\n".repeat(gap)).collect();
        // A page torn anywhere is a page as well.
        let at = page.char_indices().map(|(n, _)| n).nth(cut.index(page.chars().count().max(1))).unwrap_or(0);
        read(&page);
        read(&page[at..]);
    }
}

/// The headlines of a page with their texts' first lines.
fn check_headlines(page: &str, expect: &[&str]) {
    assert_eq!(headlines(&read(page)), expect, "{page}");
}

#[test]
fn a_gap_between_paragraphs_ends_no_piece_on_a_page_that_has_many() {
    let piece =
        |title: &str, lead: &str, more: &str| format!("{title}\n　　{lead}\n\n　　{more}\n　　{more}\n");
    let page = piece("河湾镇面粉厂新线投产", MILL, MILL_MORE)
        + "\n"
        + &piece("柳林大桥昨日通车", BRIDGE, BRIDGE_MORE);
    check_headlines(&page, &["河湾镇面粉厂新线投产", "柳林大桥昨日通车"]);
}

#[test]
fn a_tight_headline_is_one_on_a_page_of_tight_headlines() {
    let bare = |text: &str| text.split_once('）').map_or(text, |(_, rest)| rest).to_owned();
    let page = [
        format!("河湾镇面粉厂新线投产\n\n{}\n{}", wrap(MILL, 40), wrap(MILL_MORE, 40)),
        format!("柳林大桥昨日通车\n\n{}\n{}", wrap(BRIDGE, 40), wrap(BRIDGE_MORE, 40)),
        format!("面粉厂新生产线投产\n\n{}", wrap(&bare(MILL), 40)),
    ]
    .join("\n");
    check_headlines(&page, &["河湾镇面粉厂新线投产", "柳林大桥昨日通车", "面粉厂新生产线投产"]);
}

#[test]
fn a_filled_line_that_the_text_says_again_is_its_headline() {
    let page = format!(
        "柳林大桥昨日通车\n{}\n县卫生健康委通报防疫工作最新进展\n{}\n",
        wrap(BRIDGE, 32),
        wrap(
            "县卫生健康委昨日通报，全县防疫工作取得最新进展，各乡镇卫生院已经备足药品，村医每天上门巡诊。",
            32
        )
    );
    check_headlines(&page, &["柳林大桥昨日通车", "县卫生健康委通报防疫工作最新进展"]);
}

#[test]
fn headlines_of_several_lines_are_whole() {
    let under = |title: &str| format!("柳林大桥昨日通车\n{BRIDGE}\n\n{title}\n{MILL}\n");
    check_headlines(
        &under("粮食部门：\n新面粉厂带动二十村"),
        &["柳林大桥昨日通车", "粮食部门：新面粉厂带动二十村"],
    );
    check_headlines(
        &under("县里印发《关于防止粮食浪费、\n做好节约用粮的规定》"),
        &["柳林大桥昨日通车", "县里印发《关于防止粮食浪费、做好节约用粮的规定》"],
    );
    let kicker = read(&under("新春走基层\n河湾镇面粉厂新线投产"));
    assert_eq!(kicker.articles[1].headline, "河湾镇面粉厂新线投产");
}

#[test]
fn a_headline_with_a_colon_over_a_gap_is_no_torn_paragraph() {
    let more = "记者见到张卫平时，他正带着村民抢修河堤。张卫平说，村支书在关键时刻就要冲锋在前，家里的事可以放一放。";
    let title = "村支书张卫平：关键时刻就要冲锋在前";
    let page = format!("面粉厂新生产线投产\n\n{MILL}\n\n{MILL_MORE}\n\n{title}\n\n{more}\n\n{BRIDGE_MORE}\n");
    check_headlines(&page, &["面粉厂新生产线投产", title]);
}

#[test]
fn heads_of_pages_are_no_titles() {
    let page = |head: &str| read(&format!("{head}\n柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}\n"));
    for (head, label, section, paper) in [
        ("06 要闻", Some("06"), Some("要闻"), None),
        ("A02·国际新闻", Some("A02"), Some("国际新闻"), None),
        ("今日冠县\n2024年7月17日 第02版 民生", Some("02"), Some("民生"), Some("今日冠县")),
    ] {
        let found = page(head);
        assert_eq!(headlines(&found), ["柳林大桥昨日通车"], "{head}");
        let page = &found.page;
        let told = [&page.page_label, &page.section, &page.publication].map(Option::as_deref);
        assert_eq!(told, [label, section, paper], "{head}");
    }
    check_headlines(&format!("06 只羊回家\n{BRIDGE}\n"), &["06只羊回家"]);
}

#[test]
fn a_doubtful_cut_puts_both_of_its_pieces_in_doubt() {
    let page = format!("柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}\n面粉厂新线投产\n{MILL_MORE}\n");
    let found = read(&page);
    let [first, second] = found.articles.as_slice() else { panic!("{:?}", headlines(&found)) };
    let cut =
        found.diagnostics.iter().find(|d| d.code == newspaper::DiagnosticCode::CutDoubtful).expect("a doubt");
    assert_eq!(cut.lines, [*first.lines.last().unwrap(), second.lines[0]]);
}

#[test]
fn a_text_that_stops_in_mid_sentence_is_in_doubt() {
    let codes = |page: &str| read(page).diagnostics.into_iter().map(|d| d.code.name()).collect::<Vec<_>>();
    let whole = format!("柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}\n");
    assert_eq!(codes(&whole), Vec::<&str>::new());
    let torn = format!("柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}县里还将改建桥头的\n");
    assert_eq!(codes(&torn), ["end-missing"]);
}

#[test]
fn what_may_be_two_pieces_is_said_where_it_may_part() {
    let page = format!("柳林大桥昨日通车\n{BRIDGE}\n{BRIDGE_MORE}\n四道检验\n{MILL_MORE}\n");
    let found = read(&page);
    let said =
        found.diagnostics.iter().any(|d| matches!(d.code.name(), "cut-doubtful" | "headline-doubtful"));
    assert!(said || found.articles.len() == 2, "{:?}", found.diagnostics);
}

/// Found by [`any_mixture_of_pieces_is_accounted_for`].
#[test]
fn a_title_behind_a_byline_is_kept_where_headlines_stand_apart() {
    let page = [
        "河湾镇面粉厂新线投产（上接第一版《柳林大桥》）![](a.png)",
        "河湾镇面粉厂新线投产",
        "河湾镇面粉厂新线投产",
        "□ 本 报 记 者 张 红",
        "（记者 张红 通讯员标题：柳林大桥",
        "本报讯（记者 张红 通讯员 李         本报讯（记者 赵敏）柳林大桥",
        "强）8月3日，河湾镇面粉厂新生        昨日通车。大桥全长六百米，双",
        "产线投产，每天可加工小麦三百        向四车道，两岸群众过河的时间",
        "吨，附近二十个村的农户不用再        从四十分钟缩短到五分钟，学生",
        "往县城跑。                          上学不用再坐船。●河湾镇举办广场舞比赛，十二支队伍参加。",
        "厂长王建国说，新线用上了自",
        "动分级设备，面粉出厂前要过",
        "四道检验，比过去多了两道，",
        "合格率稳定在九成九以上。河湾镇面粉厂新线投产",
        "",
        "本报讯（记者 赵敏）柳林大桥昨日通",
        "车。大桥全长六百米，双向四车道，两",
        "岸群众过河的时间从四十分钟缩短到五",
        "分钟，学生上学不用再坐船。![](a.png)",
    ];
    read(&page.join("\n"));
}
