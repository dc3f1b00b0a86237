//! Bylines and credits (署名): lines of their own, in brackets after 讯, and at the end of a paragraph.

use crate::structure::signs::glyph::{is_blank, is_closing_pair, is_han, is_marker, is_stop};
use crate::structure::signs::role::{Role, Token, is_outlet, is_separator, spaced, tokens};
use crate::structure::signs::{head, names, source};
use crate::text::surnames;

/// Longest byline in characters; longer lines are text.
const LONGEST: usize = 120;

/// Ends of places, pictures and remarks that begin as names do.
const PLACES: [char; 10] = ['省', '市', '县', '区', '镇', '乡', '村', '州', '图', '完'];

/// What a picture's credit ends with.
const PICTURE_SIGNS: [char; 4] = ['摄', '攝', '图', '圖'];

/// Every word for a role holds one of these; a line without any is soon passed over.
const ROLE_SIGNS: [char; 8] = ['记', '讯', '评', '摄', '图', '撰', '习', '辑'];

/// Who is named, by role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Credits {
    pub(in crate::structure) reporters: Vec<String>,
    pub(in crate::structure) correspondents: Vec<String>,
    pub(in crate::structure) photographers: Vec<String>,
    /// 本报评论员 and the like, which name an institution.
    pub(in crate::structure) institution: bool,
    /// 据新华社, 本报综合: the text is taken from elsewhere.
    pub(in crate::structure) source: bool,
}

impl Credits {
    pub(in crate::structure) fn is_empty(&self) -> bool {
        self.names() == 0 && !self.institution && !self.source
    }

    /// Only a picture's credit.
    pub(in crate::structure) fn only_photographers(&self) -> bool {
        !self.photographers.is_empty() && self.reporters.is_empty() && self.correspondents.is_empty()
    }

    fn names(&self) -> usize {
        self.reporters.len() + self.correspondents.len() + self.photographers.len()
    }

    /// Characters of all names.
    pub(in crate::structure) fn letters(&self) -> usize {
        let lists = [&self.reporters, &self.correspondents, &self.photographers];
        lists.iter().flat_map(|names| names.iter()).map(|name| name.chars().count()).sum()
    }

    fn list(&mut self, role: Role) -> &mut Vec<String> {
        match role {
            Role::Correspondent => &mut self.correspondents,
            Role::Photographer => &mut self.photographers,
            Role::Reporter | Role::Commentator => &mut self.reporters,
        }
    }

    /// Adds the names of `other` that are not there yet.
    pub(in crate::structure) fn merge(&mut self, other: &Self) {
        for role in [Role::Reporter, Role::Correspondent, Role::Photographer] {
            let from = other.clone().list(role).clone();
            let to = self.list(role);
            for name in from {
                if !to.contains(&name) {
                    to.push(name);
                }
            }
        }
        self.institution |= other.institution;
        self.source |= other.source;
    }
}

/// How a line of its own is set, which tells whether it opens or closes an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Form {
    /// `（记者 …）`: closes.
    Bracketed,
    /// `… 摄`: under a picture.
    Photo,
    /// `… 报道`: opens.
    Report,
    /// Anything else.
    Plain,
}

impl Form {
    /// Whether it stands above a text rather than below one or under a picture.
    pub(in crate::structure) fn opens(self) -> bool {
        matches!(self, Self::Plain | Self::Report)
    }
}

