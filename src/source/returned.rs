//! What a report says of a mail that was sent from here: bounces (RFC 3464, RFC 6533, and as much of the old prose as is
//! certain), abuse reports (RFC 5965) and read receipts (RFC 8098).

mod failure;
mod prose;

use super::head::Head;
use super::incoming::{DELIVERY_REPORTS, Failure, MOST_FAILURES, Returned};
use super::mime::Tree;
use super::{thread_ids, words};

use crate::desk::message::Kind;

use failure::{add, code};

/// Mails within mails are followed no further: a list's notice holds a bounce, which holds the mail.
const DEEPEST: usize = 3;

/// What a mail program says of what it was handed, and what came back.
const RECEIPT: &str = "message/disposition-notification";
const COPIES: [&str; 5] = [
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global-headers",
];

/// Reads the report; `None` where the mail is none. `text`: its own text.
pub(super) fn read(kind: Kind, tree: &Tree<'_>, head: &Head<'_>, text: &str) -> Option<Returned> {
    match kind {
        Kind::Bounce => Some(bounce(tree, head, text)),
        Kind::Feedback => Some(Returned { message_id: copied(tree, 0), failures: Vec::new() }),
        Kind::AutoReply => {
            let receipt = tree.parts.iter().find(|p| p.media == RECEIPT)?;
            let bytes = receipt.encoding.decode(&receipt.body);
            let told = field(&String::from_utf8_lossy(&bytes), "original-message-id").and_then(|v| id(&v));
            Some(Returned { message_id: told.or_else(|| copied(tree, 0)), failures: Vec::new() })
        }
        _ => None,
    }
}

/// The Message-ID of the mail, or of its headers, that hang on the report.
fn copied(tree: &Tree<'_>, depth: usize) -> Option<String> {
    tree.parts.iter().filter(|p| COPIES.contains(&p.media.as_str())).find_map(|part| {
        let bytes = part.encoding.decode(&part.body);
        let (head, body) = Head::parse(&bytes);
        let inner = Tree::new(&head, body);
        let is_report = inner.parts.iter().any(|p| DELIVERY_REPORTS.contains(&p.media.as_str()));
        let deeper = if is_report && depth < DEEPEST { copied(&inner, depth + 1) } else { None };
        deeper.or_else(|| head.get("message-id").and_then(thread_ids::message_id))
    })
}

fn bounce(tree: &Tree<'_>, head: &Head<'_>, text: &str) -> Returned {
    let mut failures = Vec::new();
    let mut message_id = copied(tree, 0);
    let mut told = false;
    for part in tree.parts.iter().filter(|p| DELIVERY_REPORTS.contains(&p.media.as_str())) {
        let bytes = part.encoding.decode(&part.body);
        let report = String::from_utf8_lossy(&bytes);
        told |= groups(&report, &mut failures);
        message_id = message_id.or_else(|| original_id(&report));
    }
    // A filter that refuses a mail may say so by a receipt (RFC 5429).
    for part in tree.parts.iter().filter(|p| p.media == RECEIPT) {
        let bytes = part.encoding.decode(&part.body);
        message_id = message_id.or_else(|| original_id(&String::from_utf8_lossy(&bytes)));
    }
    if !told && failures.is_empty() {
        // A report whose boundary was lost stands in the text with all its fields.
        told = groups(text, &mut failures);
    }
    if !told && failures.is_empty() {
        failures = prose::failures(head, text);
    }
    message_id = message_id
        .or_else(|| original_id(text))
        // The old forms copy the mail into their text.
        .or_else(|| field(text, "message-id").and_then(|v| id(&v)))
        .or_else(|| head.get("in-reply-to").and_then(thread_ids::message_id))
        .or_else(|| thread_ids::references(head.all("references")).pop());
    failures.truncate(MOST_FAILURES);
    Returned { message_id, failures }
}

/// Not of RFC 3464, but written all the same.
fn original_id(report: &str) -> Option<String> {
    ["x-original-message-id", "original-message-id"]
        .iter()
        .find_map(|f| field(report, f).and_then(|v| id(&v)))
}

