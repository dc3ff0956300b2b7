//! Which policy holds for a ticket, asked when it begins and whenever that may change.

use super::Pass;
use crate::desk::event::What;
use crate::desk::fold::{Promise, Traits};
use crate::desk::sla::What as Tick;
use crate::desk::ticket::Mode;
use crate::desk::time::Moment;

impl Pass<'_> {
    /// Tells the clocks that the ticket begins, and under which promise.
    pub(super) fn begin(&mut self, mode: Mode, at: Moment) {
        self.ticket.promise = self.rules.choose(self.ticket.settings, &self.traits(at));
        self.ticket.start = self.ticket.promise.clone();
        self.told = true;
        self.tell(Tick::Created { mode, priority: self.ticket.priority }, at, None);
    }

    /// Asks again which policy holds after a fact that may have changed it.
    pub(super) fn choose_again(&mut self, at: Moment, what: &What) {
        let may_matter = matches!(
            what,
            What::Priority(_)
                | What::Tagged(_)
                | What::Untagged(_)
                | What::Vip(_)
                | What::Channel(_)
                | What::Assigned(_)
                | What::Moved(_)
                | What::Escalated
        );
        let settings = self.ticket.settings;
        let asks = matches!(what, What::Applied(_)) || may_matter && self.rules.depends_on_traits(settings);
        if !self.told || !asks {
            return;
        }
        let promise = self.rules.choose(settings, &self.traits(at));
        if !Promise::same(promise.as_ref(), self.ticket.promise.as_ref()) {
            let (policy, calendar) = match &promise {
                Some(promise) => (Some(promise.policy.clone()), Some(promise.calendar.clone())),
                None => (None, None),
            };
            self.ticket.promise = promise;
            self.tell(Tick::PolicyChanged { policy, calendar }, at, None);
        }
    }

    pub(super) fn traits(&self, at: Moment) -> Traits<'_> {
        let ticket = &self.ticket;
        Traits {
            at,
            created_at: ticket.created_at,
            status: ticket.status,
            priority: ticket.priority,
            channel: ticket.channel,
            tags: &ticket.tags,
            vip: ticket.vip,
            assignee: ticket.assignee,
            department: ticket.department,
            tier: ticket.tier,
        }
    }
}
