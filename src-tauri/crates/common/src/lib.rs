//! What every crate of the archive may use: days, tables, threads, what is worked out for a state of the archive.

pub mod csv;
pub mod edtf;
pub mod memo;
pub mod page_label;
pub mod rarity;
pub mod threads;
