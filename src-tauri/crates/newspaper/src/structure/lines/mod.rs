//! Source lines: columns parted, each line classified, what lines are beside one another, what they say of the page.

pub(in crate::structure) mod column;
pub(in crate::structure) mod context;
pub(in crate::structure) mod front_matter;
pub(in crate::structure) mod line;
pub(in crate::structure) mod margin;
pub(in crate::structure) mod page;
pub(in crate::structure) mod unroll;
