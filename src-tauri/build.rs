//! Declares the commands, so that the window may call these and no others.

const COMMANDS: &[&str] = &[
    "archive_info",
    "article",
    "articles_with_fact",
    "cancel_job",
    "close_archive",
    "compare",
    "correct",
    "correct_fact_everywhere",
    "corrections",
    "create_archive",
    "dossier",
    "doubts",
    "facets",
    "figures",
    "forget_recent",
    "home",
    "open_recent",
    "open_sample",
    "page_source",
    "person",
    "pick_and_import",
    "pick_archive",
    "places_named",
    "redo",
    "repair",
    "repairs",
    "reread",
    "save_settings",
    "search",
    "set_home",
    "source",
    "status",
    "subjects_known",
    "timeline",
    "topics",
    "undo",
    "watch",
];

fn main() {
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json and capabilities are well formed");
}
