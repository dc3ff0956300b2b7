//! Tickets that need no answer at all: dismissed by hand, or of a sender who is muted (contract §2; metrics §2.11).

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::mail::{Mail, mboxrd};

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

/// A newsletter, the issue of this number.
fn issue(number: u32) -> Mail {
    Mail::new(&format!("{number}@news.example"), &format!("08:{number:02}"))
        .from("Shop News <news@shop.example>")
        .subject(&format!("Our offers {number}"))
        .header("List-Id", "Shop offers <offers.shop.example>")
}

fn digest(desk: &Desk) -> Value {
    desk.json("verify --digest")["digest"].clone()
}

fn figure(desk: &Desk, report: &str, name: &str) -> Value {
    desk.json(&format!("report {report}")).as_array().unwrap().last().unwrap()[name].clone()
}

#[test]
fn what_was_taken_up_again_can_be_put_away_again() {
    let desk = Desk::new();
    desk.at("2026-07-01T09:00:00Z");
    deliver(&desk, &issue(1));
    for (hour, put_away) in [(10, true), (11, false), (12, true), (13, false), (14, true)] {
        desk.at(&format!("2026-07-01T{hour}:00:00Z"));
        let before = digest(&desk);
        let command = if put_away { "dismiss 1" } else { "status open 1" };
        let rows = desk.json(command);
        let status = if put_away { "closed" } else { "open" };
        assert_eq!(rows[0]["status"], status, "{hour}");
        assert_eq!(ids(&desk.json("list is:dismissed")).len(), usize::from(put_away), "{hour}");
        assert_eq!(ids(&desk.json("list")).len(), usize::from(!put_away), "{hour}");
        assert_eq!(figure(&desk, "volume", "backlog_end"), json!(i64::from(!put_away)), "{hour}");
        desk.ok("verify");
        desk.ok("undo");
        assert_eq!(digest(&desk), before, "{hour}");
        desk.ok("redo");
    }
}

#[test]
fn a_ticket_of_one_message_is_dismissed_as_a_whole() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01").body("You are great.\n"));
    deliver(&desk, &Mail::new("2@customer.example", "08:02"));
    deliver(&desk, &issue(3));
    let before = digest(&desk);
    desk.at("2026-07-01T10:00:00Z");
    let rows = desk.json("dismiss 1 3");
    for row in rows.as_array().unwrap() {
        assert_eq!(
            (&row["status"], &row["sla_status"], &row["solved_at"], &row["closed_at"], &row["waiting_since"]),
            (
                &json!("closed"),
                &json!("cancelled"),
                &Value::Null,
                &json!("2026-07-01T10:00:00Z"),
                &Value::Null
            )
        );
    }
    assert_eq!(ids(&desk.json("list")), [2]);
    assert_eq!(ids(&desk.json("list is:dismissed")).len(), 2);
    assert_eq!(ids(&desk.json("list is:muted")).len(), 0);
    assert!(desk.ok("search great -f tsv").contains("great"), "its words are found");
    desk.refused("dismiss 1").says(1, "no customer message that waits", "desk show 1");
    desk.refused("status solved 1").says(1, "was put away", "desk status open 1");
    desk.refused("reply 1 --body x").says(1, "was put away", "desk status open 1");
    assert_eq!(
        ["created", "discarded", "removed", "dismissed", "solved"].map(|name| figure(&desk, "volume", name)),
        [json!(1), json!(2), json!(2), json!(2), json!(0)]
    );
    assert_eq!(figure(&desk, "fcr", "solved"), json!(0));
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(ids(&desk.json("list")).len(), 3);
    assert_eq!(digest(&desk), before);
}

#[test]
fn what_is_owed_is_not_dismissed() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    deliver(&desk, &Mail::new("2@customer.example", "08:02").answers("1@customer.example"));
    desk.refused("dismiss 1").says(1, "more than one message", "desk reply 1");
    // A stranger's mail is not put away unread.
    deliver(&desk, &Mail::new("3@customer.example", "08:03").subject("Other"));
    deliver(&desk, &Mail::new("4@x.example", "08:04").from("max@x.example").answers("3@customer.example"));
    desk.refused("dismiss 2").says(1, "m4", "desk accept m4");
    // After an answer there is nothing to dismiss, and a thank-you ends the wait alone.
    desk.ok("reply 1 --body yes");
    desk.refused("dismiss 1").says(1, "no customer message that waits", "desk show 1");
    // A machine wants no answer.
    deliver(&desk, &Mail::new("5@x.example", "08:05").header("Auto-Submitted", "auto-generated"));
    desk.refused("dismiss 3").says(1, "no customer message that waits", "desk show 3");
    // A note is nobody's message.
    deliver(&desk, &Mail::new("6@customer.example", "08:06").subject("Thanks"));
    desk.ok("note 4 nice");
    assert_eq!(desk.json("dismiss 4")[0]["status"], "closed");
}

