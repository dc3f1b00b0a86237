//! Source lines (来源行): what web pages and databases print under a headline, and fields of records that are about the
//! text: `2024-07-17 08:19 来源：河湾日报 作者：张红 【字体：大 中 小】`. Nothing of it is text.

use std::sync::LazyLock;

use regex::Regex;

use crate::structure::signs::catalogue::{self, Field};
use crate::structure::signs::folio::{self, day, paper};
use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::plain::plain_char;
use crate::structure::signs::{byline, names, web};

/// What a source line says of the text it stands with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Attribution {
    /// EDTF.
    pub(in crate::structure) date: Option<String>,
    pub(in crate::structure) publication: Option<String>,
    pub(in crate::structure) page_label: Option<String>,
    pub(in crate::structure) authors: Vec<String>,
    pub(in crate::structure) photographers: Vec<String>,
}

/// Longest source line in characters.
const LONGEST: usize = 120;
/// Longest name of a source in characters.
const LONGEST_SOURCE: usize = 24;

static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^T?(?:上午|下午|凌晨|晚上)?\s*[0-9]{1,2}\s*(?::|时|点)\s*[0-9]{2}(?:\s*[:分]\s*[0-9]{0,2}秒?)?(?:[:.][0-9]+)?(?:Z|\+[0-9:]+)?").ok()
});
static WEEKDAY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:星期|周)[一二三四五六日天]").ok());
static PAGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^第?\s*([A-Z]{0,2}[0-9〇零一二三四五六七八九十]{1,4})\s*版(?:[:：]\S{1,8})?").ok()
});
/// Openings of texts that databases carry over into the line before.
static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^本[报刊]讯\s*$").ok());

/// Agencies and words that name no paper: a text of theirs has appeared somewhere else.
const NO_PAPERS: [&str; 14] = [
    "新华社",
    "新华网",
    "中新社",
    "中新网",
    "中国新闻网",
    "人民网",
    "央视网",
    "本报",
    "本站",
    "本网",
    "原创",
    "网络",
    "综合",
    "互联网",
];

/// Reads a line that is a source line and nothing else.
pub(in crate::structure) fn read(line: &str) -> Option<Attribution> {
    if line.chars().take(LONGEST + 1).count() > LONGEST || line.contains(['。', '！', '？']) {
        return None;
    }
    let printed: Vec<char> = line.chars().collect();
    let chars: Vec<char> = printed.iter().map(|c| plain_char(*c)).collect();
    let text: String = chars.iter().collect();
    let mut reader =
        Reader { text: &text, printed: &printed, chars: &chars, found: Attribution::default(), strong: 0 };
    reader.read()?;
    (reader.strong > 0).then_some(reader.found)
}

struct Reader<'a> {
    /// Folded.
    text: &'a str,
    printed: &'a [char],
    chars: &'a [char],
    found: Attribution,
    /// What makes a source line of it: a named source, date or page, or a date with its hour.
    strong: usize,
}

