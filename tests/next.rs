//! What to do now: `next` and the order of `list`, which is the same.

use serde_json::{Value, json};

use crate::harness::{Desk, ids, strict};

/// Tickets by subject, made one after the other at the instant that is told, each by another customer.
fn desk_of(tickets: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    for (number, (at, options)) in (1..).zip(tickets) {
        let options = match options.contains("--subject") {
            true => (*options).to_owned(),
            false => format!("--subject 'Number {number}' {options}"),
        };
        desk.at(at).ok(&format!("new --from c{number}@x.example {options}"));
    }
    desk
}

fn settings(desk: &Desk, more: &str) {
    desk.file("settings.toml", desk.ok("settings show") + more);
    desk.ok("settings apply settings.toml");
}

/// That the terms add up, of the first and of the one behind it.
fn adds_up(next: &Value) {
    let terms = next["why"].as_array().unwrap();
    let sum = |key: &str| terms.iter().map(|term| term[key].as_i64().unwrap()).sum::<i64>();
    assert_eq!(sum("points"), next["score"].as_i64().unwrap(), "{next}");
    if !next["runner_up"].is_null() {
        assert_eq!(sum("runner_up_points"), next["runner_up_score"].as_i64().unwrap());
        assert_eq!(
            sum("difference"),
            next["score"].as_i64().unwrap() - next["runner_up_score"].as_i64().unwrap()
        );
        for term in terms {
            let points = |key: &str| term[key].as_i64().unwrap();
            assert_eq!(points("difference"), points("points") - points("runner_up_points"));
        }
    }
}

#[test]
fn what_is_overdue_comes_before_what_is_urgent_with_nothing_due() {
    let desk = desk_of(&[
        ("2026-07-01T08:00:00Z", ""),
        ("2026-07-01T08:00:00Z", "--priority urgent --outbound --body Hello"),
    ]);
    // The second is ours to work on, though nobody waits and nothing is due.
    desk.at("2026-07-02T12:00:00Z").ok("status open 2");
    let next = desk.json("next");
    assert_eq!((&next["id"], &next["runner_up"]), (&json!(1), &json!(2)));
    assert_eq!(next["why"][0]["term"], "due");
    assert!(next["why"][0]["value"].as_str().unwrap().ends_with("overdue"), "{next}");
    assert_eq!(next["why"][0]["runner_up_value"], "nothing is due");
    adds_up(&next);
    assert_eq!(ids(&desk.json("list")), [1, 2]);
}

#[test]
fn a_very_important_customer_comes_first_of_two_that_are_alike() {
    let desk = desk_of(&[("2026-07-01T09:00:00Z", ""), ("2026-07-01T09:00:00Z", "")]);
    assert_eq!(desk.json("next")["id"], 1);
    desk.ok("customer vip c2@x.example");
    let next = desk.json("next");
    assert_eq!((&next["id"], &next["score"]), (&json!(2), &json!(33 + 15 + 40 + 10)));
    adds_up(&next);
    settings(&desk, "\n[next]\nvip = 0\n");
    assert_eq!(desk.json("next")["id"], 1, "a weight of 0 takes a term out");
}

#[test]
fn time_is_working_time() {
    // Due on Thursday at 17:00; at noon and on the evening before, five and eight hours of work are left.
    let desk = desk_of(&[("2026-07-02T09:00:00Z", "")]);
    let due = |at: &str| desk.at(at).json("next")["why"][0]["value"].clone();
    assert_eq!(due("2026-07-02T12:00:00Z"), "5 working hours left");
    assert_eq!(due("2026-07-02T16:25:00Z"), "35 working minutes left");
    assert_eq!(due("2026-07-02T17:00:00Z"), "0 working minutes left");
    // A night later it is overdue by no working minute; a weekend costs nothing.
    assert_eq!(due("2026-07-03T09:00:00Z"), "0 working minutes overdue");
    assert_eq!(due("2026-07-06T08:59:00Z"), "8 working hours overdue");
    assert_eq!(desk.json("next")["why"][3]["value"], "16 working hours");
}

#[test]
fn what_is_not_mine_to_do_now_is_left_out_and_counted() {
    let desk = desk_of(&[("2026-07-01T08:00:00Z", ""); 6]);
    desk.ok("agent add ben --email ben@acme.example");
    desk.ok("status pending 1");
    desk.ok("status hold 2");
    desk.ok("assign ben 3");
    desk.ok("snooze 4 2d");
    desk.ok("assign me 5");
    desk.at("2026-07-01T12:00:00Z");
    let run = desk.run("next --why -f json");
    assert_eq!(strict(&run.text())["id"], 6, "nobody has it: ten points more");
    assert_eq!(run.stderr, "left out: pending or on hold 2, snoozed 1, assigned to others 1\n");
    assert_eq!(desk.run("next -f json").stderr, "", "only who asks why hears of them");
    assert_eq!(desk.json("next assignee:me")["id"], 5);
    assert_eq!(desk.json("--as ben next assignee:me")["id"], 3);
    // Time wakes what was put aside; a promise runs on in every status.
    let run = desk.at("2026-07-03T09:00:00Z").run("next --why -f json id:1-4");
    assert_eq!(strict(&run.text())["id"], 4);
    assert_eq!(
        run.stderr,
        "left out: pending or on hold 2 (2 of them overdue: desk list status:pending,hold is:overdue), assigned to others 1\n"
    );
    assert_eq!(
        ids(&desk.json("list id:1-4")),
        [4, 1, 2, 3],
        "a list leaves out nothing, and what is back comes first"
    );
}