#[test]
fn a_breach_that_stood_before_stays() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    desk.at("2026-07-10T10:00:00Z");
    desk.ok("dismiss 1");
    let sla = desk.json("report sla");
    let first = sla.as_array().unwrap().iter().find(|row| row["target"] == "first_response").unwrap();
    assert_eq!((&first["decided"], &first["missed"], &first["cancelled"]), (&json!(1), &json!(1), &json!(0)));
    let audit = desk.json("report audit");
    let row = |name: &str| audit.as_array().unwrap().iter().find(|row| row["check"] == name).unwrap().clone();
    assert_eq!(
        (&row("dismissed_after_breach")["events"], &row("dismissed")["events"]),
        (&json!(1), &json!(1))
    );
    // One without a breach is no row of the promises at all.
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    desk.ok("dismiss 1");
    let sla = desk.json("report sla");
    for row in sla.as_array().unwrap() {
        assert_eq!((&row["decided"], &row["cancelled"]), (&json!(0), &json!(0)), "{row}");
    }
}

#[test]
fn what_was_put_away_is_taken_up_again() {
    let desk = Desk::new();
    desk.ok("mute news@shop.example");
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    deliver(&desk, &issue(2));
    let untouched = desk.field(1, "due_at,created_at");
    desk.at("2026-07-01T10:00:00Z");
    desk.ok("dismiss 1");
    desk.at("2026-07-01T11:00:00Z");
    for id in [1, 2] {
        let row = desk.json(&format!("status open {id}"))[0].clone();
        assert_eq!((&row["status"], &row["closed_at"]), (&json!("open"), &Value::Null), "{row}");
        assert_eq!(row["sla_status"], "active", "its clocks ran through");
        assert_ne!(row["waiting_since"], Value::Null);
    }
    assert_eq!(desk.field(1, "due_at,created_at"), untouched);
    assert_eq!(ids(&desk.json("list is:dismissed|muted")).len(), 0);
    assert_eq!(ids(&desk.json("list is:reopened")).len(), 0);
    assert_eq!(
        ["created", "removed", "dismissed", "restored", "reopened"].map(|name| figure(&desk, "volume", name)),
        [json!(2), json!(2), json!(2), json!(2), json!(0)]
    );
    let then = desk.json("report volume --as-of 2026-07-01T10:30:00Z");
    assert_eq!(then.as_array().unwrap().last().unwrap()["discarded"], 2);
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(desk.field(2, "status"), "closed");
    desk.ok("redo");
    desk.ok("reply 1 --body yes");
    assert_eq!(desk.field(1, "status"), "pending");
    let opened = desk.refused("dismiss 1");
    assert_eq!(opened.code, 1);
}

#[test]
fn new_tickets_of_the_muted_make_no_work() {
    let desk = Desk::new();
    deliver(&desk, &issue(1));
    deliver(&desk, &Mail::new("2@shop.example", "08:02").from("anna@shop.example"));
    let before = digest(&desk);
    let rows = desk.json("mute offers.shop.example");
    assert_eq!(
        (&rows[0]["muted"], &rows[0]["kind"], &rows[0]["tickets"]),
        (&json!("<offers.shop.example>"), &json!("list"), &json!(1))
    );
    assert!(desk.ok("settings show").contains("[intake]\nmuted = [\n  \"<offers.shop.example>\",\n]"));
    assert_eq!(desk.field(1, "status"), "new", "what is there stays");
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(digest(&desk), before);
    desk.ok("redo");
    deliver(&desk, &issue(3));
    deliver(&desk, &Mail::new("4@shop.example", "08:04").from("anna@shop.example"));
    assert_eq!(desk.field(3, "status,sla_status"), "closed\tcancelled");
    assert_eq!(desk.field(4, "status"), "new", "a list is no domain");
    assert_eq!(ids(&desk.json("list is:muted")), [3]);
    assert!(desk.ok("search offers -f tsv").contains("Our offers 3"));
    assert_eq!(figure(&desk, "volume", "dismissed"), 1);
    // Mail into a ticket that is there counts as always; also into one that was put away.
    deliver(&desk, &issue(5).answers("2@shop.example").from("anna@shop.example"));
    assert_ne!(desk.field(2, "waiting_since"), "");
    let again = Mail::new("6@customer.example", "08:06").from("news@shop.example").answers("3@news.example");
    assert_eq!(deliver(&desk, &again)["ticket"], 3);
    assert_eq!(desk.field(3, "status"), "new");
    assert_ne!(desk.field(3, "due_at"), "");
    assert_eq!(ids(&desk.json("list is:muted")).len(), 0);
    desk.ok("verify");
}

