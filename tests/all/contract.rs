//! The command line's JSON: names, types and exit status that others rely on.

use jianbao_tests::program::{jianbao, sample_archive, seeds};
use serde_json::Value;

/// Asserts that `value` has the shape: `name:type` words, where type is one of str, num, bool, list, map, any,
/// with `?` where null is allowed.
fn shape(value: &Value, fields: &str) {
    for field in fields.split_whitespace() {
        let (name, wanted) = field.split_once(':').expect("name:type");
        let found = value.get(name).unwrap_or_else(|| panic!("no {name} in {value}"));
        let fits = match wanted.trim_end_matches('?') {
            "str" => found.is_string(),
            "num" => found.is_number(),
            "bool" => found.is_boolean(),
            "list" => found.is_array(),
            "map" => found.is_object(),
            _ => true,
        };
        assert!(fits || (wanted.ends_with('?') && found.is_null()), "{name} should be {wanted}: {found}");
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("{name} is no list in {value}"))
}

#[test]
fn parse_answers_as_the_contract_says() {
    let page = seeds().join("001_4600770021876afd.txt");
    let answer = jianbao(&["parse".as_ref(), page.as_os_str(), "--json".as_ref()]).json();
    shape(&answer, "source:str encoding:str page:map articles:list unassigned_lines:list diagnostics:list");
    shape(
        &answer["page"],
        "publication:str? issue_date:str? issue_date_estimate:map? page_label:str? section:str?",
    );
    shape(&answer["page"]["issue_date_estimate"], "edtf:str evidence:list");
    let articles = list(&answer, "articles");
    assert_eq!(articles.len(), 10);
    for article in articles {
        shape(
            article,
            "kicker:str? headline:str headline_supplied:bool deck:str? subheads:list reporters:list",
        );
        shape(article, "correspondents:list photographers:list dateline:str? kind:str lines:list body:list");
        shape(article, "confidence:num dates:list people:list places:list orgs:list initiatives:list");
        shape(article, "figures:list topics:list");
    }
    for (name, fields) in [
        ("dates", "text:str edtf:str kind:str"),
        ("people", "name:str role:str? as:str"),
        ("places", "text:str path:str"),
        ("orgs", "text:str"),
        ("initiatives", "name:str kind:str"),
        ("figures", "text:str value:num? unit:str"),
    ] {
        let facts: Vec<&Value> = articles.iter().flat_map(|a| list(a, name)).collect();
        assert!(!facts.is_empty(), "no {name} on the whole page");
        facts.iter().for_each(|fact| shape(fact, fields));
    }
}

#[test]
fn what_the_user_says_of_a_page_wins() {
    let page = seeds().join("000_f2a12eb79b97095d.txt");
    let said = ["--publication", "某某日报", "--issue-date", "2024-07-18", "--page", "A02", "--json"];
    let mut words = vec!["parse".into(), page.into_os_string()];
    words.extend(said.map(Into::into));
    let answer = jianbao(&words).json();
    let page = &answer["page"];
    assert_eq!(page["publication"], "某某日报");
    assert_eq!(page["issue_date"], "2024-07-18");
    assert_eq!(page["page_label"], "A02");
    assert_eq!(page["issue_date_estimate"], Value::Null);
}

#[test]
fn import_counts_files_and_skips_what_is_held() {
    let (_folder, archive) = sample_archive();
    let again = jianbao(&["import".as_ref(), archive.as_os_str(), seeds().as_os_str(), "--json".as_ref()]);
    assert_eq!(again.status, 0);
    let summary = again.json();
    shape(&summary, "files:num articles:num skipped:num failed:num seconds:num");
    assert_eq!(
        (&summary["files"], &summary["skipped"], &summary["failed"]),
        (&0.into(), &2.into(), &0.into())
    );
}

