//! Whole documents: what is taken, what is refused and how that is said.

mod accepted;
mod calendar;
mod choice;
mod desk;
mod laws;
mod next;
mod outgoing;
mod policy;
mod policy_when;
mod preset;
mod rule;
mod syntax;
mod view;
mod warnings;

use super::Settings;

/// The example of the contract, §6.
const EXAMPLE: &str = include_str!("example.toml");

/// Everything that is wrong with a document, as it is shown. The line break after the opening quotes is no part of it.
fn refusal(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text);
    match Settings::parse(text) {
        Ok(_) => "nothing is wrong".into(),
        Err(faults) => {
            faults.iter().map(|fault| fault.render("settings.toml")).collect::<Vec<_>>().join("\n")
        }
    }
}
