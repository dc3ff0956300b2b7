//! What the desk says of itself: every command has its place, its line and its examples, and every example does what it says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use solodesk::cli::guide::{EXAMPLES, Leaves, meant, pages};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// The lines of `desk help` that name a command.
fn listed() -> Vec<(String, String)> {
    let list = Desk::nowhere().ok("help");
    let lines =
        list.lines().filter_map(|line| line.strip_prefix("  ")).take_while(|line| !line.starts_with("help "));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(name, about)| (name.into(), about.trim().into()))
        .collect()
}

/// The commands that can be typed after `desk`, as words; those above others are among them.
fn commands() -> Vec<String> {
    fn below(command: &clap::Command, above: &str, all: &mut Vec<String>) {
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            let line = format!("{above}{}", sub.get_name());
            below(sub, &format!("{line} "), all);
            all.push(line);
        }
    }
    let mut all = Vec::new();
    below(&solodesk::cli::command(), "", &mut all);
    all
}

#[test]
fn every_command_stands_once_in_a_group_and_on_one_line() {
    let listed = listed();
    let names: BTreeSet<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), listed.len());
    let commands = commands();
    let top: BTreeSet<&str> =
        commands.iter().map(String::as_str).filter(|line| !line.contains(' ')).collect();
    assert_eq!(names, top);
    let list = Desk::nowhere().ok("help");
    assert!(
        !list.contains("\nMore\n"),
        "a command has no group; give it one in src/cli/guide/groups.rs\n{list}"
    );
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
    for ask in ["--help", "-h"] {
        assert_eq!(Desk::nowhere().ok(ask), list, "{ask}");
    }
    let bare = Desk::nowhere().words([""; 0]).run();
    assert_eq!((bare.code, bare.stdout.len()), (2, 0));
    assert!(bare.stderr.contains("Take mail in"), "{}", bare.stderr);
}

#[test]
fn help_is_asked_for_in_any_order() {
    let desk = Desk::nowhere();
    for line in commands() {
        let shown = desk.ok(&format!("help {line}"));
        assert_eq!(desk.ok(&format!("{line} --help")), shown, "{line}");
        assert!(shown.contains("\nOptions of every command"), "{line}");
    }
    desk.refused("help tga").says(2, "there is no help on \"tga\"", "did you mean tag?");
    desk.refused("help tag ad").says(2, "there is no help on \"ad\"", "did you mean add?");
    desk.refused("help inbox").says(2, "there is no help on \"inbox\"", "that is: desk list");
    desk.refused("tga add x 1").says(2, "unrecognized subcommand 'tga'", "did you mean desk tag?");
    desk.refused("ls").says(2, "unrecognized subcommand 'ls'", "that is: desk list");
    desk.refused("outbox sho o1").says(2, "unrecognized subcommand 'sho'", "show");
    Desk::new().refused("list -f jsno").says(2, "jsno", "did you mean `json`?");
}

#[test]
fn words_of_other_programs_lead_to_commands_that_are_there() {
    let commands = commands();
    for (word, line) in meant::ALL {
        assert!(!commands.iter().any(|name| name == word), "{word} is a command by itself");
        let typed = line.strip_prefix("desk ").unwrap();
        let known = |name: &&String| typed == name.as_str() || typed.starts_with(&format!("{name} "));
        // A command of the contract that is still to come is left to who brings it.
        if typed.starts_with("sql") && !commands.contains(&"sql".to_owned()) {
            continue;
        }
        assert!(commands.iter().any(|name| known(&name)), "{word}: {line}");
    }
}

#[test]
fn every_page_is_there_and_fits() {
    let desk = Desk::nowhere();
    let list = desk.ok("help");
    for (name, about) in pages::NAMES {
        let page = desk.ok(&format!("help {name}"));
        for line in page.lines() {
            assert!(line.chars().count() <= 81, "help {name}: {line}");
        }
        assert!(list.contains(&format!("help {name}")) && list.contains(about), "{name}");
    }
    let options = desk.ok("help options");
    for long in [
        "db",
        "as",
        "tz",
        "format",
        "columns",
        "no-header",
        "sort",
        "limit",
        "color",
        "quiet",
        "verbose",
        "yes",
        "raw",
    ] {
        // What stands everywhere stands there, and in the help of no command.
        assert!(options.contains(&format!("--{long}")) || long == "raw", "{long}");
        assert!(!desk.ok("tag add --help").contains(&format!("--{long} ")), "{long}");
    }
    let formats = desk.ok("help formats");
    assert!(solodesk::table::ALL.iter().all(|format| formats.contains(&format!("\n  {} ", format.name))));
    let queries = desk.ok("help queries");
    assert!(solodesk::desk::query::KEYS.iter().all(|key| queries.contains(&format!("\n  {}:", key.name))));
    let variables = desk.ok("help variables");
    assert!(solodesk::config::KEYS.iter().all(|key| variables.contains(&format!("\n  {} ", key.name))));
    let codes = desk.ok("help exit-codes");
    for code in [0, 1, 2, 3, 4, 65, 66, 70, 73, 74, 75, 77, 78] {
        assert!(codes.contains(&format!("\n  {code:>2}  ")), "{code}");
    }
}