#[test]
fn search_timeline_topics_and_show_answer_as_the_contract_says() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_string_lossy().into_owned();
    let ask = |words: &[&str]| {
        let mut all = vec![words[0], &archive];
        all.extend(&words[1..]);
        all.push("--json");
        let ran = jianbao(&all);
        assert_eq!(ran.status, 0, "{words:?}: {ran:?}");
        ran.json()
    };

    let found = ask(&["search", "惠循环"]);
    shape(&found, "total:num took_ms:num hits:list facets:map");
    assert_eq!(found["total"], 1);
    let hit = &list(&found, "hits")[0];
    shape(hit, "id:num headline:str published:str? publication:str? page:str? why:list snippet:list");
    assert_eq!(hit["headline"], "回收有保障 换新享实惠");
    let marked: String =
        list(hit, "snippet").iter().filter(|s| s["hit"] == true).filter_map(|s| s["text"].as_str()).collect();
    assert!(marked.contains("惠循环"), "{hit}");
    list(hit, "snippet").iter().for_each(|segment| shape(segment, "text:str hit:bool"));

    for by in ["year", "month", "day"] {
        for axis in ["published", "event"] {
            let timeline = ask(&["timeline", "--by", by, "--axis", axis]);
            shape(&timeline, "bins:list undated:num");
            list(&timeline, "bins").iter().for_each(|bin| shape(bin, "start:str count:num"));
        }
    }
    let months = ask(&["timeline", "--by", "month"]);
    let counted: u64 = list(&months, "bins").iter().filter_map(|bin| bin["count"].as_u64()).sum();
    assert_eq!(counted + months["undated"].as_u64().unwrap_or(0), 17);

    let parted = ask(&["timeline", "--by", "year", "--split", "subject"]);
    shape(&parted, "bins:list undated:num coarse:num ranges:list series:list");
    let totals = list(&parted, "series").iter().filter_map(|series| series["total"].as_u64());
    assert_eq!(totals.sum::<u64>(), 17);
    let compared = ask(&["timeline", "惠循环", "--with", "灵芝"]);
    let kinds: Vec<_> = list(&compared, "series").iter().map(|series| &series["kind"]).collect();
    assert_eq!(kinds, ["all", "other"]);
    let csv = jianbao(&["timeline", &archive, "--by", "month", "--csv"]).out;
    assert!(csv.starts_with('\u{feff}') && csv.lines().count() > 2, "{csv}");

    let topics = ask(&["topics"]);
    shape(&topics, "subjects:list storylines:list initiatives:list");
    list(&topics, "subjects").iter().for_each(|s| shape(s, "id:str label:str count:num"));
    list(&topics, "initiatives")
        .iter()
        .for_each(|i| shape(i, "name:str kind:str count:num first:str? last:str?"));
    assert!(list(&topics, "initiatives").iter().any(|i| i["name"] == "惠循环"), "{topics}");

    let article = ask(&["show", &hit["id"].to_string()]);
    shape(
        &article,
        "id:num headline:str body:list facts:list source:map corrections:list related:list lines:list",
    );
    shape(&article["source"], "file:str sha256:str encoding:str lines:list");
    list(&article, "facts")
        .iter()
        .for_each(|f| shape(f, "kind:str text:str value:str rule:str confidence:num sentence:str"));
    assert_eq!(article["deck"], "——记我市“惠循环”以旧换新平台运行两周年");
}

#[test]
fn structured_records_are_imported_and_keep_their_ids() {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records.jsonl");
    let lines = [
        r#"{"id":"r1","title":"新桥通车","body":"7月1日，新桥通车。\n市民称便。","date":"2021-07-02","publication":"甲报","page":"03"}"#,
        r#"{"id":"r2","headline":"秋粮丰收","date":"2021-10","colour":"red"}"#,
        r#"{"body":"只有正文的一条。"}"#,
    ];
    std::fs::write(&records, lines.join("\n")).unwrap();
    let archive = folder.path().join("a.jianbao");
    let (archive, records) = (archive.to_string_lossy().into_owned(), records.to_string_lossy().into_owned());
    assert_eq!(jianbao(&["import", &archive, &records, "--json"]).json()["articles"], 3);
    let found = jianbao(&["search", &archive, "新桥", "--json"]).json();
    let hit = &list(&found, "hits")[0];
    assert_eq!(
        (&hit["source_id"], &hit["published"], &hit["publication"]),
        (&"r1".into(), &"2021-07-02".into(), &"甲报".into())
    );
    let article = jianbao(&["show", &archive, &hit["id"].to_string(), "--json"]).json();
    assert_eq!(article["source_id"], "r1");
    assert_eq!(list(&article, "body").len(), 2);
    let days = jianbao(&["timeline", &archive, "--by", "day", "--json"]).json();
    assert_eq!((list(&days, "bins").len(), &days["undated"]), (1, &2.into()), "{days}");
}

#[test]
fn the_query_language_filters_by_field() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_string_lossy().into_owned();
    let total = |query: &str| {
        let ran = jianbao(&["search", &archive, query, "--json"]);
        assert_eq!(ran.status, 0, "{query}: {ran:?}");
        ran.json()["total"].as_u64().unwrap_or(0)
    };
    assert_eq!(total(""), 17);
    assert_eq!(total("以旧换新 惠循环"), 1);
    assert_eq!(total("惠循环 OR 灵芝"), 2);
    assert_eq!(total("（惠循环｜灵芝） -平台"), 1);
    assert_eq!(total("“城警联动”"), total("\"城警联动\""));
    assert_eq!(total("记者:朱海波"), 1);
    assert_eq!(total("reporter:朱海波"), 1);
    assert_eq!(total("通讯员：王冉"), 1);
    assert_eq!(total("标题:灵芝"), 1);
    assert_eq!(total("地点:冠县 灵芝"), 1);
    assert_eq!(total("日期:2024-07"), 7);
    assert_eq!(total("日期:2024-06..2024-07"), 17);
    assert_eq!(total("日期:2023"), 0);
    assert_eq!(total("沒有這個詞"), 0);
}

