//! Whether mail comes, whether it leaves, and what waits for a person.

use std::path::{Path, PathBuf};

use super::place::ago;
use super::said::{Said, State};
use crate::cli::context::Context;
use crate::cli::trusted;
use crate::desk::settings::{Settings, Transport};
use crate::desk::time::{DAY, HOUR};
use crate::error::{Error, Result};
use crate::store::chore::Chore;
use crate::store::{Door, Store, medium};
use crate::work::sending;

/// Without any mail for so many days somebody should see whether it still comes.
const SILENT_DAYS: i64 = 7;
/// Mail that is due leaves within the minute; after so many seconds nobody hands it over.
const STUCK: i64 = 15 * 60;

pub(super) fn look(
    store: &Store,
    settings: &Settings,
    context: &Context,
    said: &mut Vec<Said>,
) -> Result<()> {
    said.push(intake(store, context)?);
    let way = way_out(settings, context);
    let open = way.state == State::Ok;
    said.push(way);
    if !settings.reaches_out().is_empty() {
        said.push(Said::or_refused("trust", trust(store, context)));
    }
    said.extend(outbox(store, settings, open, context)?);
    said.push(cron(store, context)?);
    let held = store.quarantined(false)?.len();
    said.push(match held {
        0 => Said::ok("quarantine", "empty"),
        held => Said::warn("quarantine", format!("mails that could not be taken in as they are: {held}"))
            .hint("desk quarantine"),
    });
    let doubted = store.doubted_tickets()?;
    said.push(match doubted {
        0 => Said::ok("doubted", "no mail of anybody who takes no part in its ticket"),
        tickets => Said::warn(
            "doubted",
            format!("tickets with mail of somebody who takes no part in them: {tickets}"),
        )
        .hint("desk list is:doubted"),
    });
    Ok(())
}

fn intake(store: &Store, context: &Context) -> Result<Said> {
    let last = store.last_by([Door::Deliver, Door::Fetch, Door::Import])?;
    let Some((at, command)) = last else {
        return Ok(Said::warn("intake", "no mail has come yet")
            .hint("desk import MAILBOX, or desk deliver in your mail server"));
    };
    let what = format!("mail came last {} (desk {})", ago(context.now.0 - at.0), first_word(&command));
    Ok(match context.now.0 - at.0 > SILENT_DAYS * DAY {
        true => Said::warn("intake", what)
            .hint("write a mail to the desk, and see whether it comes: desk log --limit 5"),
        false => Said::ok("intake", what),
    })
}

fn first_word(command: &str) -> &str {
    command.split_whitespace().next().unwrap_or_default()
}

/// Whether the way out that the settings name can be gone.
fn way_out(settings: &Settings, context: &Context) -> Said {
    const EDIT: &str = "desk settings edit: transport and command in [outgoing]";
    match settings.outgoing.as_ref().map(|outgoing| &outgoing.transport) {
        None => Said::warn("way_out", "the settings do not say how mail leaves this desk; answers wait")
            .hint(EDIT),
        Some(Transport::Sendmail { command }) => {
            let program = command.first().map(String::as_str).unwrap_or_default();
            match found(program, context) {
                None => Said::bad("way_out", format!("there is no program {program} here that could be run"))
                    .hint(EDIT),
                Some(path) if !program.contains('/') && !is_known_to_cron(&path) => Said::warn(
                    "way_out",
                    format!("{program} is {}, which cron does not find by its name", path.display()),
                )
                .hint(format!("desk settings edit: command = \"{} …\"", path.display())),
                Some(path) => Said::ok("way_out", format!("{} can be run", path.display())),
            }
        }
        Some(Transport::Maildir { path }) => {
            let folder = match (path.strip_prefix("~/"), context.home()) {
                (Some(rest), Some(home)) => home.join(rest),
                _ => PathBuf::from(path),
            };
            match folder.ancestors().find(|above| above.exists()) {
                Some(there) if there.is_dir() && medium::may_write(there) => {
                    Said::ok("way_out", format!("mails are laid into {}", folder.display()))
                }
                there => Said::bad("way_out", format!("no mail can be laid into {}", folder.display()))
                    .hint(format!("ls -ld {}", there.unwrap_or(Path::new("/")).display())),
            }
        }
    }
}

/// Where a program is that can be run, by its path or by its name.
pub(super) fn found(program: &str, context: &Context) -> Option<PathBuf> {
    if program.contains('/') {
        let path = context.world.directory.join(program);
        return medium::may_run(&path).then_some(path);
    }
    let path = context.world.variable_os("PATH")?.to_str()?.to_owned();
    path.split(':')
        .filter(|folder| !folder.is_empty())
        .map(|folder| Path::new(folder).join(program))
        .find(|path| medium::may_run(path))
}

