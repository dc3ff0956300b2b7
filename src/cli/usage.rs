//! What is said to somebody whose words are no command: clap's findings as errors and hints of the house.

use clap::error::{ContextKind, ContextValue};

use crate::cli::guide;
use crate::desk::nearest::nearest;
use crate::error::{Error, Kind};
use crate::ui::Ui;

/// Help and version are data; anything else is a usage error, in the desk's own words.
pub(super) fn explain(ui: &mut Ui, error: &clap::Error) -> u8 {
    use clap::error::ErrorKind;
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let text =
            if ui.output_color() { error.render().ansi().to_string() } else { error.render().to_string() };
        return match ui.print(&text) {
            Ok(()) => 0,
            Err(error) => error.kind.exit_code(),
        };
    }
    let text = error.render().to_string();
    let told = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let shown = Error::usage("what is to be done?").hint("desk --help lists the commands");
            if !text.trim().is_empty() {
                ui.help(&text);
                return Kind::Usage.exit_code();
            }
            shown
        }
        ErrorKind::InvalidSubcommand if meant(error).is_some() => {
            let (word, hint) = meant(error).unwrap_or_default();
            Error::usage(format!("unrecognized subcommand '{word}'")).hint(hint)
        }
        _ => {
            let body = text.strip_prefix("error: ").unwrap_or(&text);
            let (message, tips) = body.split_once("\n\n").unwrap_or((body, ""));
            let mut told = Error::usage(message.trim_end());
            for line in tips.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let tip = line.strip_prefix("tip: ").or_else(|| line.strip_prefix("Usage: ")).unwrap_or("");
                if !tip.is_empty() {
                    told = told.hint(tip);
                }
            }
            told
        }
    };
    ui.error(&told);
    told.kind.exit_code()
}

/// The word that is no command, and the one that was meant, where clap does not see it.
fn meant(error: &clap::Error) -> Option<(String, String)> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    if let Some(command) = guide::meant::command(word) {
        return Some((word.clone(), format!("that is: {command}")));
    }
    if error.get(ContextKind::SuggestedSubcommand).is_some() {
        return None;
    }
    let names = guide::GROUPS.iter().flat_map(|(_, commands)| commands.iter().map(|(name, _)| *name));
    let hint = match nearest(word, names) {
        Some(near) => format!("did you mean desk {near}?"),
        None => "desk help lists the commands".to_owned(),
    };
    Some((word.clone(), hint))
}
