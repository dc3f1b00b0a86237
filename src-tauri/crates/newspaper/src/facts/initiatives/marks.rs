//! Documents in 《…》; papers, articles and programmes are none.

use super::super::scan::Scan;
use super::Named;
use crate::facts::Rule;
use crate::model::InitiativeKind::Document;

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
    "锐评",
    "快评",
    "短评",
    "时评",
    "播发",
    "题目是",
    "题目为",
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
    "音乐剧",
    "实景演出",
    "主题歌",
    "主题曲",
    "唱起",
    "唱响",
    "歌舞剧",
    "舞蹈诗",
    "交响乐",
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

/// How titles of documents end.
const DOCUMENT_ENDS: &[&str] = &[
    "法",
    "意见",
    "办法",
    "条例",
    "规定",
    "规则",
    "细则",
    "准则",
    "纲要",
    "规划",
    "方案",
    "计划",
    "通知",
    "决定",
    "公报",
    "报告",
    "白皮书",
    "蓝皮书",
    "协议",
    "协定",
    "宣言",
    "公约",
    "标准",
    "规范",
    "指南",
    "指引",
    "目录",
    "倡议",
    "倡议书",
    "章程",
    "制度",
    "措施",
    "通告",
    "公告",
    "声明",
    "备忘录",
    "合同",
    "清单",
    "要点",
    "预案",
    "草案",
    "证",
    "书",
    "函",
    "批复",
    "请示",
    "总结",
    "文件",
    "名录",
    "手册",
    "规程",
    "公约",
    "宣传",
    "条约",
    "条款",
    "提案",
    "议案",
    "建议",
    "答复",
    "纪要",
    "简报",
    "通报",
    "守则",
    "党章",
    "宪法",
    "解释",
    "年鉴",
    "教材",
    "读本",
    "概论",
    "文选",
    "选集",
    "摘编",
    "表",
    "信",
    "指数",
    "报",
    "执照",
    "规例",
    "总纲",
];
/// Words around a title that say the same.
const DOCUMENT_BEFORE: &[&str] = &[
    "印发",
    "印发了",
    "发布",
    "发布了",
    "公布",
    "公布了",
    "出台",
    "出台了",
    "签署",
    "签署了",
    "制定",
    "制定了",
    "修订",
    "根据",
    "按照",
    "依据",
    "通过",
    "通过了",
    "颁布",
    "颁布了",
    "下发",
    "下发了",
    "依照",
    "执行",
    "落实",
    "贯彻",
    "发表",
    "起草",
    "简称",
    "下称",
    "违反",
];
const DOCUMENT_AFTER: &[&str] = &[
    "指出",
    "强调",
    "要求",
    "提出",
    "明确",
    "规定",
    "白皮书",
    "报告",
    "教材",
    "行业标准",
    "草案",
    "施行",
    "实施",
];
/// A title of so many characters that nothing marks as a document is that of a song or a play.
const SHORT: usize = 8;

/// Is it a paper's or broadcaster's own column? `5月3日的《…》`, `《…》,今天我们来认识`.
fn is_column(scan: &Scan, before: usize, behind: usize) -> bool {
    const DAYS: &[&str] = &["日的", "今天的", "今日的", "昨天的", "昨晚的", "今晚的"];
    const LED: &[&str] = &["我们来", "我们走进", "我们一起", "带您", "带你", "让我们", "我们就"];
    let ahead = (behind..behind + 10).take_while(|i| !matches!(scan.at(*i), '。' | '《'));
    let dated = scan.one_before(before, DAYS).is_some()
        && !scan.any_within(before.saturating_sub(12), before, &["发布"]);
    dated || ahead.clone().any(|i| scan.one_of(i, LED).is_some())
}

/// Does anything say that it is a document rather than a work of art?
fn is_document(scan: &Scan, start: usize, end: usize) -> bool {
    let bare =
        (start..end).rev().find(|i| scan.at(*i) == '(').filter(|_| scan.before(end) == ')').unwrap_or(end);
    let (before, behind) = (start - 1, end + 1);
    scan.one_before(bare, DOCUMENT_ENDS).is_some()
        || end - start > SHORT
        || scan.one_before(before, DOCUMENT_BEFORE).is_some()
        || scan.one_of(behind, DOCUMENT_AFTER).is_some()
        || scan.any_within(behind, behind + 16, &["施行", "起实施"])
}

/// Where what announces a title ends: 评论员文章：《…》 is one as 评论员文章《…》 is.
fn behind_colon(scan: &Scan, at: usize) -> usize {
    if scan.before(at) == ':' { at - 1 } else { at }
}

fn document(scan: &Scan, start: usize, end: usize) -> Option<Named> {
    let (before, behind) = (start - 1, end + 1);
    let press = scan.one_before(end, PRESS).is_some()
        || is_paper(scan, start, end)
        || is_column(scan, before, behind)
        || scan.one_before(behind_colon(scan, before), PRESS_BEFORE).is_some()
        || scan.one_of(behind, PRESS_AFTER).is_some();
    if press || !(2..=LONGEST).contains(&(end - start)) {
        return None;
    }
    // Works of art are no initiatives; a selection of speeches is a document, though a book.
    let book = scan.one_of(behind, WORK_AFTER).is_some() && scan.one_before(end, DOCUMENT_ENDS).is_none();
    let work = scan.one_before(before, WORK_BEFORE).is_some() || book;
    let titled = !work && is_document(scan, start, end);
    titled.then_some(Named { start, end, kind: Document, rule: Rule::TitleMarks, confidence: 0.9 })
}
