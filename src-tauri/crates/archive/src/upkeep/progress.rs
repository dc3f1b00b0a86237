//! Telling how long work is going.

use std::time::{Duration, Instant};

use wire::Progress;

/// Time between two reports; none in tests, which cancel at a certain report.
const EVERY: Duration = Duration::from_millis(if cfg!(test) { 0 } else { 100 });

/// Who is told, and when it was last.
pub(crate) struct Reports<'a> {
    tell: &'a mut dyn FnMut(&Progress),
    last: Option<Instant>,
}

impl<'a> Reports<'a> {
    pub(crate) fn new(tell: &'a mut dyn FnMut(&Progress)) -> Self {
        Self { tell, last: None }
    }

    /// Tells how it goes, at most ten times a second.
    pub(crate) fn tell(&mut self, progress: &Progress) {
        if self.last.is_none_or(|at| at.elapsed() >= EVERY) {
            self.tell_now(progress);
        }
    }

    /// Tells how it ended.
    pub(crate) fn tell_now(&mut self, progress: &Progress) {
        self.last = Some(Instant::now());
        (self.tell)(progress);
    }
}
