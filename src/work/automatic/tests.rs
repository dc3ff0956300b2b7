//! To whom an automatic mail goes, and to whom it never does.

use super::*;
use crate::cli::tests::trial::Trial;
use crate::desk::time::{Clock, Zone};
use crate::work::hand::Hand;

const ACK: &str = "{{ greeting }}\n\nNumber {{ ticket.id }}. {{ agent.name }}";

fn desk() -> Trial {
    let trial = Trial::new();
    trial.set("[outgoing]\ntransport = \"sendmail\"\ncommand = \"true\"\n");
    trial.done(&["canned", "add", "ack", "--body", ACK]);
    trial
}

/// A mail to the desk with these further lines of its head.
fn mail(trial: &Trial, number: i64, from: &str, head: &str) {
    trial.deliver(&format!(
        "From: {from}\nTo: support@acme.example\nSubject: Question {number}\nMessage-ID: <{number}@x.example>\n\
         Date: Wed, 1 Jul 2026 08:59:00 +0000\n{head}\nIt leaks.\n"
    ));
}

/// The finished mail of a message.
fn raw(trial: &Trial, message: i64) -> String {
    trial.done(&["show", "--raw", &format!("m{message}")]).text().replace("\r\n", "\n")
}

fn store(trial: &Trial) -> Store {
    let clock = Clock::set_to(Moment::parse("2026-07-01T09:00:00Z").unwrap());
    Store::open(&trial.path("desk.db"), &clock).unwrap()
}

fn answered_by(store: &mut Store, ticket: i64, about: Option<i64>, canned: &str) -> Automatic {
    let hand = Hand::of_desk(Zone::UTC);
    let settings = store.settings_in_force().unwrap().1;
    store
        .write(&hand.operation("run"), |writer| {
            answer(writer, &settings, TicketId(ticket), about.map(MessageId), canned)
        })
        .unwrap()
}

#[track_caller]
fn held(trial: &Trial, ticket: i64, reason: &str) {
    for about in [None, Some(ticket)] {
        let before = store(trial).newest_operation().unwrap();
        let said = answered_by(&mut store(trial), ticket, about, "ack");
        let Automatic::Held(why) = said else { panic!("sent: {said:?}") };
        assert!(why.contains(reason), "{why}");
        assert_eq!(store(trial).newest_operation().unwrap(), before, "nothing is written");
    }
    assert_eq!(trial.json(&["outbox", "list"]), serde_json::json!([]));
}

#[test]
fn a_customer_gets_an_automatic_mail_that_changes_nothing_but_the_outbox() {
    let trial = desk();
    mail(&trial, 1, "Eva Novak <eva@x.example>", "");
    let before = trial.json(&["show", "1"]);
    let Automatic::Sent(queued) = answered_by(&mut store(&trial), 1, Some(1), "ack") else { panic!() };
    assert!(queued.has_way_out);
    let shown = raw(&trial, 2);
    for part in
        ["To: \"Eva Novak\" <eva@x.example>", "Auto-Submitted: auto-replied", "In-Reply-To: <1@x.example>"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("Good morning Eva,\n\nNumber 1. Acme\n"), "{shown}");
    let after = trial.json(&["show", "1"]);
    for field in
        ["status", "first_response_at", "waiting_since", "due_at", "due_target", "sla_status", "assignee"]
    {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(
        (&after["messages"][1]["kind"], &after["messages"][1]["role"]),
        (&"auto_reply".into(), &"agent".into())
    );
    trial.done(&["verify"]);
    // The customer's next message is answered in its thread, and not what came before.
    mail(&trial, 2, "Eva Novak <eva@x.example>", "References: <1@x.example>\n");
    let Automatic::Sent(_) = answered_by(&mut store(&trial), 1, Some(3), "ack") else { panic!() };
    assert!(raw(&trial, 4).contains("In-Reply-To: <2@x.example>"));
}

#[test]
fn who_wrote_the_mail_in_question_is_answered_and_not_who_wrote_later() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "Cc: bob@y.example\n");
    mail(&trial, 2, "Bob <bob@y.example>", "References: <1@x.example>\n");
    assert_eq!(trial.json(&["show", "1"])["messages"].as_array().unwrap().len(), 2);
    let to = |about, message: i64| {
        assert!(matches!(answered_by(&mut store(&trial), 1, about, "ack"), Automatic::Sent(_)));
        raw(&trial, message).lines().find(|line| line.starts_with("To:")).unwrap().to_owned()
    };
    assert_eq!(to(Some(1), 3), "To: \"Eva\" <eva@x.example>");
    assert_eq!(to(Some(2), 4), "To: \"Bob\" <bob@y.example>");
    assert_eq!(to(None, 5), "To: \"Bob\" <bob@y.example>");
}

