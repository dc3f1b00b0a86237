//! What every room may use: days, tables, threads, what is worked out for a state of the archive.

pub(crate) mod csv;
pub(crate) mod edtf;
pub(crate) mod memo;
pub(crate) mod page_label;
pub(crate) mod rarity;
pub(crate) mod threads;
