use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use proptest::prelude::*;

use super::*;
use crate::diagnostic::DiagnosticCode;

const SIMPLIFIED: &str = "本报讯（记者 张三）7月12日，市政府新闻办召开新闻发布会，介绍全市教育设施更新工作有关情况。今年以来，各部门抓住重大机遇，\
    着力推动大规模设备更新落到实处、见到效益。“群众满意是我们的追求。”负责人说。";
const TRADITIONAL: &str = "【記者王小明／台北報導】市政府昨日召開記者會，說明今年度教育設施更新計畫的進度。局長表示，將持續與各級學校合作，\
    提升教學品質，並編列預算改善老舊設備，預計明年底前全部完成。";

fn utf16(text: &str, big: bool, bom: bool) -> Vec<u8> {
    let units = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

fn encoded(text: &str, name: &str) -> Vec<u8> {
    match name {
        "utf-16le" => utf16(text, false, false),
        "utf-16be" => utf16(text, true, false),
        _ => Encoding::for_label(name.as_bytes()).unwrap().encode(text).0.into_owned(),
    }
}

fn text_of(decoded: &Decoded) -> String {
    decoded.lines.join("\n")
}

#[test]
fn chinese_text_is_read_in_every_encoding_at_every_length() {
    let cases = [
        ("utf-8", SIMPLIFIED),
        ("utf-8", TRADITIONAL),
        ("gb18030", SIMPLIFIED),
        ("big5", TRADITIONAL),
        ("utf-16le", SIMPLIFIED),
        ("utf-16be", SIMPLIFIED),
        ("utf-16le", TRADITIONAL),
        ("utf-16be", TRADITIONAL),
    ];
    for (name, text) in cases {
        for chars in [12, 20, 40, 80, text.chars().count(), 5000] {
            let text: String = text.chars().cycle().take(chars).collect();
            let decoded = decode(&encoded(&text, name), None).unwrap();
            assert_eq!((decoded.encoding, text_of(&decoded)), (name, text), "{name} at {chars} characters");
            if chars >= 40 {
                assert!(decoded.diagnostics.is_empty(), "{name} at {chars}: {:?}", decoded.diagnostics);
            }
        }
    }
}

#[test]
fn a_file_cut_within_a_character_keeps_the_rest() {
    for (name, text) in
        [("utf-8", SIMPLIFIED), ("gb18030", SIMPLIFIED), ("big5", TRADITIONAL), ("utf-16le", SIMPLIFIED)]
    {
        let mut bytes = encoded(text, name);
        bytes.pop();
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, name);
        let kept: String = text.chars().take(text.chars().count() - 1).collect();
        assert_eq!(text_of(&decoded).trim_end_matches('\u{fffd}'), kept, "{name}");
        let codes: Vec<_> = decoded.diagnostics.iter().map(|d| (d.code.name(), d.lines.clone())).collect();
        assert_eq!(codes, [("characters-replaced", vec![1])], "{name}");
    }
}

#[test]
fn byte_order_marks_decide_and_vanish() {
    for (bytes, name) in [
        ([b"\xef\xbb\xbf", "版".as_bytes()].concat(), "utf-8"),
        (utf16("版", false, true), "utf-16le"),
        (utf16("版", true, true), "utf-16be"),
    ] {
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.confidence, decoded.lines), (name, 1.0, vec!["版".to_owned()]));
    }
}

#[test]
fn lines_are_cut_at_crlf_lf_and_cr_only() {
    let lines = |text: &str| decode(text.as_bytes(), None).unwrap().lines;
    assert_eq!(lines("一\r\n二\n三\r四"), ["一", "二", "三", "四"]);
    assert_eq!(lines("一\n\n"), ["一", "", ""]);
    assert_eq!(lines("一\u{2028}二\u{c}三\u{b}四"), ["一\u{2028}二\u{c}三\u{b}四"]);
    assert_eq!(lines("一\n\r二"), ["一", "", "二"]);
}

