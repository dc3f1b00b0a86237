//! What of an archive lies on disk.

use std::sync::Arc;

use crate::store::Store;
use crate::store::folder::Folder;
use crate::store::originals::Originals;

/// The folder of an archive, its database and its originals: for who needs more of it than [`Store`].
#[derive(Debug)]
pub(crate) struct Shelf {
    pub(crate) folder: Folder,
    pub(crate) store: Arc<Store>,
    pub(crate) originals: Originals,
}

impl Shelf {
    pub(crate) fn new(folder: Folder, store: Arc<Store>) -> Self {
        Self { originals: Originals::new(folder.originals()), folder, store }
    }
}
