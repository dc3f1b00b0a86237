//! Folding and segmentation shared by reading and searching.

pub(crate) mod char_set;
mod fold;
mod markup;
pub(crate) mod name_chars;
pub(crate) mod not_names;
pub(crate) mod simple;
pub(crate) mod surnames;
pub(crate) mod word_list;

use std::sync::LazyLock;

use jieba_rs::Jieba;

pub use fold::{Folded, fold, fold_char, fold_with_origin};
pub use markup::{lines_without_markup, without_markup};

/// The segmenter with its own dictionary, loaded once.
pub static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);
