//! Tests of the archive as a whole.

mod correcting;
mod counting;
mod damage;
mod dating;
mod dossiers;
mod exporting;
mod facts;
mod fixture;
mod going_on;
mod holdings;
mod importing;
mod importing_pages;
mod jumping;
mod language;
mod likes;
mod matters;
mod phrases;
mod ranking;
mod reading;
mod repairs;
mod rereading;
mod same_day;
mod searching;
mod spreading;
mod storylines;
mod substrings;
mod suggesting;
mod timelines;
mod topics;
mod unassigned;
mod versions;
mod views;
mod widening;

/// Articles in a commit of the index, few, so that archives of a test have several.
pub(crate) const BATCH: u32 = 100;
