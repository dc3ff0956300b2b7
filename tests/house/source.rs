//! The files of `src/` as the guards see them: without comments, strings and tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One file of `src/`, without the parts that only tests see.
pub(super) struct File {
    /// Relative to `src/`, with slashes.
    pub(super) name: String,
    pub(super) text: String,
    /// Without comments, strings and `#[cfg(test)]` modules.
    pub(super) code: String,
    pub(super) is_test: bool,
}

pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(super) fn below(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { below(&path, into) } else { into.push(path) }
    }
}

pub(super) fn files() -> Vec<File> {
    let source = root().join("src");
    let mut paths = Vec::new();
    below(&source, &mut paths);
    let tests: BTreeSet<PathBuf> = paths.iter().flat_map(|path| test_modules(path)).collect();
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    rust.map(|path| {
        let name = path.strip_prefix(&source).unwrap().to_str().unwrap().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let is_test = tests.iter().any(|test| path == test.with_extension("rs") || path.starts_with(test));
        let code = bare(&text);
        File { name, text, code, is_test }
    })
    .collect()
}

/// The modules of a file that are declared behind `#[cfg(test)]`, as paths without an extension.
pub(super) fn test_modules(path: &Path) -> Vec<PathBuf> {
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let marked = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]").filter_map(|pair| module(pair[1]));
    marked.map(|name| children(path).join(name)).collect()
}

/// The name in `pub mod name;`.
pub(super) fn module(line: &str) -> Option<&str> {
    let line = line
        .trim()
        .split_once("mod ")
        .filter(|(before, _)| before.is_empty() || before.starts_with("pub"))?
        .1
        .trim_start_matches("r#");
    line.strip_suffix(';').filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

/// Where the modules of a file lie.
pub(super) fn children(path: &Path) -> PathBuf {
    match path.file_stem().and_then(|stem| stem.to_str()).unwrap() {
        "mod" | "lib" | "main" => path.parent().unwrap().to_owned(),
        stem => path.parent().unwrap().join(stem),
    }
}

/// The code alone: comments, strings and inline test modules are cut away. Good enough for rustfmt's layout.
pub(super) fn bare(text: &str) -> String {
    let mut code = String::new();
    let mut in_tests = false;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let test_only = line.starts_with("#[cfg(") && line.contains("test");
        let next = lines.iter().skip(at + 1).find(|next| !next.starts_with("#["));
        if test_only && next.is_some_and(|next| next.trim_end().ends_with('{')) {
            in_tests = true;
        }
        if !in_tests {
            code.push_str(&without_strings(line));
            code.push('\n');
        }
        if in_tests && *line == "}" {
            in_tests = false;
        }
    }
    code
}

/// A line without what stands in double quotes and behind `//`.
pub(super) fn without_strings(line: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '/' if !quoted && letters.peek() == Some(&'/') => break,
            _ if !quoted => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether the code names this, as a whole word. A crate is named at the front of a path: `crate::table::csv` is none.
pub(super) fn names(code: &str, what: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(what).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + what.len()..]);
        let whole = !before.ends_with(part) && !after.starts_with(part);
        let is_crate = !what.contains("::") && !what.ends_with('!');
        whole && (!is_crate || (after.starts_with("::") && !before.ends_with(':')))
    })
}

pub(super) fn fits(name: &str, places: &[&str]) -> bool {
    places.iter().any(|place| if place.ends_with('/') { name.starts_with(place) } else { name == *place })
}

pub(super) fn room(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

pub(super) fn report(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
