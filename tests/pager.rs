//! Long output on a real terminal: who shows it, and what comes of a pager that is left early, broken or not wanted.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Stdio;

use crate::harness::{Desk, notice};
use crate::mail::{Mail, mboxrd};

/// A desk with sixty tickets, which no screen here has room for.
fn long() -> Desk {
    let desk = Desk::new();
    let mails: Vec<Mail> = (100..160).map(|at| Mail::new(&format!("{at}@x.example"), "07:00")).collect();
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.ok("import -q inbox.mbox");
    desk
}

/// What a terminal of 20 lines and 80 columns shows of a line of shell, with the exit code at its end.
fn screen(desk: &Desk, line: &str) -> Option<String> {
    let script = format!("stty rows 20 cols 80; {line}; echo \"code $?\"");
    let bin = Path::new(env!("CARGO_BIN_EXE_desk")).parent().unwrap();
    let output = std::process::Command::new("script")
        .args(["-qec", &script, "/dev/null"])
        .env_clear()
        .envs([("TERM", "xterm"), ("TZ", "UTC"), ("SHELL", "/bin/sh")])
        .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
        .env("DESK_NOW", desk.now().rfc3339())
        .env("DESK_DB", desk.db())
        .current_dir(desk.folder())
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap().replace('\r', "")),
        Err(error) => {
            notice(&format!("there is no `script` to make a terminal: {error}"));
            None
        }
    }
}

/// The words, and how often they must stand there.
#[track_caller]
fn shows(text: &str, words: &[(&str, usize)]) {
    for (word, count) in words {
        assert_eq!(text.matches(word).count(), *count, "{word:?} in:\n{text}");
    }
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager() {
    let desk = long();
    let Some(text) = screen(&desk, "DESK_PAGER='tr a-z A-Z' desk list") else { return };
    shows(&text, &[("SUBJECT", 1), ("subject", 0), ("code 0", 1)]);
    for (line, paged) in [
        ("DESK_PAGER='tr a-z A-Z' PAGER=false desk list", true),
        ("PAGER='tr a-z A-Z' desk messages", true),
        ("DESK_PAGER='tr a-z A-Z' desk list --limit 5", false),
        ("DESK_PAGER='tr a-z A-Z' desk list --no-pager", false),
        ("DESK_PAGER= PAGER='tr a-z A-Z' desk list", false),
        ("DESK_PAGER=cat PAGER='tr a-z A-Z' desk list", false),
        ("DESK_PAGER='tr a-z A-Z' desk list | cat", false),
        ("DESK_PAGER='tr a-z A-Z' desk list > rows; cat rows", false),
        ("TERM=dumb DESK_PAGER='tr a-z A-Z' desk list", false),
        ("LINES=200 DESK_PAGER='tr a-z A-Z' desk list", false),
        ("DESK_PAGER='tr a-z A-Z' desk tag list", false),
    ] {
        let text = screen(&desk, line).unwrap();
        assert!(text.contains("code 0"), "{line}:\n{text}");
        let upper = text.lines().any(|line| line.contains("SUBJECT") || line.contains("RECEIVED_AT"));
        assert_eq!(upper, paged, "{line}:\n{text}");
    }
    // `less` is told what colours need, unless its user has told it something.
    shows(&screen(&desk, "DESK_PAGER='cat > /dev/null; echo $LESS' desk list").unwrap(), &[("FRX", 1)]);
    shows(
        &screen(&desk, "LESS=S DESK_PAGER='cat > /dev/null; echo =$LESS=' desk list").unwrap(),
        &[("=S=", 1)],
    );
}

#[test]
fn a_pager_that_is_left_early_is_no_failure_and_a_broken_one_loses_nothing() {
    let desk = long();
    let Some(text) = screen(&desk, "DESK_PAGER='head -3' desk list") else { return };
    shows(&text, &[("code 0", 1), ("warning", 0)]);
    assert!(text.lines().count() < 8, "{text}");
    // More than a pipe holds: the pager is gone long before.
    shows(&screen(&desk, "DESK_PAGER=true desk messages -f json").unwrap(), &[("code 0", 1), ("\"id\"", 0)]);
    for (pager, told) in [("/no/such/pager", "cannot be started"), ("false", "failed with 1")] {
        let text = screen(&desk, &format!("DESK_PAGER={pager} desk --color never list -f ids")).unwrap();
        shows(&text, &[(told, 1), (&format!("warning: the pager `{pager}`"), 1), ("code 0", 1)]);
        assert!((1..=60).all(|id| text.lines().any(|line| line == id.to_string())), "{text}");
    }
}

#[test]
fn talk_comes_after_what_it_is_about() {
    let desk = long();
    desk.command("deliver").stdin(Mail::new("x@y.example", "08:30").bytes()).ok();
    let Some(text) = screen(&desk, "DESK_PAGER='sed s/^/+/' desk search words 2>&1") else { return };
    shows(&text, &[("code 0", 1)]);
    let text = screen(&desk, "DESK_PAGER='sed s/^/+/' desk list 'tag:none or nonsense:1'").unwrap();
    shows(&text, &[("+error", 0), ("error: ", 1), ("code 2", 1)]);
}

#[test]
fn an_interrupt_is_for_the_pager() {
    let desk = long();
    // The pager sends what Ctrl-C sends to all that run in the foreground, and lives on.
    let pager = "trap '' INT; cat > rows; kill -INT 0; sleep 0.2; echo stayed";
    desk.file("pager.sh", pager);
    let Some(text) = screen(&desk, "trap '' INT; (trap - INT; DESK_PAGER='sh pager.sh' desk list)") else {
        return;
    };
    shows(&text, &[("stayed", 1), ("code 0", 1)]);
}
