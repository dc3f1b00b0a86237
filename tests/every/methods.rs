//! Every method of the core.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use archive::query::{Axis, Granularity, Query, Sort};
use archive::wire::*;
use archive::{Archive, ImportOptions, Result, SearchOptions};
use newspaper::{Correction, Field, Meaning, PageField};

use super::Sample;
use crate::program::root;

/// Asks one method about everything in a sample.
type Case = fn(&Archive, &Sample) -> Result<()>;

const AXES: [Axis; 2] = [Axis::Published, Axis::Event];
const WIDTHS: [Granularity; 4] =
    [Granularity::Decade, Granularity::Year, Granularity::Month, Granularity::Day];

/// Names of methods that cases were made for, in the order in which they are asked.
pub fn tried() -> Vec<&'static str> {
    CASES.iter().map(|(name, _)| *name).collect()
}

/// Names of all methods of [`Archive`] that take it, from the source.
///
/// # Panics
/// Where the source cannot be read.
pub fn methods() -> Vec<String> {
    let folder = root().join("src-tauri/crates/archive/src/api");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the source of the core") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            names.extend(methods_of(&path));
        }
    }
    names.sort();
    names
}

fn methods_of(path: &Path) -> Vec<String> {
    let source = std::fs::read_to_string(path).expect("a source file");
    let blocks = source.split("\nimpl Archive {\n").skip(1);
    let blocks = blocks.map(|rest| rest.split_once("\n}\n").map_or(rest, |(block, _)| block));
    let methods = blocks.flat_map(|block| block.split("\n    pub fn ").skip(1));
    let taking = methods.filter_map(|method| {
        let (name, rest) = method.split_once('(')?;
        rest.trim_start().starts_with("&self").then(|| name.to_owned())
    });
    taking.collect()
}

/// Asks everything; what fails, with its reason.
pub fn failing_methods(archive: &Archive, sample: &Sample) -> Vec<String> {
    let failing = CASES.iter().filter_map(|(name, case)| {
        let start = std::time::Instant::now();
        let failed = case(archive, sample).err();
        if std::env::var_os("JIANBAO_TIMES").is_some() {
            eprintln!("{name:24} {:7.0} ms", start.elapsed().as_secs_f64() * 1e3);
        }
        failed.map(|error| format!("{name}: {} ({error})", error.code()))
    });
    failing.collect()
}

fn each_query(sample: &Sample, mut ask: impl FnMut(&Query) -> Result<()>) -> Result<()> {
    sample.queries.iter().try_for_each(&mut ask)
}

