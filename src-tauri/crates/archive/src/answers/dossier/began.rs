//! When an initiative began.

use common::edtf::Stretch;
use newspaper::{FactValue, Tense};
use query::highlight::Range;
use wire::Statement;

use super::clause::{behind_adverbs, behind_dateline, clauses};
use super::context;
use super::sentence::{Account, Link, Sentence};
use super::tally::Tally;
use super::words::{
    AT_IT, BEGINS, CLASSES, GATHERS, LASTS, LATELY, LEARNT, NO_VERB, SESSIONS, TAKES_PLACE, UP_TO, USES,
};
use crate::search::gather;

/// It began then for good.
const FOR_GOOD: u32 = 4;
/// It took place then, or what says so stands farther off.
const TOOK_PLACE: u32 = 2;

/// Characters between a date and the word for beginning, or between that and the name, of which one surely belongs
/// to the other.
const NEAR: usize = 30;

/// Characters between a name and a word for beginning behind it, at most.
const BEHIND: usize = 16;

/// Characters behind a verb that has no object.
const ENDS: &str = "了以后并至于来仪暨和与运试使在的";

/// Years from then to now: 上线两年来, 运行三周年.
const YEARS: &[&str] = &["周年", "年来", "年多来", "年以来", "年多以来", "年"];

/// Months from then to now.
const MONTHS: &[&str] = &["个月来", "个多月来", "个月以来", "个多月以来", "个月", "个多月"];

/// The dates on which it began, the surest first.
pub(super) fn began(accounts: &[Account<'_>]) -> Vec<Statement> {
    let mut tally = Tally::default();
    for account in accounts {
        for (n, sentence) in account.linked() {
            let mut add = |sentence: &Sentence<'_>, edtf: String, weight: u32, at: Range| {
                if weight > 0 && Stretch::parse(&edtf).is_some() {
                    let text = sentence.text(at.clone());
                    tally.add(account.stored, sentence.part, edtf, text, weight, at);
                }
            };
            for (edtf, weight, at) in dated(sentence) {
                add(sentence, edtf, weight, at);
            }
            if let Some((edtf, at)) = since(sentence) {
                add(sentence, edtf, TOOK_PLACE, at);
            }
            if let Some((on, edtf, at)) = at_a_meeting(account, n).or_else(|| made_before(account, n)) {
                add(on, edtf, TOOK_PLACE, at);
            }
        }
    }
    without_estimates(tally.surest(FOR_GOOD - 1))
}

/// Years counted back say nothing where a date is named that lies in them.
fn without_estimates(mut statements: Vec<Statement>) -> Vec<Statement> {
    let named: Vec<Stretch> = statements
        .iter()
        .filter(|s| !s.value.ends_with('~'))
        .filter_map(|s| Stretch::parse(&s.value))
        .collect();
    statements.retain(|s| {
        let about = Stretch::parse(&s.value).filter(|_| s.value.ends_with('~'));
        !about.is_some_and(|about| named.iter().any(|n| n.first >= about.first && n.last <= about.last))
    });
    statements
}

/// Dates of a sentence on which it says that the initiative began, and how surely.
fn dated(sentence: &Sentence<'_>) -> Vec<(String, u32, Range)> {
    let mut found = Vec::new();
    let start = behind_dateline(sentence);
    for (fact, at) in sentence.facts.iter().filter(|(_, at)| at.start >= start) {
        let FactValue::Date { edtf, tense, .. } = &fact.value else { continue };
        let lately = || gather::published(sentence.stored).filter(|_| LATELY.contains(&fact.text.as_str()));
        // 近日 is not long before the paper came out.
        let edtf = edtf.clone().or_else(|| lately().map(|day| format!("{}~", day.trim_end_matches('~'))));
        let Some(edtf) = edtf else { continue };
        let weight = sentence.own_mentions().iter().map(|mention| begins(sentence, mention, at)).max();
        // What is still to come may be another stage of it, and is worth less.
        let weight = weight.unwrap_or(0).saturating_sub(u32::from(*tense == Tense::Future));
        found.push((edtf, weight, at.clone()));
    }
    found
}

