//! What a session remembers: what was done in it, what was left aside, and what was shown before.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::id::{OperationId, TicketId};

/// See the head of this file.
#[derive(Default)]
pub(super) struct Session {
    /// What was done and not taken back, the newest last.
    done: Vec<(OperationId, TicketId)>,
    /// What is left as it is.
    pub(super) skipped: BTreeSet<TicketId>,
    /// What was shown, the newest last.
    shown: Vec<TicketId>,
    /// Lines that were typed and came to nothing, by what they were for.
    typed: BTreeMap<(TicketId, char), String>,
}

/// The key for which notes are typed.
pub(super) const NOTE: char = 'n';

impl Session {
    /// A ticket is shown.
    pub(super) fn shows(&mut self, ticket: TicketId) {
        if self.shown.last() != Some(&ticket) {
            self.shown.push(ticket);
        }
    }

    /// The ticket that was shown before this one, which is forgotten.
    pub(super) fn back(&mut self) -> Option<TicketId> {
        self.shown.pop();
        self.shown.pop()
    }

    /// Whether there is one.
    pub(super) fn has_earlier(&self) -> bool {
        self.shown.len() > 1
    }

    /// Something was done to a ticket.
    pub(super) fn did(&mut self, operation: OperationId, ticket: TicketId) {
        self.done.push((operation, ticket));
    }

    /// What was done last.
    pub(super) fn last(&self) -> Option<(OperationId, TicketId)> {
        self.done.last().copied()
    }

    /// What was done last is taken back.
    pub(super) fn took_back(&mut self) {
        self.done.pop();
    }

    /// How many tickets something was done to that stands.
    pub(super) fn worked(&self) -> usize {
        self.done.iter().map(|(_, ticket)| ticket).collect::<BTreeSet<_>>().len()
    }

    /// The operations that stand, the oldest and the newest.
    pub(super) fn operations(&self) -> Option<(OperationId, OperationId)> {
        Some((self.done.first()?.0, self.done.last()?.0))
    }

    /// How many tickets were left as they are, and nothing was done to.
    pub(super) fn passed(&self) -> usize {
        self.skipped.iter().filter(|ticket| self.done.iter().all(|(_, done)| done != *ticket)).count()
    }

    /// Keeps a line that came to nothing, to be offered again; an empty one is forgotten. `of` is the key for which it was typed.
    pub(super) fn keep(&mut self, ticket: TicketId, of: char, line: &str) {
        let place = (ticket, of);
        match line.trim() {
            "" => drop(self.typed.remove(&place)),
            _ => drop(self.typed.insert(place, line.to_owned())),
        }
    }

    /// The line that was kept.
    pub(super) fn kept(&self, ticket: TicketId, of: char) -> Option<&str> {
        self.typed.get(&(ticket, of)).map(String::as_str)
    }

    /// Every note that came to nothing, with its ticket.
    pub(super) fn notes(&self) -> impl Iterator<Item = (TicketId, &str)> {
        let key = NOTE;
        self.typed
            .iter()
            .filter(move |((_, of), _)| *of == key)
            .map(|((ticket, _), line)| (*ticket, line.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_goes_back_and_counts() {
        let (one, two, three) = (TicketId(1), TicketId(2), TicketId(3));
        let mut session = Session::default();
        assert!(!session.has_earlier());
        for ticket in [one, one, two, three] {
            session.shows(ticket);
        }
        assert_eq!(session.back(), Some(two));
        session.shows(two);
        assert_eq!(session.back(), Some(one));
        session.shows(one);
        assert_eq!((session.has_earlier(), session.back()), (false, None));

        session.did(OperationId(7), one);
        session.did(OperationId(8), one);
        session.did(OperationId(9), two);
        session.skipped.extend([two, three]);
        assert_eq!((session.worked(), session.passed()), (2, 1));
        assert_eq!(session.operations(), Some((OperationId(7), OperationId(9))));
        session.took_back();
        assert_eq!((session.worked(), session.passed(), session.last()), (1, 2, Some((OperationId(8), one))));
    }

    #[test]
    fn what_was_typed_for_nothing_is_offered_again() {
        let mut session = Session::default();
        session.keep(TicketId(1), 'n', "called twice");
        session.keep(TicketId(1), 't', "late");
        assert_eq!(session.kept(TicketId(1), 'n'), Some("called twice"));
        assert_eq!(session.kept(TicketId(2), 'n'), None);
        assert_eq!(session.notes().collect::<Vec<_>>(), [(TicketId(1), "called twice")]);
        session.keep(TicketId(1), 'n', " ");
        assert_eq!(session.kept(TicketId(1), 'n'), None);
    }
}
