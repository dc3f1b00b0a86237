//! Lines to elements: measures, wraps and column breaks mended, titles told from text.

pub(in crate::structure) mod element;
pub(in crate::structure) mod layout;
pub(in crate::structure) mod mend;
pub(in crate::structure) mod row;
pub(in crate::structure) mod sign;
pub(in crate::structure) mod title_line;