/// Those that only look come first, then those that change something and take it back.
const CASES: &[(&str, Case)] = &[
    ("overview", |a, _| a.overview().map(drop)),
    ("info", |a, _| a.info().map(drop)),
    ("stats", |a, _| a.stats().map(drop)),
    ("name_patterns", |a, _| a.name_patterns().map(drop)),
    ("home", |a, _| a.home().map(drop)),
    ("set_today", |a, _| a.set_today(Some("2024-07-17")).and_then(|()| a.set_today(None))),
    ("search", search),
    ("unassigned_lines", unassigned_lines),
    ("suggest", |a, _| {
        ["g", "guan", "河", "张", ""].into_iter().try_for_each(|t| a.suggest(t, 10).map(drop))
    }),
    ("facets", |a, s| each_query(s, |q| a.facets(q).map(drop))),
    ("facet_values", |a, s| {
        each_query(s, |q| {
            FacetField::ALL.iter().try_for_each(|field| a.facet_values(q, *field, "一", 10).map(drop))
        })
    }),
    ("timeline", |a, s| {
        each_query(s, |q| {
            AXES.iter()
                .try_for_each(|&axis| WIDTHS.iter().try_for_each(|&by| a.timeline(q, axis, by).map(drop)))
        })
    }),
    ("density", |a, s| each_ask(s, |ask| a.density(ask).map(drop))),
    ("export", export),
    ("density_csv", |a, s| {
        // Of days there are many rows.
        let wide = |ask: &DensityAsk| ask.by != Granularity::Day || ask.query == Query::default();
        each_ask(s, |ask| if wide(ask) { a.density_csv(ask, &str::to_owned).map(drop) } else { Ok(()) })
    }),
    ("days_meant", |a, _| {
        ["2024-07", "去年7月", "无"].iter().for_each(|text| drop(a.days_meant(text)));
        Ok(())
    }),
    ("dateless", |a, s| {
        each_query(s, |q| {
            a.dateless(q, DateLack::Unknown)
                .map(drop)
                .and_then(|()| a.dateless(q, DateLack::Estimated).map(drop))
        })
    }),
    ("topics", |a, s| each_query(s, |q| a.topics(q).map(drop))),
    ("topics_whole", |a, s| each_query(s, |q| a.topics_whole(q).map(drop))),
    ("keep_storylines", |a, _| a.keep_storylines(&mut |_| {}, &AtomicBool::new(false))),
    ("follow_storylines", |a, _| {
        a.follow_storylines();
        Ok(())
    }),
    ("read_ahead", |a, _| {
        a.read_ahead();
        Ok(())
    }),
    ("keep_up_soon", |a, _| {
        a.keep_up_soon();
        Ok(())
    }),
    ("watch_index", |a, _| a.watch_index(&mut |_| {}, &AtomicBool::new(false))),
    ("storylines", |a, s| each_query(s, |q| a.storylines(q, 50).map(drop))),
    ("storyline", |a, s| s.storylines.iter().try_for_each(|id| a.storyline(id).map(drop))),
    ("cooccurrences", |a, s| each_query(s, |q| a.cooccurrences(q).map(drop))),
    ("dossier", |a, s| s.initiatives.iter().try_for_each(|name| a.dossier(name).map(drop))),
    ("person", |a, s| s.people.iter().try_for_each(|heading| a.person(heading).map(drop))),
    ("holdings", |a, _| a.holdings().map(drop)),
    ("issue_days", |a, s| {
        s.papers.iter().try_for_each(|p| a.issue_days(p.as_deref(), "2024-01-01", "2024-12-31").map(drop))
    }),
    ("gaps", |a, s| {
        s.papers.iter().try_for_each(|p| a.gaps(p.as_deref(), None, None).map(drop))?;
        a.gaps(None, Some("2024-01-01"), Some("2024-12-31")).map(drop)
    }),
    ("coverage", |a, s| each_query(s, |q| a.coverage(q).map(drop))),
    ("same_day", |a, _| {
        let asked = [(None, 0, None), (Some("07-16"), 3, Some(false)), (Some("2024-02-10"), 15, Some(true))];
        asked.into_iter().try_for_each(|(day, around, lunar)| a.same_day(day, around, lunar).map(drop))
    }),
    ("phrase", |a, _| ["我市", "没有的话"].into_iter().try_for_each(|phrase| a.phrase(phrase).map(drop))),
    ("concordance", concordance),
    ("figures", |a, s| each_query(s, |q| a.figures(q, &FigureFilter::default(), 50, 0).map(drop))),
    ("article", |a, s| s.articles.iter().try_for_each(|&id| a.article(id, &s.queries[1]).map(drop))),
    ("source", |a, s| s.pages.iter().try_for_each(|&id| a.source(id).map(drop))),
    ("article_source", |a, s| s.articles.iter().try_for_each(|&id| a.article_source(id).map(drop))),
    ("compare", |a, s| s.articles.windows(2).try_for_each(|pair| a.compare(pair[0], pair[1]).map(drop))),
    ("articles_with_fact", |a, _| {
        a.articles_with_fact(newspaper::FactKind::Person, "张红", "张红").map(drop)
    }),
    ("corrections", |a, _| a.corrections(50, 0).map(drop)),
    ("doubts", |a, _| a.doubts(50, 0).map(drop)),
    ("repairs", |a, _| a.repairs(50).map(drop)),
    ("verify", sound),
    ("saved_queries", |a, _| a.saved_queries().map(drop)),
    ("save_query", |a, s| s.queries.iter().try_for_each(|query| a.save_query("甲", query))),
    ("saved_query", |a, _| a.saved_query("甲").map(drop)),
    ("rename_saved_query", |a, _| a.rename_saved_query("甲", "乙")),
    ("delete_saved_query", |a, _| a.delete_saved_query("乙")),
    ("note_query", |a, s| s.queries.iter().try_for_each(|query| a.note_query(query))),
    ("recent_queries", |a, _| a.recent_queries().map(drop)),
    ("forget_queries", |a, _| a.forget_queries()),
    ("set_name_patterns", |a, _| a.set_name_patterns(&a.name_patterns()?)),
    ("set_index_memory", |a, _| {
        a.set_index_memory(100_000_000);
        Ok(())
    }),
    ("set_import_threads", |a, _| {
        a.set_import_threads(2);
        Ok(())
    }),
    ("import", |a, _| {
        a.import(&[], &ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false)).map(drop)
    }),
    ("see_storyline", |a, s| s.storylines.iter().try_for_each(|id| a.see_storyline(id))),
    ("rename_storyline", |a, s| first(&s.storylines, |id| taken_back(a, a.rename_storyline(id, "河湾的事")))),
    ("mark_storyline", |a, s| {
        first(&s.storylines, |id| taken_back(a, a.mark_storyline(id, StorylineMark::Follow)))
    }),
    ("merge_storylines", |a, s| match s.storylines.as_slice() {
        [one, other, ..] => taken_back(a, a.merge_storylines(one, std::slice::from_ref(other))),
        _ => Ok(()),
    }),
    ("split_storyline", |a, s| {
        first(&s.storylines, |id| {
            let articles: Vec<ArticleId> =
                a.storyline(id)?.articles.iter().take(1).map(|entry| entry.id).collect();
            taken_back(a, a.split_storyline(id, &articles))
        })
    }),
    ("correct_storyline", |a, s| {
        let pin = StorylineAct::Mark { mark: StorylineMark::Pin };
        first(&s.storylines, |id| taken_back(a, a.correct_storyline(id, &pin)))
    }),
    ("correct", correct),
    ("correct_fact_everywhere", |a, s| {
        let none = Meaning::None { of: newspaper::FactKind::Person };
        first(&s.people, |name| match a.articles_with_fact(newspaper::FactKind::Person, name, name)? {
            0 => Ok(()),
            _ => taken_back(a, a.correct_fact_everywhere(newspaper::FactKind::Person, name, name, &none)),
        })
    }),
    ("repair", |a, _| {
        let groups = a.repairs(2)?;
        groups.iter().try_for_each(|group| taken_back(a, a.repair(&group.from, &group.to, true)))
    }),
    ("undo", |a, _| a.undo(None).map(drop)),
    ("redo", |a, _| a.redo(None).map(drop)),
    ("set_home", |a, _| a.set_home(Some("四川省/泸州市")).and_then(|()| a.set_home(None))),
    ("reread", |a, _| a.reread(&mut |_| {}, &AtomicBool::new(false)).map(drop)),
    ("reindex", |a, _| {
        a.reindex(&mut |_, _| {}, &AtomicBool::new(false)).map(drop).and_then(|()| sound(a, &NOTHING))
    }),
    ("close", |a, _| {
        a.close();
        Ok(())
    }),
];