#[test]
fn every_variable_that_is_read_is_told() {
    let page = Desk::nowhere().ok("help variables");
    let mut files = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut found = BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(path).unwrap().map(|file| file.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for asked in ["variable(\"", "variable_os(\"", "folder(world, \""] {
            found.extend(
                text.split(asked).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned),
            );
        }
    }
    assert!(found.len() > 10, "{found:?}");
    for name in found {
        assert!(page.contains(&name), "{name} is read, and desk help variables is silent about it");
    }
}

#[test]
fn every_command_ends_its_help_with_examples() {
    let desk = Desk::nowhere();
    let mut shown = BTreeSet::new();
    for line in commands() {
        let help = desk.ok(&format!("{line} --help"));
        let (_, examples) =
            help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("desk {line} has no example"));
        let lines: Vec<&str> = examples
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .filter(|line| !line.starts_with(' '))
            .collect();
        assert!(!line.contains(' ') || !lines.is_empty(), "{line}");
        assert!(line.contains(' ') || (2..=3).contains(&lines.len()), "{line}: {lines:?}");
        for typed in lines {
            assert!(typed.chars().count() <= 77, "on a narrow terminal this is broken: {typed}");
            let known = EXAMPLES.iter().any(|example| example.line == typed);
            assert!(known, "desk {line}: {typed} is tried by no test; put it into src/cli/guide/examples.rs");
            shown.insert(typed.to_owned());
        }
    }
    // No example lies where nobody sees it, but for those of commands that this version does not have.
    let there = commands();
    for example in EXAMPLES {
        let here =
            example.line.split(['|']).filter_map(|part| part.trim().strip_prefix("desk ")).any(|line| {
                there.iter().any(|command| line == command || line.starts_with(&format!("{command} ")))
            });
        assert!(!here || shown.contains(example.line), "nobody sees: {}", example.line);
    }
}

