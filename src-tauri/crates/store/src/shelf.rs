//! What of an archive lies on disk.

use std::sync::Arc;

use crate::Store;
use crate::folder::Folder;
use crate::originals::Originals;

/// The folder of an archive, its database and its originals: for who needs more of it than [`Store`].
#[derive(Debug)]
pub struct Shelf {
    /// The folder.
    pub folder: Folder,
    /// The database.
    pub store: Arc<Store>,
    /// The files that were imported.
    pub originals: Originals,
}

impl Shelf {
    /// An archive whose database is open.
    pub fn new(folder: Folder, store: Arc<Store>) -> Self {
        Self { originals: Originals::new(folder.originals()), folder, store }
    }
}
