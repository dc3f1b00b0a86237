use query::{Axis, Query};

use super::fixture::*;
use crate::{Error, SearchOptions};

const GANODERMA: &str = "灵芝产业加速崛起";
const SCHOOLS: &str = "大规模设备更新惠及校园";
const PHOTO: &str = "代拟标题";
const OLD: &str = "无日期的旧闻";

#[test]
fn queries_find_what_they_say() {
    let fixture = Fixture::with(&pages());
    let all = [PHOTO, SCHOOLS, OLD, GANODERMA];
    let check = |text: &str, expect: &[&str]| {
        let mut expect: Vec<String> = expect.iter().map(|&h| h.to_owned()).collect();
        expect.sort();
        assert_eq!(fixture.found(text), expect, "{text}");
    };
    check("", &all);
    check("灵芝", &[GANODERMA]);
    check("清河县 封顶", &[GANODERMA]);
    check("清河县 设备", &[]);
    check("灵芝 | 设备", &[GANODERMA, SCHOOLS]);
    check("(灵芝 OR 设备) -校园", &[GANODERMA]);
    check("-灵芝", &[PHOTO, SCHOOLS, OLD]);
    check("\"1000吨\"", &[GANODERMA]);
    check("“１０００　吨”", &[GANODERMA]);
    check("\"hello world\"", &[GANODERMA]);
    check("HelloWorld", &[GANODERMA]);
    check("\"World 2.0 平台\"", &[GANODERMA]);
    check("设备更新", &[SCHOOLS]);
    check("設備更新", &[SCHOOLS]);
    check("\"计划于8月1日\"", &[SCHOOLS]);
    check("专场（一）", &[SCHOOLS]);
    check("\"(一)\"", &[SCHOOLS]);
    check("县", &[GANODERMA]);
    check("\"■\"", &[GANODERMA]);
    check("\"崛起盛夏\"", &[]);
    check("\"崛起■\"", &[]);
    check("记者:任小珍", &[GANODERMA]);
    check("reporter:王冉", &[]);
    check("通讯员:王冉", &[GANODERMA]);
    check("人物:章晓江", &[GANODERMA]);
    check("人物:王冉", &[GANODERMA]);
    check("标题:清河县", &[GANODERMA]);
    check("标题:封顶", &[]);
    check("标题:一", &[SCHOOLS]);
    check("地点:清河", &[GANODERMA]);
    check("地点:某市", &[GANODERMA]);
    check("地点:某省/某市", &[GANODERMA]);
    check("机构:教育和体育", &[SCHOOLS]);
    check("主题:经济", &[GANODERMA]);
    check("主题:medtop:04000000", &[GANODERMA]);
    check("主题:筑基攻坚", &[GANODERMA, PHOTO]);
    check("报纸:清河", &[GANODERMA, SCHOOLS, PHOTO]);
    check("版次:第A02版", &all);
    check("日期:2024-07-15..", &[GANODERMA, SCHOOLS]);
    check("日期:2024年7月", &[GANODERMA, SCHOOLS, PHOTO]);
    check("日期:2023", &[]);
}

