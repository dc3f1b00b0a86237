//! Lists what reading proposes to repair, a line a proposal: `cargo run --release --example look_alikes -- PAGE...`.
//! A file that ends in `.lines` is an article a line, with ` | ` between its paragraphs.

use std::error::Error;

use newspaper::{Article, Block, BlockKind, Config, PageInfo};

fn main() -> Result<(), Box<dyn Error>> {
    let mut articles = 0;
    let mut proposals = 0;
    for path in std::env::args().skip(1) {
        let read = match path.ends_with(".lines") {
            true => std::fs::read_to_string(&path)?.lines().map(article).collect(),
            false => newspaper::parse(&std::fs::read(&path)?, &Config::default())?.articles,
        };
        articles += read.len();
        for article in &read {
            proposals += article.look_alikes.len();
            article.look_alikes.iter().for_each(|found| {
                let part = article.part(found.span.part).unwrap_or_default();
                let start = (found.span.start as usize).saturating_sub(15);
                let around: String = part.chars().skip(start).take(40).collect();
                println!(
                    "{}\t{:.2}\t{} → {}\t{around}",
                    found.rule, found.confidence, found.text, found.proposal
                );
            });
        }
    }
    println!("{proposals} proposals in {articles} articles");
    Ok(())
}

fn article(line: &str) -> Article {
    let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), lines: Vec::new() };
    let article = Article { blocks: line.split(" | ").map(block).collect(), ..Article::default() };
    let mut one = [article];
    newspaper::facts::extract(&mut one, &PageInfo::default(), None, &[]);
    let [article] = one;
    article
}
