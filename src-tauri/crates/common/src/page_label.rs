//! Page labels as what they count: `A02` is the second page of series A.

/// A page of an issue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Letters before the number, upper case; empty where there are none.
    pub series: String,
    /// 0 where the label has no number.
    pub number: u32,
    /// Digits it is written with.
    width: usize,
}

impl Label {
    /// What a label names: `A02`, `第3版`, `第三版`, or two pages in one, `02-03`.
    pub fn read(text: &str) -> Vec<Self> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '第' | '版'))
            .map(|c| match c {
                '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
                c => c,
            })
            .flat_map(char::to_uppercase)
            .collect();
        let plain = newspaper::structure::arabic_label(&plain);
        let parts: Vec<&str> = plain.split(['-', '—', '–', '~', '·', '/', '、', ',', '+']).collect();
        let read: Option<Vec<Self>> = parts.iter().map(|part| Self::one(part)).collect();
        match read {
            Some(labels) if !labels.is_empty() => labels,
            _ if plain.is_empty() => Vec::new(),
            _ => vec![Self { series: plain, number: 0, width: 0 }],
        }
    }

    /// The keys of what a label names: those of the same page are the same, however it is written.
    pub fn keys(text: &str) -> impl Iterator<Item = String> {
        Self::read(text).into_iter().map(|label| label.key())
    }

    fn one(part: &str) -> Option<Self> {
        let at = part.find(|c: char| c.is_ascii_digit())?;
        let (series, digits) = part.split_at(at);
        let number =
            digits.parse().ok().filter(|number| (1..=newspaper::correction::MOST_PAGES).contains(number))?;
        Some(Self { series: series.to_owned(), number, width: digits.len() })
    }

    /// Another page of the same series, written alike.
    pub fn beside(&self, number: u32) -> Self {
        Self { series: self.series.clone(), number, width: self.width }
    }

    /// Whether it is the same page, however it is written: `2` and `02`.
    pub fn is(&self, other: &Self) -> bool {
        self.series == other.series && self.number == other.number
    }

    /// The same for the same page, however it is written: `A02` and `A2` are `A2`.
    pub fn key(&self) -> String {
        match self.number {
            0 => self.series.clone(),
            number => format!("{}{number}", self.series),
        }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        match self.number {
            0 => self.series.clone(),
            number => format!("{}{number:0width$}", self.series, width = self.width),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_and_written() {
        let check = |text: &str, expect: &[&str]| {
            let read: Vec<String> = Label::read(text).iter().map(Label::text).collect();
            assert_eq!(read, expect, "{text}");
        };
        check("A02", &["A02"]);
        check("a2", &["A2"]);
        check("第03版", &["03"]);
        check("第三版", &["3"]);
        check("十二", &["12"]);
        check("Ｂ１２", &["B12"]);
        check("02-03", &["02", "03"]);
        check("A02—A03", &["A02", "A03"]);
        check("封面", &["封面"]);
        check("T1特刊", &["T1特刊"]);
        check("0", &["0"]);
        check("99999999999", &["99999999999"]);
        check(" ", &[]);
        assert_eq!(Label::read("第一版")[0].key(), Label::read("01")[0].key());
        assert!(Label::read("2")[0].is(&Label::read("02")[0]));
    }
}
