//! The table, as Markdown.

use std::fmt::Write;

use crate::corpus::Corpus;
use crate::engine::{Answers, Imported, Task};
use crate::measure::KindTimes;
use crate::peers::About;
use crate::queries::KINDS;
use crate::{Result, machine};

/// Bytes of a megabyte, as disks and papers count them.
const MEGABYTE: f64 = 1e6;

/// What an engine took and brought.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Measured {
    pub(crate) imported: Imported,
    pub(crate) answers: Answers,
}

impl Measured {
    /// Something of the import, where there was one.
    fn import(&self, cell: impl Fn(&Imported) -> String) -> Option<String> {
        (self.imported.seconds > 0.001).then(|| cell(&self.imported))
    }

    /// Bytes on disk.
    fn size(&self) -> u64 {
        self.imported.parts.iter().map(|(_, bytes)| bytes).sum()
    }

    /// All substrings asked for, and found.
    fn all(&self) -> (u64, u64) {
        let Answers { plain, marked, .. } = &self.answers;
        (plain.0 + marked.0, plain.1 + marked.1)
    }
}

/// A line of the first table: its name, and what it says of an engine.
type Row<'a> = (&'a str, &'a dyn Fn(&Measured) -> Option<String>);

/// All that goes into the table.
pub(crate) struct Report {
    corpus: Corpus,
    /// What was asked: queries of a kind, rounds, substrings.
    asked: String,
    /// Machine, day and commit.
    made: String,
    /// What else is to be known of the run.
    note: Option<String>,
    /// Engines as they were measured, or why they were not; Jianbao first.
    pub(crate) engines: Vec<(&'static About, Result<Measured>)>,
}

impl Report {
    pub(crate) fn new(corpus: &Corpus, task: &Task, note: Option<&str>) -> Self {
        let commit = machine::commit().map(|commit| format!(", commit {commit}")).unwrap_or_default();
        let (kinds, substrings) = (task.asked.len() / KINDS.len(), task.substrings.len());
        Self {
            corpus: corpus.clone(),
            asked: format!(
                "{kinds} queries of each kind, one round to warm up and {} with the clock; {substrings} random substrings",
                task.repeat
            ),
            made: format!("{}; {}{commit}", machine::today(), machine::name()),
            note: note.map(str::to_owned),
            engines: Vec::new(),
        }
    }

    pub(crate) fn markdown(&self) -> String {
        let mut out = self.head();
        out += "\n## Import\n\n";
        out += &self.imports();
        out += &self.parts();
        out += "\n## Queries\n\nMilliseconds, p50 / p95 / p99. — means that the engine has nothing of the sort.\n\n";
        out += &self
            .by_kind(&|_, times| Some(format!("{} / {} / {}", ms(times.p50), ms(times.p95), ms(times.p99))));
        out += "\n## Times as long as Jianbao's\n\np50 and p95 of the engine divided by Jianbao's: above 1 Jianbao is faster.\n\n";
        out += &self.by_kind(&|own, times| {
            let ratio = |own: f64, other: f64| format!("{:.2}", other / own.max(0.001));
            own.map(|own| format!("{} / {}", ratio(own.p50, times.p50), ratio(own.p95, times.p95)))
        });
        out += "\n## Articles found by a query, on average\n\nWhat an engine misses it need not sort. An engine that ran out of time has answered fewer queries, not the same \
                ones on average.\n\n";
        out += &self.by_kind(&|own, times| {
            let mean = format!("{:.1}", times.hits as f64 / times.n.max(1) as f64);
            let all = own.map_or(times.n, |own| own.n);
            Some(if times.n < all { format!("{mean} ({} of {all} timings)", times.n) } else { mean })
        });
        out += "\n## Set-up\n\n";
        for (about, _) in &self.engines {
            let _ = writeln!(out, "- **{}**: {}", about.title, about.set_up);
        }
        out
    }

    fn head(&self) -> String {
        let Corpus { articles, bytes, made_of, .. } = &self.corpus;
        let characters = bytes / 3 / articles.max(&1);
        format!(
            "# Benchmark: {articles} articles\n\n- {}\n- Corpus: {:.1} MB of raw text (about {characters} characters an article), {made_of}\n\
             - {}\n{}- Written by `cargo xtask bench`; every number is of this one run.\n",
            self.made,
            mb(*bytes),
            self.asked,
            self.note.as_ref().map(|note| format!("- {note}\n")).unwrap_or_default()
        )
    }

    fn imports(&self) -> String {
        let raw = self.corpus.bytes;
        let rows: [Row<'_>; 10] = [
            ("import, s", &|m| m.import(|i| format!("{:.1}", i.seconds))),
            ("processor time of the import, s", &|m| {
                m.import(|i| i.used.cpu.map_or_else(nothing, |seconds| format!("{seconds:.1}")))
            }),
            ("raw text, MB/s", &|m| m.import(|i| format!("{:.2}", mb(raw) / i.seconds))),
            ("Jianbao's import ÷ this one", &|m| {
                let own = self.engines.first().and_then(|(_, own)| own.as_ref().ok())?;
                m.import(|i| format!("{:.2}", own.imported.seconds / i.seconds))
            }),
            ("on disk, MB", &|m| Some(format!("{:.1}", mb(m.size())))),
            ("on disk ÷ raw text", &|m| Some(format!("{:.2}", m.size() as f64 / raw.max(1) as f64))),
            ("peak memory of the import, MB", &|m| m.import(|i| memory(i.used.peak))),
            ("peak memory of the queries, MB", &|m| Some(memory(m.answers.used.peak))),
            ("recall, any substring", &|m| recall(m.all())),
            ("recall, substrings without marks", &|m| recall(m.answers.plain)),
        ];
        let mut out = self.title_row("");
        for (name, cell) in rows {
            let _ = write!(out, "| {name} |");
            for (_, measured) in &self.engines {
                let text = match measured {
                    Ok(measured) => cell(measured).unwrap_or_else(nothing),
                    Err(why) => why.clone(),
                };
                let _ = write!(out, " {text} |");
            }
            out.push('\n');
        }
        out
    }

