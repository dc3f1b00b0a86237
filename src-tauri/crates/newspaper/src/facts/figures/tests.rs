use super::*;
use crate::model::{Article, Block, BlockKind, Direction, PageInfo, Part};

fn check(text: &str, expect: &[(&str, Option<f64>, &str, Option<&str>)]) {
    let scan = Scan::new(Part::Headline, text);
    let found = facts(&scan, &Around::default());
    let found: Vec<_> = found
        .iter()
        .map(|f| match &f.value {
            FactValue::Figure { value, unit, qualifier, .. } => {
                (f.text.as_str(), *value, unit.as_str(), qualifier.as_deref())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

/// What else is known of the figures of an article of 2024-07-17.
#[derive(Debug, PartialEq)]
struct Known {
    what: Option<String>,
    whose: Option<String>,
    when: Option<String>,
    comparison: Option<(Direction, Option<String>, Option<String>)>,
}

fn known(text: &str) -> Vec<Known> {
    let block = Block { kind: BlockKind::Paragraph, text: text.to_owned(), lines: Vec::new() };
    let mut articles = [Article { blocks: vec![block], ..Article::default() }];
    let page = PageInfo { issue_date: Some("2024-07-17".into()), ..PageInfo::default() };
    super::super::extract(&mut articles, &page, None, &[]);
    let [article] = articles;
    let known = |fact: Fact| match fact.value {
        FactValue::Figure { what, whose, when, comparison, .. } => {
            let comparison = comparison.map(|c| (c.change, c.against, c.base));
            Some(Known { what, whose, when, comparison })
        }
        _ => None,
    };
    article.facts.into_iter().filter_map(known).collect()
}

#[test]
fn number_and_unit_make_a_figure() {
    check("全市共回收旧家电 22295 台，", &[("22295 台", Some(22295.0), "台", None)]);
    check("转化率为94%，", &[("94%", Some(94.0), "%", None)]);
    check("拉动消费6904.08万元。", &[("6904.08万元", Some(69_040_800.0), "元", None)]);
    check("总数约 3.2 万台（套）。", &[("3.2 万台（套）", Some(32_000.0), "台(套)", Some("约"))]);
    check("流量达172立方米每秒", &[("172立方米每秒", Some(172.0), "立方米每秒", None)]);
    check("流量172立方米/秒", &[("172立方米/秒", Some(172.0), "立方米/秒", None)]);
    check("服务农民工1.3万余人。", &[("1.3万余人", Some(13_000.0), "人", Some("余"))]);
    check("不少于300万平方米", &[("300万平方米", Some(3_000_000.0), "平方米", Some("不少于"))]);
    check("亩产7000斤左右", &[("7000斤", Some(7000.0), "斤", Some("左右"))]);
    check("20个工作日内提交", &[("20个工作日", Some(20.0), "工作日", Some("内"))]);
    check("已连续十届蝉联", &[("十届", Some(10.0), "届", None)]);
    check("抓获三名嫌疑人", &[("三名", Some(3.0), "名", None)]);
    check("增长百分之五点", &[("百分之五", Some(5.0), "%", None)]);
    check("提高3个百分点", &[("3个百分点", Some(3.0), "百分点", None)]);
    check("1,719万立方米", &[("1,719万立方米", Some(17_190_000.0), "立方米", None)]);
    check(
        "每人分得茶叶二两、盐五两重。",
        &[("二两", Some(2.0), "两", None), ("五两", Some(5.0), "两", None)],
    );
    check("拨银两万两。", &[("两万两", Some(20_000.0), "两", None)]);
    check("村民三三两两，两岸只来了三两个人，彼此半斤八两。", &[("半斤", Some(0.5), "斤", None)]);
    check("收入13000多元", &[("13000多元", Some(13_000.0), "元", Some("多"))]);
    check("架设110千伏线路", &[("110千伏", Some(110.0), "千伏", None)]);
    check("造林３５km²", &[("３５km²", Some(35.0), "km²", None)]);
    check("年满18岁", &[("18岁", Some(18.0), "岁", None)]);
    check("房价5元/斤", &[("5元/斤", Some(5.0), "元/斤", None)]);
    check(
        "高于全国1.2个、高于全省0.5个百分点",
        &[("1.2个", Some(1.2), "百分点", None), ("0.5个百分点", Some(0.5), "百分点", None)],
    );
}

#[test]
fn numerals_count_too() {
    check("三千二百余人", &[("三千二百余人", Some(3200.0), "人", Some("余"))]);
    check("百余个单位", &[("百余个", Some(100.0), "个", Some("余"))]);
    check("近百位代表", &[("百位", Some(100.0), "位", Some("近"))]);
    check("聚集上千名球迷", &[("千名", Some(1000.0), "名", Some("上"))]);
    check("数百份", &[("数百份", None, "份", Some("数百"))]);
    check("十几个小时", &[("十几个小时", None, "小时", Some("十几"))]);
    check("花去七八百元", &[("七八百元", None, "元", Some("七八百"))]);
    check("减产四成多", &[("四成多", Some(4.0), "成", Some("多"))]);
    check("高出一倍多", &[("一倍多", Some(1.0), "倍", Some("多"))]);
    check("分设六个展厅", &[("六个", Some(6.0), "个", None)]);
}

#[test]
fn quantities_of_another_shape_are_figures() {
    check("只要半小时", &[("半小时", Some(0.5), "小时", None)]);
    check("坐车2个半小时", &[("2个半小时", Some(2.5), "小时", None)]);
    check("学了一年半，", &[("一年半", Some(1.5), "年", None)]);
    check("走1个多小时", &[("1个多小时", Some(1.0), "小时", Some("多"))]);
    check("占三分之一", &[("三分之一", Some(1.0 / 3.0), "", None)]);
    check("占全省的1/5。", &[("1/5", Some(0.2), "", None)]);
    check("降到零下5摄氏度", &[("零下5摄氏度", Some(-5.0), "摄氏度", None)]);
    check("最低-5℃，", &[("-5℃", Some(-5.0), "℃", None)]);
    check("用时2小时11分08秒夺冠", &[("2小时11分08秒", Some(7868.0), "秒", None)]);
    check("产值翻了一番", &[("翻了一番", Some(1.0), "番", None)]);
    check("产值翻两番", &[("翻两番", Some(2.0), "番", None)]);
}

#[test]
fn a_range_has_no_one_value() {
    check("工期3—5天", &[("3—5天", None, "天", None)]);
    check("选派三至五名", &[("三至五名", None, "名", None)]);
    check("达到60%—70%", &[("60%—70%", None, "%", None)]);
    check("高1.5米至2米", &[("1.5米至2米", None, "米", None)]);
    check("从7小时缩至2小时", &[("7小时", Some(7.0), "小时", None), ("2小时", Some(2.0), "小时", None)]);
}

#[test]
fn codes_ordinals_and_words_are_no_figures() {
    for text in [
        "第3届",
        "P2系列",
        "拨打12315热线",
        "120急救",
        "1+1>2",
        "一件事",
        "三农工作",
        "千方百计",
        "20年来",
        "万家灯火",
        "一批设备",
        "G204国道",
        "三中全会",
        "十八届三中全会",
        "第三十个教师节",
        "5G基站",
        "G20峰会",
        "3：2获胜",
        "3比2获胜",
        "波音747客机",
        "2024届毕业生",
        "2023安徽",
        "30万部队",
        "大多数家庭",
        "三年级学生",
        "三期工程",
        "四处打听",
        "过去5年",
        "这两天",
        "“五个新家园”",
        "成立两周年",
        "四个意识",
        "正月十五元宵节",
        "五人制足球",
        "获得前两名",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_is_counted_is_told_in_the_words_of_the_text() {
    let check = |text: &str, expect: &[Option<&str>]| {
        let found: Vec<_> = known(text).into_iter().map(|k| k.what).collect();
        let expect: Vec<_> = expect.iter().map(|w| w.map(str::to_owned)).collect();
        assert_eq!(found, expect, "{text}");
    };
    check("已有120个工程项目开工。", &[Some("工程项目")]);
    check("回收22295台旧家电。", &[Some("旧家电")]);
    check("家电消费额6904.08万元。", &[Some("家电消费额")]);
    check("家电消费额已达到约6904.08万元。", &[Some("家电消费额")]);
    check("大桥全长35公里。", &[Some("全长")]);
    check("GDP增长5.2%。", &[Some("GDP")]);
    check("粮食产量3万吨，同比增长5.2%。", &[Some("粮食产量"), Some("粮食产量")]);
    check("粮食产量由3万吨增至4万吨。", &[Some("粮食产量"), Some("粮食产量")]);
    check("洪水造成85人死亡、13人受伤。", &[Some("死亡"), Some("受伤")]);
    check("农作物受灾面积20公顷。", &[Some("农作物受灾面积")]);
    check("投资5亿元。", &[Some("投资")]);
    check("森林覆盖率从2011年的14%提高到2016年的26%。", &[Some("森林覆盖率"), Some("森林覆盖率")]);
    check("工业增加值同比增长11%，比东部高出2个百分点。", &[Some("工业增加值"), Some("工业增加值")]);
    check("清洁能源占全部能源的94%。", &[Some("清洁能源占比")]);
    check("目前约三分之一的医院停诊。", &[Some("医院")]);
    check("他们走了3个。", &[None]);
}

#[test]
fn dates_and_names_around_say_when_and_whose() {
    let check = |text: &str, when: Option<&str>, whose: Option<&str>| {
        let found = known(text);
        let found = found.iter().map(|k| (k.when.as_deref(), k.whose.as_deref())).next_back();
        assert_eq!(found, Some((when, whose)), "{text}");
    };
    check("2023年，冠县粮食产量3万吨。", Some("2023"), Some("山东省/聊城市/冠县"));
    check("冠县粮食产量3万吨。", None, Some("山东省/聊城市/冠县"));
    check("冠县开会。粮食产量3万吨。", None, None);
    check("粮食产量较2023年增加3万吨。", None, None);
    check("今年上半年，粮食产量较2023年增加3万吨。", Some("2024-01/2024-06"), None);
}

#[test]
fn comparisons_say_which_way_and_with_what() {
    let check = |text: &str, expect: Option<(Direction, Option<&str>, Option<&str>)>| {
        let found = known(text).pop().and_then(|k| k.comparison);
        let expect = expect.map(|(c, a, b)| (c, a.map(str::to_owned), b.map(str::to_owned)));
        assert_eq!(found, expect, "{text}");
    };
    check("2023年，产值同比增长5.2%。", Some((Direction::Up, Some("同比"), Some("2022"))));
    check("2024年6月，产值环比下降3%。", Some((Direction::Down, Some("环比"), Some("2024-05"))));
    check("产值较2023年增加12万元。", Some((Direction::Up, Some("较2023年"), Some("2023"))));
    check("产值比2020年翻了一番。", Some((Direction::Up, Some("比2020年"), Some("2020"))));
    check("产值是2020年的2倍。", Some((Direction::Ratio, Some("2020年"), Some("2020"))));
    check("与2022年相比，产值提高了约3个百分点。", Some((Direction::Up, Some("与2022年相比"), Some("2022"))));
    check("产值增长9.9%。", Some((Direction::Up, None, None)));
    check("同比分别增长3%、4%。", Some((Direction::Up, Some("同比"), None)));
    check("产值增速高于全国1.6个百分点。", Some((Direction::Up, Some("高于全国"), None)));
    check("产值增至12万元。", None);
    check("产值增长到12万元。", None);
    check("新增12万人。", None);
    check("塔高30米。", None);
}

#[test]
fn money_in_several_units_is_one_amount_and_a_great_sum_needs_no_unit() {
    check("电费123元1角5分", &[("123元1角5分", Some(123.15), "元", None)]);
    check("每斤两元三角", &[("两元三角", Some(2.3), "元", None)]);
    check("每票1角5分。", &[("1角5分", Some(0.15), "元", None)]);
    check("存款余额4120亿，", &[("4120亿", Some(412e9), "", None)]);
    check("成交金额达35亿。", &[("35亿", Some(35e8), "", None)]);
    check("卖了五元，得5分", &[("五元", Some(5.0), "元", None), ("5分", Some(5.0), "分", None)]);
    check("人口4120万，", &[]);
}

#[test]
fn tens_in_one_character_are_read_whole_or_not_at_all() {
    check("每匹廿二元", &[("廿二元", Some(22.0), "元", None)]);
    check("粮船卅五艘", &[("卅五艘", Some(35.0), "艘", None)]);
    check("水手一百廿人", &[("一百廿人", Some(120.0), "人", None)]);
    check("捐款壹佰元", &[("壹佰元", Some(100.0), "元", None)]);
    check("五廿二元", &[]);
}

#[test]
fn numerals_in_names_and_numbers_of_sections_count_nothing() {
    for text in ["三门移动公司到访", "2.2本项目已建", "赔偿张三人民币"] {
        check(text, &[]);
    }
    check("赔偿张三人民币601元", &[("601元", Some(601.0), "元", None)]);
    check("开设三门课程", &[("三门", Some(3.0), "门", None)]);
}
