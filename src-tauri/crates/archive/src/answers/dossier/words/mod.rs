//! The words that newspapers use of initiatives.

mod deed;
mod phrase;
mod time;
mod who;

pub(super) use deed::*;
pub(super) use phrase::*;
pub(super) use time::*;
pub(super) use who::*;