impl Reader<'_> {
    fn read(&mut self) -> Option<()> {
        let named = catalogue::named(self.text);
        let first = named.first().map_or(self.text.len(), |n| n.from);
        self.loose(0, first)?;
        for (n, field) in named.iter().enumerate() {
            let end = named.get(n + 1).map_or(self.text.len(), |next| next.from);
            self.field(field.field, field.value, end)?;
        }
        Some(())
    }

    /// What stands in the line without a name.
    fn loose(&mut self, from: usize, to: usize) -> Option<()> {
        let mut at = from;
        while at < to {
            let rest = &self.text[at..to];
            let c = rest.chars().next()?;
            if is_blank(c) || "|丨/·:,;()[]【】〔〕—-_>".contains(c) {
                at += c.len_utf8();
                continue;
            }
            at += self.piece(at, rest)?;
        }
        Some(())
    }

    /// One piece at `at`: its length in bytes.
    fn piece(&mut self, at: usize, rest: &str) -> Option<usize> {
        let start = self.text[..at].chars().count();
        if let Some(found) = day::read(self.chars, start) {
            let length = self.chars[start..found.to].iter().map(|c| c.len_utf8()).sum::<usize>();
            self.found.date.get_or_insert(found.edtf);
            return (length <= rest.len()).then_some(length);
        }
        let length =
            |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().and_then(|p| p.find(rest)).map(|m| m.end());
        if let Some(length) = length(&CLOCK) {
            self.strong += usize::from(self.found.date.is_some());
            return Some(length);
        }
        if let Some(length) = length(&WEEKDAY).or_else(|| length(&OPENING)) {
            return Some(length);
        }
        if let Some(found) = PAGE.as_ref().and_then(|p| p.captures(rest)) {
            self.found.page_label.get_or_insert(folio::page_label(found.get(1)?.as_str()));
            return Some(found.get(0)?.end());
        }
        let word: &str = rest.split(|c| is_blank(c) || "|丨/·,;()[]【】".contains(c)).next()?;
        self.word(start, word).then_some(word.len())
    }

    /// A word of its own: a paper, a button, a counter, a name behind 记者.
    fn word(&mut self, start: usize, word: &str) -> bool {
        if web::is_button(word) || web::line(word).is_some() || word.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        if !is_outlet(word) {
            return false;
        }
        self.publication(start, start + word.chars().count());
        true
    }

    fn publication(&mut self, from: usize, to: usize) {
        let name: String = self.printed[from..to].iter().collect();
        let name = name.trim_matches(|c| is_blank(c) || "《》「」〈〉".contains(c)).to_owned();
        let folded: String = name.chars().map(plain_char).collect();
        if is_outlet(&folded) && !NO_PAPERS.contains(&folded.as_str()) {
            self.found.publication.get_or_insert(name);
        }
    }

    /// The value of a field.
    fn field(&mut self, field: Field, from: usize, to: usize) -> Option<()> {
        let value = &self.text[from..to];
        let trimmed = value.trim_matches(is_sign);
        let start = self.text[..from].chars().count();
        match field {
            Field::Date => {
                let at = start + value.chars().take_while(|c| is_blank(*c)).count();
                day::read(self.chars, at)?;
                self.strong += 1;
                return self.loose(from, to);
            }
            Field::Page => {
                self.strong += 1;
                return self.page(trimmed);
            }
            Field::Source => {
                self.strong += 1;
                return self.source(from, value);
            }
            Field::Author | Field::Photographer => {
                // A day may follow the names.
                let end = value.find(|c: char| c.is_ascii_digit()).unwrap_or(value.len());
                self.people(field, start, &value[..end])?;
                return self.loose(from + end, to);
            }
            Field::Editor => (trimmed.chars().count() <= 30).then_some(())?,
            Field::Count => {
                let set = |w: &str| {
                    w.bytes().all(|b| b.is_ascii_digit()) || web::is_button(w) || w.chars().count() <= 2
                };
                trimmed.split(is_sign).all(set).then_some(())?;
            }
            Field::Other => {}
        }
        Some(())
    }

    fn page(&mut self, value: &str) -> Option<()> {
        let label = value.split(is_sign).next()?.trim_start_matches('第').trim_end_matches('版');
        let label = folio::page_label(label);
        let rest = value.chars().count().saturating_sub(label.chars().count());
        let sound = (1..=6).contains(&label.chars().count())
            && label.chars().any(|c| c.is_ascii_digit())
            && rest <= 12;
        sound.then(|| self.found.page_label.get_or_insert(label))?;
        Some(())
    }

    /// A name, with what may stand behind it without one of its own.
    fn source(&mut self, from: usize, value: &str) -> Option<()> {
        let lead = value.chars().take_while(|c| is_blank(*c)).map(char::len_utf8).sum::<usize>();
        let name =
            value[lead..].split(|c| is_blank(c) || "|丨;()[]【】".contains(c)).next().unwrap_or_default();
        if name.chars().count() > LONGEST_SOURCE || name.contains(',') {
            return None;
        }
        let start = self.text[..from + lead].chars().count();
        self.publication(start, start + name.chars().count());
        self.loose(from + lead + name.len(), from + value.len())
    }

    fn people(&mut self, field: Field, start: usize, value: &str) -> Option<()> {
        (value.chars().count() <= 40).then_some(())?;
        let printed: String = self.printed[start..start + value.chars().count()].iter().collect();
        let words = printed.trim_matches(is_sign);
        let people = match byline::standalone(&format!("□{words}")) {
            Some((_, credits)) => credits.reporters,
            None => names::split(words),
        };
        let sound = |name: &String| {
            (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) || names::is_name(name)
        };
        let list =
            if field == Field::Author { &mut self.found.authors } else { &mut self.found.photographers };
        list.extend(people.into_iter().filter(sound));
        Some(())
    }
}

