//! People in headers: names and addresses (RFC 5322 §3.4) in every shape in which programs and people write them: with commas
//! and dots that should be quoted, without brackets, with half of them or two pairs, all of it in one encoded word.

mod entry;
mod plain;

use super::incoming::Mailbox;
use super::{charset, words};
use entry::entries;

/// Every mailbox of an address header, groups flattened, in order.
pub(super) fn mailboxes(value: &[u8]) -> Vec<Mailbox> {
    mailboxes_in(value, None)
}

/// The same; raw bytes in it are in the charset of the `mail`.
pub(super) fn mailboxes_in(value: &[u8], mail: Option<&str>) -> Vec<Mailbox> {
    plain::read(value).unwrap_or_else(|| with_care(value, mail))
}

fn with_care(value: &[u8], mail: Option<&str>) -> Vec<Mailbox> {
    let value = String::from_utf8_lossy(&charset::header(value, mail)).into_owned();
    let found = read(&value, mail);
    if found.iter().any(|m| m.email.contains('@')) {
        return found;
    }
    // An address that is coded or quoted together with its name. Only where there is no other: nobody may hide one in a name.
    let opened = words::text_in(value.as_bytes(), mail).replace(['"', '\\'], "");
    let again = if opened.contains('@') { read(&opened, mail) } else { Vec::new() };
    if again.iter().any(|m| m.email.contains('@')) { again } else { found }
}

fn read(value: &str, mail: Option<&str>) -> Vec<Mailbox> {
    let mut found: Vec<Mailbox> = Vec::new();
    let entries = entries(value);
    let single = entries.iter().filter(|e| e.address().is_some()).count() == 1;
    // Names before a comma that parts no people: `Doe, Jane <jane@acme.example>`.
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let own = words::text_in(entry.name().as_bytes(), mail);
        match entry.address().map(str::to_owned) {
            Some(email) => {
                // A bare address has a name before it only where nobody else can be meant.
                let belongs = single || entry.is_bracketed() || entry.has_phrase();
                if !belongs {
                    found.extend(names.drain(..).map(nameless));
                }
                names.retain(|name| !name.is_empty());
                let name =
                    names.drain(..).chain(Some(own).filter(|name| !name.is_empty())).collect::<Vec<_>>();
                found.push(Mailbox { name: without_quotes(&name.join(", ")), email });
            }
            None => names.extend(Some(own).filter(|name| !name.is_empty())),
        }
        if entry.ends_group {
            found.extend(names.drain(..).map(nameless));
        }
    }
    found.extend(names.into_iter().map(nameless));
    found
}

/// Somebody without an address.
fn nameless(name: String) -> Mailbox {
    Mailbox { name: without_quotes(&name), email: String::new() }
}

/// A name without the single quotes that Outlook puts around it.
fn without_quotes(name: &str) -> String {
    let bare = name.strip_prefix('\'').and_then(|n| n.strip_suffix('\'')).filter(|n| !n.contains('\''));
    bare.unwrap_or(name).to_owned()
}

/// The bare addresses of a header that holds one or more of them without names (`Delivered-To`, `X-Original-To`).
pub(super) fn bare(value: &[u8]) -> Vec<String> {
    mailboxes(value).into_iter().map(|m| m.email).filter(|a| a.contains('@')).collect()
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
mod tests;
