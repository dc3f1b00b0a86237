//! An article as a document of the index.

use std::collections::BTreeSet;

use common::edtf::{Precision, Stretch, pack};
use common::page_label::Label;
use newspaper::facts::initiative_key;
use newspaper::{Article, FactValue, NameKind, Part, PersonPart, look_alike};
use query::{Granularity, bin_of};
use store::article::Stored;
use store::headings::Headings;
use store::page;
use tantivy::TantivyDocument;
use tantivy::schema::Field;

use super::erratum::is_erratum;
use super::schema::Fields;
use super::sketch;
use super::tokenizer::{PART, words_of};

/// Everything that can be found about an article.
pub(super) fn document(fields: &Fields, stored: &Stored, headings: &Headings) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_u64(fields.id, stored.id as u64);
    add_text(&mut doc, fields, stored);
    add_sketch(&mut doc, fields, stored);
    add_dates(&mut doc, fields, stored);
    add_names(&mut doc, fields, stored, headings);
    doc
}

fn add_text(doc: &mut TantivyDocument, fields: &Fields, stored: &Stored) {
    let article = &stored.article;
    let title = [article.kicker.as_deref(), Some(&article.headline), article.deck.as_deref()];
    let title: Vec<String> = title.into_iter().flatten().map(part).collect();
    let mut all = title.clone();
    all.extend(article.standing_head.iter().map(|head| part(head)));
    all.extend(article.byline.printed.iter().map(|p| part(p)));
    all.extend(article.blocks.iter().map(|b| part(&b.text)));
    let other_title = other_texts(article, [Part::Kicker, Part::Headline, Part::Deck]);
    let other_text = other_texts(article, (0..article.blocks.len() as u32).map(Part::Block));
    doc.add_text(fields.words, words_of(&all));
    // What is found as something else than what stands there comes after it, and does not count as more words.
    let title = [title, other_title.clone()].concat().join(&PART.to_string());
    let all = [all, other_title, other_text].concat().join(&PART.to_string());
    doc.add_text(fields.title, &title);
    doc.add_text(fields.title_uni, different(&title));
    doc.add_text(fields.uni, different(&all));
    doc.add_text(fields.gram2, all);
}

/// Each character once: the index would look up every one.
fn different(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    chars.sort_unstable();
    chars.dedup();
    chars.into_iter().collect()
}

fn other_texts(article: &Article, parts: impl IntoIterator<Item = Part>) -> Vec<String> {
    let texts = parts.into_iter().flat_map(|part| look_alike::other_texts(article, part));
    texts.map(|text| part(&text)).collect()
}

fn add_sketch(doc: &mut TantivyDocument, fields: &Fields, stored: &Stored) {
    let sketch = sketch::of_article(&stored.article);
    sketch.into_iter().for_each(|number| doc.add_u64(fields.sketch, number));
    if is_erratum(&stored.article) {
        doc.add_u64(fields.erratum, 1);
    }
}

fn part(text: &str) -> String {
    text.replace(PART, "")
}

fn add_dates(doc: &mut TantivyDocument, fields: &Fields, stored: &Stored) {
    if let Some((edtf, estimated)) = page::published(&stored.page)
        && let Some(stretch) = Stretch::parse(edtf)
    {
        doc.add_u64(fields.published, pack(stretch));
        add_bins(doc, fields.published_bins, [stretch].into_iter());
        if estimated {
            doc.add_u64(fields.estimated, 1);
        }
    }
    let events: BTreeSet<Stretch> =
        stored.article.facts.iter().filter_map(|fact| event(&fact.value)).collect();
    for stretch in &events {
        doc.add_u64(fields.event, pack(*stretch));
    }
    add_bins(doc, fields.event_bins, events.iter().copied());
}

fn event(value: &FactValue) -> Option<Stretch> {
    match value {
        FactValue::Date { edtf, .. } => Stretch::parse(edtf.as_deref()?),
        _ => None,
    }
}

/// Each bin once, and only bins that are no narrower than the date.
fn add_bins(doc: &mut TantivyDocument, fields: [Field; 3], stretches: impl Iterator<Item = Stretch> + Clone) {
    let widths = [
        (Precision::Year, Granularity::Year),
        (Precision::Month, Granularity::Month),
        (Precision::Day, Granularity::Day),
    ];
    for (field, (precision, by)) in fields.into_iter().zip(widths) {
        let known = stretches.clone().filter(|s| s.precision >= precision);
        let values: BTreeSet<i64> = known.map(|s| bin_of(s.first, by)).collect();
        for value in values {
            doc.add_i64(field, value);
        }
    }
}

