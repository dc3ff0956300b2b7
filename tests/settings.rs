//! Settings that cannot mean what they say are refused with line, column and advice; what is only odd is told and
//! accepted. Each line here goes through the real commands, `settings check FILE` and `settings apply FILE`.

use crate::harness::Desk;

/// A document that is right; each test breaks one line of it.
const GOOD: &str = r#"[desk]
name = "Acme"
timezone = "Europe/Zagreb"

[calendar.office]
timezone = "Europe/Zagreb"
mon = ["08:00-12:00", "13:00-17:00"]
tue = ["16:00-24:00"]
wed = ["22:00-06:00"]
holidays = ["01-01", "2026-07-13", "2027-03-29", { date = "12-24", hours = ["08:00-12:00"], name = "Christmas Eve" }]

[[policy]]
name = "vip"
when = "assignee:ana"
calendar = "office"
first_response = "1h"

[[policy]]
name = "all"
calendar = "office"
first_response = "8h"

[view.mine]
query = "assignee:ana is:unsolved"
"#;

fn desk() -> Desk {
    let desk = Desk::nowhere();
    desk.ok("init --name Acme --address support@acme.example --me 'ana <ana@acme.example>'");
    desk.tick(0);
    desk
}

/// The good document with one piece of it replaced.
fn with(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "{old:?} is not in the document");
    GOOD.replacen(old, new, 1)
}

/// It is refused by both commands in the same words, with code 78, and nothing is in force but what was.
#[track_caller]
fn refused(old: &str, new: &str, place: &str, advice: &str) {
    let desk = desk();
    desk.file("s.toml", with(old, new));
    for line in ["settings check s.toml", "settings apply s.toml", "settings apply --dry-run s.toml"] {
        let refusal = desk.refused(line);
        refusal.says(78, "s.toml cannot be put in force", "desk settings check FILE");
        let output = desk.run(line).stderr;
        assert!(output.contains(&format!("s.toml:{place}: ")), "no {place} in\n{output}");
        assert!(output.contains(advice), "no {advice:?} in\n{output}");
    }
}

/// It is accepted, and these words are said at this place.
#[track_caller]
fn odd(old: &str, new: &str, place: &str, words: &str) {
    let desk = desk();
    desk.file("s.toml", with(old, new));
    for line in ["settings check s.toml", "settings apply s.toml"] {
        let output = desk.run(line);
        assert_eq!(output.code, 0, "{output}");
        assert!(output.stderr.contains(&format!("warning: s.toml:{place}: ")), "no {place} in\n{output}");
        assert!(output.stderr.contains(words), "no {words:?} in\n{output}");
    }
    assert_eq!(desk.json("settings history")[0]["version"], 2);
}

#[test]
fn the_good_document_is_taken_without_a_word() {
    let desk = desk();
    desk.file("s.toml", GOOD);
    let checked = desk.run("settings check s.toml");
    assert_eq!((checked.code, checked.stderr.as_str()), (0, "s.toml can be put in force\n"), "{checked}");
    let applied = desk.run("settings apply s.toml");
    assert_eq!((applied.code, applied.stderr.as_str()), (0, ""), "{applied}");
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let hours =
        "mon = [\"08:00-12:00\", \"13:00-17:00\"]\ntue = [\"16:00-24:00\"]\nwed = [\"22:00-06:00\"]\n";
    let closed = "holidays = [\"01-01\", \"2026-07-13\", \"2027-03-29\"]\n";
    let special = GOOD.split_inclusive('\n').find(|line| line.starts_with("holidays")).unwrap();
    let never = GOOD.replacen(hours, "", 1).replacen(special, closed, 1);
    let whole = GOOD;
    refused(
        whole,
        &never,
        "5:1",
        "[calendar.office] is never open; expected hours such as mon = [\"09:00-17:00\"]",
    );
    refused("\"Europe/Zagreb\"\nmon", "\"Europe/Zagreeb\"\nmon", "6:12", "did you mean `Europe/Zagreb`?");
    refused(
        "\"1h\"",
        "\"1d\"",
        "16:18",
        "hours: 24h around the clock, or as many working hours as a working day has",
    );
    refused(
        "08:00-12:00",
        "08:00-08:00",
        "7:8",
        "\"00:00-24:00\" for the whole day, or no entry for a closed one",
    );
    refused("08:00-12:00", "24:00-08:00", "7:8", "at most \"24:00\" as the end");
    refused("wed =", "weds =", "9:1", "did you mean `wed`?");
    refused("[view.mine]", "[vieww.mine]", "23:2", "did you mean `view`?");
    refused("2026-07-13", "2026-02-29", "10:22", "expected one such as \"2026-12-25\"");
    refused("name = \"Christmas Eve\"", "nam = \"x\"", "10:93", "did you mean `name`?");
    refused(
        "name = \"Christmas Eve\"",
        "name = 4",
        "10:100",
        "`name` is a whole number; expected text in quotes",
    );
    refused("calendar = \"office\"", "calendar = \"ofice\"", "15:12", "did you mean `office`?");
    refused("name = \"all\"", "name = \"vip\"", "19:8", "another policy is named \"vip\" already");
}

