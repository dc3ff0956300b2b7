//! `desk tag add|rm TAG[,TAG] ID...` and `desk tag list`

use clap::{Args, Subcommand};

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::tag::kept;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::act::{Act, can_be_put_on};

/// What to do with tags.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Put tags on tickets
    Add(Tagging),
    /// Take tags off tickets
    Rm(Tagging),
    /// List the tags in use, most used first
    List,
}

/// Tags and tickets.
#[derive(Args, Debug)]
pub struct Tagging {
    /// One tag, or several with commas between
    #[arg(value_name = "TAG[,TAG]")]
    tags: String,
    #[command(flatten)]
    selection: Selection,
}

/// Columns of `tag list`.
pub const COLUMNS: &[Column] = &[
    Column::shown("tag", Holds::Text, "the tag"),
    Column::shown("tickets", Holds::Int, "how many tickets have it"),
    Column::shown("unsolved", Holds::Int, "how many of those want work"),
];

/// Runs the command.
pub fn run(command: &Command, context: &mut Context) -> Result<Done> {
    match command {
        Command::Add(tagging) => change(tagging, true, context),
        Command::Rm(tagging) => change(tagging, false, context),
        Command::List => list(context),
    }
}

fn change(tagging: &Tagging, add: bool, context: &mut Context) -> Result<Done> {
    let tags = tagging.tags.split(',').map(word).collect::<Result<Vec<_>>>()?;
    let mut store = context.store()?;
    let act = if add { Act::Tag(tags) } else { Act::Untag(tags) };
    bulk::apply(context, &mut store, &tagging.selection, &act)
}

fn list(context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let mut table = Table::new(COLUMNS);
    for (tag, tickets, unsolved) in store.tag_counts()? {
        table.push(vec![Cell::Text(tag), tickets.into(), unsolved.into()]);
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}

/// A tag that is put on: a [`word`] that queries can ask for.
pub fn checked(tag: &str) -> Result<String> {
    let tag = word(tag)?;
    can_be_put_on(&tag).map(|()| tag)
}

/// A tag as it is kept: lower case, without blanks, commas or characters that mean something in a query.
pub fn word(tag: &str) -> Result<String> {
    kept(tag).ok_or_else(|| {
        Error::usage(format!("{:?} cannot be a tag", tag.trim().to_lowercase()))
            .hint("letters, digits and - _ . / + @, at most 64 of them: late-delivery")
    })
}
