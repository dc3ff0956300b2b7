//! The documents do not lie: every ```console block of the README runs as it stands, and so does the quickstart.
//!
//! In a block a line after `$ ` is typed, the lines below it are what is printed; `...` stands for any lines, and
//! `[..]` for anything within one. All blocks run one after the other in one folder, from which the repository's
//! examples can be reached, at the instant that the README names.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Desk, notice};

/// Friday 3 July 2026 at 16:00, where the desk of the README stands.
const README_NOW: &str = "2026-07-03T14:00:00Z";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One typed command with its line in the document and what it should print.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    line: usize,
    typed: String,
    printed: Vec<String>,
}

fn steps(document: &str) -> Vec<Step> {
    let (mut steps, mut inside): (Vec<Step>, bool) = (Vec::new(), false);
    for (at, line) in document.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside && line.trim() == "```console";
        } else if let (true, Some(typed)) = (inside, line.strip_prefix("$ ")) {
            steps.push(Step { line: at + 1, typed: typed.to_owned(), printed: Vec::new() });
        } else if inside && let Some(step) = steps.last_mut() {
            match line.strip_prefix("> ") {
                Some(more) if step.printed.is_empty() && step.typed.ends_with(['\\', '|']) => {
                    step.typed = format!("{}\n{more}", step.typed);
                }
                _ => step.printed.push(line.to_owned()),
            }
        }
    }
    steps
}

/// Whether the lines are those that were told.
fn as_told(told: &[String], lines: &[&str]) -> bool {
    match (told.split_first(), lines.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "..." => {
            (0..=lines.len()).any(|at| as_told(rest, &lines[at..]))
        }
        (Some((first, rest)), Some((line, lines))) => {
            line_as_told(first.trim_end(), line.trim_end()) && as_told(rest, lines)
        }
        _ => false,
    }
}

fn line_as_told(told: &str, line: &str) -> bool {
    match told.split_once("[..]") {
        None => told == line,
        Some((before, after)) => line.strip_prefix(before).is_some_and(|rest| {
            rest.char_indices()
                .map(|(at, _)| at)
                .chain([rest.len()])
                .any(|at| line_as_told(after, &rest[at..]))
        }),
    }
}

fn shell(desk: &Desk, script: &str) -> Command {
    let binary = Path::new(env!("CARGO_BIN_EXE_desk"));
    let mut command = Command::new("sh");
    command.args(["-e", "-c", script]).current_dir(desk.folder()).env_clear();
    command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", binary.parent().unwrap().display()));
    command.env("HOME", desk.folder()).env("TZ", "UTC").env("LANG", "C.UTF-8").env("DESK_NOW", README_NOW);
    command.env("DESK_BIN", binary).env("DESK", binary);
    command
}

#[test]
fn the_readme_does_what_it_says() {
    let Ok(readme) = std::fs::read_to_string(root().join("README.md")) else {
        return notice("there is no README.md yet");
    };
    let desk = Desk::nowhere();
    copy(&root().join("examples"), &desk.path("examples"));
    let steps = steps(&readme);
    if steps.is_empty() {
        return notice("README.md has no ```console block");
    }
    let mut lies = Vec::new();
    for step in &steps {
        let output = shell(&desk, &format!("exec 2>&1\n{}", step.typed)).output().unwrap();
        let printed =
            String::from_utf8_lossy(&output.stdout).replace(&desk.folder().display().to_string(), "~");
        let lines: Vec<&str> = printed.lines().collect();
        let told: Vec<String> = step
            .printed
            .iter()
            .rev()
            .skip_while(|line| line.trim().is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        if !output.status.success() || !as_told(&told, &lines) {
            lies.push(format!(
                "README.md:{}: $ {}\n--- told\n{}\n--- printed ({})\n{printed}",
                step.line,
                step.typed,
                told.join("\n"),
                output.status
            ));
        }
    }
    assert!(lies.is_empty(), "\n{}", lies.join("\n"));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn the_quickstart_runs_from_end_to_end() {
    let script = root().join("examples/quickstart.sh");
    if !script.is_file() {
        return notice("there is no examples/quickstart.sh yet");
    }
    let desk = Desk::nowhere();
    let output = shell(&desk, "exec sh \"$0\"")
        .arg(&script)
        .env_remove("DESK_NOW")
        .env("TMPDIR", desk.folder())
        .output()
        .unwrap();
    let said =
        format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}\n{said}", output.status);
    assert!(!said.contains("error:"), "{said}");
}

#[test]
fn the_example_settings_can_be_put_in_force() {
    let desk = Desk::new();
    std::fs::copy(root().join("examples/settings.toml"), desk.path("settings.toml")).unwrap();
    let output = desk.run("settings check settings.toml");
    assert_eq!(output.code, 0, "{output}");
    assert!(!output.stderr.contains("warning"), "{output}");
}

#[test]
fn the_example_mailbox_is_whole() {
    let desk = Desk::nowhere();
    desk.at("2026-07-03T18:00:00Z");
    desk.ok("init --address support@teapots.example --me 'Ana Horvat <ana@teapots.example>'");
    copy(&root().join("examples/mailbox"), &desk.path("mailbox"));
    let lines = ["import mailbox/inbox.mbox", "import --as-sent mailbox/Sent"];
    for row in lines.map(|line| desk.json(&format!("{line} --live-from 2000-01-01"))[0].clone()) {
        assert_eq!((&row["quarantined"], &row["skipped"]), (&0.into(), &0.into()), "{row}");
        assert!(row["imported"].as_i64().unwrap() > 0, "{row}");
    }
    assert!(desk.json("messages --limit 9999").as_array().unwrap().len() >= 60, "some 60 mails");
    let sent = desk.json("messages --columns direction");
    assert!(
        sent.as_array().unwrap().iter().any(|row| row["direction"] == "out"),
        "our answers are among them"
    );
}

#[test]
fn the_reader_of_documents_reads() {
    let told = "text\n```console\n$ desk list |\n> head -1\nid ...\n...\nlast [..] line\n```\n```sh\n$ not run\n```\n";
    let steps = steps(told);
    assert_eq!(steps.len(), 1);
    assert_eq!((steps[0].line, steps[0].typed.as_str()), (3, "desk list |\nhead -1"));
    assert!(as_told(&steps[0].printed, &["id ...", "x", "y", "last of all line"]));
    assert!(!as_told(&steps[0].printed, &["id ...", "x", "y"]));
    assert!(!as_told(&steps[0].printed, &["id", "last of line"]));
    assert!(as_told(&[], &[]) && !as_told(&[], &["x"]));
}
