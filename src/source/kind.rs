//! Who or what wrote a mail (intake §3). Precision before recall: hiding one customer is worse than showing ten robots, so
//! words in a subject count only together with a sign that no person's mail program sets.

use super::head::Head;
use super::mime::Tree;
use super::{Mailbox, address};
use crate::desk::message::Kind;

/// What a decision needs to see.
pub(super) struct Evidence<'a, 'x> {
    pub head: &'a Head<'x>,
    pub tree: &'a Tree<'x>,
    pub from: &'a Mailbox,
    pub subject: &'a str,
    pub text: &'a str,
}

/// Subjects of bounces, as their beginnings in lower case.
const BOUNCE_SUBJECTS: &[&str] = &[
    "undeliverable",
    "undelivered mail",
    "undeliverable mail",
    "non delivery",
    "non-delivery",
    "nondeliverable",
    "failure notice",
    "delivery status notification",
    "delivery failure",
    "delivery failed",
    "delivery notification",
    "delivery has failed",
    "mail delivery fail",
    "mail delivery problem",
    "mail delivery system",
    "mail system error",
    "message delivery failure",
    "returned mail",
    "mail could not be delivered",
    "warning: could not send message",
    "warning: message",
    "mail failure",
    "message status - undeliverable",
    "unzustellbar",
    "nicht zustellbar",
    "nicht zugestellt",
    "zustellung fehlgeschlagen",
    "non remis",
    "non distribuable",
    "no se puede entregar",
    "no entregado",
    "non recapitabile",
    "mancato recapito",
    "não entregue",
    "não é possível entregar",
    "onbestelbaar",
    "niedostarczon",
    "nie można dostarczyć",
    "nelze doručit",
    "nedoručiteln",
    "не удается доставить",
    "недоставлен",
    "kan inte levereras",
    "kunne ikke leveres",
    "kan ikke leveres",
    "toimitus epäonnistui",
    "配信不能",
    "无法送达",
    "未送达",
    "未传递",
];

/// Words of vacation subjects, in lower case.
const AWAY_SUBJECTS: &[&str] = &[
    "out of office",
    "out of the office",
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "autoresponse",
    "auto response",
    "auto:",
    "vacation",
    "away from my mail",
    "on leave",
    "abwesenheit",
    "abwesend",
    "automatische antwort",
    "automatisch antwoord",
    "afwezig",
    "réponse automatique",
    "absence du bureau",
    "absent du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "resposta automática",
    "fora do escritório",
    "risposta automatica",
    "fuori sede",
    "fuori ufficio",
    "odpowiedź automatyczna",
    "autoodpowiedź",
    "nieobecność",
    "automatická odpověď",
    "mimo kancelář",
    "automatski odgovor",
    "odsutan",
    "izvan ureda",
    "automaatvastus",
    "kontorist väljas",
    "автоматический ответ",
    "автоответ",
    "вне офиса",
    "autosvar",
    "automatiskt svar",
    "frånvaro",
    "ikke på kontoret",
    "fravær",
    "automaattinen vastaus",
    "poissa",
    "自動応答",
    "不在",
    "自动答复",
    "自动回复",
    "不在办公室",
];

const CHALLENGES: &[&str] = &[
    "please confirm your message",
    "please confirm your email",
    "confirm your email to",
    "challenge-response",
    "please verify your email address to deliver",
    "your message is being held",
    "sender verification required",
];

/// Decides. The first rule that holds wins.
pub(super) fn of(seen: &Evidence<'_, '_>) -> Kind {
    let head = seen.head;
    let subject = seen.subject.to_lowercase();
    let report = report(seen.tree);
    if report == "feedback-report" {
        return Kind::Feedback;
    }
    if is_bounce(seen, &subject, &report) {
        return Kind::Bounce;
    }
    if CHALLENGES.iter().any(|c| subject.contains(c)) && is_from_a_machine(seen) {
        return Kind::Challenge;
    }
    if report == "disposition-notification" || is_auto_reply(seen, &subject) {
        return Kind::AutoReply;
    }
    if is_invitation(seen.tree) {
        return Kind::Calendar;
    }
    let is_list =
        head.has("list-id") || head.has("list-post") || precedence_is(head, &["bulk", "list", "junk"]);
    if is_list { Kind::List } else { Kind::Human }
}

