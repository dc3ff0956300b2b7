//! People in headers: names and addresses (RFC 5322 §3.4).

use mail_parser::parsers::MessageStream;
use mail_parser::{Addr, Address, HeaderValue};

use super::incoming::Mailbox;
use super::words;

/// Every mailbox of an address header, groups flattened, in order.
pub(super) fn mailboxes(value: &[u8]) -> Vec<Mailbox> {
    match MessageStream::new(&words::prepare(value)).parse_address() {
        HeaderValue::Address(Address::List(list)) => list.into_iter().filter_map(mailbox).collect(),
        HeaderValue::Address(Address::Group(groups)) => {
            groups.into_iter().flat_map(|g| g.addresses).filter_map(mailbox).collect()
        }
        _ => Vec::new(),
    }
}

fn mailbox(addr: Addr<'_>) -> Option<Mailbox> {
    let mut name = words::one_line(addr.name.as_deref().unwrap_or_default());
    let mut email = words::one_line(addr.address.as_deref().unwrap_or_default()).to_lowercase();
    if let Some(bare) = email.strip_prefix("mailto:") {
        email = bare.to_owned();
    }
    // `<Ana Anić>` is a name in the wrong place.
    if !email.contains('@') && email.contains(' ') && name.is_empty() {
        name = std::mem::take(&mut email);
    }
    (!name.is_empty() || !email.is_empty()).then_some(Mailbox { name, email })
}

/// The bare addresses of a header that holds one or more of them without names (`Delivered-To`, `X-Original-To`).
pub(super) fn bare(value: &[u8]) -> Vec<String> {
    mailboxes(value)
        .into_iter()
        .map(|m| if m.email.is_empty() { m.name } else { m.email })
        .filter(|a| a.contains('@'))
        .collect()
}

/// What stands behind the last `@`, in lower case.
pub(super) fn domain(email: &str) -> Option<&str> {
    email.rsplit_once('@').map(|(_, domain)| domain).filter(|d| !d.is_empty())
}

/// What stands before the last `@`, or all of it.
pub(super) fn local_part(email: &str) -> &str {
    email.rsplit_once('@').map_or(email, |(local, _)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Vec<(String, String)> {
        mailboxes(value.as_bytes()).into_iter().map(|m| (m.name, m.email)).collect()
    }

    fn one(name: &str, email: &str) -> Vec<(String, String)> {
        vec![(name.into(), email.into())]
    }

    #[test]
    fn the_usual_shapes() {
        assert_eq!(read(" Ana B <Ana@Acme.Example>\r\n"), one("Ana B", "ana@acme.example"));
        assert_eq!(read("ana@acme.example (Ana B)"), one("Ana B", "ana@acme.example"));
        assert_eq!(read("\"B, Ana\" <ana@acme.example>"), one("B, Ana", "ana@acme.example"));
        assert_eq!(read("=?utf-8?Q?Ana_Ani=C4?= =?utf-8?Q?=87?= <a@b.c>"), one("Ana Anić", "a@b.c"));
        assert_eq!(read("<mailto:a@b.c>"), one("", "a@b.c"));
        assert_eq!(read("a@b.c,\n d@e.f").len(), 2);
        assert_eq!(read("Team: a@b.c, D <d@e.f>;").len(), 2);
    }

    #[test]
    fn broken_ones_lose_nothing() {
        assert_eq!(read(""), vec![]);
        assert_eq!(read("<>"), vec![]);
        assert_eq!(read("Ana Anic"), one("Ana Anic", ""));
        assert_eq!(read("undisclosed-recipients:;"), vec![]);
        assert_eq!(read("root"), one("root", ""));
    }

    #[test]
    fn delivery_headers_give_bare_addresses() {
        assert_eq!(bare(b" Help@Acme.example\n"), ["help@acme.example"]);
        assert_eq!(bare(b"local"), Vec::<String>::new());
    }
}
