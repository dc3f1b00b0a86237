//! Comparisons: 同比增长5.2%, 较2023年同期增长约2倍, 是去年的2倍.

use super::super::scan::{Scan, is_clause_end};
use super::Reading;
use super::around::Around;
use crate::model::{Compared, Direction};

const UP: &[&str] = &[
    "增长",
    "增加",
    "提高",
    "上升",
    "上涨",
    "提升",
    "增幅",
    "增速",
    "涨幅",
    "升幅",
    "高出",
    "高于",
    "快于",
    "多于",
    "扩大",
    "加快",
    "偏多",
    "偏高",
    "增多",
    "增产",
    "攀升",
    "猛增",
    "激增",
    "回升",
    "增",
    "涨",
    "高",
    "多",
    "快",
    "升",
    "增长率",
    "增大",
    "延长",
    "提前",
    "反弹",
    "超出",
    "增值",
    "升值",
];
const DOWN: &[&str] = &[
    "下降",
    "减少",
    "降低",
    "下跌",
    "回落",
    "缩短",
    "降幅",
    "减幅",
    "跌幅",
    "低于",
    "少于",
    "慢于",
    "偏少",
    "偏低",
    "缩减",
    "压缩",
    "收窄",
    "下滑",
    "负增长",
    "减产",
    "跌",
    "降",
    "减",
    "少",
    "低",
    "慢",
    "缩小",
    "贬值",
    "压减",
    "下调",
    "衰退",
    "萎缩",
];
/// What may stand between the word for a change and the number.
const BETWEEN: &[&str] = &[
    "了",
    "约",
    "近",
    "逾",
    "超",
    "超过",
    "达到",
    "达",
    "为",
    "是",
    "大约",
    "不少于",
    "不低于",
    "至少",
    "最多",
    "最高",
    "最低",
    "将近",
    "接近",
    "突破",
    "过",
    "仅",
    "均",
    "不足",
    "不到",
    "幅度",
    "率",
    "约为",
    "分别",
    "保持在",
    "在",
    "平均",
];
/// These with a number behind them say how much there is now, not how it changed: 增至, 增长到.
const RESULT: [char; 2] = ['至', '到'];

/// What a figure is compared with, where it says how something changed. `clause` is where its clause starts, `when`
/// the time it holds for.
pub(super) fn comparison(
    scan: &Scan,
    around: &Around,
    figure: &Reading,
    clause: usize,
    when: Option<&str>,
) -> Option<Compared> {
    let against = against(scan, figure, clause);
    let (change, against) = match change(scan, figure, clause) {
        Some(change) => (change, against),
        None => match beyond(scan, figure, clause) {
            Some((change, than)) => (change, Some(than)),
            None => (Direction::Ratio, Some(multiple_of(scan, figure, clause)?)),
        },
    };
    let base = against.and_then(|(start, end)| base(scan, around, (start, end), when));
    Some(Compared { change, against: against.map(|(start, end)| scan.printed_text(start, end)), base })
}

/// The word for a change right before the number, and where it starts.
pub(super) fn change_before(scan: &Scan, figure: &Reading, clause: usize) -> Option<(Direction, usize)> {
    let mut at = figure.start;
    while let Some(word) = longest_before(scan, at, BETWEEN).filter(|w| at - w.chars().count() >= clause) {
        at -= word.chars().count();
    }
    // 最高, 至少 and 多 in 20多 are no change; neither is 不高.
    let word = |words| {
        longest_before(scan, at, words).filter(|w| {
            let start = at - w.chars().count();
            start >= clause
                && (w.chars().count() > 1
                    || !matches!(
                        scan.before(start),
                        '最' | '至' | '不' | '很' | '更' | '众' | '提' | '新' | '净'
                    ))
        })
    };
    let (up, down) = (word(UP), word(DOWN));
    let len = |w: Option<&str>| w.map_or(0, |w| w.chars().count());
    let change = match (len(up), len(down)) {
        (0, 0) => return None,
        (u, d) if u > d => Direction::Up,
        _ => Direction::Down,
    };
    Some((change, at - len(up).max(len(down))))
}

