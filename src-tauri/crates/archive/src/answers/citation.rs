//! Where a quotation comes from, in the words of Chinese newspapers: `《清河日报》2014-07-16 第3版`.

use wire::Quote;

/// The citation of a quotation; what is not known is said to be unknown.
pub(crate) fn citation(quote: &Quote) -> String {
    let paper =
        quote.publication.as_ref().map_or_else(|| "报名不详 ".to_owned(), |name| format!("《{name}》"));
    let date = match quote.published.as_deref() {
        Some(edtf) if edtf.ends_with(['~', '?', '%']) => {
            format!("{}（推定）", edtf.trim_end_matches(['~', '?', '%']))
        }
        Some(edtf) => edtf.to_owned(),
        None => "日期不详".into(),
    };
    let page = match quote.page.as_deref() {
        Some(label) if label.contains('版') => label.to_owned(),
        Some(label) => format!("第{}版", number(label)),
        None => "版次不详".into(),
    };
    format!("{paper}{date} {page}")
}

/// `03` is the third page; `A03` is named in full.
fn number(label: &str) -> &str {
    match label.bytes().all(|b| b.is_ascii_digit()) {
        true => Some(label.trim_start_matches('0')).filter(|rest| !rest.is_empty()).unwrap_or(label),
        false => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_says_what_is_known_and_what_is_not() {
        let check = |paper: Option<&str>, date: Option<&str>, page: Option<&str>, expect: &str| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let quote = Quote {
                article: 1,
                headline: String::new(),
                headline_supplied: false,
                published: own(date),
                publication: own(paper),
                page: own(page),
                text: Vec::new(),
            };
            assert_eq!(citation(&quote), expect);
        };
        check(Some("清河日报"), Some("2014-07-16"), Some("03"), "《清河日报》2014-07-16 第3版");
        check(Some("清河日报"), Some("2014-07-16~"), Some("A03"), "《清河日报》2014-07-16（推定） 第A03版");
        check(None, None, None, "报名不详 日期不详 版次不详");
        check(None, Some("2014"), Some("头版"), "报名不详 2014 头版");
    }
}