#[test]
fn where_nothing_wants_work_nothing_is_shown() {
    let desk = Desk::new();
    let run = desk.run("next -f json");
    assert_eq!((run.code, &run.stdout[..], run.stderr.as_str()), (0, &b"[]\n"[..], "nothing wants work\n"));
    desk.ok("new --from c@x.example --subject One");
    desk.ok("status pending 1");
    let run = desk.run("next -f ids");
    assert_eq!(
        (run.code, &run.stdout[..], run.stderr.as_str()),
        (0, &b""[..], "nothing wants work (left out: pending or on hold 1)\n")
    );
    desk.ok("status solved 1");
    assert_eq!(desk.ok("next status:solved -f tsv --no-header"), "");
    assert_eq!(desk.json("list status:solved")[0]["score"], Value::Null);
    desk.refused("next stats:open").says(2, "is no key of a query", "did you mean `status:`?");
    desk.refused("next --columns id,scroe").says(2, "there is no column `scroe`", "did you mean `score`?");
}

#[test]
fn a_reopened_ticket_and_an_older_wait_count() {
    let desk = desk_of(&[("2026-07-01T09:00:00Z", ""), ("2026-07-01T09:00:00Z", "")]);
    desk.at("2026-07-01T10:00:00Z").ok("reply 1 --body Done --status solved");
    desk.ok("reply 2 --body Done --status solved");
    desk.at("2026-07-01T11:00:00Z").ok("receive 2 --body 'Not at all'");
    desk.ok("receive 1 --body 'Not at all'");
    let next = desk.at("2026-07-01T12:00:00Z").json("next");
    assert_eq!(
        next["why"][4],
        json!({
            "term": "reopened", "value": "yes", "points": 20,
            "runner_up_value": "yes", "runner_up_points": 20, "difference": 0
        })
    );
    assert_eq!(next["why"][3]["value"], "60 working minutes");
    assert_eq!((&next["id"], &next["runner_up"]), (&json!(1), &json!(2)), "all alike: the lower number");
    adds_up(&next);
}

#[test]
fn the_order_is_the_same_in_lists_of_every_length() {
    let ways =
        ["", "--priority urgent", "--priority low", "--tag x", "--priority high", "--outbound --body Hi"];
    let tickets: Vec<(String, &str)> = (0..24)
        .map(|n| (format!("2026-07-01T{:02}:{:02}:00Z", 8 + n % 5, n % 7), ways[n % ways.len()]))
        .collect();
    let tickets: Vec<(&str, &str)> = tickets.iter().map(|(at, way)| (at.as_str(), *way)).collect();
    let desk = desk_of(&tickets);
    desk.at("2026-07-02T10:00:00Z");
    let all = desk.json("list id:1-24");
    let scores: Vec<i64> = all.as_array().unwrap().iter().map(|row| row["score"].as_i64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert_eq!(desk.ok("list id:1-24 -f tsv"), desk.ok("list id:1-24 -f tsv"));
    for limit in [0, 1, 2, 7, 23, 24, 99] {
        let some = desk.json(&format!("list id:1-24 --limit {limit}"));
        assert_eq!(some.as_array().unwrap()[..], all.as_array().unwrap()[..limit.min(24)], "{limit}");
    }
    assert_eq!(desk.json("next")["id"], desk.json("list --limit 1")[0]["id"]);
    let by_score = desk.json("list id:1-24 --sort score,-id --limit 3");
    assert_eq!(by_score[0]["score"].as_i64().unwrap(), *scores.last().unwrap());
    assert!(
        !desk.ok("list").contains("score") && desk.ok("list --columns score,id").starts_with("score\tid")
    );
}

#[test]
fn a_person_reads_it_on_eighty_columns() {
    let desk = desk_of(&[
        ("2026-07-01T09:00:00Z", "--priority urgent"),
        (
            "2026-07-01T09:30:00Z",
            "--subject 'A printer that has been on fire for so long that nobody can read this line'",
        ),
    ]);
    desk.at("2026-07-01T12:00:00Z");
    let page = desk.ok("next --why -f table");
    insta::assert_snapshot!(page, @"
    #1  Number 1
        status  new, urgent
      customer  c1@x.example
      assignee  nobody
           due  2026-07-01 17:00 (first response): 5 working hours left
       waiting  since 2026-07-01 09:00 (3 h)
         score  124, the sum of
           due    44  5 working hours left
      priority    60  urgent
           vip     0  no
       waiting    10  3 working hours
      reopened     0  no
    unassigned    10  yes
         woken     0  no

    #2  A printer that has been on fire for so long that nobody can read this line: 76, which is 48 less
           due    42     -2  5 working hours 30 min left
      priority    15    -45  normal
           vip     0     +0  no
       waiting     9     -1  2 working hours 30 min
      reopened     0     +0  no
    unassigned    10     +0  yes
         woken     0     +0  no
    ");
    let narrow = desk.command("--color never next --why").terminal(80).ok();
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
    let chosen = desk.ok("next -f table --columns id,score");
    assert_eq!(chosen.lines().count(), 2, "{chosen}");
    assert_eq!(desk.ok("next --why -f tsv").lines().count(), 8);
    assert_eq!(desk.ok("next --why -f ids"), "1\n");
}
