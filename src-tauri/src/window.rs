//! The one window: what it may load, where it may go (nowhere), and files dropped on it.

use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, WindowEvent};

use crate::open_with;
use crate::state::State;
use crate::wire::AppEvent;

const LABEL: &str = "main";

/// Asks how the program stands before the page's own program is there; `ui/src/backend/tauri.ts` takes the answer.
const ASK_EARLY: &str = "window.jianbaoStatus = window.__TAURI_INTERNALS__.invoke('status');";

/// Creates the window. It shows the program's own pages only: every other address, every new window and every
/// download is denied.
///
/// # Errors
/// When the system cannot show one.
pub fn create(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("剪报")
        .inner_size(1280.0, 800.0)
        .min_inner_size(960.0, 600.0)
        .initialization_script(ASK_EARLY)
        .on_navigation(|url| own_page(url.scheme(), url.host_str()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(drag) = event {
            dragged(&app, drag);
        }
    });
    Ok(())
}

/// Shows the window to somebody who started the program a second time.
pub fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        for error in [window.unminimize().err(), window.set_focus().err()].into_iter().flatten() {
            tracing::warn!(%error, "the window does not come forward");
        }
    }
}

/// `tauri://localhost`, and `http://tauri.localhost` on Windows.
fn own_page(scheme: &str, host: Option<&str>) -> bool {
    matches!((scheme, host), ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")))
}

fn dragged(app: &AppHandle, drag: &DragDropEvent) {
    let state = app.state::<State>();
    match drag {
        DragDropEvent::Enter { .. } => state.tell(AppEvent::Drag { over: true }),
        DragDropEvent::Leave => state.tell(AppEvent::Drag { over: false }),
        DragDropEvent::Drop { paths, .. } => {
            state.tell(AppEvent::Drag { over: false });
            // Opening an archive and starting an import touch the disk: not on the window's thread.
            let (app, paths) = (app.clone(), paths.clone());
            std::thread::spawn(move || open_with(&app, paths));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_pages_are_shown() {
        assert!(own_page("tauri", Some("localhost")));
        assert!(own_page("http", Some("tauri.localhost")));
        assert!(!own_page("https", Some("example.com")));
        assert!(!own_page("file", None));
        assert!(!own_page("data", None));
    }
}
