//! Kinds by themselves; whole tables of mails are in `fixtures`.

use super::super::head::Head;
use super::super::{address, said};
use super::*;

mod fixtures;
mod varied;

fn kind(mail: &str) -> &'static str {
    let (head, body) = Head::parse(mail.as_bytes());
    let tree = Tree::new(&head, body);
    let from =
        head.get("from").map(address::mailboxes).unwrap_or_default().into_iter().next().unwrap_or_default();
    let subject = super::super::words::text(head.get("subject").unwrap_or_default());
    let text = said::of(&tree).text;
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
    assert_eq!(kind("From: a@b.c\nReturn-Path: <>\nSubject: Please confirm your message\n\nx"), "challenge");
}
