//! Supplied headlines (代拟标题): a clause of the lead where the page prints none.

use super::glyph::{is_blank, is_closing, is_marker, is_stop, is_unclosed};
use super::{jump, lead};
use crate::text::JIEBA;

/// Longest supplied headline in characters.
const LONGEST: usize = 20;
/// Letters before 报道 in an opening at most.
const REPORT: usize = 40;
/// A shorter clause says too little.
const SHORTEST: usize = 6;

/// Proposes a headline from the first paragraph: its first clause that says what happened, and not when, who says so
/// or half of a quotation.
pub(super) fn headline(text: &str) -> String {
    let text: String = text.chars().take(400).collect();
    let body = after_lead(&text);
    let (body, torn) = jump::after(body).map_or((body, false), |rest| (rest, true));
    let clauses = clauses(body);
    // Behind 上接 the first clause began on another page.
    let clauses = if torn && clauses.len() > 1 { &clauses[1..] } else { &clauses[..] };
    let length = |c: &str| c.chars().count();
    let tells = |c: &&&str| !is_time(c) && !is_source(c) && !is_half(c);
    let fits = |c: &&&str| (SHORTEST..=LONGEST).contains(&length(c));
    if let Some(clause) = clauses.iter().filter(tells).find(fits) {
        return (*clause).to_owned();
    }
    let clause = clauses.iter().find(tells).or_else(|| clauses.iter().find(|c| !is_half(c)));
    clause.map_or_else(|| "（无题）".to_owned(), |c| shorten(c))
}

/// The clauses of a text; marks inside quotation marks and brackets part none.
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let (mut from, mut depth) = (0, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '『' | '《' | '（' | '(' => depth += 1,
            '”' | '」' | '』' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && (is_stop(c) || matches!(c, '，' | '；' | '：' | ',' | ';' | '\n')) {
            clauses.push(&text[from..at]);
            from = at + c.len_utf8();
        }
    }
    clauses.push(&text[from..]);
    let tidy =
        |c: &'_ str| -> usize { c.len() - c.trim_start_matches(|c| is_blank(c) || is_marker(c)).len() };
    clauses
        .iter()
        .map(|c| unquoted(c[tidy(c)..].trim_end_matches(|c| is_blank(c) || is_marker(c))))
        .filter(|c| !c.is_empty())
        .collect()
}

/// Without the marks of a clause that is one quotation.
fn unquoted(clause: &str) -> &str {
    let inner = clause.strip_prefix(['“', '‘']).and_then(|c| c.strip_suffix(['”', '’']));
    inner.filter(|c| !c.contains(['“', '”', '‘', '’'])).unwrap_or(clause)
}

/// Half of a quotation or bracket, or the end of a clause.
fn is_half(clause: &str) -> bool {
    let count = |test: fn(char) -> bool| clause.chars().filter(|c| test(*c)).count();
    let closed = count(|c| matches!(c, '”' | '’' | '）' | ')' | '》' | '」' | '』'));
    is_unclosed(clause)
        || closed > count(|c| matches!(c, '“' | '‘' | '（' | '(' | '《' | '「' | '『'))
        || clause.starts_with(|c| is_closing(c) || matches!(c, '的' | '了' | '着' | '们'))
}

/// `市水务中心消息`, `记者从县农业局获悉`, `据介绍`: says who says so.
fn is_source(clause: &str) -> bool {
    const ENDS: [&str; 14] = [
        "消息",
        "获悉",
        "了解到",
        "了解",
        "介绍",
        "透露",
        "报道",
        "得知",
        "据悉",
        "看到",
        "见到",
        "采访时",
        "发布会上",
        "通报",
    ];
    let said = ENDS.iter().any(|end| clause.ends_with(end));
    said && (clause.starts_with(['据', '记']) || clause.ends_with("消息") || clause.ends_with("获悉"))
}

