//! Dossiers of invented articles of many trades, read from pages as they are laid out.

use wire::{Dossier, Quote, Statement};

use super::fixture::Fixture;

/// An article and what the dossier of an initiative in it says.
struct Case {
    headline: &'static str,
    paragraphs: &'static [&'static str],
    name: &'static str,
    /// All who run it.
    who: &'static [&'static str],
    /// All beginnings.
    since: &'static [&'static str],
    /// A place among them.
    place: &'static str,
    /// Words of a definition.
    what: &'static [&'static str],
    /// Some of the figures.
    figures: &'static [&'static str],
    /// No figures of it.
    not: &'static [&'static str],
}

const NOTHING: Case = Case {
    headline: "",
    paragraphs: &[],
    name: "",
    who: &[],
    since: &[],
    place: "山东省/聊城市/冠县",
    what: &[],
    figures: &[],
    not: &[],
};

const CASES: &[Case] = &[
    // By whom it was made stands with 由, who operates it with 该平台; figures go on with 其中.
    Case {
        headline: "“渔港平安码”上线",
        paragraphs: &[
            "9月10日，由冠县农业农村局与冠县公安局联合推出的“渔港平安码”正式上线。渔民出航前扫码登记，船只、人员、航线一次报清。",
            "该平台由柳林云帆科技有限公司负责运营，设有登记、预警、求救三个模块。上线首日，登记渔船312艘，其中外地渔船46艘。",
        ],
        name: "渔港平安码",
        who: &["冠县公安局", "冠县农业农村局", "柳林云帆科技有限公司"],
        since: &["2024-09-10"],
        what: &["联合推出的“渔港平安码”"],
        figures: &["312艘", "46艘"],
        ..NOTHING
    },
    // The sentence before says who made something, and when.
    Case {
        headline: "夜里发热不用愁",
        paragraphs: &[
            "今年3月，冠县人民医院推出一项便民新机制。“夜诊十点半”机制把儿科、内科门诊延长到深夜，患者凭手机号即可挂号。截至目前，夜间门诊接诊患者4600人次，其中儿童3100人次。",
            "冠县中医院今年采购设备12台。",
        ],
        name: "夜诊十点半",
        who: &["冠县人民医院"],
        since: &["2024-03"],
        what: &["延长到深夜"],
        figures: &["4600人次", "3100人次"],
        not: &["12台"],
        ..NOTHING
    },
    // Hosts in clauses of their own; an event begins on its day.
    Case {
        headline: "“麦田读书节”开幕",
        paragraphs: &[
            "9月9日，“麦田读书节”在冠县清水镇中心小学开幕。读书节由冠县教育和体育局主办，冠县图书馆承办。",
            "读书节为期10天，设置诵读、荐书、换书三个环节。家长王先生带来图书25册。",
        ],
        name: "麦田读书节",
        who: &["冠县图书馆", "冠县教育和体育局"],
        since: &["2024-09-09"],
        what: &["开幕"],
        figures: &["10天"],
        ..NOTHING
    },
    // A town that acts; the word for what it is carries on.
    Case {
        headline: "麦收不误一个晴天",
        paragraphs: &[
            "麦收时节，冠县柳林镇把分散的农机集中起来，在西街村建起“麦收应急中心”。中心实行全天值班，谁家有难处，一个电话就到。麦收期间，该中心出动收割机86台，抢收小麦1.2万亩。",
        ],
        name: "麦收应急中心",
        who: &["冠县柳林镇"],
        what: &["建起“麦收应急中心”"],
        figures: &["86台", "1.2万亩"],
        ..NOTHING
    },
    // Who says 我们.
    Case {
        headline: "税官进村讲政策",
        paragraphs: &[
            "“今年4月，我们启动了‘春雨润苗’行动，上门给小店讲政策。”冠县税务局副局长林舟说。截至8月底，行动走访小店1350家。",
        ],
        name: "春雨润苗",
        who: &["冠县税务局"],
        since: &["2024-04"],
        what: &["启动了‘春雨润苗’行动"],
        figures: &["1350家"],
        ..NOTHING
    },
    // Who reports to the press, where nobody is named further on.
    Case {
        headline: "冠县农村供水有新招",
        paragraphs: &[
            "9月11日，冠县县政府新闻办召开新闻发布会。会上，冠县水利局副局长丁汀介绍农村供水工作有关情况。",
            "管网改造年年推进。经过三年努力，全县已建成“一户一表”供水系统，安装智能水表5.6万块。其中，山区安装智能水表1.1万块。",
        ],
        name: "一户一表",
        who: &["冠县水利局"],
        what: &["已建成“一户一表”供水系统"],
        figures: &["5.6万块", "1.1万块"],
        ..NOTHING
    },
    // Unveiled at a meeting: its day, its hosts.
    Case {
        headline: "鸭梨产业大会召开",
        paragraphs: &[
            "9月8日，由冠县农业农村局、冠县科学技术协会联合举办的鸭梨产业大会召开。",
            "与会人员参观了果园。会上举行了“鸭梨贮藏技术服务站”揭牌仪式，双方负责人为服务站揭牌。",
        ],
        name: "鸭梨贮藏技术服务站",
        who: &["冠县农业农村局", "冠县科学技术协会"],
        since: &["2024-09-08"],
        what: &["揭牌仪式"],
        ..NOTHING
    },
    // A handle; the article is about it from its first sentence on.
    Case {
        headline: "清水镇村村有本积分账",
        paragraphs: &[
            "近年来，冠县清水镇以“村规民约+积分”为抓手，把环境卫生、邻里互助、移风易俗折成积分，按季兑换日用品。",
            "小账本带来大变化。全镇评出文明户1820户，兑换日用品5400件。",
        ],
        name: "村规民约+积分",
        who: &["冠县清水镇"],
        what: &["按季兑换日用品"],
        figures: &["1820户", "5400件"],
        ..NOTHING
    },
    // Years counted back from a headline; a firm that a county leans on.
    Case {
        headline: "“云上菜篮”平台运行两周年",
        paragraphs: &[
            "冠县依托绿野生鲜有限公司，打造了蔬菜直供平台“云上菜篮”。运行两年来，平台吸纳菜农230户，销售蔬菜6800吨。",
            "日前，平台上线冷链板块，配送范围扩大到周边3个县。",
        ],
        name: "云上菜篮",
        who: &["绿野生鲜有限公司"],
        since: &["2022"],
        what: &["蔬菜直供平台“云上菜篮”"],
        figures: &["230户", "6800吨", "3个"],
        ..NOTHING
    },
    // The subject of an earlier clause of a long sentence; a later session is no beginning.
    Case {
        headline: "冠县严查渣土车",
        paragraphs: &[
            "2023年5月，冠县城市管理局联合冠县公安局，聚焦渣土车带泥上路、沿街抛洒等问题，在城区启动“净路”行动，设立检查点18处。",
            "9月7日夜，“净路”行动集中夜查展开，查处违规车辆27辆。",
        ],
        name: "净路",
        who: &["冠县公安局", "冠县城市管理局"],
        since: &["2023-05"],
        what: &["启动“净路”行动"],
        figures: &["18处", "27辆"],
        ..NOTHING
    },
    // A ceremony and its parties.
    Case {
        headline: "新书送进山里",
        paragraphs: &["9月5日，冠县第二中学图书捐赠仪式举行。河湾书业有限公司向该校捐赠图书1200册。"],
        name: "冠县第二中学图书捐赠仪式",
        who: &["冠县第二中学", "河湾书业有限公司"],
        since: &["2024-09-05"],
        what: &["图书捐赠仪式举行"],
        figures: &["1200册"],
        ..NOTHING
    },
    // Who takes part, reports or is told of runs nothing; a day on which a reporter came is no beginning.
    Case {
        headline: "夏夜街头人气旺",
        paragraphs: &[
            "9月6日，记者来到冠县东街，“夏夜烟火周”活动正热闹。冠县总工会组织职工参加“夏夜烟火周”活动，网友发起的“夏夜烟火周”话题很热。",
        ],
        name: "夏夜烟火周",
        who: &[],
        since: &[],
        ..NOTHING
    },
    Case {
        headline: "冠县公安局公布一批案例",
        paragraphs: &[
            "9月3日，冠县公安局公布一批典型案例。按照“亮剑”行动要求，各地加强巡查。",
            "新华社济南9月3日电（记者 佟岩）“亮剑”行动受到关注。",
        ],
        name: "亮剑",
        who: &[],
        since: &[],
        place: "",
        ..NOTHING
    },
];

