//! The names of an archive, for completing what is typed and for reading pinyin: people, places, organisations,
//! initiatives, papers and subjects with their articles counted.
//!
//! Made when it is first asked for, in one walk over the names' columns of the index, and kept until the index
//! changes. Of a large archive it is made anew beside the old one, which answers until then.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use common::threads::lock;
use index::{self, Counters, Index, State};
use newspaper::text::fold_chars;
use query::pinyin::{self, Spelling};
use store::Result;
use tantivy::Searcher;
use wire::SuggestionKind;

/// Columns of the index with names, and how many names of each are kept at most, the most frequent.
const COLUMNS: [(SuggestionKind, &str, usize); 6] = [
    (SuggestionKind::Person, "person", 60_000),
    (SuggestionKind::Place, "place", 30_000),
    (SuggestionKind::Org, "org", 60_000),
    (SuggestionKind::Initiative, "initiative", 40_000),
    (SuggestionKind::Subject, "topic", 2_000),
    (SuggestionKind::Publication, "publication", 5_000),
];

/// With more articles than this the names are made anew in the background.
const LARGE: u64 = 20_000;

/// Names that are looked through for one that has what was typed in its middle.
const SCANNED: usize = 60_000;

/// Characters of a name that is looked for by its sound at most.
const LONGEST_SOUND: usize = 12;

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) kind: SuggestionKind,
    pub(crate) text: String,
    /// What a filter takes, where that is not the text: the path of a place, the id of a subject.
    pub(crate) value: Option<String>,
    pub(crate) count: u32,
}

impl Name {
    pub(crate) fn value(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.text)
    }
}

/// All names, the most frequent first.
#[derive(Debug, Default)]
pub(crate) struct Names {
    all: Vec<Name>,
    /// Names by their first character, and by the first letters that it is read with; ascending.
    first: HashMap<char, Vec<u32>>,
}

/// Names, and which state of the index they are of.
type Known = (State, Arc<Names>);

/// Names that are kept.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    known: Arc<Mutex<Option<Known>>>,
    at_work: Arc<AtomicBool>,
}

impl Cache {
    /// The names of an archive, perhaps as they were shortly before.
    ///
    /// # Errors
    /// `index-error`.
    pub(crate) fn get(&self, index: &Index, counters: &Arc<Counters>) -> Result<Arc<Names>> {
        let (searcher, _) = index.searcher();
        let state = index::state(&searcher);
        let known = lock(&self.known).clone();
        match known {
            Some((of, names)) if of == state => return Ok(names),
            Some((_, old)) if searcher.num_docs() > LARGE => {
                self.refresh(searcher, counters.clone(), state);
                return Ok(old);
            }
            _ => {}
        }
        let names = Arc::new(Names::read(&searcher, counters)?);
        *lock(&self.known) = Some((state, names.clone()));
        Ok(names)
    }

    /// Reads the names in the background, unless that is being done.
    fn refresh(&self, searcher: Searcher, counters: Arc<Counters>, state: State) {
        if self.at_work.swap(true, Ordering::AcqRel) {
            return;
        }
        let (known, at_work) = (self.known.clone(), self.at_work.clone());
        std::thread::spawn(move || {
            // What cannot be read now is read when it is asked for again.
            match Names::read(&searcher, &counters) {
                Ok(names) => *lock(&known) = Some((state, Arc::new(names))),
                Err(error) => tracing::warn!(%error, "names for suggestions are not read"),
            }
            at_work.store(false, Ordering::Release);
        });
    }
}

impl Names {
    fn read(searcher: &Searcher, counters: &Counters) -> Result<Self> {
        let initiatives = counters.initiatives(searcher)?;
        let mut all: Vec<Name> = Vec::new();
        for (kind, column, most) in COLUMNS {
            let found = counters.frequent_of_all(searcher, column, most)?.into_iter();
            all.extend(found.map(|(raw, count)| match kind {
                SuggestionKind::Place => {
                    let text = raw.rsplit('/').next().unwrap_or(&raw).to_owned();
                    Name { kind, text, value: Some(raw), count }
                }
                SuggestionKind::Subject => {
                    let text = newspaper::facts::subject_label(&raw).unwrap_or(&raw).to_owned();
                    Name { kind, text, value: Some(raw), count }
                }
                SuggestionKind::Initiative => {
                    let text = initiatives.get(&raw).map_or(raw, |known| known.name.clone());
                    Name { kind, text, value: None, count }
                }
                _ => Name { kind, text: raw, value: None, count },
            }));
        }
        all.sort_unstable_by(|a, b| {
            (Reverse(a.count), a.kind as u8, a.value()).cmp(&(Reverse(b.count), b.kind as u8, b.value()))
        });
        let mut first: HashMap<char, Vec<u32>> = HashMap::new();
        for (n, name) in (0..).zip(&all) {
            let Some(c) = fold_chars(&name.text).next() else { continue };
            let mut keys: Vec<char> = pinyin::readings(c).iter().filter_map(|r| r.chars().next()).collect();
            keys.push(c);
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter().for_each(|key| first.entry(key).or_default().push(n));
        }
        Ok(Self { all, first })
    }

