//! Which canned reply is meant, and what it is to say, as it is typed.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Debug)]
pub(super) struct Named {
    /// Its name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// In which language
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Written {
    #[command(flatten)]
    pub(super) named: Named,
    /// The text; `-` reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    pub(super) body: Option<String>,
    /// A file with the text
    #[arg(long, value_name = "FILE", conflicts_with = "body")]
    pub(super) file: Option<PathBuf>,
    /// Write it in an editor, also where there is no terminal
    #[arg(long, conflicts_with_all = ["body", "file"])]
    pub(super) edit: bool,
    /// A subject for the mail, in place of the ticket's; empty: none
    #[arg(long, value_name = "TEXT")]
    pub(super) subject: Option<String>,
    /// Show what would be written, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}
