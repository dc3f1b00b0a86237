//! What a page is: as a person set it right or typed it, as masthead and folio print it, as its file is named.

use crate::correction::{Correction, PageField};
use crate::diagnostic::{Diagnostic, DiagnosticCode};
use crate::model::{Article, Config, Origin, PageInfo};
use crate::structure::lines::line::{Class, Line};
use crate::structure::signs::attribution::Attribution;
use crate::structure::signs::furniture::Furniture;

/// Reads what the page says of itself; the stronger origin wins field by field. The remark is that its pieces are of
/// several days.
pub(in crate::structure) fn read(lines: &[Line], config: &Config) -> (PageInfo, Option<Diagnostic>) {
    let printed = lines.iter().filter_map(|line| match &line.class {
        Class::Furniture(Furniture::Folio(folio)) => Some(folio),
        _ => None,
    });
    let mut info = PageInfo::default();
    correct(&mut info, &config.corrections);
    let typed = PageInfo {
        publication: config.publication.clone(),
        issue_date: config.issue_date.clone(),
        page_label: config.page_label.clone(),
        section: config.section.clone(),
        ..PageInfo::default()
    };
    fill_all(&mut info, &typed, Origin::Typed);
    printed.for_each(|folio| fill_all(&mut info, folio, Origin::Printed));
    let sources = sources(lines);
    let remark = Some(days(&sources)).filter(|days| days.len() > 1 && info.issue_date.is_none());
    fill_all(&mut info, &common(&sources), Origin::Attribution);
    fill_all(&mut info, &config.named, Origin::FileName);
    let remark = remark.map(|days| {
        let lines = sources.iter().filter(|(_, s)| s.date.is_some()).map(|(n, _)| *n).collect();
        Diagnostic::warning(DiagnosticCode::DatesDiffer, lines, vec![days.join(" ")])
    });
    (info, remark)
}

/// The source lines of a page with their first line; those with no text between them speak of one piece.
fn sources(lines: &[Line]) -> Vec<(u32, Attribution)> {
    let mut found: Vec<(u32, Attribution)> = Vec::new();
    let mut open = false;
    for line in lines {
        match &line.class {
            Class::Furniture(Furniture::Source(source)) => {
                match found.last_mut().filter(|_| open) {
                    Some((_, last)) => last.merge(source),
                    None => found.push((line.number, source.clone())),
                }
                open = true;
            }
            Class::Text => open = false,
            _ => {}
        }
    }
    found
}

fn days(sources: &[(u32, Attribution)]) -> Vec<String> {
    let mut days: Vec<String> = sources.iter().filter_map(|(_, s)| s.date.clone()).collect();
    days.sort();
    days.dedup();
    days
}

/// The day that each article's own source line names, where those of a page name several.
pub(in crate::structure) fn own_days(lines: &[Line], articles: &[Article]) -> Vec<Option<String>> {
    let sources = sources(lines);
    if days(&sources).len() < 2 {
        return Vec::new();
    }
    let own = |article: &Article| {
        let (first, last) = article.lines.first().zip(article.lines.last())?;
        let within = |(line, _): &&(u32, Attribution)| first < line && line < last;
        sources.iter().filter(within).find_map(|(_, source)| source.date.clone())
    };
    articles.iter().map(own).collect()
}

/// What all source lines say alike. A paper is the page's own only where a day or a page is named with it: else a text
/// is taken from it.
fn common(sources: &[(u32, Attribution)]) -> PageInfo {
    let one = |value: fn(&Attribution) -> Option<&String>| {
        let placed = sources.iter().filter(|(_, s)| s.date.is_some() || s.page_label.is_some());
        let mut values = placed.filter_map(|(_, s)| value(s));
        let first = values.next()?;
        values.all(|v| v == first).then(|| first.clone())
    };
    PageInfo {
        publication: one(|s| s.publication.as_ref()),
        issue_date: one(|s| s.date.as_ref()),
        page_label: one(|s| s.page_label.as_ref()),
        ..PageInfo::default()
    }
}

