//! Signs that only programs set, and names that only programs have.

use super::super::address;
use super::super::head::Head;
use super::super::incoming::Mailbox;

/// A sign that only programs set on mail of their own. A list is none: its members are people.
pub(super) fn is_certain(head: &Head<'_>) -> bool {
    is_by_program(head) || head.has("x-auto-response-suppress")
}

/// The same, but for the wish for silence, which some mail systems put on the mail of people.
pub(super) fn is_by_program(head: &Head<'_>) -> bool {
    is_null_path(head) == Some(true)
        || is_submitted_by_program(head)
        || !is_list(head) && precedence_is(head, &["bulk", "junk"])
}

/// Whether `Auto-Submitted` (RFC 3834 §5) says that a program made the mail: `no` is a person's, with or without parameters,
/// and what was only handed on is whose it was before. Of several each speaks.
pub(super) fn is_submitted_by_program(head: &Head<'_>) -> bool {
    head.all("auto-submitted").any(|value| {
        let value = String::from_utf8_lossy(value).trim().to_ascii_lowercase();
        match first_word(&value) {
            "" | "no" | "auto-forwarded" => false,
            "auto-generated" => !is_handed_on(head),
            _ => true,
        }
    })
}

/// Whether a mail system that marks all that it sends as its own handed on what somebody else wrote: rules and forwards of
/// mailboxes in Exchange and Microsoft 365.
pub(super) fn is_handed_on(head: &Head<'_>) -> bool {
    head.all("x-ms-exchange-generated-message-source")
        .any(|source| String::from_utf8_lossy(source).to_ascii_lowercase().contains("mailbox rules agent"))
        || ["x-ms-exchange-inbox-rules-loop", "x-ms-exchange-forwardingloop"]
            .iter()
            .any(|name| head.has(name))
        || head.word("x-ms-exchange-organization-autoforwarded").is_some_and(|w| w.trim() == "true")
}

pub(super) fn is_list(head: &Head<'_>) -> bool {
    head.has("list-id") || head.has("list-post")
}

/// Whether the return path is the null path, in its own form or in one that a program on its way made of it; `None` where no
/// path is told, or only that of the list through which the mail came. A `From` without an address is a null path as well.
pub(super) fn is_null_path(head: &Head<'_>) -> Option<bool> {
    let path = PATHS.iter().find_map(|name| head.get(name)).map(is_null);
    let from = || head.get("from").is_some_and(|from| from.trim_ascii().ends_with(b"<>"));
    if path == Some(true) || from() {
        return Some(true);
    }
    path.filter(|_| !is_list(head))
}

/// Where mail systems note the envelope's sender.
const PATHS: [&str; 6] = [
    "return-path",
    "x-envelope-from",
    "x-original-return-path",
    "x-return-path",
    "envelope-from",
    "x-envelope-sender",
];

fn is_null(path: &[u8]) -> bool {
    let path = String::from_utf8_lossy(path).to_ascii_lowercase();
    let path = path.trim_matches(|c: char| c.is_whitespace() || "<>\"'".contains(c));
    // qmail writes `#@[]` where even a bounce came back.
    matches!(path, "" | "@" | "#@[]") || is_daemon(address::local_part(path))
}

/// How the null path is spelled by programs that want an address.
fn is_daemon(local: &str) -> bool {
    ["mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "maildaemon"].contains(&local)
}

/// A name or an address that no person has.
pub(super) fn is_system_name(from: &Mailbox) -> bool {
    let local = address::local_part(&from.email);
    let name = from.name.to_lowercase();
    is_daemon(local)
        || matches!(local, "mdaemon" | "fetchmail-daemon")
        || local.starts_with("mail-delivery-s")
        || local.starts_with("microsoftexchange")
        || local == "mailer" && name.contains("daemon")
        || ["mail delivery s", "mailer-daemon", "mailer daemon"].iter().any(|n| name.starts_with(n))
}

/// An address or a name behind which a program answers on most days.
pub(super) fn is_system_address(from: &Mailbox) -> bool {
    let local = address::local_part(&from.email).trim_matches(['"', ' ']);
    let local = local.split('+').next().unwrap_or_default();
    let name = from.name.to_lowercase();
    is_system_name(from)
        || LOCAL_PARTS.contains(&local)
        || local.starts_with("owner-")
        || LOCAL_PIECES.iter().any(|piece| local.contains(piece))
        || NAMES.iter().any(|piece| name.contains(piece))
}

const LOCAL_PARTS: &[&str] = &[
    "postmaster",
    "mail-administrator",
    "mailadmin",
    "mailadm",
    "postoffice",
    "mailer",
    "mailman",
    "mailman-bounces",
    "mmdf",
    "qmsf",
    "smtp",
    "uucp",
    "imss",
    "sympa",
    "majordomo",
    "listserv",
    "ndr",
    "bounce",
    "bounces",
    "system administrator",
];

const LOCAL_PIECES: &[&str] = &[
    "mail_service",
    "mailservice",
    "mail-service",
    "mailsystem",
    "mail-system",
    "mailgateway",
    "smtp_gateway",
    "smtp-gateway",
    "postmaster",
    "virus_for_smtp",
    "content-filter",
];

const NAMES: &[&str] = &[
    "postmaster",
    "system administrator",
    "systemadministrator",
    "mail administrator",
    "internet mail delivery",
    "mail delivery s",
    "mail system",
    "mailsystem",
    "mail server",
    "mailserver",
    "mail transport",
    "smtp gateway",
    "content-filter",
    "spam firewall",
    "mailscanner",
];

pub(super) fn precedence_is(head: &Head<'_>, words: &[&str]) -> bool {
    head.word("precedence").is_some_and(|p| words.contains(&first_word(&p)))
}

pub(super) fn first_word(value: &str) -> &str {
    value.split(|c: char| c == ';' || c == '(' || c.is_whitespace()).next().unwrap_or_default()
}