fn change(scan: &Scan, figure: &Reading, clause: usize) -> Option<Direction> {
    if figure.unit == "番" {
        return Some(Direction::Up);
    }
    if RESULT.contains(&scan.before(figure.start)) && !scan.ends(figure.start, "达到") {
        return None;
    }
    let (change, start) = change_before(scan, figure, clause)?;
    // 高, 多 and the like by themselves are measures of a thing (塔高30米) unless something is compared (比全国高).
    let short =
        scan.chars[start..figure.start].first().is_some_and(|c| "高多快升少低慢增涨跌降减".contains(*c))
            && !"增涨跌降减".contains(scan.at(start))
            && !UP.iter().chain(DOWN).any(|w| w.chars().count() > 1 && scan.starts(start, w));
    (!short || against(scan, figure, clause).is_some()).then_some(change)
}

fn longest_before<'w>(scan: &Scan, at: usize, words: &[&'w str]) -> Option<&'w str> {
    words.iter().filter(|w| scan.ends(at, w)).max_by_key(|w| w.len()).copied()
}

/// What the words before a figure compare it with: 同比, 较上年, 比2020年. The clause before counts where it holds nothing
/// else (与去年同期相比，增长5%).
fn against(scan: &Scan, figure: &Reading, clause: usize) -> Option<(usize, usize)> {
    within(scan, clause, figure.start).or_else(|| {
        let comma = clause.checked_sub(1).filter(|i| scan.at(*i) == ',')?;
        let start = scan.clause_start(comma, 30);
        let found = within(scan, start, comma)?;
        (scan.ends(comma, "相比") || scan.ends(comma, "同期") || found.1 == comma).then_some(found)
    })
}

fn within(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    for at in (start..end).rev() {
        if scan.starts(at, "同比") || scan.starts(at, "环比") {
            return Some((at, at + 2));
        }
        if is_comparing(scan, at, start) {
            let word =
                UP.iter().chain(DOWN).filter(|w| w.chars().count() > 1 || "高低多少快慢增降减".contains(**w));
            let verbs: Vec<&str> = word.copied().collect();
            let stop = (at + 2..end).find(|i| {
                is_clause_end(scan.at(*i))
                    || scan.one_of(*i, &verbs).is_some()
                    || scan.one_of(*i, &["相比", "翻", "净", "均", "也", "又", "已"]).is_some()
            });
            let stop = stop.unwrap_or(end);
            let stop = if scan.starts(stop, "相比") { stop + 2 } else { stop };
            return (stop > at + 1 && stop - at <= 16).then_some((at, stop.min(end)));
        }
    }
    None
}

/// Is the 较, 比 or 与…相比 at `at` a word of its own?
pub(super) fn is_comparing(scan: &Scan, at: usize, start: usize) -> bool {
    let (before, after) = (if at > start { scan.before(at) } else { '\0' }, scan.at(at + 1));
    match scan.at(at) {
        '比' => {
            !matches!(before, '占' | '同' | '环' | '对' | '相' | '百' | '好' | '无' | '可' | '评' | '配')
                && !matches!(
                    after,
                    '例' | '重'
                        | '赛'
                        | '率'
                        | '值'
                        | '较'
                        | '分'
                        | '如'
                        | '喻'
                        | '拼'
                        | '对'
                        | '索'
                        | '亚'
                        | '利'
                )
        }
        '较' => {
            before != '比'
                && !matches!(
                    after,
                    '大' | '多' | '少' | '高' | '低' | '好' | '强' | '为' | '快' | '慢' | '长' | '量'
                )
        }
        '与' | '同' | '和' => (at + 2..at + 14).any(|i| scan.starts(i, "相比")),
        _ => false,
    }
}

/// 高于全国1.2个百分点: more or less than something by so much.
fn beyond(scan: &Scan, figure: &Reading, clause: usize) -> Option<(Direction, (usize, usize))> {
    const MORE: &[&str] = &["高于", "快于", "多于", "优于"];
    const LESS: &[&str] = &["低于", "慢于", "少于"];
    let at = (clause..figure.start)
        .rev()
        .find(|at| scan.one_of(*at, MORE).or(scan.one_of(*at, LESS)).is_some())?;
    let change = if scan.one_of(at, MORE).is_some() { Direction::Up } else { Direction::Down };
    let mut end = figure.start;
    while let Some(word) = longest_before(scan, end, BETWEEN) {
        end -= word.chars().count();
    }
    (at + 2 < end).then_some((change, (at, end)))
}

