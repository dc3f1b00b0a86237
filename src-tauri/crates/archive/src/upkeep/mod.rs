//! What is known of the archive as a whole: headings, names, where its papers are at home, an index that is repaired.

pub(crate) mod headings;
pub(crate) mod index_repair;
pub(crate) mod name_list;
pub(crate) mod progress;
