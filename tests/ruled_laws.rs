//! The laws of rules, over random rules and whatever is done: one pass, no chain, no loop; history, undo and redo set none off; what they
//! did goes and comes with its operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::fuzz::random::Random;
use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

const TAGS: [&str; 4] = ["a", "b", "c", "d"];
const EVENTS: [&str; 6] = ["message", "ticket", "solved", "assigned", "tick", "missed"];

/// Some rules, whose actions are what sets others off.
fn rules(random: &mut Random, count: usize) -> String {
    let mut all = String::new();
    for number in 0..count {
        let on = *random.pick(&EVENTS);
        let tag = *random.pick(&TAGS);
        let when = match random.below(6) {
            0 | 1 => format!("tag:{tag}"),
            2 => format!("-tag:{tag}"),
            3 => "is:unassigned".into(),
            4 => "is:unsolved waiting:>1h".into(),
            _ if on == "tick" => format!("-tag:{tag} status:new,open"),
            _ => String::new(),
        };
        let actions: Vec<String> = (0..1 + random.below(2))
            .map(|_| match random.below(9) {
                0..=2 => format!("\"tag add {}\"", random.pick(&TAGS)),
                3..=5 => format!("\"tag rm {}\"", random.pick(&TAGS)),
                6 => format!("\"assign {}\"", random.pick(&["ana", "none"])),
                7 => format!("\"status {}\"", random.pick(&["solved", "open", "pending"])),
                _ => format!("\"priority {}\"", random.pick(&["urgent", "low"])),
            })
            .collect();
        let stop = if random.below(5) == 0 { "stop = true\n" } else { "" };
        all.push_str(&format!(
            "[[rule]]\nname = \"r{number}\"\non = \"{on}\"\nwhen = \"{when}\"\nthen = [{}]\n{stop}\n",
            actions.join(", ")
        ));
    }
    all
}

/// A desk under random rules; other rules where those can do nothing and are refused.
fn desk(random: &mut Random) -> Desk {
    let desk = Desk::new();
    let document = desk.ok("settings show");
    loop {
        let rules = rules(random, 8);
        desk.file("settings.toml", format!("{document}\n{rules}"));
        if desk.run("settings apply settings.toml").code == 0 {
            return desk;
        }
    }
}

fn mail(random: &mut Random, number: usize) -> Mail {
    let from = *random.pick(&["Eva <eva@x.example>", "Ivo <ivo@y.example>", "Ada <ada@z.example>"]);
    let mail = Mail::new(&format!("{number}@x"), "08:30").from(from).subject(&format!("Teapot {number}"));
    match random.below(3) {
        0 if number > 1 => mail.answers(&format!("{}@x", 1 + random.below(number - 1))),
        _ => mail,
    }
}

/// A firing: operation, rule, ticket, cause, message.
type Fired = (i64, String, i64, String, Option<i64>);