#[test]
fn who_is_muted_is_an_address_a_domain_or_a_ticket() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@shop.example", "08:01").from("anna@shop.example"));
    deliver(&desk, &issue(2));
    let rows = desk.json("mute shop.example");
    assert_eq!((&rows[0]["kind"], &rows[0]["tickets"]), (&json!("domain"), &json!(2)));
    deliver(&desk, &Mail::new("3@mail.shop.example", "08:03").from("anna@mail.shop.example"));
    deliver(&desk, &Mail::new("4@shop.example", "08:04").from("Bob <BOB+x@SHOP.example>").subject("Hi"));
    assert_eq!((desk.field(3, "status"), desk.field(4, "status")), ("new".into(), "closed".into()));
    let rows = desk.json("mute 2");
    assert_eq!(
        (&rows[0]["muted"], &rows[0]["put_away"]),
        (&json!("<offers.shop.example>"), &json!(2)),
        "a ticket of a list mutes the list"
    );
    assert_eq!(desk.field(2, "status"), "closed");
    assert_eq!(ids(&desk.json("list is:muted")).len(), 2);
    let rows = desk.json("mute 3");
    assert_eq!((&rows[0]["muted"], &rows[0]["kind"]), (&json!("anna@mail.shop.example"), &json!("address")));
    assert_eq!(desk.json("mute list").as_array().unwrap().len(), 3);
    let rows = desk.json("mute rm offers.shop.example");
    assert_eq!(rows[0]["muted"], "<offers.shop.example>");
    desk.refused("mute rm nobody@x.example").says(1, "is not muted", "desk mute list");
    // Half the world, ourselves, and what is no sender.
    desk.refused("mute gmail.com").says(1, "many people", "desk mute ADDRESS");
    desk.ok("mute gmail.com --yes");
    for ours in ["support@acme.example", "acme.example", "ana@acme.example"] {
        desk.refused(&format!("mute {ours}")).says(1, "is ours", "");
    }
    for odd in ["shop", "@shop.example", "a b@x.example"] {
        assert_eq!(desk.words(["mute", odd]).refused().code, 2, "{odd}");
    }
    desk.refused("mute 99").says(1, "no ticket 99", "desk list");
    assert!(desk.run("mute gmail.com --yes").stderr.contains("muted already"));
    // A conversation stays though its customer is muted.
    deliver(&desk, &Mail::new("7@y.example", "08:07").from("eve@y.example"));
    deliver(&desk, &Mail::new("8@y.example", "08:08").from("eve@y.example").answers("7@y.example"));
    let output = desk.run("mute 5 -f json");
    assert!(output.code == 0 && output.stderr.contains("ticket 5 stays as it is"), "{output}");
    assert_eq!(desk.field(5, "status"), "new");
    desk.ok("verify");
}

#[test]
fn in_whatever_order_mail_comes_the_same_is_put_away() {
    let mails = [
        issue(1),
        Mail::new("2@customer.example", "08:02").from("news@shop.example").answers("1@news.example"),
        issue(3),
        Mail::new("4@customer.example", "07:50"),
        issue(5).answers("4@customer.example").header("Cc", "eva@customer.example"),
    ];
    let mut digests = Vec::new();
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [1, 0, 4, 2, 3], [2, 4, 0, 3, 1]] {
        let desk = Desk::new();
        desk.at("2026-07-01T12:00:00Z");
        desk.ok("mute offers.shop.example");
        desk.ok("mute rm offers.shop.example");
        desk.words(["mute", "<offers.shop.example>"]).ok();
        for (place, at) in order.into_iter().enumerate() {
            desk.file(&format!("{place}.mbox"), mboxrd(&mails[at..=at]));
            desk.ok(&format!("import -q {place}.mbox"));
        }
        let mut rows: Vec<String> = desk
            .json("list id:1-9")
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                format!("{} {} {} {}", row["created_at"], row["status"], row["messages"], row["due_at"])
            })
            .collect();
        rows.sort();
        digests.push(rows);
        desk.ok("verify");
    }
    assert!(digests.windows(2).all(|two| two[0] == two[1]), "{digests:#?}");
}

