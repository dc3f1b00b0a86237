//! Tests of the archive as a whole.

mod anniversaries;
mod correcting;
mod counting;
mod damage;
mod facts;
mod fixture;
mod holdings;
mod importing;
mod jumping;
mod language;
mod likes;
mod matters;
mod ranking;
mod reading;
mod repairs;
mod rereading;
mod searching;
mod storylines;
mod substrings;
mod suggesting;
mod timelines;
mod topics;
mod usage;
mod versions;
mod views;
mod widening;
