//! The `jianbao` command line.
fn main() {}