/// The report type of a `multipart/report` (RFC 6522), else nothing.
fn report(tree: &Tree<'_>) -> String {
    let Some(root) = tree.parts.first().filter(|p| p.media == "multipart/report") else {
        return String::new();
    };
    if let Some(kind) = root.parameter("report-type") {
        return kind.to_ascii_lowercase();
    }
    // Some old programs leave the type out; the second part says what it is.
    let has = |media: &str| tree.parts.iter().any(|p| p.media == media);
    String::from(if has("message/delivery-status") { "delivery-status" } else { "" })
}

fn is_bounce(seen: &Evidence<'_, '_>, subject: &str, report: &str) -> bool {
    // Of reports on delivery those that say "delivered" or "delayed" are machine talk all the same (RFC 3464).
    if report == "delivery-status" || report == "global-delivery-status" {
        return true;
    }
    let head = seen.head;
    if head.has("x-failed-recipients") && is_null_path(head) != Some(false) {
        return true;
    }
    let from_the_system = is_null_path(head) == Some(true) || is_system_address(seen.from);
    if !from_the_system {
        return false;
    }
    seen.text.trim_start().starts_with("Hi. This is the qmail-send program at")
        || is_system_address(seen.from) && BOUNCE_SUBJECTS.iter().any(|b| subject.starts_with(b))
        || subject.starts_with("undeliverable:")
            && seen.text.contains("did not reach the following recipient")
        || head.has("x-ms-exchange-message-is-ndr")
}

fn is_auto_reply(seen: &Evidence<'_, '_>, subject: &str) -> bool {
    let head = seen.head;
    // RFC 3834 §5: `no` means a person, with or without parameters.
    if let Some(word) = head.word("auto-submitted")
        && first_word(&word) != "no"
        && !word.is_empty()
    {
        return true;
    }
    let yes = |name: &str| {
        head.word(name).is_some_and(|w| !matches!(first_word(&w), "no" | "none" | "false" | "0"))
    };
    if yes("x-autoreply")
        || yes("x-autorespond")
        || yes("x-mail-autoreply")
        || precedence_is(head, &["auto_reply", "auto-reply"])
    {
        return true;
    }
    let away = |subject: &str| AWAY_SUBJECTS.iter().any(|words| subject.starts_with(words));
    // Behind `Re:` and the like too.
    let behind = |(at, colon): (usize, &str)| subject.get(at + colon.len()..).is_some_and(away);
    is_from_a_machine(seen) && (away(subject) || subject.match_indices(": ").any(behind))
}

/// A sign that only programs set. A list is none: its members are people.
fn is_from_a_machine(seen: &Evidence<'_, '_>) -> bool {
    let head = seen.head;
    let is_list = head.has("list-id") || head.has("list-post");
    is_null_path(head) == Some(true)
        || head.has("x-auto-response-suppress")
        || head.has("auto-submitted")
        || !is_list && precedence_is(head, &["bulk", "junk"])
}

/// Whether a calendar program speaks (iMIP, RFC 6047): only its parts have a `method`.
fn is_invitation(tree: &Tree<'_>) -> bool {
    tree.parts.iter().any(|p| {
        p.media == "text/calendar"
            && p.disposition != "attachment"
            && p.parameter("method").is_some_and(|m| !m.eq_ignore_ascii_case("publish"))
    })
}

/// Whether the return path is the null path `<>`; `None` where there is none.
fn is_null_path(head: &Head<'_>) -> Option<bool> {
    head.get("return-path").map(|value| matches!(value.trim_ascii(), b"<>" | b""))
}

fn is_system_address(from: &Mailbox) -> bool {
    let local = address::local_part(&from.email);
    ["mailer-daemon", "postmaster", "mailerdaemon", "mail-daemon", "mail-delivery-subsystem"].contains(&local)
        || local.starts_with("microsoftexchange")
        || from.name.to_ascii_lowercase().starts_with("mail delivery s")
}

