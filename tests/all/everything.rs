//! Every view and every command, on archives of every sort: above all of pages that print no date.

use std::path::PathBuf;

use jianbao_tests::every::{Sample, archive_of_files, failing_commands, failing_methods, methods, tried};
use jianbao_tests::program::seeds;
use tempfile::TempDir;

/// A folder of files with these names and texts.
fn folder(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

/// Asks everything of an archive of these files: of the core, and by every command.
fn ask(files: &[PathBuf], is_meant: impl Fn(&Sample) -> bool) {
    let (folder, path, sample) = each_method(files, is_meant);
    assert_eq!(failing_commands(&path, &sample, folder.path()), Vec::<String>::new());
}

/// Asks everything of the core.
fn each_method(files: &[PathBuf], is_meant: impl Fn(&Sample) -> bool) -> (TempDir, PathBuf, Sample) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("每样.jianbao");
    let archive = archive_of_files(&path, files).expect("an archive");
    let sample = Sample::of(&archive).expect("what it holds");
    assert!(is_meant(&sample), "{sample:?}");
    assert_eq!(failing_methods(&archive, &sample), Vec::<String>::new(), "{files:?}");
    (folder, path, sample)
}

/// What pages without a date tell of one bridge, in three layouts.
fn undated() -> Vec<(&'static str, String)> {
    let lead = |day: u32, text: &str| format!("本报讯（记者 周禾）2024年3月{day}日，{text}");
    vec![
        (
            "甲.txt",
            format!(
                "河湾大桥开工\n\n{}\n\n果园开园\n\n{}\n",
                lead(
                    5,
                    "河湾大桥开工，大桥横跨柳林渡口，河湾大桥桥墩施工队伍已经进场。县交通局局长陈立说，河湾大桥投资3200万元。"
                ),
                lead(5, "柳林镇果园开园，游客一千多人。")
            ),
        ),
        (
            "乙.md",
            format!(
                "# 河湾大桥桥墩封顶\n\n{}\n\n# 果园摘果\n\n{}\n",
                lead(14, "河湾大桥桥墩封顶，施工队伍将转入河湾大桥桥面施工，大桥横跨柳林渡口。"),
                lead(14, "柳林镇果园摘果，果农两百多人。")
            ),
        ),
        (
            "丙/第02版.txt",
            format!(
                "工程\n河湾大桥合龙\n——柳林渡口不再摆渡\n\n{}\n\n图为大桥合龙现场。 韩立 摄\n\n果园卖果\n\n{}\n",
                lead(
                    26,
                    "河湾大桥合龙，施工队伍开始铺装河湾大桥桥面，柳林渡口的大桥桥墩都已验收。“桥通了”行动启动。"
                ),
                lead(26, "柳林镇果园卖果，果商五十多人。")
            ),
        ),
    ]
}

fn records() -> String {
    let record = |n: usize| {
        let (day, trees) = (n % 28 + 1, n * 37 % 900);
        format!(
            "{{\"id\": \"r{n}\", \"title\": \"河湾大桥第{n}天\", \"body\": \"河湾大桥施工队伍今天栽树{trees}棵。\", \
             \"date\": \"2024-03-{day:02}\", \"publication\": \"河湾日报\", \"page\": \"{}\"}}\n",
            n % 8 + 1
        )
    };
    (0..60).map(record).collect()
}

#[test]
fn every_method_of_the_core_is_asked() {
    let mut tried: Vec<String> = tried().into_iter().map(str::to_owned).collect();
    tried.sort();
    assert_eq!(tried, methods());
}

#[test]
fn nothing_fails_on_pages_whose_dates_are_estimated() {
    let sheet = folder(&undated());
    ask(&[sheet.path().to_owned()], |sample| sample.pages.len() > 1 && !sample.storylines.is_empty());
}

#[test]
fn nothing_fails_on_the_sample_pages() {
    each_method(&[seeds()], |sample| !sample.initiatives.is_empty());
}

#[test]
fn nothing_fails_on_a_mixture_of_pages_and_records() {
    let mut files = undated();
    files.extend([
        ("记录.jsonl", records()),
        ("空.txt", String::new()),
        ("无.txt", "责任编辑：王某\n".into()),
    ]);
    let mixture = folder(&files);
    ask(&[mixture.path().to_owned(), seeds()], |sample| sample.papers.len() > 1);
}

#[test]
fn nothing_fails_on_archives_with_nothing_in_them() {
    let nothing =
        folder(&[("空.txt", String::new()), ("只有报尾.txt", "责任编辑：王某  版式：李某\n".into())]);
    for name in ["空.txt", "只有报尾.txt"] {
        ask(&[nothing.path().join(name)], |sample| sample.articles.is_empty());
    }
}

#[test]
fn nothing_fails_on_any_page_by_itself() {
    let pages = folder(&undated());
    let each = undated().into_iter().map(|(name, _)| pages.path().join(name));
    let sample_pages =
        std::fs::read_dir(seeds()).expect("sample pages").map(|entry| entry.expect("a file").path());
    for page in each.chain(sample_pages) {
        each_method(&[page], |_| true);
    }
}
