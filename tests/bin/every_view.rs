//! Asks everything that can be asked of an archive of the given files and folders; with `--each` of one archive for each
//! file, with `--commands` also by every command of `jianbao`. What fails is named. For collections that are no part of the
//! project.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jianbao_tests::every::{Sample, archive_of_files, failing_commands, failing_methods};

fn main() -> ExitCode {
    let (options, paths): (Vec<_>, Vec<_>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let has = |option: &str| options.iter().any(|given| given == option);
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    let groups: Vec<Vec<PathBuf>> = match has("--each") {
        true => paths.iter().flat_map(|path| files(path)).map(|file| vec![file]).collect(),
        false => vec![paths],
    };
    let mut failed = false;
    for (n, group) in groups.iter().enumerate() {
        for failure in failures(group, has("--commands")) {
            println!("{}: {failure}", group[0].display());
            failed = true;
        }
        if n % 50 == 49 {
            eprintln!("{} of {}", n + 1, groups.len());
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| files(path)).collect()
}

fn failures(group: &[PathBuf], with_commands: bool) -> Vec<String> {
    let ask = || -> archive::Result<Vec<String>> {
        let folder = tempfile::tempdir().map_err(|e| archive::Error::io(Path::new("."), e))?;
        let path = folder.path().join("每样.jianbao");
        let archive = archive_of_files(&path, group)?;
        let sample = Sample::of(&archive)?;
        let mut failing = failing_methods(&archive, &sample);
        drop(archive);
        if with_commands {
            failing.extend(failing_commands(&path, &sample, folder.path()));
        }
        Ok(failing)
    };
    ask().unwrap_or_else(|error| vec![format!("{} ({error})", error.code())])
}
