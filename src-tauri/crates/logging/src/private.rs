//! What must not be in a log, or not leave the machine with it.

/// Codes whose detail is of the machine (a path, a number, the system's word), not of articles or queries. Any other's is
/// left out, also one that is new.
const OF_THE_MACHINE: [&str; 24] = [
    "archive-missing",
    "not-an-archive",
    "path-occupied",
    "archive-in-use",
    "archive-newer",
    "archive-damaged",
    "article-missing",
    "page-missing",
    "batch-missing",
    "io-error",
    "database-error",
    "index-error",
    "file-missing",
    "file-unreadable",
    "file-type-unsupported",
    "file-not-text",
    "page-too-large",
    "original-missing",
    "original-damaged",
    "reference-broken",
    "index-damaged",
    "index-lacks-article",
    "index-extra-article",
    "database-damaged",
];

/// The code of what should not happen; its detail is another library's sentence.
const INTERNAL: &str = "internal";

/// The detail of an error as far as a log may hold it; empty where it may quote what somebody asked or printed.
pub fn detail(code: &str, detail: &str) -> String {
    match code {
        INTERNAL => without_text(detail),
        code if OF_THE_MACHINE.contains(&code) => detail.to_owned(),
        _ => String::new(),
    }
}

/// A message of somebody else's (a panic, a failure in the window) without what it quotes: `byte index 1 is inside '灵' of
/// `灵芝`` quotes an article. From the first quotation mark to the last, and letters of other scripts, it is `…`.
pub fn without_text(message: &str) -> String {
    const MARKS: [char; 3] = ['"', '\'', '`'];
    let first = message.find(MARKS).unwrap_or(message.len());
    let last = message.rfind(MARKS).filter(|&last| last > first);
    let rest = last.map_or("", |last| &message[last + 1..]);
    let quoted = if first < message.len() { "…" } else { "" };
    let mut kept = String::new();
    for c in message[..first].chars().chain(quoted.chars()).chain(rest.chars()) {
        match c {
            c if c.is_control() => kept.push(' '),
            c if c.is_ascii() => kept.push(c),
            // Once for all that is left out in a row.
            _ if kept.ends_with('…') => {}
            _ => kept.push('…'),
        }
    }
    kept
}

/// A line of the log with every path cut down to its last name, and `~` for `home` itself: folders say who somebody is.
pub fn without_folders(line: &str, home: &str) -> String {
    let mut kept = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if begins_path(&kept, rest) {
            let path = &rest[..path_end(rest)];
            kept.push_str(&last_name(path, home));
            rest = &rest[path.len()..];
        } else {
            kept.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    kept
}

fn last_name(path: &str, home: &str) -> String {
    if !home.is_empty() && path.trim_end_matches(['/', '\\']) == home {
        return "~".to_owned();
    }
    let name = path.rsplit(['/', '\\']).find(|name| !name.is_empty());
    format!("…/{}", name.unwrap_or_default())
}

/// Whether an absolute path begins here: `/a` or `C:\a`, not within a word.
fn begins_path(before: &str, rest: &str) -> bool {
    let mut next = rest.chars();
    let begins = match (next.next(), next.next(), next.next()) {
        (Some('/'), Some(c), _) => !c.is_whitespace(),
        (Some(drive), Some(':'), Some('\\' | '/')) => drive.is_ascii_alphabetic(),
        (Some('\\'), Some('\\'), Some(_)) => true,
        _ => false,
    };
    begins
        && before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '(' | '='))
}

/// Where it ends: at the quotation mark that closes it, or before the colon behind it.
fn path_end(rest: &str) -> usize {
    let ends = [rest.find('"'), rest.find(": ")];
    ends.into_iter().flatten().min().unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_kept_only_where_they_are_of_the_machine() {
        assert!(
            OF_THE_MACHINE.iter().all(|code| archive::Code::ALL.iter().any(|known| known.name() == *code))
        );
        for (code, kept) in
            [("io-error", true), ("date-invalid", false), ("record-malformed", false), ("new", false)]
        {
            assert_eq!(detail(code, "何谓") == "何谓", kept, "{code}");
        }
        assert_eq!(detail("internal", "no `何谓` here"), "no … here");
    }

    #[test]
    fn messages_keep_nothing_that_they_quote() {
        for (message, expect) in [
            (
                "index out of bounds: the len is 3 but the index is 7",
                "index out of bounds: the len is 3 but the index is 7",
            ),
            ("byte index 1 is inside '灵' (bytes 0..3) of `it's \"Ling\" `zhi`", "byte index 1 is inside …"),
            ("called `Result::unwrap()` on an `Err` value: Io(3)", "called … value: Io(3)"),
            ("left: \"Lingzhi", "left: …"),
            ("没有 lingzhi", "… lingzhi"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(without_text(message), expect);
        }
    }

    #[test]
    fn paths_keep_their_last_name() {
        for (line, expect) in [
            (
                r#"opened path="/home/wang/报 纸/聊城.jianbao" pages=3"#,
                r#"opened path="…/聊城.jianbao" pages=3"#,
            ),
            (r#"detail="/home/wang/a.txt: no such file""#, r#"detail="…/a.txt: no such file""#),
            (r#"path="C:\\Users\\wang\\a.jianbao""#, r#"path="…/a.jianbao""#),
            ("there is no archive at /media/wang/b", "there is no archive at …/b"),
            (r#"path="/home/wang" n=1"#, r#"path="~" n=1"#),
            (r#"path="/home/wang/: denied""#, r#"path="~: denied""#),
            ("2 / 3 pages, src/lib.rs:7", "2 / 3 pages, src/lib.rs:7"),
        ] {
            assert_eq!(without_folders(line, "/home/wang"), expect);
        }
    }
}
