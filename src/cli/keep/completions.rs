//! `desk completions SHELL`, and what its scripts ask when somebody presses Tab.

use std::ffi::OsString;

use clap::{Args, ValueEnum};
use clap_complete::Shell;

use crate::config::Config;
use crate::desk::time::Clock;
use crate::error::{Error, Result};
use crate::ui::Ui;
use crate::world::World;

mod candidate;
mod cursor;
mod line;
mod query;
mod values;

use candidate::Offer;
use cursor::Cursor;
use values::Source;

/// Print completions for a shell, to be put where that shell looks for them.
///
/// In bash, zsh and fish they know what is in your desk: tickets with their subjects, tags, agents, canned replies, saved
/// views, columns, the keys of a query and their values. They only read it. For a first try, in bash:
/// source <(desk completions bash)
#[derive(Args, Debug)]
pub struct Options {
    /// Which shell
    shell: Shell,
    /// Complete the last of these words instead, as the scripts ask it
    #[arg(long, hide = true, requires = "words")]
    ask: bool,
    /// The line up to the cursor, word by word
    #[arg(last = true, hide = true, value_name = "WORD")]
    words: Vec<OsString>,
}

const BASH: &str = include_str!("../../../completions/desk.bash");
const ZSH: &str = include_str!("../../../completions/_desk");
const FISH: &str = include_str!("../../../completions/desk.fish");

/// Runs the command; `line` is the whole command line as clap knows it. It asks for no settings of this machine: what is
/// wrong there must not break the start of a shell.
pub fn run(options: &Options, mut line: clap::Command, world: &World, ui: &mut Ui) -> Result<()> {
    if options.ask {
        return ui.print(&answer(options, line, world));
    }
    if !options.words.is_empty() {
        return Err(Error::usage("desk completions takes the name of a shell, and nothing else"));
    }
    match options.shell {
        Shell::Bash => ui.print(BASH),
        Shell::Zsh => ui.print(ZSH),
        Shell::Fish => ui.print(FISH),
        other => {
            let mut script = Vec::new();
            clap_complete::generate(other, &mut line, "desk", &mut script);
            ui.print(&String::from_utf8_lossy(&script))
        }
    }
}

/// What can stand where the cursor is, for a script; nothing where nothing is known.
fn answer(options: &Options, mut command: clap::Command, world: &World) -> String {
    let Some(words) = line::words(options.shell, &options.words) else { return String::new() };
    command.build();
    let Some((typed, before)) = words.texts.split_last() else { return String::new() };
    let config = Config::read(world).unwrap_or_default();
    let offer = |typed: &str| {
        let clock = world.clock().unwrap_or_else(|_| Clock::of_machine(world.machine.clone()));
        let cursor = Cursor::find(&command, before, typed);
        let path = config.database(cursor.value_of("db").map(std::path::Path::new), world).ok();
        Source::new(path, clock, cursor).candidates().beginning(typed)
    };
    let mut offered = offer(typed);
    // bash closes a quote behind the only word that fits. What a key goes on with is told along with it, so that it is not.
    if let (Offer::Words(fit), true) = (&offered, options.shell == Shell::Bash && words.in_quotes())
        && let [only] = fit.as_slice()
        && only.value.ends_with(':')
    {
        let further = offer(&only.value);
        if matches!(&further, Offer::Words(all) if all.len() > 1) {
            offered = further;
        }
    }
    line::write(options.shell, &words, offered)
}

/// The names of the shells, for the page about them.
pub fn shells() -> impl Iterator<Item = String> {
    Shell::value_variants().iter().map(ToString::to_string)
}
