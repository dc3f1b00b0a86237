//! Tests of the archive as a whole.

mod correcting;
mod damage;
mod facts;
mod fixture;
mod importing;
mod jumping;
mod matters;
mod reading;
mod repairs;
mod rereading;
mod searching;
mod substrings;
mod versions;
mod views;
