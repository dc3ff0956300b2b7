//! What is said to somebody whose words are no command: clap's findings as errors and hints of the house.

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
