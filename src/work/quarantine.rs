//! Deciding about mail that could not be taken in as it is.

use crate::desk::id::TicketId;
use crate::error::{Error, Kind, Result};
use crate::source::mail::{Origin, anyhow, read, too_large};
use crate::source::original::{Large, Press};
use crate::source::{Folder, Incoming, LARGEST};
use crate::store::intake::{Known, Taken};
use crate::store::quarantine::{Held, State};
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::intake::Way;
use crate::work::rule;

/// What became of one.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Its number.
    pub id: i64,
    /// How it stands now.
    pub state: State,
    /// Its ticket, where it was taken in.
    pub ticket: Option<TicketId>,
    /// Why it is held still, where it is.
    pub reason: Option<String>,
}

/// Which mails are meant.
#[derive(Clone, Copy, Debug)]
pub enum Which<'w> {
    /// These, by their numbers.
    These(&'w [i64]),
    /// What nobody has decided about; at most so many, the oldest first.
    Undecided(Option<usize>),
}

/// Carries one decision out on them, in one operation: `TakenIn` reads them again, `Released` takes
/// in what can be read of them, `Dropped` puts them away.
pub fn decide(store: &mut Store, hand: &Hand, which: Which<'_>, to: State) -> Result<Vec<Decided>> {
    let verb = match to {
        State::TakenIn => "retry",
        State::Released => "release",
        _ => "drop",
    };
    let words = match which {
        Which::These(ids) => ids.iter().map(|id| format!(" {id}")).collect(),
        Which::Undecided(None) => " --all".to_owned(),
        Which::Undecided(Some(limit)) => format!(" --all --limit {limit}"),
    };
    rule::write(store, hand, format!("quarantine {verb}{words}"), |writer| {
        let mut held: Vec<Held> = match which {
            Which::Undecided(_) => writer.store().quarantined(false)?,
            Which::These(ids) => {
                ids.iter().map(|id| writer.store().in_quarantine(*id)).collect::<Result<_>>()?
            }
        };
        if let Which::Undecided(Some(limit)) = which {
            held.truncate(limit);
        }
        let done = |mail: &&Held| matches!(mail.state, State::TakenIn | State::Released);
        if let Some(mail) = held.iter().find(done) {
            return Err(Error::refused(format!("mail {} in quarantine is taken in already", mail.id))
                .hint("desk quarantine list --all"));
        }
        let way = Way::import(writer.store(), writer.now(), None, false)?;
        held.iter().map(|mail| carry_out(mail, to, &way, writer)).collect()
    })
}

fn carry_out(mail: &Held, to: State, way: &Way, writer: &mut Writer<'_>) -> Result<Decided> {
    let (state, ticket, reason) = match to {
        State::Dropped => (State::Dropped, None, None),
        _ => match again(mail, to == State::Released, writer)? {
            Ok(incoming) => {
                let taken = way.take_in(way.seen_through(incoming), writer, &mut Known::default())?;
                let (Taken::Imported(ticket, _) | Taken::Duplicate(ticket, _)) = taken;
                (to, Some(ticket), None)
            }
            Err(reason) => (State::Held, None, Some(reason)),
        },
    };
    if state != State::Held && state != mail.state {
        writer.quarantine_step(mail.id, state)?;
    }
    Ok(Decided { id: mail.id, state, ticket, reason })
}

/// Reads a mail from its bytes once more. The error says why it cannot be taken in; `forced`, there is none.
fn again(mail: &Held, forced: bool, writer: &Writer<'_>) -> Result<std::result::Result<Incoming, String>> {
    let (bytes, sha256) = writer.store().quarantined_bytes(mail.id)?;
    let position = u64::try_from(mail.position).unwrap_or_default();
    let origin = Origin { source: mail.source.as_str().into(), position, filed: None, folder: Folder::Inbox };
    let first = bytes.get(..LARGEST).unwrap_or(&bytes);
    // Its bytes are kept already: only what they say is wanted.
    if forced && let Some(mail) = anyhow(&origin, first, sha256) {
        return Ok(Ok(*mail));
    }
    if first.len() < bytes.len() {
        let large = Large { size: bytes.len() as u64, sha256, frame: Vec::new(), whole: true };
        let refused = too_large(&origin, first, large);
        return Ok(if forced { Ok(refused.as_it_is()) } else { Err(refused.reason) });
    }
    let read = Press::new().and_then(|mut press| read(origin, &bytes, sha256, &mut press));
    let broken = |error| Error::new(Kind::Io, "cannot read the mail again").because(error);
    Ok(match read.map_err(broken)? {
        Ok(incoming) => Ok(*incoming),
        Err(refused) if forced => Ok(refused.as_it_is()),
        Err(refused) => Err(refused.reason),
    })
}
