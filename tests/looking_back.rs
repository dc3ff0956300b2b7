//! Two looks at one report: the sidecar that says how it was made, what changed between two of them, two periods
//! beside each other, and the tickets of one row.

use serde_json::Value;

use crate::harness::Desk;

/// One ticket solved in March and brought back in time, one solved and left in peace, one spam.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    desk.at("2026-03-02T09:00:00Z");
    desk.ok("new --from eva@example.com --subject Teapot --tag billing");
    desk.ok("new --from ivo@example.com --subject Lid --tag login");
    desk.ok("new --from mia@example.com --subject Cup --tag login");
    desk.at("2026-03-02T09:30:00Z");
    desk.ok("reply 1 --body Done --status solved");
    desk.ok("reply 2 --body Done --status solved");
    desk.at("2026-03-05T09:00:00Z");
    desk.ok("receive 1 --body again");
    desk.at("2026-03-14T09:00:00Z");
    desk
}

fn sidecar(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(desk.path(name)).unwrap()).unwrap()
}

#[test]
fn the_words_of_a_sidecar_give_the_rows_again_whatever_is_learned_later() {
    let desk = desk();
    desk.ok("report fcr --period 2026-03 --by agent -o march.csv --meta");
    let told = sidecar(&desk, "march.csv.meta.json");
    assert_eq!(told["zone"], "UTC");
    assert_eq!(
        (&told["from"], &told["to"]),
        (&"2026-03-01T00:00:00Z".into(), &"2026-04-01T00:00:00Z".into())
    );
    assert_eq!((&told["as_of"], &told["settings"]), (&"2026-03-14T09:00:00Z".into(), &1.into()));
    let words: Vec<&str> =
        told["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let again = || desk.ok(&format!("report {} -f jsonl", words.join(" ")));
    let digest = |text: &str| {
        use sha2::Digest;
        sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    assert_eq!(told["sha256"], digest(&again()));
    desk.ok("status spam 3");
    desk.ok("undo");
    desk.ok("dismiss 1");
    assert_eq!(told["sha256"], digest(&again()), "what is learned later changes nothing");
    let newest = desk.json("log --limit 1")[0]["operation"].as_i64().unwrap();
    assert!(told["operation"].as_i64().unwrap() < newest);
}

#[test]
fn whose_tickets_were_meant_is_told_by_name() {
    let desk = desk();
    desk.ok("agent add ben --email ben@acme.example");
    desk.ok("assign me 3");
    desk.ok("report backlog -o mine.csv --meta assignee:me");
    let told = sidecar(&desk, "mine.csv.meta.json");
    let words: Vec<&str> =
        told["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let typed = ["-f", "jsonl", "report"].into_iter().chain(words.iter().copied());
    assert!(words.contains(&"--as"), "{words:?}");
    let rows: Value = serde_json::from_str(&desk.words(typed).variable("DESK_AGENT", "ben").ok()).unwrap();
    assert_eq!(rows["backlog"], 1);
    desk.ok("report fcr -o no.csv --meta -tag:login 'is:unsolved or status:solved'");
    let told = sidecar(&desk, "no.csv.meta.json");
    let words = told["words"].as_array().unwrap();
    assert_eq!(words[..3], ["fcr", "not tag:login", "is:unsolved or status:solved"]);
    assert_eq!(desk.json("report diff no.csv no.csv"), serde_json::json!([]));
    desk.command("report diff mine.csv mine.csv").variable("DESK_AGENT", "ben").ok();
}

#[test]
fn a_difference_names_the_tickets_and_what_made_it() {
    let desk = desk();
    desk.ok("report fcr --period 2026-03 --as-of 2026-03-04 -o early.csv --meta");
    desk.ok("report fcr --period 2026-03 -o late.csv --meta");
    desk.ok("dismiss 1");
    let rows = desk.json("report diff early.csv late.csv");
    let of = |ticket: i64| rows.as_array().unwrap().iter().find(|row| row["ticket"] == ticket).unwrap();
    assert_eq!(of(1)["left"], serde_json::json!(["provisional", "provisional_resolved"]));
    assert!(of(1)["because"][0].as_str().unwrap().starts_with("2026-03-05T09:00:00Z received"), "{rows}");
    assert_eq!(
        of(2)["because"],
        serde_json::json!(["time has passed"]),
        "what was dismissed later is not known in either"
    );
    let now = desk.json("report diff late.csv 'fcr --period 2026-03'");
    assert_eq!(now.as_array().unwrap().len(), 1, "{now}");
    assert_eq!((&now[0]["ticket"], &now[0]["entered"][0]), (&1.into(), &"resolved_first".into()));
    assert!(now[0]["because"][0].as_str().unwrap().contains("dismissed m"), "{now}");
    assert_eq!(desk.json("report diff late.csv late.csv"), serde_json::json!([]));
}

#[test]
fn a_difference_of_nothing_like_is_refused() {
    let desk = desk();
    desk.ok("report fcr -o fcr.csv");
    desk.refused("report diff fcr.csv fcr").says(65, "does not say how the report was made", "--meta");
    desk.refused("report diff gone.csv fcr").says(66, "there is no file gone.csv", "--meta");
    desk.refused("report diff fcr sla").says(2, "two different reports", "the same one");
    desk.refused("report diff fcr").says(2, "diff takes two looks", "written with --meta");
    desk.refused("report diff 'fcr --perid 3' fcr").says(2, "unexpected argument '--perid'", "report diff");
    desk.refused("report diff summary summary").says(2, "made of other reports", "report diff");
    desk.refused("report diff fcrr fcr").says(2, "no report `fcrr`", "report fcr");
}

#[test]
fn who_moved_from_row_to_row_is_named_and_what_only_stands_otherwise_too() {
    let desk = desk();
    desk.ok("report agents --period 2026-03 -o before.csv --meta");
    desk.ok("report backlog -o backlog.csv --meta");
    desk.ok("agent add ben --email ben@acme.example");
    desk.ok("assign ben 3");
    let rows = desk.json("report diff before.csv 'agents --period 2026-03'");
    assert!(!rows.as_array().unwrap().is_empty());
    for row in rows.as_array().unwrap() {
        assert_eq!(row["ticket"], 3, "{rows}");
        assert!(row["because"][0].as_str().unwrap().contains("assigned ben"), "{rows}");
    }
    assert_eq!(rows[0]["changed"][0], "row: (unassigned) → ben");
    let backlog = desk.json("report diff backlog.csv backlog");
    assert_eq!(
        (&backlog[0]["ticket"], &backlog[0]["left"]),
        (&3.into(), &serde_json::json!(["new", "unassigned"]))
    );
    desk.refused("report sla -o a.csv --meta=a.csv").says(2, "cannot be one file", "--meta");
    let beside = format!("report sla -f csv -o '{}-wal'", desk.db().display());
    let _open = std::fs::write(format!("{}-wal", desk.db().display()), "");
    desk.refused(&beside).says(1, "is the desk itself", "-o report.csv");
}

#[test]
fn two_periods_stand_beside_each_other() {
    let desk = desk();
    let rows = desk.json("report fcr --period 2026-03 --compare previous");
    let row = |name: &str| {
        let row = rows.as_array().unwrap().iter().find(|row| row["figure"] == name).unwrap();
        (row["now"].clone(), row["before"].clone(), row["change"].clone())
    };
    assert_eq!(row("solved"), (2.into(), 0.into(), 2.into()));
    assert_eq!(row("fcr_pct"), (50.0.into(), Value::Null, Value::Null), "of nothing there is no change");
    let back = desk.json("report fcr --period 2026-02 --compare 2026-03");
    assert_eq!(back[0]["change"], -2);
    desk.refused("report fcr --compare previous").says(2, "no period before it", "--period last-month");
    let by_week = "report fcr --period 2026-03 --by week --compare previous";
    desk.refused(by_week).says(2, "not the same rows", "--by weekday");
}

#[test]
fn what_only_the_other_period_has_is_not_dropped() {
    let desk = desk();
    desk.ok("survey record 2 --score 9 --question nps --on 2026-03-10");
    desk.at("2026-04-20T09:00:00Z");
    let rows = desk.json("report satisfaction --period 2026-04 --compare previous");
    let answers =
        rows.as_array().unwrap().iter().find(|row| row["figure"] == "answers" && row["before"] == 1);
    let answers = answers.expect("the question of March is there");
    assert_eq!(
        (&answers["group"], &answers["now"], &answers["change"]),
        (&"total".into(), &0.into(), &Value::from(-1))
    );
}

#[test]
fn the_tickets_of_one_row() {
    let desk = desk();
    let ids = |words: &str| desk.ok(&format!("report fcr --by topic,week --list {words} -f ids"));
    assert_eq!(ids("solved --row '(no topic)'"), "1\n2\n");
    assert_eq!(ids("solved --row '(no topic)' --row 2026-W10"), "1\n2\n");
    assert_eq!(desk.ok("report sla --list missed --row resolution -f ids"), "1\n3\n");
    desk.refused("report sla --list missed --row resolutoin").says(1, "no row `resolutoin`", "`resolution`");
    let nothing = "report fcr --by topic --list provisional --row '(no topic)' -f ids";
    assert_eq!(desk.ok(nothing), "", "a row in which it is zero has nothing to list");
}
