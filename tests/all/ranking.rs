//! The order of result lists on a few invented articles, by the same rules as the large measurement.

use std::sync::atomic::AtomicBool;

use archive::query::Query;
use archive::{Archive, ImportOptions, SearchOptions};
use jianbao_tests::ranking::{Item, Judged, Plain, ROWS, Unit, ndcg, queries};

/// Headlines and paragraphs, parted by bars: what is about a theme, what mentions it, what only has its characters.
const ARTICLES: &[&str] = &[
    "京都古寺修缮完工|工匠们用了三年。|寺里重新开放。",
    "秋日的来信|我在京都看了一天红叶。|天气很好。",
    "远方的朋友|他说一切都好。|明年想去京都走走。",
    "北京都市圈再添新线|北京都市圈的轨道交通又有新线开通。|北京都市农业同步发展，北京都市旅游升温。",
    "一小时通勤|北京都市圈建设提速，北京都市圈里的人多了。|北京都市圈的人流更大。",
    "冬枣大棚迎来春天|大棚中的冬枣开花了。|合作社说今年好收成。",
    "合作社的账本|冬枣卖了好价钱。|大棚又添了两座。",
    "集市见闻|有人卖苹果，有人卖冬枣，有人卖冬枣苗，都说冬枣好。|热闹得很。",
    "大棚保温有讲究|入冬以后要盖草帘。|辣椒长势好。",
    "南京老字号开新店|老字号在新街口开业。|市民排队。",
    "河南京剧团下乡|河南京剧团演了三场，河南京剧人才多。|村民爱看。",
    "游子归来|他从南京回到老家。|办起了养殖场。",
    "城西停水一天|因管网检修，城西停水一天。|请居民备水。",
    "夜里的抢修队|水管爆裂，抢修队连夜赶到。|天亮前恢复供水，没有停水。",
    "候鸟来到湿地|湿地里飞来上千只候鸟。|护鸟员每天巡查。",
    "湿地公园开园|湿地公园占地百亩。|冬天有候鸟停歇。",
    "书友会|大家来了。|读南京，写南京，爱南京。",
];

const QUERIES: [&str; 7] = ["京都", "南京", "冬枣", "冬枣 大棚", "停水", "湿地 候鸟", "大棚"];

#[test]
fn the_order_follows_the_rules_better_than_plain_rankings() {
    let items: Vec<Item> = ARTICLES.iter().map(|text| item(text)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let records = folder.path().join("records.jsonl");
    let lines = items.iter().enumerate().map(|(n, item)| {
        let body = item.paragraphs.join("\n");
        serde_json::json!({"id": n.to_string(), "title": item.title, "body": body, "date": "2024-05-01"})
            .to_string()
    });
    std::fs::write(&records, lines.collect::<Vec<_>>().join("\n")).expect("a file");
    let archive = Archive::create(&folder.path().join("a.jianbao")).expect("an archive");
    let go_on = AtomicBool::new(false);
    archive.import(&[records], &ImportOptions::default(), &mut |_| {}, &go_on).expect("an import");
    let judged = Judged::new(&items);
    let words = Plain::new(&items, Unit::Words).expect("an index");
    let pairs = Plain::new(&items, Unit::Pairs).expect("an index");
    let mut sums = [0.0; 3];
    for query in QUERIES {
        let all = judged.grades(query);
        let asked = Query { text: query.into(), ..Query::default() };
        let options = SearchOptions { limit: ROWS as u32, ..SearchOptions::default() };
        let found = archive.search(&asked, &options).expect("a result");
        let ours = found.hits.iter().filter_map(|hit| hit.source_id.as_deref()?.parse().ok()).collect();
        let lists: [Vec<usize>; 3] =
            [ours, words.search(query).expect("a result"), pairs.search(query).expect("a result")];
        for (sum, list) in sums.iter_mut().zip(lists) {
            let grades: Vec<u8> = list.into_iter().map(|n| all[n]).collect();
            *sum += ndcg(&grades, &all).expect("something relevant");
        }
    }
    let [ours, words, pairs] = sums.map(|sum| sum / QUERIES.len() as f64);
    assert!(ours > 0.99, "{ours}");
    assert!(ours > words && words > 0.5 && ours > pairs && pairs > 0.5, "{ours} {words} {pairs}");
}

fn item(text: &str) -> Item {
    let mut parts = text.split('|').map(str::to_owned);
    Item { title: parts.next().unwrap_or_default(), paragraphs: parts.collect() }
}

#[test]
fn articles_are_graded_by_the_rules() {
    let items: Vec<Item> = ARTICLES.iter().map(|text| item(text)).collect();
    let judged = Judged::new(&items);
    let check = |query: &str, expect: &[(usize, u8)]| {
        let grades = judged.grades(query);
        let found: Vec<(usize, u8)> =
            grades.into_iter().enumerate().filter(|(_, grade)| *grade > 0).collect();
        assert_eq!(found, expect, "{query}");
    };
    check("京都", &[(0, 3), (1, 2), (2, 1)]);
    check("南京", &[(9, 3), (11, 2), (16, 1)]);
    check("停水", &[(12, 3), (13, 1)]);
    check("冬枣 大棚", &[(5, 3), (6, 1)]);
}

#[test]
fn the_judged_queries_are_many_and_different() {
    let mut all: Vec<&str> = queries().map(|(query, _)| query).collect();
    assert!(all.len() >= 60);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), queries().count());
}

#[test]
fn a_list_in_the_best_order_is_worth_one() {
    assert_eq!(ndcg(&[3, 2, 1], &[1, 3, 0, 2]), Some(1.0));
    assert!(ndcg(&[2, 3, 1], &[1, 3, 0, 2]).is_some_and(|figure| figure < 1.0));
    assert_eq!(ndcg(&[], &[1]), Some(0.0));
    assert_eq!(ndcg(&[0], &[0]), None);
}
