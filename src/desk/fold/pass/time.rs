//! What time alone does to a ticket: up to the next fact, and after the last one.

use super::{Known, Pass, Said};
use crate::desk::fold::folded::Folded;
use crate::desk::sla::What as Tick;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;

impl Pass<'_> {
    /// What time alone has done to the ticket up to this instant.
    pub(super) fn settle(&mut self, now: Moment, known: &Known) {
        if self.seemed_away {
            return;
        }
        if let (Status::Pending, Some(since), Some(span)) =
            (self.ticket.status, self.pending_since, self.rules.give_up_after(self.ticket.settings))
        {
            let at = since.plus(span.0);
            if at <= now && known.opened.contains(&Said::Time(at)) {
                self.seems(Status::Solved, at, None);
            } else if at <= now {
                self.solve(at, None, true);
                self.solved = Some(Said::Time(at));
            }
        }
        let close = self.rules.close_after(self.ticket.settings).0;
        if let (Status::Solved, Some(solved)) = (self.ticket.status, self.ticket.solved_at)
            && solved.plus(close) <= now
        {
            self.ticket.closes_at = Some(solved.plus(close));
            self.stands(Status::Closed, solved.plus(close), None);
            self.tell(Tick::Closed, solved.plus(close), None);
        }
        if let (Some(last), false, false) =
            (self.last_backfill, self.ticket.worked, self.ticket.status.is_done())
            && last.plus(close) <= now
        {
            self.ticket.closes_at = Some(last.plus(close));
            self.stands(Status::Closed, last.plus(close), None);
            self.ticket.waiting = None;
            self.closed_by_age = true;
        }
    }

    /// The ticket as it stands at the end of the walk.
    pub(in crate::desk::fold) fn finish(mut self, as_of: Moment) -> Folded {
        let ticket = &mut self.ticket;
        let done = ticket.status.is_done();
        let aside = ticket.snoozed_until.filter(|_| !done);
        ticket.snoozed_until = aside.filter(|until| *until > as_of);
        ticket.woken_at = aside.filter(|until| *until <= as_of);
        ticket.snoozed_by = ticket.snoozed_by.filter(|_| aside.is_some());
        ticket.shut = ticket.put_away.is_none() && !self.shut.is_empty() && ticket.status.is_final();
        if let (Status::Pending, Some(since), Some(span)) =
            (ticket.status, self.pending_since, self.rules.give_up_after(ticket.settings))
        {
            ticket.solves_at = Some(since.plus(span.0));
        }
        let close = self.rules.close_after(ticket.settings).0;
        ticket.closes_at = match ticket.status {
            Status::Solved => ticket.solved_at.map(|at| at.plus(close)),
            Status::Pending => ticket.solves_at.map(|at| at.plus(close)).or(ticket.closes_at),
            _ => ticket.closes_at,
        };
        if let (Some(last), false, false) = (self.last_backfill, ticket.worked, ticket.status.is_done()) {
            ticket.closes_at = Some(last.plus(close)).filter(|at| *at > as_of);
        }
        ticket.lone = self.heard == 1 && !self.answered && !ticket.status.is_done();
        ticket.dismissable = ticket.waiting.is_some_and(|waiting| {
            waiting.reopened || ticket.first_response_at.is_some() || ticket.history.live
        });
        self.ticket
    }
}
