//! What tests of the whole program share: its programs, run as a user would, and its window, driven through
//! WebDriver.

pub mod program;
pub mod window;
