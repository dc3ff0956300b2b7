//! What becomes of a ticket when something happens to it, and when nothing does (contract §3).

use serde_json::json;

use crate::harness::{Desk, ids};
use crate::mail::{Mail, mboxrd};

/// A desk with one ticket, for which Eva waits since 1 July, 08:00.
fn one() -> Desk {
    let desk = Desk::new();
    desk.file("first.eml", Mail::new("1@x.example", "08:00").bytes());
    desk.ok("import -q first.eml");
    desk
}

/// Eva writes again.
fn eva_writes(desk: &Desk, id: &str) {
    let mail = Mail::new(id, "08:00").answers("1@x.example");
    desk.command("deliver").stdin(mail.bytes()).ok();
}

fn status(desk: &Desk, id: i64) -> String {
    desk.field(id, "status")
}

#[test]
fn a_ticket_is_new_until_somebody_works_on_it() {
    for (work, after) in [
        ("tag add a 1", "new"),
        ("priority high 1", "new"),
        ("note 1 x", "open"),
        ("assign me 1", "open"),
        ("status open 1", "open"),
        ("status hold 1", "hold"),
    ] {
        let desk = one();
        assert_eq!(status(&desk, 1), "new");
        desk.ok(work);
        assert_eq!(status(&desk, 1), after, "{work}");
    }
}

#[test]
fn a_message_of_the_customer_opens_what_waits() {
    for waiting in ["pending", "hold", "solved"] {
        let desk = one();
        desk.ok(&format!("status {waiting} 1"));
        assert_eq!(status(&desk, 1), waiting);
        desk.at("2026-07-02T10:00:00Z");
        eva_writes(&desk, "2@x.example");
        assert_eq!(status(&desk, 1), "open", "{waiting}");
        assert_eq!(ids(&desk.json("list is:reopened")).len(), usize::from(waiting == "solved"));
        assert_eq!(desk.field(1, "solved_at"), "");
    }
}