/// The text behind `本报讯（记者 …）` and the like; all of it where it has no such opening.
pub fn after_lead(text: &str) -> &str {
    if lead::read(text).is_none() {
        return text;
    }
    let close = text.char_indices().take(130).find(|(_, c)| matches!(c, '）' | ')'));
    let news = text.char_indices().take(34).find(|(_, c)| matches!(c, '讯' | '电'));
    let bracket = close.filter(|&(at, _)| text[..at].contains("记者") || text[..at].contains("通讯员"));
    let rest = bracket.or(news).map_or(text, |(at, c)| &text[at + c.len_utf8()..]);
    let rest = rest.trim_start_matches(|c| {
        is_blank(c) || matches!(c, '】' | '〕' | '］' | ']' | '）' | ')' | '：' | ':')
    });
    after_report(rest).unwrap_or(rest)
}

/// The text behind `记者张红报道：`.
fn after_report(text: &str) -> Option<&str> {
    let named = ["记者", "通讯员", "本报记者", "本台记者"].iter().any(|role| text.starts_with(role));
    let at = text.find("报道").filter(|&at| named && text[..at].chars().count() <= REPORT)?;
    text[at + "报道".len()..].trim_start_matches(is_blank).strip_prefix(['：', ':', '，', ','])
}

/// `7月12日`, `近日`, `截至昨日下午五时`: says when, not what.
fn is_time(clause: &str) -> bool {
    const SIGNS: &str = "年月日号时分点半刻秒天周季旬初中末底前后起许间至到自从截止以来至—-、上下午晨早晚凌夜傍昨今明当次近连目现一二三四五六七八九十廿零〇两几多每这个星期度数";
    let rest = clause.chars().filter(|c| !c.is_ascii_digit() && !is_blank(*c) && !SIGNS.contains(*c));
    rest.count() < 3 || ["据悉", "据了解", "据介绍", "连日来", "近年来", "今年以来"].contains(&clause)
}

/// Whole words up to the longest headline, with an ellipsis.
fn shorten(clause: &str) -> String {
    if clause.chars().count() <= LONGEST {
        return clause.to_owned();
    }
    let mut out = String::new();
    for word in JIEBA.cut(clause, false) {
        if out.chars().count() + word.word.chars().count() > LONGEST - 1 {
            break;
        }
        out.push_str(word.word);
    }
    if out.is_empty() {
        out = clause.chars().take(LONGEST - 1).collect();
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_where_the_news_begins() {
        let check = |text: &str, expect: &str| assert_eq!(after_lead(text), expect);
        check("本报讯（记者 张红）昨日，大桥通车。", "昨日，大桥通车。");
        check("本报柳林7月16日电 昨日，大桥通车。", "昨日，大桥通车。");
        check("【本报讯】（记者 张红）昨日，大桥通车。", "昨日，大桥通车。");
        check("（本报柳林7月16日电）昨日，大桥通车。", "昨日，大桥通车。");
        check("〔塔斯社罗马七日电〕大桥通车。", "大桥通车。");
        check("本报讯 记者张红报道：昨日，大桥通车。", "昨日，大桥通车。");
        check("记者张红走进大桥工地，报道：这里很忙。", "记者张红走进大桥工地，报道：这里很忙。");
        check("昨日，大桥通车（记者 张红）。", "昨日，大桥通车（记者 张红）。");
    }

    #[test]
    fn a_whole_clause_of_the_lead_is_proposed() {
        let check = |text: &str, expect: &str| assert_eq!(headline(text), expect);
        check(
            "本报讯（记者 张红）7月16日，全市社会事业发展推进会议召开。副市长出席。",
            "全市社会事业发展推进会议召开",
        );
        check("7月14日，工人正在生产订单产品。", "工人正在生产订单产品");
        check("短。", "短");
        check("本报讯（记者 张红）截至昨日上午九时，又有三十户村民搬进新居。", "又有三十户村民搬进新居");
        check("本报讯 县气象台消息，河湾镇明天起有大雨。", "河湾镇明天起有大雨");
        check("记者从县水利局获悉，柳林水库开始放水。", "柳林水库开始放水");
        check("“刷脸取药”能不能停一停？“排队号”又怎么发？", "“刷脸取药”能不能停一停");
        check("“明天再来，好不好”，这句话他听了三遍。", "明天再来，好不好");
        check("（上接第2版）的安排，各村连夜清点了物资。", "各村连夜清点了物资");
        check("", "（无题）");
    }
}
