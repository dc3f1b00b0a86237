//! Folding and segmentation shared by reading and searching.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// The segmenter with its own dictionary, loaded once.
pub static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);
