//! What a report says of a mail that was sent from here: bounces (RFC 3464, RFC 6533, and as much of the old prose as is
//! certain), abuse reports (RFC 5965) and read receipts (RFC 8098).

use super::head::Head;
use super::mime::Tree;
use super::{Failure, MOST_FAILURES, Returned, address, thread_ids, words};
use crate::desk::message::Kind;

/// Reads the report; `None` where the mail is none.
pub(super) fn read(kind: Kind, tree: &Tree<'_>, head: &Head<'_>, text: &str) -> Option<Returned> {
    let receipt = tree.parts.iter().find(|p| p.media == "message/disposition-notification");
    match kind {
        Kind::Bounce => Some(bounce(tree, head, text)),
        Kind::Feedback => Some(Returned { message_id: copied(tree), failures: Vec::new() }),
        Kind::AutoReply => {
            let bytes = receipt?.encoding.decode(&receipt?.body);
            let id = field(&String::from_utf8_lossy(&bytes), "original-message-id")
                .and_then(|v| thread_ids::message_id(v.as_bytes()));
            Some(Returned { message_id: id.or_else(|| copied(tree)), failures: Vec::new() })
        }
        _ => None,
    }
}

/// The Message-ID of the mail, or of its headers, that hang on the report.
fn copied(tree: &Tree<'_>) -> Option<String> {
    let copies = tree.parts.iter().filter(|p| {
        matches!(
            p.media.as_str(),
            "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/global-headers"
        )
    });
    copies
        .filter_map(|p| {
            Head::parse(&p.encoding.decode(&p.body)).0.get("message-id").and_then(thread_ids::message_id)
        })
        .next()
}

fn bounce(tree: &Tree<'_>, head: &Head<'_>, text: &str) -> Returned {
    let mut failures = Vec::new();
    for part in &tree.parts {
        if matches!(part.media.as_str(), "message/delivery-status" | "message/global-delivery-status") {
            let bytes = part.encoding.decode(&part.body);
            status(&String::from_utf8_lossy(&bytes), &mut failures);
        }
    }
    if failures.is_empty() {
        for recipient in head.all("x-failed-recipients").flat_map(address::bare) {
            add(&mut failures, Failure { recipient, status: None, lasting: true });
        }
    }
    let message_id = copied(tree)
        // The old forms copy the mail into their text.
        .or_else(|| field(text, "message-id").and_then(|v| thread_ids::message_id(v.as_bytes())));
    Returned { message_id, failures }
}

fn add(failures: &mut Vec<Failure>, failure: Failure) {
    if failures.len() < MOST_FAILURES && !failures.iter().any(|f| f.recipient == failure.recipient) {
        failures.push(failure);
    }
}

/// The recipients that failed or wait.
fn status(report: &str, failures: &mut Vec<Failure>) {
    let report = report.replace("\r\n", "\n");
    for group in report.split("\n\n") {
        let Some(recipient) = field(group, "original-recipient").or_else(|| field(group, "final-recipient"))
        else {
            continue;
        };
        let recipient = recipient.split_once(';').map_or(recipient, |(_, r)| r);
        let recipient = words::one_line(recipient).to_lowercase();
        let action = field(group, "action").unwrap_or_default().to_ascii_lowercase();
        if !recipient.contains('@') || !matches!(action.as_str(), "failed" | "delayed") {
            continue;
        }
        let status =
            field(group, "status").and_then(|s| code(s.split_whitespace().next()?)).map(str::to_owned);
        let lasting = action == "failed" && status.as_deref().is_none_or(|s| s.starts_with('5'));
        add(failures, Failure { recipient, status, lasting });
    }
}

/// An enhanced status code (RFC 3463): class, subject, detail.
fn code(word: &str) -> Option<&str> {
    let parts: Vec<&str> = word.split('.').collect();
    let is_number = |p: &&str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number) && matches!(parts.first(), Some(&("2" | "4" | "5"))))
        .then_some(word)
}

/// The value of a `name: value` line.
fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.lines().take(2000).find_map(|line| {
        let (found, value) = line.trim_start_matches(['>', ' ']).split_once(':')?;
        found.trim_end().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::*;

    fn of(mail: &str) -> Returned {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        read(Kind::Bounce, &tree, &head, &text::of(&tree).text).unwrap()
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
