//! The command line: its shape here, its words in the message catalogue (`cli.help.…`).
#![allow(missing_docs, reason = "the help texts are in the catalogue")]

mod correct;
mod holdings;
mod phrase;
mod same_day;
mod storyline;

use std::path::{Path, PathBuf};

use archive::query::{Axis, Granularity, Query, Sort};
use archive::wire::SplitBy;
use archive::{Archive, Format};
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use newspaper::NameKind;
use newspaper::file_name::Patterns;

pub(crate) use correct::CorrectArguments;
pub(crate) use holdings::HoldingsArguments;
pub(crate) use phrase::PhraseArguments;
pub(crate) use same_day::SameDayArguments;
pub(crate) use storyline::{StorylineArguments, StorylinesArguments};

use crate::output::texts;

#[derive(Debug, Parser)]
#[command(name = "jianbao", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// `-` is standard error.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LEVEL", value_enum, default_value_t)]
    pub(crate) log_level: LogLevelArgument,
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    Parse(ParseArguments),
    Import(ImportArguments),
    Search(SearchArguments),
    Like(LikeArguments),
    Suggest(SuggestArguments),
    Query(QueryTextArguments),
    Saved(SavedArguments),
    Export(ExportArguments),
    Timeline(TimelineArguments),
    Topics(TopicsArguments),
    Storylines(StorylinesArguments),
    Storyline(StorylineArguments),
    Dossier(NameArguments),
    Person(NameArguments),
    Figures(FiguresArguments),
    Heading(HeadingArguments),
    Holdings(HoldingsArguments),
    Today(SameDayArguments),
    Phrase(PhraseArguments),
    Show(ShowArguments),
    Compare(CompareArguments),
    Correct(CorrectArguments),
    Corrections(ListArguments),
    Undo(BatchArguments),
    Redo(BatchArguments),
    Doubts(ListArguments),
    Repairs(RepairArguments),
    Home(HomeArguments),
    Names(NamesArguments),
    Reread(ArchiveArguments),
    Stats(ArchiveArguments),
    Verify(ArchiveArguments),
    Reindex(ReindexArguments),
    Bench(BenchArguments),
}

/// What a person says of a page.
#[derive(Debug, Args)]
pub(crate) struct PageArguments {
    #[arg(long)]
    pub(crate) publication: Option<String>,
    #[arg(long, value_parser = date)]
    pub(crate) issue_date: Option<String>,
    #[arg(long)]
    pub(crate) page: Option<String>,
    #[arg(long)]
    pub(crate) encoding: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ParseArguments {
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) page: PageArguments,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReindexArguments {
    pub(crate) archive: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
    /// Megabytes.
    #[arg(long)]
    pub(crate) index_memory: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    pub(crate) archive: PathBuf,
    /// Megabytes.
    #[arg(long)]
    pub(crate) index_memory: Option<usize>,
    /// Threads that read pages.
    #[arg(long)]
    pub(crate) threads: Option<usize>,
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) page: PageArguments,
    #[arg(long, value_parser = pattern)]
    pub(crate) pattern: Vec<String>,
    #[arg(long, value_parser = paper)]
    pub(crate) paper: Vec<(String, String)>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// A query, the same for every view.
#[derive(Debug, Args)]
pub(crate) struct QueryArguments {
    #[arg(default_value = "", allow_hyphen_values = true, value_parser = query)]
    query: String,
    #[arg(long, value_parser = date)]
    from: Option<String>,
    #[arg(long, value_parser = date)]
    to: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    axis: AxisArgument,
    #[arg(long)]
    place: Vec<String>,
    #[arg(long)]
    person: Vec<String>,
    #[arg(long)]
    topic: Vec<String>,
    #[arg(long)]
    publication: Vec<String>,
    #[arg(long, value_name = "DAY", value_parser = date)]
    today: Option<String>,
}

impl QueryArguments {
    /// Opens the archive that the query is asked of.
    pub(crate) fn open(&self, archive: &Path) -> archive::Result<Archive> {
        let archive = Archive::open_whole(archive)?;
        archive.set_today(self.today.as_deref())?;
        Ok(archive)
    }

    pub(crate) fn axis(&self) -> Axis {
        match self.axis {
            AxisArgument::Published => Axis::Published,
            AxisArgument::Event => Axis::Event,
        }
    }