const NOTHING: Sample = Sample {
    queries: Vec::new(),
    articles: Vec::new(),
    pages: Vec::new(),
    storylines: Vec::new(),
    people: Vec::new(),
    initiatives: Vec::new(),
    papers: Vec::new(),
};

fn search(archive: &Archive, sample: &Sample) -> Result<()> {
    each_query(sample, |query| {
        for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest] {
            for whole in [false, true] {
                let options = SearchOptions {
                    sort,
                    facets: whole,
                    fold: whole,
                    widen: whole,
                    ..SearchOptions::default()
                };
                archive.search(query, &options)?;
            }
        }
        Ok(())
    })
}

fn unassigned_lines(archive: &Archive, sample: &Sample) -> Result<()> {
    each_query(sample, |query| archive.unassigned_lines(query, 20).map(drop))
}

fn each_ask(sample: &Sample, mut ask: impl FnMut(&DensityAsk) -> Result<()>) -> Result<()> {
    each_query(sample, |query| {
        for axis in AXES {
            for by in WIDTHS {
                for split in [None, Some(SplitBy::Subject), Some(SplitBy::Publication)] {
                    let with = split.is_none().then(|| super::query("的"));
                    ask(&DensityAsk {
                        query: query.clone(),
                        axis,
                        by,
                        split,
                        with,
                        ..DensityAsk::default()
                    })?;
                }
            }
        }
        Ok(())
    })
}

