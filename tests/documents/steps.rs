//! What a document shows: in a block headed `console` a line after `$ ` is typed (`> ` goes on with it), the lines below it are
//! what is printed. `...` stands for any lines, and `[..]` for anything within one.

/// One typed command with its place in the document and what it should print.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Where it is typed, counted from one.
    pub(super) line: usize,
    pub(super) typed: String,
    pub(super) printed: Vec<String>,
    /// Where the printed lines begin and end, counted from zero.
    lines: (usize, usize),
}

/// Every command in a document, in order.
pub(super) fn steps(document: &str) -> Vec<Step> {
    let (mut steps, mut inside): (Vec<Step>, bool) = (Vec::new(), false);
    for (at, line) in document.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside && line.trim() == "```console";
        } else if let (true, Some(typed)) = (inside, line.strip_prefix("$ ")) {
            steps.push(Step {
                line: at + 1,
                typed: typed.to_owned(),
                printed: Vec::new(),
                lines: (at + 1, at + 1),
            });
        } else if inside && let Some(step) = steps.last_mut() {
            match line.strip_prefix("> ") {
                Some(more) if step.printed.is_empty() && step.typed.ends_with(['\\', '|']) => {
                    step.typed = format!("{}\n{more}", step.typed);
                    step.lines = (at + 1, at + 1);
                }
                _ => {
                    step.printed.push(line.to_owned());
                    step.lines.1 = at + 1;
                }
            }
        }
    }
    for step in &mut steps {
        // An empty line before the next command is no part of what was printed.
        while step.printed.last().is_some_and(|line| line.trim().is_empty()) {
            step.printed.pop();
            step.lines.1 -= 1;
        }
    }
    steps
}

/// The text of each block headed so, in order, with the line at which it begins.
pub(super) fn blocks(document: &str, head: &str) -> Vec<(usize, String)> {
    let (mut blocks, mut open): (Vec<(usize, String)>, Option<bool>) = (Vec::new(), None);
    for (at, line) in document.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(_), Some(_)) => open = None,
            (Some(named), None) => {
                open = Some(named.trim() == head);
                if open == Some(true) {
                    blocks.push((at + 2, String::new()));
                }
            }
            (None, Some(true)) => {
                let (_, text) = blocks.last_mut().unwrap();
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

/// The document with these lines printed after its steps.
pub(super) fn rewritten(document: &str, steps: &[Step], printed: &[Vec<String>]) -> String {
    let lines: Vec<&str> = document.lines().collect();
    let (mut made, mut from) = (Vec::new(), 0);
    for (step, printed) in steps.iter().zip(printed) {
        made.extend(lines[from..step.lines.0].iter().map(|line| (*line).to_owned()));
        made.extend(printed.iter().cloned());
        from = step.lines.1;
    }
    made.extend(lines[from..].iter().map(|line| (*line).to_owned()));
    made.join("\n") + "\n"
}

/// Whether the lines are those that were told.
pub(super) fn as_told(told: &[String], lines: &[&str]) -> bool {
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

#[test]
fn the_reader_of_documents_reads() {
    let told = "text\n```console\n$ desk list |\n> head -1\nid ...\n...\nlast [..] line\n\n$ b\n```\n```sh\n$ not run\n```\n";
    let steps = steps(told);
    assert_eq!(steps.len(), 2);
    assert_eq!((steps[0].line, steps[0].typed.as_str()), (3, "desk list |\nhead -1"));
    assert!(as_told(&steps[0].printed, &["id ...", "x", "y", "last of all line"]));
    assert!(!as_told(&steps[0].printed, &["id ...", "x", "y"]));
    assert!(!as_told(&steps[0].printed, &["id", "last of line"]));
    assert!(as_told(&[], &[]) && !as_told(&[], &["x"]));
    let (one, none) = (vec!["one".to_owned()], Vec::new());
    let made = rewritten(told, &steps, &[one, none]);
    assert!(made.contains("> head -1\none\n\n$ b\n```\n"), "{made}");
    assert_eq!(rewritten(told, &steps, &[steps[0].printed.clone(), Vec::new()]), told);
    assert_eq!(blocks(told, "sh"), [(12, "$ not run\n".to_owned())]);
}
