//! Each chapter of `docs/` is typed as it stands, over the sample mailbox, on Friday 3 July 2026 at 16:00 in Zagreb.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::steps::{as_told, rewritten, steps};
use super::{chapters, copy, root, writes};

/// When everything on these pages is typed.
pub(super) const NOW: &str = "2026-07-03T14:00:00Z";

/// How each chapter finds the desk; `docs/README.md` says so.
const BEFORE: &[&str] = &[
    "desk init --name 'Tiny Teapots' --address support@teapots.example --me 'Ana Horvat <ana@teapots.example>' --tz Europe/Zagreb",
    "desk import --live-from 2026-06-29 examples/mailbox/inbox.mbox",
    "desk import --live-from 2026-06-29 --as-sent examples/mailbox/Sent",
];

/// A shell in this folder, which is its home, with `desk` on the way.
pub(super) fn shell(folder: &Path, script: &str) -> Command {
    let binary = Path::new(env!("CARGO_BIN_EXE_desk"));
    let mut command = Command::new("sh");
    command.args(["-e", "-c", script]).current_dir(folder).env_clear();
    command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", binary.parent().unwrap().display()));
    command.env("HOME", folder).env("TZ", "UTC").env("LANG", "C.UTF-8").env("DESK_NOW", NOW);
    command.env("TMPDIR", folder);
    command
}

/// A folder with the examples and the desk with which chapters begin.
fn prepared() -> TempDir {
    let folder = tempfile::Builder::new().prefix("desk-docs-").tempdir().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    for line in BEFORE {
        let output = shell(folder.path(), line).output().unwrap();
        assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    folder
}

/// Types a chapter; what was not as told.
fn lies(name: &str, prepared: &Path) -> Vec<String> {
    let path: PathBuf = root().join("docs").join(name);
    let document = std::fs::read_to_string(&path).unwrap();
    let steps = steps(&document);
    if steps.is_empty() {
        return Vec::new();
    }
    let folder = tempfile::Builder::new().prefix("desk-docs-").tempdir().unwrap();
    copy(prepared, folder.path());
    let (mut lies, mut all_printed) = (Vec::new(), Vec::new());
    for step in &steps {
        let output = shell(folder.path(), &format!("exec 2>&1\n{}", step.typed)).output().unwrap();
        let printed =
            String::from_utf8_lossy(&output.stdout).replace(&folder.path().display().to_string(), "~");
        let mut lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        let told = as_told(&step.printed, &lines);
        if !output.status.success() || !told && !writes() {
            lies.push(format!(
                "docs/{name}:{}: $ {}\n--- told\n{}\n--- printed ({})\n{printed}",
                step.line,
                step.typed,
                step.printed.join("\n"),
                output.status
            ));
        }
        let lines = lines.into_iter().map(str::to_owned).collect();
        all_printed.push(if told || !output.status.success() { step.printed.clone() } else { lines });
    }
    if writes() {
        std::fs::write(path, rewritten(&document, &steps, &all_printed)).unwrap();
    }
    lies
}

#[test]
fn every_chapter_does_what_it_says() {
    let (prepared, names) = (prepared(), chapters());
    let (next, lies_of_all) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from).min(8) {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = lies(name, prepared.path());
                    lies_of_all.lock().unwrap().extend(found);
                }
            });
        }
    });
    let lies = lies_of_all.into_inner().unwrap();
    assert!(lies.is_empty(), "\n{}", lies.join("\n"));
}

/// Blocks that look like something typed but are typed by nobody are few and known.
#[test]
fn what_is_shown_is_typed() {
    for name in chapters() {
        let document = std::fs::read_to_string(root().join("docs").join(&name)).unwrap();
        let mut open = false;
        for (at, line) in document.lines().enumerate() {
            let Some(head) = line.strip_prefix("```") else { continue };
            open = !open;
            let known = ["console", "sh", "toml", "crontab", "text", "markdown", "json"];
            assert!(!open || known.contains(&head.trim()), "docs/{name}:{}: a block of {head:?}", at + 1);
        }
        assert!(!open, "docs/{name}: a block has no end");
        // What others have to type on their own machine is `sh`; whatever `desk` itself can do here is shown doing it.
        for (line, block) in super::steps::blocks(&document, "sh") {
            for typed in block.lines().filter(|line| line.trim_start().starts_with("desk ")) {
                let word = typed.split_whitespace().nth(1).unwrap_or_default();
                let commands: Vec<String> =
                    solodesk::cli::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
                assert!(
                    commands.iter().any(|name| name == word),
                    "docs/{name}:{line}: there is no desk {word}"
                );
            }
        }
        if !["README.md", "reference.md"].contains(&name.as_str()) && !steps(&document).is_empty() {
            assert!(
                steps(&document).iter().any(|step| !step.printed.is_empty()),
                "docs/{name} shows nothing"
            );
        }
    }
}
