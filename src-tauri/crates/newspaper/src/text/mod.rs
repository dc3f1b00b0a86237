//! Folding and segmentation shared by reading and searching.

pub(crate) mod char_set;
mod fold;
pub(crate) mod name_chars;
pub(crate) mod not_names;
pub(crate) mod simple;
pub(crate) mod surnames;
pub(crate) mod word_list;

use std::sync::LazyLock;

use jieba_rs::Jieba;

pub use fold::{Folded, fold, fold_char, fold_with_origin};

/// The segmenter with its own dictionary, loaded once.
pub static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);
