//! What is only for tests lies in a file or folder named `tests`, so that a reader sees at a glance what the program is.

use super::source::{files, module, report};

/// The lines of a file that hide something but a module `tests` from the program.
fn hidden(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut hidden = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.starts_with("#[cfg(") || !line.contains("test") || line.contains("not(test") {
            continue;
        }
        let next =
            lines.iter().skip(at + 1).find(|next| !next.starts_with("#[")).copied().unwrap_or_default();
        let inline = next.strip_suffix('{').is_some_and(|next| next.trim_end().ends_with("mod tests"));
        if module(next) != Some("tests") && !inline {
            hidden.push(next.to_owned());
        }
    }
    hidden
}

/// Whether a file lies in `tests` by its name.
fn lies_in_tests(name: &str) -> bool {
    name.split(['/', '.']).any(|part| part == "tests")
}

#[test]
fn what_is_only_for_tests_lies_in_tests() {
    let mut faults = Vec::new();
    for file in files() {
        if file.is_test != lies_in_tests(&file.name) {
            let (is, lies) = if file.is_test { ("only for tests", "not in") } else { ("no test", "in") };
            faults.push(format!("src/{} is {is} and lies {lies} a file or folder `tests`", file.name));
        }
        let hidden = hidden(&file.text).into_iter().filter(|_| !file.is_test);
        faults.extend(
            hidden.map(|line| format!("src/{}: only for tests, and not in `tests`: {line}", file.name)),
        );
    }
    report(faults);
}

#[test]
fn what_hides_among_the_program_is_seen() {
    for fine in [
        "#[cfg(test)]\nmod tests;",
        "#[cfg(test)]\npub(crate) mod tests;",
        "#[cfg(test)]\n#[cfg(unix)]\nmod tests {\n}",
        "#[cfg(unix)]\nuse std::os;",
        "#[cfg(not(test))]\nfn f() {}",
    ] {
        assert_eq!(hidden(fine), [""; 0], "{fine}");
    }
    assert_eq!(hidden("#[cfg(test)]\nmod laws;"), ["mod laws;"]);
    assert_eq!(hidden("    #[cfg(test)]\n    fn shown() {}"), ["fn shown() {}"]);
    assert_eq!(hidden("#[cfg(any(test, unix))]\nuse a::b;"), ["use a::b;"]);
    assert!(lies_in_tests("desk/tests/laws.rs") && lies_in_tests("desk/score/tests.rs"));
    assert!(!lies_in_tests("desk/laws.rs") && !lies_in_tests("desk/contests.rs"));
}
