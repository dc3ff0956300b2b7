//! Bounces: the reports of RFC 3464 by their form, the older prose by several signs together. A parcel service says "delivery
//! failed" too, and people write about bounces all day, so one sign alone never is enough.

use super::evidence::Evidence;
use super::machine::{is_null_path, is_system_address, is_system_name};

/// How much of a text is looked at: the words of the mail system stand before the mail that it returns.
const LOOK: usize = 6 << 10;

/// Subjects of bounces, as their beginnings in lower case.
const SUBJECTS: &[&str] = &[
    "undeliverable",
    "undelivered mail",
    "undelivered message",
    "undeliverable mail",
    "unable to deliver",
    "non delivery",
    "non-delivery",
    "nondeliverable",
    "failure notice",
    "failure delivery",
    "permanent delivery failure",
    "permanent failure",
    "failed mail",
    "delayed mail",
    "delivery delayed",
    "delivery status notification",
    "delivery failure",
    "delivery failed",
    "delivery has failed",
    "delivery notification",
    "delivery report",
    "delivery error",
    "delivery problem",
    "delivery unsuccessful",
    "delivery to",
    "bounce action notification",
    "uncaught bounce notification",
    "ezmlm warning",
    "ezmlm probe",
    "mail delivery",
    "mail system error",
    "mail failure",
    "mail error",
    "mail could not be delivered",
    "mail rejected",
    "mail returned",
    "message delivery failure",
    "message not delivered",
    "message could not be delivered",
    "message undeliverable",
    "message status - undeliverable",
    "message you sent",
    "notice: mail delivery status",
    "returned mail",
    "returned message",
    "return mail",
    "returned to sender",
    "rejected mail",
    "user unknown",
    "warning: could not send message",
    "warning: message",
    "warning: mail",
    "waiting mail",
    "your message could not be delivered",
    "your mail could not be delivered",
    "couldn't be delivered",
    "[postmaster] email delivery failure",
    "unzustellbar",
    "nicht zustellbar",
    "nicht zugestellt",
    "zustellung fehlgeschlagen",
    "nachricht konnte nicht zugestellt werden",
    "fehler bei der zustellung",
    "übermittlungsfehler",
    "non remis",
    "non distribuable",
    "message non distribué",
    "échec de la remise",
    "échec de remise",
    "no se puede entregar",
    "no entregado",
    "error de entrega",
    "mensaje no entregado",
    "non recapitabile",
    "mancato recapito",
    "impossibile recapitare",
    "messaggio non recapitato",
    "não entregue",
    "não é possível entregar",
    "falha na entrega",
    "onbestelbaar",
    "niet bezorgd",
    "niedostarczon",
    "nie można dostarczyć",
    "nelze doručit",
    "nedoručiteln",
    "nije moguće isporučiti",
    "neisporučen",
    "ei saa kohale toimetada",
    "не удается доставить",
    "не удалось доставить",
    "недоставлен",
    "kan inte levereras",
    "det går inte att leverera",
    "kunne ikke leveres",
    "kan ikke leveres",
    "toimitus epäonnistui",
    "ei voi toimittaa",
    "配信不能",
    "配信エラー",
    "无法送达",
    "未送达",
    "未传递",
    "退信",
];

