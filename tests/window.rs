//! The real window, driven through Debian's WebKitWebDriver.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use tokio::process::{Child, Command};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, ImageFormat, StackMode,
};
use x11rb::rust_connection::RustConnection;

use crate::program::{built, root};

/// How long something may take to appear. Generous: it only passes when something is broken.
const PATIENCE: Duration = Duration::from_secs(40);

/// A running window of the program, with settings and data of its own.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: Child,
    /// Settings and the sample archive go below it; it is removed with the window.
    _home: tempfile::TempDir,
}

impl Window {
    /// Starts the program with these arguments and waits for its first page.
    ///
    /// # Panics
    /// When driver or program do not start: the packages `webkit2gtk-driver` and `xvfb` are needed, and a
    /// display (`cargo xtask test` sees to all).
    pub async fn open(arguments: &[&Path]) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let port = free_port();
        let driver = start_driver(port, home.path());
        let arguments: Vec<_> = arguments.iter().map(|path| path.to_string_lossy()).collect();
        let options = json!({ "binary": built("jianbao-desktop"), "args": arguments });
        let capabilities = json!({ "webkitgtk:browserOptions": options });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let url = format!("http://127.0.0.1:{port}");
        let started = tokio::time::Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&url).await {
                Ok(client) => break client,
                Err(error) if started.elapsed() > PATIENCE => panic!("no window: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        Self { client, driver, _home: home }
    }

    /// The WebDriver session, for what the other methods do not do.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for an element.
    ///
    /// # Panics
    /// When it does not appear.
    pub async fn find(&self, css: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{css} did not appear ({error}); the page says: {}", self.page_text().await),
        }
    }

    /// All elements there are now.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.expect("the window answers")
    }

    /// Waits until the text of an element passes.
    ///
    /// # Panics
    /// When it does not.
    pub async fn until(&self, css: &str, wanted: impl Fn(&str) -> bool) -> String {
        let started = tokio::time::Instant::now();
        let mut last = String::new();
        while started.elapsed() < PATIENCE {
            if let Ok(element) = self.client.find(Locator::Css(css)).await {
                last = element.text().await.unwrap_or_default();
                if wanted(&last) {
                    return last;
                }
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("{css} says {last:?}; the page says: {}", self.page_text().await)
    }

    /// Waits until the texts of all elements there are pass, in their order, those out of view included.
    ///
    /// # Panics
    /// When they do not.
    pub async fn until_all(&self, css: &str, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
        let started = tokio::time::Instant::now();
        let script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())";
        let mut last = Vec::new();
        while started.elapsed() < PATIENCE {
            if let Ok(texts) = self.client.execute(script, vec![json!(css)]).await {
                last = serde_json::from_value(texts).unwrap_or_default();
                if wanted(&last) {
                    return last;
                }
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("{css} say {last:?}; the page says: {}", self.page_text().await)
    }

    /// Waits until what a script returns passes.
    ///
    /// # Panics
    /// When it does not, or the script fails.
    pub async fn until_script(&self, script: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let started = tokio::time::Instant::now();
        loop {
            let last = self.script(script).await;
            if wanted(&last) {
                return last;
            }
            if started.elapsed() > PATIENCE {
                panic!("{script} returns {last}; the page says: {}", self.page_text().await)
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the list says that it has so many articles.
    ///
    /// # Panics
    /// When it does not.
    pub async fn until_count(&self, articles: u64) {
        self.until("[data-testid=result-count]", |text| first_number(text) == Some(articles)).await;
    }

    /// Clicks an element once it is there.
    ///
    /// # Panics
    /// When it cannot be clicked.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|e| panic!("click {css}: {e}"));
    }

    /// Moves the pointer to the middle of an element and presses it: for drawings, which a plain click refuses.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn press_on(&self, element: Element) {
        let actions = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(actions).await.expect("the window takes the pointer");
    }

    /// Types into an element.
    ///
    /// # Panics
    /// When it takes no keys.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.unwrap_or_else(|e| panic!("type into {css}: {e}"));
    }

    /// Types into an element, in the place of all that stands in it.
    ///
    /// # Panics
    /// When it takes no keys.
    pub async fn type_over(&self, css: &str, text: &str) {
        self.type_into(css, &over_all(text)).await;
    }

    /// Types where the focus is, in the place of all that stands there.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn press_over(&self, text: &str) {
        self.press_text(&over_all(text)).await;
    }

    /// Presses a key where the focus is.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn press(&self, key: Key) {
        self.press_text(&char::from(key).to_string()).await;
    }

    /// Presses printable keys where the focus is.
    ///
    /// # Panics
    /// When the window is gone.
    pub async fn press_text(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("the window takes keys");
    }

    /// Runs a script in the page and gives back what it returns.
    ///
    /// # Panics
    /// When it throws.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Everything the page shows as text.
    pub async fn page_text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", Vec::new()).await;
        text.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Saves a picture.
    ///
    /// # Panics
    /// When it cannot be taken or written.
    pub async fn picture(&self, path: &Path) {
        // What was asked for last may be laid out but not painted yet.
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))";
        let _ = self.client.execute_async(painted, Vec::new()).await;
        let png = self.client.screenshot().await.expect("a screenshot");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder for screenshots");
        }
        std::fs::write(path, png).expect("a screenshot is written");
    }

    /// Saves a picture in the folder where tests leave them, `tests/screenshots`.
    pub async fn keep_picture(&self, name: &str) {
        self.picture(&screenshots().join(format!("{name}.png"))).await;
    }

    /// Closes the window and ends the driver, and the program with it: a driver that ends first may leave it behind.
    pub async fn close(mut self) {
        let _ = self.client.clone().close().await;
        let group = self.driver.id().and_then(|id| Pid::from_raw(id as i32));
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
        let _ = self.driver.kill().await;
    }
}

