//! Tests of the whole program.

mod around;
mod arrows;
mod asking;
mod bad_input;
mod contract;
mod corrections;
mod everything;
mod facts;
mod holdings;
mod home;
mod keyboard;
mod log;
mod matters;
mod phrase;
mod ranking;
mod repairing;
mod sample_pages;
mod saving;
mod searching;
mod security;
mod storylines;
mod timeline;
mod today;
mod undriven;
mod window;
