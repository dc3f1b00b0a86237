//! Folio and masthead lines: paper, date of issue, page label and section, in any order and of any time, with what
//! papers print beside them (weekday, lunar date, running number, number of pages, edition, editors).

pub(in crate::structure) mod day;
pub(in crate::structure) mod paper;
pub(in crate::structure) mod strip;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::PageInfo;
use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::plain::{close_up, plain, plain_char};
use crate::structure::signs::web;
use strip::Strip;

/// Numbers in any numerals.
const N: &str = "[0-9〇零○一二三四五六七八九十百千廿卅]+";

fn regex(pattern: &str) -> Regex {
    let pattern = pattern.replace("{N}", N);
    // A pattern that does not compile would find nothing; the tests of this module would show it.
    Regex::new(&pattern).unwrap_or_else(|_| Regex::new("$^").expect("a pattern"))
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)*) => {
        $($(#[$doc])* static $name: LazyLock<Regex> = LazyLock::new(|| regex($pattern));)*
    };
}

patterns! {
    WEEKDAY = r"[(\[]?\s*(?:星期|礼拜)\s*[一二三四五六日天][)\]]?|(?:^|[\s(,])周[一二三四五六日](?:$|[\s),])";
    /// 农历甲辰年正月廿五, 正月廿五, 闰四月初二.
    LUNAR = r"(?:农历|夏历|旧历|阴历|岁次)\s*[^\s,|:)]*(?:\s*[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?(?:\s*闰?[正一二三四五六七八九十冬腊]+月(?:[初廿]?[一二三四五六七八九十]+|小|大)?)?|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\s*(?:闰?[正一二三四五六七八九十冬腊]+月(?:[初廿]?[一二三四五六七八九十]+)?)?|(?:^|\s)闰?[正一二三四五六七八九十冬腊]+月(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|二十|三十)日?";
    /// How many pages there are, not which.
    COUNT = r"(?:今日|本日|今天|本期|本报|本刊|当日)+\s*(?:出版|共|出|为)*\s*{N}\s*(?:个|大)?版|共\s*{N}\s*版|(?:今日|本日|本期|本报)+\s*出版?\s*{N}\s*大?张半?|(?:对开|四开)\s*{N}\s*[大]?[版张]";
    /// Running numbers, volumes, joint issues.
    ISSUE = r"[(\[]?\s*(?:总|新|本报|复刊|创刊)*\s*第?\s*{N}(?:\s*[、,—\-~至/·]\s*(?:总?第)?\s*{N})*\s*(?:期|号|卷)\s*(?:合刊|增刊)?(?:$|[\s,)\]])[)\]]?|第\s*{N}(?:\s*[、,—\-~至/·]\s*(?:第)?\s*{N})*\s*(?:期|号|卷|年|册|辑)\s*(?:合刊|增刊)?|(?:No|NO|no|Vol|VOL)[.:]?\s*[0-9]+|创刊号|合刊";
    EDITION = r"(?:^|[\s(])(?:上午|下午|早晨|晚间|城市|城乡|农村|外埠|本埠|航空|普通|周末)[版刊]?(?:$|[\s)])|(?:^|[\s(])(?:号外|晨刊|晚刊|夜刊|早刊|午刊|增刊|特刊|临时增刊)(?:$|[\s)])";
    IMPRINT = r"国内统一(?:连续出版物号|刊号)[:\s]*[A-Z0-9\-/ ]*|CN\s*[0-9]{2}\s*-\s*[0-9]{4}(?:/[A-Z])?|(?:邮发)?代号[:\s]*[0-9]+\s*-\s*[0-9]+|(?:零售|定价|每份|每张)[价:\s]*[0-9.一二三四五六七八九十]+\s*[元角分]|出版$|出版(?:[\s(])|(?:http|www)[^\s]*";
    CLOCK = r"\(?G[MS][MT]?T?\s*\+\s*[0-9]+\s*(?:北京时间)?\)?|北京时间";
    EDITORS = r"(?:本版|责任|执行|实习|文字|图片|美术|首席|值班|视觉|版式|版面)*(?:编辑|责编|美编|校对|编委|主任|设计|组版|审读|统筹|监制|主编|总编)\s*[:/]\s*[^\s:|0-9]*(?:[/、\s]+[^\s:|0-9第版期]{1,4}(?:$|[\s/]))*";
    PAGE = r"第\s*([A-Z]{0,2}\s*{N}(?:\s*[、\-—~/]\s*[A-Z]?{N})?)\s*版(?:\(\s*\))?|(?:^|[^A-Za-z0-9今日共出本])([A-Z]{0,2}[0-9]{1,3}(?:\s*[\-—~/]\s*[A-Z]?[0-9]{1,3})?)\s*版|(?:^|\s)([一二三四五六七八九十]{1,3})版|版[次面号]\s*[:/]?\s*第?\s*([A-Z]{0,2}{N})\s*版?|第\s*({N})\s*页";
    /// `B02`, without 版.
    CODE = r"(?:^|[\s|/(])([A-Z]{1,2}[0-9]{1,3})(?:$|[\s|/:)])";
    /// `02`, without 版.
    NUMBER = r"(?:^|[\s|])(0[0-9]|[1-9][0-9]?)(?:$|[\s|])";
}

/// Marks that were found in a line.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// Date, weekday and page: what a folio is known by.
    strong: usize,
    /// Lunar date, running number, number of pages and the like.
    weak: usize,
    /// Words run on behind the date without a space: `2024年7月17日大事记`.
    run_on: bool,
}

