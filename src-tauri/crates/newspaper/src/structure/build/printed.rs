//! Pages in traditional characters: they are read in simplified ones, line by line and character by character, so that
//! every rule has only one form of its words to know; then what was read is put back as it is printed.

use crate::doubt::Doubt;
use crate::model::{Article, Origin, PageInfo};
use crate::structure::signs::glyph::is_blank;
use crate::text::simple::{is_traditional, simplify};

/// A page in traditional characters.
pub(in crate::structure) struct Printed {
    lines: Vec<Vec<char>>,
    /// The same lines, of as many characters.
    read: Vec<Vec<char>>,
    /// These as texts.
    texts: Vec<String>,
}

impl Printed {
    /// `None` for a page that has no character of its own to traditional text.
    pub(in crate::structure) fn of(source: &[String]) -> Option<Self> {
        if !source.iter().any(|line| is_traditional(line)) {
            return None;
        }
        let lines: Vec<Vec<char>> = source.iter().map(|line| line.chars().collect()).collect();
        let mut read = lines.clone();
        read.iter_mut().for_each(|line| {
            simplify(line);
        });
        let texts = read.iter().map(|line| line.iter().collect()).collect();
        Some(Self { lines, read, texts })
    }

    /// The lines as they are read.
    pub(in crate::structure) fn read_as(&self) -> &[String] {
        &self.texts
    }

    /// Puts the texts of an article back, all but its facts, which are not read yet.
    pub(in crate::structure) fn restore_article(&self, article: &mut Article) {
        let lines = article.lines.clone();
        for block in &mut article.blocks {
            self.restore(&block.lines, &mut block.text);
        }
        let jumps = article.jump_to.iter_mut().chain(&mut article.jump_from);
        let titles = jumps.filter_map(|jump| jump.title.as_mut());
        let optional =
            [&mut article.standing_head, &mut article.kicker, &mut article.deck, &mut article.dateline];
        let texts = optional.into_iter().flatten().chain(titles).chain([&mut article.headline]);
        let byline = &mut article.byline;
        let lists = [
            &mut byline.reporters,
            &mut byline.correspondents,
            &mut byline.photographers,
            &mut byline.printed,
        ];
        for text in texts.chain(lists.into_iter().flatten()) {
            self.restore(&lines, text);
        }
    }

    /// Puts back what a doubt quotes.
    pub(in crate::structure) fn restore_doubt(&self, doubt: &mut Doubt) {
        for answer in &mut doubt.answers {
            self.restore_all(&doubt.lines, &mut answer.args);
        }
    }

    /// Puts back what the page prints of itself; what was typed stays.
    pub(in crate::structure) fn restore_page(&self, page: &mut PageInfo) {
        let all: Vec<u32> = (1..=self.lines.len() as u32).collect();
        let fields = [
            (&mut page.publication, page.origins.publication),
            (&mut page.section, page.origins.section),
            (&mut page.page_label, page.origins.page_label),
        ];
        for (text, _) in fields.into_iter().filter(|(_, origin)| is_read(*origin)) {
            text.iter_mut().for_each(|text| self.restore(&all, text));
        }
    }

    /// Puts back texts that were read from these lines.
    pub(in crate::structure) fn restore_all(&self, lines: &[u32], texts: &mut [String]) {
        texts.iter_mut().for_each(|text| self.restore(lines, text));
    }

    /// Puts back a text that was read from these lines (1-based): its characters stand in them in this order, mostly
    /// without a gap but for white space.
    fn restore(&self, lines: &[u32], text: &mut String) {
        let places = lines.iter().map(|n| *n as usize - 1).filter(|n| *n < self.lines.len());
        let pairs = places.flat_map(|n| self.read[n].iter().zip(&self.lines[n]));
        let pairs: Vec<(char, char)> = pairs.map(|(r, p)| (*r, *p)).filter(|(r, _)| !is_blank(*r)).collect();
        let wanted: Vec<char> = text.chars().filter(|c| !is_blank(*c)).collect();
        let whole = |at: &usize| wanted.iter().zip(&pairs[*at..]).all(|(c, (read, _))| c == read);
        let last = pairs.len().saturating_sub(wanted.len());
        let mut at = (0..=last).find(whole).unwrap_or_default();
        let mut put_back = |c: char| {
            // What the reading added is in no line.
            let step = if is_blank(c) { None } else { pairs[at..].iter().position(|(read, _)| *read == c) };
            step.map_or(c, |step| {
                at += step + 1;
                pairs[at - 1].1
            })
        };
        *text = text.chars().map(&mut put_back).collect();
    }
}

/// Whether the page itself says so.
fn is_read(origin: Option<Origin>) -> bool {
    matches!(origin, Some(Origin::Printed | Origin::Attribution))
}

#[cfg(test)]
mod tests {
    use crate::model::Config;
    use crate::structure::read;

    #[test]
    fn a_page_in_traditional_characters_is_read_and_stays_as_printed() {
        let source = [
            "河灣鎮新橋通車",
            "本報訊（記者 張 紅）昨日，河灣鎮新橋正式通車，兩岸居民往來方便。鎮長",
            "說，後續工程將於月底完工。",
            "　　本報通訊員 李國強 攝",
        ];
        let source: Vec<String> = source.map(str::to_owned).into();
        let page = read(&source, &Config::default());
        let [article] = page.articles.as_slice() else { panic!("{:?}", page.articles) };
        assert_eq!(article.headline, "河灣鎮新橋通車");
        assert_eq!(article.byline.reporters, ["張紅"]);
        assert_eq!(article.byline.photographers, ["李國強"]);
        let body: String = article.body().collect();
        assert!(body.contains("鎮長說，後續工程將於月底完工。"), "{body}");
    }
}
