use super::*;
use crate::model::Part;

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

#[test]
fn number_and_unit_make_a_figure() {
    check("聊城市共回收旧家电 22295 台，", &[("22295 台", Some(22295.0), "台", None)]);
    check("转化率为94%，", &[("94%", Some(94.0), "%", None)]);
    check("拉动消费6904.08万元。", &[("6904.08万元", Some(69_040_800.0), "元", None)]);
    check("总数约 3.2 万台（套）。", &[("3.2 万台（套）", Some(32_000.0), "台(套)", Some("约"))]);
    check("流量达172立方米每秒", &[("172立方米每秒", Some(172.0), "立方米每秒", None)]);
    check("服务农民工1.3万余人。", &[("1.3万余人", Some(13_000.0), "人", Some("余"))]);
    check("不少于300万平方米", &[("300万平方米", Some(3_000_000.0), "平方米", Some("不少于"))]);
    check("亩产7000斤左右", &[("7000斤", Some(7000.0), "斤", Some("左右"))]);
    check("20个工作日内提交", &[("20个工作日", Some(20.0), "工作日", Some("内"))]);
    check("百余个单位", &[("百余个", Some(100.0), "个", Some("余"))]);
    check("数百份", &[("数百份", None, "份", Some("数百"))]);
    check("已连续十届蝉联", &[("十届", Some(10.0), "届", None)]);
    check("抓获三名嫌疑人", &[("三名", Some(3.0), "名", None)]);
    check("增长百分之五点", &[("百分之五", Some(5.0), "%", None)]);
    check("工期3—5天", &[("3—5天", None, "天", None)]);
    check("提高3个百分点", &[("3个百分点", Some(3.0), "百分点", None)]);
    check("1,719万立方米", &[("1,719万立方米", Some(17_190_000.0), "立方米", None)]);
}

#[test]
fn codes_ordinals_and_words_are_no_figures() {
    for text in [
        "第3届",
        "P2系列",
        "拨打12315热线",
        "1+1>2",
        "一件事",
        "三农工作",
        "千方百计",
        "20年来",
        "万家灯火",
        "一批设备",
        "G204国道",
    ] {
        check(text, &[]);
    }
}
