//! What the window may do: its own commands, nothing else.

use jianbao_tests::program::root;
use serde_json::Value;

fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join("src-tauri").join(path)).expect("a configuration file");
    serde_json::from_str(&text).expect("well-formed JSON")
}

#[test]
fn the_window_is_granted_its_own_commands_and_nothing_else() {
    let capability = read("capabilities/main.json");
    let granted: Vec<&str> =
        capability["permissions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(!granted.is_empty());
    let foreign: Vec<_> = granted.iter().filter(|p| p.contains(':') || !p.starts_with("allow-")).collect();
    assert!(foreign.is_empty(), "no plugin and no core permission is needed: {foreign:?}");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert!(capability.get("remote").is_none(), "no remote page may call commands");
    let folder = std::fs::read_dir(root().join("src-tauri/capabilities")).unwrap();
    assert_eq!(folder.count(), 1, "one capability file, the one this test reads");
}

#[test]
fn the_policy_denies_everything_that_is_not_the_programs_own() {
    let config = read("tauri.conf.json");
    let csp = &config["app"]["security"]["csp"];
    assert_eq!(csp["default-src"], "'none'");
    assert_eq!(csp["script-src"], "'self'");
    assert_eq!(csp["style-src"], "'self'");
    assert_eq!(csp["connect-src"], "ipc: http://ipc.localhost");
    assert!(!csp.to_string().contains("unsafe"), "{csp}");
    assert_eq!(config["app"]["security"]["freezePrototype"], true);
    assert!(config["build"].get("devUrl").is_none(), "a plain cargo build must show the built front end");
    assert!(config["app"].get("withGlobalTauri").is_none());
}
