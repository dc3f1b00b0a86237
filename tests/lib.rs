//! What tests of the whole program share: its programs, run as a user would, and its window, driven through
//! WebDriver, and the judging of result lists.

pub mod program;
pub mod ranking;
pub mod window;