/// Keys that select all and type: a selection made before may be gone when they come.
fn over_all(text: &str) -> String {
    let control = char::from(Key::Control);
    format!("{control}a{control}{text}")
}

/// Where tests leave pictures of the window.
pub fn screenshots() -> PathBuf {
    root().join("tests/screenshots")
}

fn start_driver(port: u16, home: &Path) -> Child {
    let mut driver = at_home("WebKitWebDriver", home);
    driver.arg(format!("--port={port}")).arg("--host=127.0.0.1");
    driver.env("TAURI_WEBVIEW_AUTOMATION", "true").process_group(0);
    driver.spawn().expect("WebKitWebDriver starts (Debian package webkit2gtk-driver)")
}

/// A command with settings and data of its own, in Chinese.
fn at_home(program: impl AsRef<std::ffi::OsStr>, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "zh_CN.UTF-8").env("LANGUAGE", "zh_CN");
    for (name, folder) in
        [("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")]
    {
        command.env(name, home.join(folder));
    }
    command.env("XDG_RUNTIME_DIR", home);
    // Two tests are two programs, not one program started twice.
    command.env_remove("DBUS_SESSION_BUS_ADDRESS");
    // A window that outlives a failed test must not hold the test runner's output open.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    command
}

/// The program as it runs for its users: a driver changes how the window is drawn.
#[derive(Debug)]
pub struct Undriven {
    program: Child,
    pid: u32,
    _home: tempfile::TempDir,
}

impl Undriven {
    /// Starts the program with these arguments.
    ///
    /// # Panics
    /// When it does not start.
    pub fn open(arguments: &[&Path]) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let program =
            at_home(built("jianbao-desktop"), home.path()).args(arguments).spawn().expect("it starts");
        let pid = program.id().expect("it runs");
        Self { program, pid, _home: home }
    }

    /// Waits until letters are drawn in the list: between a hundredth and a third of it is dark.
    ///
    /// # Panics
    /// When there are none for too long.
    pub async fn until_letters_in_list(&self) {
        until("no letters in the list", || {
            let Some(shown) = Shown::of(self.pid).expect("the display answers") else { return false };
            let dark = shown.darkness(LIST).expect("the display answers");
            (0.01..0.33).contains(&dark)
        })
        .await;
    }

    /// Closes the window as its frame does once `ready`, and waits until the program has ended.
    ///
    /// # Panics
    /// When no window appears, or it does not end.
    pub async fn close(mut self, ready: impl Fn() -> bool) {
        until("no window that can be closed", || {
            let shown = || Shown::of(self.pid).expect("the display answers");
            let close = |shown: Shown| shown.ask_to_close().expect("the display answers");
            ready() && shown().map(close).is_some()
        })
        .await;
        let ended = tokio::time::timeout(PATIENCE, self.program.wait()).await;
        assert!(ended.expect("the program ends").expect("it can be waited for").success());
    }
}