/// In every format, over what an export before left.
fn export(archive: &Archive, sample: &Sample) -> Result<()> {
    let folder = tempfile::tempdir().map_err(|error| archive::Error::io(Path::new("."), error))?;
    let out = folder.path().join("出");
    each_query(sample, |query| {
        archive::Format::ALL.iter().try_for_each(|&format| archive.export(query, format, &out).map(drop))
    })
}

fn concordance(archive: &Archive, _: &Sample) -> Result<()> {
    use ConcordanceOrder as Order;
    let orders = [Order::Oldest, Order::Newest, Order::Left, Order::Right];
    orders.into_iter().try_for_each(|order| archive.concordance("我市", order, 20, 0).map(drop))
}

fn sound(archive: &Archive, _: &Sample) -> Result<()> {
    match archive.verify()?.problems.as_slice() {
        [] => Ok(()),
        problems => Err(archive::Error::ArchiveDamaged(format!("{problems:?}"))),
    }
}

fn first(values: &[String], ask: impl Fn(&str) -> Result<()>) -> Result<()> {
    values.first().map_or(Ok(()), |value| ask(value))
}

/// Asks for lists while a correction holds, and takes it back.
fn taken_back(archive: &Archive, corrected: Result<Corrected>) -> Result<()> {
    let corrected = corrected?;
    archive.keep_storylines(&mut |_| {}, &AtomicBool::new(false))?;
    archive.storylines(&Query::default(), 10)?;
    archive.corrections(5, 0)?;
    archive.undo(corrected.batch)?;
    archive.redo(corrected.batch)?;
    archive.undo(corrected.batch).map(drop)
}

/// Answers doubts, gives articles a headline and pages a date, and takes all of it back.
fn correct(archive: &Archive, sample: &Sample) -> Result<()> {
    let mut changes = Vec::new();
    for doubt in archive.doubts(5, 0)?.doubts {
        let answers =
            doubt.answers.into_iter().map(|answer| answer.corrections).filter(|made| !made.is_empty());
        changes
            .extend(answers.map(|corrections| Change { target: Target::Page(doubt.page_id), corrections }));
    }
    for &id in sample.articles.iter().take(3) {
        let view = archive.article(id, &Query::default())?;
        let line = view.source.lines.first().copied().unwrap_or(1);
        let headline =
            Correction::Field { line, field: Field::Headline, values: vec!["渡口通桥".into()] };
        let day = |value: Option<&str>| Correction::Page {
            field: PageField::IssueDate,
            value: value.map(Into::into),
        };
        for correction in [headline, day(Some("2024-07-17")), day(None)] {
            changes.push(Change { target: Target::Article(id), corrections: vec![correction] });
        }
        changes.push(Change {
            target: Target::Issue(view.source.page_id),
            corrections: vec![day(Some("1999-01"))],
        });
    }
    changes.into_iter().try_for_each(|change| taken_back(archive, archive.correct(&[change])))
}
