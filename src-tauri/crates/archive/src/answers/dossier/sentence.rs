//! The sentences of an article, and which of them speak of an initiative.

use std::sync::Arc;

use newspaper::{Fact, FactValue, Part};
use query::highlight::{self, Range};
use store::article::Stored;

use super::context::goes_on_at_ceremony;
use super::names::{Names, parts};
use super::words::{ABOUT_NOW, CLASSES, HANDLES, IN_IT, LEADS, POINTS, RUNS, SINCE_THEN};
use crate::search::quote::{range, sentence_at};

/// An article that names it in so many sentences is about it.
const ABOUT: usize = 3;

/// Characters at the end of a name that may stand for it.
const TAIL: usize = 3;

/// Characters that are not between what points back and the word for what it is: marks, and words for somebody (该校…活动).
const BREAKS: &str = "，。、；：“”《》的了局校院县市区镇村馆厂司所委会办处科队人社店";

/// Characters between what points back and the word for what it is: 这一惠民|平台.
const BEFORE_CLASS: usize = 6;

/// Characters behind a name that make a longer one of it; fewer only say what it is: 惠民平台.
const LONGER: usize = 4;

/// How a sentence speaks of the initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Not at all.
    Apart,
    /// By a name.
    Names,
    /// By a word that stands for a name, at that place: 该平台, 系统.
    Resumes(Range),
    /// It only counts on: 其中, 截至目前.
    CountsOn,
}

/// A sentence.
pub(super) struct Sentence<'a> {
    pub(super) stored: &'a Stored,
    pub(super) part: Part,
    /// The part's text.
    pub(super) chars: Arc<[char]>,
    /// Where the sentence stands in it.
    pub(super) at: Range,
    /// Where it says a name.
    pub(super) marks: Vec<Range>,
    pub(super) link: Link,
    /// Facts that stand in it.
    pub(super) facts: Vec<(&'a Fact, Range)>,
}

impl Sentence<'_> {
    pub(super) fn text(&self, at: Range) -> String {
        self.chars.get(at).unwrap_or_default().iter().collect()
    }

    pub(super) fn whole(&self) -> String {
        self.text(self.at.clone())
    }

    /// Whether it stands in the body, not in a title.
    pub(super) fn is_body(&self) -> bool {
        !highlight::is_title(self.part)
    }

    /// Where it says the name, or the word that stands for one.
    pub(super) fn mentions(&self) -> Vec<Range> {
        match &self.link {
            Link::Resumes(at) => vec![at.clone()],
            _ => self.marks.clone(),
        }
    }

    /// As [`Sentence::mentions`], without those in the longer name of another: “‘双减’宣传月”活动.
    pub(super) fn own_mentions(&self) -> Vec<Range> {
        let in_longer = |mention: &Range| {
            self.facts.iter().any(|(fact, at)| {
                let longer = at.start < mention.start.saturating_sub(1) || at.end > mention.end + LONGER;
                // “…·并肩行动” is still it.
                let longer = longer && self.chars.get(mention.end).is_none_or(|c| c.is_alphanumeric());
                let holds = at.start <= mention.start && mention.end <= at.end;
                matches!(fact.value, FactValue::Initiative { .. }) && holds && longer
            })
        };
        self.mentions().into_iter().filter(|mention| !in_longer(mention)).collect()
    }

    /// What a quotation of it marks.
    pub(super) fn quoted(&self) -> Vec<Range> {
        let mut mentions = self.mentions();
        if mentions.is_empty() {
            mentions.push(self.at.start..self.at.start);
        }
        mentions
    }

    /// Whether some characters stand in a fact of some sort.
    pub(super) fn is_in(&self, at: &Range, sort: impl Fn(&FactValue) -> bool) -> bool {
        self.facts.iter().any(|(fact, of)| of.start <= at.start && at.end <= of.end && sort(&fact.value))
    }

    /// Whether it is a means to what the sentence tells: 以“…”为抓手.
    fn is_handled(&self) -> bool {
        self.marks.iter().any(|mark| {
            let after = self.text(mark.end..self.at.end);
            let after = after.trim_start_matches(['”', '》', '’', '"']);
            HANDLES.iter().any(|word| after.starts_with(word))
        })
    }

    /// The last initiative that it names in quotation marks, which papers are not.
    fn last_named(&self) -> Option<Range> {
        let is_marked =
            |at: &Range| self.chars[at.start] == '“' || at.start > 0 && self.chars[at.start - 1] == '“';
        let initiatives =
            self.facts.iter().filter(|(fact, _)| matches!(fact.value, FactValue::Initiative { .. }));
        initiatives.map(|(_, at)| at.clone()).filter(is_marked).max_by_key(|at| at.start)
    }

    /// Whether it names another initiative behind the last place where it names this one.
    fn ends_with_another(&self) -> bool {
        let last = self.marks.last().map_or(0, |mark| mark.end);
        self.last_named().is_some_and(|at| at.start >= last)
    }
}

