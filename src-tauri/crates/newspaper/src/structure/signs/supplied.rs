//! Supplied headlines (代拟标题): a clause of the lead where the page prints none.

use crate::structure::signs::glyph::{is_blank, is_closing, is_marker, is_stop, is_unclosed};
use crate::structure::signs::{byline, jump, lead, moment};
use crate::text::JIEBA;

/// Longest supplied headline in characters.
const LONGEST: usize = 24;
/// Letters before 报道 in an opening at most.
const REPORT: usize = 40;
/// A shorter clause says too little.
const SHORTEST: usize = 6;

/// Proposes a headline from the first paragraph: its first clause that says by itself what happened, and not when, where,
/// who says so or half of a quotation.
pub(in crate::structure) fn headline(text: &str) -> String {
    let text: String = text.chars().take(400).collect();
    let body = after_lead(without_signature(&text));
    let (body, torn) = jump::after(body).map_or((body, false), |rest| (rest, true));
    let mut sentences = sentences(body);
    // Behind 上接 the first clause began on another page.
    if torn && sentences.iter().map(Vec::len).sum::<usize>() > 1 {
        sentences[0].remove(0);
    }
    let tells = |c: &&str| !is_time(c) && !is_source(c) && !is_half(c);
    let stands = |c: &&str| !is_setting(c) && !is_dependent(c);
    let fits = |c: &&str| (SHORTEST..=LONGEST).contains(&c.chars().count());
    let told = || sentences.iter().flatten().copied().filter(tells).map(moment::without_opening);
    // The later clauses of a sentence leave out of whom they speak.
    let firsts = sentences.iter().filter_map(|sentence| {
        main(sentence).iter().copied().filter(tells).map(moment::without_opening).find(stands)
    });
    let firsts: Vec<&str> = firsts.collect();
    if let Some(clause) = firsts.iter().copied().find(fits) {
        return clause.to_owned();
    }
    let whole = || sentences.iter().flatten().copied().find(|c| !is_half(c));
    let clause =
        firsts.first().copied().or_else(|| told().find(fits)).or_else(|| told().next()).or_else(whole);
    clause.map_or_else(|| "（无题）".to_owned(), |c| shorten(&moment::without_days(c)))
}

/// A sentence without what stands before its main clause: `为庆祝丰收，传承农耕文化，日前，…` comes to the point behind the day.
fn main<'a, 'b>(sentence: &'a [&'b str]) -> &'a [&'b str] {
    let purpose = sentence.first().is_some_and(|clause| is_setting(clause));
    let day = sentence.iter().rposition(|clause| is_time(clause)).filter(|_| purpose);
    day.map_or(sentence, |day| &sentence[day + 1..])
}

/// The text without the writers named behind it.
fn without_signature(text: &str) -> &str {
    let Some((_, credits)) = byline::tail(text) else { return text };
    let from = text.rfind(|c| is_marker(c) || is_stop(c) || matches!(c, '（' | '(')).unwrap_or(text.len());
    if credits.is_empty() || from == 0 { text } else { &text[..from] }
}

/// The sentences of a text, as clauses; marks inside quotation marks and brackets part none.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    let (mut from, mut depth) = (0, 0_u32);
    let tidy = |clause: &'_ str| -> std::ops::Range<usize> {
        let is_edge = |c| is_blank(c) || is_marker(c);
        let start = clause.len() - clause.trim_start_matches(is_edge).len();
        start..start + clause.trim_matches(is_edge).len()
    };
    for (at, c) in text.char_indices().chain([(text.len(), '。')]) {
        match c {
            '“' | '「' | '『' | '《' | '（' | '(' => depth += 1,
            '”' | '」' | '』' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = at == text.len() || depth == 0 && (is_stop(c) || matches!(c, '；' | ';' | '\n'));
        if !ends && (depth > 0 || !matches!(c, '，' | '：' | ',')) {
            continue;
        }
        let clause = unquoted(&text[from..at][tidy(&text[from..at])]);
        if let Some(sentence) = sentences.last_mut().filter(|_| !clause.is_empty()) {
            sentence.push(clause);
        }
        from = (at + c.len_utf8()).min(text.len());
        if ends && sentences.last().is_some_and(|s| !s.is_empty()) {
            sentences.push(Vec::new());
        }
    }
    sentences
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
        || is_saying(clause)
}

