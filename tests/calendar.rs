//! `desk sla calendar`: a week as people see it and as machines read it, counts with their arithmetic, and holidays from
//! the calendar files of strangers.

use crate::harness::Desk;

/// Two shifts on Monday, a night from Friday on, an inventory and a named holiday.
const OFFICE: &str = r#"# Ours.
[desk]
name = "Acme"
timezone = "Europe/Zagreb"

[calendar.office]
mon = ["08:15-12:00", "13:00-17:00"]
tue = ["08:00-17:00"]
wed = ["08:00-17:00"]
thu = ["08:00-17:00"]
fri = ["22:00-06:00"]
holidays = [
  "12-25", # each year
  { date = "11-01", name = "All Saints' Day" },
  { date = "2026-10-28", hours = ["09:00-12:00"], name = "Inventory" },
]
"#;

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Christmas Day\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Easter\\, both\r\n  days\r\nDTSTART;VALUE=DATE:20270328\r\nDTEND;VALUE=DATE:20270330\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Labour Day\r\nDTSTART;VALUE=DATE:20000501\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Party\r\nDTSTART:20261218T180000Z\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Town Day\r\nDTSTART;VALUE=DATE:20270504\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("settings.toml", OFFICE);
    desk.ok("settings apply -q settings.toml");
    desk.tick(0).at("2026-10-20T10:00:00Z");
    desk
}

fn terminal(desk: &Desk, width: usize, line: &str) -> String {
    desk.command(&format!("{line} --color never")).terminal(width).run().to_string()
}