#[test]
fn lists_of_a_query_narrow_it() {
    let fixture = Fixture::with(&pages());
    let names = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
    let check = |query: Query, expect: &[&str]| {
        let mut found = fixture.headlines(&query);
        found.sort();
        let mut expect = names(expect);
        expect.sort();
        assert_eq!(found, expect, "{query:?}");
    };
    let some = Query::default;
    check(Query { publications: names(&["旧报"]), ..some() }, &[OLD]);
    check(Query { publications: names(&["旧"]), ..some() }, &[]);
    check(Query { kinds: names(&["photo-caption", "brief"]), ..some() }, &[PHOTO, SCHOOLS]);
    check(Query { places: names(&["某省"]), ..some() }, &[GANODERMA]);
    check(Query { people: names(&["任小珍"]), ..some() }, &[GANODERMA]);
    check(Query { orgs: names(&["华清公司"]), ..some() }, &[GANODERMA]);
    check(Query { initiatives: names(&["筑基攻坚"]), ..some() }, &[GANODERMA, PHOTO]);
    check(Query { topics: names(&["medtop:04000000"]), ..some() }, &[GANODERMA]);
    check(Query { pages: names(&["A02"]), text: "渡口".into(), ..some() }, &[OLD]);
    check(Query { undated: true, ..some() }, &[OLD]);
    check(Query { undated: true, axis: Axis::Event, ..some() }, &[OLD, PHOTO]);
    check(Query { from: Some("2024-07-15".into()), ..some() }, &[GANODERMA, SCHOOLS]);
    check(Query { to: Some("2024-07".into()), ..some() }, &[GANODERMA, SCHOOLS, PHOTO]);
    let event = |from: &str, to: &str| Query {
        axis: Axis::Event,
        from: Some(from.into()),
        to: Some(to.into()),
        ..Query::default()
    };
    check(event("2024-08-15", "2024-08-20"), &[SCHOOLS]);
    check(event("2024-08-02", "2024-08-14"), &[]);
    check(event("2024-08", "2024-08"), &[SCHOOLS]);
    check(event("2023", "2023"), &[GANODERMA]);
    check(event("2023-05", "2023-06"), &[]);
    check(event("2023-01-01", "2023-01-01"), &[]);
}

#[test]
fn results_come_in_the_order_asked_for() {
    let fixture = Fixture::with(&pages());
    let order = |sort, text: &str| {
        let options = SearchOptions { sort, limit: 10, ..SearchOptions::default() };
        let found = fixture.archive.search(&query(text), &options).unwrap();
        found.hits.into_iter().map(|hit| hit.headline).collect::<Vec<_>>()
    };
    use query::Sort::*;
    assert_eq!(order(Newest, ""), [GANODERMA, SCHOOLS, PHOTO, OLD]);
    assert_eq!(order(Oldest, ""), [PHOTO, GANODERMA, SCHOOLS, OLD]);
    assert_eq!(order(Relevance, ""), [GANODERMA, SCHOOLS, PHOTO, OLD]);
    assert_eq!(order(Relevance, "更新 OR 新项目")[0], SCHOOLS);
}

#[test]
fn a_part_of_a_result_list_fits_the_whole() {
    let fixture = Fixture::with(&pages());
    let all = fixture.headlines(&query(""));
    for (offset, limit) in [(0, 1), (1, 2), (3, 5), (4, 1), (9, 9), (0, 0)] {
        let options = SearchOptions { offset, limit, ..SearchOptions::default() };
        let found = fixture.archive.search(&query(""), &options).unwrap();
        let part: Vec<String> = all.iter().skip(offset as usize).take(limit as usize).cloned().collect();
        assert_eq!((found.total, found.hits.into_iter().map(|h| h.headline).collect()), (4, part));
    }
}

#[test]
fn a_hit_says_why_and_shows_where() {
    let fixture = Fixture::with(&pages());
    let first = |text: &str| fixture.search(&query(text)).hits.remove(0);
    for (text, why) in [
        ("灵芝", vec!["headline", "words"]),
        ("封顶", vec!["text", "words"]),
        ("任小珍", vec!["byline", "words"]),
        ("清河县", vec!["headline", "text", "words"]),
        ("记者:任小珍", vec!["filter"]),
        ("河县经", vec!["text", "run"]),
        ("大规模設備", vec!["headline", "text", "words"]),
        ("設備更新", vec!["headline", "text", "words"]),
        ("设备更新", vec!["headline", "text", "words"]),
        ("計劃", vec!["text", "words"]),
        ("计划", vec!["text", "words", "folded"]),
        ("１０００吨", vec!["text", "words", "folded"]),
        ("1000吨", vec!["text", "words"]),
        ("hello", vec!["text", "words", "folded"]),
    ] {
        assert_eq!(first(text).why.iter().map(|why| why.name()).collect::<Vec<_>>(), why, "{text}");
    }
    let hit = first("\"主体顺利\"");
    let marked: Vec<&str> = hit.snippet.iter().filter(|s| s.hit).map(|s| s.text.as_str()).collect();
    assert_eq!(marked, ["主体顺利"]);
    assert_eq!(hit.published.as_deref(), Some("2024-07-17"));
    let photo = first("管道");
    assert_eq!((photo.published.as_deref(), photo.published_estimated), (Some("2024-07-14~"), true));
    assert!(photo.headline_supplied);
}

