//! Every command stands in all lists that name it: the handler, the manifest, the capability, and the window's own seam.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands between two signs, each time.
fn between<'a>(text: &'a str, before: &str, after: char) -> BTreeSet<&'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split(after).next()).collect()
}

fn list<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let text = text.split(from).nth(1).unwrap_or_default();
    text.split(to).next().unwrap_or_default()
}

#[test]
fn every_command_is_in_every_list() {
    let (shell, build, capability) = (read("src/lib.rs"), read("build.rs"), read("capabilities/main.json"));
    let window = read("../ui/src/backend/tauri.ts");
    let handler = list(&shell, "generate_handler![", "]").split(',').map(str::trim);
    let handler: BTreeSet<&str> =
        handler.filter_map(|path| path.rsplit("::").next()).filter(|n| !n.is_empty()).collect();
    let manifest = list(&build, "COMMANDS: &[&str] = &[", "]");
    let manifest: BTreeSet<&str> = manifest.split('"').skip(1).step_by(2).collect();
    let allowed: BTreeSet<String> =
        between(&capability, "\"allow-", '"').into_iter().map(|name| name.replace('-', "_")).collect();
    let allowed: BTreeSet<&str> = allowed.iter().map(String::as_str).collect();
    let invoked = between(&window, "invoke(\"", '"');
    assert!(handler.len() > 50, "{handler:?}");
    assert_eq!(handler, manifest, "handler (src/lib.rs) and manifest (build.rs)");
    assert_eq!(handler, allowed, "handler (src/lib.rs) and capability (capabilities/main.json)");
    assert_eq!(handler, invoked, "handler (src/lib.rs) and window (ui/src/backend/tauri.ts)");
}
