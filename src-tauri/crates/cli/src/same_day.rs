//! `jianbao today`: a day in every year.

use std::fmt::Write;

use archive::Archive;
use archive::query::Axis;
use archive::wire::SameDayView;

use crate::arguments::SameDayArguments;
use crate::output::{self, Outcome, texts};
use crate::read::headline;

/// The same day in every year.
pub(crate) fn same_day(arguments: &SameDayArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    archive.set_today(arguments.today.as_deref())?;
    let lunar = match (arguments.lunar, arguments.solar) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let view = archive.same_day(arguments.date.as_deref(), arguments.around, lunar)?;
    if arguments.json { output::json(&view) } else { output::plain(&same_day_text(&view)) }
}

fn same_day_text(view: &SameDayView) -> String {
    if view.years.is_empty() {
        return texts().text("cli.today-none", &[]) + "\n";
    }
    let mut out = String::new();
    for year in &view.years {
        let ago = match year.ago {
            0 => texts().text("today.ago.same", &[]),
            ago if ago < 0 => texts().text("today.ago.later", &[&(-ago).to_string()]),
            ago => texts().text("today.ago", &[&ago.to_string()]),
        };
        let _ = writeln!(out, "{}（{ago}）", year.date);
        for article in &year.articles {
            let axis = if article.axis == Axis::Published { "today.published" } else { "today.happened" };
            let said: String = article.quote.text.iter().map(|segment| segment.text.as_str()).collect();
            let title = headline(&article.quote.headline, article.quote.headline_supplied);
            let axis = texts().text(axis, &[]);
            let _ = writeln!(
                out,
                "  {axis}  {title}\n    {said}\n    {} [{}]",
                article.citation, article.quote.article
            );
        }
    }
    out
}
