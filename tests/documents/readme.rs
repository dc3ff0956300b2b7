//! The README is short, its picture is a real screen, and its blocks work as they are printed, typed one after the other in one
//! shell on a machine that has never seen `desk`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::first_answer::Mailbox;
use super::steps::{blocks, rewritten, steps};
use super::{copy, kept, root};
use crate::harness::{Desk, strict};

/// More than this is no first page.
const MOST_LINES: usize = 200;

/// When the picture was taken.
const NOW: &str = "2026-07-03T14:00:00Z";

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

#[test]
fn it_is_short() {
    let lines = readme().lines().count();
    assert!(
        lines <= MOST_LINES,
        "README.md has {lines} lines; what is more than {MOST_LINES} belongs into docs/"
    );
    let longest = readme().lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest <= 160, "a line of README.md has {longest} characters");
}

/// The one `console` block: commands on the demonstration, on a terminal of 80 columns.
#[test]
fn its_picture_is_a_real_screen() {
    let desk = Desk::nowhere();
    desk.at(NOW).tick(0);
    let made = strict(&desk.command("demo -f json").variable("TZ", "Europe/Zagreb").ok());
    let document = readme();
    let steps = steps(&document);
    assert!(!steps.is_empty(), "README.md shows no picture");
    let mut printed = Vec::new();
    for step in &steps {
        let words = step.typed.strip_prefix("desk ").unwrap();
        let screen = desk
            .command(words)
            .variable("DESK_DB", made["db"].as_str().unwrap())
            .variable("NO_COLOR", "1")
            .terminal(80)
            .ok();
        let mut lines: Vec<String> = screen.lines().map(|line| line.trim_end().to_owned()).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        printed.push(lines);
    }
    kept("README.md", &rewritten(&document, &steps, &printed));
}

/// Everything that stands in a `sh` block, from top to bottom.
#[test]
fn its_blocks_work_from_top_to_bottom_and_the_first_answer_arrives() {
    let bare = tempfile::Builder::new().prefix("desk-readme-").tempdir().unwrap();
    let (home, clone, tools) =
        (bare.path().join("home"), bare.path().join("clone"), bare.path().join("tools"));
    for folder in [&home, &clone, &tools] {
        std::fs::create_dir(folder).unwrap();
    }
    for folder in ["examples", "docs", "completions"] {
        copy(&root().join(folder), &clone.join(folder));
    }
    for file in ["README.md", "Cargo.toml"] {
        std::fs::copy(root().join(file), clone.join(file)).unwrap();
    }
    let mailbox = Mailbox::open();
    mailbox.way_out(&home, &tools);
    // What the machine must be given, and what builds: they have no part in what is tested, and are asked for in these words only.
    tool(&tools, "sudo", "exec \"$@\"");
    tool(&tools, "apt-get", "case $1 in install) ;; *) exit 64 ;; esac");
    let desk = env!("CARGO_BIN_EXE_desk");
    tool(
        &tools,
        "cargo",
        &format!(
            "case \"$*\" in\n\
             'install --locked --path .') mkdir -p ~/.cargo/bin && ln -sf '{desk}' ~/.cargo/bin/desk ;;\n\
             'build --release --locked') mkdir -p target/release && ln -sf '{desk}' target/release/desk ;;\n\
             test) echo tested >> ~/tested ;;\n\
             *) echo \"cargo $*?\" >&2; exit 64 ;;\nesac"
        ),
    );
    let mut script = String::from("set -eu\n");
    for (line, block) in blocks(&readme(), "sh") {
        script.push_str(&format!("echo \"--- README.md:{line}\" >&2\n{block}"));
    }
    let mut typed = Command::new("sh");
    typed
        .current_dir(&clone)
        .env_clear()
        .env("HOME", &home)
        .env("LANG", "C.UTF-8")
        .env("TMPDIR", bare.path());
    typed.env("PATH", format!("{}/.cargo/bin:{}:/usr/bin:/bin", home.display(), tools.display()));
    typed.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut typed = typed.spawn().unwrap();
    typed.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = typed.wait_with_output().unwrap();
    let said = format!(
        "{}\n--- said\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{}\n{said}", output.status);
    assert!(!said.contains("error:"), "{said}");
    assert!(home.join(".local/share/solodesk/desk.db").exists(), "{said}");
    assert!(home.join("tested").exists(), "the command that runs all tests is named");
    let mail = mailbox.mail().unwrap_or_else(|| panic!("no answer has arrived\n{said}"));
    let to = mail.lines().find(|line| line.starts_with("To: ")).unwrap_or_default();
    assert!(to.contains("you@mail.example"), "{mail}");
    assert!(mail.contains("Subject: Re: ") && mail.contains("It works."), "{mail}");
    assert_eq!(mail.matches("Message-ID: ").count(), 1, "{mail}");
}

/// A program of this name that does this.
fn tool(folder: &Path, name: &str, what: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{what}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}