fn precedence_is(head: &Head<'_>, words: &[&str]) -> bool {
    head.word("precedence").is_some_and(|p| words.contains(&first_word(&p)))
}

fn first_word(value: &str) -> &str {
    value.split(|c: char| c == ';' || c == '(' || c.is_whitespace()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::text;
    use super::*;

    fn kind(mail: &str) -> &'static str {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        let from = head
            .get("from")
            .map(address::mailboxes)
            .unwrap_or_default()
            .into_iter()
            .next()
            .unwrap_or_default();
        let subject = super::super::words::text(head.get("subject").unwrap_or_default());
        let text = text::of(&tree).text;
        of(&Evidence { head: &head, tree: &tree, from: &from, subject: &subject, text: &text }).word()
    }

    #[test]
    fn people_are_people() {
        for mail in [
            "From: a@b.c\nSubject: hello\n\nx",
            "From: a@b.c\nSubject: Re: Out of office\n\nThanks for telling me.",
            "From: a@b.c\nSubject: Out of office\n\nHow do I set this up?",
            "From: a@b.c\nSubject: Undeliverable: your parcel\n\nWhere is it?",
            "From: a@b.c\nAuto-Submitted: no\nSubject: x\n\nx",
            "From: a@b.c\nX-Auto-Response-Suppress: All\nSubject: my order\n\nx",
            "From: a@b.c\nReturn-Path: <a@b.c>\nSubject: failure notice\n\nHi. This is the qmail-send program at x",
            "From: postmaster@b.c\nReturn-Path: <postmaster@b.c>\nSubject: Can you help me?\n\nx",
        ] {
            assert_eq!(kind(mail), "human", "{mail}");
        }
    }

    #[test]
    fn machines_that_answer() {
        for mail in [
            "From: a@b.c\nAuto-Submitted: auto-replied (vacation)\n\nx",
            "From: a@b.c\nX-Autoreply: yes\n\nx",
            "From: a@b.c\nPrecedence: auto_reply\n\nx",
            "From: a@b.c\nX-Auto-Response-Suppress: All\nSubject: Automatic reply: order\n\nx",
            "From: a@b.c\nReturn-Path: <>\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique?= : x\n\nx",
            "From: a@b.c\nPrecedence: bulk\nSubject: Re: Abwesenheitsnotiz\n\nx",
            "From: a@b.c\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b--",
        ] {
            assert_eq!(kind(mail), "auto_reply", "{mail}");
        }
    }

    #[test]
    fn mail_that_comes_back() {
        for mail in [
            "From: x@y.z\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nno\n--b--",
            "From: x@y.z\nContent-Type: multipart/report; boundary=b\n\n--b\n\nno\n--b\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--b--",
            "Return-Path: <>\nFrom: MAILER-DAEMON@b.c\nSubject: failure notice\n\nHi. This is the qmail-send program at b.c.",
            "From: Mail Delivery Subsystem <MAILER-DAEMON@b.c>\nSubject: Returned mail: User unknown\n\nx",
            "Return-Path: <>\nFrom: System Administrator <sa@b.c>\nSubject: Undeliverable: hi\n\nYour message did not reach the following recipient(s):",
            "Return-Path: <>\nX-Failed-Recipients: q@b.c\nFrom: a@b.c\n\nx",
        ] {
            assert_eq!(kind(mail), "bounce", "{mail}");
        }
    }

    #[test]
    fn the_rest() {
        assert_eq!(kind("From: a@b.c\nList-Id: <l.b.c>\n\nx"), "list");
        assert_eq!(kind("From: a@b.c\nPrecedence: bulk\n\nx"), "list");
        assert_eq!(kind("From: a@b.c\nList-Id: x\nPrecedence: bulk\nSubject: vacation\n\nx"), "list");
        assert_eq!(
            kind(
                "From: a@b.c\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nx\n--b--"
            ),
            "feedback"
        );
        assert_eq!(
            kind("From: a@b.c\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"),
            "calendar"
        );
        assert_eq!(
            kind("From: a@b.c\nReturn-Path: <>\nSubject: Please confirm your message\n\nx"),
            "challenge"
        );
    }
}
