//! Articles from their elements: titles, kinds, fields, and what puts the whole in doubt.

pub(in crate::structure) mod apart;
pub(in crate::structure) mod article;
pub(in crate::structure) mod field;
pub(in crate::structure) mod kind;
pub(in crate::structure) mod order;
pub(in crate::structure) mod printed;
pub(in crate::structure) mod sheet;
pub(in crate::structure) mod suspicion;
pub(in crate::structure) mod title;
