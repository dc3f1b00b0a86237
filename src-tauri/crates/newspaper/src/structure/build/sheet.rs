//! A page whose source lines were parted: read as the lines it was printed in, with everything that is said of it
//! said of source lines again. A source line that holds pieces of several articles is a line of the one that has
//! most of it.

use crate::correction::Correction;
use crate::diagnostic::{Diagnostic, DiagnosticCode};
use crate::model::{Article, Block, BlockKind};
use crate::structure::Structure;
use crate::structure::lines::{column, unroll};
use crate::structure::signs::glyph::is_blank;

/// A page's lines as they were printed, each a piece of a source line.
pub(in crate::structure) struct Sheet {
    pub(in crate::structure) lines: Vec<String>,
    /// The source line (1-based) of each, 0 for blank lines between them.
    of: Vec<u32>,
    /// Whether the order of the pieces leaves no doubt.
    sure: bool,
}

/// How sure an article of a page is at most whose reading order is not.
const UNORDERED: f32 = 0.5;

/// Parts the lines of a page that hold columns side by side, or all of it.
pub(in crate::structure) fn part(source: &[String]) -> Option<Sheet> {
    let mut sheet = Sheet { lines: Vec::new(), of: Vec::new(), sure: false };
    if let Some(parted) = column::part(source) {
        sheet.sure = parted.sure;
        for column in &parted.columns {
            if !sheet.lines.is_empty() {
                sheet.push(0, String::new());
            }
            for (row, line) in column.lines() {
                sheet.push(row.map_or(0, |row| row as u32 + 1), line);
            }
        }
        return Some(sheet);
    }
    for (row, line) in unroll::read(source)? {
        sheet.push(row as u32 + 1, line);
    }
    Some(sheet)
}

impl Sheet {
    fn push(&mut self, row: u32, line: String) {
        self.lines.push(line);
        self.of.push(row);
    }

    /// The source line of a line of the sheet.
    fn source(&self, line: u32) -> u32 {
        self.of.get((line as usize).wrapping_sub(1)).copied().unwrap_or(0)
    }

    fn weight(&self, line: u32) -> usize {
        self.lines[line as usize - 1].chars().filter(|c| !is_blank(*c)).count()
    }

    /// The line of the sheet that has most of a source line: what is said of the source line is said of it.
    fn main(&self, source: u32) -> u32 {
        let pieces = (1..=self.lines.len() as u32).filter(|&n| self.source(n) == source);
        pieces.max_by_key(|&n| (self.weight(n), std::cmp::Reverse(n))).unwrap_or(source)
    }

    fn is_main(&self, line: u32) -> bool {
        self.main(self.source(line)) == line
    }

