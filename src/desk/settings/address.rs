//! Mail addresses as people write them into settings and options: `support@acme.example`, `Ana <ana@acme.example>`.

use std::fmt;

/// An address with the name that stands before it, if one does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mailbox {
    /// As written, without quotes.
    pub name: Option<String>,
    /// As written; upper and lower case are folded where addresses are compared.
    pub address: String,
}

impl Mailbox {
    /// Reads `mail` or `Name <mail>`. This is not the parser for headers of mail: comments, groups and quoted local
    /// parts (RFC 5322 §3.4) are refused, as nobody types them.
    pub fn parse(text: &str) -> Option<Mailbox> {
        let text = text.trim();
        if text.contains(char::is_control) {
            return None;
        }
        let (name, address) = match text.strip_suffix('>') {
            Some(open) => open.rsplit_once('<')?,
            None => ("", text),
        };
        let name = name.trim();
        let name = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(name).trim();
        let clean = is_address(address) && !name.contains(['<', '>', '"']);
        clean.then(|| Mailbox {
            name: (!name.is_empty()).then(|| name.to_owned()),
            address: address.to_owned(),
        })
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

/// Whether this looks like a mail address that somebody can have: one `@`, something on both sides, and nothing that
/// would need quotes in a header.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let odd = |c: char| c.is_whitespace() || c.is_control() || "@<>()[]\\,;:\"".contains(c);
    let dots = |part: &str| part.starts_with('.') || part.ends_with('.') || part.contains("..");
    !local.is_empty()
        && !domain.is_empty()
        && !text.replacen('@', "", 1).contains(odd)
        && !dots(local)
        && !dots(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_has_an_address_and_perhaps_a_name() {
        let read = |text| Mailbox::parse(text).map(|m| (m.name, m.address));
        let plain = "ana@acme.example".to_owned();
        assert_eq!(read(" ana@acme.example "), Some((None, plain.clone())));
        assert_eq!(read("<ana@acme.example>"), Some((None, plain.clone())));
        assert_eq!(read("Ana Čuić <ana@acme.example>"), Some((Some("Ana Čuić".into()), plain.clone())));
        assert_eq!(read("\"Acme, Ltd.\" <ana@acme.example>"), Some((Some("Acme, Ltd.".into()), plain)));
        assert_eq!(
            Mailbox::parse("Ana <ana@x.example>").map(|m| m.to_string()).as_deref(),
            Some("Ana <ana@x.example>")
        );
    }

    #[test]
    fn what_no_mail_can_reach_is_refused() {
        for text in [
            "",
            "ana",
            "@x.example",
            "ana@",
            "a b@x.example",
            "ana@x.example\nBcc: eve@x.example",
            "a@b@c",
            "a@.x",
            "a..b@x",
            "<ana@x.example",
            "Ana ana@x.example",
            "a@x.example, b@x.example",
            "Ana <Eve <a@x.example>",
        ] {
            assert_eq!(Mailbox::parse(text), None, "{text:?}");
        }
    }
}