/// Reads a byline text without its brackets and signs. `strict` asks every name to begin with a surname.
/// `None` when something in it is no byline.
fn credits(text: &str, strict: bool, bare: bool) -> Option<Credits> {
    let tokens = tokens(text);
    let mut found = Credits::default();
    let mut role: Option<Role> = bare.then_some(Role::Reporter);
    let mut last: Option<(Role, Vec<String>)> = None;
    for (n, token) in tokens.iter().enumerate() {
        let next = tokens.get(n + 1);
        // 发自石塘: a place.
        if n > 0 && tokens[n - 1] == Token::From && matches!(token, Token::Names(_)) {
            continue;
        }
        match token {
            Token::From | Token::Prefix | Token::Media | Token::End => {}
            Token::Role(r) => {
                role = Some(*r);
                found.institution |= *r == Role::Commentator && !matches!(next, Some(Token::Names(_)));
            }
            Token::Suffix(r) if matches!(next, Some(Token::Names(_))) && !text.contains('/') => {
                role = Some(*r)
            }
            Token::Suffix(_) | Token::Both if last.is_none() => {}
            Token::Suffix(r) => {
                let (was, names) = last.take()?;
                found.list(was).retain(|name| !names.contains(name));
                found.list(*r).extend(names);
            }
            Token::Both => found.photographers.extend(last.take()?.1),
            Token::Names(text) => {
                let outlet =
                    is_outlet(text) && matches!(next, Some(Token::Role(_) | Token::Prefix | Token::Media));
                if outlet || n == 0 && matches!(next, Some(Token::Media)) {
                    continue;
                }
                let mut names = names::split(text.trim_matches(is_separator));
                if !strict && names.iter().any(|name| is_plausible(name)) {
                    names.retain(|name| is_plausible(name));
                }
                let sound = |name: &String| if strict { names::is_name(name) } else { is_plausible(name) };
                let run_on = role == Some(Role::Commentator) && !text.starts_with(is_separator);
                if names.is_empty() || run_on || !names.iter().all(sound) {
                    return None;
                }
                let after = matches!(next, Some(Token::Suffix(_) | Token::Both));
                let as_role = role.or(after.then_some(Role::Reporter))?;
                found.list(as_role).extend(names.clone());
                last = Some((as_role, names));
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Any two to four Han, or a name with an interpunct.
fn is_plausible(name: &str) -> bool {
    let han = name.chars().all(is_han);
    (han && (2..=4).contains(&name.chars().count())) || names::is_name(name)
}

/// A line of its own that is a byline: its form and names.
pub(in crate::structure) fn standalone(line: &str) -> Option<(Form, Credits)> {
    let line = line.trim_matches(is_blank);
    let length = line.chars().take(LONGEST + 1).count();
    if !(2..=LONGEST).contains(&length) || line.chars().any(|c| is_stop(c) || c.is_ascii_digit()) {
        return None;
    }
    let marked = line.starts_with(is_marker);
    let inner = line.trim_start_matches(|c| is_marker(c) || is_blank(c));
    let bracketed = strip_brackets(inner);
    let text = bracketed.unwrap_or(inner);
    if source::is_source(text) {
        return Some((Form::Bracketed, Credits { source: true, ..Credits::default() }));
    }
    if bracketed.is_some() && !text.ends_with(PICTURE_SIGNS) && is_signature(text) {
        let reporters = names::split(text);
        return Some((Form::Bracketed, Credits { reporters, ..Credits::default() }));
    }
    if !marked && !line.contains(ROLE_SIGNS) || head::is_known(line) {
        return None;
    }
    let text = text.strip_prefix("作者：").or_else(|| text.strip_prefix("作者:")).unwrap_or(text);
    let bare = (marked && length <= 20) || text.len() < inner.len() && bracketed.is_none();
    let found = credits(text, !(marked || bracketed.is_some() || has_outlet(text)), bare)?;
    Some((form(text, bracketed.is_some(), &found), found))
}

/// `（张红玉）`, `（张红 李强）`: bare names, told from places and remarks by their number or length.
fn is_signature(text: &str) -> bool {
    let names = names::split(text);
    let plain = |name: &String| names::is_name(name) && name.starts_with(surnames::is_common);
    let long = names.iter().all(|name| name.chars().count() >= 3 && !name.ends_with(PLACES));
    text.chars().count() <= 16 && !names.is_empty() && names.iter().all(plain) && (names.len() > 1 || long)
}

/// Whether a line may hold the rest of a byline that began on the line before: names, of which the first may be torn.
pub(in crate::structure) fn is_rest(line: &str) -> bool {
    let mut words = line.split(|c| is_separator(c) || matches!(c, '）' | ')')).filter(|w| !w.is_empty());
    let name = |word: &str| names::is_name(word) && word.starts_with(surnames::is_common);
    let torn = |word: &str| word.chars().count() <= 2 && word.chars().all(is_han);
    words.next().is_some_and(|word| torn(word) || name(word)) && words.all(name)
}

/// `（张红）` on a line of its own: two letters tell a name from a place only where a text ends before them.
pub(in crate::structure) fn lone(line: &str) -> Option<Credits> {
    let name = strip_brackets(line.trim_matches(is_blank))?.trim_matches(is_blank);
    let sound = name.chars().count() == 2
        && !name.ends_with(PLACES)
        // 韩国 is a country, 张建国 is somebody.
        && !name.ends_with('国')
        && names::is_name(name)
        && name.starts_with(surnames::is_common);
    sound.then(|| Credits { reporters: vec![name.to_owned()], ..Credits::default() })
}

/// 本报 and its like before the role word leave no doubt that the rest is names.
fn has_outlet(text: &str) -> bool {
    ["本报", "新华社", "本刊", "本网"]
        .iter()
        .any(|word| spaced(&text.chars().take(12).collect::<Vec<_>>(), word).is_some())
}

fn form(text: &str, bracketed: bool, found: &Credits) -> Form {
    let end: String = text.chars().filter(|c| !is_blank(*c)).collect();
    if bracketed {
        Form::Bracketed
    } else if end.ends_with('摄')
        || end.ends_with("供图")
        || (end.ends_with("摄影") && found.only_photographers())
    {
        Form::Photo
    } else if end.ends_with("报道") {
        Form::Report
    } else {
        Form::Plain
    }
}

/// The inside of `（…）` around the whole text.
fn strip_brackets(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_blank);
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '(', '）', ')'])).then_some(inner)
}

