//! What the shell holds while it runs.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;

use archive::Archive;
use archive::wire::ArchiveInfo;
use tauri::ipc::Channel;

use crate::error::{CommandError, CommandResult};
use crate::jobs::Jobs;
use crate::preferences::Preferences;
use crate::wire::AppEvent;

/// The way to the window. What happens before it listens (an archive named at the start that cannot be opened)
/// is kept for it.
#[derive(Default)]
struct Window {
    channel: Option<Channel<AppEvent>>,
    waiting: Vec<AppEvent>,
}

/// The open archive, the running jobs, the preferences, and the channel to the window.
pub struct State {
    archive: RwLock<Option<Arc<Archive>>>,
    preferences: Mutex<Preferences>,
    window: Mutex<Window>,
    /// Opens what the program was started with.
    starting: Mutex<Option<JoinHandle<()>>>,
    /// Running imports, and reading anew.
    pub jobs: Jobs,
}

impl State {
    /// Nothing open yet.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            archive: RwLock::default(),
            preferences: Mutex::new(preferences),
            window: Mutex::default(),
            starting: Mutex::default(),
            jobs: Jobs::default(),
        }
    }

    /// Opens what the program was started with, while the window is made ready.
    pub fn start(&self, open: impl FnOnce() + Send + 'static) {
        *lock(&self.starting) = Some(std::thread::spawn(open));
    }

    /// Waits until what the program was started with is open, or has failed to open.
    pub fn await_start(&self) {
        let mut starting = lock(&self.starting);
        if let Some(thread) = starting.take() {
            // A panic there is in the log.
            let _ = thread.join();
        }
    }

    /// The preferences, for a short look or change.
    pub fn preferences(&self) -> MutexGuard<'_, Preferences> {
        lock(&self.preferences)
    }

    /// The open archive.
    ///
    /// # Errors
    /// `no-archive-open`.
    pub fn archive(&self) -> CommandResult<Arc<Archive>> {
        let archive = self.archive.read().unwrap_or_else(PoisonError::into_inner);
        archive.clone().ok_or_else(CommandError::no_archive)
    }

    /// Puts an archive that `open` yields in the place of the open one and remembers it. The old one is let go
    /// first, so that opening the same archive again works; it stays open where a job on it is not over.
    pub fn open<E>(&self, open: impl FnOnce() -> Result<Archive, E>) -> CommandResult<ArchiveInfo>
    where
        CommandError: From<E>,
    {
        self.close();
        let archive = open()?;
        let info = archive.info()?;
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(archive));
        self.preferences().opened(&info.path, &info.name)?;
        Ok(info)
    }

    /// Opens the archive at `path`, unless it is the open one already.
    pub fn open_path(&self, path: &Path) -> CommandResult<ArchiveInfo> {
        if let Ok(archive) = self.archive() {
            let info = archive.info()?;
            if Path::new(&info.path) == path {
                return Ok(info);
            }
        }
        self.open(|| {
            let archive = Archive::open(path)?;
            archive.keep_up_soon();
            Ok::<_, archive::Error>(archive)
        })
    }

    /// Lets the open archive go and ends its jobs after the file at work.
    pub fn close(&self) {
        self.jobs.cancel_all();
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Closes the open archive before the process ends. Where a job is still adding to it, it stays as it is and is
    /// checked the next time it is opened.
    pub fn end(&self) {
        self.await_start();
        self.jobs.cancel_all();
        if let (Ok(archive), true) = (self.archive(), self.jobs.are_over()) {
            archive.close();
        }
    }

    /// Where events go from now on (a reloaded window brings a new channel).
    pub fn watch(&self, channel: Channel<AppEvent>) {
        let mut window = lock(&self.window);
        for event in window.waiting.drain(..) {
            let _ = channel.send(event);
        }
        window.channel = Some(channel);
    }

    /// Who asks how the program stands is told what is open: that it was opened need not be told as well.
    pub fn forget_opened(&self) {
        let mut window = lock(&self.window);
        window.waiting.retain(|event| !matches!(event, AppEvent::Opened));
    }

    /// Tells the window. A window that is closing hears nothing more, and need not.
    pub fn tell(&self, event: AppEvent) {
        let mut window = lock(&self.window);
        match &window.channel {
            Some(channel) => drop(channel.send(event)),
            None => window.waiting.push(event),
        }
    }
}

/// What a thread that panicked has left is as good as before: every change here is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
