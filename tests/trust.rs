//! What a database would have run on this machine, and whether the machine has agreed.

use crate::harness::{Desk, strict};
use crate::layouts::of_layout_1;

/// A desk with a way out and an answer that waits for it.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    desk.file("mta.sh", format!("#!/bin/sh\ncat >> '{}'\n", desk.path("sent.txt").display()));
    desk.ok("new --from eva@customer.example --subject one");
    let section =
        format!("\n[outgoing]\ncommand = \"sh {}\"\nhold_seconds = 0\n", desk.path("mta.sh").display());
    desk.file("s.toml", desk.ok("settings show") + &section);
    desk.ok("settings apply s.toml");
    desk
}

fn sent(desk: &Desk) -> usize {
    std::fs::read_to_string(desk.path("sent.txt")).unwrap_or_default().matches("Message-ID:").count()
}

/// As it would be after `cp`, made by a machine that knows nothing of it.
fn elsewhere(desk: &Desk, name: &str) {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection.execute_batch(&format!("VACUUM INTO '{}'", desk.path(name).display())).unwrap();
}

#[test]
fn settings_that_are_applied_here_are_agreed_to() {
    let desk = desk();
    desk.ok("reply 1 --body hello --send");
    assert_eq!(sent(&desk), 1);
    let listed = desk.json("trust list");
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!((&listed[0]["how"], &listed[0]["state"]), (&"applied".into(), &"trusted".into()));
    // Nor is anything asked for where nothing is run.
    let bare = Desk::new();
    bare.ok("run");
    assert!(bare.command("trust").run().stderr.contains("have nothing run"));
}

#[test]
fn a_file_from_elsewhere_has_nothing_run_before_somebody_agrees() {
    let desk = desk();
    desk.ok("reply 1 --body hello");
    elsewhere(&desk, "foreign.db");
    for line in ["run", "outbox send", "outbox send o1"] {
        let output = desk.run(&format!("{line} --db foreign.db"));
        assert_eq!(output.code, 77, "{line}\n{output}");
        assert!(
            output.stderr.contains("has not agreed") && output.stderr.contains("hint: desk trust"),
            "{output}"
        );
        assert!(output.stderr.contains("mta.sh"), "what it would run is said: {output}");
    }
    // What needs no command is done.
    let output = desk.run("reply 1 --body again --send --db foreign.db");
    assert_eq!(output.code, 77, "{output}");
    assert_eq!(desk.json("outbox --db foreign.db").as_array().unwrap().len(), 2);
    desk.ok("list --db foreign.db");
    desk.ok("outbox send --dry-run --db foreign.db");
    assert_eq!(sent(&desk), 0);
    // Without a terminal nobody is asked.
    desk.refused("trust --db foreign.db").says(2, "", "--yes");
    assert_eq!(desk.json("trust --dry-run --db foreign.db")[0]["state"], "asked_for");
    desk.ok("trust --yes --db foreign.db");
    desk.ok("run --db foreign.db");
    assert_eq!(sent(&desk), 2);
    desk.ok("trust rm foreign.db");
    assert_eq!(desk.run("run --db foreign.db").code, 77);
    desk.refused("trust rm foreign.db").says(1, "nothing is agreed to", "desk trust list");
    // The other one is as it was.
    desk.ok("run");
    assert_eq!(sent(&desk), 3);
}

#[test]
fn run_does_all_that_needs_no_command() {
    let desk = desk();
    desk.ok("snooze 1 1h");
    elsewhere(&desk, "foreign.db");
    desk.wait(7200);
    let output = desk.run("run --db foreign.db -f json");
    assert_eq!(output.code, 77, "{output}");
    assert_eq!(strict(&output.text())[0]["event"], "woken");
}

#[test]
fn a_yes_is_for_these_words_and_comes_back_with_them() {
    let desk = desk();
    let outgoing = |command: &str| {
        let text = std::fs::read_to_string(desk.path("s.toml")).unwrap();
        let line = text.lines().find(|line| line.starts_with("command")).unwrap();
        text.replace(line, &format!("command = \"{command}\""))
    };
    // Somebody else puts other words there, by way of the file alone.
    let other = outgoing("touch owned");
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection
        .execute("UPDATE settings SET document = ? WHERE id = (SELECT max(id) FROM settings)", [other])
        .unwrap();
    drop(connection);
    desk.ok("reply 1 --body hello");
    assert_eq!(desk.run("run").code, 77);
    assert!(!desk.path("owned").exists());
    desk.file("third.toml", outgoing("true"));
    desk.ok("settings apply third.toml");
    assert_ne!(desk.run("run").code, 77);
    // What is mended by a command that is no `settings apply` agrees to nothing.
    elsewhere(&desk, "foreign.db");
    desk.ok("mute spam.example --db foreign.db");
    assert_eq!(desk.run("run --db foreign.db").code, 77);
}

