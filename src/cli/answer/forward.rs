//! `desk forward ID --to MAIL`

use std::path::PathBuf;

use clap::Args;

use crate::cli::answer::attach;
use crate::cli::answer::left;
use crate::cli::answer::person::people;
use crate::cli::columns;
use crate::cli::context::{Context, Done, message_id};
use crate::cli::remark;
use crate::error::{Error, Result};
use crate::work::answer::Text;
use crate::work::forward::{self, Asked};
use crate::work::obstacle::{self, Obstacle};
use crate::work::remark::Remark;
use crate::work::sending;

/// Ask somebody else about a ticket: a supplier, the bookkeeper.
///
/// What the customer wrote last, or the messages named, goes to them with your words: quoted below, and attached as it came with its
/// files. The ticket is on hold then. The customer gets nothing, and no clock takes it for an answer. What they answer comes back
/// into the ticket as of somebody else (`role: other`): it turns `hold` into `open`, any other status stays.
#[derive(Args, Debug, Default)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// What is forwarded (default: what the customer wrote last)
    #[arg(value_name = "MSG")]
    messages: Vec<String>,
    /// Who is asked; may stand several times
    #[arg(long, value_name = "MAIL", required = true)]
    to: Vec<String>,
    /// Who else gets it; may stand several times
    #[arg(long, value_name = "MAIL")]
    cc: Vec<String>,
    /// What you ask; `-` reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    body: Option<String>,
    /// A subject in place of `Fwd:` and that of the message
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    /// A file to go with it; may stand several times
    #[arg(long = "attach", value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// Hand it over at once
    #[arg(long)]
    send: bool,
    /// Write the finished mail to standard output, and change nothing
    #[arg(long, conflicts_with_all = ["send", "dry_run"])]
    print: bool,
    /// Send it whatever speaks against it: mail to them came back, nobody reads there, places to fill in
    #[arg(long)]
    force: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.check_change(columns::TICKET)?;
    let (id, hand) = (context.ticket(&store, &options.ticket)?, context.hand(&store, options.dry_run)?);
    let mut asked = Asked {
        ticket: id,
        to: people("--to", &options.to)?,
        cc: people("--cc", &options.cc)?,
        messages: options.messages.iter().map(|message| message_id(message)).collect::<Result<_>>()?,
        force: options.force,
        despite: Vec::new(),
    };
    let begun = forward::begin(&store, &hand, &asked, context.now)?;
    ask(&begun.obstacles, &mut asked, context)?;
    if options.send {
        sending::needs_a_way(&begun.settings)?;
    }
    let files = attach::read(&options.attach, &context.world.directory)?;
    let body = match &options.body {
        Some(body) => context.text(body)?,
        None => String::new(),
    };
    let text = Text { subject: options.subject.clone(), body, files, sign: true };
    ask(&forward::obstacles_of(&text), &mut asked, context)?;
    if options.print {
        let mail = forward::finished(&store, &begun, &asked, &text, context.now)?;
        context.ui.data().write_all(&mail).map_err(|error| Error::io("cannot write the mail", &error))?;
        return Ok(Done::Well);
    }
    let logged = if options.send { " --send" } else { "" };
    let (queued, row) = forward::queue(&mut store, &hand, &asked, &text, (options.send, logged))?;
    left::leaves(context, &mut store, zone, (id, &queued, row), (options.dry_run, options.send))
}

/// Asks of each thing that speaks against it whether it is to be sent all the same; without a terminal that is refused.
fn ask(obstacles: &[Obstacle], asked: &mut Asked, context: &mut Context) -> Result<()> {
    if asked.force {
        let zone = crate::desk::time::Zone::UTC;
        let remarks: Vec<Remark> = obstacles.iter().cloned().map(Remark::AllTheSame).collect();
        remark::tell(&mut context.ui, zone, &remarks);
        return Ok(());
    }
    let asks = context.ui.is_interactive();
    for obstacle in obstacles.iter().filter(|_| asks) {
        if !context.ui.confirm(&format!("{}. Send it all the same?", obstacle.told()), "--force")? {
            return obstacle::refuse(std::slice::from_ref(obstacle), &[], "forward", asked.ticket);
        }
        asked.despite.push(obstacle.clone());
    }
    obstacle::refuse(obstacles, &asked.despite, "forward", asked.ticket)
}