/// What mail systems say and people do not, in lower case.
const PHRASES: &[&str] = &[
    "this is the qmail-send program",
    "this is the ezmlm program",
    "this is the mailer-daemon",
    "this is the mail system at host",
    "this is the postfix program",
    "this is a mailman mailing list bounce",
    "this message was created automatically by mail delivery",
    "this is an automatically generated delivery status notification",
    "this is a delivery status notification",
    "this is a permanent error",
    "this is the mail delivery agent",
    "the following addresses had permanent fatal errors",
    "the following addresses had transient non-fatal errors",
    "addresses had delivery problems",
    "transcript of session follows",
    "session transcript",
    "did not reach the following recipient",
    "could not be delivered to the following",
    "could not be delivered to one or more",
    "could not be delivered to:",
    "could not be delivered for the following reason",
    "couldn't be delivered to the following",
    "was undeliverable to the following",
    "was not delivered to the following",
    "was not delivered to:",
    "has not been delivered to the following",
    "has not yet been delivered",
    "has not been collected from the queue",
    "delivery to the following recipient",
    "delivery to the following address",
    "delivery has failed to these recipients",
    "delivery is delayed to these recipients",
    "unable to deliver your message to the following",
    "unable to deliver the message to the following",
    "unable to deliver mail to the following",
    "unable to deliver this message to the following",
    "unable to deliver message to the following",
    "unable to deliver to the following",
    "attempts to deliver your message",
    "attempting to deliver your message",
    "attempting to deliver a message",
    "cannot be delivered to the following",
    "can not be delivered to the following",
    "failed to deliver to",
    "failed addresses follow",
    "the message that you sent was undeliverable",
    "the message you sent was undeliverable",
    "message you sent could not be delivered",
    "message that you sent could not be delivered",
    "the mail you sent could not be delivered",
    "your mail message to the following address",
    "your message cannot be delivered",
    "your message could not be delivered",
    "your message was not delivered",
    "your message was rejected",
    "your message has been rejected",
    "your message wasn't delivered",
    "your message couldn't be delivered",
    "noch nicht zugestellt",
    "message rejected by",
    "reason for the delivery failure",
    "returned to you without being delivered",
    "not listed in domino directory",
    "not listed in public name",
    "konnte nicht zugestellt werden",
    "konnte an folgende",
    "n'a pas pu être remis",
    "n'a pas pu être distribué",
    "no se pudo entregar",
    "no ha podido ser entregado",
    "non è stato possibile recapitare",
    "não pôde ser entregue",
    "kon niet worden bezorgd",
    "nie mogła zostać dostarczona",
    "nebylo možné doručit",
    "nije mogla biti isporučena",
    "не было доставлено",
    "не может быть доставлено",
    "kunde inte levereras",
    "配信できませんでした",
    "无法投递",
    "无法送达",
];

/// What stands above the mail that came back.
const COPIES: &[&str] = &[
    "message-id:",
    "original message follows",
    "copy of the message",
    "copy of your message",
    "message header follows",
    "headers follow",
    "returned message",
];

/// Whether a mail system says what became of a mail. `report` is the report type of the mail, if it is one.
pub(super) fn is(seen: &Evidence<'_, '_>, subject: &str, report: &str) -> bool {
    // Of reports on delivery those that say "delivered" or "delayed" are machine talk all the same (RFC 3464).
    if report == "delivery-status" || report == "global-delivery-status" {
        return true;
    }
    let (head, null_path) = (seen.head, is_null_path(seen.head));
    if head.has("x-failed-recipients") && null_path != Some(false) {
        return true;
    }
    let status = |media: &str| media.ends_with("delivery-status") && media.starts_with("message/");
    let by_name = is_system_name(seen.from);
    let by_role = is_system_address(seen.from);
    if !by_name && !by_role && null_path != Some(true) {
        return false;
    }
    if head.has("x-ms-exchange-message-is-ndr") || seen.tree.parts.iter().any(|p| status(&p.media)) {
        return true;
    }
    let text = seen.text.get(..seen.text.floor_char_boundary(LOOK)).unwrap_or_default().to_lowercase();
    let called = SUBJECTS.iter().any(|s| subject.starts_with(s));
    let said = PHRASES.iter().any(|p| text.contains(p));
    let copied = seen.tree.parts.iter().any(|p| is_copy(&p.media)) || COPIES.iter().any(|c| text.contains(c));
    let told = || names_a_status(&text);
    if by_name {
        // Nobody is called MAILER-DAEMON, whatever language he speaks.
        return null_path == Some(true) || called || said;
    }
    // A postmaster is a person on some days, and who has a return path may be answered.
    let proved = copied || told();
    if null_path == Some(false) {
        return called && said && proved;
    }
    (called || said) && proved || by_role && (called && said || null_path == Some(true) && told())
}

fn is_copy(media: &str) -> bool {
    matches!(media, "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/global-headers")
}

/// Whether a line names an address next to an answer of a mail server (RFC 5321 §4.2, RFC 3463).
fn names_a_status(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(2).chain([lines.as_slice()].into_iter().filter(|l| l.len() == 1)).any(|pair| {
        let words = || pair.iter().flat_map(|l| l.split_whitespace());
        words().any(|w| w.contains('@')) && words().any(is_status)
    })
}

fn is_status(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let digits = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let bytes = word.as_bytes();
    let is_class = matches!(bytes.first(), Some(b'4' | b'5'));
    let enhanced = word.split('.').count() == 3 && bytes.get(1) == Some(&b'.') && word.split('.').all(digits);
    is_class && (enhanced || word.len() == 3 && digits(word) && bytes.get(1).is_some_and(|b| *b <= b'5'))
}
