//! Which sentences say best what an initiative is.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use newspaper::text::fold;
use wire::Quote;

use super::sentence::{Account, Link, Sentence};
use super::words::{BEGINS, CLASSES, DESCRIBES, HANDLES, IS, MAKES, PURPOSE, TAKES_PLACE};
use crate::search::quote::quote;

/// Sentences at most.
const MOST: usize = 4;

/// What a sentence is worth that says something of it.
const SAYS_SOMETHING: u32 = 2;

/// Characters before a name in which a word for making it stands.
const NEAR: usize = 30;

/// Best length of a definition in characters; shorter ones say little, longer ones much else.
const GOOD_LENGTH: std::ops::Range<usize> = 25..160;

/// The sentences that say best what it is; each text once.
pub(super) fn definitions(accounts: &[Account<'_>]) -> Vec<Quote> {
    let mut ranked: Vec<(u32, &Sentence<'_>)> = Vec::new();
    for account in accounts {
        let worth = |(n, s)| (worth(account, n, s), s);
        ranked.extend(account.sentences.iter().enumerate().map(worth));
    }
    // The sort is stable: of equals the earliest article comes first.
    ranked.sort_by_key(|(worth, _)| Reverse(*worth));
    let mut seen = BTreeSet::new();
    let is_new = |s: &&Sentence<'_>| seen.insert(fold(&s.whole()));
    let best =
        ranked.into_iter().filter(|(worth, _)| *worth >= SAYS_SOMETHING).map(|(_, s)| s).filter(is_new);
    best.take(MOST).map(|s| quote(s.stored, s.part, &s.quoted())).collect()
}

/// How well a sentence defines, 0 and up.
fn worth(account: &Account<'_>, n: usize, sentence: &Sentence<'_>) -> u32 {
    match &sentence.link {
        Link::Names => named(account, n, sentence),
        Link::Resumes(at) => {
            let after = sentence.text(at.end..sentence.at.end);
            let describes = IS.iter().chain(DESCRIBES).any(|word| after.starts_with(word));
            if describes && at.end > at.start { 3 } else { explains(account, n) }
        }
        Link::CountsOn | Link::Apart => explains(account, n),
    }
}

/// The worth of a sentence that names it.
fn named(account: &Account<'_>, n: usize, sentence: &Sentence<'_>) -> u32 {
    let mut best = 0;
    for mention in &sentence.marks {
        let after = sentence.text(mention.end..sentence.at.end);
        let after: String = after.trim_start_matches(['”', '》', '’']).chars().take(24).collect();
        let after = CLASSES.iter().find_map(|class| after.strip_prefix(class)).unwrap_or(&after);
        let before = sentence.text(sentence.at.start..mention.start);
        let skipped = before.chars().count().saturating_sub(NEAR);
        let near: String = before.chars().skip(skipped).collect();
        let is = IS.iter().any(|word| after.starts_with(word)) || is_explained(after);
        let starts = BEGINS.iter().chain(TAKES_PLACE);
        let happens =
            starts.filter_map(|word| after.find(word)).any(|at| !after[..at].contains(['，', '。']));
        // 开展“…”以来 tells of what came of it.
        let told_of = ["以来", "后", "期间", "中，", "中,"].iter().any(|word| after.starts_with(word));
        let made = !told_of && MAKES.iter().chain(TAKES_PLACE).any(|word| near.contains(word));
        let describes = DESCRIBES.iter().chain(HANDLES).any(|word| after.starts_with(word));
        let done = if made || describes { 3 } else { u32::from(happens) * 2 };
        best = best.max(u32::from(is) * 5 + done);
    }
    // A headline names it and says no more.
    if !sentence.is_body() {
        return best.min(1);
    }
    let whole = sentence.whole();
    best += u32::from(PURPOSE.iter().any(|word| whole.contains(word)));
    best += u32::from(GOOD_LENGTH.contains(&sentence.at.len()));
    // What a headline names is told of by the first sentence that names it.
    let first = account.titled && !account.sentences[..n].iter().any(|s| s.link == Link::Names);
    best += u32::from(first);
    // What somebody says of it is seldom what it is.
    let quoted = ["说：", "表示：", "介绍：", "说，", "表示，"].iter().any(|word| whole.contains(word));
    best.saturating_sub(u32::from(quoted))
}

/// The worth of a sentence behind the first that names what the article is about: how it is done, where that only
/// says that it took place.
fn explains(account: &Account<'_>, n: usize) -> u32 {
    let Some(first) = account.sentences.iter().position(|s| s.link == Link::Names && s.is_body()) else {
        return 0;
    };
    let sentence = &account.sentences[n];
    let whole = sentence.whole();
    let told = whole.starts_with('“') || whole.contains('“') && whole.contains("说");
    let shares = sentence.marks.is_empty() && shares(account, &whole);
    let is_next = account.titled && n == first + 1 && sentence.is_body() && !told;
    let long = GOOD_LENGTH.contains(&sentence.at.len());
    match () {
        () if is_next && long && shares => 3,
        () if is_next && long => SAYS_SOMETHING,
        () => 0,
    }
}

/// Whether a sentence has half of the words of the name.
fn shares(account: &Account<'_>, text: &str) -> bool {
    let named = account.sentences.iter().find(|s| s.link == Link::Names);
    let Some(name) = named.and_then(|s| s.marks.first().map(|mark| s.text(mark.clone()))) else {
        return false;
    };
    let name: Vec<char> = fold(&name).chars().filter(|c| c.is_alphanumeric()).collect();
    let text = fold(text);
    let pairs: Vec<String> = name.windows(2).map(|pair| pair.iter().collect()).collect();
    let shared = pairs.iter().filter(|pair| text.contains(*pair)).count();
    !pairs.is_empty() && shared * 2 >= pairs.len()
}

/// “三优政策”（优先就诊、优先乘车、优先办事）: brackets right after a name say what it stands for, unless they hold a
/// short form or a number.
fn is_explained(after: &str) -> bool {
    let Some(inner) = after.strip_prefix(['（', '(']) else { return false };
    let inner = inner.split(['）', ')']).next().unwrap_or_default();
    let is_aside =
        ["以下简称", "简称", "试行", "征求意见", "修订", "草案"].iter().any(|word| inner.contains(word));
    inner.chars().count() >= 6 && !is_aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_explain_a_name() {
        let check = |after: &str, expect: bool| assert_eq!(is_explained(after), expect, "{after}");
        check("（优先就诊、优先乘车、优先办事）落地", true);
        check("（试行）的通知", false);
        check("（以下简称“条例”）施行", false);
        check("（二期）", false);
        check("开工", false);
    }
}
