//! Groonga with TokenBigram: one process that reads commands.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use super::emptied;
use super::piped::Piped;
use crate::engine::{Answer, Engine, Task};
use crate::measure::{Used, finish, parts};
use crate::queries::{Asked, By, PAGE, Substring};
use crate::{Result, explain};

pub(super) const SET_UP: &str = "Debian `groonga-bin`: a table of articles, loaded first and then indexed (its quick way), one \
index of all texts with `TokenBigram`, `NormalizerAuto` and positions; one process that reads commands from a pipe, \
its query cache off. A page is 20 rows ordered by score with `snippet_html`; the time is that of writing the command \
and reading the answer. Facets are publication and year.";

/// Records of one `load`.
const BATCH: usize = 1_000;

const TABLE: &str = "\
table_create Articles TABLE_HASH_KEY ShortText
column_create Articles day COLUMN_SCALAR Int32
column_create Articles month COLUMN_SCALAR Int32
column_create Articles year COLUMN_SCALAR Int32
column_create Articles publication COLUMN_SCALAR ShortText
column_create Articles headline COLUMN_SCALAR Text
column_create Articles byline COLUMN_SCALAR Text
column_create Articles body COLUMN_SCALAR Text
";

const INDEX: &str = "\
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Terms texts COLUMN_INDEX|WITH_POSITION|WITH_SECTION Articles headline,byline,body
";

pub(super) struct Groonga {
    folder: PathBuf,
    open: Option<Piped>,
    used: Used,
}

impl Groonga {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, open: None, used: Used::default() }
    }

    fn database(&self) -> PathBuf {
        self.folder.join("db/bench")
    }

    fn commands(&self) -> PathBuf {
        self.folder.join("load.grn")
    }

    /// Gives a command and reads its answer, which is one line.
    fn command(&mut self, command: &str) -> Result<Value> {
        let line = self.open.as_mut().ok_or("groonga is not running")?.ask(command)?;
        let answer: Value = serde_json::from_str(&line).map_err(|e| format!("groonga: {e}: {line}"))?;
        if answer[0][0] == 0 { Ok(answer) } else { Err(format!("groonga: {command}: {line}")) }
    }
}

/// A `select` in the form of a path.
fn select(parameters: &[(&str, String)]) -> String {
    let mut command = "/d/select?table=Articles&match_columns=Terms.texts".to_owned();
    for (name, value) in parameters {
        let _ = write!(command, "&{name}=");
        for byte in value.bytes() {
            let _ = if byte.is_ascii_alphanumeric() {
                write!(command, "{}", byte as char)
            } else {
                write!(command, "%{byte:02X}")
            };
        }
    }
    command
}

/// The query in Groonga's language.
fn written(asked: &Asked) -> String {
    let phrase = |text: &String| crate::queries::quoted(text);
    let mut query = asked.all.iter().map(phrase).collect::<Vec<_>>().join(" ");
    query += &asked.any.iter().map(phrase).collect::<Vec<_>>().join(" OR ");
    if let Some(text) = &asked.without {
        query += &format!(" -{}", phrase(text));
    }
    query
}

fn parameters(asked: &Asked) -> Vec<(&'static str, String)> {
    let mut parameters = vec![("query", written(asked))];
    if let Some((first, last)) = asked.days() {
        parameters.push(("filter", format!("day >= {first} && day <= {last}")));
    }
    let width = asked.timeline.map(|by| match by {
        By::Year => "year",
        By::Month => "month",
        By::Day => "day",
    });
    let counted = if asked.facets { Some("publication,year") } else { width };
    if let Some(counted) = counted {
        let all = "-1".to_owned();
        parameters.extend([
            ("limit", "0".to_owned()),
            ("drilldown", counted.to_owned()),
            ("drilldown_limit", all),
        ]);
        return parameters;
    }
    let order = if asked.newest { "-day" } else { "-_score" };
    parameters.extend([
        ("sort_keys", order.to_owned()),
        ("output_columns", "_key,headline,snippet_html(body)".to_owned()),
        ("limit", PAGE.to_string()),
        ("offset", asked.offset.to_string()),
    ]);
    parameters
}