/// A date, weekday, page label, paper and section standing together, in any order. `edge` when the line is among
/// the first or last few of the page.
pub(in crate::structure) fn read(line: &str, edge: bool) -> Option<PageInfo> {
    if !edge && !line.contains(is_mark) {
        return None;
    }
    if let Some(info) = bare_number(line) {
        return edge.then_some(info);
    }
    if let Some(info) = section_page(line).filter(|_| edge) {
        return Some(info);
    }
    let mut strip = Strip::new(line);
    let mut info = PageInfo::default();
    let marks = take_marks(&mut strip, &mut info);
    let words = strip.words();
    if strip.has_clauses() && (marks.strong < 2 || words.len() > 1) {
        return None;
    }
    let named = name_words(&words, &mut info, marks, edge);
    is_folio(&info, &words, marks, named, edge).then_some(info)
}

/// What dates, weekdays and page labels are known by; most lines have none.
fn is_mark(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '\u{ff10}'..='\u{ff19}' | '版' | '期' | '周' | '週' | '国' | '國' | '年')
}

/// `— 4 —`: a number alone may count the sheets of a scan; it is no 版次.
fn bare_number(line: &str) -> Option<PageInfo> {
    let bare = line.trim_matches(|c| is_blank(c) || matches!(c, '-' | '—' | '–' | '·' | '●' | '第' | '页'));
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let sound = (1..=3).contains(&digits.len())
        && digits.bytes().all(|c| c.is_ascii_digit())
        && bare.len() - digits.len() <= 1;
    sound.then(PageInfo::default)
}

/// `06 要闻`, `A02·综合新闻`, `要闻 3`: a page and the name of its section, without 版.
fn section_page(line: &str) -> Option<PageInfo> {
    let line = close_up(line);
    let section_first = line.starts_with(is_han);
    let is_code = |c: char| plain_char(c).is_ascii_alphanumeric();
    let (section, label) = match section_first {
        true => line.split_at(line.find(is_code)?),
        false => {
            let (label, section) = line.split_at(line.find(is_han)?);
            (section, label)
        }
    };
    let between = |c: char| is_blank(c) || matches!(c, '·' | ':' | '|' | '/' | '丨' | '.');
    let (section, label) = (section.trim_matches(between), plain(label.trim_matches(between)));
    let digits = label.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let sound = (1..=2).contains(&digits.len())
        && digits.bytes().all(|c| c.is_ascii_digit())
        && label.len() - digits.len() <= 1
        && paper::is_section_name(&plain(section));
    let section = Some(section.to_owned());
    sound.then(|| PageInfo { page_label: Some(label), section, ..PageInfo::default() })
}

