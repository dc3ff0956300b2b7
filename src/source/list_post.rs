//! Where a mailing list is written to (`List-Post`, RFC 2369 §3.4), as a mail that came by it says.

use super::head::Head;

/// The addresses of its `mailto:` links; none where nobody may post (`NO`).
pub(super) fn posts_to(mail: &[u8]) -> Vec<String> {
    let (head, _) = Head::parse(mail);
    let mut posts = Vec::new();
    for value in head.all("list-post") {
        let value = String::from_utf8_lossy(value);
        for link in value.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(link, _)| link) {
            let link: String = link.chars().filter(|c| !c.is_whitespace()).collect();
            let Some((scheme, to)) = link.split_once(':') else { continue };
            if !scheme.eq_ignore_ascii_case("mailto") {
                continue;
            }
            let to = to.split('?').next().unwrap_or_default();
            posts.extend(to.split(',').filter(|email| email.contains('@')).map(str::to_lowercase));
        }
    }
    posts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_where_it_is_written_to() {
        let of = |value: &str| posts_to(format!("Subject: x\r\nList-Post: {value}\r\n\r\ny").as_bytes());
        assert_eq!(of("<mailto:Dev@list.example>"), ["dev@list.example"]);
        assert_eq!(
            of("<https://x.example/post>,\r\n <MAILTO:dev@list.example?subject=x> (all)"),
            ["dev@list.example"]
        );
        for nobody in ["NO (closed)", "<https://x.example>", "<mailto:>", "<mailto", ""] {
            assert_eq!(of(nobody), [""; 0], "{nobody}");
        }
    }
}
