//! What the desk says of itself: its commands by what one wants to do, an example for each, and pages about what several
//! of them share. `desk help`, `--help` and the manual pages are made of it.

mod examples;
mod groups;
pub mod meant;
pub mod pages;

use clap::Command;

pub use examples::{ALL as EXAMPLES, Example, Leaves};
pub use groups::ALL as GROUPS;

/// What every help ends with before its examples.
const EVERYWHERE: &str = "Options of every command (--db, --as, -f, --columns, …): desk help options";

/// The commands with their examples, and without the options that stand everywhere: those have a page of their own.
pub fn explained(mut root: Command) -> Command {
    let list = list(&root);
    root = root.mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    root.mut_subcommands(|sub| explain(sub, "desk")).override_help(list)
}

fn explain(command: Command, above: &str) -> Command {
    let line = format!("{above} {}", command.get_name());
    let own = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut shown = of(&line);
    if shown.is_empty() {
        // What is done without a word more (`desk canned` for `desk canned list`).
        shown = of(above);
    }
    // Examples that stand with the options of a command give way to those that are tried.
    let own = if shown.is_empty() { own.as_str() } else { own.split("Examples:").next().unwrap_or_default() };
    let mut after = String::new();
    for part in [own.trim(), EVERYWHERE].into_iter().filter(|part| !part.is_empty()) {
        after.push_str(&format!("{part}\n\n"));
    }
    if !shown.is_empty() {
        after.push_str("Examples:\n");
        for example in shown {
            after.push_str(&format!("  {}\n      {}\n", example.line, example.about));
        }
    }
    command.mut_subcommands(|sub| explain(sub, &line)).after_help(after.trim_end().to_owned())
}

/// The examples of a command; at most three of one that has others below it.
fn of(line: &str) -> Vec<&'static Example> {
    let below = format!("{line} ");
    let begins = |example: &&Example| {
        // What comes before a pipe is another command's.
        example.line.split(" | ").any(|part| part == line || part.starts_with(&below))
    };
    EXAMPLES.iter().filter(begins).take(3).collect()
}

/// `desk help`: every command in one line, by what one wants to do.
pub fn list(root: &Command) -> String {
    let about = root.get_about().map(ToString::to_string).unwrap_or_default();
    let about = pages::wrapped(about.trim_end_matches('.'), 78, "");
    let mut text = format!("{about}.\n\nUsage: desk COMMAND [OPTIONS]\n");
    let mut left: Vec<&Command> =
        root.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help").collect();
    for (title, commands) in GROUPS {
        let mut lines = String::new();
        for (name, about) in *commands {
            // A command that this version does not have is not told of.
            let Some(at) = left.iter().position(|sub| sub.get_name() == *name) else { continue };
            left.remove(at);
            lines.push_str(&format!("  {name:<12} {about}\n"));
        }
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n{lines}"));
        }
    }
    if !left.is_empty() {
        text.push_str("\nMore\n");
        for sub in left {
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            text.push_str(&format!("  {:<12} {}\n", sub.get_name(), pages::first(&about, 64)));
        }
    }
    text.push_str("\nHelp\n");
    for (name, about) in pages::NAMES {
        text.push_str(&format!("  {:<17} {about}\n", format!("help {name}")));
    }
    text.push_str("  help COMMAND      one command, with examples; also COMMAND --help, COMMAND -h\n");
    text.push_str("  --version, -V     which version this is\n");
    text
}