#[test]
fn undo_of_a_mute_brings_back_what_came_meanwhile() {
    let desk = Desk::new();
    let never = Desk::new();
    desk.ok("mute shop.example");
    never.tick(0);
    for desk in [&desk, &never] {
        deliver(desk, &issue(1));
    }
    assert_eq!(desk.field(1, "status"), "closed");
    desk.ok("undo");
    assert_eq!(desk.field(1, "status,sla_status"), "new\tactive");
    desk.ok("verify");
    desk.ok("redo");
    assert_eq!(desk.field(1, "status"), "closed");
    desk.ok("verify");
    // Off the list is off from then on.
    desk.ok("mute rm shop.example");
    deliver(&desk, &issue(2));
    assert_eq!((desk.field(1, "status"), desk.field(2, "status")), ("closed".into(), "new".into()));
}

#[test]
fn what_one_of_us_forwards_or_writes_down_is_a_ticket() {
    let desk = Desk::new();
    desk.ok("mute eva@customer.example");
    desk.ok("new --from eva@customer.example --subject call --body b");
    assert_eq!(desk.field(1, "status"), "new");
    let inner = String::from_utf8(Mail::new("1@customer.example", "08:01").bytes()).unwrap();
    let forward = Mail::new("2@acme.example", "08:02")
        .from("ana@acme.example")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/mixed; boundary=b")
        .body(&format!("--b\n\nsee\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"));
    desk.command("deliver --forwarded").stdin(forward.bytes()).ok();
    assert_eq!(desk.field(2, "customer_email,status"), "eva@customer.example\tnew");
}

#[test]
fn a_form_is_no_sender_to_mute() {
    let desk = Desk::new();
    let document =
        desk.ok("settings show").replace("close_days", "contact_forms = [\"web@acme.example\"]\nclose_days");
    desk.file("s.toml", document);
    desk.ok("settings apply s.toml");
    let form = |id: u32, who: &str| {
        let mail = Mail::new(&format!("{id}@web.example"), &format!("08:{id:02}"));
        mail.from("web@acme.example").header("Reply-To", who).subject(&format!("Form {id}"))
    };
    deliver(&desk, &form(1, "spammer@y.example"));
    assert_eq!(desk.json("mute 1")[0]["muted"], "spammer@y.example");
    deliver(&desk, &form(2, "eva@customer.example"));
    deliver(&desk, &form(3, "spammer@y.example"));
    assert_eq!((desk.field(2, "status"), desk.field(3, "status")), ("new".into(), "closed".into()));
    desk.refused("mute web@acme.example").says(1, "is ours", "");
}

#[test]
fn who_answers_what_was_dismissed_begins_anew() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    desk.ok("dismiss 1");
    let explained = desk.ok("sla explain 1");
    assert!(explained.contains("ana put it away: it needs no answer"), "{explained}");
    let again = Mail::new("2@customer.example", "08:02").answers("1@customer.example");
    assert_eq!(deliver(&desk, &again)["ticket"], 2);
    assert_eq!((desk.field(1, "status"), desk.field(2, "status")), ("closed".into(), "new".into()));
    assert!(desk.ticket(2)["links"].to_string().contains("follow_up_of"));
    desk.ok("verify");
}

#[test]
fn undo_of_muting_a_ticket_leaves_the_desk_as_it_was() {
    let desk = Desk::new();
    deliver(&desk, &issue(1));
    deliver(&desk, &Mail::new("2@customer.example", "08:02").from("Bob <bob@shop.example>"));
    let before = digest(&desk);
    for line in ["mute 1", "mute 2", "mute shop.example", "dismiss 1 2"] {
        desk.ok(line);
        assert_ne!(digest(&desk), before, "{line}");
        desk.ok("undo");
        assert_eq!(digest(&desk), before, "{line}");
        desk.ok("verify");
    }
    let dry = desk.run("mute 1 --dry-run");
    assert!(dry.code == 0 && dry.stderr.contains("nothing was changed"), "{dry}");
    assert_eq!(digest(&desk), before);
}

#[test]
fn an_answer_of_ours_takes_up_what_was_muted() {
    let desk = Desk::new();
    desk.ok("mute shop.example");
    deliver(&desk, &issue(1));
    desk.file(
        "answer.eml",
        Mail::new("2@acme.example", "08:30")
            .ours()
            .header("To", "news@shop.example")
            .answers("1@news.example")
            .bytes(),
    );
    desk.ok("import -q --as-sent answer.eml");
    assert_eq!(desk.field(1, "status"), "pending");
    desk.ok("verify");
}