fn is_sign(c: char) -> bool {
    is_blank(c) || "|丨/·,;()[]【】〔〕《》".contains(c)
}

/// A paper or a site (folded).
fn is_outlet(word: &str) -> bool {
    let word = word.trim_matches(['《', '》']);
    let ends = ["网", "客户端", "新闻社", "新华社", "中新社", "电视台", "广播电台", "杂志", "公众号", "发布"];
    paper::is_name(word)
        || (3..=14).contains(&word.chars().count()) && ends.iter().any(|end| word.ends_with(end))
}

impl Attribution {
    /// Adds what `other` says and this one does not.
    pub(in crate::structure) fn merge(&mut self, other: &Self) {
        self.date = self.date.take().or_else(|| other.date.clone());
        self.publication = self.publication.take().or_else(|| other.publication.clone());
        self.page_label = self.page_label.take().or_else(|| other.page_label.clone());
        self.authors.extend(other.authors.iter().cloned());
        self.photographers.extend(other.photographers.iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Option<String> {
        let found = read(line)?;
        let part = |p: Option<String>| p.unwrap_or_default();
        let authors = found.authors.join(" ");
        Some(format!("{}|{}|{}|{authors}", part(found.date), part(found.publication), part(found.page_label)))
    }

    #[test]
    fn source_lines_are_read() {
        let check = |line: &str, expect: &str| assert_eq!(read_line(line).as_deref(), Some(expect), "{line}");
        check("2024-07-17 08:19 来源：河湾日报", "2024-07-17|河湾日报||");
        check("2024-07-17 08:19", "2024-07-17|||");
        check("2024年07月17日18:27来源：河湾新闻网作者：张红", "2024-07-17|河湾新闻网||张红");
        check(
            "发布时间：2024-07-17　来源：河湾日报　浏览次数：123　字体：【大 中 小】",
            "2024-07-17|河湾日报||",
        );
        check("來源：河灣日報　日期：1947-07-02　版次：第二版", "1947-07-02|河灣日報|2|");
        check("河灣日報 日期：1947-07-02 版次/卷期：02 版 本報訊", "1947-07-02|河灣日報|02|");
        check("河湾日报 | 2024-07-17 08:19:00 | 责任编辑：王伟", "2024-07-17|河湾日报||");
        check("来源：新华社 作者：张红、李强 2024-07-17", "2024-07-17|||张红 李强");
        check("版 号：A02", "||A02|");
        check("日期：2024.07.17", "2024-07-17|||");
        check("报纸名称：《河湾日报》", "|河湾日报||");
    }

    #[test]
    fn other_lines_are_not() {
        let check = |line: &str| assert_eq!(read(line), None, "{line}");
        check("3月5日：一条江的惊蛰");
        check("来源不明的一箱书");
        check("时间：7月9日下午2时");
        check("日期：7月9日下午");
        check("地点：县图书馆二楼");
        check("作者：张红");
        check("河湾日报 2024年7月17日 第3版");
        check("打印");
        check("来源：他说，这箱书是捡来的");
        check("");
    }
}
