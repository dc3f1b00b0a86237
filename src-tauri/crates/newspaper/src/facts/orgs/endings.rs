//! Endings that tell an organisation (局, 有限公司), and words that only look like them (局长, 火车站).

use std::sync::LazyLock;

use super::super::scan::Scan;
use crate::text::word_list::WordList;

const TABLE: &str = include_str!("../../../data/org-suffixes.txt");

/// How much an ending says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Strong,
    Common,
    Local,
    /// Of a department: only behind the name of its house (北京大学法律系).
    Branch,
    Fixed,
}

pub(super) struct Endings {
    pub(super) words: WordList,
    pub(super) kinds: Vec<Ending>,
}

pub(super) static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let mut list = Vec::new();
    let mut kinds = Vec::new();
    for (kind, words) in TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')) {
        let kind = match kind {
            "strong" => Ending::Strong,
            "common" => Ending::Common,
            "fixed" => Ending::Fixed,
            "branch" => Ending::Branch,
            _ => Ending::Local,
        };
        for word in words.split_whitespace() {
            list.push(word);
            kinds.push(kind);
        }
    }
    Endings { words: WordList::new(list), kinds }
});

/// 局长, 委员, 中心城区, 部门: the ending is part of another word.
pub(super) fn goes_on(scan: &Scan, end: usize) -> bool {
    // 第一部, 常委, 大局, 火车站, 东部: the ending ends another word.
    const WORDS: &[&str] = &[
        "常委",
        "主委",
        "政委",
        "大局",
        "格局",
        "布局",
        "空间站",
        "火车站",
        "车站",
        "内部",
        "全部",
        "大部",
        "东部",
        "西部",
        "南部",
        "北部",
        "中部",
        "总部",
        "干部",
        "局部",
        "头部",
        "腹部",
        "怎么办",
        "举办",
        "承办",
        "主办",
        "协办",
        "创办",
        "开办",
        "筹办",
        "兴办",
        "查办",
        "督办",
        "停办",
        "申办",
        "合办",
        "代办",
        "自办",
        "民办",
        "公办",
        "包办",
        "补办",
        "客厅",
        "餐厅",
        "大厅",
        "展厅",
        "舞厅",
        "歌厅",
        "音乐厅",
        "接团",
        "场所",
        "厕所",
        "住所",
        "寓所",
        "处所",
        "好处",
        "到处",
        "之处",
        "关系",
        "体系",
        "水系",
        "教室",
        "卧室",
        "温室",
        "本科",
        "百科",
        "学科",
        "列队",
        "排队",
        "军队",
        "部队",
        "车队",
        "乐队",
        "开馆",
        "旅馆",
        "茶馆",
        "饭馆",
        "楼堂馆所",
        "全局",
        "开局",
        "好局",
        "残局",
        "棋局",
        "上部",
        "下部",
        "顶部",
        "前部",
        "后部",
        "外部",
        "市中心",
        "副中心",
        "在院",
        "出院",
        "住院",
        "入院",
        "转院",
        "这所",
        "那所",
        "可办",
        "能办",
        "网办",
        "通办",
        "联办",
        "难办",
        "村办",
        "咖啡馆",
        "底部",
    ];
    if scan.at(end.saturating_sub(3)) == '第' || scan.one_before(end, WORDS).is_some() {
        return true;
    }
    let c = scan.at(end);
    let last = scan.before(end);
    let title = c == '长' && !matches!(scan.at(end + 1), '期' | '江' | '征');
    title
        || match last {
            '委' if scan.ends(end, "党委") => matches!(c, '书' | '副' | '委' | '班' | '成' | '会'),
            '组' => matches!(c, '成' | '书' | '副' | '织' | '长' | '建' | '合'),
            '党' | '军' => "员人费章龄官事派政委组校课建内纪性风籍旗".contains(c),
            '会' => matches!(c, '址' | '法' | '徽'),
            '信' | '行' | '动' => matches!(c, '业' | '息' | '政'),
            '大' | '协' => matches!(c, '会' | '代' | '学' | '定' | '议' | '同' | '调' | '力'),
            '委' => matches!(c, '员' | '托' | '会' | '派' | '屈' | '任'),
            '部' => matches!(c, '品' | '门' | '分' | '署' | '件' | '队' | '位' | '级' | '落' | '委'),
            '办' => matches!(
                c,
                '起' | '理'
                    | '事'
                    | '法'
                    | '公'
                    | '好'
                    | '学'
                    | '成'
                    | '结'
                    | '代'
                    | '的'
                    | '案'
                    | '税'
                    | '证'
            ),
            '站' => matches!(
                c,
                '在' | '点' | '台' | '位' | '立' | '起' | '上' | '到' | '出' | '着' | '稳' | '住' | '好'
            ),
            '处' => matches!(c, '于' | '理' | '在' | '罚' | '置' | '境' | '方' | '分' | '长'),
            '系' => matches!(c, '统' | '列' | '数'),
            '科' => matches!(c, '学' | '技' | '研' | '长' | '普'),
            '室' => matches!(c, '内' | '外' | '温' | '友'),
            '司' => matches!(c, '机' | '令' | '法' | '长'),
            '报' => matches!(c, '道' | '告' | '名' | '纸' | '社'),
            '团' => matches!(c, '结' | '队' | '体' | '购' | '圆' | '聚' | '员'),
            '社' => matches!(c, '会' | '区' | '保' | '群' | '交' | '员'),
            '所' => "以有在属需谓长示应做见指提供带产生来作获得取造能乡".contains(c),
            '队' => matches!(c, '员' | '伍' | '列'),
            '院' => matches!(c, '区' | '子' | '落' | '校' | '士' | '内'),
            '厂' => matches!(c, '房' | '区' | '家' | '商'),
            '心' => matches!(c, '城' | '思' | '任' | '区' | '点' | '地'),
            '馆' | '局' => matches!(c, '面' | '部' | '势' | '限' | '域' | '地'),
            '厅' => matches!(c, '级' | '堂' | '口' | '里' | '内'),
            '校' => matches!(c, '园' | '长' | '企' | '区'),
            _ => false,
        }
}
