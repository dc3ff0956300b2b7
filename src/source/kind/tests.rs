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

/// The null path as it is written by mail servers, local agents, programs of lists, and by hand.
const NULL_PATHS: [&str; 16] = [
    "Return-Path: <>",
    "Return-Path:<>",
    "Return-Path: ",
    "Return-Path: \"\"",
    "Return-Path: <\"\">",
    "Return-Path: < >",
    "Return-path: <MAILER-DAEMON@mx.desk.example>",
    "Return-Path: MAILER-DAEMON@desk.example",
    "Return-Path: <MAILER-DAEMON>",
    "Return-Path: <Mailer-Daemon@localhost>",
    "Return-Path: <mailer_daemon@desk.example>",
    "Return-Path: <#@[]>",
    "X-Envelope-From: <>",
    "X-Envelope-From: MAILER-DAEMON",
    "X-Original-Return-Path: <>",
    "Envelope-From: <>",
];

#[test]
fn the_null_path_is_known_in_every_spelling() {
    let told = "To: ana@b.c\nSubject: Undeliverable: hi\n\nYour message did not reach the following recipient(s):\n\nq@b.c\n 550 5.1.1 no";
    for path in NULL_PATHS {
        for from in ["System Administrator <sa@b.c>", "Support <help@b.c>", "postmaster@b.c"] {
            assert_eq!(kind(&format!("{path}\nFrom: {from}\n{told}")), "bounce", "{path} {from}");
        }
    }
    for from in ["<>", "Postmaster <>", "\"Mail System\" <>"] {
        assert_eq!(kind(&format!("From: {from}\n{told}")), "bounce", "{from}");
        // The path of a list says nothing of who wrote to it.
        let list = format!("Return-Path: <l-bounces@b.c>\nList-Id: <l.b.c>\nFrom: {from}\n{told}");
        assert_eq!(kind(&list), "bounce", "{from}");
    }
    for path in
        ["Return-Path: <a@b.c>", "Return-Path: <mailer@b.c>", "X-Envelope-From: <daemon@b.c>", "X-Mailer: x"]
    {
        assert_eq!(kind(&format!("{path}\nFrom: Support <help@b.c>\n{told}")), "human", "{path}");
    }
}

#[test]
fn the_marks_of_those_who_hand_mail_on_are_not_the_writers() {
    for (marks, subject, expected) in [
        ("Auto-Submitted: auto-forwarded", "order", "human"),
        ("Auto-Submitted: Auto-Forwarded; by=x", "order", "human"),
        ("Auto-Submitted: auto-forwarded\nAuto-Submitted: auto-replied", "order", "auto_reply"),
        ("Auto-Submitted: auto-generated", "order", "auto_reply"),
        (
            "Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
            "order",
            "human",
        ),
        (
            "Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Journal Agent",
            "order",
            "auto_reply",
        ),
        (
            "Auto-Submitted: auto-replied\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
            "order",
            "auto_reply",
        ),
        ("X-MS-Exchange-Inbox-Rules-Loop: x@y.z", "Automatic reply: order", "auto_reply"),
        ("X-MS-Exchange-Inbox-Rules-Loop: x@y.z", "Re: Automatic reply: order", "human"),
        ("X-Autogenerated: Mirror", "order", "human"),
        ("X-Autogenerated: Reply", "order", "auto_reply"),
        ("X-Auto-Response-Suppress: All", "Out of office", "human"),
        ("X-Auto-Response-Suppress: All", "Out of office reply: order", "auto_reply"),
        ("X-Auto-Response-Suppress: All", "Abwesenheitsnotiz: Auftrag", "auto_reply"),
        ("X-Auto-Response-Suppress: All", "Out of the office next week, please note: order", "human"),
        ("Auto-Submitted: no", "Vacation", "human"),
        ("Auto-Submitted: no\nReturn-Path: <>", "Vacation reply", "auto_reply"),
        ("Auto-Submitted: auto-replied (rejected)", "order", "bounce"),
    ] {
        assert_eq!(
            kind(&format!("From: a@b.c\n{marks}\nSubject: {subject}\n\nx")),
            expected,
            "{marks} {subject}"
        );
    }
}