/// Takes out all that is known by its form.
fn take_marks(strip: &mut Strip, info: &mut PageInfo) -> Marks {
    let mut marks = Marks::default();
    while let Some(found) = day::find(strip.plain()) {
        let after = strip.plain().get(found.to);
        marks.run_on |= after.is_some_and(|c| is_han(*c) && !"星礼第农岁号总出".contains(*c));
        strip.cut(found.from, found.to);
        if info.issue_date.is_none() {
            info.issue_date = Some(found.edtf);
            marks.strong += 1;
        }
    }
    marks.weak += strip.take_all(&LUNAR);
    marks.weak += strip.take_all(&COUNT);
    marks.strong += usize::from(strip.take_all(&WEEKDAY) > 0);
    marks.weak += strip.take_all(&CLOCK);
    marks.weak += strip.take_all(&EDITORS);
    if let Some(label) = strip.take(&PAGE) {
        info.page_label = Some(page_label(&label));
        marks.strong += 1;
    }
    marks.weak += strip.take_all(&ISSUE) + strip.take_all(&EDITION) + strip.take_all(&IMPRINT);
    if marks.strong > 0 && info.page_label.is_none() {
        let dated = info.issue_date.is_some();
        let label = strip.take(&CODE).or_else(|| if dated { strip.take(&NUMBER) } else { None });
        if let Some(label) = label {
            info.page_label = Some(label);
            marks.strong += 1;
        }
    }
    marks
}