/// How surely the date at a place is when the initiative began.
fn begins(sentence: &Sentence<'_>, mention: &Range, date: &Range) -> u32 {
    let before = sentence.text(sentence.at.start..date.start);
    let after = sentence.text(date.end..(date.end + 2).min(sentence.at.end));
    let is_end = UP_TO.iter().any(|word| before.ends_with(word)) && !before.ends_with('自');
    if is_end || after.starts_with('前') || after.starts_with("之前") || after.starts_with("底前") {
        return 0;
    }
    let of_verb =
        |(verb, weight): (Range, u32)| belongs(sentence, date, &verb).map(|far| weight - u32::from(far));
    verbs(sentence, mention).into_iter().filter_map(of_verb).max().unwrap_or(0)
}

/// Whether a date belongs to a verb; `true` inside when it stands far off.
fn belongs(sentence: &Sentence<'_>, date: &Range, verb: &Range) -> Option<bool> {
    if date.start >= verb.end {
        // 始于2019年, 上线于5月.
        let between = sentence.text(verb.end..date.start);
        return matches!(between.as_str(), "" | "于" | "时间为").then_some(false);
    }
    let is_date = |(fact, at): &&(&newspaper::Fact, Range)| {
        matches!(fact.value, FactValue::Date { edtf: Some(_), .. })
            && at.start >= date.end
            && at.end <= verb.start
    };
    let between = sentence.text(date.end..verb.start);
    let told = LEARNT.iter().any(|word| between.contains(word));
    // 近日 is what the first thing happened that is told.
    let far = between.chars().count() > NEAR;
    let lately = LATELY.contains(&sentence.text(date.clone()).as_str());
    if told || far && lately || sentence.facts.iter().any(|fact| is_date(&fact)) {
        return None;
    }
    Some(far)
}

/// The words of a sentence that say that the initiative began, each with how much it says.
fn verbs(sentence: &Sentence<'_>, mention: &Range) -> Vec<(Range, u32)> {
    let clauses = clauses(sentence);
    let own =
        clauses.iter().find(|clause| mention.start < clause.end).cloned().unwrap_or(sentence.at.clone());
    let mut found = Vec::new();
    for (words, weight) in [(BEGINS, FOR_GOOD), (TAKES_PLACE, TOOK_PLACE)] {
        for verb in places(sentence, words) {
            let is_before = verb.start >= own.start && verb.end <= mention.start;
            let is_behind = verb.start >= mention.end && verb.start - mention.end <= BEHIND;
            let fits = match () {
                () if is_before => is_object(sentence, &verb, mention, weight),
                () if is_behind => is_predicate(sentence, &verb, mention),
                () => false,
            };
            if fits {
                found.push((verb, weight));
            }
        }
    }
    found
}

/// Whether what a verb before the name begins is the initiative itself, not a session of it or what uses it.
fn is_object(sentence: &Sentence<'_>, verb: &Range, mention: &Range, weight: u32) -> bool {
    let between = sentence.text(verb.end..mention.start);
    let bare = between.trim_end_matches(['“', '《', '‘', '"']);
    let used = USES.iter().any(|word| bare.ends_with(word))
        || ["在", "从", "与", "向", "对", "为"].iter().any(|word| bare.ends_with(word));
    let rest = behind_classes(&sentence.text(mention.end..sentence.at.end));
    let is_session = SESSIONS.iter().any(|word| rest.starts_with(word));
    let ends = || {
        rest.is_empty()
            || rest.starts_with(|c: char| !c.is_alphanumeric())
            || rest.starts_with(['以', '的', '和', '与'])
    };
    !used && !is_session && verb.end + NEAR >= mention.start && (weight > TOOK_PLACE || ends())
}