    pub(crate) fn query(&self) -> Query {
        Query {
            text: self.query.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            axis: self.axis(),
            places: self.place.clone(),
            people: self.person.clone(),
            topics: self.topic.clone(),
            publications: self.publication.clone(),
            ..Query::default()
        }
    }
}

/// Which rows of a list are asked for.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct RowsArguments {
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) sort: SortArgument,
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    #[arg(long)]
    pub(crate) fold: bool,
    #[arg(long)]
    pub(crate) exact: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LikeArguments {
    pub(crate) archive: PathBuf,
    pub(crate) id: i64,
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SuggestArguments {
    pub(crate) archive: PathBuf,
    pub(crate) typed: String,
    #[arg(long, default_value_t = 10)]
    pub(crate) limit: u32,
    #[arg(long)]
    pub(crate) json: bool,
}

/// A query without an archive.
#[derive(Debug, Args)]
pub(crate) struct QueryTextArguments {
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SavedArguments {
    pub(crate) archive: PathBuf,
    #[command(subcommand)]
    pub(crate) action: Option<SavedAction>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SavedAction {
    List,
    Add {
        name: String,
        #[arg(allow_hyphen_values = true)]
        query: String,
    },
    Rename {
        name: String,
        new: String,
    },
    Delete {
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct TimelineArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) by: ByArgument,
    #[arg(long, value_enum)]
    pub(crate) split: Option<SplitArgument>,
    #[arg(long, value_name = "QUERY", value_parser = query, conflicts_with = "split")]
    pub(crate) with: Option<String>,
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TopicsArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long, value_parser = format)]
    pub(crate) format: Format,
    #[arg(long)]
    pub(crate) out: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct NameArguments {
    pub(crate) archive: PathBuf,
    pub(crate) name: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FiguresArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long)]
    pub(crate) subject: Option<String>,
    #[arg(long)]
    pub(crate) measure: Option<String>,
    #[arg(long)]
    pub(crate) of_place: Option<String>,
    #[arg(long, value_parser = date)]
    pub(crate) since: Option<String>,
    #[arg(long, value_parser = date)]
    pub(crate) until: Option<String>,
    #[arg(long, default_value_t = 100)]
    pub(crate) limit: u32,
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: u32,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct HeadingArguments {
    pub(crate) archive: PathBuf,
    #[arg(value_enum)]
    pub(crate) of: NameKindArgument,
    pub(crate) name: String,
    pub(crate) heading: String,
    #[arg(long, value_name = "ID")]
    pub(crate) article: Vec<i64>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum NameKindArgument {
    Person,
    Org,
    Initiative,
}

impl From<NameKindArgument> for NameKind {
    fn from(kind: NameKindArgument) -> Self {
        match kind {
            NameKindArgument::Person => Self::Person,
            NameKindArgument::Org => Self::Org,
            NameKindArgument::Initiative => Self::Initiative,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    pub(crate) archive: PathBuf,
    pub(crate) id: i64,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArguments {
    pub(crate) archive: PathBuf,
    pub(crate) left: i64,
    pub(crate) right: i64,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RepairArguments {
    pub(crate) archive: PathBuf,
    #[arg(long, value_name = "FROM=TO", value_parser = pair)]
    pub(crate) accept: Vec<(String, String)>,
    #[arg(long, value_name = "FROM=TO", value_parser = pair)]
    pub(crate) decline: Vec<(String, String)>,
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArguments {
    pub(crate) archive: PathBuf,
    pub(crate) batch: Option<i64>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct HomeArguments {
    pub(crate) archive: PathBuf,
    pub(crate) path: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// How an archive reads the names of files, at every import.
#[derive(Debug, Args)]
pub(crate) struct NamesArguments {
    pub(crate) archive: PathBuf,
    #[arg(long, value_parser = pattern)]
    pub(crate) pattern: Vec<String>,
    #[arg(long, value_parser = paper)]
    pub(crate) paper: Vec<(String, String)>,
    /// What is kept goes before what is added.
    #[arg(long)]
    pub(crate) clear: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ArchiveArguments {
    pub(crate) archive: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BenchArguments {
    pub(crate) archive: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: PathBuf,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) repeat: u32,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum LogLevelArgument {
    Error,
    Warn,
    #[default]
    Info,
    Debug,
}

impl From<LogLevelArgument> for logging::Level {
    fn from(level: LogLevelArgument) -> Self {
        match level {
            LogLevelArgument::Error => Self::ERROR,
            LogLevelArgument::Warn => Self::WARN,
            LogLevelArgument::Info => Self::INFO,
            LogLevelArgument::Debug => Self::DEBUG,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum AxisArgument {
    #[default]
    Published,
    Event,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum SortArgument {
    #[default]
    Relevance,
    Newest,
    Oldest,
}

impl From<SortArgument> for Sort {
    fn from(sort: SortArgument) -> Self {
        match sort {
            SortArgument::Relevance => Self::Relevance,
            SortArgument::Newest => Self::Newest,
            SortArgument::Oldest => Self::Oldest,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ByArgument {
    Decade,
    Year,
    #[default]
    Month,
    Day,
}

impl From<ByArgument> for Granularity {
    fn from(by: ByArgument) -> Self {
        match by {
            ByArgument::Decade => Self::Decade,
            ByArgument::Year => Self::Year,
            ByArgument::Month => Self::Month,
            ByArgument::Day => Self::Day,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SplitArgument {
    Subject,
    Publication,
}

impl From<SplitArgument> for SplitBy {
    fn from(split: SplitArgument) -> Self {
        match split {
            SplitArgument::Subject => Self::Subject,
            SplitArgument::Publication => Self::Publication,
        }
    }
}

/// What a log may say of the command line: the rest holds queries and names.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) command: String,
    pub(crate) archive: Option<PathBuf>,
}

impl Named {
    fn of(matches: &ArgMatches) -> Self {
        let (command, own) = matches.subcommand().unzip();
        let archive = own.and_then(|own| own.try_get_one::<PathBuf>("archive").ok().flatten());
        Self { command: command.unwrap_or_default().to_owned(), archive: archive.cloned() }
    }
}

/// Reads the command line; prints help or what is wrong with it and leaves with status 0 or 2.
pub(crate) fn read() -> (Arguments, Named) {
    let matches = localised(Arguments::command(), "cli.help").get_matches();
    let named = Named::of(&matches);
    (Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()), named)
}

/// Puts the catalogue's help texts on a command, its arguments and its subcommands.
fn localised(command: Command, key: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let arguments: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    let command = command.about(texts().text(key, &[]));
    let command = arguments.into_iter().fold(command, |command, name| {
        let help = texts().text(&format!("cli.help.argument.{name}"), &[]);
        command.mut_arg(name, |argument| argument.help(help))
    });
    names.into_iter().fold(command, |command, name| {
        let key = format!("cli.help.{name}");
        command.mut_subcommand(name, |sub| localised(sub, &key))
    })
}

/// A query may begin with `-word`, but what begins with two hyphens is a misspelt option.
fn query(text: &str) -> Result<String, String> {
    if text.starts_with("--") { Err(texts().text("cli.unknown-option", &[])) } else { Ok(text.to_owned()) }
}

/// `name=value`; only the first `=` parts.
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| texts().text("cli.bad-pair", &[]))?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// A template of file names.
fn pattern(text: &str) -> Result<String, String> {
    let known = Patterns::new([text], []);
    known.map(|_| text.to_owned()).map_err(|_| texts().text("error.pattern-invalid", &[text]))
}

/// A paper and the code of its files: `CODE=NAME`.
fn paper(text: &str) -> Result<(String, String), String> {
    let (code, name) = text.split_once('=').unwrap_or((text, ""));
    let known = Patterns::new([], [(code, name)]);
    let pair = (code.to_owned(), name.to_owned());
    known.map(|_| pair).map_err(|_| texts().text("error.pattern-invalid", &[text]))
}

/// A format of files, by its name.
fn format(text: &str) -> Result<Format, String> {
    let named = Format::ALL.iter().find(|format| format.name() == text);
    let names = || Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>().join("、");
    named.copied().ok_or_else(|| texts().text("cli.bad-format", &[&names()]))
}

/// A date of the command line: a day, a month or a year.
fn date(text: &str) -> Result<String, String> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let digits = text.split('-').all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let shaped = digits && matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]);
    if shaped && in_calendar(text) { Ok(text.to_owned()) } else { Err(texts().text("cli.bad-date", &[])) }
}

fn in_calendar(text: &str) -> bool {
    let mut parts = text.split('-').skip(1).filter_map(|part| part.parse::<u32>().ok());
    let (month, day) = (parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_a_help_text() {
        fn keys(command: &Command, key: &str, found: &mut Vec<String>) {
            found.push(key.to_owned());
            found.extend(command.get_arguments().map(|a| format!("cli.help.argument.{}", a.get_id())));
            for sub in command.get_subcommands() {
                keys(sub, &format!("cli.help.{}", sub.get_name()), found);
            }
        }
        let mut wanted = Vec::new();
        keys(&Arguments::command(), "cli.help", &mut wanted);
        wanted.retain(|key| !texts().knows(key));
        assert_eq!(wanted, Vec::<String>::new());
    }

    #[test]
    fn papers_have_a_code_and_a_name() {
        let check = |text, good| assert_eq!(paper(text).is_ok(), good, "{text}");
        check("lcrb=聊城日报", true);
        check("lcrb", false);
        check("=聊城日报", false);
        check("聊=聊城日报", false);
    }

    #[test]
    fn dates_are_days_months_or_years() {
        let check = |text, good| assert_eq!(date(text).is_ok(), good, "{text}");
        check("2024", true);
        check("2024-07", true);
        check("2024-07-17", true);
        check("2024-13", false);
        check("2024-07-32", false);
        check("24-07-17", false);
        check("昨天", false);
        check("2024-7", false);
    }
}
