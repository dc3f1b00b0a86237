//! Tests of the archive as a whole.

mod correcting;
mod damage;
mod fixture;
mod importing;
mod reading;
mod searching;
mod substrings;
mod views;
