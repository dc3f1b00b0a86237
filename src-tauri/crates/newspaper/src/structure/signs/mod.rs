//! What is printed on a line, each by itself: bylines, leads, folios, jumps, labels, furniture.

pub(in crate::structure) mod attribution;
pub(in crate::structure) mod byline;
pub(in crate::structure) mod catalogue;
pub(in crate::structure) mod folio;
pub(in crate::structure) mod furniture;
pub(in crate::structure) mod glyph;
pub(in crate::structure) mod head;
pub(in crate::structure) mod join;
pub(in crate::structure) mod jump;
pub(in crate::structure) mod label;
pub(in crate::structure) mod lead;
pub(in crate::structure) mod moment;
pub(in crate::structure) mod names;
pub(in crate::structure) mod plain;
pub(in crate::structure) mod role;
pub(in crate::structure) mod source;
pub(in crate::structure) mod supplied;
pub(in crate::structure) mod web;
