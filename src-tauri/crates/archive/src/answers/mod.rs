//! What is made of the articles of a query: counts, pictures of time, sheets on one matter, one article as it is read.

pub(crate) mod article;
pub(crate) mod citation;
pub(crate) mod cooccurrence;
pub(crate) mod dossier;
pub(crate) mod evidence;
pub(crate) mod figures;
pub(crate) mod home;
pub(crate) mod info;
pub(crate) mod overview;
pub(crate) mod person;
pub(crate) mod phrase;
pub(crate) mod post;
pub(crate) mod same_day;
pub(crate) mod saved_query;
pub(crate) mod source;
pub(crate) mod stats;
pub(crate) mod suggest;
pub(crate) mod timeline;
pub(crate) mod topics;
pub(crate) mod verify;