/// Cron looks for programs in few folders.
fn is_known_to_cron(program: &Path) -> bool {
    ["/usr/bin", "/bin"].iter().any(|folder| program.parent() == Some(Path::new(folder)))
}

fn trust(store: &Store, context: &Context) -> Result<Said> {
    let claim = trusted::claim(store)?;
    Ok(match trusted::kept(&context.world)?.answer(&claim)? {
        Some(yes) => {
            Said::ok("trust", format!("agreed to since {}: {}", yes.since, claim.commands.join("; ")))
        }
        None => Said::bad("trust", format!("this machine has not agreed to: {}", claim.commands.join("; ")))
            .hint("desk trust"),
    })
}

fn outbox(store: &Store, settings: &Settings, open: bool, context: &Context) -> Result<Vec<Said>> {
    let (rows, now) = (store.outbox(false)?, context.now);
    let of = |word: &str| rows.iter().filter(|row| sending::state(row, now) == word).count();
    let (queued, uncertain, failed) = (of("queued"), of("uncertain"), of("failed"));
    let oldest =
        rows.iter().filter(|row| sending::state(row, now) == "queued").map(|row| row.not_before).min();
    let mut said = Vec::new();
    if uncertain > 0 {
        said.push(
            Said::warn("outbox", format!("mails of which nobody knows whether they have left: {uncertain}"))
                .hint("desk outbox; desk outbox send o1 or desk outbox drop o1 decides"),
        );
    }
    if failed > 0 {
        said.push(
            Said::warn(
                "outbox",
                format!("mails that could not be sent; their answers are taken back: {failed}"),
            )
            .hint("desk outbox"),
        );
    }
    match oldest.map(|oldest| now.0 - oldest.0) {
        Some(_) if settings.outgoing.is_none() || !open => said.push(
            Said::bad("outbox", format!("mails that wait and cannot leave: {queued}")).hint("desk outbox"),
        ),
        Some(late) if late > STUCK => {
            let tried = rows.iter().find_map(|row| row.last_error.clone());
            let why = tried.map(|why| format!(" ({why})")).unwrap_or_default();
            said.push(
                Said::bad(
                    "outbox",
                    format!("mails that wait: {queued}, the first one due {}{why}", ago(late)),
                )
                .hint("desk outbox send -v; is desk run called each minute?"),
            );
        }
        _ if said.is_empty() => said.push(Said::ok("outbox", format!("mails that wait: {queued}"))),
        _ => {}
    }
    Ok(said)
}

/// Whether somebody calls `desk run`.
fn cron(store: &Store, context: &Context) -> Result<Said> {
    let usual = context.globals.db.is_none() && context.world.variable_os("DESK_DB").is_none();
    let named = if usual { String::new() } else { format!("DESK_DB={} ", store.path().display()) };
    let line = format!("crontab -e, and this line: * * * * * {named}desk run");
    Ok(match store.last_chore(Chore::Run)?.map(|last| context.now.0 - last.at.0) {
        None => Said::warn("run", "desk run has never come by: nothing is sent, woken or closed by itself")
            .hint(line),
        Some(age) if age > HOUR => {
            Said::warn("run", format!("desk run came by last {}; it should each minute", ago(age))).hint(line)
        }
        Some(age) => Said::ok("run", format!("came by {} (noted every ten minutes)", ago(age))),
    })
}

/// Sends a mail to somebody by the way that answers take, and says what became of it.
pub(super) fn send_to(to: &str, store: &Store, context: &Context) -> Said {
    let sent = || -> Result<Said> {
        let settings = store.settings_in_force()?.1;
        let agent = context.agent(store)?;
        let to = if to == "me" { agent.email.as_str() } else { to };
        let from = settings
            .outgoing
            .as_ref()
            .and_then(|outgoing| outgoing.from.as_ref())
            .map(|from| from.address.as_str());
        let from = from.or(settings.desk.addresses.first().map(String::as_str));
        let from = from.ok_or_else(|| {
            Error::refused("nobody is named from whom a mail could be")
                .hint("desk settings edit: addresses in [desk]")
        })?;
        let way = context.way_out(store)?;
        Ok(match sending::probe(store, &way, from, to, context.clock.now())? {
            Ok(()) => {
                Said::ok("test_mail", format!("handed over, from {from} to {to}; see whether it arrives"))
            }
            Err(reason) => Said::bad("test_mail", format!("to {to} was not sent: {reason}"))
                .hint("desk settings edit: transport and command in [outgoing]"),
        })
    };
    Said::or_refused("test_mail", sent())
}