#[test]
fn machines_lists_and_addresses_that_nobody_reads_get_nothing() {
    for (from, head, reason) in [
        ("Eva <eva@x.example>", "Auto-Submitted: auto-replied\n", "from a machine (auto_reply)"),
        ("Eva <eva@x.example>", "Precedence: bulk\n", "sent to many"),
        ("MAILER-DAEMON@x.example", "Auto-Submitted: auto-replied\n", "from a machine"),
        (
            "Eva <eva@x.example>",
            "List-Id: <news.x.example>\nList-Post: <mailto:news@x.example>\n",
            "mailing list",
        ),
        ("Eva <eva@x.example>", "X-Auto-Response-Suppress: DR, RN, All\n", "asks that no machine"),
        ("Eva <eva@x.example>", "X-Auto-Response-Suppress: AutoReply\n", "asks that no machine"),
        ("Shop <no-reply@x.example>", "", "nobody reads what is sent to no-reply@x.example"),
        ("Shop <no-reply@x.example>", "Reply-To: eva@x.example\n", "nobody reads"),
        ("Eva <eva@x.example>", "Reply-To: noreply@x.example\n", "noreply@x.example"),
        ("Eva <eva@x.example>", "Reply-To: victim@y.example\n", "victim@y.example (Reply-To)"),
        ("Eva <eva@x.example>", "Reply-To: eva@x.example, victim@y.example\n", "victim@y.example (Reply-To)"),
    ] {
        let trial = desk();
        mail(&trial, 1, from, head);
        held(&trial, 1, reason);
    }
}

#[test]
fn a_reply_to_from_which_they_have_written_is_answered() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "");
    trial.done(&["customer", "address", "add", "eva@x.example", "eva@home.example"]);
    mail(&trial, 2, "Eva <eva@x.example>", "Reply-To: eva@home.example\n");
    assert!(matches!(answered_by(&mut store(&trial), 2, Some(2), "ack"), Automatic::Sent(_)));
    assert!(
        raw(&trial, 3).contains("eva@home.example>\n") || raw(&trial, 3).contains("To: eva@home.example\n")
    );
}

#[test]
fn what_is_doubted_spam_or_closed_gets_nothing() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "");
    mail(&trial, 2, "Mallory <mal@z.example>", "References: <1@x.example>\n");
    let said = answered_by(&mut store(&trial), 1, Some(2), "ack");
    assert!(matches!(&said, Automatic::Held(why) if why.contains("doubted")), "{said:?}");
    assert!(matches!(answered_by(&mut store(&trial), 1, Some(1), "ack"), Automatic::Sent(_)));
    for status in ["spam", "closed"] {
        let trial = desk();
        mail(&trial, 1, "Eva <eva@x.example>", "");
        trial.done(&["status", "solved", "1"]);
        match status {
            "spam" => trial.done(&["status", "spam", "1"]),
            _ => trial.done(&["status", "closed", "1"]),
        };
        held(&trial, 1, status);
    }
}

#[test]
fn the_budget_of_an_address_holds_for_all_of_its_tickets() {
    let trial = desk();
    for number in 1..=7 {
        mail(&trial, number, "Eva <eva@x.example>", "");
    }
    mail(&trial, 8, "Bob <bob@y.example>", "");
    let said: Vec<Automatic> = (1..=7).map(|n| answered_by(&mut store(&trial), n, Some(n), "ack")).collect();
    assert!(said[..5].iter().all(|said| matches!(said, Automatic::Sent(_))), "{said:?}");
    let spent =
        |said: &Automatic| matches!(said, Automatic::Held(why) if why.contains("got 5 automatic answers"));
    assert!(said[5..].iter().all(spent), "{said:?}");
    assert!(matches!(answered_by(&mut store(&trial), 8, Some(8), "ack"), Automatic::Sent(_)));
}