/// Whether a verb behind the name says it of the initiative.
fn is_predicate(sentence: &Sentence<'_>, verb: &Range, mention: &Range) -> bool {
    let between = sentence.text(mention.end..verb.start);
    let another = sentence.facts.iter().any(|(fact, at)| {
        let named = matches!(fact.value, FactValue::Initiative { .. } | FactValue::Org { .. });
        // 在某校开幕 says where.
        let is_where = || matches!(sentence.chars.get(at.start.wrapping_sub(1)), Some('在' | '于'));
        named && at.start >= mention.end && at.end <= verb.start && !is_where()
    });
    let rest = behind_classes(&between);
    let is_session = SESSIONS.iter().any(|word| rest.starts_with(word));
    // 平台上线新板块: it is something of it that begins.
    let next = sentence.chars.get(verb.end..sentence.at.end).and_then(<[char]>::first);
    let ends = next.is_none_or(|c| !c.is_alphanumeric() || ENDS.contains(*c));
    ends && !another
        && !is_session
        && between.matches(['，', '、']).count() <= 1
        && !between.contains(['。', '；'])
}

/// A text behind closing marks and words for what a name is of.
fn behind_classes(text: &str) -> String {
    let mut rest = text.trim_start_matches(['”', '》', '’', '"']);
    while let Some(class) =
        CLASSES.iter().filter(|class| rest.starts_with(**class)).max_by_key(|class| class.len())
    {
        rest = &rest[class.len()..];
    }
    rest.to_owned()
}

/// Where some words stand in a sentence as verbs, not in names.
fn places(sentence: &Sentence<'_>, words: &[&str]) -> Vec<Range> {
    let text = sentence.whole();
    let named = |value: &FactValue| !matches!(value, FactValue::Figure { .. } | FactValue::Date { .. });
    let mut found = Vec::new();
    for word in words {
        for (byte, _) in text.match_indices(word) {
            let start = sentence.at.start + text[..byte].chars().count();
            let at = start..start + word.chars().count();
            let next = sentence.chars.get(at.end);
            if !sentence.is_in(&at, named) && next.is_none_or(|c| !NO_VERB.contains(*c)) {
                found.push(at);
            }
        }
    }
    found
}

/// A beginning that is told by the years since, 运行两周年: EDTF of the year or month, and where the words stand.
fn since(sentence: &Sentence<'_>) -> Option<(String, Range)> {
    let published = gather::published(sentence.stored)?;
    let year: i32 = published.get(..4)?.parse().ok()?;
    let month = published.get(5..7).and_then(|month| month.parse::<i32>().ok());
    for verb in places(sentence, BEGINS).into_iter().chain(places(sentence, LASTS)) {
        let (span, length) = span(&sentence.chars[verb.end..sentence.at.end]).unwrap_or((Span::Years(0), 0));
        let edtf = match (span, month) {
            (Span::Years(0), _) => continue,
            (Span::Years(years), _) => format!("{:04}~", year - years),
            (Span::Months(months), Some(month)) => {
                let then = year * 12 + month - 1 - months;
                format!("{:04}-{:02}~", then.div_euclid(12), then.rem_euclid(12) + 1)
            }
            (Span::Months(_), None) => continue,
        };
        if is_its(sentence, &verb) {
            return Some((edtf, verb.start..verb.end + length));
        }
    }
    None
}

/// Whether what has gone on so long is the initiative: said right behind its name, or at the beginning of a sentence
/// that goes on with it.
fn is_its(sentence: &Sentence<'_>, verb: &Range) -> bool {
    let behind = |mention: &Range| {
        mention.end <= verb.start
            && verb.start - mention.end <= BEHIND
            && !sentence.text(mention.end..verb.start).contains(['，', '、', '；'])
    };
    let opens = behind_adverbs(sentence, sentence.at.clone()) == verb.start;
    let then = clauses(sentence).get(1).is_some_and(|next| {
        sentence.mentions().iter().any(|mention| behind_adverbs(sentence, next.clone()) + 1 >= mention.start)
    });
    let goes_on = matches!(&sentence.link, Link::Resumes(at) if at.start == at.end);
    sentence.mentions().iter().any(behind) || opens && (then || goes_on)
}

