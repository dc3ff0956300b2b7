//! What relays say about a sender: `Authentication-Results` (RFC 8601). Only reported here; whether the host that says
//! it is ours is decided upstairs.

use super::address;
use super::head::{Head, unfold};
use super::incoming::Mailbox;

/// The hosts that say that the domain in `From` is genuine: by DMARC, or by DKIM or SPF for that domain or one that it
/// belongs to. With more than one writer nothing is proved.
pub(super) fn hosts(head: &Head<'_>, from: &[Mailbox]) -> Vec<String> {
    let [writer] = from else { return Vec::new() };
    let Some(domain) = address::domain(&writer.email) else { return Vec::new() };
    let (mut hosts, mut seen) = (Vec::new(), Vec::new());
    for value in head.all("authentication-results") {
        let text = without_comments(&String::from_utf8_lossy(&unfold(value))).to_ascii_lowercase();
        let mut clauses = text.split(';');
        let Some(host) = clauses.next().and_then(|c| c.split_whitespace().next()) else { continue };
        // One name, whether or not it is written as the whole of it.
        let host = host.trim_end_matches('.');
        // Each server puts its own on top; what stands further down in its name may be the sender's.
        if seen.iter().any(|h| h == host) {
            continue;
        }
        seen.push(host.to_owned());
        if clauses.any(|c| proves(c, domain)) {
            hosts.push(host.to_owned());
        }
    }
    hosts
}

/// Whether one `method=result property=value …` clause is a pass for the domain.
fn proves(clause: &str, domain: &str) -> bool {
    let mut words = clause.split_whitespace();
    let Some((method, result)) = words.next().and_then(|w| w.split_once('=')) else { return false };
    if result != "pass" {
        return false;
    }
    let method = method.split('/').next().unwrap_or_default();
    let value = |name: &str| {
        words
            .clone()
            .filter_map(|w| w.split_once('='))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.trim_matches('"'))
    };
    match method {
        "dmarc" => value("header.from").is_none_or(|d| d == domain),
        "dkim" => value("header.d").or_else(|| value("header.i")).is_some_and(|d| covers(d, domain)),
        "spf" => value("smtp.mailfrom").is_some_and(|d| covers(d, domain)),
        _ => false,
    }
}

/// Whether a proof for `proved` (a domain or an address in it) holds for mail from `domain`: the same, or a domain above it.
/// A domain below proves nothing: on many hosts it belongs to somebody else.
fn covers(proved: &str, domain: &str) -> bool {
    let proved = address::domain(proved).unwrap_or(proved);
    proved.contains('.')
        && (proved == domain || domain.strip_suffix(proved).is_some_and(|above| above.ends_with('.')))
}

/// The text without its comments (RFC 5322 §3.2.2), which may hold `;` and lies. Quoted strings are made one word.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut depth, mut quoted) = (0u32, false);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            ';' | ' ' | '=' if quoted => out.push('_'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(results: &str, from: &str) -> Vec<String> {
        let mail = format!("Authentication-Results: {results}\nFrom: x\n\n");
        let (head, _) = Head::parse(mail.as_bytes());
        hosts(&head, &[Mailbox { name: String::new(), email: from.into() }])
    }

    #[test]
    fn an_aligned_pass_is_a_proof() {
        for results in [
            "mx.acme.example; dmarc=pass (p=none) header.from=acme.example",
            "mx.acme.example 1;\n spf=fail smtp.mailfrom=x@y.z; dkim=pass header.i=@acme.example",
            "MX.acme.example; dkim=pass header.d=acme.example header.s=k",
            "mx.acme.example; spf=pass (ok; sender) smtp.mailfrom=bounce@acme.example",
        ] {
            assert_eq!(read(results, "ana@acme.example"), ["mx.acme.example"], "{results}");
        }
        assert_eq!(read("mx; dkim=pass header.d=acme.example", "ana@news.acme.example"), ["mx"]);
    }

    #[test]
    fn a_server_is_known_by_its_name_however_it_writes_it() {
        for genuine in ["mx.acme.example", "MX.acme.example", "mx.acme.example.", "mx.acme.example 1"] {
            let forged = "\nAuthentication-Results: mx.acme.example; dmarc=pass header.from=acme.example";
            let results = format!("{genuine}; dmarc=fail header.from=acme.example{forged}");
            assert_eq!(read(&results, "ana@acme.example"), Vec::<String>::new(), "{genuine}");
        }
        assert_eq!(read("mx.acme.example.; dmarc=pass", "ana@acme.example"), ["mx.acme.example"]);
    }

    #[test]
    fn anything_else_is_not() {
        for results in [
            "mx; dkim=pass header.d=evil.example",
            "mx; dkim=pass header.d=vacme.example",
            "mx; dkim=pass header.d=sub.acme.example",
            "mx; dkim=pass header.d=example",
            "mx; dmarc=pass header.from=evil.example",
            "mx; dmarc=fail header.from=acme.example",
            "mx; none",
            "mx; dkim=fail (dkim=pass header.d=acme.example; dmarc=pass)",
            "mx; spf=fail reason=\"a; dmarc=pass\"",
            "mx; spf=pass smtp.helo=acme.example",
            "",
        ] {
            assert_eq!(read(results, "ana@acme.example"), Vec::<String>::new(), "{results}");
        }
    }

    #[test]
    fn only_the_topmost_word_of_a_host_counts() {
        let forged = "mx.acme.example; dmarc=fail header.from=acme.example\nReceived: from evil\nAuthentication-Results: \
                      mx.acme.example; dmarc=pass header.from=acme.example";
        assert_eq!(read(forged, "ana@acme.example"), Vec::<String>::new());
        let two = "mx.acme.example; dmarc=pass header.from=acme.example\nAuthentication-Results: other; none";
        assert_eq!(read(two, "ana@acme.example"), ["mx.acme.example"]);
    }

    #[test]
    fn two_writers_prove_nothing() {
        let (head, _) = Head::parse(b"Authentication-Results: mx; dmarc=pass\n\n");
        let one = Mailbox { name: String::new(), email: "a@b.c".into() };
        assert_eq!(hosts(&head, std::slice::from_ref(&one)), ["mx"]);
        assert_eq!(hosts(&head, &[one.clone(), one]), Vec::<String>::new());
    }
}
