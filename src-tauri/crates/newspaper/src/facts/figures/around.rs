//! What is known around a figure: the dates and names of its part.

use super::super::scan::{Scan, is_clause_end};
use super::Reading;
use crate::model::{Fact, FactValue};

/// A clause or sentence reaches back this far at most.
const REACH: usize = 60;
/// What a name or date stands before a figure at most.
const SENTENCE: usize = 120;

/// A date of a part.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dated {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) edtf: Option<String>,
}

/// A name of a part.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Named {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// A place or an organisation: numbers inside it are part of its name (三门峡, 第二医院).
    pub(crate) firm: bool,
    /// What it is called everywhere: a full name, a path.
    pub(crate) name: String,
}

/// The dates and names of a part, each in the order they stand, and of equal start the longest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Around {
    pub(crate) dates: Vec<Dated>,
    pub(crate) names: Vec<Named>,
}

impl Around {
    /// `read` are all expressions of time of the part, `facts` what has been found in it.
    pub(crate) fn new<'f>(
        scan: &Scan,
        read: impl Iterator<Item = (usize, usize)>,
        facts: impl Iterator<Item = &'f Fact>,
    ) -> Self {
        let mut around = Self {
            dates: read.map(|(start, end)| Dated { start, end, edtf: None }).collect(),
            names: Vec::new(),
        };
        around.dates.sort_by_key(|d| d.start);
        for fact in facts {
            let Some(span) = fact.span.filter(|s| s.part == scan.part) else { continue };
            let (start, end) = (scan.index_of(span.start), scan.index_of(span.end));
            match &fact.value {
                FactValue::Date { edtf, .. } => {
                    if let Ok(n) = around.dates.binary_search_by_key(&start, |d| d.start) {
                        around.dates[n].edtf.clone_from(edtf);
                    }
                }
                FactValue::Place { .. } | FactValue::Org { .. } | FactValue::Initiative { .. } => {
                    let firm = !matches!(fact.value, FactValue::Initiative { .. });
                    around.names.push(Named { start, end, firm, name: fact.value.standard(&fact.text) });
                }
                FactValue::Person { .. } | FactValue::Figure { .. } => {}
            }
        }
        around.names.sort_by_key(|n| (n.start, std::cmp::Reverse(n.end)));
        around
    }

    /// The date that governs a figure: the last before it in its clause, else in its sentence. Dates that something is
    /// compared with (较2023年同期) govern nothing.
    pub(super) fn when(&self, scan: &Scan, figure: &Reading) -> Option<String> {
        let start = scan.sentence_start(figure.start, SENTENCE);
        let upto = self.dates.partition_point(|d| d.end <= figure.start);
        let before = self.dates[..upto].iter().rev().take_while(|d| d.start >= start);
        // 去年的93.6万套: the date right before the number, unless it is a multiple of what was then.
        let right_before = |d: &&Dated| {
            let gap = figure.start - d.end;
            gap <= 2 && figure.unit != "倍" && (gap == 0 || scan.at(d.end) == '的')
        };
        let mut governing = before.filter(|d| right_before(d) || !compared(scan, d));
        governing.find_map(|d| d.edtf.clone())
    }

    /// The date that stands within `start..end`.
    pub(super) fn date_within(&self, start: usize, end: usize) -> Option<&Dated> {
        let from = self.dates.partition_point(|d| d.end <= start);
        self.dates[from..].first().filter(|d| d.start < end)
    }

    /// Whether a figure is but a piece of a name: 三门县, 第二医院.
    pub(super) fn is_part_of_name(&self, figure: &Reading) -> bool {
        let upto = self.names.partition_point(|n| n.start <= figure.start);
        let longer = |n: &Named| n.end > figure.end || n.end == figure.end && n.start < figure.start;
        self.names[..upto].iter().rev().take(4).any(|n| n.firm && longer(n))
    }

    /// The name that stands nearest before a figure in its sentence.
    pub(super) fn whose(&self, scan: &Scan, figure: &Reading) -> Option<String> {
        let start = scan.sentence_start(figure.start, SENTENCE);
        let upto = self.names.partition_point(|n| n.start < figure.start);
        let told =
            |n: &&Named| n.start >= start && n.end <= figure.start && !is_source(scan, n, figure.start);
        let near = self.names[..upto].iter().rev().take(8).filter(told);
        // Of names in one another (聊城市 in 聊城市水利局) the outermost.
        let last = near.clone().next()?;
        let outer = near.filter(|n| n.end >= last.end).min_by_key(|n| n.start)?;
        Some(outer.name.clone())
    }

    /// Where the last name or date before `end` ends, not before `start`.
    pub(super) fn last_end(&self, start: usize, end: usize) -> usize {
        let name = self.names[..self.names.partition_point(|n| n.start < end)].iter().rev().take(8);
        let name = name.map(|n| n.end).filter(|e| *e <= end).max();
        let dates = self.dates.partition_point(|d| d.end <= end);
        let date = dates.checked_sub(1).map(|n| self.dates[n].end);
        start.max(name.unwrap_or(0)).max(date.unwrap_or(0))
    }
}

/// Does the name tell who says so (国资委负责人表示，…) or which clock counts (北京时间), and not whose the figure is?
fn is_source(scan: &Scan, name: &Named, figure: usize) -> bool {
    const SAYS: &[&str] = &[
        "表示",
        "介绍",
        "说",
        "称",
        "数据",
        "统计",
        "消息",
        "报道",
        "显示",
        "获悉",
        "通报",
        "发布",
        "公布",
        "指出",
        "认为",
        "了解到",
    ];
    let end = scan.clause_end(name.end, 24);
    scan.starts(name.end, "时间") || end < figure && scan.any_within(name.end, end, SAYS)
}

fn compared(scan: &Scan, date: &Dated) -> bool {
    let before = scan.before(date.start);
    // 同比, 占比 end a clause of their own; 与 may join two dates.
    matches!(before, '较' | '比' | '于' | '是' | '超')
        && scan
            .one_before(
                date.start,
                &["同比", "占比", "环比", "截至于", "位于", "将于", "定于", "已于", "日于"],
            )
            .is_none()
        || scan.ends(date.start, "相当于")
        || scan.at(date.end) == '的' && scan.at(date.end + 1).is_ascii_digit()
}

/// Where the clause of a figure starts: behind a comma or the like, or behind the figure before it.
pub(super) fn clause(scan: &Scan, figure: &Reading, before: usize) -> usize {
    let floor = figure.start.saturating_sub(REACH).max(before);
    (floor..figure.start)
        .rev()
        .find(|i| is_clause_end(scan.at(*i)) || scan.at(*i) == '、')
        .map_or(floor, |i| i + 1)
}
