//! `desk deliver`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::mail::import::{MAIL_COLUMNS, mails};
use crate::error::{Error, Kind, Result};
use crate::store::Door;
use crate::work::deliver;

/// Take in one mail from standard input, for a mail server or getmail.
///
/// Exits 0 only when it is durably stored, else 75, so that it is delivered again. Prints nothing, except with -f
/// the row of the mail.
#[derive(Args, Debug)]
pub struct Options {
    /// It is a forward of mine: the mail that hangs on it is the customer's
    #[arg(long)]
    forwarded: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    // Whatever is wrong here, the mail server must keep the mail and try again.
    take_in(options, context).map_err(|error| Error { kind: Kind::TryAgain, ..error })
}

fn take_in(options: &Options, context: &mut Context) -> Result<Done> {
    context.check_change(MAIL_COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let hand = context.hand(&store, false)?.by(Door::Deliver);
    let mail = deliver::deliver(&mut store, &hand, &mut context.world.stdin, options.forwarded)?;
    if context.globals.format.is_some() {
        context.show_one(mails([mail]), zone)?;
    }
    Ok(Done::Well)
}