fn fired(desk: &Desk) -> Vec<Fired> {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    let mut all = connection
        .prepare("SELECT f.operation, r.name, f.ticket, f.cause, f.message FROM firing f JOIN rule r ON r.id = f.rule ORDER BY f.id")
        .unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
    all.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// What holds of the firings of one operation, whatever the rules are.
fn one_pass(new: &[Fired]) {
    let mut seen = BTreeSet::new();
    let mut passes: BTreeMap<(i64, Option<i64>, &str), Vec<usize>> = BTreeMap::new();
    for fired in new {
        assert!(seen.insert(fired), "twice for one event: {fired:?} of {new:?}");
        let place = fired.1[1..].parse().unwrap();
        passes.entry((fired.2, fired.4, &fired.3)).or_default().push(place);
    }
    for (event, places) in passes {
        assert!(places.is_sorted(), "{event:?} in the order {places:?}");
    }
}

fn run(seed: u64) {
    let mut random = Random::new(seed);
    let desk = desk(&mut random);
    desk.tick(0);
    let mut before = 0;
    let mut tickets = 1;
    for step in 1..=25 {
        desk.wait(60 * random.below(200) as i64);
        let ticket = 1 + random.below(tickets);
        let digest = desk.ok("verify --digest --columns digest");
        let (line, stdin) = match random.below(9) {
            0..=2 => {
                tickets += 1;
                ("deliver".to_owned(), mail(&mut random, step).bytes())
            }
            3 => (format!("assign {} {ticket}", random.pick(&["ana", "none"])), vec![]),
            4 => (format!("status {} {ticket}", random.pick(&["solved", "open"])), vec![]),
            5 => (format!("tag {} {} {ticket}", random.pick(&["add", "rm"]), random.pick(&TAGS)), vec![]),
            6 => {
                (format!("reply {ticket} --body Hm --status {}", random.pick(&["solved", "pending"])), vec![])
            }
            _ => ("run".to_owned(), vec![]),
        };
        let newest = newest(&desk);
        let done = desk.command(&line).stdin(stdin).run();
        let all = fired(&desk);
        let new = &all[before..];
        let causes: BTreeSet<&str> = new.iter().map(|fired| fired.3.as_str()).collect();
        let may: &[&str] = match line.split(' ').next().unwrap() {
            "deliver" => &["message", "ticket", "missed"],
            "assign" => &["assigned", "missed"],
            "status" | "reply" => &["solved", "missed"],
            "tag" => &["missed"],
            _ => &["tick", "missed"],
        };
        assert!(causes.iter().all(|cause| may.contains(cause)), "{seed}: {line} set off {new:?}");
        assert!(done.code < 2, "{seed}: {line}: {done}");
        one_pass(new);
        before = all.len();
        // What time has brought is brought once.
        if line == "run" {
            desk.ok("run");
            assert_eq!(fired(&desk).len(), before, "{seed}: {line}");
        } else if self::newest(&desk) > newest {
            // It goes with all that rules did, and comes back with it; neither sets anything off.
            let after = desk.ok("verify --digest --columns digest");
            desk.ok(&format!("undo {}", newest + 1));
            assert_eq!(desk.ok("verify --digest --columns digest"), digest, "{seed}: {line}");
            desk.ok("redo");
            assert_eq!(desk.ok("verify --digest --columns digest"), after, "{seed}: {line}");
            assert_eq!(fired(&desk).len(), before, "{seed}: {line}");
        }
    }
    // However they undo each other, they come to rest.
    desk.ok("run");
    let still = fired(&desk).len();
    for _ in 0..3 {
        desk.ok("run");
    }
    assert_eq!(fired(&desk).len(), still, "{seed}");
    let history: Vec<Mail> = (100..110)
        .map(|number| mail(&mut random, number).header("Date", "Mon, 01 Jun 2020 08:00:00 +0000"))
        .collect();
    desk.file("old.mbox", mboxrd(&history));
    desk.ok("import old.mbox");
    assert_eq!(fired(&desk).len(), still, "{seed}: history");
    assert_eq!(desk.ok("verify -f tsv --no-header"), "", "{seed}");
}

fn newest(desk: &Desk) -> i64 {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection.query_row("SELECT max(id) FROM operation", [], |row| row.get(0)).unwrap()
}

#[test]
fn rules_act_once_in_one_pass_and_set_no_rule_off() {
    for seed in 1..=6 {
        run(seed);
    }
}

/// The tags of the ticket of each mail.
fn tags(desk: &Desk) -> BTreeMap<String, String> {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    let mut all = connection
        .prepare(
            "SELECT m.message_id, t.status || ' ' || t.priority || ' ' || coalesce(t.assignee, '-') || ' ' || coalesce((
                 SELECT group_concat(n.name) FROM ticket_tag x JOIN tag n ON n.id = x.tag WHERE x.ticket = t.id ORDER BY x.place), '')
             FROM message m JOIN ticket t ON t.id = m.ticket",
        )
        .unwrap();
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_order_of_the_mails_in_a_file_leaves_no_trace() {
    for seed in 1..=6 {
        let mut random = Random::new(seed);
        let one = desk(&mut random);
        let settings = std::fs::read(one.path("settings.toml")).unwrap();
        let mut mails: Vec<Mail> = (1..=12).map(|number| mail(&mut random, number)).collect();
        let mut known = None;
        for turn in 0..3 {
            let desk = Desk::new();
            desk.file("settings.toml", &settings);
            desk.ok("settings apply settings.toml");
            desk.at("2026-07-01T12:00:00Z");
            desk.file("some.mbox", mboxrd(&mails));
            desk.ok("import some.mbox");
            let now = tags(&desk);
            assert_eq!(known.get_or_insert_with(|| now.clone()), &now, "{seed}, turn {turn}");
            let turned = random.below(mails.len());
            mails.rotate_left(turned);
            mails.reverse();
        }
    }
}