#[test]
fn a_named_encoding_overrides_the_detection() {
    let bytes = GB18030.encode(SIMPLIFIED).0.into_owned();
    assert_eq!(decode(&bytes, Some("GBK")).unwrap().encoding, "gb18030");
    assert_eq!(decode(SIMPLIFIED.as_bytes(), Some(" UTF-8 ")).unwrap().encoding, "utf-8");
    assert_eq!(decode(&bytes, Some("klingon")), Err(DecodeError::UnknownEncoding("klingon".into())));
    // A wrong name is obeyed as far as it gives text, and says what it cost.
    let mostly_ascii = [b"Jianbao reads newspapers. ".as_slice(), &GB18030.encode("剪").0].concat();
    let wrong = decode(&mostly_ascii, Some("utf-8")).unwrap();
    assert_eq!(wrong.diagnostics[0].code, DiagnosticCode::CharactersReplaced);
}

#[test]
fn what_is_no_text_is_refused() {
    let noise: Vec<u8> =
        (0..4000u64).map(|i| (i.wrapping_mul(6364136223846793005).wrapping_add(99991) >> 29) as u8).collect();
    let cases: [&[u8]; 10] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        &[0; 512],
        &noise,
        b"\x01\x02\x03\x04\x05\x06\x07\x08",
        b"\0\0\0\x01text\0\0\0\x02text\0\0\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        &[0xff; 100],
    ];
    for bytes in cases {
        assert_eq!(decode(bytes, None), Err(DecodeError::NotText), "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn what_holds_only_white_space_is_empty() {
    for bytes in [&b""[..], b" ", b"\r\n\t \n", b"\xef\xbb\xbf", b"\xff\xfe", "\u{3000}\n\u{a0}".as_bytes()] {
        assert_eq!(decode(bytes, None), Err(DecodeError::Empty), "{bytes:?}");
    }
}

#[test]
fn a_few_damaged_bytes_leave_the_page_readable() {
    let mut bytes = SIMPLIFIED.repeat(5).into_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] = 0xff;
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!(decoded.encoding, "utf-8");
    assert_eq!(decoded.diagnostics.last().unwrap().code, DiagnosticCode::CharactersReplaced);

    let mut bytes = GB18030.encode(&SIMPLIFIED.repeat(5)).0.into_owned();
    bytes[301] = 0xff;
    assert_eq!(decode(&bytes, None).unwrap().encoding, "gb18030");
}

#[test]
fn a_handful_of_characters_is_read_but_not_trusted() {
    let decoded = decode(&GB18030.encode("简讯").0, None).unwrap();
    assert_eq!(decoded.encoding, "gb18030");
    assert_eq!(decoded.diagnostics[0].code, DiagnosticCode::EncodingUncertain);
    assert_eq!(decoded.diagnostics[0].args[0], "gb18030");
}

#[test]
fn plain_ascii_is_utf8_beyond_doubt() {
    let decoded = decode(b"Jianbao", None).unwrap();
    assert_eq!((decoded.encoding, decoded.confidence), ("utf-8", 1.0));
}

#[test]
fn rare_names_survive_gb18030() {
    let text = format!("{SIMPLIFIED}犇𠮷㛃");
    let decoded = decode(&GB18030.encode(&text).0, None).unwrap();
    assert_eq!(text_of(&decoded), text);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>, label in proptest::option::of("[a-z0-9-]{0,12}")) {
        let _ = decode(&bytes, label.as_deref());
        let _ = decode(&bytes, None);
    }

    #[test]
    fn any_cut_of_a_page_keeps_its_encoding(start in 0usize..60, chars in 30usize..200, cut in 0usize..2) {
        for (encoding, text) in [(UTF_8, SIMPLIFIED), (GB18030, SIMPLIFIED), (BIG5, TRADITIONAL)] {
            let text: String = text.chars().cycle().skip(start).take(chars).collect();
            let mut bytes = encoding.encode(&text).0.into_owned();
            bytes.truncate(bytes.len() - cut);
            prop_assert_eq!(decode(&bytes, None).unwrap().encoding, name_of(encoding));
        }
    }

    #[test]
    fn utf8_text_round_trips(text in "[一-龥，。0-9a-z ]{1,200}") {
        prop_assume!(!text.trim().is_empty());
        let decoded = decode(text.as_bytes(), None).unwrap();
        prop_assert_eq!(text_of(&decoded), text);
    }
}