/// The desk on which the examples are tried: Acme, on the morning of Wednesday, the first of July.
fn prepared(desk: &Desk) {
    desk.at("2026-07-01T07:00:00Z").tick(20);
    desk.ok("init --name Acme --address support@acme.example --me 'Ana Horvat <ana@acme.example>' --tz UTC");
    let way = format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n", desk.path("sent").display());
    let settings = desk.ok("settings show");
    desk.file("way.toml", format!("{settings}{way}"));
    desk.ok("settings apply way.toml");
    desk.file("new.toml", format!("{settings}{way}").replace("8h", "4h"));
    desk.ok("agent add bea --email bea@acme.example --full-name 'Bea Kos'");
    let from = [
        "Bo Kos <bo@cust.example>",
        "Cy Ng <cy@cust.example>",
        "Di Ruiz <di@cust.example>",
        "Ed <ed@shop.example>",
        "news@ads.example",
    ];
    let subject =
        ["My teapot leaks", "Where is my parcel?", "A refund, please", "Thank you", "Teapots of the week"];
    let mail = |n: usize| {
        let mail = Mail::new(&format!("{n}@customer.example"), &format!("08:{n:02}"));
        mail.from(from[n % 5])
            .subject(subject[n % 5])
            .body(&format!("This is about the teapot of order {n}. It came broken."))
    };
    for n in 1..=14 {
        desk.command("deliver").stdin(mail(n).bytes()).ok();
    }
    let again = Mail::new("15@customer.example", "08:30").from(from[2]).answers("12@customer.example");
    desk.command("deliver").stdin(again.body("One more thing.").bytes()).ok();
    let stranger =
        Mail::new("16@customer.example", "08:31").from("max@stranger.example").answers("9@customer.example");
    desk.command("deliver").stdin(stranger.body("I am with them.").bytes()).ok();
    let hello = Mail::new("17@customer.example", "08:32").from("robert@home.example").subject("Hello");
    desk.command("deliver").stdin(hello.body("It is me, Bo.").bytes()).ok();
    desk.command("deliver").stdin("junk\n").ok();
    desk.at("2026-07-01T08:40:00Z");
    desk.ok("merge 11 13");
    desk.ok("tag add vip 12 1 9");
    desk.ok("tag add idea 6");
    desk.ok("status open 12 14");
    desk.ok("assign ana 9 12");
    desk.ok("move 9 sales");
    desk.ok("mute ads.example");
    desk.ok("survey asked 7");
    desk.ok("time 12 10m");
    desk.ok("canned add refund --body 'Dear {{ customer.first_name }}, we pay back.'");
    desk.ok("customer address add di@cust.example diana@home.example");
    desk.ok("customer address add di@cust.example di@old.example");
    desk.ok("customer address rm diana@home.example");
    desk.command("deliver")
        .stdin(Mail::new("18@customer.example", "08:33").from("diana@home.example").subject("Hi").bytes())
        .ok();
    desk.ok("customer merge di@cust.example diana@home.example");
    desk.ok("reply 8 --body 'We look into it.'");
    desk.ok("status solved 7");
    desk.command("deliver")
        .stdin(
            Mail::new("19@customer.example", "08:34")
                .from(from[2])
                .answers("7@customer.example")
                .body("Thank you!")
                .bytes(),
        )
        .ok();
    desk.ok("note 12 'to be undone'");
    desk.ok("undo");
    desk.file("inbox.mbox", mboxrd(&[mail(30), mail(31)]));
    desk.file("sent.mbox", mboxrd(&[mail(32).ours().from("Ana <ana@acme.example>")]));
    desk.file("mail.eml", mail(33).bytes());
    desk.file("Maildir/new/1.host", mail(34).bytes());
    std::fs::create_dir_all(desk.path("Maildir/cur")).unwrap();
    desk.file("answer.txt", "It is on its way.\n");
    desk.file("invoice.pdf", "PDF");
    desk.file("canned/hello.md", "Hello {{ customer.first_name }}\n");
    let day = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Eve\r\nEND:VEVENT\r\n";
    desk.file(
        "holidays.ics",
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{day}END:VCALENDAR\r\n"),
    );
    desk.file("editor.sh", "echo '# another line' >> \"$1\"\n");
    desk.at("2026-07-01T09:00:00Z");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let place = to.join(file.file_name());
        match file.file_type().unwrap().is_dir() {
            true => copy(&file.path(), &place),
            false => drop(std::fs::copy(file.path(), place).unwrap()),
        }
    }
}

#[test]
fn every_example_does_what_it_says() {
    let there = commands();
    let base = tempfile::tempdir().unwrap();
    let (work, kept) = (base.path().join("work"), base.path().join("kept"));
    std::fs::create_dir(&work).unwrap();
    let desk = Desk::beside(&work);
    prepared(&desk);
    let programs = Path::new(env!("CARGO_BIN_EXE_desk")).parent().unwrap();
    let typed = |line: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("set -e; {line}")]).env_clear().current_dir(&work).env("HOME", &work);
        shell.env("PATH", format!("{}:/usr/bin:/bin", programs.display())).env("DESK_DB", desk.db());
        shell
            .env("DESK_NOW", "2026-07-01T09:00:00Z")
            .env("EDITOR", "sh editor.sh")
            .env("ACCESSIBLE", "1")
            .env("TMPDIR", base.path());
        shell.env("TZ", "UTC").stdin(std::process::Stdio::null()).output().unwrap()
    };
    assert!(typed("desk trust --yes").status.success());
    copy(&work, &kept);
    let before = desk.dump();
    let mut faults = Vec::new();
    for example in EXAMPLES {
        let known = |line: &str| {
            there.iter().any(|command| line == command || line.starts_with(&format!("{command} ")))
        };
        if !example.line.split('|').filter_map(|part| part.trim().strip_prefix("desk ")).all(known) {
            continue;
        }
        std::fs::remove_dir_all(&work).unwrap();
        copy(&kept, &work);
        let ends = example.leaves != Leaves::Endless;
        let output = if ends { typed(example.line) } else { typed(&format!("timeout 3 {}", example.line)) };
        let (stdout, stderr) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let after = desk.dump();
        let right = match example.leaves {
            Leaves::Nothing | Leaves::Endless => after == before,
            Leaves::Changes => after != before,
            Leaves::File(name) => work.join(name).exists(),
        };
        let well = output.status.success() || (!ends && output.status.code() == Some(124));
        if !well || !right {
            faults.push(format!(
                "{}\n  says it leaves {:?}; {}, the desk is {}\n  {stdout}  {stderr}",
                example.line,
                example.leaves,
                output.status,
                if after == before { "as it was" } else { "changed" }
            ));
        }
    }
    assert!(faults.is_empty(), "{} examples do not what they say:\n{}", faults.len(), faults.join("\n"));
}
