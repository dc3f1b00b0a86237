//! The language of the search box.

mod error;

pub use error::{Expected, SyntaxError};
