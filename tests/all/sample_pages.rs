//! The two sample pages, through the whole program.

use archive::query::{Query, Sort};
use archive::{Archive, SearchOptions};
use jianbao_tests::program::sample_archive;

#[test]
fn all_seventeen_articles_are_in_the_archive() {
    let (_folder, path) = sample_archive();
    let archive = Archive::open(&path).unwrap();
    let options = SearchOptions { sort: Sort::Oldest, limit: 100, ..SearchOptions::default() };
    let found = archive.search(&Query::default(), &options).unwrap();
    let headlines: Vec<String> = found
        .hits
        .iter()
        .map(|hit| {
            if hit.headline_supplied {
                "（代拟）".to_owned()
            } else {
                hit.headline.replace(['“', '”'], "")
            }
        })
        .collect();
    for headline in [
        "冠县灵芝产业加速崛起",
        "我市着力推动教育领域大规模设备更新",
        "回收有保障 换新享实惠",
        "推进服务聊城市自然资源和规划工作交流座谈会召开",
        "全市社会事业发展和社会评价工作推进会议召开",
        "聊城绿色建材产业链成势见效",
        "订单土豆采收忙",
        "城警联动释放城市治理新效能",
        "4760名献血者入选全国无偿献血表彰奖励名单",
        "药械经营一件事改革落地阳谷",
        "聊城市民政养老机构预付费监管系统上线",
        "校企合作育人才",
    ] {
        assert!(headlines.iter().any(|found| found == headline), "{headline} is missing from {headlines:#?}");
    }
    assert_eq!(headlines.len(), 17);
    assert_eq!(headlines.iter().filter(|headline| *headline == "（代拟）").count(), 2, "{headlines:#?}");
}

#[test]
fn every_article_shows_its_text_and_the_lines_it_was_cut_from() {
    let (_folder, path) = sample_archive();
    let archive = Archive::open(&path).unwrap();
    let options = SearchOptions { limit: 100, ..SearchOptions::default() };
    for hit in archive.search(&Query::default(), &options).unwrap().hits {
        let article = archive.article(hit.id, &Query::default()).unwrap();
        let source = archive.source(article.source.page_id).unwrap();
        assert!(!article.blocks.is_empty(), "{}", hit.headline);
        for &n in &article.source.lines {
            let line = &source.lines[n as usize - 1];
            assert_eq!((line.n, line.article), (n, Some(hit.id)), "{}", hit.headline);
        }
        let lines = article.blocks.iter().flat_map(|block| &block.lines);
        assert!(lines.into_iter().all(|n| article.source.lines.contains(n)), "{}", hit.headline);
    }
}
