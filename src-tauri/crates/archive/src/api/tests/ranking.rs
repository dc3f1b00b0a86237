//! The order of a result list; how good it is on real language is measured by the program `ranking` of the tests.

use index::{Order, Ranked, Rows};
use query::Query;

use super::fixture::*;
use crate::search::top_rows;

#[test]
fn headlines_come_first_and_runs_of_characters_last() {
    let fixture = Fixture::new();
    // Many accidental runs, which a count of characters alone would rank first.
    let accidental = "北京都市圈交通便利，北京都市农业发展快，北京都市生活丰富，北京都市旅游受欢迎。";
    let mut articles: Vec<_> =
        (0..150).map(|n| article(&format!("都市圈消息之{n}"), &[accidental, accidental])).collect();
    articles
        .push(article("远方来信", &["秋天到了，山上的叶子红了。", "他说，京都的秋天也很美，值得去看看。"]));
    articles.push(article("秋日游记", &["我们在京都看红叶。", "山上的人很多。"]));
    articles.push(article("京都古寺迎来修缮", &["古寺的屋顶漏雨了。"]));
    fixture.add(&page("样报", Some("2024-05-01"), articles));
    let found = fixture.search(&query("京都"));
    assert_eq!(found.total, 153);
    let headlines: Vec<&str> = found.hits.iter().take(3).map(|hit| hit.headline.as_str()).collect();
    assert_eq!(headlines, ["京都古寺迎来修缮", "秋日游记", "远方来信"]);
    assert!(found.hits.iter().take(3).all(|hit| hit.why.contains(&wire::Why::Words)));
    assert!(found.hits.iter().skip(3).all(|hit| hit.why.contains(&wire::Why::Run)));
}

#[test]
fn words_together_come_before_words_apart_and_the_newer_before_the_older() {
    let fixture = Fixture::new();
    let add = |date: &str, headline: &str, body: &str| {
        fixture.add(&page("样报", Some(date), vec![article(headline, &[body])]));
    };
    add("2023-01-01", "大棚里的事", "冬枣熟了，大棚里很暖和。");
    add("2024-01-01", "又说大棚", "冬枣熟了，大棚里很暖和。");
    add("2022-01-01", "好消息", "冬枣大棚建起来了。");
    add("2021-01-01", "冬枣大棚丰收", "大家都高兴。");
    let order = fixture.headlines(&query("冬枣 大棚"));
    assert_eq!(order, ["冬枣大棚丰收", "好消息", "又说大棚", "大棚里的事"]);
}

#[test]
fn pages_of_a_list_go_on_where_the_one_before_ends() {
    let fixture = Fixture::new();
    let articles = (0..130).map(|n| {
        let body = "渡口".repeat(n % 7 + 1);
        article(&format!("第{n}条{}", if n % 3 == 0 { "渡口" } else { "消息" }), &[&body])
    });
    fixture.add(&page("样报", Some("2024-05-01"), articles.collect()));
    let all: Vec<i64> = fixture.search(&query("渡口")).hits.iter().map(|hit| hit.id).collect();
    assert_eq!(all.len(), 130);
    let mut paged: Vec<i64> = Vec::new();
    for offset in (0..130).step_by(15) {
        let options = crate::SearchOptions { limit: 15, offset, ..crate::SearchOptions::default() };
        let found = fixture.archive.search(&query("渡口"), &options).unwrap();
        paged.extend(found.hits.iter().map(|hit| hit.id));
    }
    assert_eq!(paged, all);
}

/// Seventy articles about jujubes, most of them with the word in the headline, and some that tell the same.
fn jujubes() -> Fixture {
    let long = "今年秋天雨水少，冬枣比往年甜，合作社的大棚里每天有三十多人采摘装箱，当天发往外地，价格比去年高了一成，种枣的人家都说这是近年来收成最好的一年，来年还想再多种几亩，把大棚也翻新一遍。";
    let mut articles: Vec<(String, String)> = Vec::new();
    for n in 0..50 {
        articles.push((format!("第{n}个村冬枣丰收"), format!("村里的冬枣熟了，{n}户人家在采摘。")));
    }
    for n in 0..14 {
        articles.push((format!("第{n}个集市"), format!("集市上有冬枣，冬枣{n}元一斤，丰收了。")));
    }
    for headline in ["冬枣比往年甜", "大棚里的秋天", "冬枣", "秋收", "冬枣上市", "枣农说收成"]
    {
        articles.push((headline.to_owned(), long.to_owned()));
    }
    let pages = articles.iter().zip(0..).map(|((headline, text), n)| {
        let day = format!("2024-07-{:02}", n % 28 + 1);
        page("甲报", Some(&day), vec![article(headline, &[text])])
    });
    let fixture = Fixture::new();
    fixture.add_all(&pages.collect::<Vec<_>>());
    fixture
}

#[test]
fn rows_found_by_their_headlines_are_those_that_weighing_all_finds() {
    let fixture = jujubes();
    let archive = &fixture.archive;
    // Rows with those folded into them, and both counts.
    let shown = |mut rows: Rows| {
        rows.ids.iter_mut().for_each(|(_, folded)| folded.sort_unstable());
        (rows.ids, rows.total, rows.rows)
    };
    let check = |query: Query, wanted: usize, is_headed: bool| {
        let families = archive.search.families().unwrap();
        let (searcher, compiled) = archive.search.compile(&query).unwrap();
        for families in [None, Some(families)] {
            let headed =
                top_rows::rows(&archive.search, &query, &searcher, &compiled, wanted, families.as_ref())
                    .unwrap();
            assert_eq!(headed.is_some(), is_headed, "{query:?} {wanted}");
            let all = Ranked { order: Order::Relevance, rows: wanted, families };
            let all = searcher.search(&*compiled.query, &all).unwrap();
            if let Some(headed) = headed {
                assert_eq!(shown(headed), shown(all), "{query:?} {wanted}");
            }
        }
    };
    for wanted in [0, 1, 7, 51] {
        check(query("冬枣"), wanted, true);
        check(query("枣"), wanted, true);
    }
    check(query("冬枣丰收"), 30, true);
    let july = Query { from: Some("2024-07-05".into()), to: Some("2024-07-25".into()), ..query("冬枣") };
    check(july, 20, true);
    check(query("冬枣"), 60, false);
    check(query("大棚"), 1, false);
    check(query("冬枣 丰收"), 1, false);
}
