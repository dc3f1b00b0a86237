use super::*;
use crate::model::Part;

/// Places of a page made of `text` alone.
fn read(text: &str, dateline: Option<&str>, publication: Option<&str>) -> Vec<(String, String)> {
    let path = |f: Fact| match f.value {
        FactValue::Place { path, .. } => (f.text, path),
        other => panic!("{other:?}"),
    };
    all(text, dateline, publication).into_iter().map(path).collect()
}

fn all(text: &str, dateline: Option<&str>, publication: Option<&str>) -> Vec<Fact> {
    let article = Article { dateline: dateline.map(str::to_owned), ..Article::default() };
    let scans = [Scan::new(Part::Block(0), text)];
    let found = find(&scans);
    let home = home([(found.as_slice(), dateline)].into_iter(), publication, None);
    let mut facts = facts(&article, &scans, &found, &home);
    facts.sort_by_key(|f| f.span.map(|s| (s.start, s.end)));
    facts
}

fn check(text: &str, expect: &[(&str, &str)]) {
    let found = read(text, None, None);
    let found: Vec<_> = found.iter().map(|(t, p)| (t.as_str(), p.as_str())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_chain_of_units_is_read_link_by_link() {
    check(
        "在聊城市东昌府区梁水镇张庄村，",
        &[
            ("聊城市", "山东省/聊城市"),
            ("东昌府区", "山东省/聊城市/东昌府区"),
            ("梁水镇", "山东省/聊城市/东昌府区/梁水镇"),
            ("张庄村", "山东省/聊城市/东昌府区/梁水镇/张庄村"),
        ],
    );
    check("冠县贾镇的农民", &[("冠县", "山东省/聊城市/冠县"), ("贾镇", "山东省/聊城市/冠县/贾镇")]);
}

#[test]
fn short_names_are_known() {
    check(
        "将济南、德州、聊城作为试点",
        &[("济南", "山东省/济南市"), ("德州", "山东省/德州市"), ("聊城", "山东省/聊城市")],
    );
    check("阳谷县安康医药公司", &[("阳谷县", "山东省/聊城市/阳谷县")]);
    check("落地阳谷", &[("阳谷", "山东省/聊城市/阳谷县")]);
    check("临清、茌平两地", &[("临清", "山东省/聊城市/临清市"), ("茌平", "山东省/聊城市/茌平区")]);
    check("开发浦东", &[("浦东", "上海市/浦东新区")]);
    check("内蒙古的草原", &[("内蒙古", "内蒙古自治区")]);
}

#[test]
fn the_parent_tells_namesakes_apart() {
    check("南京市鼓楼区", &[("南京市", "江苏省/南京市"), ("鼓楼区", "江苏省/南京市/鼓楼区")]);
    check("福州的市民说，鼓楼区办得好", &[("福州", "福建省/福州市"), ("鼓楼区", "福建省/福州市/鼓楼区")]);
    check("鼓楼区办得好", &[]);
    check("城关镇", &[]);
}

#[test]
fn streets_papers_and_words_are_no_places() {
    for text in [
        "北京路上",
        "山东大学的学生",
        "上海银行发布",
        "返乡创业",
        "千年古镇",
        "加强合作",
        "大众资源",
        "东方红",
        "和政府合作",
        "更新和改造",
        "企业和政策",
    ] {
        check(text, &[]);
    }
}

#[test]
fn zones_bear_the_name_of_their_county() {
    check("冠县经济开发区的项目", &[("冠县经济开发区", "山东省/聊城市/冠县/冠县经济开发区")]);
}

#[test]
fn our_city_is_the_home_of_the_paper() {
    let places = read("我市出台措施，我省首个", None, Some("聊城日报"));
    assert_eq!(places, [("我市".into(), "山东省/聊城市".into()), ("我省".into(), "山东省".into())]);
    assert!(read("我市出台措施", None, None).is_empty());
}

#[test]
fn the_dateline_is_a_place() {
    check("本报莘县讯 冠县建成大桥。", &[("莘县", "山东省/聊城市/莘县"), ("冠县", "山东省/聊城市/冠县")]);
    let places = read("近日，系统上线。", Some("阳谷"), None);
    assert_eq!(places, [("阳谷".into(), "山东省/聊城市/阳谷县".into())]);
}

#[test]
fn former_names_stand_for_the_unit_of_today() {
    for (name, path) in [
        ("茌平县", "山东省/聊城市/茌平区"),
        ("聊城地区", "山东省/聊城市"),
        ("莱芜市", "山东省/济南市/莱芜区"),
        ("襄樊市", "湖北省/襄阳市"),
        ("襄樊", "湖北省/襄阳市"),
        ("思茅地区", "云南省/普洱市"),
        ("徽州地区", "安徽省/黄山市"),
        ("通什市", "海南省/五指山市"),
        ("崇文区", "北京市/东城区"),
        ("宣武区", "北京市/西城区"),
        ("闸北区", "上海市/静安区"),
        ("顺德市", "广东省/佛山市/顺德区"),
        ("萧山市", "浙江省/杭州市/萧山区"),
        ("郫县", "四川省/成都市/郫都区"),
    ] {
        let facts = all(&format!("来到{name}，"), None, None);
        let [Fact { text, rule, value: FactValue::Place { path: found, code }, .. }] = facts.as_slice()
        else {
            panic!("{name}: {facts:?}")
        };
        assert_eq!((text.as_str(), rule.name(), found.as_str()), (name, "former-name", path));
        assert!(code.is_some(), "{name}");
    }
    check("茌平县博平镇", &[("茌平县", "山东省/聊城市/茌平区"), ("博平镇", "山东省/聊城市/茌平区/博平镇")]);
    assert!(all("黄山市", None, None).iter().all(|f| f.rule == crate::facts::Rule::Gazetteer));
}

#[test]
fn countries_and_cities_abroad_are_places() {
    check("从伦敦飞往美国纽约", &[("伦敦", "英国/伦敦"), ("美国", "美国"), ("纽约", "美国/纽约")]);
    check("埃塞俄比亚的咖啡", &[("埃塞俄比亚", "埃塞俄比亚")]);
    check("台湾高雄的水果", &[("台湾", "台湾省"), ("高雄", "台湾省/高雄市")]);
    for text in ["沿海地区", "法国梧桐成荫", "印度洋上", "学习法语"] {
        check(text, &[]);
    }
}

#[test]
fn villages_of_the_home_are_known_without_their_township() {
    let publication = Some("丽水日报");
    let path = |text: &str| read(text, None, publication).into_iter().map(|(_, p)| p).collect::<Vec<_>>();
    assert_eq!(path("庆元县荷地村的香菇"), ["浙江省/丽水市/庆元县", "浙江省/丽水市/庆元县/荷地镇/荷地村"]);
    let listed = read("庆元县荷地镇的石洋村、黄沙村", None, publication);
    assert!(listed.contains(&("黄沙村".into(), "浙江省/丽水市/庆元县/荷地镇/黄沙村".into())), "{listed:?}");
    assert!(path("走进无此名村").is_empty());
}

#[test]
fn a_village_belongs_to_the_township_last_spoken_of() {
    check(
        "冠县贾镇种桃。在瓯杏村，桃已熟",
        &[
            ("冠县", "山东省/聊城市/冠县"),
            ("贾镇", "山东省/聊城市/冠县/贾镇"),
            ("瓯杏村", "山东省/聊城市/冠县/贾镇/瓯杏村"),
        ],
    );
    for text in ["建设美丽乡村", "每个行政村", "全村", "农村的老人", "各社区"] {
        let places = read(&format!("冠县贾镇。{text}"), None, None);
        assert_eq!(places.len(), 2, "{places:?}");
    }
}

#[test]
fn zones_may_bear_a_name_of_their_own_and_go_by_a_short_one_at_home() {
    check(
        "聊城江北水城旅游度假区的湖",
        &[("聊城江北水城旅游度假区", "山东省/聊城市/聊城江北水城旅游度假区")],
    );
    check("聊城召开经济技术开发区会议", &[("聊城", "山东省/聊城市")]);
    let zones = read("东昌府区、高新区的企业", None, Some("聊城日报"));
    assert_eq!(zones[1], ("高新区".into(), "山东省/聊城市/聊城高新区".into()));
    assert!(read("各地高新区的企业", None, Some("聊城日报")).is_empty());
}

#[test]
fn words_point_at_the_home_and_at_what_was_named() {
    let at_home =
        |text: &str| read(text, None, Some("聊城日报")).into_iter().map(|(_, p)| p).collect::<Vec<_>>();
    assert_eq!(at_home("山东聊城，全市和全省的粮食")[2..], ["山东省/聊城市", "山东省"]);
    assert_eq!(at_home("我市和我省的粮食"), ["山东省/聊城市", "山东省"]);
    assert!(at_home("全市场、全省份、本市民").is_empty());
    assert_eq!(at_home("全市的粮食"), [""; 0]);
    assert_eq!(
        read("山西省沁水县多山，该县的羊", None, None)[2],
        ("该县".into(), "山西省/晋城市/沁水县".into())
    );
    check("该县的羊", &[]);
}

#[test]
fn words_rivers_and_a_town_s_namesakes_need_more_than_their_name() {
    for text in ["邻里互助", "赤水河畔", "日照时数", "北京时间", "青岛啤酒", "西安事变", "上海路"]
    {
        check(text, &[]);
    }
    let places = read("沁水县龙港镇开工，龙港的居民", None, None);
    assert!(places.iter().all(|(_, path)| !path.starts_with("浙江省")), "{places:?}");
    check("四川江油", &[("四川", "四川省"), ("江油", "四川省/绵阳市/江油市")]);
}

#[test]
fn places_within_a_person_s_name_are_dropped() {
    let fact = |start, end, value| Fact {
        text: String::new(),
        span: Some(crate::model::Span { part: Part::Headline, start, end }),
        rule: crate::facts::Rule::Unknown,
        confidence: 1.0,
        value,
    };
    let place = FactValue::Place { path: "海南省".into(), code: None };
    let person = FactValue::Org { full: None };
    let mut places = vec![fact(3, 5, place.clone()), fact(5, 7, place)];
    drop_names(&mut places, &[fact(2, 5, person)]);
    assert_eq!(places.iter().filter_map(|f| f.span).map(|s| s.start).collect::<Vec<_>>(), [5]);
}

#[test]
fn a_name_inside_a_longer_name_is_not_that_place() {
    for text in
        ["丰安县的蘑菇棚里，", "金龙山社区派来志愿者，", "东区办事处派来志愿者，", "停在新徐汇苑小区门口。"]
    {
        check(text, &[]);
    }
    check("记者从安县获悉，", &[("安县", "四川省/绵阳市/安州区")]);
    check("攀枝花市东区的客商", &[("攀枝花市", "四川省/攀枝花市"), ("东区", "四川省/攀枝花市/东区")]);
}

#[test]
fn names_of_the_republic_lead_to_the_units_of_today() {
    check("北平市各校复课。", &[("北平市", "北京市")]);
    check("迪化市举行运动会。", &[("迪化市", "新疆维吾尔自治区/乌鲁木齐市")]);
    check("归绥市修复电厂。", &[("归绥市", "内蒙古自治区/呼和浩特市")]);
    check("奉天省大水。", &[("奉天省", "辽宁省")]);
    check("平原省建立合作社。", &[("平原省", "河南省")]);
}
