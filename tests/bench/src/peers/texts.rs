//! The articles as text files, one each, for engines that read files.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::corpus::Article;
use crate::engine::Task;
use crate::{Result, explain};

/// Files of a folder.
const OF_A_FOLDER: usize = 1_000;

/// Where the files lie.
pub(super) fn folder(work: &Path) -> PathBuf {
    work.join("texts")
}

/// Writes all articles, unless they are there already. A file is as old as its article: it is the only date that an engine
/// of files knows.
pub(super) fn write(work: &Path, task: &Task) -> Result<()> {
    let whole = work.join("texts.whole");
    if whole.exists() {
        return Ok(());
    }
    for (n, article) in task.articles()?.enumerate() {
        let article = article?;
        let folder = folder(work).join(format!("{:04}", n / OF_A_FOLDER));
        if n % OF_A_FOLDER == 0 {
            fs::create_dir_all(&folder).map_err(|e| explain(&folder, e))?;
        }
        let path = folder.join(format!("{}.txt", article.id));
        one(&path, &article).map_err(|e| explain(&path, e))?;
    }
    fs::write(&whole, "").map_err(|e| explain(&whole, e))
}

fn one(path: &Path, article: &Article) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    for line in article.lines() {
        writeln!(file, "{line}")?;
    }
    let day = article.day();
    // Noon, so that no time zone makes another day of it. Systems refuse times before 1970 in their own ways.
    if day > 19_700_101 {
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(days(day) * 86_400 + 43_200))?;
    }
    Ok(())
}

/// Days from 1970-01-01 to a day such as 20240717.
fn days(day: i64) -> u64 {
    let date = format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100);
    crate::corpus::days_of(&date).and_then(|days| u64::try_from(days).ok()).unwrap_or(0)
}

/// The file of an article.
pub(super) fn path(work: &Path, id: &str) -> Option<PathBuf> {
    // Ids are `b0001234`: the number says which folder.
    let number: usize = id.trim_start_matches('b').parse().ok()?;
    Some(folder(work).join(format!("{:04}", number / OF_A_FOLDER)).join(format!("{id}.txt")))
}
