//! Hand-made pages, independent of how well pages are cut.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use index::Asked;
use newspaper::*;
use query::Query;
use store::originals;
use store::source::{NewSource, SourceKind};
use tantivy::SegmentReader;
use tantivy::collector::DocSetCollector;
use tempfile::TempDir;
use wire::{ImportSummary, SearchResult};

use crate::import::insert_page;
use crate::versions::Reach;
use crate::{Archive, ImportOptions, SearchOptions};

/// An archive in a folder that goes when the test ends.
pub(super) struct Fixture {
    pub(super) archive: Archive,
    pub(super) folder: TempDir,
}

impl Fixture {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::create(&folder.path().join("样.jianbao")).unwrap();
        Self { archive, folder }
    }

    /// With these pages in it.
    pub(super) fn with(pages: &[ParsedPage]) -> Self {
        let fixture = Self::new();
        pages.iter().for_each(|page| fixture.add(page));
        fixture
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("样.jianbao")
    }

    /// Closes the archive and opens it again.
    pub(super) fn reopen(self) -> Self {
        let path = self.path();
        drop(self.archive);
        Self { archive: Archive::open(&path).unwrap(), folder: self.folder }
    }

    /// Closes the archive, does something to its folder, and opens it again.
    pub(super) fn tampered(self, tamper: impl FnOnce(&Path)) -> Self {
        let path = self.path();
        drop(self.archive);
        tamper(&path);
        Self { archive: Archive::open(&path).unwrap(), folder: self.folder }
    }

    pub(super) fn add(&self, page: &ParsedPage) {
        self.store(page);
        self.archive.search.catch_up(Reach::All, &AtomicBool::new(false)).unwrap();
    }

    /// Adds a page that the index has not read.
    pub(super) fn store(&self, page: &ParsedPage) {
        let text = page.lines.join("\n");
        let sha256 = originals::hash(text.as_bytes());
        self.archive.shelf.originals.put(&sha256, &mut text.as_bytes()).unwrap();
        let source = NewSource {
            sha256: &sha256,
            file_name: "页.txt",
            path: "页.txt",
            given: "{}",
            bytes: text.len() as u64,
            kind: SourceKind::Page,
            encoding: "utf-8",
        };
        self.archive.shelf.store.write(|tx| insert_page(tx, source, page, &[])).unwrap();
    }

    /// Adds many pages at once.
    pub(super) fn add_all(&self, pages: &[ParsedPage]) {
        let add = |tx: &rusqlite::Transaction<'_>| {
            for (page, n) in pages.iter().zip(0..) {
                let text = page.lines.join("\n");
                let sha256 = originals::hash(format!("{n} {text}").as_bytes());
                let bytes = text.len() as u64;
                let (kind, encoding) = (SourceKind::Page, "utf-8");
                let (file_name, path, given) = ("页.txt", "页.txt", "{}");
                insert_page(
                    tx,
                    NewSource { sha256: &sha256, file_name, path, given, bytes, kind, encoding },
                    page,
                    &[],
                )?;
            }
            Ok(())
        };
        self.archive.shelf.store.write(add).unwrap();
        self.archive.search.catch_up(Reach::All, &AtomicBool::new(false)).unwrap();
    }

    /// A file beside the archive.
    pub(super) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(super) fn import(&self, paths: &[PathBuf]) -> ImportSummary {
        let go_on = AtomicBool::new(false);
        self.archive.import(paths, &ImportOptions::default(), &mut |_| {}, &go_on).unwrap()
    }

    pub(super) fn search(&self, query: &Query) -> SearchResult {
        let options = SearchOptions { limit: 1000, ..SearchOptions::default() };
        self.archive.search(query, &options).unwrap()
    }

    /// Headlines found, in their order.
    pub(super) fn headlines(&self, query: &Query) -> Vec<String> {
        self.search(query).hits.into_iter().map(|hit| hit.headline).collect()
    }

    /// Headlines found by a search box, sorted.
    pub(super) fn found(&self, text: &str) -> Vec<String> {
        let mut headlines = self.headlines(&query(text));
        headlines.sort();
        headlines
    }
}

/// Numbers without any order in them.
pub(super) fn mixed(n: usize) -> usize {
    n.wrapping_mul(2_654_435_761) >> 7
}

/// Hands over every article of a query.
pub(super) fn each(asked: &Asked, mut hand: impl FnMut(&SegmentReader, u32)) {
    for address in asked.collect(&DocSetCollector).expect("a sound index") {
        hand(asked.searcher().segment_reader(address.segment_ord), address.doc_id);
    }
}

pub(super) fn query(text: &str) -> Query {
    Query { text: text.into(), ..Query::default() }
}

