//! Tickets that are put away: closed without a solve, because nobody wants an answer; and how they come back (metrics §2.11).

use super::{Known, Never, Pass};
use crate::desk::event::Event;
use crate::desk::history::{Flow, Stood, WaitEnd};
use crate::desk::id::{AgentId, MessageId};
use crate::desk::sla::What as Tick;
use crate::desk::ticket::{Away, Mode, Status};
use crate::desk::time::Moment;

impl Pass<'_> {
    /// Whether a message is that of somebody muted with which the ticket begins: then it is put away with it, unless somebody has
    /// taken that back. A mail that became known late passes twice, and is put away once.
    pub(super) fn is_muted(&mut self, message: MessageId, contact: bool, at: Moment, known: &Known) -> bool {
        if let Some((_, number)) = self.away.filter(|(away, _)| *away == message) {
            return !known.restored.contains(&number);
        }
        if self.muted.take_if(|muted| *muted == message).is_none() {
            return false;
        }
        if known.restored.contains(&self.times_away) {
            self.seems_away(message, at, None);
            return false;
        }
        if contact && !self.ticket.backfill {
            // Its promise is named, and over at once.
            self.begin(Mode::Inbound, at);
        }
        self.heard += usize::from(contact);
        self.goes_away(message, Away::Muted, at, None);
        true
    }

    /// An agent puts the ticket away, where that message is still the only one that could want an answer.
    pub(super) fn put_away(&mut self, message: MessageId, away: Away, event: &Event, known: &Known) {
        let waits = self.ticket.waiting.is_some_and(|waiting| waiting.latest == message);
        if self.ticket.status.is_done() || self.seemed_away || self.heard != 1 || self.answered || !waits {
            return;
        }
        self.ticket.worked = true;
        match known.restored.contains(&self.times_away) {
            true => self.seems_away(message, event.at, event.agent),
            false => self.goes_away(message, away, event.at, event.agent),
        }
    }

    /// An agent takes up again what was put away, closed or called spam by hand. Gives what must be walked without.
    pub(super) fn restored(&mut self, at: Moment, agent: Option<AgentId>) -> Option<Never> {
        if self.ticket.put_away.is_some() {
            return self.away.map(|(_, number)| Never::PutAway(number));
        }
        if !self.shut.is_empty() {
            return Some(Never::Shut(std::mem::take(&mut self.shut)));
        }
        if self.ticket.status.is_final() {
            // What time has closed stays closed, whatever a fact says whose ground was undone.
            return None;
        }
        self.ticket.worked = true;
        self.seems_over = false;
        if std::mem::take(&mut self.seemed_away) {
            self.ticket.history.flows.push((at, Flow::Restored));
        }
        self.set(Status::Open, at, agent);
        None
    }

    /// A person wrote into a ticket that had been put away, or we did: what follows counts as if it began here.
    pub(super) fn comes_back(&mut self, at: Moment) {
        if self.ticket.put_away.is_none() {
            return;
        }
        let status = if self.ticket.worked { Status::Open } else { Status::New };
        self.stands(status, at, None);
        let ticket = &mut self.ticket;
        (ticket.put_away, ticket.closes_at) = (None, None);
        (ticket.start, ticket.promise) = (None, None);
        ticket.ticks.clear();
        ticket.actors.clear();
        ticket.history.contacts.clear();
        ticket.history.episodes = 0;
        self.told = false;
    }

    fn goes(&mut self, message: MessageId) {
        self.away = Some((message, self.times_away));
        self.times_away += 1;
    }

    fn goes_away(&mut self, message: MessageId, away: Away, at: Moment, agent: Option<AgentId>) {
        self.goes(message);
        self.waited(at, WaitEnd::Dismissed, agent);
        self.pending_since = None;
        self.last_backfill = None;
        self.ticket.snoozed_until = None;
        self.ticket.put_away = Some(away);
        self.ticket.closes_at = Some(at);
        self.stands(Status::Closed, at, agent);
        self.tell(Tick::PutAway, at, agent);
    }

    /// It was put away, and taken up again later: in what came and went both stay, and nothing else knows of it.
    fn seems_away(&mut self, message: MessageId, at: Moment, agent: Option<AgentId>) {
        self.goes(message);
        // Whoever is out cannot go.
        if self.seemed_away || self.ticket.status.is_done() {
            return;
        }
        (self.seemed_away, self.seems_over) = (true, true);
        self.ticket.history.flows.push((at, Flow::PutAway));
        self.ticket.history.statuses.push(Stood { at, status: Status::Closed, agent });
    }
}