/// Waits until something holds that is looked at again and again.
async fn until(otherwise: &str, holds: impl Fn() -> bool) {
    let started = tokio::time::Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "{otherwise}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Left, top, width and height of a part of the list in a window of the size it first has.
const LIST: (i16, i16, u16, u16) = (20, 330, 300, 300);

/// Red, green and blue below which a pixel is dark.
const DARK: u8 = 110;

/// A window on the display.
struct Shown {
    display: RustConnection,
    window: u32,
    delete: u32,
    protocols: u32,
}

impl Shown {
    /// The window of a process that can be closed; `None` where it has none yet.
    fn of(pid: u32) -> Result<Option<Self>, Box<dyn std::error::Error>> {
        let (display, screen) = x11rb::connect(None)?;
        let atom = |name: &str| -> Result<u32, Box<dyn std::error::Error>> {
            Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom)
        };
        let (protocols, delete) = (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?);
        let (own, title) = (atom("_NET_WM_PID")?, atom("_NET_WM_NAME")?);
        let numbers = |window: u32, property: u32| -> Result<Vec<u32>, Box<dyn std::error::Error>> {
            let found = display.get_property(false, window, property, AtomEnum::ANY, 0, 64)?.reply()?;
            Ok(found.value32().into_iter().flatten().collect())
        };
        let mut windows = vec![display.setup().roots[screen].root];
        while let Some(window) = windows.pop() {
            // A window may go away while its neighbours are looked at.
            let Ok(tree) = display.query_tree(window)?.reply() else { continue };
            windows.extend(tree.children);
            let is_titled =
                display.get_property(false, window, title, AtomEnum::ANY, 0, 1)?.reply()?.value_len > 0;
            if is_titled && numbers(window, own)? == [pid] && numbers(window, protocols)?.contains(&delete) {
                return Ok(Some(Self { display, window, delete, protocols }));
            }
        }
        Ok(None)
    }

    /// Sends it what the close button of its frame sends.
    fn ask_to_close(&self) -> Result<(), Box<dyn std::error::Error>> {
        let data = [self.delete, x11rb::CURRENT_TIME, 0, 0, 0];
        let close = ClientMessageEvent::new(32, self.window, self.protocols, data);
        Ok(self.display.send_event(false, self.window, EventMask::NO_EVENT, close)?.check()?)
    }

    /// How much of a part of it is dark, from 0 to 1; 0 where it cannot be seen.
    fn darkness(&self, part: (i16, i16, u16, u16)) -> Result<f64, Box<dyn std::error::Error>> {
        // Windows of other tests may lie on it.
        let to_the_front = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        self.display.configure_window(self.window, &to_the_front)?.check()?;
        let (x, y, width, height) = part;
        let image = self.display.get_image(ImageFormat::Z_PIXMAP, self.window, x, y, width, height, !0)?;
        let Ok(image) = image.reply() else { return Ok(0.0) };
        let pixels = image.data.chunks_exact(4);
        let all = pixels.len();
        let dark = pixels.filter(|pixel| pixel[..3].iter().all(|&colour| colour < DARK)).count();
        Ok(dark as f64 / all as f64)
    }
}

fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    socket.local_addr().expect("a bound socket has an address").port()
}

/// The first number of a text.
pub fn first_number(text: &str) -> Option<u64> {
    let digits: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