/// Sets what a person said of a page; the last word on a field counts.
pub fn correct(info: &mut PageInfo, corrections: &[Correction]) {
    let mut said = PageInfo::default();
    for correction in corrections.iter().rev() {
        if let Correction::Page { field, value } = correction {
            fill(&mut said, *field, value.as_ref(), Origin::Corrected);
        }
    }
    for field in FIELDS {
        let (value, origin) = slot(&mut said, field);
        if let Some(origin) = origin.take() {
            let (own, from) = slot(info, field);
            *own = value.take();
            *from = Some(origin);
        }
    }
}

const FIELDS: [PageField; 4] =
    [PageField::Publication, PageField::IssueDate, PageField::PageLabel, PageField::Section];

fn fill_all(info: &mut PageInfo, from: &PageInfo, origin: Origin) {
    for field in FIELDS {
        let value = match field {
            PageField::Publication => &from.publication,
            PageField::IssueDate => &from.issue_date,
            PageField::PageLabel => &from.page_label,
            PageField::Section => &from.section,
        };
        if value.is_some() {
            fill(info, field, value.as_ref(), origin);
        }
    }
}

/// Sets a field that no stronger origin has spoken for. A person may say that there is no value.
fn fill(info: &mut PageInfo, field: PageField, value: Option<&String>, origin: Origin) {
    let (own, from) = slot(info, field);
    if from.is_none() {
        *own = value.cloned();
        *from = Some(origin);
    }
}

/// A field and where it comes from.
fn slot(info: &mut PageInfo, field: PageField) -> (&mut Option<String>, &mut Option<Origin>) {
    match field {
        PageField::Publication => (&mut info.publication, &mut info.origins.publication),
        PageField::IssueDate => (&mut info.issue_date, &mut info.origins.issue_date),
        PageField::PageLabel => (&mut info.page_label, &mut info.origins.page_label),
        PageField::Section => (&mut info.section, &mut info.origins.section),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::line;

    #[test]
    fn the_stronger_origin_wins_field_by_field() {
        let source =
            ["运河日报 2025年10月19日 星期日 第01版 民生".to_owned(), String::new(), "正文。".to_owned()];
        let set = |value: Option<&str>| Correction::Page {
            field: PageField::Section,
            value: value.map(str::to_owned),
        };
        let config = Config {
            page_label: Some("A1".into()),
            named: PageInfo { issue_date: Some("2025-10-20".into()), ..PageInfo::default() },
            corrections: vec![set(Some("要闻")), set(None)],
            ..Config::default()
        };
        let (info, _) = read(&line::classify(&source), &config);
        assert_eq!(info.publication.as_deref(), Some("运河日报"));
        assert_eq!(
            (info.issue_date.as_deref(), info.origins.issue_date),
            (Some("2025-10-19"), Some(Origin::Printed))
        );
        assert_eq!((info.page_label.as_deref(), info.origins.page_label), (Some("A1"), Some(Origin::Typed)));
        assert_eq!((info.section, info.origins.section), (None, Some(Origin::Corrected)));
    }

    #[test]
    fn source_lines_date_a_page_of_one_piece_only() {
        let check = |page: &str, date: Option<&str>, paper: Option<&str>, remarks: usize| {
            let source: Vec<String> = page.split('\n').map(str::to_owned).collect();
            let (info, remark) = read(&line::classify(&source), &Config::default());
            assert_eq!((info.issue_date.as_deref(), info.publication.as_deref()), (date, paper), "{page}");
            assert_eq!(usize::from(remark.is_some()), remarks, "{page}");
        };
        check(
            "大桥通车\n2024-07-17 08:19 来源：河湾日报\n大桥昨日通车。",
            Some("2024-07-17"),
            Some("河湾日报"),
            0,
        );
        check("大桥通车\n来源：河湾日报\n大桥昨日通车。", None, None, 0);
        check(
            "题名：甲\n来源：河湾日报\n日期：2024-07-17\n正文：\n甲。\n题名：乙\n来源：河湾日报\n日期：2024-07-18\n正文：\n乙。",
            None,
            Some("河湾日报"),
            1,
        );
        check(
            "河湾日报 2024年7月16日 第3版\n大桥通车\n2024-07-17 08:19 来源：柳林网\n大桥通车。",
            Some("2024-07-16"),
            Some("河湾日报"),
            0,
        );
    }
}
