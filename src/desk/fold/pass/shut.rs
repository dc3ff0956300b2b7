//! Tickets that an agent closed or called spam, and how they are opened again (metrics §2.11): what was said and the solve that it
//! stood on never counted then, though both stay in what went out and came in.

use super::{Known, Pass, Said};
use crate::desk::event::Recorded;
use crate::desk::history::{Flow, Stood};
use crate::desk::id::AgentId;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;

impl Pass<'_> {
    /// An agent says where the ticket stands.
    pub(super) fn says(&mut self, to: Status, fact: &Recorded, known: &Known) {
        let (at, agent, said) = (fact.event.at, fact.event.agent, Said::By(fact.id));
        if known.opened.contains(&said) {
            return self.seems(to, at, agent);
        }
        let (stood_on, over) = (self.solved, self.ticket.status.is_final());
        self.set(to, at, agent);
        match to {
            Status::Solved => self.solved = self.solved.or(Some(said)),
            Status::Closed | Status::Spam if !over => {
                self.shut = stood_on.into_iter().chain([said]).collect()
            }
            _ => {}
        }
    }

    /// Whether nothing that is said of it by hand counts until it is opened again.
    pub(super) fn is_over(&self) -> bool {
        self.ticket.status.is_final() || self.seems_over
    }

    /// It was solved or shut, and opened again later: in what came and went both stay, and nothing else knows of it.
    pub(super) fn seems(&mut self, status: Status, at: Moment, agent: Option<AgentId>) {
        self.ticket.worked |= agent.is_some();
        // Whoever solved it waited for its customer no longer, and time does not solve it in their place.
        self.pending_since = None;
        self.seems_over |= status.is_final();
        if !std::mem::replace(&mut self.seemed_away, true) {
            let flow = if status == Status::Spam { Flow::Removed } else { Flow::Solved };
            self.ticket.history.flows.push((at, flow));
        }
        self.ticket.history.statuses.push(Stood { at, status, agent });
    }
}
