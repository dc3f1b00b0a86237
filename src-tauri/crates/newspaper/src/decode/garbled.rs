//! Text that was decoded wrongly before it came here: UTF-8 read as GBK (涓枃) or as Latin-1 (ä¸­), GBK read as Latin-1.

use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};

use super::detect::FREQUENT;
use crate::text::char_set::CharSet;

static COMMON: LazyLock<CharSet> = LazyLock::new(|| FREQUENT.chars().filter(|c| !c.is_ascii()).collect());

/// What was written in the first encoding and read in the second.
const MISREADINGS: [(&Encoding, &Encoding); 6] = [
    (UTF_8, GB18030),
    (UTF_8, WINDOWS_1252),
    (GB18030, WINDOWS_1252),
    (BIG5, WINDOWS_1252),
    (UTF_8, BIG5),
    (BIG5, GB18030),
];

/// Characters that are not ASCII, at least: fewer say nothing.
const FEWEST: usize = 6;
/// Share of common characters below which a text is none, and above which another reading is one.
const STRANGE: f32 = 0.1;
const SOUND: f32 = 0.3;

/// Lines (1-based) that read as nothing now and would read as Chinese in another encoding.
pub(super) fn lines(lines: &[String]) -> Vec<u32> {
    let garbled = |(n, line): (usize, &String)| is_garbled(line).then_some(n as u32 + 1);
    lines.iter().enumerate().filter_map(garbled).collect()
}

fn is_garbled(line: &str) -> bool {
    // What is left of characters that were lost twice.
    if line.matches("锟斤拷").count() >= 2 {
        return true;
    }
    let (share, wide) = common(line);
    // French and German have accents too, among plain letters.
    let letters = line.chars().filter(char::is_ascii_alphabetic).count();
    wide >= FEWEST && letters < wide && share < STRANGE && MISREADINGS.iter().any(|(written, read)| reads(line, written, read))
}

/// Whether the text is sound when the misreading is undone.
fn reads(line: &str, written: &'static Encoding, read: &'static Encoding) -> bool {
    let (bytes, _, _) = read.encode(line);
    let (text, _) = written.decode_without_bom_handling(&bytes);
    let (share, wide) = common(&text);
    wide >= 3 && share >= SOUND
}

/// Share of the commonest characters among all that are not ASCII, and how many these are.
fn common(text: &str) -> (f32, usize) {
    let wide = |c: &char| !c.is_ascii() && !c.is_whitespace() && *c != '\u{fffd}';
    let (mut all, mut known) = (0_usize, 0_usize);
    for c in text.chars().filter(wide) {
        all += 1;
        known += usize::from(COMMON.contains(c));
    }
    (known as f32 / all.max(1) as f32, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "本报讯，昨日，河湾镇的大桥全部通车，两岸的人都说方便了。";

    #[test]
    fn text_that_was_misread_is_known() {
        for (written, read) in MISREADINGS {
            let (bytes, _, unmapped) = written.encode(TEXT);
            let (text, _) = read.decode_without_bom_handling(&bytes);
            assert!(unmapped || is_garbled(&text), "{} as {}: {text}", written.name(), read.name());
        }
        assert!(is_garbled("河湾镇锟斤拷锟斤拷通车"));
    }

    #[test]
    fn other_text_is_left_alone() {
        let check = |line: &str| assert!(!is_garbled(line), "{line}");
        check(TEXT);
        check("佟喆 鲁垚 逄淼 亓鑫 仝焱 芮堃");
        check("Café crème à la française, déjà vu, naïveté");
        check("臺灣縣議會昨日開議，議員質詢");
        check("");
    }
}
