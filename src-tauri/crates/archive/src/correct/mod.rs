//! What a person sets right, and reading anew: corrections, doubts, damaged characters, days of issue that the archive tells.

pub(crate) mod corrections;
pub(crate) mod dating;
pub(crate) mod doubts;
pub(crate) mod everywhere;
pub(crate) mod repairs;
pub(crate) mod reparse;
pub(crate) mod reparse_all;
pub(crate) mod storylines;