/// 是去年的2倍, 相当于2019年的86%: what the figure is a share or multiple of.
fn multiple_of(scan: &Scan, figure: &Reading, clause: usize) -> Option<(usize, usize)> {
    if !matches!(figure.unit.as_str(), "倍" | "%" | "" | "成") {
        return None;
    }
    let mut end = figure.start;
    while let Some(word) =
        longest_before(scan, end, &["约", "近", "逾", "超过", "超", "大约", "将近", "不到", "不足"])
    {
        end -= word.chars().count();
    }
    if scan.before(end) != '的' {
        return None;
    }
    let verb = (clause..end).rev().find_map(|at| {
        let (_, len) = scan.one_of(at, &["相当于", "达到", "是", "为", "达", "占"])?;
        Some(at + len)
    })?;
    (verb + 1 < end && scan.at(verb.saturating_sub(1)) != '占').then_some((verb, end - 1))
}

/// The time compared with: that of a date among the words, else for 同比 and 同期 the same time a year before, for 环比 the
/// month before.
fn base(scan: &Scan, around: &Around, (start, end): (usize, usize), when: Option<&str>) -> Option<String> {
    let words = scan.slice(start, end);
    let same = words.ends_with("同期") || words == "同比" || words.contains("同月");
    if words == "环比" {
        return when.and_then(month_before);
    }
    let dated = around.date_within(start, end).and_then(|d| d.edtf.clone());
    match (dated, when) {
        // 去年同期 is the same part of last year as this figure's.
        (Some(date), Some(when)) if same && date.len() == 4 => with_year(when, &date).or(Some(date)),
        (Some(date), _) => Some(date),
        (None, Some(when)) if same || matches!(words.as_str(), "较上年" | "比上年") => {
            year_before(when)
        }
        _ => None,
    }
}

/// Every year of an EDTF string put back by one.
fn year_before(edtf: &str) -> Option<String> {
    shifted(edtf, |year| year - 1)
}

/// An EDTF string of one year put into another.
fn with_year(edtf: &str, year: &str) -> Option<String> {
    let year = year.parse().ok()?;
    shifted(edtf, |_| year)
}

fn shifted(edtf: &str, year: impl Fn(i32) -> i32) -> Option<String> {
    let point = |text: &str| {
        if text == ".." || text.is_empty() {
            return Some(text.to_owned());
        }
        let old: i32 = text.get(..4)?.parse().ok()?;
        let rest = text.get(4..)?;
        // Only leap years have a 29 February.
        let rest = if rest.starts_with("-02-29") { rest.replacen("29", "28", 1) } else { rest.to_owned() };
        Some(format!("{:04}{rest}", year(old)))
    };
    let points: Option<Vec<String>> = edtf.split('/').map(point).collect();
    points.map(|p| p.join("/"))
}

fn month_before(edtf: &str) -> Option<String> {
    let (year, month) = edtf.split_once('-')?;
    let (year, month): (i32, u32) = (year.parse().ok()?, month.parse().ok()?);
    Some(if month == 1 {
        format!("{:04}-12", year - 1)
    } else {
        format!("{year:04}-{:02}", month.checked_sub(1)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_put_back() {
        let check =
            |edtf: &str, expect: Option<&str>| assert_eq!(year_before(edtf).as_deref(), expect, "{edtf}");
        check("2024", Some("2023"));
        check("2024-01/2024-06", Some("2023-01/2023-06"));
        check("2024-01/..", Some("2023-01/.."));
        check("2024-02-29", Some("2023-02-28"));
        check("202X", None);
        assert_eq!(month_before("2024-01").as_deref(), Some("2023-12"));
        assert_eq!(month_before("2024-07").as_deref(), Some("2024-06"));
        assert_eq!(month_before("2024-07-01"), None);
    }
}
