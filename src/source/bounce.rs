//! What a delivery report says (RFC 3464, and as much of the old prose as is certain): about whom, with which status,
//! and which mail came back.

use super::head::Head;
use super::mime::Tree;
use super::{Bounce, address, thread_ids, words};

/// Reads the report.
pub(super) fn read(tree: &Tree<'_>, head: &Head<'_>, text: &str) -> Bounce {
    let mut bounce = Bounce::default();
    for part in &tree.parts {
        match part.media.as_str() {
            "message/delivery-status" | "message/global-delivery-status" => {
                let bytes = part.encoding.decode(part.body);
                status(&String::from_utf8_lossy(&bytes), &mut bounce);
            }
            "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/global-headers" => {
                let bytes = part.encoding.decode(part.body);
                let (returned, _) = Head::parse(&bytes);
                bounce.returned =
                    bounce.returned.or_else(|| returned.get("message-id").and_then(thread_ids::message_id));
            }
            _ => {}
        }
    }
    let failed = head.get("x-failed-recipients").map(address::bare).unwrap_or_default();
    bounce.recipient = bounce.recipient.or_else(|| failed.into_iter().next());
    if bounce.returned.is_none() {
        // The old forms copy the mail into their text.
        bounce.returned = field(text, "message-id").and_then(|v| thread_ids::message_id(v.as_bytes()));
    }
    bounce
}

/// The first recipient that failed, or the first at all.
fn status(report: &str, bounce: &mut Bounce) {
    let report = report.replace("\r\n", "\n");
    let groups = || report.split("\n\n").filter(|g| field(g, "final-recipient").is_some());
    let failed = |group: &&str| field(group, "action").is_some_and(|a| a.eq_ignore_ascii_case("failed"));
    let Some(group) = groups().find(failed).or_else(|| groups().next()) else { return };
    let recipient =
        field(group, "original-recipient").or_else(|| field(group, "final-recipient")).unwrap_or_default();
    let recipient = recipient.split_once(';').map_or(recipient, |(_, r)| r);
    bounce.recipient = Some(words::one_line(recipient).to_lowercase()).filter(|r| r.contains('@'));
    bounce.status =
        field(group, "status").and_then(|s| code(s.split_whitespace().next()?)).map(str::to_owned);
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

    fn of(mail: &str) -> Bounce {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        read(&tree, &head, &text::of(&tree).text)
    }

    #[test]
    fn a_report_names_recipient_status_and_mail() {
        let mail = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n\
                    Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ok@x.example\nAction: delivered\nStatus: 2.0.0\n\n\
                    Final-Recipient: rfc822; Gone@x.example\nAction: failed\nStatus: 5.1.1 (no such user)\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <sent@acme>\n\nx\n--b--\n";
        assert_eq!(
            of(mail),
            Bounce {
                recipient: Some("gone@x.example".into()),
                status: Some("5.1.1".into()),
                returned: Some("sent@acme".into())
            }
        );
    }

    #[test]
    fn the_old_prose_gives_the_mail_that_it_copies() {
        let bounce = of(
            "From: MAILER-DAEMON@x\n\nHi. This is the qmail-send program at x.\n\n--- Below this line is a copy\n\nMessage-ID: <sent@acme>\nSubject: y\n",
        );
        assert_eq!(bounce.returned.as_deref(), Some("sent@acme"));
        assert_eq!(bounce.status, None);
    }
}
