//! The words of bylines: roles, what goes before them, what follows names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::structure::signs::glyph::{is_blank, is_marker};

/// What a person did for an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Role {
    Reporter,
    Correspondent,
    Photographer,
    Commentator,
}

/// A piece of a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::structure) enum Token {
    /// 本报, 见习 …: says nothing of the role.
    Prefix,
    /// 全媒体 …: likewise, and a place or paper may stand before it.
    Media,
    Role(Role),
    /// 摄, /图: the names before it.
    Suffix(Role),
    /// 文/图: the names before it did both.
    Both,
    /// 报道, 整理.
    End,
    /// 发自: a place follows.
    From,
    Names(String),
}

/// Words of bylines, longer ones before their own parts.
const WORDS: &[(&str, Token)] = &[
    ("摄影记者", Token::Role(Role::Photographer)),
    ("摄影报道", Token::Both),
    ("摄影/报道", Token::Both),
    ("文并摄", Token::Both),
    ("文/图", Token::Both),
    ("图/文", Token::Both),
    ("文/摄", Token::Both),
    ("图文", Token::Both),
    ("文图", Token::Both),
    ("评论员", Token::Role(Role::Commentator)),
    ("编辑部", Token::Role(Role::Commentator)),
    ("通讯员", Token::Role(Role::Correspondent)),
    ("撰稿人", Token::Role(Role::Reporter)),
    ("实习生", Token::Role(Role::Reporter)),
    ("记者", Token::Role(Role::Reporter)),
    ("撰稿", Token::Role(Role::Reporter)),
    ("撰文", Token::Role(Role::Reporter)),
    ("供图", Token::Suffix(Role::Photographer)),
    ("摄影", Token::Suffix(Role::Photographer)),
    ("报道", Token::End),
    ("采写", Token::End),
    ("整理", Token::End),
    ("发自", Token::From),
    ("编译", Token::End),
    ("特约", Token::Prefix),
    ("特邀", Token::Prefix),
    ("特派", Token::Prefix),
    ("见习", Token::Prefix),
    ("实习", Token::Prefix),
    ("首席", Token::Prefix),
    ("资深", Token::Prefix),
    ("全媒体", Token::Media),
    ("融媒体", Token::Media),
    ("全媒", Token::Media),
    ("融媒", Token::Media),
    ("据新华社", Token::Prefix),
    ("新华社", Token::Prefix),
    ("中新社", Token::Prefix),
    ("本报", Token::Prefix),
    ("本刊", Token::Prefix),
    ("本网", Token::Prefix),
    ("本台", Token::Prefix),
    ("本社", Token::Prefix),
    ("/文", Token::Suffix(Role::Reporter)),
    ("/图", Token::Suffix(Role::Photographer)),
    ("/摄", Token::Suffix(Role::Photographer)),
    ("文/", Token::Role(Role::Reporter)),
    ("图/", Token::Role(Role::Photographer)),
    ("摄/", Token::Role(Role::Photographer)),
    ("摄", Token::Suffix(Role::Photographer)),
];

/// `word` at the head of `chars`, spaces between its characters allowed (`本 报 记 者`); the length matched.
pub(in crate::structure) fn spaced(chars: &[char], word: &str) -> Option<usize> {
    let mut at = 0;
    for (n, w) in word.chars().enumerate() {
        while n > 0 && chars.get(at).copied().is_some_and(is_blank) {
            at += 1;
        }
        let c = *chars.get(at)?;
        if c != w && !(w == '/' && c == '／') {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The word at the head of `chars`: its length and what it means.
fn word_at(chars: &[char]) -> Option<(usize, &'static Token)> {
    WORDS.iter().find_map(|(word, token)| Some((spaced(chars, word)?, token)))
}

/// Whether a word begins with this character: most characters are of names.
fn may_begin(c: char) -> bool {
    static FIRST: LazyLock<BTreeSet<char>> =
        LazyLock::new(|| WORDS.iter().filter_map(|(word, _)| word.chars().next()).chain(['／']).collect());
    FIRST.contains(&c)
}

/// Parts a byline into its words and the names between them.
pub(in crate::structure) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut names = String::new();
    let mut at = 0;
    while at < chars.len() {
        let word = if may_begin(chars[at]) { word_at(&chars[at..]) } else { None };
        let Some((length, token)) = word else {
            names.push(chars[at]);
            at += 1;
            continue;
        };
        if !names.chars().all(is_separator) {
            out.push(Token::Names(std::mem::take(&mut names)));
        }
        names.clear();
        out.push(token.clone());
        at += length;
    }
    if !names.chars().all(is_separator) {
        out.push(Token::Names(names));
    }
    out
}

/// Signs and spaces between the pieces.
pub(in crate::structure) fn is_separator(c: char) -> bool {
    is_blank(c)
        || is_marker(c)
        || matches!(c, '：' | ':' | '、' | '，' | ',' | '/' | '／' | '|' | '；' | ';' | '-' | '—')
}

/// A publication before 记者: `聊城日报记者`, `驻京记者`.
pub(in crate::structure) fn is_outlet(text: &str) -> bool {
    let text = text.trim_matches(is_separator);
    text.starts_with('驻')
        || ["报", "社", "网", "台", "频道", "客户端", "新闻", "在线", "传媒", "中心"]
            .iter()
            .any(|end| text.ends_with(end))
}
