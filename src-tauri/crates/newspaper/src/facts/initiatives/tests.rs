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
        "打通服务群众的“最后一公里”问题",
        "被誉为“当地女愚公”的她",
        "攻克“卡脖子”技术难关",
        "“90后”工程师",
        "“9·11”事件",
        "“十三五”期间，",
        "“海葵”台风登陆",
        "谨防“双降”现象",
        "县里人才“多”起来",
        "“涉农”平台",
        "推出“点单式”，",
        "打造“家门口的灶台”",
        "达成“脱群”协议",
    ] {
        check(text, &[]);
    }
}

#[test]
fn coined_words_that_are_launched_or_in_a_row_are_names() {
    use InitiativeKind::{Campaign, Event, Other, Platform, Policy};
    check("推行“周三板凳谈”，", &[("周三板凳谈", Policy)]);
    check("推出了3个“银铃小灶”，", &[("银铃小灶", Policy)]);
    check("上线“橙帮帮”，", &[("橙帮帮", Platform)]);
    check("获评“最美桥头铺”，", &[("最美桥头铺", Other)]);
    check("搜“春风·邻里灶”", &[("春风·邻里灶", Other)]);
    check("“河灯漂流”计划和“磨坊夜谈”", &[("河灯漂流", Policy), ("磨坊夜谈", Policy)]);
    check("“橙帮帮”监督平台", &[("橙帮帮", Platform)]);
    check("“软石坝”筑坝法", &[("软石坝", Policy)]);
    check("“稻香夜游”系列整治", &[("稻香夜游", Campaign)]);
    check("清河县人扫“乐享清河码”", &[("乐享清河码", Platform)]);
    check("办起“柚子市集”", &[("柚子市集", Other)].map(|(n, _)| (n, Event)));
}

