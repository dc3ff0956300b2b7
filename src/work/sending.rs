//! The hand-over of what waits in the outbox, by `outbox send`, `run` and `reply --send`.
//!
//! Each try is written down and committed *before* the mail is handed over, and its end afterwards. That first note is the
//! claim: of two senders only one can write it. Who is killed between the two leaves a mail of which nobody knows whether it has
//! left. It is never sent again by itself; it is told once, shown as `uncertain`, and sent again or dropped only by its number.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::desk::settings::{Settings, Transport};
use crate::desk::time::{DAY, Moment};
use crate::error::{Error, Kind, Result};
use crate::post::{Failure, Outgoing as Mail, maildir, probe, sendmail};
use crate::store::outbox::{OutboxRow, Outgoing, Step};
use crate::store::{Door, Operation, Store};

/// How long a command may take.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// After so many seconds a try whose end was not written down will have none.
const LONGEST_TRY: i64 = 180;
/// The pause after the first failure and the longest one, in seconds; each is twice the one before.
const PAUSES: (i64, i64) = (60, 4 * 3600);
/// For so long a mail is tried again (RFC 5321 §4.5.4.1 asks for four to five days).
const GIVE_UP_AFTER: i64 = 5 * DAY;
/// After so many temporary failures one after the other, the fault is hardly with the mails.
const MOST_FAILURES: u32 = 5;
/// How often the end of a try is written down when the database is busy.
const PERSISTENCE: u32 = 6;

const UNCERTAIN: &str = "the desk was stopped while it handed this mail over; it may have left";

/// Which mails are meant.
pub enum Which {
    /// All whose time has come; at most so many, the oldest first.
    Due(Option<usize>),
    /// These, now.
    These(Vec<i64>),
}

/// The way out of this desk.
pub struct Way {
    send: fn(&Mail, &[u8]) -> std::result::Result<(), Failure>,
    command: Vec<String>,
    folder: PathBuf,
    bcc: Vec<String>,
}

/// The way that the settings name; `home` is what `~/` stands for.
///
/// # Errors
/// Refused where they name none.
pub fn way(settings: &Settings, home: Option<&Path>) -> Result<Way> {
    let bcc = settings.outgoing.as_ref().map(|outgoing| outgoing.bcc.clone()).unwrap_or_default();
    match settings.outgoing.as_ref().map(|outgoing| &outgoing.transport) {
        Some(Transport::Sendmail { command }) => {
            Ok(Way { send: sendmail::send, command: command.clone(), folder: PathBuf::new(), bcc })
        }
        Some(Transport::Maildir { path }) => {
            let folder = match (path.strip_prefix("~/"), home) {
                (Some(rest), Some(home)) => home.join(rest),
                _ => PathBuf::from(path),
            };
            Ok(Way { send: maildir::send, command: Vec::new(), folder, bcc })
        }
        None => Err(Error::refused("the settings do not say how mail leaves this desk")
            .hint("desk settings edit: transport = \"sendmail\" and command = \"msmtp -t\" in [outgoing]")),
    }
}

/// Refuses where the settings name no way out.
///
/// # Errors
/// As [`way`].
pub fn needs_a_way(settings: &Settings) -> Result<()> {
    way(settings, None).map(|_| ())
}

/// Puts all that waits to be handed over in doubt: it may have left by another way, and is not sent by itself any more. Gives how
/// many mails that were.
pub fn doubt_queue(store: &mut Store, reason: &str) -> Result<usize> {
    let operation = Operation {
        agent: None,
        door: Door::Run,
        command: "outbox in doubt".into(),
        dry_run: false,
        seen: None,
    };
    store.write(&operation, |writer| writer.doubt_queue(reason))
}

/// When a mail is handed over next, if nobody asks for it before.
pub fn next_try(row: &OutboxRow) -> Moment {
    match &row.last_step {
        Some(last) if last.step == Step::Deferred => {
            let doublings = u32::try_from(row.attempts.saturating_sub(1)).unwrap_or(0).min(16);
            let pause = PAUSES.0.saturating_mul(1_i64 << doublings).min(PAUSES.1);
            row.not_before.max(last.at.plus(pause))
        }
        _ => row.not_before,
    }
}

