//! Where a ticket is handed: departments and tiers; and what is written down about it that moves nothing.

use super::Pass;
use crate::desk::event::Event;
use crate::desk::history::{Surveyed, Transfer};
use crate::desk::id::{AgentId, DepartmentId, SurveyId};
use crate::desk::time::Moment;

impl Pass<'_> {
    pub(super) fn moved(&mut self, to: Option<DepartmentId>, at: Moment, agent: Option<AgentId>) {
        let from = std::mem::replace(&mut self.ticket.department, to);
        // Where tickets were joined, two moves may say the same.
        if from != to {
            let counts = agent.is_some() && self.handled;
            self.ticket.history.transfers.push(Transfer { at, from, to, agent, counts });
        }
    }

    pub(super) fn escalated(&mut self, at: Moment, agent: Option<AgentId>) {
        self.ticket.history.escalations.push((at, agent));
        self.ticket.tier = Some(self.ticket.tier.map_or(FIRST_ABOVE, |tier| tier.saturating_add(1)));
    }

    /// Of the same second a question stands before what came by mail: that answers it, or an earlier one.
    pub(super) fn surveyed(&mut self, survey: SurveyId, asked: bool, event: &Event) {
        let solve = self.ticket.history.solves.last().copied();
        let surveys = &mut self.ticket.history.surveys;
        let one = Surveyed { at: event.at, survey, asked, solve };
        if event.tie.is_some() {
            self.mailed.insert(survey);
        }
        let mailed = |one: &&Surveyed| asked && one.at == event.at && self.mailed.contains(&one.survey);
        let behind = surveys.iter().rev().take_while(mailed).count();
        surveys.insert(surveys.len() - behind, one);
    }
}

/// Every ticket begins on the first tier, of which nothing is said.
const FIRST_ABOVE: u32 = 2;
