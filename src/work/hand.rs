//! Who acts, by which door, and in whose time.

use crate::desk::id::AgentId;
use crate::desk::time::Zone;
use crate::error::{Error, Result};
use crate::store::agent::Agent;
use crate::store::seen::Seen;
use crate::store::{Door, Operation};

/// Whose hand does it. When it counts, and by which settings, is decided once the lock is had: at that instant, by those that
/// are in force then.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Who; `None`: the desk itself.
    pub agent: Option<Agent>,
    /// By which door it reaches in.
    pub door: Door,
    /// Where words such as `tomorrow` and `created:today` are meant.
    pub zone: Zone,
    /// Whether everything is taken back at the end (`--dry-run`).
    pub dry_run: bool,
    /// What was seen of a ticket when this was decided (`desk triage`): where something else stands there by now, nothing is done.
    pub seen: Option<Seen>,
}

impl Hand {
    /// The desk itself, which does what time has brought. What it does, `desk undo` of a person passes over.
    pub fn of_desk(zone: Zone) -> Hand {
        Hand { door: Door::Run, ..Hand::of_nobody(zone) }
    }

    /// Whoever types where nobody is known yet.
    pub fn of_nobody(zone: Zone) -> Hand {
        Hand { agent: None, door: Door::Typed, zone, dry_run: false, seen: None }
    }

    /// The same hand at another door.
    pub fn by(self, door: Door) -> Hand {
        Hand { door, ..self }
    }

    /// Who `me` is.
    pub fn me(&self) -> Option<AgentId> {
        self.agent.as_ref().map(|agent| agent.id)
    }

    /// The person behind it.
    ///
    /// # Errors
    /// Refused where the desk itself acts: some things are only ever done by somebody.
    pub fn person(&self) -> Result<&Agent> {
        self.agent.as_ref().ok_or_else(|| {
            Error::refused("only a person does that, and none is named").hint("desk agent list")
        })
    }

    /// An operation of this hand, in the words of `desk log`.
    pub fn operation(&self, command: impl Into<String>) -> Operation {
        Operation {
            agent: self.me(),
            door: self.door,
            command: command.into(),
            dry_run: self.dry_run,
            seen: self.seen,
        }
    }
}