fn add_names(doc: &mut TantivyDocument, fields: &Fields, stored: &Stored, headings: &Headings) {
    let article = &stored.article;
    let byline = &article.byline;
    let mut names: BTreeSet<(Field, String)> = BTreeSet::new();
    let mut add = |field: Field, value: &str| {
        let value = value.trim();
        if !value.is_empty() {
            names.insert((field, value.to_owned()));
        }
    };
    stored.page.publication.iter().for_each(|p| add(fields.publication, p));
    let pages = stored.page.page_label.iter().flat_map(|label| Label::read(label));
    pages.for_each(|page| add(fields.page, &page.key()));
    stored.page.section.iter().for_each(|s| add(fields.section, s));
    add(fields.kind, kind_name(article.kind));
    let person = |name| headings.of(NameKind::Person, name, stored.id);
    byline.reporters.iter().for_each(|n| add(fields.reporter, person(n)));
    byline.correspondents.iter().for_each(|n| add(fields.correspondent, person(n)));
    byline.photographers.iter().for_each(|n| add(fields.photographer, person(n)));
    let writers = byline.reporters.iter().chain(&byline.correspondents).chain(&byline.photographers);
    writers.for_each(|n| add_filed(&mut add, [fields.person, fields.person_name], person(n), n));
    article.dateline.iter().for_each(|d| add_place_names(&mut add, fields, d));
    // Once for every mention, so that what an article is about comes before what it mentions.
    let mut mentions = Vec::new();
    for fact in &article.facts {
        match &fact.value {
            FactValue::Person { name, part, .. } => {
                add_filed(&mut add, [fields.person, fields.person_name], person(name), name);
                match part {
                    PersonPart::Reporter => add(fields.reporter, person(name)),
                    PersonPart::Correspondent => add(fields.correspondent, person(name)),
                    PersonPart::Photographer => add(fields.photographer, person(name)),
                    PersonPart::Quoted | PersonPart::Mentioned => {}
                }
            }
            FactValue::Place { path, .. } => {
                add_place_names(&mut add, fields, &fact.text);
                for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
                    add(fields.place, &path[..end]);
                }
                path.split('/').for_each(|unit| add_place_names(&mut add, fields, unit));
            }
            FactValue::Org { .. } => {
                let name = fact.value.standard(&fact.text);
                let heading = headings.of(NameKind::Org, &name, stored.id);
                add_filed(&mut add, [fields.org, fields.org_name], heading, &name);
                add_filed(&mut add, [fields.org, fields.org_name], heading, &fact.text);
            }
            FactValue::Initiative { class, name: printed, .. } => {
                let name = fact.value.standard(&fact.text);
                let name = headings.of(NameKind::Initiative, &name, stored.id);
                add(fields.initiative, &initiative_key(name));
                add(fields.initiative_name, name);
                add(fields.initiative_name, printed);
                let class = serde_json::to_value(class).ok();
                let class = class.as_ref().and_then(|v| v.as_str()).unwrap_or("other");
                mentions.push(format!("{class} {name}"));
            }
            FactValue::Date { .. } | FactValue::Figure { .. } => {}
        }
    }
    for subject in &article.subjects {
        add(fields.topic, &subject.id);
        add(fields.topic_label, &subject.label);
    }
    for (field, value) in names {
        doc.add_text(field, value);
    }
    for mention in mentions {
        doc.add_text(fields.initiative_kind, mention);
    }
}

/// A heading, and the name that leads to it.
fn add_filed(
    add: &mut impl FnMut(Field, &str),
    [heading_field, name_field]: [Field; 2],
    heading: &str,
    name: &str,
) {
    add(heading_field, heading);
    if heading != name {
        add(name_field, name);
    }
}

/// A place is also found without the word for what it is: 聊城 for 聊城市.
fn add_place_names(add: &mut impl FnMut(Field, &str), fields: &Fields, place: &str) {
    add(fields.place_name, place);
    let suffixes = ["自治区", "自治州", "自治县", "街道", "省", "市", "区", "县", "镇", "乡", "村"];
    if let Some(short) = suffixes.iter().find_map(|suffix| place.strip_suffix(suffix))
        && short.chars().nth(1).is_some()
    {
        add(fields.place_name, short);
    }
}

/// `photo-caption` for `PhotoCaption`, as on the wire.
fn kind_name(kind: newspaper::ArticleKind) -> &'static str {
    use newspaper::ArticleKind as Kind;
    match kind {
        Kind::News => "news",
        Kind::Feature => "feature",
        Kind::PhotoCaption => "photo-caption",
        Kind::Brief => "brief",
        Kind::Commentary => "commentary",
        Kind::Notice => "notice",
        Kind::Other => "other",
    }
}
