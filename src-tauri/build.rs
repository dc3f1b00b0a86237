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
    "delete_saved_query",
    "dossier",
    "doubts",
    "facets",
    "figures",
    "forget_queries",
    "forget_recent",
    "home",
    "note_query",
    "open_recent",
    "open_sample",
    "page_source",
    "person",
    "pick_and_import",
    "pick_archive",
    "places_named",
    "query_of_text",
    "query_text",
    "recent_queries",
    "redo",
    "rename_saved_query",
    "repair",
    "repairs",
    "reread",
    "watch_index",
    "save_query",
    "save_settings",
    "saved_queries",
    "search",
    "set_home",
    "source",
    "status",
    "subjects_known",
    "suggest",
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
