//! Measures how fast facts are read: `cargo run --release --example facts_speed -- TEXT.txt [REPEAT]`, a paragraph a
//! line, an article every ten. Prints bytes per second of all facts together, of a plain jieba cut of the same text, and
//! the ratio of the two; then what texts that try the rules cost at half a megabyte and at a whole one: a ratio near 2
//! is linear, near 4 quadratic.

use std::error::Error;
use std::time::Instant;

use newspaper::{Article, Block, BlockKind, PageInfo};

/// Repeated, each makes a text without an end in sight for some rule.
const HOSTILE: &[&str] = &[
    "啊",
    "1",
    "1人",
    "三",
    "十万",
    "三百二十人",
    "约3至",
    "(",
    "“",
    "《",
    "“‘",
    "“”",
    "“甲乙”",
    "聊城市",
    "冠县和",
    "王",
    "王李张",
    "局长王",
    "年",
    "2024年7月",
    "年月日",
    "7月至",
    "的",
    "公司",
    "有限公司",
    "市局和",
    "平台行动",
    "比去年增长",
];
/// Bytes of a text that tries the rules.
const LONG: usize = 1_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().ok_or("usage: facts_speed TEXT.txt [REPEAT]")?)?;
    let repeat: usize = args.next().map_or(Ok(1), |n| n.parse())?;
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let mut articles: Vec<Article> = lines.chunks(10).map(article).collect();
    if articles.is_empty() {
        return Err("the text is empty".into());
    }
    // Tables and dictionary are loaded once in a program's life.
    println!("first article, tables included: {:.3} s", seconds(&mut articles[..1]));
    let megabytes = (text.len() * repeat) as f64 / 1e6;
    let spent: f64 = (0..repeat).map(|_| seconds(&mut articles)).sum();
    let facts: usize = articles.iter().map(|a| a.facts.len()).sum();
    println!("facts: {:.2} MB/s, {facts} facts in {} articles", megabytes / spent, articles.len());
    let start = Instant::now();
    let mut words = 0;
    for _ in 0..repeat {
        words += lines.iter().map(|l| newspaper::text::JIEBA.cut(l, true).len()).sum::<usize>();
    }
    let cut = start.elapsed().as_secs_f64();
    println!(
        "jieba: {:.2} MB/s, {words} words; facts take {:.2} times as long",
        megabytes / cut,
        spent / cut
    );
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    grow("without punctuation", &plain);
    HOSTILE.iter().for_each(|unit| grow(unit, unit));
    Ok(())
}

/// Prints what `unit` costs when it is repeated to half of [`LONG`], and to all of it.
fn grow(name: &str, unit: &str) {
    let repeated: String = unit.chars().cycle().take(LONG / 3).collect();
    let half: String = repeated.chars().take(LONG / 6).collect();
    let [half, whole] = [half, repeated].map(|text| seconds(&mut [article(&["", &text])]));
    println!("{whole:6.2} s, {:5.2} times the half: {name}", whole / half);
}

fn seconds(articles: &mut [Article]) -> f64 {
    let page = PageInfo { issue_date: Some("2024-07-17".into()), ..PageInfo::default() };
    let start = Instant::now();
    newspaper::facts::extract(articles, &page, None, &[]);
    start.elapsed().as_secs_f64()
}

fn article(lines: &[&str]) -> Article {
    let block =
        |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), lines: Vec::new() };
    Article {
        headline: lines[0].to_owned(),
        blocks: lines[1..].iter().map(block).collect(),
        ..Article::default()
    }
}
