//! Signs that only programs set, and names that only programs have.

use super::super::address;
use super::super::head::Head;
use super::super::incoming::Mailbox;

/// A sign that only programs set. A list is none: its members are people.
pub(super) fn is_certain(head: &Head<'_>) -> bool {
    let is_list = head.has("list-id") || head.has("list-post");
    is_null_path(head) == Some(true)
        || head.has("x-auto-response-suppress")
        || head.has("auto-submitted")
        || !is_list && precedence_is(head, &["bulk", "junk"])
}

/// Whether the return path is the null path `<>`; `None` where there is none.
pub(super) fn is_null_path(head: &Head<'_>) -> Option<bool> {
    ["return-path", "x-envelope-from", "x-original-return-path"]
        .into_iter()
        .find_map(|name| head.get(name))
        .map(|value| matches!(value.trim_ascii(), b"<>" | b"" | b"\"\"" | b"<\"\">"))
}

/// A name or an address that no person has.
pub(super) fn is_system_name(from: &Mailbox) -> bool {
    let local = address::local_part(&from.email);
    let name = from.name.to_lowercase();
    ["mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "maildaemon", "mdaemon"]
        .contains(&local)
        || local.starts_with("mail-delivery-s")
        || local.starts_with("microsoftexchange")
        || local == "mailer" && name.contains("daemon")
        || ["mail delivery s", "mailer-daemon", "mailer daemon"].iter().any(|n| name.starts_with(n))
}

/// An address behind which a program answers on most days.
pub(super) fn is_system_address(from: &Mailbox) -> bool {
    let local = address::local_part(&from.email);
    let name = from.name.to_lowercase();
    is_system_name(from)
        || ["postmaster", "mail-administrator", "mailadmin", "postoffice"].contains(&local)
        || ["system administrator", "systemadministrator", "mail administrator", "internet mail delivery"]
            .iter()
            .any(|n| name.starts_with(n))
        || ["mailman", "mailman-bounces"].contains(&local)
}

pub(super) fn precedence_is(head: &Head<'_>, words: &[&str]) -> bool {
    head.word("precedence").is_some_and(|p| words.contains(&first_word(&p)))
}

pub(super) fn first_word(value: &str) -> &str {
    value.split(|c: char| c == ';' || c == '(' || c.is_whitespace()).next().unwrap_or_default()
}
