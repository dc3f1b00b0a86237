//! Are words attributed to a person? Verbs of speech behind a name.

use std::sync::LazyLock;

use super::super::scan::{LongList, Scan};

/// Verbs that attribute words, longer ones first where one begins with another.
static SPEECH: LazyLock<LongList> = LazyLock::new(|| LongList::new(VERBS));
const VERBS: &[&str] = &[
    "告诉记者",
    "对记者说",
    "向记者",
    "告诉",
    "表示",
    "坦言",
    "指出",
    "认为",
    "透露",
    "解释",
    "感慨",
    "强调",
    "回忆",
    "直言",
    "提醒",
    "建议",
    "呼吁",
    "谈及",
    "谈起",
    "评价",
    "讲述",
    "分析",
    "补充",
    "总结",
    "感叹",
    "笑道",
    "说道",
    "笑着说",
    "说起",
    "说",
    "称",
    "讲",
    "谈到",
    "坚定地",
    "介绍",
    "点评",
    "算了",
    "算起",
    "感言",
    "激动地",
    "高兴地",
    "自豪地",
    "宣称",
    "声称",
    "重申",
    "警告",
    "写道",
    "问道",
    "答道",
    "喊道",
    "承认",
    "否认",
];

/// Are words attributed to the person? 介绍 counts with what was told, not with 介绍…情况.
pub(super) fn is_quoted(scan: &Scan, start: usize, end: usize) -> bool {
    const NEAR: usize = 8;
    let clause = scan.clause_end(end, NEAR + 4);
    let verb = (end..clause.min(end + NEAR)).find_map(|i| speech_at(scan, i));
    match verb {
        Some(("介绍", after)) => {
            let told = matches!(scan.at(after), ',' | ':' | '。' | '“' | '说') || scan.before(start) == '”';
            let report = scan.any_within(after, scan.sentence_end(after, 40), &["情况", "工作"]);
            told || !report
        }
        Some(_) => true,
        None => false,
    }
}

/// A verb of speech, with its end: not 讲话, 说明, 称为.
pub(super) fn speech_at(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let (word, len) = SPEECH.at(scan, at)?;
    let other =
        matches!(scan.at(at + len), '话' | '课' | '座' | '明' | '为' | '赞' | '号' | '服' | '会' | '工');
    (!(other && len == 1)).then_some((word, at + len))
}
