//! `jianbao show`: one article with everything known of it; `jianbao compare`: two of them side by side.

use std::fmt::Write;

use archive::Archive;
use archive::query::Query;
use archive::wire::{ArticleView, MarkedSegment, Segment, SourceView};
use newspaper::BlockKind;
use newspaper::facts::subject_parent;
use serde_json::{Value, json};

use crate::arguments::{CompareArguments, ShowArguments};
use crate::output::{self, Outcome};
use crate::read::headline;

/// Prints the article.
pub(crate) fn show(arguments: &ShowArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let article = archive.article(arguments.id, &Query::default())?;
    if !arguments.json {
        return output::plain(&article_text(&article));
    }
    let source = archive.article_source(arguments.id)?;
    output::json(&article_json(&article, &source))
}

/// Prints two articles row by row; what stands in one of them alone is marked.
pub(crate) fn compare(arguments: &CompareArguments) -> Outcome {
    let comparison = Archive::open_whole(&arguments.archive)?.compare(arguments.left, arguments.right)?;
    if arguments.json {
        return output::json(&comparison);
    }
    let marked = |sign: &str, segments: &[Segment]| {
        let text: String = segments
            .iter()
            .map(|s| if s.hit { format!("[{sign}{}{sign}]", s.text) } else { s.text.clone() })
            .collect();
        if text.is_empty() { text } else { format!("{sign} {text}\n") }
    };
    let rows = comparison.rows.iter().map(|row| match row.same {
        true => format!("  {}\n", row.left.iter().map(|s| s.text.as_str()).collect::<String>()),
        false => marked("-", &row.left) + &marked("+", &row.right),
    });
    output::plain(&rows.collect::<String>())
}

fn text(segments: &[MarkedSegment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// A part that may be missing.
fn optional(segments: &[MarkedSegment]) -> Option<String> {
    (!segments.is_empty()).then(|| text(segments))
}

/// Names of its subjects of the top level, or of those below.
fn labels(article: &ArticleView, top: bool) -> Vec<&str> {
    let wanted = article.subjects.iter().filter(|s| subject_parent(&s.id).is_none() == top);
    wanted.map(|s| s.label.as_str()).collect()
}

fn blocks(article: &ArticleView, subheads: bool) -> Vec<String> {
    let wanted = article.blocks.iter().filter(|b| (b.kind == BlockKind::Subhead) == subheads);
    wanted.map(|block| text(&block.segments)).collect()
}

fn article_json(article: &ArticleView, source: &SourceView) -> Value {
    let own = |n: u32| article.source.lines.binary_search(&n).is_ok();
    json!({
        "id": article.id,
        "source_id": article.source_id,
        "published": article.published,
        "published_estimated": article.published_estimated,
        "published_evidence": article.published_evidence,
        "publication": article.publication,
        "page": article.page,
        "section": article.section,
        "origins": article.origins,
        "standing_head": article.standing_head,
        "kicker": optional(&article.kicker),
        "headline": text(&article.headline),
        "headline_supplied": article.headline_supplied,
        "deck": optional(&article.deck),
        "subheads": blocks(article, true),
        "byline": article.byline.iter().map(|line| text(line)).collect::<Vec<_>>(),
        "reporters": article.reporters,
        "correspondents": article.correspondents,
        "photographers": article.photographers,
        "dateline": article.dateline,
        "kind": article.kind,
        "confidence": article.confidence,
        "lines": article.source.lines,
        "body": blocks(article, false),
        "facts": article.facts,
        "topics": labels(article, true),
        "subtopics": labels(article, false),
        "subjects": article.subjects,
        "source": {
            "page_id": article.source.page_id,
            "file": article.source.file,
            "sha256": article.source.sha256,
            "encoding": article.source.encoding,
            "lines": source.lines.iter().filter(|line| own(line.n))
                .map(|line| json!({"n": line.n, "text": line.text})).collect::<Vec<_>>(),
        },
        "continued": article.continued,
        "replaced": article.replaced,
        "look_alikes": article.look_alikes,
        "versions": article.versions,
        "corrections": article.corrections,
        "related": article.related,
    })
}

fn article_text(article: &ArticleView) -> String {
    let mut out = String::new();
    let known = [&article.published, &article.publication, &article.page, &article.section];
    let known: Vec<&str> = known.into_iter().filter_map(|part| part.as_deref()).collect();
    let _ = writeln!(out, "{}", known.join(" "));
    for line in
        [optional(&article.kicker), Some(headline(&text(&article.headline), article.headline_supplied))]
    {
        let _ = line.map(|line| writeln!(out, "{line}"));
    }
    let _ = optional(&article.deck).map(|deck| writeln!(out, "{deck}"));
    for line in &article.byline {
        let _ = writeln!(out, "{}", text(line));
    }
    for block in &article.blocks {
        let indent = if block.kind == BlockKind::Subhead { "\n" } else { "　　" };
        let _ = writeln!(out, "{indent}{}", text(&block.segments));
    }
    let _ = writeln!(out, "\n{} · {}", article.source.file, article.source.sha256);
    out
}
