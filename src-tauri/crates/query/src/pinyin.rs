//! Names that begin with what was typed: in characters, in pinyin, or in the first letters of their syllables.

use pinyin::ToPinyinMulti;

/// Characters of what is typed at most; more is no beginning of a name.
const LONGEST: usize = 40;

/// How a name begins with what was typed, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// In its characters.
    Characters,
    /// In whole syllables, the last one perhaps begun: `liaoch`.
    Pinyin,
    /// In first letters: `lc`, `liaoc`.
    Initials,
}

/// Syllables a character is read as, without tones; `ü` is `v`.
pub fn readings(c: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ü', "v");
        if !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    readings
}

/// What a character sounds like, in any of its readings; with `near` as those hear it who do not tell n from l, zh from
/// z, or en from eng.
pub fn sounds(c: char, near: bool) -> Vec<String> {
    let mut sounds = readings(c);
    if near {
        sounds.iter_mut().for_each(|sound| *sound = blurred(sound));
        sounds.sort_unstable();
        sounds.dedup();
    }
    sounds
}

fn blurred(sound: &str) -> String {
    let sound = match sound.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => format!("{}{}", &sound[..1], &sound[2..]),
        [b'n', ..] => format!("l{}", &sound[1..]),
        _ => sound.to_owned(),
    };
    let is_back = sound.ends_with("eng") || sound.ends_with("ing");
    if is_back { sound[..sound.len() - 1].to_owned() } else { sound }
}

/// How a folded name begins with a folded text; `None` where it does not.
pub fn begins(name: &[char], typed: &[char]) -> Option<Spelling> {
    spelt(name, typed, false)
}

/// How a folded text spells a whole folded name.
pub fn spells(name: &[char], typed: &[char]) -> Option<Spelling> {
    spelt(name, typed, true)
}

fn spelt(name: &[char], typed: &[char], whole: bool) -> Option<Spelling> {
    if typed.is_empty() || typed.len() > LONGEST || whole && name.len() > typed.len() {
        return None;
    }
    // Of each number of typed characters that are used up, the surest way.
    let mut reached: Vec<Option<Spelling>> = vec![None; typed.len() + 1];
    reached[0] = Some(Spelling::Characters);
    let mut best: Option<Spelling> = None;
    for (n, &c) in name.iter().enumerate() {
        let is_last = n + 1 == name.len();
        let syllables = if typed.iter().any(char::is_ascii_lowercase) { readings(c) } else { Vec::new() };
        let mut next: Vec<Option<Spelling>> = vec![None; typed.len() + 1];
        for at in 0..typed.len() {
            let Some(known) = reached[at] else { continue };
            for (used, how) in steps(c, &syllables, &typed[at..], whole) {
                let (to, how) = (at + used, known.max(how));
                let slot = if to == typed.len() && (!whole || is_last) { &mut best } else { &mut next[to] };
                *slot = Some(slot.map_or(how, |known| known.min(how)));
            }
        }
        reached = next;
        if reached.iter().all(Option::is_none) {
            break;
        }
    }
    best
}

/// Ways in which a character uses up the beginning of what was typed.
fn steps(c: char, syllables: &[String], typed: &[char], whole: bool) -> Vec<(usize, Spelling)> {
    let mut steps = Vec::new();
    if typed[0] == c {
        steps.push((1, Spelling::Characters));
    }
    for syllable in syllables {
        let same =
            syllable.chars().zip(typed).take_while(|(a, b)| a == *b || *a == 'v' && **b == 'u').count();
        let is_begun = same == typed.len() && same > 1 && !whole;
        if same == syllable.len() || is_begun {
            steps.push((same, Spelling::Pinyin));
        }
        if same > 0 {
            steps.push((1, Spelling::Initials));
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn names_begin_with_what_is_typed() {
        use Spelling::*;
        for (name, typed, expect) in [
            ("聊城市", "聊", Some(Characters)),
            ("聊城市", "liaocheng", Some(Pinyin)),
            ("聊城市", "liaoch", Some(Pinyin)),
            ("聊城市", "lia", Some(Pinyin)),
            ("聊城市", "l", Some(Initials)),
            ("聊城市", "lc", Some(Initials)),
            ("聊城市", "lcs", Some(Initials)),
            ("聊城市", "liaoc", Some(Initials)),
            ("聊城市", "聊cheng", Some(Pinyin)),
            ("聊城市", "城", None),
            ("聊城市", "lz", None),
            ("聊城市", "liaochengshix", None),
            ("重庆", "chongqing", Some(Pinyin)),
            ("重庆", "zhongqing", Some(Pinyin)),
            ("吕梁", "lvl", Some(Initials)),
            ("吕梁", "lu", Some(Pinyin)),
            ("5g工厂", "5gg", Some(Initials)),
            ("西安", "xian", Some(Pinyin)),
            ("冠县", "", None),
        ] {
            assert_eq!(begins(&chars(name), &chars(typed)), expect, "{name} {typed}");
        }
    }

    #[test]
    fn characters_sound_alike_without_tones_and_nearly_alike() {
        let alike = |a: char, b: char, near: bool| {
            let other = sounds(b, near);
            sounds(a, near).iter().any(|sound| other.contains(sound))
        };
        for (a, b, same, nearly) in [
            ('成', '诚', true, true),
            ('成', '程', true, true),
            ('陈', '程', false, true),
            ('林', '凌', false, true),
            ('刘', '牛', false, true),
            ('张', '臧', false, true),
            ('苏', '舒', false, true),
            ('成', '功', false, false),
            ('成', 'c', false, false),
        ] {
            assert_eq!((alike(a, b, false), alike(a, b, true)), (same, nearly), "{a} {b}");
        }
    }

    #[test]
    fn whole_names_are_spelt() {
        use Spelling::*;
        for (name, typed, expect) in [
            ("聊城", "liaocheng", Some(Pinyin)),
            ("聊城", "lc", Some(Initials)),
            ("聊城市", "lc", None),
            ("聊城市", "liaocheng", None),
            ("聊城", "liaochen", None),
            ("聊城", "liaochengs", None),
        ] {
            assert_eq!(spells(&chars(name), &chars(typed)), expect, "{name} {typed}");
        }
    }
}