/// How a mail stands: as the outbox has it, with `sending` while it is handed over and `uncertain` where that had no end.
pub fn state(row: &OutboxRow, now: Moment) -> &'static str {
    match &row.last_step {
        Some(last) if row.state == Outgoing::Queued && last.step == Step::Sending => {
            let over = last.reason.is_some() || last.at.plus(LONGEST_TRY) <= now;
            if over { "uncertain" } else { "sending" }
        }
        _ => row.state.word(),
    }
}

/// The mails that would be handed over now.
pub fn due(store: &Store, now: Moment) -> Result<Vec<OutboxRow>> {
    let mut rows = store.outbox(false)?;
    rows.retain(|row| state(row, now) == Outgoing::Queued.word());
    let mut waits = BTreeSet::new();
    // What follows a mail in its ticket waits with it.
    rows.retain(|row| match next_try(row) <= now && !waits.contains(&row.ticket) {
        true => true,
        false => {
            waits.insert(row.ticket);
            false
        }
    });
    Ok(rows)
}

/// Hands mails over, each at most once; gives those that were tried, as they stand afterwards.
///
/// # Errors
/// A mail that was asked for by its number and cannot be sent; trouble with the database.
pub fn send(store: &mut Store, way: &Way, which: Which, now: Moment) -> Result<Vec<OutboxRow>> {
    let (ids, asked) = match which {
        Which::These(ids) => (ids, true),
        Which::Due(limit) => {
            let due = due(store, now)?;
            (due.iter().take(limit.unwrap_or(usize::MAX)).map(|row| row.id).collect(), false)
        }
    };
    for id in ids.iter().filter(|_| asked) {
        refuse_unsendable(&store.outgoing(*id)?, now)?;
    }
    let (mut tried, mut failures, mut stuck) = (Vec::new(), 0, BTreeSet::new());
    for id in ids {
        // What follows a mail in its ticket does not arrive before it.
        if !asked && stuck.contains(&store.outgoing(id)?.ticket) {
            continue;
        }
        if !claim(store, id, asked)? {
            continue;
        }
        let end = hand_over(store, way, id)?;
        let row = note_end(store, id, end)?;
        failures = if row.state == Outgoing::Queued { failures + 1 } else { 0 };
        if row.state == Outgoing::Queued {
            stuck.insert(row.ticket);
        }
        tried.push(row);
        if failures >= MOST_FAILURES && !asked {
            break;
        }
    }
    if !asked {
        tried.extend(uncertain(store)?);
    }
    Ok(tried)
}

/// Refuses a mail that cannot be handed over, whatever the way: a draft, one that is on its way or was taken back.
pub fn refuse_unsendable(row: &OutboxRow, now: Moment) -> Result<()> {
    let id = row.id;
    match state(row, now) {
        "queued" | "uncertain" => Ok(()),
        "sending" => Err(Error::refused(format!("mail {id} is being sent by another desk"))
            .hint(format!("desk outbox show {id}"))),
        "sent" => {
            Err(Error::refused(format!("mail {id} was sent already"))
                .hint(format!("desk reply {}", row.ticket)))
        }
        "draft" => {
            Err(Error::refused(format!("mail {id} is a draft")).hint(format!("desk outbox release {id}")))
        }
        other => Err(Error::refused(format!("mail {id} is {other}; its answer was taken back"))
            .hint(format!("desk reply {}", row.ticket))),
    }
}

/// The desk itself acts, so that `desk undo` of a person passes these notes over.
fn operation(id: i64, step: &str) -> Operation {
    Operation {
        agent: None,
        door: Door::Run,
        command: format!("outbox {id} {step}"),
        dry_run: false,
        seen: None,
    }
}

/// Whether this run may hand a mail over; nobody else may from then on.
fn claim(store: &mut Store, id: i64, asked: bool) -> Result<bool> {
    store.write(&operation(id, "sending"), |writer| {
        let now = writer.now();
        let row = match writer.store().outgoing(id) {
            // Somebody has undone the answer in the meantime.
            Err(error) if error.kind == Kind::Refused && !asked => return Ok(false),
            other => other?,
        };
        if asked {
            refuse_unsendable(&row, now)?;
        } else if state(&row, now) != Outgoing::Queued.word() || next_try(&row) > now {
            return Ok(false);
        }
        writer.outbox_step(id, Step::Sending, None)?;
        Ok(true)
    })
}

