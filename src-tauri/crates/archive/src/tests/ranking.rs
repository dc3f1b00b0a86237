//! The order of a result list; how good it is on real language is measured by the program `ranking` of the tests.

use super::fixture::*;

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
    assert!(found.hits.iter().take(3).all(|hit| hit.why.contains(&"words".to_owned())));
    assert!(found.hits.iter().skip(3).all(|hit| hit.why.contains(&"run".to_owned())));
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