/// How long something has gone on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Years(i32),
    Months(i32),
}

/// A number of years or months right at the beginning of a text, and how many characters it takes.
fn span(chars: &[char]) -> Option<(Span, usize)> {
    let rest: String = chars.iter().take(12).collect();
    if rest.starts_with("半年") {
        return Some((Span::Months(6), 2));
    }
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (number, taken) = match digits {
        0 => (
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
                .iter()
                .position(|d| rest.starts_with(d))
                .map_or(2, |n| n as i32 + 1),
            1,
        ),
        _ => (rest[..digits].parse().ok()?, digits),
    };
    if digits == 0 && !rest.starts_with(|c| "一二两三四五六七八九十".contains(c)) {
        return None;
    }
    let left: String = rest.chars().skip(taken).collect();
    let first =
        |words: &[&str]| words.iter().find(|word| left.starts_with(**word)).map(|word| word.chars().count());
    match (first(MONTHS), first(YEARS)) {
        (Some(length), _) => Some((Span::Months(number), taken + length)),
        (None, Some(length)) if number > 0 => Some((Span::Years(number), taken + length)),
        _ => None,
    }
}

/// 今年3月，某院推出一项新机制。“…”: the date of the sentence before, which says that it was made.
fn made_before<'r, 'a>(account: &'r Account<'a>, n: usize) -> Option<(&'r Sentence<'a>, String, Range)> {
    let before =
        account.sentences[n].mentions().iter().find_map(|m| context::making_before(account, n, m))?;
    let sentence = &account.sentences[before];
    past_date(sentence)
}

/// The first past date that a sentence tells of, behind its dateline, with the sentence and where it stands.
fn past_date<'r, 'a>(sentence: &'r Sentence<'a>) -> Option<(&'r Sentence<'a>, String, Range)> {
    let start = behind_dateline(sentence);
    sentence.facts.iter().filter(|(_, at)| at.start >= start).find_map(|(fact, at)| match &fact.value {
        FactValue::Date { edtf: Some(edtf), tense: Tense::Past, .. } => {
            Some((sentence, edtf.clone(), at.clone()))
        }
        _ => None,
    })
}

/// 会上举行了“…”揭牌仪式: the day of the meeting, the sentence that says it, where.
fn at_a_meeting<'r, 'a>(account: &'r Account<'a>, n: usize) -> Option<(&'r Sentence<'a>, String, Range)> {
    let this = &account.sentences[n];
    let text = this.whole();
    let is_dated =
        this.facts.iter().any(|(fact, _)| matches!(fact.value, FactValue::Date { edtf: Some(_), .. }));
    let begins =
        || this.mentions().iter().any(|m| verbs(this, m).iter().any(|(_, weight)| *weight == FOR_GOOD));
    if is_dated || !AT_IT.iter().any(|word| text.starts_with(word)) || !begins() {
        return None;
    }
    let told = account.sentences[..n].iter().filter(|s| s.is_body());
    let of_day = told.filter(|s| GATHERS.iter().any(|word| s.whole().contains(word))).find_map(past_date);
    of_day.filter(|(_, edtf, _)| edtf.len() == "2024-07-16".len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_since_are_read() {
        let check = |text: &str, expect: Option<(Span, usize)>| {
            assert_eq!(span(&text.chars().collect::<Vec<_>>()), expect, "{text}");
        };
        check("两年来，惠及千家", Some((Span::Years(2), 3)));
        check("三周年", Some((Span::Years(3), 3)));
        check("5年多来", Some((Span::Years(5), 4)));
        check("10个月来", Some((Span::Months(10), 5)));
        check("半年来", Some((Span::Months(6), 2)));
        check("以来", None);
        check("两天", None);
        check("", None);
    }
}
