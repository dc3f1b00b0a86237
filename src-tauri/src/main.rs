//! The desktop window of Jianbao.
fn main() {}