/// `县水利局5月8日发布`, `负责人张红介绍`: the news follows.
fn is_saying(clause: &str) -> bool {
    const SPEECH: [&str; 11] =
        ["裁定", "提出", "介绍", "表示", "透露", "指出", "强调", "认为", "显示", "说", "告诉记者"];
    const ISSUED: [&str; 4] = ["发布", "公布", "通报", "宣布"];
    const OFFICES: &str = "部委局会院署厅办心司府处站所";
    let office = |end: &&str| {
        let who = clause.strip_suffix(*end).map(moment::without_days);
        who.is_some_and(|who| who.ends_with(|c| OFFICES.contains(c)))
    };
    SPEECH.iter().any(|end| clause.ends_with(end)) || ISSUED.iter().any(office)
}

/// What settings begin and end with.
const SETTINGS: &str =
    "伴随着 地处 在 随着 为了 为 自从 自 从 围绕 根据 按照 由于 面对 针对 通过 作为 当 除了";
const SETTING_ENDS: &str = "以来 之际 之后 以后 后 期间 之时 时 前提下 背景下 现场 日子里 之前 形式 方式 为载体 为契机 为抓手 为主线";

/// `在推进会上`, `随着气温回升`, `大桥通车以来`: says when, where or why, and not what.
fn is_setting(clause: &str) -> bool {
    SETTINGS.split(' ').any(|word| clause.starts_with(word))
        || SETTING_ENDS.split(' ').any(|end| clause.ends_with(end))
}

/// What clauses begin with that lean on the one before them.
const LEANING: &str = "不仅 环比 同比 无法 并 也 还 而 但 且 从而 以及 又 再 更 同时 其中 相继 先后 陆续 成功 受到 让 使 被 将 以 它 他 她 这 那 此 该 其 从事 打造 是";

/// `并取得成功`, `他说的是真话`: needs the clause before it to say of whom.
fn is_dependent(clause: &str) -> bool {
    LEANING.split(' ').any(|word| clause.starts_with(word))
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

/// `7月12日`, `近日`, `截至昨日下午五时`, `8月3日是第九个植树日`: says when, not what.
fn is_time(clause: &str) -> bool {
    const SIGNS: &str = "年月日号时分点半刻秒天周季旬初中末底前后起许间至到自从截止以来至—-、上下午晨早晚凌夜傍昨今明当次近连目现一二三四五六七八九十廿零〇两几多每这个星期度数";
    let rest = clause.chars().filter(|c| !c.is_ascii_digit() && !is_blank(*c) && !SIGNS.contains(*c));
    rest.count() < 3
        || ["据悉", "据了解", "据介绍", "连日来", "近年来", "今年以来"].contains(&clause)
        || moment::without_opening(clause).starts_with('是') && !clause.starts_with('是')
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
        check("在全市工作会议上，河湾镇介绍了经验做法。", "河湾镇介绍了经验做法");
        check("随着气温回升，今天，柳林花市迎来第一批客人。", "柳林花市迎来第一批客人");
        check("柳林水库开闸以来，下游三个乡镇都用上了渠水。", "下游三个乡镇都用上了渠水");
        check("为方便群众办事，河湾镇把窗口搬进了集市。", "河湾镇把窗口搬进了集市");
        check("为庆祝丰收，传承农耕文化，日前，河湾中学举办了丰收歌会。", "河湾中学举办了丰收歌会");
        check("3月5日是第四个乡村邮路日，柳林邮差老张跑完了最后一趟。", "柳林邮差老张跑完了最后一趟");
        check("县水利局5月8日发布，柳林水库开始放水。", "柳林水库开始放水");
        check("日前，他走进了课堂，河湾镇中学开了木工课。", "河湾镇中学开了木工课");
        check(
            "8月2日，河湾镇联合十二个村庄举办了全县首次大型无人机播种演练，并取得成功。 ■ 本报记者 张红",
            "河湾镇联合十二个村庄举办了全县首次大型无人机…",
        );
        check(
            "柳林有一所办在山上的小学叫作河湾镇第三完全中心小学分校，无法通车。",
            "柳林有一所办在山上的小学叫作河湾镇第三完全…",
        );
        check(
            "柳林大桥加固工程施工单位第二届职工代表大会5月8日举行。",
            "柳林大桥加固工程施工单位第二届职工代表大会举行",
        );
        check("（上接第2版）的安排，各村连夜清点了物资。", "各村连夜清点了物资");
        check("", "（无题）");
    }
}
