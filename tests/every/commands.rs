//! Every command of `jianbao`.

use std::path::Path;

use super::Sample;
use crate::program::{jianbao, seeds};

/// The commands that `jianbao` says it has.
///
/// # Panics
/// Where its help does not list any.
pub fn commands() -> Vec<String> {
    let help = jianbao(&["--help"]).out;
    let listed =
        help.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with([' ', '-']));
    let names = listed.filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(names.iter().any(|name| name == "parse"), "{help}");
    names
}

/// Runs every command in every way that is there for it; what fails, and commands that no way is there for.
pub fn failing_commands(archive: &Path, sample: &Sample, folder: &Path) -> Vec<String> {
    let mut failing = Vec::new();
    for command in commands() {
        let Some(ways) = ways(&command, archive, sample, folder) else {
            failing.push(format!("{command}: nobody says how it is tried"));
            continue;
        };
        for mut words in ways {
            words.insert(0, command.clone());
            let ran = jianbao(&words);
            let is_json = words.iter().any(|word| word == "--json");
            let sound = !is_json || serde_json::from_str::<serde_json::Value>(&ran.out).is_ok();
            if ran.status != 0 || !sound || ran.err.contains("panicked") {
                failing.push(format!("{words:?}: status {}, {}", ran.status, ran.err));
            }
        }
    }
    failing
}

/// The words after a command, for each way it is tried in; `None` for one that is not known here.
fn ways(command: &str, archive: &Path, sample: &Sample, folder: &Path) -> Option<Vec<Vec<String>>> {
    let archive = archive.to_string_lossy().into_owned();
    // Words that all stand behind the archive and ask for JSON.
    let ask = |words: &[&str]| {
        let mut all = vec![archive.clone()];
        all.extend(words.iter().map(|&word| word.to_owned()));
        all.push("--json".into());
        all
    };
    let each = |of: &[String], more: &[&str]| -> Vec<Vec<String>> {
        of.iter().take(3).map(|value| ask(&[&[value.as_str()], more].concat())).collect()
    };
    let ids: Vec<String> = sample.articles.iter().map(i64::to_string).collect();
    let texts = ["", "报", "日期:推定", "没有的话"];
    let queries =
        |more: &[&str]| texts.iter().map(|text| ask(&[&[*text], more].concat())).collect::<Vec<_>>();
    let page = seeds().join("000_f2a12eb79b97095d.txt").to_string_lossy().into_owned();
    Some(match command {
        "parse" => vec![vec![page, "--json".into()]],
        "import" => vec![ask(&[&page])],
        "search" => {
            [queries(&[]), queries(&["--sort", "newest", "--fold"]), queries(&["--exact", "--axis", "event"])]
                .concat()
        }
        "like" => each(&ids, &[]),
        "suggest" => vec![ask(&["guan"]), ask(&["河"])],
        "query" => texts.iter().map(|text| vec![(*text).to_owned(), "--json".into()]).collect(),
        "saved" => vec![
            ask(&["add", "甲", "报"]),
            ask(&["list"]),
            ask(&["rename", "甲", "乙"]),
            ask(&["delete", "乙"]),
            ask(&[]),
        ],
        "timeline" => timelines(&queries),
        "topics" | "storylines" | "figures" => queries(&[]),
        "storyline" => {
            let doing: [&[&str]; 7] = [
                &[],
                &["--rename", "河湾的事"],
                &["--pin"],
                &["--unpin"],
                &["--follow"],
                &["--seen"],
                &["--unfollow"],
            ];
            doing.iter().flat_map(|doing| each(&sample.storylines, doing)).collect()
        }
        "export" => ["jsonl", "csv"]
            .iter()
            .map(|format| {
                let out = folder.join(format!("出.{format}"));
                ask(&["--format", format, "--out", &out.to_string_lossy()])
            })
            .collect(),
        "dossier" => each(&sample.initiatives, &[]),
        "person" => each(&sample.people, &[]),
        "heading" => match sample.people.as_slice() {
            [one, other, ..] => vec![ask(&["person", one, other]), ask(&["person", one, one])],
            _ => Vec::new(),
        },
        "holdings" => {
            vec![ask(&[]), ask(&["--gaps"]), ask(&["--days", "--from", "2024-01-01", "--to", "2024-01-31"])]
        }
        "today" => vec![
            ask(&[]),
            ask(&["--date", "07-16", "--around", "3"]),
            ask(&["--date", "2024-02-10", "--lunar"]),
        ],
        "phrase" => vec![ask(&["我市"]), ask(&["我市", "我县"]), ask(&["我市", "--context", "right"])],
        "show" => each(&ids, &[]),
        "compare" => ids.windows(2).take(2).map(|pair| ask(&[&pair[0], &pair[1]])).collect(),
        "correct" => {
            ids.iter().take(1).map(|id| ask(&["--article", id, "--set", "issue-date=2024-07-17"])).collect()
        }
        "corrections" | "doubts" | "repairs" | "home" | "names" | "reread" | "stats" | "verify"
        | "reindex" => {
            vec![ask(&[])]
        }
        "undo" | "redo" => vec![ask(&[])],
        "bench" => {
            let file = folder.join("queries.jsonl");
            std::fs::write(&file, "{\"kind\": \"words\", \"query\": \"报\"}\n").ok()?;
            vec![ask(&["--queries", &file.to_string_lossy(), "--repeat", "1"])]
        }
        _ => return None,
    })
}

fn timelines(queries: &dyn Fn(&[&str]) -> Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut ways = Vec::new();
    for by in ["decade", "year", "month", "day"] {
        for axis in ["published", "event"] {
            ways.extend(queries(&["--by", by, "--axis", axis]).into_iter().take(2));
        }
    }
    ways.extend(queries(&["--split", "subject"]));
    ways.extend(queries(&["--split", "publication"]).into_iter().take(1));
    ways.extend(queries(&["--with", "的"]));
    ways
}