#[test]
fn a_week_is_drawn_with_its_holidays_and_its_changed_clocks() {
    let desk = desk();
    insta::assert_snapshot!(terminal(&desk, 80, "sla calendar --week 2026-W44"), @"
    --- stdout
    office, Europe/Zagreb, 2026-W44

                0     3     6     9     12    15    18    21    24
    Mon 26 Oct  ................+#######..########..............   7 h 45 min
    Tue 27 Oct  ................##################..............          9 h
    Wed 28 Oct  ..................######........................          3 h
                Inventory, special hours
    Thu 29 Oct  ................##################..............          9 h
    Fri 30 Oct  ............................................####          2 h
    Sat 31 Oct  ############....................................          6 h
    Sun  1 Nov  ................................................          0 h
                All Saints' Day
    open in all                                                   36 h 45 min
    + is open for a part of 30 min
    --- exit 0
    ");
    insta::assert_snapshot!(terminal(&desk, 60, "sla calendar --week 2026-03-29"), @"
    --- stdout
    office, Europe/Zagreb, 2026-W13

                0  3  6  9  12 15 18 21 24
    Mon 23 Mar  ........+###.####.......   7 h 45 min
    Tue 24 Mar  ........#########.......          9 h
    Wed 25 Mar  ........#########.......          9 h
    Thu 26 Mar  ........#########.......          9 h
    Fri 27 Mar  ......................##          2 h
    Sat 28 Mar  ######..................          6 h
    Sun 29 Mar  .. .....................          0 h
                23 h long: at 02:00 the clocks go forward to
                03:00
    open in all                           42 h 45 min
    + is open for a part of 60 min
    --- exit 0
    ");
    let coloured = desk.command("sla calendar").terminal(80).ok();
    assert!(coloured.contains("▇▇▇▇") && coloured.contains("\x1b[1mTue 20 Oct"), "{coloured}");
    for width in [40, 60, 80, 100, 121, 300] {
        let text = terminal(&desk, width, "sla calendar --week 2026-W44");
        let most = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(most <= width, "{width}: {text}");
    }
}

#[test]
fn a_week_is_a_table_of_windows_for_machines() {
    let desk = desk();
    insta::assert_snapshot!(desk.ok("sla calendar office --week 2026-10-28"), @"
    date	weekday	from	to	open_seconds	note
    2026-10-26	Mon	2026-10-26T07:15:00Z	2026-10-26T11:00:00Z	13500	
    2026-10-26	Mon	2026-10-26T12:00:00Z	2026-10-26T16:00:00Z	14400	
    2026-10-27	Tue	2026-10-27T07:00:00Z	2026-10-27T16:00:00Z	32400	
    2026-10-28	Wed	2026-10-28T08:00:00Z	2026-10-28T11:00:00Z	10800	Inventory, special hours
    2026-10-29	Thu	2026-10-29T07:00:00Z	2026-10-29T16:00:00Z	32400	
    2026-10-30	Fri	2026-10-30T21:00:00Z	2026-10-30T23:00:00Z	7200	
    2026-10-31	Sat	2026-10-30T23:00:00Z	2026-10-31T05:00:00Z	21600	
    2026-11-01	Sun			0	All Saints' Day
    ");
    let rows = desk.json("sla calendar --week 2026-W43");
    assert_eq!(rows[7]["note"], "25 h long: at 03:00 the clocks go back to 02:00; weekend");
    assert!(rows[7]["from"].is_null());
}

#[test]
fn a_week_without_an_open_minute_says_so() {
    let desk = desk();
    let holidays = (24..32).map(|day| format!("\"2026-08-{day}\"")).collect::<Vec<_>>().join(", ");
    let closed = OFFICE.replace("  \"12-25\", # each year\n", &format!("  {holidays},\n"));
    desk.file("settings.toml", closed);
    desk.ok("settings apply -q settings.toml");
    let said = terminal(&desk, 80, "sla calendar --week 2026-W35");
    assert!(said.contains("this week has no open minute; it opens Tue 2026-09-01 08:00"), "{said}");
    assert!(said.contains("open in all") && said.contains(" 0 h\n"), "{said}");
}

#[test]
fn several_calendars_are_listed() {
    let desk = desk();
    assert_eq!(desk.json("sla calendar --list")[0]["a_week"], "42 h 45 min");
    let two = format!(
        "{OFFICE}\n[calendar.always]\ntimezone = \"UTC\"\n{}",
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .map(|day| format!("{day} = [\"00:00-24:00\"]\n"))
            .concat()
    );
    desk.file("settings.toml", two);
    desk.ok("settings apply -q settings.toml");
    insta::assert_snapshot!(desk.ok("sla calendar -f csv --columns name,zone,a_week,open_seconds,open,changes_at,next_holiday,holiday"), @r#"
    name,zone,a_week,open_seconds,open,changes_at,next_holiday,holiday
    always,UTC,168 h,604800,true,,,
    office,Europe/Zagreb,42 h 45 min,153900,true,2026-10-20T15:00:00Z,2026-10-28,"Inventory, special hours"
    "#);
    desk.refused("sla calendar --week 2026-W40").says(
        2,
        "there are several calendars",
        "desk sla calendar always",
    );
    desk.refused("sla calendar ofice").says(1, "there is no calendar \"ofice\"", "did you mean office?");
    desk.ok("sla calendar office");
    desk.file("settings.toml", "[desk]\nname = \"x\"\n");
    desk.ok("settings apply -q settings.toml");
    desk.refused("sla calendar").says(1, "the settings have no calendar", "desk settings edit");
}

#[test]
fn a_count_shows_how_it_came_about() {
    let desk = desk();
    assert_eq!(
        desk.ok("sla calendar --test '2026-12-24 16:00' --add 8h"),
        "start\tadd_seconds\tdue_at\n2026-12-24T15:00:00Z\t28800\t2026-12-28T08:15:00Z\n"
    );
    insta::assert_snapshot!(terminal(&desk, 80, "sla calendar --test '2026-12-24 16:00' --add 8h"), @"
    --- stdout
    Thu 2026-12-24 16:00 plus 8 h of office, Europe/Zagreb

      Thu 2026-12-24  16:00-17:00          1 h             1 h
      Fri 2026-12-25  closed: holiday
      Sat 2026-12-26  00:00-06:00          6 h             7 h
      Sun 2026-12-27  closed: weekend
      Mon 2026-12-28  08:15-09:15          1 h             8 h

    due Mon 2026-12-28 09:15 (2026-12-28T08:15:00Z)
    --- exit 0
    ");
    insta::assert_snapshot!(terminal(&desk, 60, "sla calendar --between '2026-10-24 03:00' '2026-10-29'"), @"
    --- stdout
    Sat 2026-10-24 03:00 to Thu 2026-10-29 00:00 in office,
    Europe/Zagreb

      Sat 2026-10-24  03:00-06:00          3 h             3 h
      Sun 2026-10-25  closed: weekend
      Mon 2026-10-26  08:15-12:00   3 h 45 min      6 h 45 min
      Mon 2026-10-26  13:00-17:00          4 h     10 h 45 min
      Tue 2026-10-27  08:00-17:00          9 h     19 h 45 min
      Wed 2026-10-28  09:00-12:00          3 h     22 h 45 min
                      Inventory, special hours

    open 22 h 45 min
    --- exit 0
    ");
    assert_eq!(
        desk.ok("sla calendar --between '2026-10-24 03:00' 2026-10-29 -f csv"),
        "from,to,open_seconds\n2026-10-24T01:00:00Z,2026-10-28T23:00:00Z,81900\n"
    );
    let json = desk.json("sla calendar --test '2026-12-24 16:00' --add 8h");
    assert_eq!(json["windows"].as_array().unwrap().len(), 5);
    let sum: i64 =
        json["windows"].as_array().unwrap().iter().map(|row| row["open_seconds"].as_i64().unwrap()).sum();
    assert_eq!(sum, 28_800);
    // A year of work is not told day by day.
    let long = terminal(&desk, 80, "sla calendar --test 2026-01-05 --add 2000h");
    assert!(long.lines().count() < 40 && long.contains("more lines of open windows"), "{long}");
}

#[test]
fn local_times_that_the_clocks_make_doubtful_are_told() {
    let desk = desk();
    let twice = desk.run("sla calendar --test '2026-10-25 02:30' --add 1h");
    assert!(
        twice.stderr.contains(
            "the clocks of Europe/Zagreb show 2026-10-25 02:30 twice; 02:30 +02:00 is taken, not 02:30 +01:00"
        ),
        "{twice}"
    );
    assert!(twice.text().contains("2026-10-25T00:30:00Z\t"), "{twice}");
    let never = desk.run("sla calendar --between 2026-03-29T02:30 2026-03-30");
    assert!(
        never.stderr.contains("the clocks of Europe/Zagreb skip 2026-03-29T02:30; 2026-03-29 03:00 is taken"),
        "{never}"
    );
    assert!(never.text().contains("\n2026-03-29T01:00:00Z\t"), "{never}");
    let exact = desk.run("sla calendar --test 2026-10-25T02:30:00+01:00 --add 1h");
    assert_eq!(exact.stderr, "", "{exact}");
    // Who looks at the desk from elsewhere is told whose clock is meant.
    let elsewhere = desk.run("sla calendar --tz America/New_York --test '2026-10-26 08:15' --add 1h");
    assert_eq!(
        elsewhere.stderr,
        "times without an offset are read in Europe/Zagreb, the zone of calendar office\n"
    );
    assert!(elsewhere.text().contains("\n2026-10-26T07:15:00Z\t"), "{elsewhere}");
}

#[test]
fn a_count_that_cannot_be_made_is_refused_with_advice() {
    let desk = desk();
    for (line, code, message, hint) in [
        (
            "--test 2026-12-24 --add 1d",
            2,
            "\"1d\" is no time that can be promised",
            "hours: 24h around the clock",
        ),
        ("--test 2026-12-24 --add 0h", 2, "\"0h\" is no time that can be promised", "a time above zero"),
        ("--test 2026-12-24 --add 8", 2, "\"8\" is no time", "8m for minutes, 8h for hours"),
        ("--test lunch --add 8h", 2, "`lunch` is no date", "periods are"),
        ("--test 1960-01-01 --add 8h", 2, "1960-01-01 is too far away", "nearer"),
        (
            "--between 2026-12-24 2026-12-23",
            2,
            "the second time is before the first",
            "--between '2026-12-23 00:00' '2026-12-24 00:00'",
        ),
        ("--between 2026-12-24 2036-12-23", 2, "more than six years", "year by year"),
        ("--week 2500-01-01", 2, "2500-01-01 is too far away", "nearer"),
        ("--week foo", 2, "`foo` is no date", "periods are"),
    ] {
        desk.refused(&format!("sla calendar {line}")).says(code, message, hint);
    }
    for line in [
        "--test 2026-12-24",
        "--add 8h",
        "--between 2026-12-24",
        "--dry-run",
        "--list office",
        "--week 2026-W44 --list",
    ] {
        assert_eq!(desk.refused(&format!("sla calendar {line}")).code, 2);
    }
    let rare = OFFICE.replace("mon = [\"08:15-12:00\", \"13:00-17:00\"]\ntue = [\"08:00-17:00\"]\nwed = [\"08:00-17:00\"]\nthu = [\"08:00-17:00\"]\nfri = [\"22:00-06:00\"]", "");
    desk.file("settings.toml", rare);
    desk.ok("settings apply -q settings.toml");
    desk.refused("sla calendar --test 2026-11-24 --add 8h").says(
        1,
        "8h of open time do not pass within six years",
        "desk sla calendar office",
    );
}

#[test]
fn holidays_of_a_file_are_shown_and_written_and_undone() {
    let desk = desk();
    desk.file("h.ics", FILE);
    let before = desk.dump();
    let preview = desk.command("sla calendar --import h.ics --dry-run --except Town").run();
    insta::assert_snapshot!(preview.to_string(), @r#"
    --- stdout
    date	weekday	name	action	reason
    05-01		Labour Day	new	
    2026-12-18	Fri	Party	skipped	it has a time of day
    2026-12-25	Fri	Christmas Day	known	
    2027-03-28	Sun	Easter, both days	closed_day	closed on Sundays anyway
    2027-03-29	Mon	Easter, both days	new	
    2027-05-04	Tue	Town Day	skipped	left out by --except
    --- stderr
    hint: a part of a day is written by hand, in desk settings edit: { date = "2026-12-18", hours = ["09:00-12:00"] }
    2 holidays would be added to calendar office
    --- exit 0
    "#);
    assert_eq!(desk.dump(), before);
    let done = desk.run("sla calendar office --import h.ics --except Town");
    assert!(done.stderr.contains("2 holidays added to calendar office, version 3 of the settings"), "{done}");
    let lines = "  { date = \"05-01\", name = \"Labour Day\" },\n  { date = \"2027-03-29\", name = \"Easter, both days\" },\n]\n";
    assert_eq!(
        desk.ok("settings show"),
        OFFICE.replace("\"Inventory\" },\n]\n", &format!("\"Inventory\" }},\n{lines}"))
    );
    // A second time nothing is new; undone it is as it was.
    let again = desk.run("sla calendar --import h.ics --except Town");
    assert!(again.stderr.contains("nothing in h.ics is new to calendar office"), "{again}");
    assert_eq!(desk.json("settings history").as_array().unwrap().len(), 3);
    desk.ok("undo -q");
    assert_eq!(desk.ok("settings show"), OFFICE);
    // Standard input will do, and one year of it.
    let only = desk.command("sla calendar --import - --only 2027 -f csv --no-header").stdin(FILE).ok();
    insta::assert_snapshot!(only, @r#"
    2026-12-18,Fri,Party,skipped,it has a time of day
    2026-12-25,Fri,Christmas Day,skipped,left out by --only
    2027-03-28,Sun,"Easter, both days",closed_day,closed on Sundays anyway
    2027-03-29,Mon,"Easter, both days",new,
    2027-05-01,Sat,Labour Day,new,
    2027-05-04,Tue,Town Day,new,
    "#);
}

#[test]
fn files_that_are_no_calendars_are_refused() {
    let desk = desk();
    desk.file("a.ics", "Dear diary\n");
    desk.file("big.ics", " ".repeat(5 << 20));
    desk.refused("sla calendar --import a.ics").says(65, "a.ics is no calendar file", "BEGIN:VCALENDAR");
    desk.refused("sla calendar --import big.ics").says(65, "big.ics is larger than 4 MiB", "holidays alone");
    desk.refused("sla calendar --import none.ics").says_without_hint(66, "cannot read none.ics");
    desk.refused("sla calendar --import a.ics --columns dat").says(2, "dat", "date");
    let silly = desk.command("sla calendar --import - --except 1999-01-01").stdin(FILE).run();
    assert!(silly.stderr.contains("--except \"1999-01-01\" leaves nothing out"), "{silly}");
}

#[test]
fn holidays_that_are_not_known_yet_are_asked_for() {
    let desk = desk();
    let asked =
        |line: &str| desk.run(line).stderr.contains("calendar office has no dated holidays for 2027 yet");
    assert!(!asked("sla calendar"));
    desk.at("2026-11-02T10:00:00Z");
    assert!(asked("sla calendar") && asked("sla calendar --list"));
    // A count is in doubt only where it reaches into that year.
    assert!(
        asked("sla calendar --test 2026-12-31 --add 80h")
            && !asked("sla calendar --test 2026-11-10 --add 8h")
    );
}

#[test]
fn whole_days_that_a_file_writes_as_instants_are_those_of_the_calendar() {
    let desk = Desk::new();
    let berlin = "[desk]\nname = \"x\"\ntimezone = \"America/New_York\"\n[calendar.office]\ntimezone = \"Europe/Berlin\"\n\
        mon = [\"09:00-17:00\"]\ntue = [\"09:00-17:00\"]\nwed = [\"09:00-17:00\"]\nsat = [\"09:00-17:00\"]\n";
    desk.file("settings.toml", berlin);
    desk.ok("settings apply -q settings.toml");
    let event = |lines: &str| format!("BEGIN:VEVENT\r\n{lines}END:VEVENT\r\n");
    let file = [
        event("SUMMARY:Stocktaking\r\nDTSTART:20260706T220000Z\r\nDTEND:20260707T220000Z\r\n"),
        event("SUMMARY:Dinner\r\nDTSTART:20260713T223000Z\r\nDTEND:20260714T003000Z\r\n"),
        event(
            "SUMMARY:Fair\r\nDTSTART;TZID=Europe/Paris:20260720T000000\r\nDTEND;TZID=Europe/Paris:20260722T000000\r\n",
        ),
        event("SUMMARY:Years\r\nDTSTART:20250808T220000Z\r\nDURATION:P1D\r\nRRULE:FREQ=YEARLY\r\n"),
    ];
    desk.file("h.ics", format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", file.concat()));
    desk.tick(0).at("2026-06-29T06:00:00Z");
    let preview = desk.run("sla calendar --import h.ics --dry-run");
    insta::assert_snapshot!(preview.to_string(), @r#"
    --- stdout
    date	weekday	name	action	reason
    08-09		Years	new	
    2026-07-07	Tue	Stocktaking	new	
    2026-07-14	Tue	Dinner	skipped	it has a time of day
    2026-07-20	Mon	Fair	new	
    2026-07-21	Tue	Fair	new	
    --- stderr
    hint: a part of a day is written by hand, in desk settings edit: { date = "2026-07-14", hours = ["09:00-12:00"] }
    4 holidays would be added to calendar office
    --- exit 0
    "#);
    // What is stored is what was shown, and that day is closed where the calendar is.
    desk.ok("sla calendar --import h.ics");
    let settings = desk.ok("settings show");
    for line in [
        "\"2026-07-07\", name = \"Stocktaking\"",
        "\"08-09\", name = \"Years\"",
        "\"2026-07-20\"",
        "\"2026-07-21\"",
    ] {
        assert!(settings.contains(line), "{line} in {settings}");
    }
    assert!(!settings.contains("Dinner"), "{settings}");
    let due = |from: &str| desk.json(&format!("sla calendar --test {from} --add 1h"))["due_at"].clone();
    assert_eq!(due("2026-07-06T14:30:00Z"), "2026-07-08T07:30:00Z");
    assert_eq!(due("2026-07-13T14:30:00Z"), "2026-07-14T07:30:00Z");
    assert!(desk.ok("sla calendar --test '2026-07-08 09:00' --add 2m40s -f table").contains("2 min 40 s"));
}
