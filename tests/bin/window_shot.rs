//! `window-shot ARCHIVE PICTURE`: opens the archive in the real window, reads its first article and saves a
//! picture. Needs a display, real or virtual.

use std::path::PathBuf;
use std::process::ExitCode;

use jianbao_tests::program::until_closed;
use jianbao_tests::window::Window;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [archive, picture] = words.as_slice() else {
        eprintln!("usage: window-shot ARCHIVE PICTURE");
        return ExitCode::from(2);
    };
    let window = Window::open(&[archive]).await;
    window.click("[data-testid=result-row]").await;
    window.find("[data-testid=article-headline]").await;
    window.find("[data-testid=source-line]").await;
    window.picture(picture).await;
    window.close().await;
    // Who takes the picture reads the archive next.
    until_closed(archive).await;
    ExitCode::SUCCESS
}