/// A way in which pages are laid out: its name, what stands on top, each article.
type Layout = (&'static str, &'static str, fn(&Case) -> String);

const LAYOUTS: &[Layout] = &[
    ("headline below, wrapped", "", headline_below),
    ("marked up", "", marked_up),
    ("masthead, whole paragraphs", "冠县日报 2024年9月12日 星期四 第02版\n\n", whole_paragraphs),
    ("folio, wrapped", "2024年9月12日 星期四 A02 要闻\n\n", headline_above),
];

/// Lines of a column; none begins with a mark that closes something.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let last = lines.len() - 1;
        if lines[last].chars().count() >= width && !"，。、；：！？”》）".contains(c) {
            lines.push(String::new());
        }
        let last = lines.len() - 1;
        lines[last].push(c);
    }
    lines.join("\n")
}

fn headline_below(case: &Case) -> String {
    let mut text = String::new();
    for (n, paragraph) in case.paragraphs.iter().enumerate() {
        let byline = if n == 0 { "本报讯（记者 路遥） " } else { "" };
        text += &format!("{}\n\n", wrapped(&format!("{byline}{paragraph}"), 27));
    }
    text + case.headline + "\n\n"
}

fn marked_up(case: &Case) -> String {
    let body = case.paragraphs.join("\n\n");
    format!("## {}\n\n□记者 路遥 通讯员 佟岩 报道\n\n**本报冠县讯** {body}\n\n", case.headline)
}

