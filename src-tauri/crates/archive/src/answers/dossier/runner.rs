//! Who runs an initiative.

use newspaper::{FactValue, NameKind};
use query::highlight::Range;
use store::headings::Headings;
use wire::Statement;

use super::clause::{Actor, Subject, actors, behind_adverbs, clauses, only_says_how, subject, together};
use super::context;
use super::sentence::{Account, Sentence};
use super::tally::{Standing, Tally};
use super::words::{
    AT_IT, CLASSES, DEALS, HANDLES, HOSTED_BY, HOSTS, ISSUES, JOINS_IN, LEANS_ON, MAKES, NO_VERB, RUNS, USES,
};

/// Characters between who acts and what is done, at most.
const NEAR: usize = 12;

/// Articles from which on a matter is common talk.
const MANY: usize = 8;

/// One in so many articles has to name who runs what is common talk.
const COMMON: usize = 5;

/// Nothing but the circumstances says who it is.
pub(super) const HINTED: u32 = 1;
/// It is the subject of an earlier clause or sentence.
pub(super) const CARRIED: u32 = 2;
/// It is the subject of the clause.
const SUBJECT: u32 = 3;
/// The words leave no doubt: 由…主办.
const SAID: u32 = 4;

/// Somebody who runs it, as one sentence has it.
pub(super) struct Run {
    pub(super) actor: Actor,
    pub(super) weight: u32,
    /// The sentence in which the actor stands.
    pub(super) sentence: usize,
}