#[test]
fn a_bounced_address_gets_nothing() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "");
    let Automatic::Sent(_) = answered_by(&mut store(&trial), 1, Some(1), "ack") else { panic!() };
    let id = trial.json(&["show", "1"])["messages"][1]["message_id"].as_str().unwrap().to_owned();
    trial.deliver(&format!(
        "From: MAILER-DAEMON@mx.example\nTo: support@acme.example\nSubject: Undelivered\nMessage-ID: <b@mx.example>\n\
         Date: Wed, 1 Jul 2026 09:01:00 +0000\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
         No such user.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
         Final-Recipient: rfc822; eva@x.example\nAction: failed\nStatus: 5.1.1\n--b\nContent-Type: message/rfc822\n\n\
         From: support@acme.example\nTo: eva@x.example\nSubject: Re: Question 1\nMessage-ID: <{id}>\n\nHi\n--b--\n"
    ));
    let ticket = trial.json(&["show", "1"]);
    assert_eq!((&ticket["messages"][2]["kind"], &ticket["status"]), (&"bounce".into(), &"new".into()));
    for about in [Some(1), None] {
        let said = answered_by(&mut store(&trial), 1, about, "ack");
        let why = if about.is_some() { "came back for good" } else { "from a machine (bounce)" };
        assert!(matches!(&said, Automatic::Held(told) if told.contains(why)), "{said:?}");
    }
}

#[test]
fn a_text_that_cannot_be_filled_is_held_with_the_name_of_what_is_missing() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "");
    trial.done(&["canned", "add", "late", "--body", "You will hear from us by {{ expected_by }}."]);
    trial.done(&["canned", "add", "first", "--body", "Yours, {{ agent.first_name }}"]);
    trial.done(&["canned", "add", "hole", "--body", "Your parcel [NUMBER] is on its way."]);
    trial.done(&["canned", "add", "file", "--body", "---\nattach: /terms.pdf\n---\nOur terms."]);
    trial.done(&["canned", "add", "other", "--body", "---\nassign: nobody-here\n---\nMarko takes it."]);
    let held = |canned: &str, part: &str| {
        let said = answered_by(&mut store(&trial), 1, Some(1), canned);
        assert!(matches!(&said, Automatic::Held(why) if why.contains(part)), "{canned}: {said:?}");
    };
    held("missing", "there is no canned reply \"missing\"");
    held("first", "agent.first_name has no value here");
    held("hole", "[NUMBER]");
    held("file", "/terms.pdf");
    held("other", "nobody-here");
    assert_eq!(trial.json(&["outbox", "list"]), serde_json::json!([]));
    // A promise of eight working hours, and an answer: nothing is promised any more.
    assert!(matches!(answered_by(&mut store(&trial), 1, Some(1), "late"), Automatic::Sent(_)));
    assert!(trial.done(&["outbox", "show", "1"]).text().contains("by Wednesday, 1 July 2026, 17:00 (UTC)."));
    trial.done(&["reply", "1", "--body", "Here it is."]);
    held("late", "expected_by has no value here");
}

#[test]
fn what_a_canned_reply_does_beside_its_text_is_done_and_me_is_nobody() {
    let trial = desk();
    mail(&trial, 1, "Eva <eva@x.example>", "");
    trial.done(&["assign", "ana", "1"]);
    let macros = "---\ntags: told\npriority: high\nassign: me\nstatus: solved\n---\nIt is done.";
    trial.done(&["canned", "add", "done", "--body", macros]);
    assert!(matches!(answered_by(&mut store(&trial), 1, Some(1), "done"), Automatic::Sent(_)));
    let ticket = trial.json(&["show", "1"]);
    assert_eq!((&ticket["tags"], &ticket["priority"]), (&serde_json::json!(["told"]), &"high".into()));
    assert_eq!((&ticket["assignee"], &ticket["status"]), (&"ana".into(), &"solved".into()));
}
