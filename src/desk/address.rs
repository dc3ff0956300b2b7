//! Whose address it is: one mailbox has many spellings (case, plus-labels, domains beyond ASCII).

mod punycode;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The mailbox behind an address: in lower case, without its plus-label, with the domain in ASCII (RFC 5891 §4.4). Two
/// addresses of one base are one person's. What is no address comes back in lower case.
///
/// That a plus begins a label is not said by any RFC (RFC 5233 leaves it to the host), but by nearly every mail server.
pub fn base(email: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase() && b != b'+' && !b.is_ascii_whitespace();
    if email.bytes().all(plain) {
        return Cow::Borrowed(email);
    }
    let email = email.trim().to_lowercase();
    let Some((local, domain)) = email.rsplit_once('@') else { return Cow::Owned(email) };
    let local = match local.split_once('+') {
        Some((before, _)) if !before.is_empty() && !local.starts_with('"') => before,
        _ => local,
    };
    let local: String = local.nfc().collect();
    Cow::Owned(format!("{local}@{}", ascii_domain(domain).unwrap_or_else(|| domain.to_owned())))
}

/// The label behind the plus, if there is one.
pub fn label(email: &str) -> Option<&str> {
    let (local, _) = email.rsplit_once('@')?;
    let (before, label) = local.split_once('+')?;
    (!before.is_empty() && !label.is_empty() && !local.starts_with('"')).then_some(label)
}

/// A domain in the form that every mail server takes: letters beyond ASCII as `xn--…`. `None` where one has no place in a name.
pub fn ascii_domain(domain: &str) -> Option<String> {
    if domain.is_ascii() {
        return Some(domain.to_owned());
    }
    let folded: String = domain.nfkc().flat_map(char::to_lowercase).nfc().collect();
    let labels: Option<Vec<String>> = folded.split(['.', '。']).map(punycode::label).collect();
    labels.map(|labels| labels.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_has_many_spellings() {
        for (email, mailbox) in [
            ("ana@x.example", "ana@x.example"),
            ("Ana@X.Example", "ana@x.example"),
            ("ana+shop@x.example", "ana@x.example"),
            ("ana+a+b@x.example", "ana@x.example"),
            ("ana@bücher.example", "ana@xn--bcher-kva.example"),
            ("ana@BU\u{308}CHER.example", "ana@xn--bcher-kva.example"),
            ("+ana@x.example", "+ana@x.example"),
            ("\"a+b\"@x.example", "\"a+b\"@x.example"),
            (" ana@x.example ", "ana@x.example"),
            ("Nobody", "nobody"),
            ("", ""),
        ] {
            assert_eq!(base(email), mailbox, "{email}");
            assert_eq!(base(&base(email)), mailbox, "{email}: twice");
        }
        assert_eq!((label("ana+shop@x.example"), label("ana@x.example")), (Some("shop"), None));
    }
}