/// Those who run it, the surest first.
pub(super) fn runners(accounts: &[Account<'_>], headings: &Headings) -> Vec<Statement> {
    let mut tally = Tally::default();
    for account in accounts {
        for (n, _) in account.linked() {
            for Run { actor, weight, sentence } in of_sentence(account, n) {
                let sentence = &account.sentences[sentence];
                let heading = match actor.is_place {
                    true => actor.name,
                    false => headings.of(NameKind::Org, &actor.name, account.stored.id).to_owned(),
                };
                let text = sentence.text(actor.at.clone());
                tally.add(account.stored, sentence.part, heading, text, weight, actor.at);
            }
        }
    }
    // What many tell of and everybody does is run by those alone of whom several say so.
    let few = |said: &Standing| said.weight >= SAID || said.articles * COMMON >= accounts.len();
    tally.retain(|said| accounts.len() < MANY || few(said));
    tally.surest(CARRIED)
}

/// What one sentence says of who runs it.
fn of_sentence(account: &Account<'_>, n: usize) -> Vec<Run> {
    let sentence = &account.sentences[n];
    let reading = Reading { account, n, sentence, actors: actors(sentence), clauses: clauses(sentence) };
    let mut runs = reading.labelled();
    for mention in sentence.own_mentions() {
        let said = reading.said(&mention);
        let is_said = !said.is_empty();
        runs.extend(said);
        runs.extend(reading.owner(&mention));
        runs.extend(reading.within(&mention));
        if !is_said {
            runs.extend(reading.by_what_is_done(&mention));
        }
        runs.extend(reading.dealt_with(&mention));
        runs.extend(context::made_before(account, n, &mention));
    }
    runs.extend(context::parties(account, n));
    runs
}

/// A sentence being read.
struct Reading<'r, 'a> {
    account: &'r Account<'a>,
    n: usize,
    sentence: &'r Sentence<'a>,
    actors: Vec<Actor>,
    clauses: Vec<Range>,
}

impl Reading<'_, '_> {
    fn runs(&self, actors: Vec<Actor>, weight: u32) -> Vec<Run> {
        // An organisation is who acts where a place only says where.
        let weight_of = |actor: &Actor| if actor.is_place { weight.min(CARRIED) } else { weight };
        let sentence = self.n;
        actors.into_iter().map(|actor| Run { weight: weight_of(&actor), actor, sentence }).collect()
    }

    /// The clause that holds a place.
    fn clause(&self, at: usize) -> usize {
        self.clauses.iter().position(|clause| at < clause.end).unwrap_or(self.clauses.len() - 1)
    }

    /// Where each group of actors begins in the list of actors.
    fn groups(&self) -> Vec<Vec<Actor>> {
        let mut groups = Vec::new();
        let mut n = 0;
        while n < self.actors.len() {
            let group = together(self.sentence, &self.actors, n);
            let end = group.last().map_or(0, |actor| actor.at.end);
            n += self.actors[n..].iter().take_while(|actor| actor.at.end <= end).count().max(1);
            groups.push(group);
        }
        groups
    }

    /// 由…主办 of it, …主办 in a clause of its own, “…”是…推出的.
    fn said(&self, mention: &Range) -> Vec<Run> {
        let mut runs = Vec::new();
        for group in self.groups() {
            let (start, end) = (group[0].at.start, group[group.len() - 1].at.end);
            let before = self.sentence.text(start.saturating_sub(8).max(self.sentence.at.start)..start);
            let clause = &self.clauses[self.clause(start)];
            let after = self.sentence.text(end..(end + NEAR).min(clause.end.max(end)));
            let Some(done) = RUNS.iter().find_map(|word| after.find(word).map(|at| (at, word.len()))) else {
                continue;
            };
            let behind = end + after[..done.0 + done.1].chars().count();
            let follows = mention.end <= start;
            // 由某所牵头的另一计划: behind 的 stands what it is that they do.
            let of_other = after[done.0 + done.1..].starts_with('的');
            let is_first =
                behind_adverbs(self.sentence, clause.clone()) + 3 >= start || clause.start <= mention.start;
            let of_it = follows && !of_other && is_first && !self.acts_between(clause, start)
                || behind <= mention.start && !self.sentence.text(behind..mention.start).contains('，');
            let by = HOSTED_BY.iter().any(|word| before.ends_with(word))
                && !["在由", "理由", "自由", "经由"].iter().any(|word| before.ends_with(word));
            let is = || {
                follows
                    && mention.end + NEAR >= start
                    && ["是", "系"].iter().any(|word| before.ends_with(word))
            };
            let whole_clause = || {
                let host = HOSTS.iter().any(|word| {
                    after.trim_start_matches("联合").trim_start_matches("共同").starts_with(word)
                });
                let ends = behind + 2 >= clause.end || after[done.0 + done.1..].is_empty();
                follows && host && ends && behind_adverbs(self.sentence, clause.clone()) == start
            };
            if by && of_it || is() || whole_clause() {
                runs.extend(self.runs(group, SAID));
            }
        }
        runs
    }

    /// Whether somebody else stands before a place of a clause: 某公司是由….
    fn acts_between(&self, clause: &Range, at: usize) -> bool {
        self.actors.iter().any(|actor| !actor.is_place && actor.at.start >= clause.start && actor.at.end < at)
    }

    /// 主办单位：… in an article about it.
    fn labelled(&self) -> Vec<Run> {
        let labels = ["主办", "主办单位", "承办", "承办单位", "协办", "协办单位", "牵头单位", "责任单位"];
        let is_labelled = |group: &Vec<Actor>| {
            let start = group[0].at.start;
            let before = self.sentence.text(self.sentence.at.start..start);
            let before = before.trim_end().strip_suffix(['：', ':']).map(str::to_owned);
            before.is_some_and(|before| labels.iter().any(|label| before.ends_with(label)))
        };
        if !self.account.about {
            return Vec::new();
        }
        self.groups().into_iter().filter(is_labelled).flat_map(|group| self.runs(group, SAID)).collect()
    }

    /// 某局“…”, 某局的“…”.
    fn owner(&self, mention: &Range) -> Vec<Run> {
        if self.is_paper(mention) {
            return Vec::new();
        }
        let owns = |group: &Vec<Actor>| {
            let last = &group[group.len() - 1];
            let between = self.sentence.text(last.at.end.min(mention.start)..mention.start);
            !last.is_place
                && last.at.end <= mention.start
                && matches!(between.as_str(), "" | "的" | "“" | "的“" | "‘" | "《")
        };
        self.groups().into_iter().filter(owns).flat_map(|group| self.runs(group, CARRIED)).collect()
    }

    /// A name that begins with an organisation: it is that organisation's.
    fn within(&self, mention: &Range) -> Vec<Run> {
        if self.is_paper(mention) {
            return Vec::new();
        }
        let name = self.sentence.text(mention.clone());
        let facts = self.account.stored.article.facts.iter();
        let owner = facts.filter(|fact| matches!(fact.value, FactValue::Org { .. })).filter(|fact| {
            name.strip_prefix(fact.text.as_str()).is_some_and(|rest| rest.chars().count() > 1)
        });
        let known = owner.max_by_key(|fact| fact.text.len());
        let known = known.map(|fact| (fact.text.chars().count(), fact.value.standard(&fact.text)));
        let Some((length, owner)) = known.or_else(|| institution(&name)) else { return Vec::new() };
        let at = mention.start..mention.start + length;
        self.runs(vec![Actor { at, name: owner, is_place: false }], CARRIED)
    }

    /// Whether the name is a paper's: 《…》.
    fn is_paper(&self, mention: &Range) -> bool {
        mention.start.checked_sub(1).is_some_and(|at| self.sentence.chars[at] == '《')
            || self.sentence.chars.get(mention.start) == Some(&'《')
    }

    /// By what is done with it: 某局推出“…”, and who does so.
    fn by_what_is_done(&self, mention: &Range) -> Vec<Run> {
        let clause = self.clause(mention.start);
        if let Some(verb) = self.verb(clause, mention) {
            let runs = self.doer(clause, &verb);
            return runs.unwrap_or_else(|| self.unsaid(mention));
        }
        let handle = self.sentence.text(mention.end..self.clauses[clause].end);
        let handle = handle.trim_start_matches(['”', '》', '’']);
        let with = self.sentence.text(self.clauses[clause].start..mention.start);
        let with = with.trim_end_matches(['“', '《', '‘']);
        let is_handle = with.ends_with('以')
            && HANDLES.iter().any(|word| handle.starts_with(word) || class_then(handle, word));
        if is_handle && self.account.about {
            let at = mention.start..mention.start;
            let mut runs = self.doer(clause, &at).unwrap_or_default();
            runs.iter_mut().for_each(|run| run.weight = HINTED);
            return runs;
        }
        Vec::new()
    }

    /// The word for what is done with it, the last one before its name.
    fn verb(&self, clause: usize, mention: &Range) -> Option<Range> {
        let words = if self.is_paper(mention) { ISSUES } else { RUNS };
        let from = self.clauses[clause].start;
        let chars = &self.sentence.chars;
        let ends = |at: usize| {
            let word = words.iter().filter(|word| {
                let length = word.chars().count();
                at + length <= mention.start && word.chars().zip(&chars[at..]).all(|(a, b)| a == *b)
            });
            word.map(|word| at..at + word.chars().count()).max_by_key(|verb| verb.len())
        };
        let verb = (from..mention.start).rev().filter_map(ends).find(|verb| self.is_verb(verb))?;
        let between = self.sentence.text(verb.end..mention.start);
        let bare = between.trim_end_matches(['“', '《', '‘', '"']);
        let used = USES.iter().any(|word| bare.rfind(word).is_some_and(|at| !bare[at..].contains('的')));
        let placed = ["在", "从", "以", "与", "向", "对", "为", "到"].iter().any(|word| bare.ends_with(word));
        (!used && !placed).then_some(verb)
    }

    /// Whether a word stands as a verb: not in a name, not 建设局, 负责人.
    fn is_verb(&self, at: &Range) -> bool {
        let named = |value: &FactValue| !matches!(value, FactValue::Figure { .. } | FactValue::Date { .. });
        let next = self.sentence.chars.get(at.end);
        !self.sentence.is_in(at, named) && next.is_none_or(|c| !NO_VERB.contains(*c))
    }

    /// Who does what a verb says: named right before it, or the subject of its clause or an earlier one. `None` where
    /// the sentence does not say, nobody where it is somebody else.
    fn doer(&self, clause: usize, verb: &Range) -> Option<Vec<Run>> {
        let here = &self.clauses[clause];
        for group in self.groups().into_iter().rev() {
            let (start, end) = (group[0].at.start, group[group.len() - 1].at.end);
            let is_near = start >= here.start && end <= verb.start && verb.start - end <= NEAR;
            let before = self.sentence.text(here.start..start);
            let placed = "在向对为给从据到于被将把经按赴进与托用".chars().any(|c| before.ends_with(c));
            let how = || {
                let text = self.sentence.text(end..verb.start);
                only_says_how(&text) && !text.contains(['在', '以', '为'])
            };
            if is_near && !group[0].is_place && !placed && how() {
                return Some(self.runs(group, SUBJECT));
            }
        }
        for (back, at) in self.clauses[..=clause].iter().enumerate().rev() {
            match subject(self.sentence, at, &self.actors) {
                Subject::Actors(group) if group[0].at.start < verb.start => {
                    let end = group[group.len() - 1].at.end;
                    let between = self.sentence.text(end..verb.start.max(end));
                    if JOINS_IN.iter().any(|word| between.contains(word)) {
                        return Some(Vec::new());
                    }
                    let weight = if back == clause { SUBJECT } else { CARRIED };
                    return Some(self.runs(self.leant_on(at, &group).unwrap_or(group), weight));
                }
                Subject::Unsaid if back < clause || self.is_open(at, verb) => {}
                _ => return Some(Vec::new()),
            }
        }
        None
    }

    /// Whether nothing stands before a verb in its clause that could be who acts.
    fn is_open(&self, clause: &Range, verb: &Range) -> bool {
        let start = behind_adverbs(self.sentence, clause.start..verb.start);
        let before = self.sentence.text(start..verb.start);
        before.chars().count() <= 2 || only_says_how(&before)
    }

    /// 我市依托某公司，打造…: the company runs it.
    fn leant_on(&self, clause: &Range, group: &[Actor]) -> Option<Vec<Actor>> {
        if !group.iter().all(|actor| actor.is_place) {
            return None;
        }
        let leans = |other: &Vec<Actor>| {
            let start = other[0].at.start;
            let before = self.sentence.text(clause.start.min(start)..start);
            start >= clause.start && start < clause.end && LEANS_ON.iter().any(|word| before.ends_with(word))
        };
        self.groups().into_iter().find(|other| !other[0].is_place && leans(other))
    }

    /// Who acts where the sentence does not say: the hosts of the meeting, who speaks, the subject of the sentences
    /// before, who reports to the press.
    fn unsaid(&self, mention: &Range) -> Vec<Run> {
        let text = self.sentence.whole();
        let text = text.trim_start_matches(['“', '”']);
        if AT_IT.iter().any(|word| text.starts_with(word)) {
            return context::hosts(self.account, self.n);
        }
        if let Some(run) = context::speaker(self.account, self.n, mention) {
            return vec![run];
        }
        match context::subject_before(self.account, self.n) {
            Some(runs) => runs,
            None => context::reporter(self.account).into_iter().collect(),
        }
    }

    /// 某局对…进行公示: who deals with a thing that the article is about.
    fn dealt_with(&self, mention: &Range) -> Vec<Run> {
        let clause = &self.clauses[self.clause(mention.start)];
        let after = self.sentence.text(mention.end..clause.end);
        let does = ["进行", "开展", "作出", "予以"].iter().any(|word| after.contains(word));
        if !self.account.about || !does || !DEALS.iter().any(|word| after.contains(word)) {
            return Vec::new();
        }
        match subject(self.sentence, clause, &self.actors) {
            Subject::Actors(group) => {
                let end = group[group.len() - 1].at.end;
                let deals = end <= mention.start && self.sentence.text(end..mention.start).starts_with('对');
                if deals { self.runs(group, CARRIED) } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }
}

/// The school, hospital or the like that a name begins with, and its length.
fn institution(name: &str) -> Option<(usize, String)> {
    let ends = |word: &&str| name.rfind(*word).map(|at| at + word.len());
    let end = ["中学", "小学", "学院", "大学", "医院", "图书馆", "博物馆", "文化馆", "技工学校"]
        .iter()
        .filter_map(ends)
        .max()?;
    let (owner, rest) = name.split_at(end);
    let length = owner.chars().count();
    (length >= 5 && rest.chars().count() > 1 && owner.chars().all(char::is_alphanumeric))
        .then(|| (length, owner.to_owned()))
}

/// “…”活动为抓手: the word for what it is between the name and its part.
fn class_then(text: &str, word: &str) -> bool {
    CLASSES.iter().any(|class| text.strip_prefix(class).is_some_and(|rest| rest.starts_with(word)))
}

/// Whether a text says that something was made: 打造配送平台, 推出新举措.
pub(super) fn makes(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '；', '！', '”']);
    let made = |word: &&str| text.rfind(*word).is_some_and(|at| text[at..].chars().count() <= 24);
    CLASSES.iter().any(|class| text.ends_with(class)) && MAKES.iter().any(made)
}
