//! The desktop shell of Jianbao.

pub mod error;
pub mod wire;
