//! Who, where, when, how many: facts with their evidence.

use crate::model::{Article, Config, DateEstimate, PageInfo};

/// Fills [`Article::facts`] and [`Article::subjects`] of every article of a page, and estimates the date of
/// issue where the page prints none and none was given.
pub fn extract(_articles: &mut [Article], _page: &PageInfo, _config: &Config) -> Option<DateEstimate> {
    None
}
