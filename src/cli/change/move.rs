//! `desk move ID... DEPARTMENT`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::change::tag::word;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::{Error, Result};
use crate::work::act::Act;

/// Put tickets into a department.
///
/// That is no work on them: a new ticket stays new. Policies may ask for `department:` and are asked again. A department is
/// there once a ticket was moved to it.
#[derive(Args, Debug)]
#[command(override_usage = "desk move [OPTIONS] <ID>... <DEPARTMENT>")]
pub struct Options {
    /// The tickets, then the department: a word such as billing; `none` takes them out of theirs
    #[arg(value_names = ["ID", "DEPARTMENT"], num_args = 1.., required = true)]
    words: Vec<String>,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY")]
    chosen: Option<String>,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    keep_going: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let wrong = |what: String| Err(Error::usage(what).hint("desk move 42 billing"));
    let Some((last, ids)) = options.words.split_last() else { return wrong("to which department?".into()) };
    if !last.chars().any(char::is_alphabetic) {
        let shown: String = last.chars().take(40).collect();
        return wrong(format!("to which department? {shown:?} is not the name of one"));
    }
    match (ids.is_empty(), &options.chosen) {
        (true, None) => return wrong(format!("which tickets go to {last}?")),
        (false, Some(_)) => return wrong("ids and --where do not go together".into()),
        _ => {}
    }
    // Queries ask for `none` in any case, so no department can be called that.
    let name = if last.trim().eq_ignore_ascii_case("none") { None } else { Some(department(last)?) };
    let mut store = context.store()?;
    let selection = Selection {
        ids: ids.to_vec(),
        chosen: options.chosen.clone(),
        keep_going: options.keep_going,
        dry_run: options.dry_run,
    };
    bulk::apply(context, &mut store, &selection, &Act::Move(name))
}

/// A department as it is kept: a word like a tag.
fn department(name: &str) -> Result<String> {
    word(name).map_err(|_| {
        let shown: String = name.chars().take(40).collect();
        Error::usage(format!("{shown:?} cannot be a department"))
            .hint("letters, digits and - _ . / + @, at most 64 of them: second-line")
    })
}