#[test]
fn verify_and_reindex_answer_as_the_contract_says() {
    let (_folder, archive) = sample_archive();
    let verified = jianbao(&["verify".as_ref(), archive.as_os_str(), "--json".as_ref()]);
    assert_eq!(verified.status, 0, "{verified:?}");
    let report = verified.json();
    assert_eq!((&report["originals"], &report["articles"]), (&2.into(), &17.into()));
    assert_eq!(list(&report, "problems").len(), 0);
    let reindexed = jianbao(&["reindex".as_ref(), archive.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(reindexed["articles"], 17);
}

#[test]
fn bench_times_queries_by_kind() {
    let (folder, archive) = sample_archive();
    let queries = folder.path().join("queries.jsonl");
    let lines = [
        r#"{"kind":"words","query":"惠循环"}"#,
        r#"{"kind":"words","query":"灵芝 -平台","from":"2024-06","to":"2024-07-31","sort":"newest","limit":5,"offset":1}"#,
        r#"{"kind":"facets","facets":true}"#,
        r#"{"kind":"timeline","query":"惠循环","timeline":"month"}"#,
    ];
    std::fs::write(&queries, lines.join("\n")).unwrap();
    let run = |file: &std::path::Path| {
        let (archive, file) = (archive.to_string_lossy().into_owned(), file.to_string_lossy().into_owned());
        jianbao(&["bench", &archive, "--queries", &file, "--repeat", "2", "--json"])
    };
    let ran = run(&queries);
    assert_eq!(ran.status, 0, "{ran:?}");
    let answer = ran.json();
    shape(&answer, "queries:num failed:num repeat:num kinds:list");
    let kinds = list(&answer, "kinds");
    kinds.iter().for_each(|k| shape(k, "kind:str n:num p50:num p95:num p99:num max:num hits:num"));
    let counts: Vec<_> =
        kinds.iter().map(|k| (k["kind"].as_str(), k["n"].as_u64(), k["hits"].as_u64())).collect();
    let expect = [("facets", 2, 34), ("timeline", 2, 2), ("words", 4, 4)];
    assert_eq!(counts, expect.map(|(kind, n, hits)| (Some(kind), Some(n), Some(hits))));

    // A query with a mistake in it is named and the others are timed; a line that is no query is refused.
    std::fs::write(&queries, r#"{"kind":"words","query":"(灵芝"}"#).unwrap();
    let ran = run(&queries);
    assert_eq!((ran.status, ran.json()["failed"].as_u64()), (1, Some(1)), "{ran:?}");
    std::fs::write(&queries, "{\"kind\":\"words\"}\n{}").unwrap();
    let ran = run(&queries);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("第 2 行"), "{ran:?}");
}

#[test]
fn bench_tells_whether_an_expected_article_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (archive, records, queries) = (file("a.jianbao"), file("r.jsonl"), file("q.jsonl"));
    std::fs::write(&records, r#"{"id":"r1","title":"新桥通车","date":"2021-07-02"}"#).unwrap();
    assert_eq!(jianbao(&["import", &archive, &records]).status, 0);
    let lines = [
        r#"{"kind":"recall","query":"\"桥通\"","expect":"r1"}"#,
        r#"{"kind":"recall","query":"秋粮","expect":"r1"}"#,
        r#"{"kind":"recall","query":"新桥"}"#,
    ];
    std::fs::write(&queries, lines.join("\n")).unwrap();
    let ran = jianbao(&["bench", &archive, "--queries", &queries, "--json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let recall = &ran.json()["kinds"][0];
    assert_eq!((recall["expected"].as_u64(), recall["missed"].as_u64()), (Some(2), Some(1)), "{recall}");
}

#[test]
fn names_of_files_are_read_as_the_archive_was_told() {
    let (folder, archive) = sample_archive();
    let at = archive.to_str().expect("a path in UTF-8");
    let names = |more: &[&str]| jianbao(&[["names", at].as_slice(), more, &["--json"]].concat()).json();
    assert_eq!(names(&[]), serde_json::json!({"patterns": [], "codes": {}}));
    names(&["--paper", "hwrb=河湾日报", "--pattern", "{publication}~{year}{month}{day}~{page}"]);
    let told = names(&[]);
    assert_eq!(told["codes"]["hwrb"], "河湾日报");
    assert_eq!(told["patterns"][0], "{publication}~{year}{month}{day}~{page}");
    let page = folder.path().join("hwrb20240717A02.txt");
    std::fs::write(&page, "柳林大桥通车\n本报讯（记者 张红）大桥昨日通车，两岸群众都来看。\n")
        .expect("a page");
    assert_eq!(jianbao(&["import", at, page.to_str().expect("a path")]).status, 0);
    let hits = jianbao(&["search", at, "柳林大桥", "--json"]).json();
    assert_eq!(hits["hits"][0]["publication"], "河湾日报");
    assert_eq!(names(&["--clear"]), serde_json::json!({"patterns": [], "codes": {}}));
    assert_eq!(jianbao(&["names", at, "--pattern", "{nonsense}"]).status, 2);
}
