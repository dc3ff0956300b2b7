//! What customers are asked and what they answer.

use serde_json::{Value, json};
use solodesk::desk::facts::Facts;
use solodesk::desk::id::OperationId;
use solodesk::desk::query::{Context, Query};
use solodesk::desk::survey::rounds;
use solodesk::desk::time::{Clock, Moment, Zone};
use solodesk::store::Store;
use solodesk::store::facts::View;

use crate::harness::Desk;
use crate::mail::Mail;

/// A ticket of 08:00, answered and solved by Ana at 09:00; there is also Bob.
fn solved() -> Desk {
    let desk = Desk::new();
    desk.ok("agent add bob --email bob@acme.example");
    desk.at("2026-07-01T08:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.at("2026-07-01T09:00:00Z").ok("reply 1 --body hello --status solved");
    desk.at("2026-07-01T10:00:00Z");
    desk
}

/// The customer comes back, and Bob solves it this time.
fn solved_again(desk: &Desk) {
    desk.ok("status open 1 --confirmed");
    desk.ok("status solved 1 --as bob");
}

fn list(desk: &Desk, query: &str) -> Vec<Value> {
    let columns = ["question", "scale", "score", "agent", "comment", "counts"];
    let rows = desk.json(&format!("survey list {query}"));
    let short = |row: &Value| Value::from(columns.map(|column| row[column].clone()).to_vec());
    rows.as_array().unwrap().iter().map(short).collect()
}

/// What reports are made of, as far as it was known after that operation.
pub fn facts(desk: &Desk, as_of: Moment, known: Option<i64>) -> Facts {
    let (store, known) =
        (Store::open(&desk.db(), &Clock::set_to(desk.now())).unwrap(), known.map(OperationId));
    let query = Query::parse("", &Context { now: as_of, zone: Zone::UTC }).unwrap();
    let view = View {
        ahead: false,
        as_of,
        known,
        backfill: false,
        clocks: false,
        subjects: false,
        customers: false,
        under: None,
        query: &query,
        me: None,
    };
    store.facts(&view, store.settings_known(known).unwrap()).unwrap()
}

#[test]
fn an_answer_is_credited_to_who_had_solved_it_when_the_customer_was_asked() {
    let desk = solved();
    let asked = desk.json("survey asked 1");
    assert_eq!((&asked[0]["score"], &asked[0]["asked_at"]), (&json!(null), &json!("2026-07-01T10:00:00Z")));
    solved_again(&desk);
    let answered = desk.json("survey record 1 --score 9 --comment 'thanks a lot'");
    assert_eq!(answered.as_array().unwrap().len(), 1);
    assert_eq!(list(&desk, ""), [json!(["satisfaction", 10, 9, "ana", "thanks a lot", true])]);
    // Nobody had asked this one: Bob, who had solved it by then.
    desk.ok("survey record 1 --question nps --score 0");
    assert_eq!(list(&desk, "")[1], json!(["nps", 10, 0, "bob", null, true]));
    assert_eq!(list(&desk, "is:unsolved"), [Value::Null; 0]);
    let page = desk.command("show 1").terminal(80).ok();
    assert!(page.contains("satisfaction 9 of 10") && page.contains("nps 0 of 10"), "{page}");
}

#[test]
fn a_later_answer_replaces_and_both_stay_in_the_history() {
    let desk = solved();
    desk.ok("survey record 1 --score 3 --comment meh");
    desk.ok("survey record 1 --score 8");
    assert_eq!(list(&desk, ""), [json!(["satisfaction", 10, 8, "ana", null, true])]);
    let shown = desk.json("show 1 --events");
    let told = shown["events"].as_array().unwrap().iter().filter(|event| event["kind"] == "scored");
    let told: Vec<_> = told.map(|event| event["value"].as_str().unwrap()).collect();
    assert_eq!(told, ["satisfaction 3 of 10", "satisfaction 8 of 10"]);
    desk.ok("undo");
    assert_eq!(list(&desk, ""), [json!(["satisfaction", 10, 3, "ana", "meh", true])]);
    desk.ok("undo");
    assert_eq!(desk.json("survey list"), json!([]));
    desk.ok("redo");
    assert_eq!(list(&desk, ""), [json!(["satisfaction", 10, 3, "ana", "meh", true])]);
    // Asked again after an answer, it is another round; the old answer counts until there is a new one.
    desk.ok("survey asked 1");
    assert_eq!(list(&desk, "").len(), 2);
    assert_eq!(list(&desk, "")[1], json!(["satisfaction", 10, null, "ana", null, false]));
    desk.ok("survey record 1 --score 7");
    assert_eq!(list(&desk, "")[0], json!(["satisfaction", 10, 3, "ana", "meh", false]));
}

#[test]
fn answers_are_on_the_scale_of_the_question() {
    let desk = solved();
    desk.ok("survey asked 1 --scale 5");
    desk.refused("survey record 1 --score 9").says(
        2,
        "\"9\" is no score of satisfaction on the scale from 1 to 5",
        "--score 5, or another --scale",
    );
    assert_eq!(desk.json("survey record 1 --score 4")[0]["scale"], 5);
    // Another scale may be named all the same, and is kept with the answer.
    assert_eq!(desk.json("survey record 1 --score 9 --scale 10")[0]["scale"], 10);
    let easy = desk.json("survey record 1 --question easy --score good");
    assert_eq!((&easy[0]["scale"], &easy[0]["score"]), (&json!(2), &json!(2)));
    assert_eq!(desk.json("survey record 1 --question easy --scale 2 --score bad")[0]["score"], 1);
    desk.refused("survey record 1 --question nps --scale 5 --score 5").says(2, "0 to 10", "--question");
    desk.refused("survey asked 1 --question nps --scale 2").says(2, "0 to 10", "--question");
    desk.refused("survey record 1 --score 0").says(2, "from 1 to", "--score");
    desk.refused("survey record 1 --score -1 --question nps").says(
        2,
        "\"-1\" is no score of nps",
        "--score 10",
    );
    desk.refused("survey record 1 --score 11 --question nps").says(2, "\"11\"", "--score 10");
    desk.refused("survey record 1 --score 5 --scale 7").says(2, "\"7\" is no scale", "--scale 2");
}

#[test]
fn an_answer_on_paper_counts_on_its_day() {
    let desk = solved();
    desk.at("2026-07-05T09:00:00Z");
    let row = desk.json("survey record 1 --score 9 --on 2026-07-02");
    assert_eq!(row[0]["answered_at"], "2026-07-02T12:00:00Z");
    solved_again(&desk);
    // An older answer that becomes known later replaces none, and is about the solve of its time.
    desk.ok("survey record 1 --score 2 --on yesterday");
    desk.ok("survey record 1 --score 4 --on 2026-07-01");
    assert_eq!(list(&desk, ""), [json!(["satisfaction", 10, 2, "ana", null, true])]);
    desk.ok("survey asked 1 --question nps --on 2026-07-03");
    desk.ok("survey record 1 --question nps --score 7");
    assert_eq!(list(&desk, "")[1], json!(["nps", 10, 7, "ana", null, true]));
    desk.refused("survey record 1 --score 9 --on 2026-08-01").says(2, "lies ahead", "--on today");
    let command = desk.json("log --limit 1")[0]["command"].clone();
    assert_eq!(command, "survey record 1 --question nps --scale 10 --score 7");
}

#[test]
fn slips_are_told_and_nothing_is_written() {
    let desk = solved();
    desk.refused("survey recrod 1 --score 3").says(2, "recrod", "record");
    desk.refused("survey record 9 --score 3").says(1, "there is no ticket 9", "desk list");
    desk.refused("survey record 1 --score 3 --question 'two words'").says(
        2,
        "cannot name a question",
        "first-time",
    );
    desk.refused("survey record 1 --score 3 --columns nope").says(2, "nope", "");
    let tried = desk.run("survey record 1 --score 3 --dry-run -f json");
    assert_eq!((tried.code, tried.stderr.as_str()), (0, "nothing was changed\n"));
    assert!(tried.text().contains("\"score\":3"), "{tried}");
    assert_eq!(desk.run("survey asked 1 --dry-run").code, 0);
    assert_eq!(desk.json("survey list"), json!([]));
    assert_eq!(desk.json("log --limit 1")[0]["command"], "reply 1 --status solved");
}

#[test]
fn what_customers_write_is_bounded_cleaned_and_in_no_log() {
    let desk = solved();
    let huge = "x".repeat(1_000_000);
    let refusal = desk.words(["survey", "record", "1", "--score", "3", "--comment", &huge]).refused();
    refusal.says(1, "a remark at most 16", "desk note");
    let piped = desk.command("survey record 1 --score 3 --comment -").stdin(huge).refused();
    piped.says(1, "a remark at most 16", "desk note");
    let hostile = "=cmd()\u{1b}]0;mine\u{7}\u{202e}evil\nsecond";
    desk.words(["survey", "record", "1", "--score", "3", "--comment", hostile]).ok();
    for format in ["table", "tsv", "csv", "md", "html"] {
        let text = desk.ok(&format!("survey list -f {format}"));
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {text:?}");
        assert!(!text.contains(",=cmd") && !text.contains(",\"=cmd"), "{format}: {text}");
    }
    assert_eq!(desk.json("survey list")[0]["comment"], hostile);
    assert!(!desk.ok("log").contains("cmd"), "a stranger's words are in the log");
    let events = rusqlite::Connection::open(desk.db()).unwrap();
    let words: i64 = events
        .query_row("SELECT count(*) FROM event WHERE kind IN ('scored', 'asked', 'timed', 'moved', 'escalated') AND word IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(words, 0);
    // It goes along with the ticket.
    let lines = desk.ok("export --jsonl -");
    assert_eq!(crate::harness::strict(&lines)["surveys"][0]["comment"], hostile);
}

#[test]
fn reports_see_what_stood_at_an_instant() {
    let desk = solved();
    desk.at("2026-07-01T10:00:00Z").ok("survey asked 1");
    desk.at("2026-07-01T11:00:00Z").ok("survey record 1 --score 3");
    desk.at("2026-07-01T12:00:00Z").ok("survey record 1 --score 9");
    let seen = |desk: &Desk, at: &str| {
        let facts = facts(desk, Moment::parse(at).unwrap(), None);
        let rounds = rounds(&facts.tickets[0].history.surveys, &facts.surveys);
        rounds.iter().map(|round| (round.score, round.counts)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&desk, "2026-07-01T09:59:59Z"), []);
    assert_eq!(seen(&desk, "2026-07-01T10:00:00Z"), [(None, false)]);
    assert_eq!(seen(&desk, "2026-07-01T11:59:59Z"), [(Some(3), true)]);
    assert_eq!(seen(&desk, "2026-07-02T00:00:00Z"), [(Some(9), true)]);
    desk.ok("undo");
    assert_eq!(seen(&desk, "2026-07-02T00:00:00Z"), [(Some(3), true)]);
}

#[test]
fn what_was_solved_by_nobody_is_credited_to_who_had_it() {
    let desk = solved();
    let document = desk.ok("settings show");
    desk.file("give-up.toml", document.replacen("pending_days = 0", "pending_days = 3", 1));
    desk.ok("settings apply give-up.toml");
    desk.at("2026-07-02T08:00:00Z");
    desk.command("deliver").stdin(Mail::new("2@x.example", "08:00").bytes()).ok();
    desk.ok("reply 2 --body hello --as ana");
    desk.ok("assign bob 2");
    desk.at("2026-07-09T08:00:00Z").ok("survey record 2 --score 5");
    assert_eq!(list(&desk, "id:2"), [json!(["satisfaction", 10, 5, "bob", null, true])]);
}

#[test]
fn merged_and_joined_tickets_lose_and_double_nothing() {
    let desk = solved();
    desk.at("2026-07-01T10:30:00Z");
    desk.command("deliver").stdin(Mail::new("2@x.example", "10:30").bytes()).ok();
    desk.ok("survey record 1 --score 9");
    desk.ok("survey record 2 --score 2");
    desk.ok("status open 1 --confirmed");
    desk.ok("merge 1 2");
    let rows = desk.json("survey list");
    let of = |rows: &Value| -> Vec<i64> {
        rows.as_array().unwrap().iter().map(|row| row["ticket"].as_i64().unwrap()).collect()
    };
    assert_eq!(of(&rows), [1, 2]);
    desk.ok("unmerge 2");
    assert_eq!(of(&desk.json("survey list")), [1, 2]);
    // A mail that names both joins two untouched tickets.
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z");
    for id in ["a@x.example", "b@x.example"] {
        desk.command("deliver").stdin(Mail::new(id, "08:00").bytes()).ok();
    }
    for (id, score) in [(1, 4), (2, 6)] {
        desk.ok(&format!("survey record {id} --score {score}"));
        desk.ok(&format!("time {id} {score}m"));
        desk.ok(&format!("move {id} place-{id}"));
    }
    let link = Mail::new("c@x.example", "08:30").header("References", "<a@x.example> <b@x.example>");
    desk.command("deliver").stdin(link.bytes()).ok();
    let rows = desk.json("survey list");
    if desk.json("list").as_array().unwrap().len() == 1 {
        assert_eq!(of(&rows), [1]);
        assert_eq!(rows[0]["score"], 6);
        assert_eq!(desk.json("time 2").as_array().unwrap().len(), 2);
        assert_eq!(desk.field(1, "department"), "place-2");
    } else {
        panic!("the tickets were not joined: {}", desk.ok("list"));
    }
}
