//! What a person is called: organisation and title said together, the organisation once.

/// Words for a title and the organisation it is in. A title that names the organisation (in full or in short: 市水利局
/// for 聊城市水利局) names it once, in full.
pub(crate) fn words(org: Option<&str>, role: Option<&str>) -> Option<String> {
    let (Some(org), Some(role)) = (org, role) else { return org.or(role).map(str::to_owned) };
    if role.contains(org) {
        return Some(role.to_owned());
    }
    // Titles stand in a row: 市委常委、市公安局局长.
    for (start, _) in role.char_indices().filter(|(at, _)| is_start(role, *at)) {
        let length = short_length(&role[start..], org);
        if length > 0 {
            return Some(format!("{}{org}{}", &role[..start], &role[start + length..]));
        }
    }
    Some(format!("{org}{role}"))
}

fn is_start(role: &str, at: usize) -> bool {
    role[..at].chars().next_back().is_none_or(|c| matches!(c, '、' | '，' | ',' | ' ' | '　' | '兼'))
}

/// Bytes of the short form of an organisation that a text begins with; 0 where it begins with none. A short form is
/// two characters or more of the name, in its order, with its last one at the end.
fn short_length(text: &str, org: &str) -> usize {
    let mut length = 0;
    let mut left = org.chars();
    let last = org.chars().next_back();
    for (n, (at, c)) in text.char_indices().enumerate() {
        if !left.any(|of_org| of_org == c) {
            break;
        }
        if n > 0 && Some(c) == last && left.as_str().is_empty() {
            length = at + c.len_utf8();
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organisation_of_a_title_is_said_once() {
        let check = |org: Option<&str>, role: Option<&str>, expect: Option<&str>| {
            assert_eq!(words(org, role).as_deref(), expect, "{org:?} {role:?}");
        };
        check(None, None, None);
        check(Some("清河市图书馆"), None, Some("清河市图书馆"));
        check(None, Some("木匠"), Some("木匠"));
        check(Some("清河市水务局"), Some("副局长"), Some("清河市水务局副局长"));
        check(
            Some("清河市水务局"),
            Some("清河市水务局党组成员、副局长"),
            Some("清河市水务局党组成员、副局长"),
        );
        check(Some("清河市水务局"), Some("市水务局副局长"), Some("清河市水务局副局长"));
        check(Some("清河市水务局"), Some("水务局副局长"), Some("清河市水务局副局长"));
        check(
            Some("清河市人力资源和社会保障局"),
            Some("市人社局局长"),
            Some("清河市人力资源和社会保障局局长"),
        );
        check(Some("柳县县委"), Some("县委书记"), Some("柳县县委书记"));
        check(Some("清河市公安局"), Some("市委常委、市公安局局长"), Some("市委常委、清河市公安局局长"));
        check(Some("清河市第一医院"), Some("院长"), Some("清河市第一医院院长"));
        check(Some("清河市商会"), Some("会长"), Some("清河市商会会长"));
        check(Some("清河市商会"), Some("市工商联主席"), Some("清河市商会市工商联主席"));
        check(Some(""), Some("局长"), Some("局长"));
    }
}