#[test]
fn hits_are_counted_as_the_article_numbers_them() {
    let fixture = Fixture::with(&pages());
    for (text, hits) in
        [("灵芝", 1), ("清河县", 2), ("清河县 章晓江", 3), ("任小珍", 1), ("\"清河县 园\"/1", 2)]
    {
        let hit = fixture.search(&query(text)).hits.remove(0);
        let article = fixture.archive.article(hit.id, &query(text)).unwrap();
        let head = [&article.kicker, &article.headline, &article.deck].into_iter().flatten();
        let byline = article.byline.iter().flatten();
        let segments = head.chain(byline).chain(article.blocks.iter().flat_map(|block| &block.segments));
        let numbers: Vec<Option<u32>> = segments.filter(|s| s.hit).map(|s| s.nth).collect();
        let mut steps = numbers.clone();
        steps.dedup();
        assert_eq!(steps, (1..=hits).map(Some).collect::<Vec<_>>(), "{text}");
        assert_eq!((hit.hits, article.hits), (hits, hits), "{text}");
    }
}

#[test]
fn bad_queries_are_errors_with_a_place() {
    let fixture = Fixture::with(&pages());
    let search = |query: Query| fixture.archive.search(&query, &SearchOptions::default());
    let error = search(query("灵芝 \"产业")).unwrap_err();
    assert_eq!(
        (error.code().name(), error.detail().as_deref()),
        ("query-syntax", Some("4 expected-closing-quote"))
    );
    let error = search(Query { from: Some("某天".into()), ..Query::default() }).unwrap_err();
    assert!(matches!(error, Error::DateInvalid(text) if text == "某天"));
}

#[test]
fn an_index_whose_files_are_opened_anew_answers_as_before_and_takes_more() {
    let one = |day, headline: &str| page("甲报", Some(day), vec![article(headline, &["河湾镇的庄稼。"])]);
    let fixture = Fixture::with(&[one("2024-07-17", "秋收")]);
    let index = fixture.archive.search.index.clone();
    let (before, _) = index.searcher();
    index.close_writer().unwrap();
    index.open_anew();
    assert_eq!((fixture.found("庄稼"), before.num_docs()), (vec!["秋收".to_owned()], 1));
    fixture.add(&one("2024-07-18", "春耕"));
    index.close_writer().unwrap();
    index.open_anew();
    assert_eq!((fixture.found("庄稼").len(), before.num_docs()), (2, 1));
}

#[test]
fn a_date_among_the_words_is_the_day_of_issue_also_an_estimated_one() {
    let fixture = Fixture::with(&pages());
    let (printed, estimated) = (["大规模设备更新惠及校园", "灵芝产业加速崛起"], ["代拟标题"]);
    let mut all = [printed.as_slice(), estimated.as_slice()].concat();
    all.sort();
    for (typed, expect) in [
        ("2024-07-17", printed.as_slice()),
        ("2024年7月17日", &printed),
        ("2024.7.17", &printed),
        ("20240717", &printed),
        ("二〇二四年七月十七日", &printed),
        ("2024 年 7 月 17 日", &printed),
        ("7月17日", &printed),
        ("2024-07-17 灵芝", &["灵芝产业加速崛起"]),
        ("2024-07-14", &estimated),
        ("2024年7月14日", &estimated),
        ("7月14日", &estimated),
        ("2024-07", &all),
        ("2024年7月 -2024-07-17", &estimated),
        ("2024-07-18", &[]),
        ("\"7月12日\"", &["灵芝产业加速崛起"]),
        ("作者:任小珍", &["灵芝产业加速崛起"]),
        ("作者:王冉", &["灵芝产业加速崛起"]),
        ("见报:2024-07-14", &estimated),
        ("专名:筑基", &["代拟标题", "灵芝产业加速崛起"]),
    ] {
        assert_eq!(fixture.found(typed), expect, "{typed}");
    }
}
