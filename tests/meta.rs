//! What the desk says of itself: help, manual pages, completions, version.

use crate::harness::Desk;

/// Every command and subcommand, as typed.
fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut ahead = vec![(Vec::new(), built())];
    let mut found = Vec::new();
    while let Some((words, command)) = ahead.pop() {
        for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
            let words: Vec<String> = words.iter().cloned().chain([sub.get_name().to_owned()]).collect();
            ahead.push((words, sub.clone()));
        }
        found.push((words, command));
    }
    found
}

fn built() -> clap::Command {
    let mut command = solodesk::cli::command();
    command.build();
    command
}

#[test]
fn every_command_explains_itself_and_all_of_its_options() {
    let desk = Desk::nowhere();
    for (words, command) in commands() {
        for flag in ["--help", "-h"] {
            let output = desk.words(words.iter().map(String::as_str).chain([flag])).run();
            assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{words:?}\n{output}");
            let help = output.text();
            assert!(help.contains("Usage: desk"), "{words:?}\n{help}");
            for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
                if let Some(long) = argument.get_long() {
                    assert!(
                        help.contains(&format!("--{long}")),
                        "{words:?} {flag} is silent about --{long}\n{help}"
                    );
                }
                assert!(
                    argument.get_help().is_some() || argument.get_long() == Some("help"),
                    "{words:?} {}",
                    argument.get_id()
                );
            }
            for sub in command.get_subcommands() {
                assert!(help.contains(sub.get_name()), "{words:?} is silent about {}", sub.get_name());
                assert!(sub.get_about().is_some(), "{words:?} {} has no sentence", sub.get_name());
            }
            assert!(help.lines().all(|line| line.chars().count() <= 100), "{words:?} is too wide\n{help}");
            assert!(!help.contains("To be written"), "{words:?} is not written");
        }
    }
}

#[test]
fn the_options_that_stand_everywhere_stand_everywhere() {
    for (words, command) in commands() {
        let longs: Vec<&str> = command.get_arguments().filter_map(|argument| argument.get_long()).collect();
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
        ] {
            assert!(
                longs.contains(&long),
                "desk {} has no --{long}: another argument has its name",
                words.join(" ")
            );
        }
    }
}

#[test]
fn every_command_of_the_contract_is_there() {
    let built = built();
    let there: Vec<&str> = built.get_subcommands().map(clap::Command::get_name).collect();
    for name in "init import deliver new receive list show messages search assign tag status priority dismiss note reply canned outbox settings agent customer report run backup log undo redo schema completions man quarantine accept split merge unmerge snooze why next sla export key".split(' ') {
        assert!(there.contains(&name), "there is no desk {name}");
    }
}

#[test]
fn help_tells_all_that_is_written_about_a_command() {
    let told = |line: &str| Desk::nowhere().ok(line);
    assert!(told("merge --help").contains("what was missed stays missed"));
    assert!(told("sla apply --help").contains("A ticket keeps the settings under which it began"));
    // The list of commands has a sentence for each.
    let list = told("--help");
    assert!(list.contains("several tickets become one\n") && !list.contains("stays missed"), "{list}");
}

#[test]
fn the_version_is_data() {
    let desk = Desk::nowhere();
    assert_eq!(desk.ok("--version"), format!("desk {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_made_for_every_shell_and_kept_true() {
    let desk = Desk::nowhere();
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    for (shell, name) in [
        ("bash", "desk.bash"),
        ("zsh", "_desk"),
        ("fish", "desk.fish"),
        ("powershell", "_desk.ps1"),
        ("elvish", "desk.elv"),
    ] {
        let script = desk.ok(&format!("completions {shell}"));
        // In three shells the script asks the program; in the others it holds what there is to know.
        let known = if ["bash", "zsh", "fish"].contains(&shell) { "--ask" } else { "quarantine" };
        assert!(script.contains(known), "{shell}");
        if kept.is_dir() && shell != "elvish" {
            let file = std::fs::read_to_string(kept.join(name))
                .unwrap_or_else(|error| panic!("completions/{name}: {error}"));
            assert!(
                file == script,
                "completions/{name} is not what `desk completions {shell}` prints; print it anew"
            );
        }
    }
    desk.refused("completions tcsh").says(2, "tcsh", "");
}

#[test]
fn manual_pages_are_written_for_every_command() {
    let desk = Desk::nowhere();
    desk.ok("man pages");
    for (words, _) in commands() {
        let name =
            std::iter::once("desk").chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
        let page = std::fs::read_to_string(desk.path(&format!("pages/{name}.1")))
            .unwrap_or_else(|error| panic!("{name}.1: {error}"));
        assert!(page.contains(".TH") && page.contains("SYNOPSIS"), "{name}.1");
    }
    assert!(desk.path("pages/desk.1").exists() && desk.path("pages/desk-tag-add.1").exists());
}