/// What one article says.
pub(super) struct Account<'a> {
    pub(super) stored: &'a Stored,
    /// Its sentences: those of the body first, then those of the titles.
    pub(super) sentences: Vec<Sentence<'a>>,
    /// A title names the initiative.
    pub(super) titled: bool,
    /// A title names it, or no title names any and the first sentence has it as a means: 以“…”为抓手.
    pub(super) opens_with_it: bool,
    /// The article is about it: it opens with it, or many sentences name it.
    pub(super) about: bool,
}

impl<'a> Account<'a> {
    /// Reads an article.
    pub(super) fn of(stored: &'a Stored, names: &Names) -> Self {
        let mut sentences = Vec::new();
        for (part, text) in parts(stored) {
            sentences.extend(sentences_of(stored, part, text, &names.marks(text)));
        }
        let named = |s: &&Sentence<'_>| s.link == Link::Names;
        let titled = sentences.iter().filter(named).any(|s| !s.is_body());
        let opens = sentences.first().is_some_and(|first| first.is_body() && first.link == Link::Names);
        let other_title = sentences.iter().any(|s| !s.is_body() && s.last_named().is_some());
        let opens_with_it = titled || opens && !other_title && sentences[0].is_handled();
        let about = titled || opens && !other_title || sentences.iter().filter(named).count() >= ABOUT;
        let mut account = Self { stored, sentences, titled, opens_with_it, about };
        account.link_on();
        account
    }

    /// Sentences that speak of it by a name or by a word for it.
    pub(super) fn linked(&self) -> impl Iterator<Item = (usize, &Sentence<'a>)> {
        let speaks = |(_, s): &(usize, &Sentence<'_>)| matches!(s.link, Link::Names | Link::Resumes(_));
        self.sentences.iter().enumerate().filter(speaks)
    }

    /// The first sentence of the body.
    pub(super) fn lead(&self) -> Option<&Sentence<'a>> {
        self.sentences.first().filter(|s| s.is_body())
    }

    /// Whether a sentence, or the one before it that names any, speaks of another initiative.
    pub(super) fn speaks_of_another(&self, n: usize) -> bool {
        let part = self.sentences[n].part;
        let before = self.sentences[..=n].iter().rev().take_while(|s| s.part == part);
        let naming = before.into_iter().find(|s| s.link == Link::Names || s.last_named().is_some());
        naming.is_some_and(|s| s.link != Link::Names)
    }

    /// Finds the sentences that go on from those that name it.
    fn link_on(&mut self) {
        let classes = self.classes();
        for n in 1..self.sentences.len() {
            let (before, after) = self.sentences.split_at(n);
            let (last, this) = (&before[n - 1], &after[0]);
            if this.link == Link::Names || !this.is_body() {
                continue;
            }
            let same_part = last.part == this.part;
            // What is spoken of last is what is gone on with, unless the article is about this.
            let holds = last.link != Link::Apart && (self.titled || !last.ends_with_another());
            let link = match () {
                () if goes_on_at_ceremony(last, this) => Link::CountsOn,
                () if same_part && holds => going_on(this, &classes, true, true),
                () if same_part && last.link != Link::Apart && begins_with(this, IN_IT) => Link::CountsOn,
                () if self.about && before.iter().any(|s| s.link == Link::Names) => {
                    going_on(this, &classes, false, self.opens_with_it)
                }
                () => Link::Apart,
            };
            self.sentences[n].link = link;
        }
    }

    /// Words for what it is: 平台 for 惠民平台, or for “惠民”平台.
    fn classes(&self) -> Vec<String> {
        let mut classes = Vec::new();
        for sentence in self.sentences.iter().filter(|s| s.link == Link::Names) {
            for mark in &sentence.marks {
                let name = sentence.text(mark.clone());
                let name = name.trim_end_matches(['”', '》', '’', '"']);
                let after = sentence.text(mark.end..(mark.end + 12).min(sentence.at.end));
                let after = after.trim_start_matches(['”', '》', '’', '"']);
                // 数字化服务平台“某某”: what it is stands before it.
                let before = sentence.text(mark.start.saturating_sub(8).max(sentence.at.start)..mark.start);
                let before = before.trim_end_matches(['“', '《', '‘', '"', '—']);
                let is = |class: &&&'static str| {
                    name.ends_with(**class) || after.starts_with(**class) || before.ends_with(**class)
                };
                classes.extend(CLASSES.iter().filter(is).map(|class| (*class).to_owned()));
                // 读书节 for 麦田读书节.
                let name: Vec<char> = name.chars().collect();
                if name.len() > TAIL
                    && name.last().is_some_and(|c| "节码券卡站馆会网赛展周月日贷险".contains(*c))
                {
                    classes.push(name[name.len() - TAIL..].iter().collect());
                }
            }
        }
        classes
    }
}

