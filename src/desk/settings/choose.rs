//! The questions that settings answer about a ticket.

use super::{During, PolicyEntry, Settings, SettingsFault};
use crate::desk::query::matches::Subject;
use crate::desk::query::{Context, Expr, Query, QueryFault, as_typed};
use crate::desk::time::Moment;

impl Settings {
    /// The policy for this ticket: the first one whose `when` matches; none where none does.
    pub fn choose(&self, subject: &Subject<'_>) -> Option<&PolicyEntry> {
        self.policies.iter().find(|entry| entry.when.as_ref().is_none_or(|query| query.holds(subject)))
    }

    /// The topic of a ticket with these tags: the first of them that stands in `topics`. The tags are taken in the
    /// order in which the ticket got them (contract §6), so a tag that is added later never moves a ticket in a
    /// report. ASCII case does not matter, as in queries; the spelling is that of the settings.
    pub fn topic<'t>(&self, tags: impl IntoIterator<Item = &'t str>) -> Option<&str> {
        let topic = |tag| self.desk.topics.iter().find(|topic| topic.eq_ignore_ascii_case(tag));
        tags.into_iter().find_map(topic).map(String::as_str)
    }

    /// Whether tickets on this topic can be resolved at first contact; those without a topic can.
    pub fn fcr_eligible(&self, topic: Option<&str>) -> bool {
        topic.is_none_or(|topic| {
            self.desk.fcr_ineligible.iter().all(|other| !other.eq_ignore_ascii_case(topic))
        })
    }

    /// Reads a query, with the saved views that it uses put in: what is typed after `list`, the query of a view, or
    /// the `when` of a rule.
    pub fn query(&self, text: &str, context: &Context) -> Result<Query, QueryFault> {
        let views: Vec<(&str, &str)> =
            self.views.iter().map(|(name, view)| (name.as_str(), view.query.as_str())).collect();
        Query::parse(text, context)?.with_views(&views, context)
    }

    /// Whether it is in these hours.
    pub fn is_in(&self, hours: &During, now: Moment) -> bool {
        self.calendars.get(&hours.calendar).is_some_and(|calendar| calendar.is_open(now) == hours.open)
    }

    /// The first term of a query that does not hold of this ticket, as it is written; none where all of it holds. Of alternatives
    /// that all fail it is the whole group, of a view its name. `context` is that with which the query is read.
    ///
    /// # Errors
    /// A fault where it cannot be read.
    pub fn first_false(
        &self,
        text: &str,
        subject: &Subject<'_>,
        context: &Context,
    ) -> Result<Option<String>, QueryFault> {
        let views: Vec<(&str, &str)> =
            self.views.iter().map(|(name, view)| (name.as_str(), view.query.as_str())).collect();
        let query = Query::parse(text, context)?;
        let terms = match query.expr() {
            Expr::And(terms) => terms.as_slice(),
            other => std::slice::from_ref(other),
        };
        for term in terms {
            if !Query::from(term.clone()).with_views(&views, context)?.holds(subject) {
                return Ok(Some(as_typed(term, text, context)));
            }
        }
        Ok(None)
    }

    /// The agents that rules, policies and views name, each with what is to be said of that place where there is no
    /// such agent: who exists is for the caller to find out.
    pub fn agents_named(&self) -> impl Iterator<Item = (&str, &SettingsFault)> {
        self.agents.iter().map(|(name, fault)| (name.as_str(), fault))
    }

    /// The canned replies that rules send, each with what is to be said of that place where there is none such: which exist is
    /// for the caller to find out.
    pub fn canned_named(&self) -> impl Iterator<Item = (&str, &SettingsFault)> {
        self.canned.iter().map(|(name, fault)| (name.as_str(), fault))
    }

    /// What can do nothing: a rule whose condition is never true, or that stands behind one that stops all. No document with it is
    /// put in force; one that has been is still read, whatever this desk has learned since.
    pub fn futile(&self) -> &[SettingsFault] {
        &self.futile
    }
}
