//! What a page is: as a person set it right or typed it, as masthead and folio print it, as its file is named.

use super::furniture::Furniture;
use super::line::{Class, Line};
use crate::correction::{Correction, PageField};
use crate::model::{Config, Origin, PageInfo};

/// Reads what the page says of itself; the stronger origin wins field by field.
pub(super) fn read(lines: &[Line], config: &Config) -> PageInfo {
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
    fill_all(&mut info, &config.named, Origin::FileName);
    info
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
        let info = read(&line::classify(&source), &config);
        assert_eq!(info.publication.as_deref(), Some("运河日报"));
        assert_eq!(
            (info.issue_date.as_deref(), info.origins.issue_date),
            (Some("2025-10-19"), Some(Origin::Printed))
        );
        assert_eq!((info.page_label.as_deref(), info.origins.page_label), (Some("A1"), Some(Origin::Typed)));
        assert_eq!((info.section, info.origins.section), (None, Some(Origin::Corrected)));
    }
}
