//! What single characters are to a typesetter: Han, closing or opening marks, width in cells.

/// A Chinese character (unified ideographs with extensions, compatibility ideographs, `〇`).
pub(in crate::structure) fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// White space, or an invisible character that dumps leave behind (BOM, zero-width space).
pub(in crate::structure) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// Width in a fixed grid: Latin letters and digits take one cell, everything Chinese two.
pub(in crate::structure) fn cells(c: char) -> u32 {
    match c {
        '·' => 2,
        '\u{0}'..='\u{2ff}' => 1,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => 0,
        '\u{370}'..='\u{10ff}' => 1,
        '\u{ff61}'..='\u{ff9f}' => 1,
        _ => 2,
    }
}

/// Width of a text in cells.
pub(in crate::structure) fn width(text: &str) -> u32 {
    text.chars().map(cells).sum()
}

/// Marks that may not open a line (kinsoku), closing brackets included.
pub(in crate::structure) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '】'
            | '」'
            | '』'
            | '〉'
            | '〕'
            | '…'
            | '·'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '%'
            | '％'
            | '—'
    )
}

/// Brackets and quotation marks that may not end a line.
pub(in crate::structure) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '【' | '「' | '『' | '〈' | '〔' | '(' | '[')
}

/// Closing quotation marks and brackets.
pub(in crate::structure) fn is_closing_pair(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '】' | '」' | '』' | '〉' | '〕' | ')' | ']' | '"')
}

/// Marks that end a sentence.
pub(in crate::structure) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '？' | '！' | '…' | '!' | '?' | '．')
}

/// Signs that newspapers set before a byline.
pub(in crate::structure) fn is_marker(c: char) -> bool {
    matches!(
        c,
        '□' | '■'
            | '●'
            | '◎'
            | '○'
            | '▲'
            | '△'
            | '◆'
            | '◇'
            | '★'
            | '☆'
            | '※'
            | '▇'
            | '◼'
            | '◻'
            | '▪'
            | '▌'
    )
}

/// Punctuation of Chinese text.
pub(in crate::structure) fn is_cjk_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a text ends as a finished sentence or clause of a list does.
pub(in crate::structure) fn is_finished(text: &str) -> bool {
    let mut closed = false;
    for c in text.chars().rev().take(6) {
        if is_blank(c) {
            continue;
        }
        if is_closing_pair(c) {
            closed = true;
            continue;
        }
        return is_stop(c) || matches!(c, '；' | '：' | ';' | ':') && !closed || c == '.' && !closed;
    }
    false
}

/// Whether a bracket or quotation mark is opened and not closed.
pub(in crate::structure) fn is_unclosed(text: &str) -> bool {
    let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count();
    count(is_opening) > count(is_closing_pair)
}