/// A label without spaces, Chinese numerals as Arabic ones.
pub(in crate::structure) fn page_label(label: &str) -> String {
    let chars: Vec<char> = label.chars().filter(|c| !is_blank(*c)).collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        match day::small(&chars, at).filter(|_| !chars[at].is_ascii_digit()) {
            Some((number, end)) => {
                out.push_str(&number.to_string());
                at = end;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

/// Takes paper and section from the words that are left; how many of them that were.
fn name_words(words: &[(String, String)], info: &mut PageInfo, marks: Marks, edge: bool) -> usize {
    let dated = info.issue_date.is_some() || info.page_label.is_some();
    let mut named = 0;
    for (n, (printed, plain)) in words.iter().enumerate() {
        let (stem, edition) = without_edition(plain);
        let length = stem.chars().count();
        let paper = dated && paper::is_name(stem) || edge && marks.strong == 0 && paper::is_title(stem);
        // A periodical goes by its running number.
        let periodical = n == 0 && marks.weak > 0 && info.issue_date.is_some() && info.page_label.is_none();
        if info.publication.is_none() && (paper || periodical && is_section(stem, 8) && words.len() == 1) {
            info.publication = Some(printed.chars().take(length).collect());
            named += 1;
        } else if dated && info.section.is_none() && is_section(plain, 6) && !edition {
            info.section = Some(printed.clone());
            named += 1;
        } else if web::is_button(plain) {
            named += 1;
        }
    }
    named
}

/// `河湾日报海外版` is an edition of 河湾日报.
fn without_edition(word: &str) -> (&str, bool) {
    let ends = ["海外版", "农村版", "城市版", "周末版", "数字报", "电子版", "电子报", "社"];
    let stem = ends.iter().find_map(|end| word.strip_suffix(end)).filter(|stem| paper::is_name(stem));
    (stem.unwrap_or(word), stem.is_some())
}

fn is_section(word: &str, longest: usize) -> bool {
    word.chars().all(|c| is_han(c) || c == '·') && (2..=longest).contains(&word.chars().count())
}

/// Whether what was found makes a folio.
fn is_folio(info: &PageInfo, words: &[(String, String)], marks: Marks, named: usize, edge: bool) -> bool {
    let han = |word: &str| word.chars().any(is_han);
    let other = words.iter().filter(|(_, plain)| han(plain)).count().saturating_sub(named);
    let long = words.iter().any(|(_, plain)| plain.chars().filter(|&c| is_han(c)).count() > 12);
    let sound = match marks.strong {
        0 if marks.weak > 0 => edge && other == 0 && info.publication.is_some(),
        0 => edge && info.publication.is_some() && words.len() == 1,
        1 if marks.run_on && info.publication.is_none() => false,
        1 => other == 0 && (words.len() <= 1 || info.publication.is_some() || marks.weak > 0),
        _ => other <= 2 && !long,
    };
    let told = info.page_label.is_some() || marks.strong > 1 || info.publication.is_some();
    sound && (edge || marks.strong > 0 && told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folio_of(line: &str) -> Option<String> {
        let found = read(line, true)?;
        let part = |p: Option<String>| p.unwrap_or_default();
        let (paper, date) = (part(found.publication), part(found.issue_date));
        Some(format!("{paper}|{date}|{}|{}", part(found.page_label), part(found.section)))
    }

    #[test]
    fn folios_are_read() {
        let check = |line: &str, expect: &str| assert_eq!(folio_of(line).as_deref(), Some(expect), "{line}");
        check("运河日报 2025年10月19日 星期日 第01版 民生", "运河日报|2025-10-19|01|民生");
        check("鲁西日报  2024年2月19日  星期一  01版：聚焦", "鲁西日报|2024-02-19|01|聚焦");
        check("２０２４年７月１７日　星期三　农历六月十二　要闻　A02版", "|2024-07-17|A02|要闻");
        check("聊城日报", "聊城日报|||");
        check("第07版", "||07|");
        check("— 1 —", "|||");
        check("4", "|||");
        check("2024-07-17 聊城晚报 A02", "聊城晚报|2024-07-17|A02|");
        check("06 要闻", "||06|要闻");
        check("A02·国际新闻", "||A02|国际新闻");
        check("社会 3", "||3|社会");
        check("2024年7月17日 C12 健康", "|2024-07-17|C12|健康");
        check("河湾晚报 2024年7月17日 星期三 B03 夜读", "河湾晚报|2024-07-17|B03|夜读");
        check("2024年7月17日,星期三(GMT+8 北京时间)", "|2024-07-17||");
        check("河湾日报 > 第三版:民生 改变文字大小:   | 打印 | 关闭", "河湾日报||3|民生");
        check("1958年7月2日河湾日报 第3版", "河湾日报|1958-07-02|3|");
        check("第12版(副刊)", "||12|副刊");
        check("第3版()", "||3|");
        check(
            "B07 县域 责任编辑：张红/李强 版式设计：王伟 2024 年 7 月 17 日(星期三)",
            "|2024-07-17|B07|县域",
        );
    }

    #[test]
    fn folios_of_older_times_are_read() {
        let check = |line: &str, expect: &str| assert_eq!(folio_of(line).as_deref(), Some(expect), "{line}");
        check("河灣日報　中華民國三十五年七月二日　星期二　第三版", "河灣日報|1946-07-02|3|");
        check("民國卅五年七月二日 河灣日報", "河灣日報|1946-07-02||");
        check("河湾日报 一九五八年七月二日 星期三 第二版", "河湾日报|1958-07-02|2|");
        check("河 湾 日 报  一九五八年七月二日  第 二 版", "河湾日报|1958-07-02|2|");
        check("河湾日报 二〇二三年七月二日 星期日 第十一版", "河湾日报|2023-07-02|11|");
        check("柳林　第七、八期合刊　民國十五年七月二日出版", "柳林|1926-07-02||");
        check("河湾日报 下午版 1958年7月2日 星期三 第四版", "河湾日报|1958-07-02|4|");
        check("河湾日报 1958年7月2日 号外", "河湾日报|1958-07-02||");
        check("河湾日报 2024年7月17日 星期三 农历甲辰年六月十二 第9002期 今日12版", "河湾日报|2024-07-17||");
        check("河湾日报 2024年7月17日 总第9002期 今日四版 第1版", "河湾日报|2024-07-17|1|");
        check("河湾日报 2024年7月17日 第8版 今日视点", "河湾日报|2024-07-17|8|今日视点");
    }

    #[test]
    fn headlines_are_no_folios() {
        let check = |line: &str| assert_eq!(read(line, true), None, "{line}");
        check("一九五八年的第一炉钢");
        check("7月16日B股指数收涨");
        check("B07号泊位重新启用");
        check("7月2日：河湾的小暑");
        check("天气预报");
        check("秋收捷报");
        check("第一期培训班结业");
        check("2024年7月17日，冠县开通公交");
        check("民国二十六年的河湾小学");
        check("今日8个项目开工");
        check("2024年7月17日大事记");
        check("冠县");
    }
}
