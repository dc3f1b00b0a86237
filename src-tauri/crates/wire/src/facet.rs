//! Counts of values over all articles of a query.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use ts_rs::TS;

/// A list of [`Facets`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum FacetField {
    /// [`Facets::publication`].
    Publication,
    /// [`Facets::section`].
    Section,
    /// [`Facets::page`].
    Page,
    /// [`Facets::place`].
    Place,
    /// [`Facets::person`].
    Person,
    /// [`Facets::reporter`].
    Reporter,
    /// [`Facets::org`].
    Org,
    /// [`Facets::initiative`].
    Initiative,
    /// [`Facets::topic`].
    Topic,
    /// [`Facets::kind`].
    Kind,
    /// [`Facets::year`]: the one that is no name.
    Year,
}

impl FacetField {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its name, on the wire, on the command line and as the field of the index.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Counts over all articles of a query, each list by count, at most 50 values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facets {
    /// Papers.
    pub publication: Vec<Facet>,
    /// Years of issue.
    pub year: Vec<Facet>,
    /// Names of sections.
    pub section: Vec<Facet>,
    /// Page labels.
    pub page: Vec<Facet>,
    /// Place paths.
    pub place: Vec<Facet>,
    /// People named in the text or in the byline.
    pub person: Vec<Facet>,
    /// Reporters.
    pub reporter: Vec<Facet>,
    /// Organisations.
    pub org: Vec<Facet>,
    /// Initiatives.
    pub initiative: Vec<Facet>,
    /// Subjects.
    pub topic: Vec<Facet>,
    /// Kinds of article.
    pub kind: Vec<Facet>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facet {
    /// What a filter takes.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Articles.
    pub count: u32,
}