fn hand_over(store: &Store, way: &Way, id: i64) -> Result<std::result::Result<(), Failure>> {
    let row = store.outgoing(id)?;
    let original = match row.message {
        Some(message) => store.original(message),
        None => Err(Error::new(Kind::Data, format!("mail {id} is a draft"))),
    };
    match original {
        Ok(bytes) => {
            let known = |email: &String| row.to.iter().any(|to| to.eq_ignore_ascii_case(email));
            let bcc = way.bcc.iter().filter(|email| !known(email)).cloned().collect();
            Ok(leave(store, way, bcc, row.queued_at, &bytes))
        }
        Err(error) if error.kind == Kind::Data => Ok(Err(Failure::permanent(error.to_string()))),
        // Nothing has left: the claim is given back.
        Err(error) => Ok(Err(Failure::temporary(error.to_string()))),
    }
}

/// Hands one finished mail over.
fn leave(
    store: &Store,
    way: &Way,
    bcc: Vec<String>,
    queued_at: Moment,
    bytes: &[u8],
) -> std::result::Result<(), Failure> {
    let mail = Mail {
        bcc,
        command: way.command.clone(),
        folder: way.folder.clone(),
        // Where the desk is, its mails may be.
        scratch: store.path().parent().map(Path::to_path_buf).unwrap_or_default(),
        time_limit: TIME_LIMIT,
        queued_at,
    };
    (way.send)(&mail, bytes)
}

/// Sends a mail to oneself, past the outbox, to see whether mail leaves; why it did not, where it did not.
///
/// # Errors
/// Where one of the addresses cannot be written to.
pub fn probe(
    store: &Store,
    way: &Way,
    from: &str,
    to: &str,
    now: Moment,
) -> Result<std::result::Result<(), String>> {
    let mail = probe::mail(from, to, now, store.random()?)?;
    Ok(leave(store, way, Vec::new(), now, &mail).map_err(|failure| failure.reason))
}

fn note_end(store: &mut Store, id: i64, end: std::result::Result<(), Failure>) -> Result<OutboxRow> {
    let first_try = store.outgoing(id)?.first_try_at;
    // By the clock after the try: a slow hand-over must not be dated to its beginning.
    let now = store.clock().now();
    let (step, reason) = match end {
        Ok(()) => (Step::Sent, None),
        Err(Failure { temporary: true, reason })
            if first_try.is_some_and(|first| first.plus(GIVE_UP_AFTER) <= now) =>
        {
            (Step::Failed, Some(format!("given up after {} days: {reason}", GIVE_UP_AFTER / DAY)))
        }
        Err(Failure { temporary: true, reason }) => (Step::Deferred, Some(reason)),
        Err(Failure { temporary: false, reason }) => (Step::Failed, Some(reason)),
    };
    let operation = operation(id, step.word());
    let mut tries = 0;
    loop {
        tries += 1;
        let noted = store.write(&operation, |writer| {
            writer.outbox_step(id, step, reason.as_deref())?;
            writer.store().outgoing(id)
        });
        match noted {
            // A mail that has left must not look as if it had not, only because an import is at work.
            Err(error) if error.kind == Kind::TryAgain && tries < PERSISTENCE => {}
            other => return other,
        }
    }
}

/// Mails of which nobody knows whether they have left, and that have not been told yet.
fn uncertain(store: &mut Store) -> Result<Vec<OutboxRow>> {
    let now = store.clock().now();
    let untold = |row: &OutboxRow| {
        state(row, now) == "uncertain" && row.last_step.as_ref().is_some_and(|last| last.reason.is_none())
    };
    let ids: Vec<i64> = store.outbox(false)?.iter().filter(|row| untold(row)).map(|row| row.id).collect();
    let mut told = Vec::new();
    for id in ids {
        let row = store.write(&operation(id, "uncertain"), |writer| {
            if !untold(&writer.store().outgoing(id)?) {
                return Ok(None);
            }
            writer.outbox_step(id, Step::Sending, Some(UNCERTAIN))?;
            writer.store().outgoing(id).map(Some)
        })?;
        told.extend(row);
    }
    Ok(told)
}

#[cfg(test)]
mod tests;