#[test]
fn machines_open_nothing() {
    let desk = one();
    desk.ok("status solved 1");
    let machines = [
        Mail::new("a@x.example", "08:00").header("Auto-Submitted", "auto-replied"),
        Mail::new("b@x.example", "08:00").header("List-Id", "<news.x.example>"),
        Mail::new("c@x.example", "08:00")
            .from("MAILER-DAEMON@x.example")
            .header("Return-Path", "<>")
            .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
            .body("--b\nContent-Type: text/plain\n\nno such user\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n"),
    ];
    let kinds: Vec<String> = machines
        .into_iter()
        .map(|mail| {
            let row = desk.command("deliver -f json").stdin(mail.answers("1@x.example").bytes()).ok();
            crate::harness::strict(&row)["kind"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(kinds[0], "auto_reply");
    assert_eq!(kinds[2], "bounce");
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 4);
    // The writer of list mail is a contact all the same (intake §3), so it is the one that opens.
    assert_eq!(kinds[1], "list");
    desk.ok("status solved 1");
    desk.command("deliver")
        .stdin(
            Mail::new("d@x.example", "08:00")
                .header("Auto-Submitted", "auto-replied")
                .answers("1@x.example")
                .bytes(),
        )
        .ok();
    assert_eq!(status(&desk, 1), "solved");
}

#[test]
fn solved_becomes_closed_by_itself_and_a_message_then_opens_a_new_ticket() {
    let desk = one();
    desk.tick(0).at("2026-07-01T12:00:00Z");
    desk.ok("status solved 1");
    desk.at("2026-07-15T11:59:59Z");
    assert_eq!(status(&desk, 1), "solved");
    desk.at("2026-07-15T12:00:00Z");
    assert_eq!(
        (status(&desk, 1), desk.field(1, "closed_at")),
        ("closed".into(), "2026-07-15T12:00:00Z".into())
    );
    assert_eq!(
        ids(&desk.json("list status:closed")),
        [1],
        "a query sees it too, although desk run never ran"
    );
    assert_eq!(ids(&desk.json("list status:solved")), [0i64; 0]);
    desk.at("2026-07-20T09:00:00Z");
    eva_writes(&desk, "2@x.example");
    assert_eq!((status(&desk, 1), status(&desk, 2)), ("closed".into(), "new".into()));
    assert_eq!(desk.ticket(2)["links"], json!([{"kind": "follow_up_of", "ticket": 1}]));
    assert_eq!(desk.ticket(1)["links"], json!([{"kind": "follow_up", "ticket": 2}]));
    desk.ok("tag add still 1");
    desk.ok("priority high 1");
    desk.ok("note 1 still");
    assert_eq!(status(&desk, 1), "closed");
}

#[test]
fn closings_are_the_same_whether_or_not_cron_ran() {
    let run = |with_cron: bool| {
        let desk = one();
        desk.tick(0).at("2026-07-01T12:00:00Z");
        desk.ok("status solved 1");
        for day in 2..31 {
            desk.at(&format!("2026-07-{day:02}T12:00:00Z"));
            if with_cron {
                desk.ok("run");
            }
        }
        desk.json("list id:1")
    };
    assert_eq!(run(true), run(false));
}

#[test]
fn a_message_that_comes_again_after_closing_joins_the_follow_up() {
    let desk = one();
    desk.ok("status closed 1");
    eva_writes(&desk, "2@x.example");
    let answer = Mail::new("3@x.example", "09:00")
        .header("References", "<1@x.example> <2@x.example>")
        .header("In-Reply-To", "<2@x.example>");
    desk.command("deliver").stdin(answer.bytes()).ok();
    assert_eq!(
        desk.json("messages --columns ticket,message_id"),
        json!([
            {"ticket": 1, "message_id": "1@x.example"},
            {"ticket": 2, "message_id": "2@x.example"},
            {"ticket": 2, "message_id": "3@x.example"},
        ])
    );
}

#[test]
fn final_is_final() {
    for last in ["closed", "spam"] {
        let desk = one();
        desk.ok(&format!("status {last} 1"));
        for line in ["status solved 1", "receive 1 --body x", "dismiss 1"] {
            let refusal = desk.refused(line);
            assert_eq!(refusal.code, 1, "{line}: {refusal:?}");
        }
        desk.ok("tag add a 1");
        desk.ok("note 1 x");
        desk.ok("priority low 1");
        desk.ok("assign me 1");
        assert_eq!(status(&desk, 1), last);
        eva_writes(&desk, "2@x.example");
        assert_eq!(status(&desk, 1), last);
        assert_eq!(desk.field(1, "due_at"), "");
    }
    let desk = one();
    desk.refused("status new 1").says(1, "new is where a ticket begins", "desk status open 1");
    desk.refused("status merged 1").says(1, "merge", "");
    desk.refused("status done 1").says(2, "done", "");
}

#[test]
fn a_thank_you_is_dismissed() {
    let desk = one();
    desk.tick(0).at("2026-07-01T12:00:00Z");
    desk.ok("status solved 1");
    desk.at("2026-07-02T12:00:00Z");
    let solved = desk.json("list id:1");
    eva_writes(&desk, "thanks@x.example");
    assert_eq!(status(&desk, 1), "open");
    let rows = desk.json("dismiss 1");
    assert_eq!(
        (&rows[0]["status"], &rows[0]["solved_at"]),
        (&"solved".into(), &"2026-07-01T12:00:00Z".into())
    );
    let after = desk.json("list id:1");
    assert_eq!(
        (&after[0]["sla_status"], &after[0]["waiting_since"]),
        (&solved[0]["sla_status"], &json!(null))
    );
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 2, "the words stay");
    desk.refused("dismiss 1").says(1, "no customer message that waits", "desk show 1");
}

#[test]
fn the_wait_for_a_next_response_is_dismissed() {
    let desk = one();
    desk.file("Sent", mboxrd(&[Mail::new("s@acme.example", "08:30").ours().answers("1@x.example")]));
    desk.ok("import -q --as-sent Sent");
    desk.at("2026-07-01T12:00:00Z");
    eva_writes(&desk, "2@x.example");
    assert_eq!((desk.field(1, "due_target"), status(&desk, 1)), ("next_response".into(), "open".into()));
    desk.ok("dismiss 1");
    assert_eq!(
        (desk.field(1, "due_target"), desk.field(1, "waiting_since")),
        ("resolution".into(), String::new())
    );
}

#[test]
fn only_a_persons_word_reopens_where_the_policy_says_so() {
    let desk = one();
    let document = desk.ok("settings show").replace("pause_on", "reopen_on = \"confirmed\"\npause_on");
    desk.file("settings.toml", document);
    desk.ok("settings apply settings.toml");
    desk.command("deliver").stdin(Mail::new("a@x.example", "08:00").bytes()).ok();
    desk.ok("status solved 2");
    desk.command("deliver").stdin(Mail::new("b@x.example", "08:00").answers("a@x.example").bytes()).ok();
    assert_eq!((status(&desk, 2), desk.field(2, "due_target")), ("solved".into(), "first_response".into()));
    desk.refused("status solved 2 --confirmed").says(1, "--confirmed", "desk status open 2 --confirmed");
    desk.ok("status open 2 --confirmed");
    assert_eq!(status(&desk, 2), "open");
    assert_eq!(ids(&desk.json("list is:reopened")), [2]);
}

#[test]
fn who_waits_for_ever_is_given_up() {
    let desk = Desk::new();
    desk.file("settings.toml", desk.ok("settings show").replace("pending_days = 0", "pending_days = 3"));
    desk.ok("settings apply settings.toml");
    desk.tick(0).at("2026-07-01T12:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.ok("status pending 1");
    desk.at("2026-07-04T11:59:59Z");
    assert_eq!(status(&desk, 1), "pending");
    desk.at("2026-07-04T12:00:00Z");
    assert_eq!(
        (status(&desk, 1), desk.field(1, "solved_at")),
        ("solved".into(), "2026-07-04T12:00:00Z".into())
    );
    desk.at("2026-07-18T12:00:00Z");
    assert_eq!(status(&desk, 1), "closed");
}

#[test]
fn late_mail_reopens_when_it_is_learned() {
    let desk = one();
    desk.at("2026-07-02T12:00:00Z");
    desk.ok("status solved 1");
    desk.at("2026-07-03T12:00:00Z");
    // Written before the solve, found in another mailbox after it.
    desk.file("late.eml", Mail::new("late@x.example", "09:00").answers("1@x.example").bytes());
    desk.ok("import -q late.eml");
    assert_eq!(status(&desk, 1), "open");
    assert_eq!(desk.ticket(1)["messages"][1]["received_at"], "2026-07-01T09:00:00Z");
}

#[test]
fn no_sender_turns_our_clocks() {
    let desk = Desk::new();
    desk.tick(0).at("2026-07-01T12:00:00Z");
    let future = Mail::new("f@x.example", "08:00").header("Date", "Fri, 01 Jan 2100 00:00:00 +0000");
    let received =
        Mail::new("r@x.example", "08:00").header("Received", "from a by b; Wed, 01 Jul 2026 10:00:00 +0000");
    let dateless = Mail::new("n@x.example", "08:00").header("Date", "");
    desk.file("inbox.mbox", mboxrd(&[future, received, dateless]));
    desk.ok("import -q inbox.mbox");
    let at =
        |place: usize| desk.json("messages --sort id")[place]["received_at"].as_str().unwrap().to_owned();
    assert_eq!(
        (at(0), at(1), at(2)),
        ("2026-07-01T12:00:00Z".into(), "2026-07-01T10:00:00Z".into(), "2026-07-01T08:00:00Z".into())
    );
    assert_eq!(desk.json("messages --sort id")[0]["date"], "2100-01-01T00:00:00Z");
}