/// The sentences of a part. `marks` is where it says a name.
fn sentences_of<'a>(stored: &'a Stored, part: Part, text: &str, marks: &[Range]) -> Vec<Sentence<'a>> {
    let chars: Arc<[char]> = text.chars().collect();
    let of_part = |fact: &&Fact| fact.span.is_some_and(|span| span.part == part);
    let mut sentences: Vec<Sentence<'a>> = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        // A name is never cut, whatever stands in it.
        let within = marks.iter().find(|mark| mark.start <= from && from < mark.end);
        let mut at = sentence_at(&chars, within.cloned().unwrap_or(from..from));
        while let Some(over) = marks.iter().find(|mark| mark.start < at.end && at.end < mark.end) {
            at.end = sentence_at(&chars, over.clone()).end;
        }
        at.start = at.start.max(from);
        from = at.end.max(from + 1);
        let inside = |of: &Range| at.start <= of.start && of.end <= at.end;
        let marks: Vec<Range> = marks.iter().filter(|mark| inside(mark)).cloned().collect();
        let facts = stored.article.facts.iter().filter(of_part);
        let facts = facts.filter_map(|fact| Some((fact, range(fact.span?))));
        let facts = facts.filter(|(_, of)| inside(of)).collect();
        let link = if marks.is_empty() { Link::Apart } else { Link::Names };
        sentences.push(Sentence { stored, part, chars: Arc::clone(&chars), at, marks, link, facts });
    }
    sentences
}

/// How a sentence goes on from one that speaks of the initiative; `near` when that is the one before it; `any_word` when
/// 该平台 can only mean it.
fn going_on(sentence: &Sentence<'_>, own_classes: &[String], near: bool, any_word: bool) -> Link {
    let classes: Vec<&str> = own_classes.iter().map(String::as_str).collect();
    let text = sentence.whole();
    let (start, rest) = behind_leads(sentence);
    // What it is by its own word is gone on with anywhere, by another only from the sentence before.
    let own = |word: &str| classes.iter().find(|class| word.starts_with(**class)).copied();
    let pointed = |text: &str| pointed_at(text, if any_word { CLASSES } else { &classes });
    if let Some((skip, length)) = pointed(rest.as_str()) {
        return Link::Resumes(start + skip..start + skip + length);
    }
    if let Some(class) = own(&rest).filter(|class| !is_longer_word(&rest, class)) {
        return Link::Resumes(start..start + class.chars().count());
    }
    let through = LEADS.iter().find_map(|lead| rest.strip_prefix(lead).map(|left| (lead, left)));
    if let Some((lead, left)) = through
        && let Some(class) = own(left).filter(|class| !is_longer_word(left, class))
    {
        let at = start + lead.chars().count();
        return Link::Resumes(at..at + class.chars().count());
    }
    let names_another = sentence.last_named().is_some();
    if !near || names_another {
        return Link::Apart;
    }
    if SINCE_THEN.iter().any(|word| rest.starts_with(word)) {
        return Link::Resumes(start..start);
    }
    // 由该平台…: what points back stands further on.
    if let Some(at) = POINTS.iter().filter_map(|point| text.find(point)).min() {
        let skipped = text[..at].chars().count();
        if let Some((skip, length)) = pointed(&text[at..]) {
            let from = sentence.at.start + skipped + skip;
            return Link::Resumes(from..from + length);
        }
    }
    let counts = IN_IT.iter().chain(ABOUT_NOW).any(|word| text.starts_with(word) || rest.starts_with(word));
    if counts { Link::CountsOn } else { Link::Apart }
}

fn begins_with(sentence: &Sentence<'_>, words: &[&str]) -> bool {
    let text = sentence.whole();
    words.iter().any(|word| text.starts_with(word))
}

/// The sentence behind 据了解, 目前 and dates at its beginning, and where that starts.
fn behind_leads(sentence: &Sentence<'_>) -> (usize, String) {
    let start = super::clause::behind_adverbs(sentence, sentence.at.clone());
    (start, sentence.text(start..sentence.at.end))
}

/// 该平台, 这一惠民活动 at the beginning of a text: where it starts (0) and how long it is.
fn pointed_at(text: &str, classes: &[&str]) -> Option<(usize, usize)> {
    let rest = POINTS.iter().find_map(|point| text.strip_prefix(point))?;
    let point = text.chars().count() - rest.chars().count();
    let ends = |skip: usize| {
        let tail: String = rest.chars().skip(skip).collect();
        let class =
            classes.iter().filter(|class| tail.starts_with(**class)).max_by_key(|class| class.len())?;
        Some(point + skip + class.chars().count())
    };
    let clear = |skip: &usize| {
        let between: String = rest.chars().take(*skip).collect();
        !between.contains(|c| BREAKS.contains(c)) && !RUNS.iter().any(|word| between.contains(word))
    };
    (0..=BEFORE_CLASS).filter(clear).find_map(ends).map(|length| (0, length))
}

/// Whether a word for what it is goes on into another: 平台公司, 活动室, 项目部, 系统性.
fn is_longer_word(text: &str, class: &str) -> bool {
    let next = text[class.len()..].chars().next();
    next.is_some_and(|c| "公司室部性化员者长经费们类型".contains(c))
}
