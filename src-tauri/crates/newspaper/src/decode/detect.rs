//! Which encoding a page is in. Chinese pages come in few, so each is tried and judged by what it reads.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// An encoding and how sure it is, 0–1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guess {
    pub(super) encoding: &'static Encoding,
    pub(super) confidence: f32,
}

/// Bytes that are judged, from the first that is not ASCII: enough to be sure, and bounded for huge files.
const SAMPLE: usize = 24 * 1024;

/// Files that start like this are no text, however they read on.
const MAGIC: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x7fELF",
    b"\x1f\x8b",
    b"BM\x36",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3\0",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"MZ\x90",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"ID3",
    b"OggS",
    b"\xfd7zXZ",
    b"BZh",
];

/// Best reading of the bytes; `None` where they are no text in any of the encodings.
pub(super) fn detect(bytes: &[u8]) -> Option<Guess> {
    if MAGIC.iter().any(|m| bytes.starts_with(m)) {
        return None;
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(Guess { encoding, confidence: 1.0 });
    }
    utf8(bytes).or_else(|| best_of_the_rest(sample(bytes)))
}

fn sample(bytes: &[u8]) -> &[u8] {
    // An even start keeps the two bytes of UTF-16 together.
    let start = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0) & !1;
    &bytes[start..bytes.len().min(start + SAMPLE)]
}

/// UTF-8 proves itself: text in another encoding is practically never valid UTF-8.
fn utf8(bytes: &[u8]) -> Option<Guess> {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        // The file ends within a character.
        Err(e) if e.error_len().is_none() => e.valid_up_to(),
        Err(_) => return None,
    };
    // A cut-off character alone (`B5 C4`) says nothing; with NUL bytes UTF-16 is likelier.
    if valid == 0 || bytes.contains(&0) && looks_utf16(&bytes[..bytes.len().min(SAMPLE)]) {
        return None;
    }
    let tail = bytes.len() - valid;
    let long = bytes[..valid].iter().filter(|b| **b >= 0x80).count();
    // Valid up to a cut-off end, but hardly any evidence before it.
    let weak = tail > 0 && long == 0;
    (!weak).then_some(Guess { encoding: UTF_8, confidence: if long == 3 { 0.9 } else { 1.0 } })
}

fn looks_utf16(sample: &[u8]) -> bool {
    [UTF_16LE, UTF_16BE].iter().any(|e| judge(sample, e).share > 0.9)
}

fn best_of_the_rest(sample: &[u8]) -> Option<Guess> {
    let mut judged: Vec<(f64, &'static Encoding)> = [GB18030, BIG5, UTF_8, UTF_16LE, UTF_16BE]
        .into_iter()
        .map(|e| (judge(sample, e).score(), e))
        .collect();
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, encoding) = judged[0];
    let runner_up = judged[1].0;
    if best < 0.35 {
        return western(sample);
    }
    // A clear lead over the next reading is what makes it sure; a handful of characters never is.
    let lead = ((best - runner_up) / 0.35).clamp(0.0, 1.0);
    let amount = (sample.len() as f64 / 24.0).clamp(0.3, 1.0);
    let mut confidence = best.min(1.0) * (0.5 + 0.5 * lead * amount);
    if mozilla(sample) == encoding {
        confidence = (confidence + 0.1).min(1.0);
    }
    Some(Guess { encoding, confidence: confidence as f32 })
}

/// Last resort for text that is not Chinese: the detector of browsers, never sure here.
fn western(sample: &[u8]) -> Option<Guess> {
    let high = sample.iter().filter(|b| **b >= 0x80).count();
    let control = sample.iter().filter(|b| **b < 0x20 && !b"\t\n\r\x0c".contains(b)).count();
    let wordy = high * 5 < sample.len() && control == 0;
    wordy.then(|| Guess { encoding: mozilla(sample), confidence: 0.4 })
}

/// What chardetng, the detector of browsers, says; GBK is named by its superset.
fn mozilla(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    if guess == encoding_rs::GBK { GB18030 } else { guess }
}

/// How a reading looks: shares of its characters.
struct Reading {
    /// Everyday characters among all that are not ASCII.
    share: f64,
    /// The commonest 200 or so among all that are not ASCII.
    frequent: f64,
    /// Impossible bytes, private-use characters and controls among all.
    bad: f64,
}

impl Reading {
    /// 0–1.3; a page of news reads above 0.9 in its own encoding and below 0.5 in any other.
    fn score(&self) -> f64 {
        self.share + self.frequent.min(0.3) - 3.0 * self.bad
    }
}

fn judge(sample: &[u8], encoding: &'static Encoding) -> Reading {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    // The sample may end within a character: that is no error of the reading.
    let text = text.trim_end_matches('\u{fffd}');
    let (mut all, mut wide, mut everyday, mut frequent, mut bad) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        if matches!(c, '\t' | '\n' | '\r' | ' '..='~') {
            continue;
        }
        wide += 1;
        if FREQUENT.contains(c) {
            frequent += 1;
            everyday += 1;
        } else if is_everyday(c, encoding) {
            everyday += 1;
        } else if c == '\u{fffd}' || c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}') {
            bad += 1;
        }
    }
    let part = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
    Reading { share: part(everyday, wide), frequent: part(frequent, wide), bad: part(bad, all) }
}

/// Characters a newspaper sets: the first level of the character set (3,755 in GB 2312, 5,401 in Big5, chosen
/// by their authors for frequency), CJK and full-width punctuation.
fn is_everyday(c: char, encoding: &'static Encoding) -> bool {
    if matches!(c, '\u{3000}'..='\u{301f}' | '\u{ff01}'..='\u{ff5e}' | '—' | '…' | '“' | '”' | '‘' | '’' | '·')
    {
        return true;
    }
    if !matches!(c, '\u{4e00}'..='\u{9fff}') {
        return false;
    }
    if encoding == GB18030 {
        level_one_gb(c)
    } else if encoding == BIG5 {
        level_one_big5(c)
    } else {
        level_one_gb(c) || level_one_big5(c)
    }
}

fn level_one_gb(c: char) -> bool {
    two_bytes(c, GB18030).is_some_and(|[a, b]| (0xb0..=0xd7).contains(&a) && b >= 0xa1)
}

fn level_one_big5(c: char) -> bool {
    two_bytes(c, BIG5).is_some_and(|[a, _]| (0xa4..=0xc6).contains(&a))
}

fn two_bytes(c: char, encoding: &'static Encoding) -> Option<[u8; 2]> {
    let mut utf8 = [0; 4];
    let (bytes, _, unmapped) = encoding.encode(c.encode_utf8(&mut utf8));
    if unmapped { None } else { <[u8; 2]>::try_from(&*bytes).ok() }
}

/// The commonest characters of written Chinese, simplified and traditional, and its punctuation.
pub(super) const FREQUENT: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方\
    后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由\
    其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月\
    公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将\
    组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增\
    争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报完类八离华\
    名确才科张信马节话米整空况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难\
    近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼\
    這個國我時來們說產種麼經發動對會過學為於後進著電裡現實體機當點從業開還與關線內數間樣條沒結問無軍將組見計運農幾區戰則\
    據處隊給門東導規領論認極濟階權證單帶場車務萬達聲報類離華張馬節話許廣記議號構儘復難須際驗連斷備辦習響約稱團歷劃選標寫\
    ，。、；：？！“”‘’（）《》　";
