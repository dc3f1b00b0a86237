//! People by surname and title: 王局长 is the one person of the article who has that surname and that title.

use std::collections::{HashMap, HashSet};

use super::super::scan::Scan;
use super::{Mention, titles};
use crate::facts::Rule;
use crate::text::surnames;

/// How sure it is that nobody else of that surname and title is meant, whom the article does not name.
const SURE: f32 = 0.8;

/// What makes the title that of somebody else, or of several.
const GOES_ON: &[&str] = &["助理", "秘书", "们", "级"];

/// By surname, then by title: who bears both; `None` where several do.
type Bearers<'m> = HashMap<String, HashMap<&'static str, Option<&'m str>>>;

/// Mentions by surname and title of people who are named in full elsewhere in the article.
pub(super) fn mentions(scans: &[Scan], named: &[Mention]) -> Vec<Mention> {
    let bearers = bearers(scans, named);
    // By their first character, to look only where one may stand.
    let firsts: HashSet<char> = bearers.keys().filter_map(|surname| surname.chars().next()).collect();
    let mut mentions = Vec::new();
    for (n, scan) in scans.iter().enumerate() {
        let taken: HashSet<usize> =
            named.iter().filter(|m| m.scan == n).flat_map(|m| m.start..m.end).collect();
        for at in (0..scan.len()).filter(|at| firsts.contains(&scan.at(*at)) && !taken.contains(at)) {
            if let Some((name, end)) = addressed(scan, at, &bearers) {
                let (name, rule) = (name.to_owned(), Rule::SurnameTitle);
                mentions.push(Mention { scan: n, start: at, end, role: at, name, rule, confidence: SURE });
            }
        }
    }
    mentions
}

/// 副局长 is addressed as 局长, too.
fn bearers<'m>(scans: &[Scan], named: &'m [Mention]) -> Bearers<'m> {
    let mut bearers = Bearers::new();
    for mention in named.iter().filter(|m| !m.name.contains('·')) {
        let chars: Vec<char> = mention.name.chars().collect();
        let length = if surnames::is_compound(&chars) { 2 } else { 1 };
        let of_surname = bearers.entry(chars.iter().take(length).collect()).or_default();
        let scan = &scans[mention.scan];
        let role = scan.slice(mention.role, mention.start);
        let before = role.split(['、', ',']).flat_map(titles::titles_ending);
        for title in before.chain(titles::office_behind(scan, mention.end)) {
            let bearer = of_surname.entry(title).or_insert(Some(&mention.name));
            if *bearer != Some(&mention.name) {
                *bearer = None;
            }
        }
    }
    bearers
}

/// Who is addressed at `at`, and where the title ends.
fn addressed<'m>(scan: &Scan, at: usize, bearers: &Bearers<'m>) -> Option<(&'m str, usize)> {
    [2, 1].into_iter().find_map(|length| {
        let of_surname = bearers.get(&scan.slice(at, (at + length).min(scan.len())))?;
        let title = titles::office_behind(scan, at + length)?;
        let name = of_surname.get(title).copied().flatten()?;
        let end = at + length + title.chars().count();
        let goes_on = GOES_ON.iter().any(|word| scan.starts(end, word));
        (!goes_on && stands_free(scan, at, end)).then_some((name, end))
    })
}

/// Is it no piece of other words: 高校长期, 国王主任?
fn stands_free(scan: &Scan, at: usize, end: usize) -> bool {
    let words = scan.words();
    words.at(at).is_some_and(|word| word.start == at) && words.at(end - 1).is_some_and(|word| word.end == end)
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use crate::facts::scan::Scan;
    use crate::model::{Article, FactValue, Part};

    /// Names in the order in which they stand, with the words they are read from.
    fn check(text: &str, expect: &[(&str, &str)]) {
        let scans = [Scan::new(Part::Block(0), text)];
        let facts = facts(&Article::default(), &scans, &[], &[]);
        let found: Vec<_> = facts
            .iter()
            .filter_map(|fact| match &fact.value {
                FactValue::Person { name, .. } => Some((fact.text.as_str(), name.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_surname_with_a_title_is_the_one_person_who_has_both() {
        let named = ("韩刚", "韩刚");
        check("水利局局长韩刚说，水放了。韩局长表示，还要再放。", &[named, ("韩局长", "韩刚")]);
        check("水利局党组成员、副局长韩刚说。据韩局长介绍，", &[named, ("韩局长", "韩刚")]);
        check("校长欧阳修文表示，欧阳校长说，", &[("欧阳修文", "欧阳修文"), ("欧阳校长", "欧阳修文")]);
    }

    #[test]
    fn who_may_be_another_is_nobody() {
        let named = ("韩刚", "韩刚");
        check("水利局局长韩刚说。韩院长表示，", &[named]);
        check("水利局局长韩刚说。李局长表示，", &[named]);
        check("水利局局长韩刚说，教育局局长韩明亮说。韩局长表示，", &[named, ("韩明亮", "韩明亮")]);
        check("水利局局长韩刚说。韩局长助理表示，", &[named]);
        check("校长高明亮表示，要与高校长期合作。", &[("高明亮", "高明亮")]);
    }
}