fn whole_paragraphs(case: &Case) -> String {
    let body: Vec<String> = case.paragraphs.iter().map(|text| format!("　　{text}")).collect();
    format!("{}\n\n本报记者 路遥\n\n{}\n\n", case.headline, body.join("\n"))
}

fn headline_above(case: &Case) -> String {
    let body: Vec<String> = case.paragraphs.iter().map(|text| wrapped(&format!("　　{text}"), 24)).collect();
    format!("{}\n\n□ 本报记者 路遥\n\n{}\n\n", case.headline, body.join("\n"))
}

fn text(quote: &Quote) -> String {
    quote.text.iter().map(|segment| segment.text.as_str()).collect()
}

fn values(statements: &[Statement]) -> Vec<&str> {
    let mut values: Vec<&str> = statements.iter().map(|s| s.value.trim_end_matches('~')).collect();
    values.sort_unstable();
    values
}

/// What a dossier has otherwise than it should.
fn faults(case: &Case, dossier: &Dossier) -> Vec<String> {
    let mut faults = Vec::new();
    let mut who = case.who.to_vec();
    who.sort_unstable();
    if values(&dossier.runners) != who {
        faults.push(format!("who {:?}", values(&dossier.runners)));
    }
    if values(&dossier.began) != case.since {
        faults.push(format!("since {:?}", values(&dossier.began)));
    }
    if !case.place.is_empty() && !dossier.places.iter().any(|s| s.value.starts_with(case.place)) {
        faults.push(format!("where {:?}", values(&dossier.places)));
    }
    let definitions: Vec<String> = dossier.definitions.iter().map(text).collect();
    let undefined = |what: &&&str| !definitions.iter().any(|definition| definition.contains(**what));
    faults.extend(case.what.iter().filter(undefined).map(|what| format!("what {what}: {definitions:?}")));
    let figures: Vec<&str> = dossier.figures.iter().map(|row| row.text.as_str()).collect();
    let missing = case.figures.iter().filter(|figure| !figures.contains(figure));
    faults.extend(missing.map(|figure| format!("figure {figure} not in {figures:?}")));
    let false_ones = case.not.iter().filter(|figure| figures.contains(figure));
    faults.extend(false_ones.map(|figure| format!("figure {figure} is not of it")));
    faults
}

#[test]
fn dossiers_hold_what_pages_say_however_they_are_laid_out() {
    let mut found = Vec::new();
    for (name, top, lay_out) in LAYOUTS {
        let fixture = Fixture::new();
        let page: String = CASES.iter().map(lay_out).collect();
        let file = fixture.file("gxrb20240912A02.txt", format!("{top}{page}"));
        fixture.import(&[file]);
        for case in CASES {
            let dossier = fixture.archive.dossier(case.name).unwrap();
            found.extend(
                faults(case, &dossier).into_iter().map(|fault| format!("{name}: {}: {fault}", case.name)),
            );
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
