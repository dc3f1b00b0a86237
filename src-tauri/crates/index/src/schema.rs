//! Fields of the index.

use query::{Axis, Granularity};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

/// Counts up whenever fields, tokenizers or what is put into them change: an older index is rebuilt.
pub(super) const VERSION: u32 = 8;

const WIDTHS: [Granularity; 3] = [Granularity::Year, Granularity::Month, Granularity::Day];

/// Name of the field that holds the dates of an axis, packed.
pub(super) fn dates_name(axis: Axis) -> &'static str {
    match axis {
        Axis::Published => "published",
        Axis::Event => "event",
    }
}

/// Name of the field that holds the bins of one width on one axis; decades are made of years.
pub fn bins_name(axis: Axis, by: Granularity) -> &'static str {
    match (axis, by) {
        (Axis::Published, Granularity::Decade | Granularity::Year) => "published_year",
        (Axis::Published, Granularity::Month) => "published_month",
        (Axis::Published, Granularity::Day) => "published_day",
        (Axis::Event, Granularity::Decade | Granularity::Year) => "event_year",
        (Axis::Event, Granularity::Month) => "event_month",
        (Axis::Event, Granularity::Day) => "event_day",
    }
}

/// Handles of all fields.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Row id of the article.
    pub id: Field,
    /// All printed text as overlapping pairs of folded characters, with positions; what damaged parts may have
    /// been, and replaced parts were, comes after it.
    pub gram2: Field,
    /// The different folded characters of all printed text, for queries of one character.
    pub uni: Field,
    /// Kicker, headline and deck, as `gram2`.
    pub title: Field,
    /// Kicker, headline and deck, as `uni`.
    pub title_uni: Field,
    /// Numbers that stand for the text ([`crate::sketch`]), by article.
    pub sketch: Field,
    /// Present where the article sets another one right.
    pub erratum: Field,
    /// Words, for ranking and for what is alike.
    pub words: Field,
    /// Day of issue or its estimate, as a packed stretch.
    pub published: Field,
    /// Its year, month (12 × year + month - 1) and day, as far as it is known.
    pub published_bins: [Field; 3],
    /// Present where the day of issue is an estimate.
    pub estimated: Field,
    /// Dates the article tells of, as packed stretches.
    pub event: Field,
    /// Years, months and days in which they begin.
    pub event_bins: [Field; 3],
    /// The paper.
    pub publication: Field,
    /// The label of the page.
    pub page: Field,
    /// The section.
    pub section: Field,
    /// What sort of piece it is.
    pub kind: Field,
    /// Place paths with all their beginnings.
    pub place: Field,
    /// Names of places without their path.
    pub place_name: Field,
    /// People in the text or in the byline.
    pub person: Field,
    /// Their names as printed, where they are filed under another heading.
    pub person_name: Field,
    /// Reporters.
    pub reporter: Field,
    /// Correspondents.
    pub correspondent: Field,
    /// Photographers.
    pub photographer: Field,
    /// Organisations.
    pub org: Field,
    /// Their names as printed and in full, where they are filed under another heading.
    pub org_name: Field,
    /// What all names of one initiative share ([`newspaper::facts::initiative_key`]).
    pub initiative: Field,
    /// Headings and names as printed.
    pub initiative_name: Field,
    /// Initiatives as `kind heading`, once for every mention, for counting kinds and names.
    pub initiative_kind: Field,
    /// Ids of IPTC subjects.
    pub topic: Field,
    /// Their names.
    pub topic_label: Field,
}

pub(super) fn build() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let fields = Fields {
        id: b.add_u64_field("id", INDEXED | FAST),
        gram2: text(&mut b, "gram2", "gram2", positions),
        uni: text(&mut b, "uni", "uni", IndexRecordOption::Basic),
        title: text(&mut b, "title", "gram2", positions),
        title_uni: text(&mut b, "title_uni", "uni", IndexRecordOption::Basic),
        sketch: fast(&mut b, "sketch"),
        erratum: b.add_u64_field("erratum", INDEXED),
        words: text(&mut b, "words", "words", IndexRecordOption::WithFreqs),
        published: fast(&mut b, "published"),
        published_bins: WIDTHS.map(|by| fast_signed(&mut b, bins_name(Axis::Published, by))),
        estimated: fast(&mut b, "estimated"),
        event: fast(&mut b, "event"),
        event_bins: WIDTHS.map(|by| fast_signed(&mut b, bins_name(Axis::Event, by))),
        publication: named(&mut b, "publication"),
        page: named(&mut b, "page"),
        section: named(&mut b, "section"),
        kind: named(&mut b, "kind"),
        place: named(&mut b, "place"),
        place_name: text(&mut b, "place_name", "name", IndexRecordOption::Basic),
        person: named(&mut b, "person"),
        person_name: text(&mut b, "person_name", "name", IndexRecordOption::Basic),
        reporter: named(&mut b, "reporter"),
        correspondent: named(&mut b, "correspondent"),
        photographer: named(&mut b, "photographer"),
        org: named(&mut b, "org"),
        org_name: named(&mut b, "org_name"),
        initiative: named(&mut b, "initiative"),
        initiative_name: text(&mut b, "initiative_name", "name", IndexRecordOption::Basic),
        initiative_kind: b.add_text_field("initiative_kind", TextOptions::default().set_fast("raw")),
        topic: named(&mut b, "topic"),
        topic_label: text(&mut b, "topic_label", "name", IndexRecordOption::Basic),
    };
    (b.build(), fields)
}

fn text(b: &mut SchemaBuilder, name: &str, tokenizer: &str, option: IndexRecordOption) -> Field {
    let with_norms = name == "words" || name == "gram2";
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(option)
        .set_fieldnorms(with_norms);
    b.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

/// A name that is found folded and counted as printed.
fn named(b: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("name")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    b.add_text_field(name, TextOptions::default().set_indexing_options(indexing).set_fast("raw"))
}

fn fast(b: &mut SchemaBuilder, name: &str) -> Field {
    b.add_u64_field(name, NumericOptions::default().set_fast())
}

fn fast_signed(b: &mut SchemaBuilder, name: &str) -> Field {
    b.add_i64_field(name, NumericOptions::default().set_fast())
}
