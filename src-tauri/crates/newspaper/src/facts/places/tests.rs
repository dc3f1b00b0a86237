use super::*;
use crate::model::Part;

/// Places of a page made of `text` alone.
fn read(text: &str, dateline: Option<&str>, publication: Option<&str>) -> Vec<(String, String)> {
    let article = Article { dateline: dateline.map(str::to_owned), ..Article::default() };
    let scans = [Scan::new(Part::Block(0), text)];
    let found = find(&scans);
    let home = home([(found.as_slice(), dateline)].into_iter(), publication, None);
    facts(&article, &scans, &found, &home)
        .into_iter()
        .map(|f| match f.value {
            FactValue::Place { path, .. } => (f.text, path),
            other => panic!("{other:?}"),
        })
        .collect()
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
    let places = read("近日，系统上线。", Some("阳谷"), None);
    assert_eq!(places, [("阳谷".into(), "山东省/聊城市/阳谷县".into())]);
}
