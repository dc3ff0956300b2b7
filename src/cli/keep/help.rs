//! `desk help [COMMAND|PAGE]`

use clap::Args;

use crate::cli::guide::{self, meant, pages};
use crate::desk::nearest::nearest;
use crate::error::{Error, Result};
use crate::ui::Ui;

/// Tell what commands there are, or all about one of them.
#[derive(Args, Debug)]
pub struct Options {
    /// A command (`tag add` as two words), or a page: options, queries, formats, exit-codes, variables
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
}

/// Runs the command; `line` is the whole command line as clap knows it. Like completions it asks for no settings.
pub fn run(options: &Options, mut line: clap::Command, ui: &mut Ui) -> Result<()> {
    line.build();
    let words: Vec<&str> =
        options.words.iter().map(|word| word.trim()).filter(|word| *word != "desk").collect();
    let [first, ..] = words.as_slice() else { return ui.print(&guide::list(&line)) };
    if let ([_], Some(page)) = (words.as_slice(), pages::page(pages::called(first), &line)) {
        return ui.print(&page);
    }
    let mut command = &mut line;
    for word in &words {
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        let top = command.get_name() == "desk";
        let Some(below) = command.find_subcommand_mut(word) else { return Err(unknown(word, &names, top)) };
        command = below;
    }
    // Told as `--help` tells it.
    let asked = ["desk"].into_iter().chain(words).chain(["--help"]);
    match line.try_get_matches_from_mut(asked) {
        Err(help) if ui.output_color() => ui.print(&help.render().ansi().to_string()),
        Err(help) => ui.print(&help.render().to_string()),
        Ok(_) => Ok(()),
    }
}

fn unknown(word: &str, names: &[String], top: bool) -> Error {
    let error = Error::usage(format!("there is no help on {:?}", word));
    let all = names.iter().map(String::as_str).chain(pages::NAMES.iter().map(|(name, _)| *name));
    match (meant::command(word).filter(|_| top), nearest(word, all)) {
        (Some(command), _) => error.hint(format!("that is: {command}")),
        (None, Some(near)) => error.hint(format!("did you mean {near}?")),
        (None, None) => error.hint("desk help"),
    }
}