fn id(value: &str) -> Option<String> {
    thread_ids::message_id(value.as_bytes())
}

/// Adds the recipients of a report that failed or wait; tells whether it speaks of any recipient at all.
fn groups(report: &str, failures: &mut Vec<Failure>) -> bool {
    let report = report.replace("\r\n", "\n");
    let mut told = false;
    for group in report.split("\n\n").filter(|g| g.contains(':')) {
        let recipient = [field(group, "original-recipient"), field(group, "final-recipient")];
        let Some(recipient) = recipient.into_iter().flatten().find_map(|r| mailbox(&r)) else { continue };
        let action = field(group, "action").unwrap_or_default().to_ascii_lowercase();
        let action = action.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        told |= !action.is_empty();
        if !matches!(action, "failed" | "delayed") {
            continue;
        }
        let status =
            field(group, "status").and_then(|s| Some(code(s.split_whitespace().next()?)?.to_owned()));
        // Many say 5.0.0, and what they mean in the diagnosis.
        let vague = status.as_deref().is_none_or(|s| s.ends_with(".0.0"));
        let diagnosis = if vague { field(group, "diagnostic-code") } else { None };
        let precise = diagnosis.as_deref().and_then(prose::enhanced).map(str::to_owned);
        let status = precise.filter(|p| status.as_ref().is_none_or(|s| s.get(..1) == p.get(..1))).or(status);
        // What has failed is given up (RFC 3464 §2.3.3), with a status of what may pass (4.4.7, expired) too.
        let lasting = action == "failed";
        add(failures, Failure { recipient, status, lasting });
    }
    told
}

/// The address in a field such as `rfc822; ana@acme.example`, in lower case.
fn mailbox(value: &str) -> Option<String> {
    let address = value.split_once(';').map_or(value, |(_, address)| address);
    let address = words::one_line(&unescaped(address));
    let address = address.trim_matches(['<', '>', ' ']).to_lowercase();
    (address.contains('@') && !address.contains(' ')).then_some(address)
}

/// Undoes `\x{442}` (RFC 6533 §3).
fn unescaped(address: &str) -> String {
    let mut pieces = address.split("\\x{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').unwrap_or((piece, ""));
        out.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// The value of a `name: value` line with what goes on in the next lines.
fn field(text: &str, name: &str) -> Option<String> {
    let mut lines = text.lines().take(5000).peekable();
    while let Some(line) = lines.next() {
        let Some((found, value)) = line.trim_start_matches(['>', ' ', '|']).split_once(':') else { continue };
        if !found.trim_end().eq_ignore_ascii_case(name) {
            continue;
        }
        let mut value = value.trim().to_owned();
        while let Some(more) =
            lines.next_if(|l| l.starts_with([' ', '\t']) && !l.trim().is_empty() && value.len() < 2000)
        {
            value.push(' ');
            value.push_str(more.trim());
        }
        return Some(value);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::said;
    use super::*;

    fn of(mail: &str) -> Returned {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        read(Kind::Bounce, &tree, &head, &said::of(&tree).text).unwrap()
    }

    #[test]
    fn a_report_names_recipient_status_and_mail() {
        let mail = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n\
                    Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ok@x.example\nAction: delivered\nStatus: 2.0.0\n\n\
                    Final-Recipient: rfc822; Gone@x.example\nAction: failed\nStatus: 5.1.1 (no such user)\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <sent@acme>\n\nx\n--b--\n";
        assert_eq!(
            of(mail),
            Returned {
                message_id: Some("sent@acme".into()),
                failures: vec![Failure {
                    recipient: "gone@x.example".into(),
                    status: Some("5.1.1".into()),
                    lasting: true
                }]
            }
        );
    }

    #[test]
    fn the_old_prose_gives_the_mail_that_it_copies() {
        let bounce = of(
            "From: MAILER-DAEMON@x\n\nHi. This is the qmail-send program at x.\n\n--- Below this line is a copy\n\nMessage-ID: <sent@acme>\nSubject: y\n",
        );
        assert_eq!(bounce.message_id.as_deref(), Some("sent@acme"));
        assert_eq!(bounce.failures, []);
    }
}