#[test]
fn a_dry_run_of_settings_agrees_to_nothing() {
    let desk = desk();
    elsewhere(&desk, "foreign.db");
    desk.ok("settings apply s.toml --dry-run --db foreign.db");
    assert_eq!(desk.run("run --db foreign.db").code, 77);
    desk.ok("settings apply s.toml --db foreign.db");
    desk.ok("run --db foreign.db");
}

#[test]
fn what_is_trusted_cannot_be_kept_without_a_home_and_that_is_said() {
    let desk = desk();
    desk.ok("reply 1 --body hello");
    let output = desk.command("run").variable("XDG_STATE_HOME", "").run();
    assert_eq!(output.code, 77, "{output}");
    assert!(output.stderr.contains("no home directory"), "{output}");
    let output = desk.command("settings apply s.toml").variable("XDG_STATE_HOME", "").run();
    assert_eq!(output.code, 0, "{output}");
    assert!(output.stderr.contains("cannot keep that you agree"), "{output}");
    let file = desk.path(".state/solodesk/trust");
    std::fs::write(&file, "nonsense\n").unwrap();
    assert_eq!(desk.run("run").code, 78);
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o666)).unwrap();
    assert_eq!(desk.run("run").code, 77, "what others may write is believed by nobody");
}

/// A desk of an older layout, which asked nobody, with a way out and an answer that waits for it.
fn older() -> Desk {
    let desk = of_layout_1();
    desk.tick(0);
    let old = rusqlite::Connection::open(desk.db()).unwrap();
    let section = "\n[outgoing]\ncommand = \"true\"\n";
    old.execute("UPDATE settings SET document = document || ?", [section]).unwrap();
    old.execute_batch(
        "INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, address, from_name,
             from_email, recipients, subject, rung)
         VALUES (4, 2, 1, '4@acme.example', zeroblob(32), 'out', 'human', 1782892900, 1, '', 'support@acme.example', '{}', 's', 'typed');
         INSERT INTO body (message, text) VALUES (4, 'words');
         INSERT INTO event (operation, ticket, at, kind, agent, object, word) VALUES (2, 1, 1782892900, 'replied', 1, 4, 'reply');
         INSERT INTO outbox (operation, message, not_before) VALUES (2, 4, 1782892960);",
    )
    .unwrap();
    desk
}

#[test]
fn the_queue_of_an_older_file_from_elsewhere_is_in_doubt() {
    let desk = older();
    assert_eq!(desk.json("outbox")[0]["state"], "uncertain");
    assert!(desk.json("outbox")[0]["last_error"].as_str().unwrap().contains("came from elsewhere"));
    assert_eq!(desk.run("run").code, 77);
    desk.ok("verify");
    desk.ok("trust --yes");
    desk.ok("run");
    assert_eq!(desk.json("outbox")[0]["state"], "uncertain", "a person says what becomes of it");
}

#[test]
fn this_machines_own_older_desk_goes_on_and_says_so_once() {
    for named in [false, true] {
        let desk = older();
        let own = desk.path("solodesk/desk.db");
        let (variable, value) = match named {
            false => ("XDG_DATA_HOME", desk.folder().to_owned()),
            true => {
                let text = format!("db = \"{}\"\n", own.display());
                desk.file("config/solodesk/config.toml", text);
                ("XDG_CONFIG_HOME", desk.path("config"))
            }
        };
        std::fs::create_dir_all(own.parent().unwrap()).unwrap();
        std::fs::rename(desk.db(), &own).unwrap();
        // However it is named: by the usual place, a flag, or a variable.
        let run = |line: &str| {
            let words = format!("--db {} {line}", own.display());
            desk.command(&words).variable(variable, &value).run()
        };
        let listed = run("outbox -f json");
        assert_eq!(strict(&listed.text())[0]["state"], "queued", "{listed}");
        let first = run("run");
        assert_ne!(first.code, 77, "{first}");
        assert!(first.stderr.contains("from now on a desk does here only"), "{first}");
        let second = run("run");
        assert!(!second.stderr.contains("from now on"), "{second}");
        assert_eq!(strict(&run("trust list -f json").text())[0]["how"], "stood");
    }
}
