//! Words in a clause that say when: a headline does without them.

use std::sync::LazyLock;

use regex::Regex;

/// A day, as leads name it.
const DAY: &str = "(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:上午|下午|凌晨|晚上|晚)?|(?:今|昨)(?:天|日)(?:上午|下午|晚上|凌晨)?|日前|近日|连日来|目前|当前|眼下|近期";

/// Characters behind a day within which 的 makes a name of it.
const NAMING: usize = 4;

static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^(?:{DAY})+")).ok());
static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(DAY).ok());

/// A clause without the day it begins with, unless that is of a name: `今天的河湾镇`, `5月3日出版的日报`.
pub(in crate::structure) fn without_opening(clause: &str) -> &str {
    let end = OPENING.as_ref().and_then(|pattern| pattern.find(clause)).map_or(0, |found| found.end());
    if clause[end..].chars().take(NAMING).any(|c| c == '的') { clause } else { &clause[end..] }
}

/// A clause without any day.
pub(in crate::structure) fn without_days(clause: &str) -> String {
    DAYS.as_ref().map_or_else(|| clause.to_owned(), |pattern| pattern.replace_all(clause, "").into_owned())
}

/// Begins with a day: `7月14日`, `近日`, `连日来`.
pub(in crate::structure) fn is_dated(text: &str) -> bool {
    let end = text.char_indices().nth(8).map_or(text.len(), |(n, _)| n);
    let head = &text[..end];
    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
    let month = digits > 0 && head[digits..].starts_with('月') && head.contains('日');
    month || ["近日", "日前", "连日来", "昨日", "今日"].iter().any(|w| head.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_taken_out() {
        let check = |clause: &str, opening: &str, days: &str| {
            assert_eq!((without_opening(clause), without_days(clause).as_str()), (opening, days));
        };
        check("7月16日上午柳林大桥通车", "柳林大桥通车", "柳林大桥通车");
        check("柳林大桥昨日通车", "柳林大桥昨日通车", "柳林大桥通车");
        check("5月3日出版的日报", "5月3日出版的日报", "出版的日报");
        check("今天的河湾镇", "今天的河湾镇", "的河湾镇");
        check("柳林大桥通车", "柳林大桥通车", "柳林大桥通车");
    }
}
