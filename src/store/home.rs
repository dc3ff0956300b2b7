//! In which ticket a message is shown, worked out of the facts that brought it in, moved it, joined and merged its tickets.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::desk::id::{MessageId, TicketId};
use crate::error::{Error, Result};

/// Where the messages of a ticket are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Home {
    /// The ticket that it is a part of; itself, as a rule.
    pub(super) root: TicketId,
    /// The fact that merged that one into another.
    pub(super) merge: Option<i64>,
    /// The ticket in which that one goes on.
    pub(super) survivor: TicketId,
}

/// A fact that brings a message into a ticket, or takes it out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brought {
    /// Its number.
    pub(super) fact: i64,
    /// The message.
    pub(super) message: MessageId,
    /// Whether it takes the message out.
    pub(super) leaves: bool,
    /// Whether it is a note.
    pub(super) note: bool,
    /// Whether its operation stands.
    pub(super) stands: bool,
}

/// Where messages are found so far.
#[derive(Default, Debug)]
pub(super) struct Found(HashMap<MessageId, (bool, i64, TicketId)>);

impl Found {
    /// Takes in the facts of one ticket, in the order of their numbers.
    pub(super) fn ticket(&mut self, home: Home, facts: impl IntoIterator<Item = Brought>) {
        let mut here: BTreeMap<MessageId, (bool, i64, TicketId)> = BTreeMap::new();
        for Brought { fact, message, leaves, note, stands } in facts {
            match (leaves, stands) {
                (true, true) => {
                    here.remove(&message);
                }
                (true, false) => {}
                (false, stands) => {
                    // All that is mail goes along with a merge; a note that was written since stays where it was written.
                    let went = !note || home.merge.is_none_or(|merge| fact < merge);
                    let to = if went { home.survivor } else { home.root };
                    let place = here.entry(message).or_insert((stands, fact, to));
                    let survived = place.2 == home.survivor;
                    *place = (place.0 || stands, fact, if survived { place.2 } else { to });
                }
            }
        }
        for (message, place) in here {
            let best = self.0.entry(message).or_insert(place);
            *best = (*best).max(place);
        }
    }

    /// The ticket of each message, and whether a fact that stands has brought it there: those have the last word, and of several
    /// the latest.
    pub(super) fn homes(self) -> impl Iterator<Item = (MessageId, bool, TicketId)> {
        self.0.into_iter().map(|(message, (stands, _, home))| (message, stands, home))
    }
}

/// The home of a ticket that is a part of `root`, by what was merged (with the fact that says so) and joined. Refused where
/// the merges go round.
pub(super) fn home_of(
    root: TicketId,
    merged: &BTreeMap<TicketId, (TicketId, i64)>,
    joined: &BTreeMap<TicketId, TicketId>,
) -> Result<Home> {
    let (mut survivor, mut steps) = (root, 0);
    while let Some((next, _)) = merged.get(&survivor) {
        // A line of merges is at most as long as there are merges.
        steps += 1;
        if steps > merged.len() {
            return Err(Error::refused(format!("that would merge ticket {root} into itself"))
                .hint("desk log shows the other merge, which would have to be undone first"));
        }
        survivor = last_of(*next, joined);
    }
    Ok(Home { root, merge: merged.get(&root).map(|(_, fact)| *fact), survivor })
}

/// The end of the line that begins here.
pub(super) fn last_of(mut ticket: TicketId, next: &BTreeMap<TicketId, TicketId>) -> TicketId {
    for _ in 0..next.len() {
        match next.get(&ticket) {
            Some(further) => ticket = *further,
            None => break,
        }
    }
    ticket
}
