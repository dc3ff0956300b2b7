//! The documents do not lie: what they show is typed and compared, what they link to is there, and what is generated is the
//! same as what would be generated now.
//!
//! `DESK_DOCS=write cargo test --test main documents` writes what commands print into the chapters, the picture into the README,
//! and the reference; then read the difference, which is what a user will see.

mod chapters;
mod examples;
mod first_answer;
mod links;
mod readme;
mod reference;
mod steps;

use std::path::{Path, PathBuf};

/// Where the repository lies.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether documents are to be written anew instead of compared.
#[allow(clippy::disallowed_methods, reason = "whoever runs the tests says so, and not the world of a desk")]
fn writes() -> bool {
    std::env::var_os("DESK_DOCS").is_some_and(|value| value == "write")
}

/// Every document of the repository that a user reads, by its path from the root.
fn documents() -> Vec<String> {
    let mut names: Vec<String> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"].map(str::to_owned).into();
    names.extend(chapters().into_iter().map(|name| format!("docs/{name}")));
    names
}

/// The files of `docs/`, in the order of their names.
fn chapters() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("docs")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".md"));
    names.sort();
    names
}

/// Compares a generated text with the one that is kept; or keeps it.
fn kept(name: &str, made: &str) {
    let path = root().join(name);
    if writes() {
        return std::fs::write(path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != made {
        let line = kept.lines().zip(made.lines()).take_while(|(kept, made)| kept == made).count();
        let at = |text: &str| text.lines().nth(line).unwrap_or("(its end)").to_owned();
        panic!(
            "{name}:{}: is not what is made now; DESK_DOCS=write cargo test --test main documents\n- {}\n+ {}",
            line + 1,
            at(&kept),
            at(made)
        );
    }
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
