//! What tests of the whole program share: its programs, run as a user would, and its window, driven through
//! WebDriver, the judging of result lists, and all that can be asked.

pub mod every;
pub mod program;
pub mod ranking;
pub mod window;
