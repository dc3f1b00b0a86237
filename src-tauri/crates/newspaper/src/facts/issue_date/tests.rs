use super::super::dates::read::read;
use super::*;
use crate::model::Part;

fn estimate_of(articles: &[&str]) -> Option<Estimated> {
    let scans: Vec<Vec<Scan>> = articles.iter().map(|t| vec![Scan::new(Part::Block(0), t)]).collect();
    let exprs: Vec<Vec<Vec<Expr>>> = scans.iter().map(|s| s.iter().map(read).collect()).collect();
    let pages: Vec<_> = scans.iter().zip(&exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
    estimate(&pages).map(|(e, _)| e)
}

fn check(articles: &[&str], edtf: Option<&str>) {
    let found = estimate_of(articles).map(|e| e.estimate);
    assert_eq!(found.as_ref().map(|e| e.edtf.as_str()), edtf, "{articles:?} {found:?}");
}
