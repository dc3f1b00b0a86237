//! The desktop shell of Jianbao: one window, its commands, and nothing that the core could do.

pub mod commands;
pub mod diagnostics;
pub mod error;
pub mod jobs;
pub mod preferences;
pub mod sample;
mod saving;
pub mod state;
pub mod window;
pub mod wire;

use std::path::{Path, PathBuf};

use messages::Language;
use tauri::{AppHandle, Manager, RunEvent};

use diagnostics::Log;
use preferences::Preferences;
use state::State;

/// Starts the program and returns when its window is closed.
///
/// `paths` are what it was started with: an archive to open, files and folders to import into it.
///
/// # Errors
/// When the system cannot show a window.
pub fn run(paths: Vec<PathBuf>) -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            let folder = PathBuf::from(folder);
            let paths = words.iter().skip(1).map(|word| folder.join(word)).collect();
            window::come_forward(app);
            open_with(app, paths);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(move |app| {
            let folder = app.path().app_config_dir()?;
            let log = Log::beside(&folder);
            log.start();
            app.manage(log);
            let preferences = Preferences::read(&folder);
            app.manage(State::new(preferences));
            window::create(app.handle())?;
            let handle = app.handle().clone();
            app.state::<State>().start(move || open_with(&handle, paths));
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::app::save_settings,
            commands::app::status,
            commands::app::watch,
            commands::archive::archive_info,
            commands::archive::overview,
            commands::archive::close_archive,
            commands::archive::create_archive,
            commands::archive::forget_recent,
            commands::archive::open_recent,
            commands::archive::open_sample,
            commands::archive::pick_archive,
            commands::article::article,
            commands::article::compare,
            commands::article::page_source,
            commands::article::source,
            commands::correction::correct,
            commands::correction::corrections,
            commands::correction::doubts,
            commands::correction::redo,
            commands::correction::repair,
            commands::correction::repairs,
            commands::correction::undo,
            commands::diagnostics::diagnostics,
            commands::diagnostics::note_failure,
            commands::fact::articles_with_fact,
            commands::fact::correct_fact_everywhere,
            commands::fact::places_named,
            commands::fact::subjects_known,
            commands::phrase::concordance,
            commands::phrase::phrase_use,
            commands::same_day::same_day,
            commands::holdings::coverage,
            commands::holdings::gaps,
            commands::holdings::holdings,
            commands::holdings::issue_days,
            commands::holdings::save_gaps,
            commands::home::home,
            commands::home::set_home,
            commands::import::name_patterns,
            commands::import::pick_and_import,
            commands::import::set_name_patterns,
            commands::job::cancel_job,
            commands::job::reread,
            commands::job::watch_index,
            commands::query::delete_saved_query,
            commands::query::forget_queries,
            commands::query::note_query,
            commands::query::query_of_text,
            commands::query::query_text,
            commands::query::recent_queries,
            commands::query::rename_saved_query,
            commands::query::save_query,
            commands::query::saved_queries,
            commands::query::suggest,
            commands::search::dossier,
            commands::search::facet_values,
            commands::search::facets,
            commands::search::figures,
            commands::search::person,
            commands::storyline::storylines,
            commands::storyline::storyline,
            commands::storyline::correct_storyline,
            commands::storyline::see_storyline,
            commands::search::search,
            commands::timeline::dateless,
            commands::timeline::days_meant,
            commands::timeline::density,
            commands::timeline::save_numbers,
            commands::timeline::save_picture,
            commands::timeline::save_table,
            commands::search::topics,
            commands::search::unassigned_lines,
            commands::search::cooccurrences,
        ])
        .build(tauri::generate_context!())?
        .run(|app, event| {
            // The process ends without dropping anything. An archive that was not closed counts as one that was open when
            // the power failed: all of its index is checked the next time.
            if matches!(event, RunEvent::Exit) {
                app.state::<State>().end();
                tracing::info!("ended");
            }
        });
    Ok(())
}

/// Opens the archive among `paths` and imports the rest into the open archive. What fails is told to the
/// window, which shows it.
pub fn open_with(app: &AppHandle, paths: Vec<PathBuf>) {
    let (archives, pages): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_archive(path));
    let state = app.state::<State>();
    let opened = archives
        .first()
        .map_or(Ok(()), |path| state.open_path(path).map(|_| state.tell(wire::AppEvent::Opened)));
    let imported = if pages.is_empty() { Ok(0) } else { jobs::start_import(app, pages, Default::default()) };
    for error in [opened.err(), imported.err()].into_iter().flatten() {
        eprintln!("jianbao: {error}");
        error.write_down();
        state.tell(wire::AppEvent::Failed { error });
    }
}

fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jianbao")
}

/// The language that native dialogs speak: the user's choice, else the system's.
pub fn language(app: &AppHandle) -> Language {
    match app.state::<State>().preferences().settings().language {
        wire::Language::System => Language::of_system(),
        wire::Language::Zh => Language::Zh,
        wire::Language::En => Language::En,
    }
}