/// Articles found: `[[head], [[[total], …`.
fn total(answer: &Value) -> u64 {
    answer[1][0][0][0].as_u64().unwrap_or(0)
}

impl Engine for Groonga {
    fn missing(&self) -> Option<String> {
        (!super::runs(Command::new("groonga").arg("--version")))
            .then(|| "`apt-get install groonga-bin`".to_owned())
    }

    fn used(&self) -> Used {
        self.used
    }

    fn close(&mut self) -> Result<()> {
        self.used = self.open.take().map(Piped::close).transpose()?.unwrap_or_default();
        Ok(())
    }

    fn prepare(&mut self, task: &Task) -> Result<()> {
        emptied(&self.folder)?;
        let path = self.commands();
        let failed = |e: std::io::Error| explain(&path, e);
        let mut out = BufWriter::new(File::create(&path).map_err(failed)?);
        out.write_all(TABLE.as_bytes()).map_err(failed)?;
        for (n, article) in task.articles()?.enumerate() {
            let article = article?;
            let day = article.day();
            let headline = [&article.kicker, &article.headline, &article.deck].map(String::as_str).join("\n");
            let record = json!({
                "_key": article.id, "day": day, "month": day / 100, "year": day / 10_000,
                "publication": article.publication, "headline": headline, "byline": article.byline,
                "body": article.body,
            });
            let before = match n % BATCH {
                0 if n == 0 => "load --table Articles\n[\n",
                0 => "\n]\nload --table Articles\n[\n",
                _ => ",\n",
            };
            write!(out, "{before}{record}").map_err(failed)?;
        }
        writeln!(out, "\n]\n{INDEX}").and_then(|()| out.flush()).map_err(failed)
    }

    fn import(&mut self, _: &Task) -> Result<()> {
        emptied(&self.folder.join("db"))?;
        let path = self.commands();
        let commands = File::open(&path).map_err(|e| explain(&path, e))?;
        let mut groonga = Command::new("groonga");
        groonga.arg("-n").arg(self.database()).stdin(commands).stdout(Stdio::null());
        let done = groonga.spawn().and_then(finish).map_err(|e| explain(&path, e))?;
        self.used = done.used;
        if done.status.success() { Ok(()) } else { Err(format!("groonga ended with {}", done.status)) }
    }

    fn parts(&self) -> Vec<(String, u64)> {
        let _ = std::fs::remove_file(self.commands());
        parts(&self.folder)
    }

    fn open(&mut self) -> Result<()> {
        let mut groonga = Command::new("groonga");
        groonga.arg(self.database());
        self.open = Some(Piped::start("groonga", &mut groonga)?);
        self.command("cache_limit 0").map(|_| ())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
        let start = Instant::now();
        let answer = self.command(&select(&parameters(asked)))?;
        Ok(Some(Answer { total: total(&answer), taken: start.elapsed() }))
    }

    fn finds(&mut self, substring: &Substring) -> Result<bool> {
        // `post_filter` is applied to what the index has found.
        let parameters = [
            ("query", crate::queries::quoted(&substring.text)),
            ("post_filter", format!("_key == \"{}\"", substring.id)),
            ("limit", "1".to_owned()),
            ("output_columns", "_key".to_owned()),
        ];
        Ok(total(&self.command(&select(&parameters))?) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_written_in_its_language() {
        let check = |asked: Asked, expect: &str| assert_eq!(written(&asked), expect);
        let texts = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        check(Asked { all: texts(&["甲", "乙\""]), ..Asked::default() }, "\"甲\" \"乙\\\"\"");
        check(Asked { any: texts(&["甲", "乙"]), ..Asked::default() }, "\"甲\" OR \"乙\"");
        check(
            Asked { all: texts(&["甲"]), without: Some("乙".into()), ..Asked::default() },
            "\"甲\" -\"乙\"",
        );
        assert!(select(&[("query", "a b".into())]).ends_with("&query=a%20b"));
    }
}
