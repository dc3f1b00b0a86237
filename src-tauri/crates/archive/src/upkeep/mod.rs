//! What is known of the archive as a whole: headings, names, how far long work is.

pub(crate) mod headings;
pub(crate) mod index_repair;
pub(crate) mod name_list;
pub(crate) mod progress;
