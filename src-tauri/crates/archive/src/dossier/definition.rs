//! Which sentences say best what an initiative is.

use super::passage::Passage;

/// Words between the name and what it is: 惠循环是…, 所谓“…”，就是….
const IS: &[&str] = &["是指", "就是", "即", "是", "指的是", "，是", "作为", "主要包括", "包括"];

/// Words that announce what it is for.
const PURPOSE: &[&str] = &[
    "旨在", "以便", "通过", "实现", "为了", "用于", "解决", "整合", "依托", "围绕", "聚焦", "覆盖", "打破",
    "以",
];

/// Words by which a new thing is made known, before its name.
const MAKES: &[&str] = &[
    "推出", "打造", "建立", "建设", "建成", "创新", "创建", "探索", "开展", "启动", "实施", "推行", "推动",
    "构建", "成立", "搭建", "设立", "开发", "研发", "发起", "上线", "出台", "制定", "印发", "名为", "简称",
    "称为", "叫做", "形成", "组织", "举办",
];

/// Best length of a definition in characters; shorter ones say little, longer ones much else.
const GOOD_LENGTH: std::ops::Range<usize> = 25..160;

/// How well a sentence defines, 0 and up.
pub(super) fn worth(passage: &Passage<'_>) -> u32 {
    let after = passage.after(passage.mention.end);
    let after: String = after.trim_start_matches(['”', '》', '’']).chars().take(24).collect();
    let before = passage.before(passage.mention.start);
    let near: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    let class_word =
        |rest: &str| CLASS.iter().find_map(|class| rest.strip_prefix(class)).unwrap_or(rest).to_owned();
    let after = class_word(&after);
    let mut worth = 0;
    if IS.iter().any(|word| after.starts_with(word)) || is_explained(&after) {
        worth += 5;
    }
    if MAKES.iter().any(|word| near.contains(word)) {
        worth += 3;
    }
    if PURPOSE.iter().any(|word| passage.text(passage.sentence.clone()).contains(word)) {
        worth += 1;
    }
    worth += u32::from(GOOD_LENGTH.contains(&passage.sentence.len()));
    // A headline names it and says no more; what somebody says of it is seldom what it is.
    if !matches!(passage.part, newspaper::Part::Block(_)) {
        return worth.min(1);
    }
    let quoted = ["说：", "表示：", "介绍：", "说，", "表示，"].iter().any(|word| before.contains(word));
    worth.saturating_sub(u32::from(quoted))
}

/// “三优政策”（优先就诊、优先乘车、优先办事）: brackets right after a name say what it stands for, unless they hold a
/// short form or a number.
fn is_explained(after: &str) -> bool {
    let Some(inner) = after.strip_prefix(['（', '(']) else { return false };
    let inner = inner.split(['）', ')']).next().unwrap_or_default();
    let is_aside =
        ["以下简称", "简称", "试行", "征求意见", "修订", "草案"].iter().any(|word| inner.contains(word));
    inner.chars().count() >= 6 && !is_aside
}

/// Words for what it is that follow its name.
const CLASS: &[&str] = &[
    "平台",
    "系统",
    "机制",
    "活动",
    "行动",
    "工程",
    "改革",
    "模式",
    "项目",
    "政策",
    "计划",
    "制度",
    "专项行动",
    "品牌",
    "服务",
    "工作法",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_explain_a_name() {
        let check = |after: &str, expect: bool| assert_eq!(is_explained(after), expect, "{after}");
        check("（优先就诊、优先乘车、优先办事）落地", true);
        check("（试行）的通知", false);
        check("（以下简称“条例”）施行", false);
        check("（二期）", false);
        check("开工", false);
    }
}