#[test]
fn agents_that_are_not_there_are_refused_wherever_they_are_named() {
    let one = "there is no agent \"anna\"; expected one of ana";
    refused("assignee:ana\"\ncal", "is:vip assignee:anna\"\ncal", "14:25", one);
    refused("assignee:ana is", "assignee:anna is", "24:19", "did you mean `ana`?");
    let rule = "[[rule]]\nname = \"r\"\non = \"message\"\nthen = [\"tag add x\", \"assign bob\"]\n\n[view";
    refused("[view", rule, "26:30", "desk agent add bob --email MAIL");
    let all = "[[rule]]\nname = \"r\"\non = \"message\"\nwhen = \"assignee:none,bob\"\nthen = [\"assign ANA\"]\n\n[view";
    refused("[view", all, "26:23", "there is no agent \"bob\"");
}

#[test]
fn where_there_is_no_desk_agents_cannot_be_looked_up() {
    let desk = Desk::nowhere();
    desk.file("s.toml", with("assignee:ana is", "assignee:bob is"));
    let checked = desk.run("settings check s.toml");
    assert_eq!(checked.code, 0, "{checked}");
    assert!(checked.stderr.contains("there is no desk here, so agents were not looked up"), "{checked}");
}

#[test]
fn what_is_only_odd_is_told_and_taken() {
    odd(
        "13:00-17:00",
        "11:00-17:00",
        "7:23",
        "\"11:00-17:00\" overlaps with \"08:00-12:00\"; minutes count once",
    );
    odd(
        "when = \"assignee:ana\"\n",
        "",
        "17:1",
        "this policy is never chosen: \"vip\" before it takes all tickets",
    );
    odd("2026-07-13", "2026-07-10", "10:22", "2026-07-10 is a Friday, which is closed anyway");
    odd("\"2026-07-13\", \"2027-03-29\"", "\"2025-07-14\"", "5:1", "has no dated holidays for 2026 yet");
}

#[test]
fn hours_may_overlap_end_at_midnight_and_run_past_it() {
    let desk = desk();
    desk.file("s.toml", with("13:00-17:00", "11:00-17:00"));
    desk.ok("settings apply s.toml");
    let week = desk.json("sla calendar office --week 2026-W28");
    let windows: Vec<String> = week
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {}-{}", row["weekday"], row["from"], row["to"]).replace("\"", ""))
        .collect();
    // Zagreb is two hours ahead in July.
    assert_eq!(
        windows[..4],
        [
            "Mon 2026-07-06T06:00:00Z-2026-07-06T15:00:00Z",
            "Tue 2026-07-07T14:00:00Z-2026-07-07T22:00:00Z",
            "Wed 2026-07-08T20:00:00Z-2026-07-08T22:00:00Z",
            "Thu 2026-07-08T22:00:00Z-2026-07-09T04:00:00Z",
        ]
    );
}

#[test]
fn holidays_of_next_year_are_asked_for_from_november_on() {
    let desk = desk();
    desk.file("s.toml", with(", \"2027-03-29\"", ""));
    desk.at("2026-10-31T22:00:00Z");
    assert!(!desk.run("settings check s.toml").stderr.contains("2027"));
    desk.at("2026-10-31T23:00:00Z");
    for line in ["settings check s.toml", "settings apply s.toml"] {
        let said = desk.run(line).stderr;
        assert!(
            said.contains("warning: s.toml:5:1: [calendar.office] has no dated holidays for 2027 yet"),
            "{said}"
        );
        assert!(said.contains("desk sla calendar office --import FILE.ics --only 2027"), "{said}");
    }
}
