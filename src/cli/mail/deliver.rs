//! `desk deliver`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::mail::import::{MAIL_COLUMNS, delivered, delivered_to_quarantine};
use crate::error::{Error, Kind, Result};
use crate::source;
use crate::work::intake::Way;

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
    deliver(options, context).map_err(|error| Error { kind: Kind::TryAgain, ..error })
}

fn deliver(options: &Options, context: &mut Context) -> Result<Done> {
    if context.globals.format.is_some() {
        context.check(MAIL_COLUMNS)?;
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let reading = source::delivered(&mut context.world.stdin)
        .map_err(|error| Error::io("cannot read the mail from standard input", &error))?;
    let way = Way::delivery(&store, context.now)?.forwarded(options.forwarded);
    let operation = context.operation(&store, "deliver", false)?;
    let rows = store.write(&operation, |writer| match reading {
        Ok(mail) => delivered(*mail, &way, writer),
        Err(refused) => delivered_to_quarantine(*refused, writer),
    })?;
    if context.globals.format.is_some() {
        context.show_one(rows, zone)?;
    }
    Ok(Done::Well)
}