    fn lines_of(&self, lines: &[u32]) -> Vec<u32> {
        let mut out: Vec<u32> = lines.iter().map(|&n| self.source(n)).filter(|&n| n > 0).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Corrections of the page's structure, which speak of source lines, for the lines of the sheet.
    pub(in crate::structure) fn corrections(&self, corrections: &[Correction]) -> Vec<Correction> {
        corrections.iter().map(|correction| on_lines(correction, |n| self.main(n))).collect()
    }

    /// Says everything of source lines.
    pub(in crate::structure) fn restore(&self, mut found: Structure, source: &[String]) -> Structure {
        let owners = self.owners(&found.articles);
        found.articles = self.own(found.articles, &owners);
        if found.own_days.len() != found.articles.len() {
            found.own_days.clear();
        }
        for article in &mut found.articles {
            if !self.sure {
                article.confidence = article.confidence.min(UNORDERED);
            }
            for block in &mut article.blocks {
                block.lines = self.lines_of(&block.lines);
            }
        }
        let owned = |n: u32| found.articles.iter().any(|a| a.lines.binary_search(&n).is_ok());
        let full =
            (1..=source.len() as u32).filter(|&n| !source[n as usize - 1].chars().all(char::is_whitespace));
        found.unassigned_lines = full.filter(|&n| !owned(n)).collect();
        for remark in &mut found.diagnostics {
            remark.lines = self.lines_of(&remark.lines);
        }
        let lines = self.shared();
        let code = if self.sure { DiagnosticCode::ColumnsParted } else { DiagnosticCode::OrderBroken };
        let remark = if self.sure { Diagnostic::info } else { Diagnostic::warning };
        if found.diagnostics.iter().all(|d| d.code != code) {
            found.diagnostics.insert(0, remark(code, lines, Vec::new()));
        }
        // An answer about less than most of a line would be taken for one about the rest of it.
        found.doubts.retain(|d| d.lines.iter().all(|&n| self.is_main(n)));
        for doubt in &mut found.doubts {
            doubt.lines = self.lines_of(&doubt.lines);
            for answer in &mut doubt.answers {
                answer.corrections =
                    answer.corrections.iter().map(|c| on_lines(c, |n| self.source(n))).collect();
            }
        }
        found
    }

    /// Source lines with several pieces.
    fn shared(&self) -> Vec<u32> {
        let mut of: Vec<u32> = self.of.iter().copied().filter(|&n| n > 0).collect();
        of.sort_unstable();
        let mut shared: Vec<u32> = of.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        shared.dedup();
        shared
    }

    /// By source line: the article that has most of it.
    fn owners(&self, articles: &[Article]) -> Vec<Option<usize>> {
        let last = self.of.iter().max().copied().unwrap_or(0) as usize;
        let mut owners: Vec<Option<(usize, usize)>> = vec![None; last + 1];
        for (k, article) in articles.iter().enumerate() {
            for &line in &article.lines {
                let owner = &mut owners[self.source(line) as usize];
                let weight = self.weight(line);
                if owner.is_none_or(|(_, most)| weight > most) {
                    *owner = Some((k, weight));
                }
            }
        }
        owners.into_iter().map(|owner| owner.map(|(k, _)| k)).collect()
    }

    /// Gives every article its source lines; one that has none of its own goes on in the article that has them.
    fn own(&self, articles: Vec<Article>, owners: &[Option<usize>]) -> Vec<Article> {
        let mut out: Vec<Article> = Vec::with_capacity(articles.len());
        for (k, mut article) in articles.into_iter().enumerate() {
            let lines = self.lines_of(&article.lines);
            article.lines = lines.iter().copied().filter(|&n| owners[n as usize] == Some(k)).collect();
            match out.last_mut() {
                Some(last) if article.lines.is_empty() => append(last, article),
                _ => out.push(article),
            }
        }
        // The first one may be without lines, too.
        if out.len() > 1 && out[0].lines.is_empty() {
            let mut rest = out.remove(0);
            let mut next = out.remove(0);
            std::mem::swap(&mut rest.lines, &mut next.lines);
            append(&mut rest, next);
            out.insert(0, rest);
        }
        out.sort_by_key(|a| a.lines.first().copied());
        out
    }
}

/// Joins an article to the one before it: its title becomes a subhead.
fn append(article: &mut Article, next: Article) {
    let lines = next.blocks.first().map(|b| b.lines.clone()).unwrap_or_default();
    let titles = [next.kicker, (!next.headline_supplied).then_some(next.headline), next.deck];
    for text in titles.into_iter().flatten() {
        article.blocks.push(Block { kind: BlockKind::Subhead, text, lines: lines.clone() });
    }
    article.blocks.extend(next.blocks);
    let byline = &mut article.byline;
    byline.reporters.extend(next.byline.reporters);
    byline.correspondents.extend(next.byline.correspondents);
    byline.photographers.extend(next.byline.photographers);
    byline.printed.extend(next.byline.printed);
    article.confidence = article.confidence.min(next.confidence);
}

/// The same correction of other lines.
fn on_lines(correction: &Correction, to: impl Fn(u32) -> u32) -> Correction {
    let all = |lines: &[u32]| lines.iter().map(|&n| to(n)).collect();
    match correction {
        Correction::Split { line } => Correction::Split { line: to(*line) },
        Correction::Join { line } => Correction::Join { line: to(*line) },
        Correction::Title { lines, part } => Correction::Title { lines: all(lines), part: *part },
        Correction::Furniture { lines, furniture } => {
            Correction::Furniture { lines: all(lines), furniture: *furniture }
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Config;
    use crate::structure::{self, Structure};

    fn read(page: &[&str]) -> Structure {
        let lines: Vec<String> = page.iter().map(|line| (*line).to_owned()).collect();
        structure::read(&lines, &Config::default())
    }

    const PAGE: [&str; 5] = [
        "   柳林大桥昨日通车             河湾镇面粉厂新线投产",
        "",
        "    本报讯（记者 张红）大桥        本报讯（记者 李强）面粉",
        "昨日通车，两岸村民过河只要      厂昨日投产，日产面粉三百",
        "五分钟，学生上学不用坐船。      吨，附近村民不用再进县城。",
    ];

    #[test]
    fn every_line_has_one_owner_and_no_column_is_lost() {
        let found = read(&PAGE);
        let headlines: Vec<&str> = found.articles.iter().map(|a| a.headline.as_str()).collect();
        assert_eq!(headlines, ["河湾镇面粉厂新线投产", "柳林大桥昨日通车"]);
        let mut lines: Vec<u32> = found.articles.iter().flat_map(|a| a.lines.clone()).collect();
        lines.sort_unstable();
        assert_eq!(lines, [1, 3, 4, 5]);
        let body = |n: usize| found.articles[n].body().collect::<Vec<_>>();
        assert_eq!(body(1), ["本报讯（记者 张红）大桥昨日通车，两岸村民过河只要五分钟，学生上学不用坐船。"]);
        assert!(found.diagnostics.iter().any(|d| d.code == crate::DiagnosticCode::ColumnsParted));
    }

    #[test]
    fn what_has_no_line_of_its_own_stays_with_the_line() {
        let line = "本报讯（记者 张红）柳林大桥昨日 通车，两岸村民过河只要五分钟， 学生上学不用再坐渡船，卖菜看 病也都方便了，大家都说这座桥 修得好。 面粉厂新线昨日投产 本报讯（记者 李强）河湾镇面粉厂 新线昨日投产，日产面粉三百吨。";
        let found = read(&[line]);
        assert_eq!(found.articles.len(), 1);
        assert!(found.articles[0].confidence <= 0.5);
        assert_eq!(found.articles[0].byline.reporters, ["张红", "李强"]);
    }
}