/// A page with one source line for every part of its articles.
pub(super) fn page(publication: &str, issue_date: Option<&str>, mut articles: Vec<Article>) -> ParsedPage {
    let mut lines = vec![format!("{publication} {issue_date:?}")];
    for article in &mut articles {
        let mut add = |text: &str| {
            lines.push(text.to_owned());
            lines.len() as u32
        };
        article.lines = vec![add(&article.headline)];
        for block in &mut article.blocks {
            block.lines = vec![add(&block.text)];
            article.lines.extend(&block.lines);
        }
    }
    ParsedPage {
        encoding: "utf-8",
        page: PageInfo {
            publication: Some(publication.into()),
            issue_date: issue_date.map(str::to_owned),
            page_label: Some("A02".into()),
            ..PageInfo::default()
        },
        lines,
        articles,
        unassigned_lines: vec![1],
        diagnostics: Vec::new(),
        doubts: Vec::new(),
        unapplied: Vec::new(),
    }
}

pub(super) fn article(headline: &str, body: &[&str]) -> Article {
    let block = |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).into(), lines: vec![] };
    Article {
        headline: headline.into(),
        blocks: body.iter().map(block).collect(),
        confidence: 0.9,
        ..Article::default()
    }
}

/// A fact at the first place of its text in a block.
pub(super) fn fact(article: &mut Article, block: u32, text: &str, value: FactValue) {
    let whole = &article.blocks[block as usize].text;
    let start = whole[..whole.find(text).unwrap()].chars().count() as u32;
    let span = Span { part: Part::Block(block), start, end: start + text.chars().count() as u32 };
    let rule = newspaper::facts::Rule::Unknown;
    article.facts.push(Fact { text: text.into(), span: Some(span), rule, confidence: 0.9, value });
}

pub(super) fn date(edtf: &str, tense: Tense) -> FactValue {
    FactValue::Date { edtf: Some(edtf.into()), tense, anchor: newspaper::Anchor::Issue }
}

/// Two pages of invented news with every kind of part and fact.
pub(super) fn pages() -> Vec<ParsedPage> {
    let mut ganoderma = article(
        "灵芝产业加速崛起",
        &[
            "盛夏时节，清河县经济开发区一处处新项目正如火如荼地建设着。7月12日，项目一期主体顺利封顶。",
            "“规划新建生产线20条，日加工能力达1000 吨。”华清公司总经理章晓江说。",
            "2023年以来，“筑基攻坚”活动持续推进，Hello World 2.0 平台上线。",
        ],
    );
    ganoderma.kicker = Some("清河县".into());
    ganoderma.byline.reporters = vec!["任小珍".into()];
    ganoderma.byline.correspondents = vec!["王冉".into()];
    ganoderma.byline.printed = vec!["■ 本报记者 任小珍 通讯员 王冉".into()];
    ganoderma.dateline = Some("清河".into());
    fact(&mut ganoderma, 0, "清河县", FactValue::Place { path: "某省/某市/清河县".into(), code: None });
    fact(&mut ganoderma, 0, "7月12日", date("2024-07-12", Tense::Past));
    let quoted = PersonPart::Quoted;
    let manager =
        FactValue::Person {
            name: "章晓江".into(), role: Some("总经理".into()), org: None, part: quoted
        };
    fact(&mut ganoderma, 1, "章晓江", manager);
    fact(&mut ganoderma, 1, "华清公司", FactValue::Org { full: None });
    fact(&mut ganoderma, 2, "2023年", date("2023", Tense::Past));
    let campaign = InitiativeKind::Campaign;
    fact(
        &mut ganoderma,
        2,
        "“筑基攻坚”",
        FactValue::Initiative { name: "筑基攻坚".into(), of: None, class: campaign },
    );
    ganoderma.subjects = vec![Subject {
        id: "medtop:04000000".into(),
        label: "经济、商业和金融".into(),
        parent: None,
        confidence: 0.8,
        evidence: vec!["产业".into()],
    }];
    let mut schools = article(
        "大规模设备更新惠及校园",
        &["今年以来，市教育局推动大规模設備更新。", "計劃于8月1日和8月15日举行两场发布会。"],
    );
    schools.deck = Some("教体文旅专场（一）".into());
    schools.kind = ArticleKind::Brief;
    fact(&mut schools, 0, "市教育局", FactValue::Org { full: Some("某市教育和体育局".into()) });
    fact(&mut schools, 1, "8月1日", date("2024-08-01", Tense::Future));
    fact(&mut schools, 1, "8月15日", date("2024-08-15", Tense::Future));
    let mut photo = article("代拟标题", &["图为工人在检修管道。筑基攻坚进行中。"]);
    photo.headline_supplied = true;
    photo.kind = ArticleKind::PhotoCaption;
    let other = InitiativeKind::Other;
    fact(
        &mut photo,
        0,
        "筑基攻坚",
        FactValue::Initiative { name: "筑基攻坚".into(), of: None, class: other },
    );
    let mut estimated = page("清河日报", None, vec![photo]);
    estimated.page.issue_date_estimate =
        Some(DateEstimate {
            edtf: "2024-07-14~".into(), evidence: vec!["7月12日".into()], confidence: None
        });
    let undated = page("旧报", None, vec![article("无日期的旧闻", &["渡口的故事。"])]);
    vec![page("清河日报", Some("2024-07-17"), vec![ganoderma, schools]), estimated, undated]
}
