//! Documents in 《…》; papers, articles and programmes are none.

use super::super::scan::Scan;
use super::Named;
use crate::model::InitiativeKind::{Document, Other};

/// Before or behind the marks they say that a paper, an article or a programme stands there.
const PRESS_BEFORE: &[&str] = &[
    "文章",
    "评论员文章",
    "评论",
    "社论",
    "述评",
    "题为",
    "标题为",
    "系列报道",
    "报道",
    "通讯",
    "栏目",
    "专栏",
    "节目",
    "特别节目",
    "纪录片",
    "专题片",
    "微视频",
    "消息",
    "焦点访谈",
    "新闻联播",
    "分别为",
    "集",
    "报纸",
    "报刊",
    "刊物",
    "期刊",
    "订阅",
];
const PRESS_AFTER: &[&str] = &[
    "的文章",
    "一文",
    "杂志",
    "报道",
    "栏目",
    "专栏",
    "节目",
    "的报道",
    "的评论",
    "播出",
    "记者",
    "系列报道",
    "今晚",
    "中文网",
    "网站",
    "社论",
    "合订本",
    "创刊",
    "总编",
    "主编",
    "编辑部",
    "报社",
    "报馆",
    "杂志社",
    "刊登",
    "刊发",
    "刊载",
    "载文",
    "头版",
    "副刊",
    "专访",
    "的记者",
];
const PRESS: &[&str] = &[
    "日报",
    "晚报",
    "时报",
    "早报",
    "晨报",
    "商报",
    "都市报",
    "周刊",
    "周报",
    "杂志",
    "月刊",
    "邮报",
    "导报",
    "新闻联播",
    "焦点访谈",
    "新闻",
    "画报",
    "快报",
    "学报",
    "之声",
];
/// The same for works of art and books.
const WORK_BEFORE: &[&str] = &[
    "电影",
    "影片",
    "电视剧",
    "动画片",
    "歌曲",
    "歌剧",
    "舞剧",
    "话剧",
    "京剧",
    "豫剧",
    "吕剧",
    "越剧",
    "黄梅戏",
    "剧目",
    "小品",
    "小说",
    "长篇小说",
    "散文",
    "诗歌",
    "诗集",
    "油画",
    "国画",
    "专著",
    "一首",
    "一曲",
    "合唱",
    "演唱",
    "弹唱",
    "高唱",
    "独唱",
    "舞蹈",
    "歌舞",
    "名著",
    "绘本",
    "新书",
    "图书",
];
const WORK_AFTER: &[&str] =
    &["一书", "首映", "首演", "上映", "剧组", "的歌声", "的旋律", "的乐曲声", "热映", "唱响"];
/// Longest title.
const LONGEST: usize = 60;

pub(super) fn documents(scan: &Scan) -> Vec<Named> {
    let mut found = Vec::new();
    let mut open: Option<(usize, u32)> = None;
    for (at, c) in scan.chars.iter().enumerate() {
        open = match (c, open) {
            ('《', None) => Some((at + 1, 1)),
            ('《', Some((from, depth))) if at - from < LONGEST => Some((from, depth + 1)),
            ('《', _) => Some((at + 1, 1)),
            ('》', Some((from, 1))) => {
                found.extend(document(scan, from, at));
                None
            }
            ('》', Some((from, depth))) => Some((from, depth - 1)),
            ('\n', _) => None,
            (_, open) => open,
        };
    }
    found
}

/// Papers that end in a word for a document, and magazines that end in no word for one; our own list.
const TITLES: &[&str] = &[
    "大公报",
    "求是",
    "红旗",
    "半月谈",
    "瞭望",
    "读者",
    "收获",
    "十月",
    "当代",
    "人民文学",
    "诗刊",
    "新青年",
    "向导",
    "东方杂志",
    "萌芽",
    "故事会",
    "知音",
    "参考消息",
    "良友",
    "农民画刊",
    "人物",
    "书摘",
    "文摘",
    "新观察",
    "中流",
];

/// A newspaper or magazine, or one in a row with others: 《申报》《新闻报》.
fn is_paper(scan: &Scan, start: usize, end: usize) -> bool {
    const LONGEST: usize = 10;
    const NO_PAPERS: &[&str] = &[
        "公报", "通报", "简报", "年报", "月报", "季报", "捷报", "情报", "海报", "预报", "汇报", "填报",
        "申报", "呈报", "警报", "战报", "喜报", "电报", "举报", "回报", "上报",
    ];
    let title = scan.slice(start, end);
    if TITLES.contains(&title.as_str()) || title.ends_with("画刊") || title.ends_with("文摘") {
        return true;
    }
    let report = scan.one_before(end, NO_PAPERS).is_some() && end - start > 2;
    scan.before(end) == '报' && end - start <= LONGEST && !report
}

fn document(scan: &Scan, start: usize, end: usize) -> Option<Named> {
    let (before, behind) = (start - 1, end + 1);
    let press = scan.one_before(end, PRESS).is_some()
        || is_paper(scan, start, end)
        || scan.one_before(before, PRESS_BEFORE).is_some()
        || scan.one_of(behind, PRESS_AFTER).is_some();
    if press || !(2..=LONGEST).contains(&(end - start)) {
        return None;
    }
    let work = scan.one_before(before, WORK_BEFORE).is_some() || scan.one_of(behind, WORK_AFTER).is_some();
    let (kind, confidence) = if work { (Other, 0.6) } else { (Document, 0.9) };
    Some(Named { start, end, kind, rule: "title-marks", confidence })
}