    /// Names that begin with what is typed (folded), the surest spelling first, then the most frequent; then names
    /// that have it in their middle. At most `most`, and of these `kinds`.
    pub(crate) fn beginning(&self, typed: &str, kinds: &[SuggestionKind], most: usize) -> Vec<&Name> {
        let chars: Vec<char> = typed.chars().collect();
        let Some(first) = chars.first() else { return Vec::new() };
        let mut found: [Vec<&Name>; 3] = Default::default();
        for &n in self.first.get(first).into_iter().flatten() {
            let name = &self.all[n as usize];
            if !kinds.contains(&name.kind) {
                continue;
            }
            let folded: Vec<char> = fold_chars(&name.text).take(chars.len() + 1).collect();
            if let Some(spelling) = pinyin::begins(&folded, &chars) {
                found[spelling as usize].push(name);
                if found[Spelling::Characters as usize].len() == most {
                    break;
                }
            }
        }
        let mut found: Vec<&Name> = found.into_iter().flatten().take(most).collect();
        if found.is_empty() {
            let sounding = self.sounding(typed, false, false, SCANNED).into_iter();
            found.extend(sounding.filter(|name| kinds.contains(&name.kind)).take(most));
        }
        if found.len() < most && chars.len() > 1 && !chars.iter().all(char::is_ascii) {
            let others = self.all.iter().take(SCANNED).filter(|name| kinds.contains(&name.kind));
            let within = others.filter(|name| name.text.find(typed).is_some_and(|at| at > 0));
            found.extend(within.take(most - found.len()));
        }
        found
    }

    /// Names that sound like a folded text, or (`whole` false) begin so, and are written otherwise, the most frequent
    /// first; with `near` also those that many people do not tell from it by ear.
    pub(crate) fn sounding(&self, typed: &str, near: bool, whole: bool, most: usize) -> Vec<&Name> {
        let chars: Vec<char> = typed.chars().collect();
        let sounds: Vec<Vec<String>> = chars.iter().map(|&c| pinyin::sounds(c, near)).collect();
        if chars.len() < 2 || chars.len() > LONGEST_SOUND || sounds.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        // Of sounds that are not told apart, the first letters may be others.
        let mut keys: Vec<char> = sounds[0].iter().filter_map(|sound| sound.chars().next()).collect();
        if near && keys.contains(&'l') {
            keys.push('n');
        }
        let mut found: Vec<u32> =
            keys.iter().filter_map(|key| self.first.get(key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let sounds_so = |name: &&Name| {
            let own: Vec<char> = fold_chars(&name.text).take(chars.len() + 1).collect();
            let fits = if whole { own.len() == chars.len() } else { own.len() >= chars.len() };
            let alike = |(c, sounds): (&char, &Vec<String>)| {
                pinyin::sounds(*c, near).iter().any(|sound| sounds.contains(sound))
            };
            fits && own[..chars.len()] != chars[..] && own.iter().zip(&sounds).all(alike)
        };
        found.into_iter().map(|n| &self.all[n as usize]).filter(sounds_so).take(most).collect()
    }

    /// Names that a folded text spells in pinyin or first letters, the surest and most frequent first.
    pub(crate) fn spelt(&self, typed: &str, most: usize) -> Vec<&Name> {
        let chars: Vec<char> = typed.chars().collect();
        let Some(first) = chars.first() else { return Vec::new() };
        let mut found: Vec<(Spelling, &Name)> = Vec::new();
        for &n in self.first.get(first).into_iter().flatten() {
            let name = &self.all[n as usize];
            // 聊城 is what most people mean by 聊城市.
            let forms =
                [name.text.as_str(), name.text.trim_end_matches(['省', '市', '区', '县', '镇', '乡'])];
            let spelling = forms.iter().filter_map(|form| {
                let folded: Vec<char> = fold_chars(form).collect();
                pinyin::spells(&folded, &chars)
            });
            found.extend(spelling.min().map(|spelling| (spelling, name)));
        }
        found.sort_by_key(|(spelling, _)| *spelling);
        found.into_iter().map(|(_, name)| name).take(most).collect()
    }
}
