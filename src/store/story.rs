//! The history of a ticket as people read it, and what it is linked with.

use crate::desk::event::{Recorded, Voice, What};
use crate::desk::id::{OperationId, TicketId};
use crate::desk::message::Role;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::event::{COLUMNS, read};
use crate::store::types::to_columns;

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Told {
    /// When it counts.
    pub at: Moment,
    /// When the desk learned it.
    pub learned_at: Moment,
    /// By which operation.
    pub operation: OperationId,
    /// What.
    pub kind: String,
    /// Which agent did it.
    pub agent: Option<String>,
    /// Who did it: that agent, or `rule:NAME`.
    pub by: Option<String>,
    /// The new value, or the message, tag or ticket.
    pub value: Option<String>,
}

impl Store {
    /// Everything that happened to a ticket and stands, in the order in which it counts.
    pub fn story(&self, ticket: TicketId) -> Result<Vec<Told>> {
        self.told(self.facts_of(ticket)?)
    }

    /// What an operation wrote down of tickets, whether or not it stands, in the order in which it counts.
    pub fn facts_by(&self, operation: OperationId) -> Result<Vec<(TicketId, Told)>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM event e JOIN operation o ON o.id = e.operation WHERE e.operation = ? ORDER BY e.id"
        );
        let mut facts: Vec<Recorded> = self.rows(&sql, [operation], read)?.into_iter().flatten().collect();
        facts.sort_by_key(Recorded::order);
        let tickets: Vec<TicketId> = facts.iter().map(|fact| fact.ticket).collect();
        Ok(tickets.into_iter().zip(self.told(facts)?).collect())
    }

    /// These facts as people read them, in the order in which they count.
    pub(super) fn told(&self, mut facts: Vec<Recorded>) -> Result<Vec<Told>> {
        let names = self.names()?;
        // That more than one thread lies in a ticket is a note of the desk to itself.
        facts.retain(|fact| fact.event.what != What::Joined(fact.ticket));
        facts.sort_by_key(Recorded::order);
        let mut tier = 1;
        let mut all = Vec::with_capacity(facts.len());
        for fact in facts {
            let agent = fact.event.agent.and_then(|agent| names.agents.get(&agent).cloned());
            let value = match fact.event.what {
                What::Opened(mode, _) => Some(mode.to_string()),
                What::Received(message, true) => Some(message.to_string()),
                What::Received(message, false) => Some(format!("{message}, no contact")),
                What::Replied(message, Voice::Machine) => Some(format!("{message}, by a machine")),
                What::Replied(message, _)
                | What::Noted(message)
                | What::Withdrawn(message)
                | What::Doubted(message)
                | What::Believed(message)
                | What::Left(message)
                | What::Bounced(message, true)
                | What::Variant(message)
                | What::Judged(message)
                | What::Dismissed(message) => Some(message.to_string()),
                What::Bounced(message, false) => Some(format!("{message}, it has arrived after all")),
                What::Role(message, Role::Other) => {
                    Some(format!("{message}, neither from nor to a customer of this ticket"))
                }
                What::Role(message, role) => Some(format!("{message}, {role} after all")),
                What::Assigned(agent) => Some(
                    agent
                        .and_then(|agent| names.agents.get(&agent).cloned())
                        .unwrap_or_else(|| "none".into()),
                ),
                What::Tagged(tag) | What::Untagged(tag) => names.tags.get(&tag).cloned(),
                What::PutAway(message, away) => Some(format!("{message}, {away}")),
                What::Muted(message, true) => Some(message.to_string()),
                What::Muted(message, false) => Some(format!("{message}, no longer")),
                What::Restored => None,
                What::Channel(channel) => Some(channel.to_string()),
                What::Status(status) => Some(status.to_string()),
                What::Confirmed => None,
                What::Priority(priority) => Some(priority.to_string()),
                What::Vip(vip) => Some(if vip { "yes" } else { "no" }.into()),
                What::Joined(other)
                | What::FollowUp(other)
                | What::SplitFrom(other)
                | What::MergedInto(other)
                | What::TookIn(other)
                | What::Unmerged(other)
                | What::GaveBack(other)
                | What::Linked(other) => Some(format!("#{other}")),
                What::Applied(settings) => Some(format!("settings {settings}")),
                What::Snoozed(until) => Some(until.map_or("taken up".into(), |until| until.rfc3339())),
                What::Moved(to) => Some(
                    to.and_then(|to| names.departments.get(&to).cloned()).unwrap_or_else(|| "none".into()),
                ),
                What::Escalated => {
                    tier += 1;
                    Some(format!("tier {tier}"))
                }
                What::Asked(survey) | What::Scored(survey) => {
                    self.survey(survey)?.map(|survey| survey.to_string())
                }
                What::Timed(entry) => {
                    let worked = self.entry(fact.ticket, entry, fact.event.at)?;
                    worked.map(|worked| format!("{}, {} min", worked.worker, worked.minutes))
                }
            };
            let by = match fact.rule {
                Some(rule) => self.rule_name(rule)?.map(|name| format!("rule:{name}")),
                None => agent.clone(),
            };
            all.push(Told {
                at: fact.event.at,
                learned_at: fact.learned,
                operation: fact.operation,
                kind: to_columns(&fact.event.what).0.to_owned(),
                agent,
                by,
                value,
            });
        }
        Ok(all)
    }

    /// The tickets that this one belongs together with, and how.
    pub fn links(&self, ticket: TicketId) -> Result<Vec<(String, TicketId)>> {
        const LINKS: &str = "SELECT DISTINCT kind, other FROM (
                SELECT CASE e.kind WHEN 'follow_up' THEN 'follow_up_of' ELSE e.kind END AS kind,
                       coalesce(t.joined, t.id) AS other
                FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN ticket t ON t.id = e.object
                WHERE (e.ticket = ?1 OR e.ticket IN (SELECT id FROM ticket WHERE joined = ?1))
                    AND e.kind IN ('follow_up', 'linked', 'split_from')
                UNION ALL
                SELECT 'follow_up', coalesce(t.joined, t.id)
                FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN ticket t ON t.id = e.ticket
                WHERE e.kind = 'follow_up' AND e.object = ?1
                UNION ALL
                SELECT 'split', coalesce(t.joined, t.id)
                FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN ticket t ON t.id = e.ticket
                WHERE e.kind = 'split_from' AND e.object = ?1
                UNION ALL
                SELECT 'joined', id FROM ticket WHERE joined = ?1
                UNION ALL
                SELECT 'merged_into', merged_into FROM ticket WHERE id = ?1 AND merged_into IS NOT NULL
                UNION ALL
                SELECT 'merged', id FROM ticket WHERE merged_into = ?1)
            WHERE other != ?1 ORDER BY other, kind";
        self.rows(LINKS, [ticket], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}
