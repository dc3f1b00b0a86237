use super::*;
use crate::structure::line;

fn classes(page: &str) -> String {
    let source: Vec<String> = page.split('\n').map(str::to_owned).collect();
    let sign = |line: &Line| match &line.class {
        Class::Blank => ' ',
        Class::Furniture(Furniture::Folio(_)) => 'f',
        Class::Furniture(Furniture::Source(_)) => 's',
        Class::Furniture(Furniture::Web) => 'w',
        Class::Furniture(Furniture::Contents) => 'c',
        Class::Furniture(Furniture::Column(_)) => 'k',
        Class::Furniture(_) => 'e',
        Class::Label(_) => 'l',
        Class::Byline(..) => 'b',
        Class::Text if line.heading > 0 => '#',
        Class::Text => 't',
    };
    line::classify(&source).iter().map(sign).collect()
}

#[test]
fn lines_are_what_they_are_beside_one_another() {
    let check = |page: &str, expect: &str| assert_eq!(classes(page), expect, "{page}");
    // A day: of the page, of the piece, under a notice.
    check("2024-07-17\n\n大桥通车\n柳林大桥昨日通车。", "f tt");
    check("大桥通车\n2024年7月17日\n柳林大桥昨日通车。", "tst");
    check("停水通知\n柳林片停水。\n河湾水务局\n2024年7月17日", "tttt");
    // A folio one part a line.
    check(
        "大桥通车\n柳林大桥昨日通车。\n2019.12.6\n星期五\n责任编辑：张红\n综合新闻\n2\nHEWAN RIBAO\n春耕开始\n全镇春耕开始。",
        "ttffeffett",
    );
    // Papers.
    check("河湾日报 2024年7月17日 第3版\n\n甲事\n甲。\n\n河湾日报\n\n乙事\n乙。", "f tt f tt");
    check("河湾日报 1958年7月2日 第一版\n丰收捷报\n晚稻收割。\n\n天气预报\n今天多云。", "ftt tt");
    check("大桥通车\n大桥通车。\n\n天气预报\n\n今天多云。", "tt t t");
    // Buttons.
    check("大桥通车\n打印\n字体：\n放大\n正常\n大桥通车。", "twwwwt");
    check("雪\n正常\n落下", "ttt");
    // Fields.
    check("停水通知\n柳林片停水。\n日期：7月9日下午\n地点：柳林", "tttt");
    check("题名：甲\n日期：不详\n来源：河湾日报\n正文：\n甲。", "teslt");
    check("第3版()\n专栏:\n\n说桥\n苇岸\n河湾有三座桥，最老的一座在镇东头。", "fk tbt");
    // Editors in brackets that are broken by the line end.
    check("大桥通车\n柳林大桥昨日通车。\n（视频编辑：张红 文字编\n辑：王伟）\n面粉厂投产", "tteet");
    check("大桥通车\n柳林大桥昨日通车。\n（视频编辑：张红）\n面粉厂投产（二期）", "ttet");
    // Credits.
    check("科普集市\n孩子们看望远镜。\n鲁\n海\n宁\n/\n摄", "ttbeeee");
    check("雪\n雪\n落\n下来\n白\n了", "tttttt");
}

#[test]
fn headings_are_headlines_where_they_have_a_text() {
    let check = |page: &str, expect: &str| assert_eq!(classes(page), expect, "{page}");
    check("# 河湾日报 2024年7月17日 02版\n## 甲事\n甲。\n## 乙事\n乙。", "f#t#t");
    check(
        "# 河湾新闻（20240717）\n## 目录\n1. 甲事；\n2. 乙事。\n## 详情\n### 甲事\n柳林大桥昨日全线贯通，全长六百多米，两岸往来方便。\n### 乙事\n河湾镇的春耕已经开始，水库蓄水充足，渠道都已修好。",
        "fcccc#t#t",
    );
    check("# 甲事\n甲。\n# 乙事\n乙。", "#t#t");
}