    /// What each engine keeps on disk.
    fn parts(&self) -> String {
        let mut out = "\nParts on disk, MB:\n\n".to_owned();
        for (about, measured) in &self.engines {
            let parts = measured.as_ref().map(|m| m.imported.parts.as_slice()).unwrap_or_default();
            let parts: Vec<String> =
                parts.iter().map(|(name, bytes)| format!("{name} {:.1}", mb(*bytes))).collect();
            if !parts.is_empty() {
                let _ = writeln!(out, "- {}: {}", about.title, parts.join(", "));
            }
        }
        out
    }

    /// A row for each kind of query. A cell is made of Jianbao's times and the engine's.
    fn by_kind(&self, cell: &dyn Fn(Option<&KindTimes>, &KindTimes) -> Option<String>) -> String {
        let mut out = self.title_row("kind");
        let times = |measured: &'_ Result<Measured>, kind: &str| {
            let kinds = measured.as_ref().map(|m| m.answers.kinds.as_slice()).unwrap_or_default();
            kinds.iter().find(|times| times.kind == kind).cloned()
        };
        for (kind, what) in KINDS {
            let own = self.engines.first().and_then(|(_, measured)| times(measured, kind));
            let _ = write!(out, "| {kind}: {what} |");
            for (_, measured) in &self.engines {
                let text = times(measured, kind).and_then(|times| cell(own.as_ref(), &times));
                let _ = write!(out, " {} |", text.unwrap_or_else(nothing));
            }
            out.push('\n');
        }
        out
    }

    fn title_row(&self, first: &str) -> String {
        let titles: Vec<&str> = self.engines.iter().map(|(about, _)| about.title).collect();
        format!("| {first} | {} |\n|---|{}\n", titles.join(" | "), "---:|".repeat(titles.len()))
    }
}

pub(crate) fn mb(bytes: u64) -> f64 {
    bytes as f64 / MEGABYTE
}

fn nothing() -> String {
    "—".to_owned()
}

fn memory(peak: Option<u64>) -> String {
    peak.map_or_else(nothing, |bytes| format!("{:.0}", mb(bytes)))
}

/// Milliseconds with about two telling digits.
pub(crate) fn ms(value: f64) -> String {
    match value {
        v if v < 10.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    }
}

/// A share; all of them only where it is all of them.
fn recall((asked, found): (u64, u64)) -> Option<String> {
    match (asked, found) {
        (0, _) => None,
        (asked, found) if asked == found => Some(format!("100 % ({asked})")),
        (asked, found) => {
            let share = (found as f64 / asked as f64 * 10_000.0).floor() / 100.0;
            Some(format!("{share:.2} % ({found} of {asked})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Used;
    use crate::peers::ENGINES;

    fn measured(p50: f64, seconds: f64, plain: (u64, u64)) -> Result<Measured> {
        let times =
            KindTimes { kind: "word2".into(), n: 2, p50, p95: p50 * 3.0, hits: 5, ..KindTimes::default() };
        let parts = vec![("index".to_owned(), 1_500_000)];
        Ok(Measured {
            imported: Imported { seconds, used: Used { peak: Some(7_000_000), cpu: None }, parts },
            answers: Answers { kinds: vec![times], plain, marked: (0, 0), used: Used::default() },
        })
    }

    fn report() -> Report {
        let corpus = Corpus { path: "c".into(), articles: 10, bytes: 3_000_000, made_of: "made".into() };
        let mut engines = vec![
            (&ENGINES[0], measured(2.0, 1.5, (2_000, 2_000))),
            (&ENGINES[1], Err("not installed: `apt-get install x`".to_owned())),
            (&ENGINES[2], measured(5.0, 3.0, (2_000, 1_999))),
        ];
        if let Some((_, Ok(last))) = engines.last_mut() {
            last.answers.kinds[0].n = 1;
        }
        Report {
            corpus,
            asked: String::new(),
            made: String::new(),
            note: Some("a quiet machine".into()),
            engines,
        }
    }

    #[test]
    fn the_table_says_what_was_measured_and_what_was_not() {
        let text = report().markdown();
        let has = |line: &str| assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        has("- a quiet machine");
        has("| import, s | 1.5 | not installed: `apt-get install x` | 3.0 |");
        has("| raw text, MB/s | 2.00 | not installed: `apt-get install x` | 1.00 |");
        has("| Jianbao's import ÷ this one | 1.00 | not installed: `apt-get install x` | 0.50 |");
        has("| on disk ÷ raw text | 0.50 | not installed: `apt-get install x` | 0.50 |");
        has(
            "| recall, any substring | 100 % (2000) | not installed: `apt-get install x` | 99.95 % (1999 of 2000) |",
        );
        has("| word2: words of two characters | 2.00 / 6.00 / 0.00 | — | 5.00 / 15.0 / 0.00 |");
        has("| word2: words of two characters | 1.00 / 1.00 | — | 2.50 / 2.50 |");
        has("| word2: words of two characters | 2.5 | — | 5.0 (1 of 2 timings) |");
        has("| name: names of people | — | — | — |");
    }

    #[test]
    fn recall_is_only_whole_where_nothing_is_missed() {
        let check = |counts, expect: Option<&str>| assert_eq!(recall(counts).as_deref(), expect);
        check((0, 0), None);
        check((20_000, 19_999), Some("99.99 % (19999 of 20000)"));
        check((20_000, 20_000), Some("100 % (20000)"));
    }
}
