//! What a person says of the cut, and what the cut asks a person.

pub(in crate::structure) mod constraint;
pub(in crate::structure) mod doubt;
pub(in crate::structure) mod revised;