/// The bracket at the head of `text` when it holds a byline (`（记者 …）` after 讯).
pub(in crate::structure) fn bracket(text: &str) -> Option<Credits> {
    let text = text.trim_start_matches(is_blank);
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '）' | ')'))?.0;
    credits(&inner[..end], false, false)
}

/// `记者张三 通讯员李四报道：` without brackets, at the head of `text`.
pub(in crate::structure) fn report(text: &str) -> Option<Credits> {
    let text = text.trim_start_matches(is_blank);
    let end = text.char_indices().take(60).map(|(n, _)| n).find(|&n| text[n..].starts_with("报道"))?;
    let head = &text[..end];
    (!head.chars().any(|c| is_stop(c) || c == '，')).then(|| credits(head, true, false)).flatten()
}

/// A byline at the end of a paragraph: its form and names.
pub(in crate::structure) fn tail(text: &str) -> Option<(Form, Credits)> {
    let from = text.char_indices().rev().take(LONGEST).last()?.0;
    let window = &text[from..];
    let start = tail_start(window)?;
    let credit = window[start..].trim_matches(is_blank);
    let before = window[..start].trim_end_matches(is_blank).chars().next_back();
    let after_stop = before.is_some_and(is_stop);
    let two_letters = || lone(credit).filter(|_| after_stop).map(|found| (Form::Bracketed, found));
    let (form, found) = standalone(credit).or_else(two_letters)?;
    // The credit must follow a finished sentence, or be marked off.
    let marked = credit.starts_with(|c| is_marker(c) || c == '（' || c == '(');
    let closed = after_stop || before.is_some_and(is_closing_pair);
    (marked || closed).then_some((form, found))
}

/// Where a closing credit would begin: at the last bracket, sign, or after the last full stop.
fn tail_start(window: &str) -> Option<usize> {
    if window.ends_with(['）', ')']) {
        return window.rfind(['（', '(']);
    }
    if let Some(at) = window.rfind(is_marker) {
        return Some(at);
    }
    let (at, stop) = window.char_indices().rev().find(|(_, c)| is_stop(*c) || is_closing_pair(*c))?;
    Some(at + stop.len_utf8())
}

#[cfg(test)]
mod tests;