#[test]
fn documents_stand_in_title_marks() {
    check(
        "出台《关于“一链一院”建设的方案》，",
        &[("关于“一链一院”建设的方案", InitiativeKind::Document), ("一链一院", InitiativeKind::Policy)],
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
    check("市政府召开全市1~10月份粮食生产分析会。", &[("全市1~10月份粮食生产分析会", InitiativeKind::Event)]);
    check("昨天举行的清河市汛期防灾新闻发布会上，", &[("清河市汛期防灾新闻发布会", InitiativeKind::Event)]);
    check("第三届赶海节开幕。", &[("第三届赶海节", InitiativeKind::Event)]);
    check("第三届赶海文化节开幕。", &[("第三届赶海文化节", InitiativeKind::Event)]);
    check("领导参观第十届花卉博览会。", &[("第十届花卉博览会", InitiativeKind::Event)]);
    check("2023湖滨马拉松鸣枪，", &[("2023湖滨马拉松", InitiativeKind::Event)]);
    check("会议召开。", &[]);
    check("召开有关工作会议，", &[]);
}

#[test]
fn systems_bear_the_name_of_their_place() {
    check(
        "推出的聊城市养老机构预付费监管系统上线。",
        &[("聊城市养老机构预付费监管系统", InitiativeKind::Platform)],
    );
}

#[test]
fn what_is_carried_out_or_built_has_a_name() {
    use InitiativeKind::{Campaign, Other, Policy};
    check("开展校园周边食品安全专项整治行动，", &[("校园周边食品安全专项整治行动", Campaign)]);
    check("推进农村厕所改造三年行动。", &[("农村厕所改造三年行动", Campaign)]);
    check("总投资3亿元的年产5万吨风电叶片项目", &[("年产5万吨风电叶片项目", Other)]);
    check("启动防汛Ⅲ级应急响应，", &[("防汛Ⅲ级应急响应", Policy)]);
    check("双峰岭隧道贯通，", &[("双峰岭隧道", Other)]);
    check("开展一系列专项行动，", &[]);
    check("实施产业项目214个，", &[]);
    check("全市120个工程", &[]);
    check("使用信息系统，落实有关政策。", &[]);
}

#[test]
fn honours_editions_and_issued_documents_have_names() {
    use InitiativeKind::{Campaign, Document, Event, Other, Platform};
    check("入选全省基层治理十佳案例。", &[("全省基层治理十佳案例", Other)]);
    check("被授予全省最美护林卫士称号。", &[("全省最美护林卫士", Other)]);
    check("举办首届稻花节，", &[("首届稻花节", Event)]);
    check("将举办2031柚子采收节，", &[("2031柚子采收节", Event)]);
    check("出台旧街商业提升十条措施，", &[("旧街商业提升十条措施", Document)]);
    check("出台一系列帮扶措施，", &[]);
    check("授予10人劳动标兵称号", &[]);
    check("开展河灯漂流清理行动，", &[("河灯漂流清理行动", Campaign)]);
    check("开展军事打击行动，", &[]);
    check("关注春城巡警公众号，", &[("春城巡警公众号", Platform)]);
}

#[test]
fn works_and_papers_in_title_marks_are_told_from_documents() {
    use InitiativeKind::Document;
    for work in ["电影《春江》上映", "齐唱《河湾谣》", "音乐剧《柳林的月光与河湾的桥》今晚开演"]
    {
        check(work, &[]);
    }
    check("4月2日的《河湾匠人录》，我们来认识一位木匠", &[]);
    check("《河湾文史选集》一书近日出版", &[("河湾文史选集", Document)]);
    check("印发《春江保护规划》", &[("春江保护规划", Document)]);
    for text in ["《海外新闻》报道", "收看焦点访谈《春江》", "发表题为《春江》的文章"]
    {
        check(text, &[]);
    }
}

fn check_variants(text: &str, expect: &[(&str, &str)]) {
    let scans = [Scan::new(Part::Block(0), text)];
    let facts = facts(&scans, &places::find(&scans));
    let variants: Vec<_> = facts
        .iter()
        .filter_map(|f| match &f.value {
            FactValue::Initiative { name, of: Some(of), .. } => Some((name.as_str(), of.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(variants, expect, "{text}");
}

#[test]
fn variants_go_by_one_name() {
    check_variants("“惠民通”服务平台上线。群众打开惠民通平台，", &[("惠民通平台", "惠民通")]);
    check_variants("“清风行动”启动，“清风行动专项整治”收官", &[("清风行动专项整治", "清风行动")]);
    check_variants("印发《城市供水管理条例》，《条例》规定", &[("条例", "城市供水管理条例")]);
    check_variants(
        "出台《关于支持夜间消费的若干意见》（以下简称《夜十条》），《夜十条》提出",
        &[("关于支持夜间消费的若干意见", "夜十条")],
    );
    check_variants("搭建“惠民通”平台，推广“惠企通”平台", &[]);
}

#[test]
fn keys_join_variants_across_articles() {
    let same = [
        ("惠民通", "“惠民通”平台"),
        ("惠民通", "聊城市惠民通服务平台"),
        ("雷霆行动", "“雷霆行动”专项整治"),
        ("护苗·绿书签", "护苗绿书签行动"),
        ("城市供水条例（试行）", "《城市供水条例》"),
        ("全市农村供水保障工程", "农村供水保障工程"),
    ];
    for (one, other) in same {
        assert_eq!(initiative_key(one), initiative_key(other), "{one} {other}");
    }
    for (one, other) in [("雷霆行动", "雷霆"), ("惠民通", "惠企通"), ("聊城市新闻发布会", "新闻发布会")]
    {
        assert_ne!(initiative_key(one), initiative_key(other), "{one} {other}");
    }
    for name in [
        "",
        "“”",
        "行动",
        "聊城市",
        "专项行动平台",
        "聊城市东昌府区平台",
        "全市全市活动行动",
        "惠民（试行）（二）",
        "“聊城市”工程项目",
        "聊城市聊城市聊城市会议",
    ] {
        assert_eq!(initiative_key(&initiative_key(name)), initiative_key(name), "{name}");
    }
}

#[test]
fn hostile_texts_are_read_in_one_go() {
    for unit in [
        "“",
        "《",
        "会议",
        "(",
        "“会议”",
        "全市",
        "项目和",
        "第1届",
        "聊城市",
        "《条例》",
        "简称“会”",
        "(下称《办法》)",
    ] {
        let text = unit.repeat(3_000);
        let scans = [Scan::new(Part::Block(0), &text)];
        assert!(facts(&scans, &places::find(&scans)).len() <= text.len(), "{unit}");
    }
}

#[test]
fn clauses_kinds_and_counted_things_are_no_names() {
    for text in [
        "网信办关停违法违规APP三万余个，",
        "上半年，河湾新设立外商直接投资项目155个，",
        "实现了核电自主化上的“三级跳”，",
        "开展了30项专项污染防治行动。",
        "打响一场抗伏旱攻坚战。",
        "依托大型水电站建设的新能源项目，陆续启动建设。",
        "报纸今天发表评论员文章：《着力加强改革 全面提高质量》。",
        "本台刊播快评《经济的底气从何而来》。",
    ] {
        check(text, &[]);
    }
}

#[test]
fn names_begin_behind_the_verb_and_end_with_their_rite() {
    use InitiativeKind::{Event, Platform};
    check("建立起早期肺癌筛查平台，", &[("早期肺癌筛查平台", Platform)]);
    check("昨天，柳林二中春季毕业典礼举行。", &[("柳林二中春季毕业典礼", Event)]);
    check("他出席了河湾文化中心揭牌仪式。", &[("河湾文化中心揭牌仪式", Event)]);
}

#[test]
fn papers_and_half_sentences_are_no_names() {
    check("馆内收有《河湾报》《柳林画报》合订本，", &[]);
    check("架桥建设者日夜奔忙大桥工地，", &[]);
    check("《河湾市水利年报》发布。", &[("河湾市水利年报", InitiativeKind::Document)]);
}

#[test]
fn what_is_launched_for_somebody_is_a_name() {
    check("近日推出老年人“一卡畅行”，", &[("一卡畅行", InitiativeKind::Policy)]);
}

#[test]
fn what_is_quoted_again_and_made_is_a_name() {
    use InitiativeKind::Other;
    check("河湾打造“渔火长廊”。“渔火长廊”今年亮灯。", &[("渔火长廊", Other), ("渔火长廊", Other)]);
    check("河湾打造“渔火长廊”。", &[]);
}

#[test]
fn themes_lists_and_years_are_names() {
    use InitiativeKind::{Campaign, Policy};
    check("体现了“河与城，共生长”的主题。", &[("河与城，共生长", Campaign)]);
    check("推出“先看后买”“当日退换”等优惠政策。", &[("先看后买", Policy), ("当日退换", Policy)]);
    check("今年定为“河道治理深化年”，", &[("河道治理深化年", Campaign)]);
}

#[test]
fn round_days_and_weeks_of_the_country_are_names() {
    use InitiativeKind::{Campaign, Event};
    check("河湾今日举行了建市40周年庆祝活动。", &[("建市40周年庆祝活动", Event)]);
    check("这几天是本地的宣传周。", &[]);
    check("全国节水宣传周，河湾开放水厂。", &[("全国节水宣传周", Campaign)]);
}
