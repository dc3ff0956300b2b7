//! Why a policy holds for a ticket: each one that was asked, in order, and what came of it.

use super::{PolicyEntry, Settings};
use crate::desk::query::matches::Subject;
use crate::desk::query::{Context, as_typed};
use crate::desk::time::Moment;

/// A policy and what came of asking it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// Its name.
    pub policy: String,
    /// Its `when` as written; empty for all tickets.
    pub when: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of asking a policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It holds for the ticket.
    Matched,
    /// This condition, in the words of the settings, was the first that failed.
    Failed(String),
    /// One before it holds already.
    NotTried,
}

impl Settings {
    /// What [`Settings::choose`] tries for this ticket.
    pub fn tried(&self, subject: &Subject<'_>) -> Vec<Tried> {
        let mut chosen = false;
        let tried = self.policies.iter().map(|entry| {
            let outcome = if chosen { Outcome::NotTried } else { self.outcome(entry, subject) };
            chosen |= outcome == Outcome::Matched;
            Tried { policy: entry.policy.name.clone(), when: entry.when_text.clone(), outcome }
        });
        tried.collect()
    }

    fn outcome(&self, entry: &PolicyEntry, subject: &Subject<'_>) -> Outcome {
        let Some(query) = &entry.when else { return Outcome::Matched };
        match query.failing(subject) {
            None => Outcome::Matched,
            Some(part) => {
                // As it was read: a policy takes nothing that depends on the instant.
                let context = Context { now: Moment(0), zone: self.desk.zone };
                Outcome::Failed(as_typed(part, &entry.when_text, &context))
            }
        }
    }
}

impl Tried {
    /// What came of it, in a few words.
    pub fn because(&self) -> String {
        match &self.outcome {
            Outcome::Matched if self.when.is_empty() => "it holds for every ticket".into(),
            Outcome::Matched => format!("{} holds", self.when),
            Outcome::Failed(part) => format!("{part} does not hold"),
            Outcome::NotTried => "not tried".into(),
        }
    }

    /// Whether it holds; none where it was not asked.
    pub fn matched(&self) -> Option<bool> {
        match self.outcome {
            Outcome::Matched => Some(true),
            Outcome::Failed(_) => Some(false),
            Outcome::NotTried => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::ticket::Priority;

    const SETTINGS: &str = r#"
        [desk]
        name = "Acme"
        addresses = ["support@acme.example"]
        timezone = "UTC"
        [[policy]]
        name = "vip"
        when = "is:vip priority:>=high"
        [[policy]]
        name = "loud"
        when = '-tag:quiet priority:>=high (tag:"big client" or channel:phone)'
        [[policy]]
        name = "dated"
        when = "created:>=2026-01-01 not tag:free"
        [[policy]]
        name = "rest"
    "#;

    #[test]
    fn each_policy_says_the_first_condition_that_failed_as_it_was_typed() {
        let settings = Settings::parse(SETTINGS).unwrap();
        let because = |subject: &Subject<'_>| -> Vec<String> {
            let tried = settings.tried(subject);
            let chosen = settings.choose(subject).map(|entry| entry.policy.name.clone());
            let matched = tried.iter().find(|tried| tried.matched() == Some(true));
            assert_eq!(matched.map(|tried| tried.policy.clone()), chosen);
            tried.iter().map(Tried::because).collect()
        };
        let at = Moment::parse("2025-06-01T00:00:00Z").unwrap();
        let old = Subject::new("Help", at, at);
        assert_eq!(
            because(&old),
            [
                "is:vip does not hold",
                "priority:>=high does not hold",
                "created:>=2026-01-01 does not hold",
                "it holds for every ticket",
            ]
        );
        let high = Subject { vip: true, priority: Priority::High, ..old };
        assert_eq!(because(&high), ["is:vip priority:>=high holds", "not tried", "not tried", "not tried"]);
        let tags = ["free".to_owned(), "quiet".to_owned()];
        let now = Moment::parse("2026-06-01T00:00:00Z").unwrap();
        let free = Subject { priority: Priority::Urgent, tags: &tags, ..Subject::new("Help", now, now) };
        assert_eq!(because(&free)[1..3], ["-tag:quiet does not hold", "not tag:free does not hold"]);
        let loud = Subject { tags: &[], ..free };
        assert_eq!(because(&loud)[1], "(tag:\"big client\" or channel:phone) does not hold");
    }
}
