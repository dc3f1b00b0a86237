//! An article as a reference needs it.

use store::article::Stored;
use store::page;
use wire::Quote;

use crate::answers::citation::citation;

/// An article that leaves.
pub(super) struct Entry<'a> {
    pub(super) stored: &'a Stored,
    /// Day of issue as far as it is known: `2024-07-17`, `2024-07`; without the mark of an estimate.
    pub(super) date: Option<String>,
    pub(super) is_estimated: bool,
}

impl<'a> Entry<'a> {
    pub(super) fn new(stored: &'a Stored) -> Self {
        let published = page::published(&stored.page);
        let date = published.map(|(edtf, _)| edtf.trim_end_matches(['~', '?', '%']).to_owned());
        Self { stored, date, is_estimated: published.is_some_and(|(_, is_estimated)| is_estimated) }
    }

    /// Who wrote it, each name whole, reporters first.
    pub(super) fn authors(&self) -> Vec<&str> {
        let byline = &self.stored.article.byline;
        let mut authors: Vec<&str> = Vec::new();
        for name in byline.reporters.iter().chain(&byline.correspondents) {
            if !authors.contains(&name.as_str()) {
                authors.push(name);
            }
        }
        authors
    }

    /// Year, month and day as far as they are known; nothing of a date that is a range or a decade.
    pub(super) fn date_parts(&self) -> Vec<u32> {
        let parts = self.date.iter().flat_map(|date| date.split('-')).map(|part| part.parse().ok());
        parts.collect::<Option<Vec<u32>>>().unwrap_or_default()
    }

    /// The body, paragraph by paragraph.
    pub(super) fn body(&self) -> Vec<&str> {
        self.stored.article.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    /// Subjects, the widest first as they were found.
    pub(super) fn subjects(&self) -> Vec<&str> {
        self.stored.article.subjects.iter().map(|subject| subject.label.as_str()).collect()
    }

    /// What a reader of the reference must know: that the program said it, not the paper.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.is_estimated {
            let evidence = self.stored.page.issue_date_estimate.as_ref().map(|e| e.evidence.join("；"));
            let evidence = evidence.filter(|evidence| !evidence.is_empty());
            remarks.push(match evidence {
                Some(evidence) => format!("见报日期为推定，依据：{evidence}"),
                None => "见报日期为推定".into(),
            });
        }
        if self.stored.article.headline_supplied {
            remarks.push("原文无标题，标题为代拟".into());
        }
        remarks
    }

    /// The headline, in square brackets where the program proposed it.
    pub(super) fn title(&self) -> String {
        let article = &self.stored.article;
        if article.headline_supplied { format!("[{}]", article.headline) } else { article.headline.clone() }
    }

    /// `《清河日报》2014-07-16 第3版`.
    pub(super) fn citation(&self) -> String {
        citation(&Quote {
            article: self.stored.id,
            headline: self.stored.article.headline.clone(),
            headline_supplied: self.stored.article.headline_supplied,
            published: page::published(&self.stored.page).map(|(edtf, _)| edtf.to_owned()),
            publication: self.stored.page.publication.clone(),
            page: self.stored.page.page_label.clone(),
            text: Vec::new(),
        })
    }
}
