//! `desk man DIR`

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::guide::pages;
use crate::error::{Error, Result};

/// Write the manual pages into a folder: desk.1 and one for each command.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder; it is made if it is not there
    directory: PathBuf,
}

/// Runs the command; `line` is the whole command line as clap knows it.
pub fn run(options: &Options, line: clap::Command, context: &mut Context) -> Result<Done> {
    let directory = context.world.directory.join(&options.directory);
    let failed = |error: std::io::Error| {
        let mut told =
            Error::io(format!("cannot write manual pages into {}", options.directory.display()), &error);
        if matches!(told.kind, crate::error::Kind::NoInput | crate::error::Kind::Io) {
            told.kind = crate::error::Kind::CannotCreate;
        }
        told
    };
    std::fs::create_dir_all(&directory).map_err(failed)?;
    // A manual is whole: the options that stand everywhere, and in desk.1 all pages of `desk help`.
    let mut built = line.clone();
    built.build();
    let told: Vec<String> = pages::NAMES.iter().filter_map(|(name, _)| pages::page(name, &built)).collect();
    let line = line.mut_args(|arg| if arg.is_global_set() { arg.hide(false) } else { arg });
    let line = line.after_help(told.join("\n\n"));
    clap_mangen::generate_to(line, &directory).map_err(failed)?;
    context.ui.note(format!("man -l {}", options.directory.join("desk.1").display()));
    Ok(Done::Well)
}
