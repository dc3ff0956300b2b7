//! From the words typed to the bytes that come out.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use crate::desk::time::Moment;
use crate::world::World;

/// A desk in a folder of its own, at an instant that the test sets.
struct Shop {
    folder: TempDir,
}

#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<u8>>>);

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Ear {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Shop {
    /// A desk with one ticket answered by nobody, one solved at once, one on the phone.
    fn open() -> Shop {
        let shop = Shop { folder: tempfile::tempdir().unwrap() };
        shop.well(
            "2026-03-02T08:00:00Z",
            "init --name Acme --address support@acme.example --me ana@acme.example",
        );
        shop.well("2026-03-02T09:00:00Z", "new --from eva@example.com --subject Teapot --tag billing");
        shop.well("2026-03-02T09:30:00Z", "status solved 1");
        shop.well("2026-03-03T09:00:00Z", "new --from eva@example.com --subject Lid --tag vip,billing");
        shop.well("2026-03-03T10:00:00Z", "new --from ivo@example.com --subject Call --channel phone --live");
        shop.well("2026-03-03T11:00:00Z", "status solved 3");
        shop
    }

    fn run(&self, now: &str, words: &str) -> (u8, String, String) {
        let (out, err) = (Ear::default(), Ear::default());
        let words = ["desk", "--db", "desk.db"].into_iter().chain(words.split_whitespace());
        let mut world = World::silent(words, Moment::parse(now).unwrap());
        world.directory = self.folder.path().to_owned();
        (world.stdout, world.stderr) = (Box::new(out.clone()), Box::new(err.clone()));
        let code = crate::cli::run(world);
        (code, out.text(), err.text())
    }

    fn well(&self, now: &str, words: &str) -> String {
        let (code, out, err) = self.run(now, words);
        assert_eq!(code, 0, "{words}: {err}");
        out
    }

    fn told(&self, words: &str) -> (u8, String) {
        let (code, _, err) = self.run(LATER, words);
        (code, err)
    }
}

const LATER: &str = "2026-04-01T12:00:00Z";

#[test]
fn promises_and_first_contacts_of_a_small_desk() {
    let shop = Shop::open();
    insta::assert_snapshot!(shop.well(LATER, "report sla --period 2026-03 --by agent"), @r"
    group	target	decided	met	missed	met_pct	active	at_risk	paused	cancelled	median_minutes	p90_minutes
    ana	first_response	0	0	0		0	0	0	0		
    ana	next_response	0	0	0		0	0	0	0		
    ana	resolution	2	2	0	100.0	0	0	0	0	45	60
    (unassigned)	first_response	1	0	1	0.0	0	0	0	1		
    (unassigned)	next_response	0	0	0		0	0	0	0		
    (unassigned)	resolution	1	0	1	0.0	0	0	0	0		
    total	first_response	1	0	1	0.0	0	0	0	1		
    total	next_response	0	0	0		0	0	0	0		
    total	resolution	3	2	1	66.7	0	0	0	0	45	60
    total	all	4	2	2	50.0	0	0	0	1
    ");
    insta::assert_snapshot!(shop.well(LATER, "report fcr --by topic"), @"
    group	solved	eligible	matured	resolved_first	fcr_pct	gross_resolved	gross_matured	gross_pct	one_touch	one_touch_of	one_touch_pct	provisional	abandoned	backfill	no_reopen	no_reopen_pct	one_hour	one_hour_pct	no_reply
    (no topic)	2	2	2	2	100.0	2	2	100.0	0	2	0.0	0	0	0	2	100.0	2	100.0	2
    total	2	2	2	2	100.0	2	2	100.0	0	2	0.0	0	0	0	2	100.0	2	100.0	2
    ");
    assert_eq!(shop.well(LATER, "report sla --list missed -f ids"), "2\n");
    assert_eq!(shop.well(LATER, "report sla channel:phone --list met -f ids"), "3\n");
    assert_eq!(shop.well(LATER, "report sla -tag:vip --list missed --no-header"), "");
    assert_eq!(shop.well(LATER, "report sla lid --list missed -f ids"), "2\n", "a word in a subject");
}

#[test]
fn the_same_words_give_the_same_bytes_whatever_is_learned_later() {
    let shop = Shop::open();
    let words = [
        "report sla --as-of 2026-03-03 --known 6 --by tag",
        "report sla --as-of 2026-03-03 --known 6 --list -f table",
        "report fcr --as-of 2026-03-08T00:00:00Z --known 6 --by week -f json",
        "report sla --as-of 2026-03-03T11:00:00Z --known 4 is:unsolved --period this-week --list",
        "report sla --as-of 2030-01-01 --known 6",
    ];
    let before = words.map(|words| shop.well("2026-03-03T12:00:00Z", words));
    shop.well("2026-03-04T09:00:00Z", "receive 1 --body again");
    shop.well("2026-03-04T10:00:00Z", "priority urgent 1-3");
    shop.well("2026-03-04T10:00:00Z", "status spam 2");
    shop.well("2026-03-04T11:00:00Z", "undo 6");
    let settings =
        shop.well(LATER, "settings show").replace("first_response = \"8h\"", "first_response = \"1m\"");
    std::fs::write(shop.folder.path().join("new.toml"), settings.replace("fcr_days = 7", "fcr_days = 1"))
        .unwrap();
    shop.well(LATER, "settings apply new.toml");
    for (words, before) in words.iter().zip(before) {
        assert_eq!(shop.well(LATER, words), before, "{words}");
    }
    let unbound = "report fcr --as-of 2026-03-08T00:00:00Z --by week -f json";
    assert_ne!(
        shop.well(LATER, unbound),
        shop.well(LATER, words[2]),
        "without --known they tell what is known now"
    );
}

#[test]
fn a_check_holds_or_not() {
    let shop = Shop::open();
    let (code, out, err) = shop.run(LATER, "report sla --check --target 95");
    assert_eq!(code, 4);
    assert!(out.starts_with("group\ttarget\t"), "the report is printed all the same");
    insta::assert_snapshot!(err, @"warning: sla: 50.0 % (2 of 4) is below the target of 95 %");
    assert_eq!(shop.told("report sla --check --target 10").0, 0);
    let nothing = shop.told("report sla --period 2020 --check --target 95");
    assert_eq!(nothing, (0, "sla: nothing was decided, so there is nothing to check\n".into()));
}

#[test]
fn a_file_gets_it_all_and_stdout_nothing() {
    let shop = Shop::open();
    assert_eq!(shop.well(LATER, "report fcr -o fcr.csv"), "");
    let written = std::fs::read_to_string(shop.folder.path().join("fcr.csv")).unwrap();
    assert_eq!(written, shop.well(LATER, "report fcr -f csv"));
    assert_eq!(shop.well(LATER, "report fcr -o -"), shop.well(LATER, "report fcr"));
    assert_eq!(shop.told("report fcr -o no/such/folder.csv").0, 73);
    let (code, err) = shop.told("report fcr -f csv -o desk.db");
    assert_eq!((code, err.lines().next().unwrap()), (1, "error: desk.db is the desk itself"));
}

#[test]
fn slips_are_told_with_the_next_step() {
    let shop = Shop::open();
    let all = [
        "report slla",
        "report sla --list mised",
        "report sla --by tags",
        "report sla --period last-weak",
        "report sla --from 2026-03-02 --to 2026-03-01",
        "report sla --known 99",
        "report sla --check",
        "report sla --check --target much",
        "report replies --check --target 90",
        "report sla -f ids",
        "report sla --as-of yesterdya",
    ];
    let told = all.map(|words| {
        let (code, err) = shop.told(words);
        format!("{words}: exit {code}\n{err}")
    });
    insta::assert_snapshot!(told.concat(), @r#"
    report slla: exit 2
    error: there is no report `slla`
    hint: desk report sla
    report sla --list mised: exit 2
    error: `sla` has no cell `mised` to list
    hint: did you mean `missed`?
    hint: the cells are: decided, met, missed, met_pct, active, at_risk, paused, cancelled, median_minutes, p90_minutes, missed_time, missed_retarget, missed_merge, merged, flipped, tickets, tickets_missed, low_n, no_policy
    report sla --by tags: exit 2
    error: invalid value 'tags' for '--by <BY>'
        [possible values: agent, tag, topic, channel, department, destination, priority, customer, day, week, month, policy, weekday, hour, created]
    hint: a similar value exists: 'tag'
    report sla --period last-weak: exit 2
    error: `last-weak` is no date and no period
    hint: did you mean `last-week`?
    report sla --from 2026-03-02 --to 2026-03-01: exit 2
    error: the period ends before it begins
    hint: --from 2026-03-01 --to 2026-03-31
    report sla --known 99: exit 1
    error: there is no operation 99
    hint: desk log
    report sla --check: exit 2
    error: the following required arguments were not provided:
        --target <PCT>
    hint: desk report --check --target <PCT> <NAME> [QUERY]...
    report sla --check --target much: exit 2
    error: "much" is no share in percent
    hint: --target 95, or 99.5; from 0 to 100
    report replies --check --target 90: exit 2
    error: `replies` has no share to check
    hint: desk report --columns report,headline tells which have one
    report sla -f ids: exit 2
    error: there are no tickets in this output, so it has no ids
    hint: -f tsv writes all of its rows
    report sla --as-of yesterdya: exit 2
    error: `yesterdya` is no date and no period
    hint: did you mean `yesterday`?
    "#);
}

#[test]
fn the_list_of_reports_needs_no_desk() {
    let nobody = Shop { folder: tempfile::tempdir().unwrap() };
    insta::assert_snapshot!(nobody.well(LATER, "report"), @"
    report	about
    sla	Promises kept: of those decided in the period, how many were met
    fcr	First contact resolution: of the tickets solved in the period, how many needed one contact only
    response	First response times: how long customers waited for the first answer, and who waits still
    next-response	Next response times: how long customers waited for each answer after the first
    resolution	Resolution times: from first contact to first and last solve, and whose turn it was meanwhile
    reopen	Reopen rate: of the tickets first solved in the period, how many came back
    replies	Replies per resolution: how many answers the tickets solved in the period took
    volume	What came in, what was solved, what came back, and the backlog before and after
    backlog	What was open at the end of the period: how old it was, and whose turn it was
    transfers	Transfers: of the tickets solved in the period, how many changed department or were handed up
    repeat	Repeat contacts: of the tickets that customers began, how many came back with the same topic
    satisfaction	What customers said when they were asked, by question and scale
    time	Time worked in the period: on what, on how many tickets, and by whom
    agents	The key figures of each agent: tickets, answers, solves, promises kept
    customers	The key figures of each customer: tickets, answers, solves, promises kept
    tags	The key figures of each tag; a ticket stands in the row of its first one
    channels	The key figures of each channel: tickets, answers, solves, promises kept
    summary	The key figures of the other reports, one below the other
    audit	What flatters the figures, and what they leave out: a row for each check
    ");
    assert_eq!(nobody.told("report sla").0, 66);
}

#[test]
fn what_was_undone_did_not_happen_unless_it_was_not_known_yet() {
    let shop = Shop::open();
    let solved = |known: &str| shop.well(LATER, &format!("report fcr --list solved -f ids {known}"));
    assert_eq!(solved(""), "1\n3\n");
    let done = shop.well(LATER, "log --limit 1 --columns operation --no-header").trim().to_owned();
    shop.well(LATER, &format!("undo {done}"));
    assert_eq!(solved(""), "1\n");
    assert_eq!(solved(&format!("--known {done}")), "1\n3\n", "the undo was not known yet");
    shop.well(LATER, "redo");
    assert_eq!(solved(""), "1\n3\n", "an undo that is undone never was");
}
