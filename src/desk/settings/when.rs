//! The queries inside settings: the `when` of policies and rules, and the lists of views.

use super::document::{Field, Section, quoted};
use super::fault::Findings;
use crate::desk::query::{Context, Expr, Field as TimeField, Query, QueryFault, State, Test, When, Who};
use crate::desk::time::{DAY, Moment, Zone};

/// What queries of this document are read with.
pub(super) struct Reading<'d> {
    zone: Zone,
    /// The saved views with their queries, which other queries may use.
    views: Vec<(&'d str, &'d str)>,
}

impl<'d> Reading<'d> {
    pub(super) fn new(zone: Zone, views: &[(&'d str, Section<'d>)]) -> Reading<'d> {
        let text = |view: &Section<'d>| view.field("query").and_then(|field| field.as_text());
        Reading { zone, views: views.iter().filter_map(|(name, view)| Some((*name, text(view)?))).collect() }
    }

    /// Only policies keep what was read, and those take nothing that depends on the instant of reading.
    fn at(&self, now: Moment) -> Context {
        Context { now, zone: self.zone }
    }

    /// A query that has been checked, with the views in it put in.
    pub(super) fn opened(&self, text: &str) -> Option<Query> {
        let context = self.at(Moment(0));
        Query::parse(text, &context).ok()?.with_views(&self.views, &context).ok()
    }

    /// Reads a query; it is refused also where a view in it makes no sense, unless that is said at the view itself.
    fn check(&self, text: &str) -> Result<Query, QueryFault> {
        let context = self.at(Moment(0));
        let query = Query::parse(text, &context)?;
        let open = |query: Query| query.with_views(&self.views, &context).err();
        let Some(fault) = open(query.clone()) else { return Ok(query) };
        let inner = self.views.iter().find(|(name, _)| fault.view.as_deref() == Some(*name));
        let said_there = inner.is_some_and(|(_, text)| {
            Query::parse(text, &context).map_or_else(Some, open).is_some_and(|fault| fault.view.is_none())
        });
        if said_there { Ok(query) } else { Err(fault) }
    }
}

/// The `when` of a policy, with its text; none for all tickets.
///
/// A policy is chosen when a ticket begins and when one of its attributes changes (metrics §2.1), and the choice must
/// be the same whenever it is asked again. So nothing is taken here that changes by itself or follows from the policy.
pub(super) fn of_policy(
    field: &Field,
    reading: &Reading,
    findings: &mut Findings,
) -> (Option<Query>, String) {
    let Some((query, text)) = read(field, reading, findings) else { return (None, String::new()) };
    if let Some(part) = moving_part(&query, &text, reading) {
        findings.wrong(field.place, format!("a policy cannot depend on {part}")).expected(
            "what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, \
                 `customer:`, `assignee:`, `subject:`, or `created:` with dates",
        );
    }
    ((!query.is_empty()).then_some(query), text)
}

/// The `when` of a rule, as written; empty for all tickets.
pub(super) fn of_rule(field: &Field, reading: &Reading, findings: &mut Findings) -> String {
    let Some((query, text)) = read(field, reading, findings) else { return String::new() };
    if query.uses_me() {
        findings
            .wrong(field.place, "a rule is run by nobody in person, so `me` is nobody")
            .expected("the name of an agent");
    }
    text
}

/// The query of a view, as written.
pub(super) fn of_view(field: &Field, reading: &Reading, findings: &mut Findings) -> String {
    read(field, reading, findings).map(|(_, text)| text).unwrap_or_default()
}

/// A query that can be read, with its text.
fn read(field: &Field, reading: &Reading, findings: &mut Findings) -> Option<(Query, String)> {
    let Some(text) = field.as_text() else {
        field.not("a query in quotes such as \"is:vip\"", findings);
        return None;
    };
    match reading.check(text) {
        Ok(query) => {
            name_agents(&query, text, field, findings);
            Some((query, text.trim().to_owned()))
        }
        Err(fault) => {
            let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
            let start = byte(fault.column.saturating_sub(1));
            let end = byte(fault.column.saturating_sub(1) + fault.width);
            let place = if fault.view.is_some() { field.place } else { field.within(start, end, findings) };
            findings
                .wrong(place, format!("{} is no query: {}", quoted(text), fault.message))
                .hint(fault.hint);
            None
        }
    }
}

/// Notes the agents of whom the query asks.
fn name_agents(query: &Query, text: &str, field: &Field, findings: &mut Findings) {
    for test in query.tests() {
        let Test::Assignee(all) = test else { continue };
        for who in all {
            if let Who::Agent(name) = who {
                let asked = text.find("assignee:").unwrap_or(0);
                let found = text.get(asked..).and_then(|rest| rest.find(name.as_str()));
                let place = match found {
                    Some(at) => field.within(asked + at, asked + at + name.len(), findings),
                    None => field.place,
                };
                findings.names_agent(place, name);
            }
        }
    }
}

/// What in this query may give another answer tomorrow for a ticket that has not changed.
fn moving_part(query: &Query, text: &str, reading: &Reading) -> Option<String> {
    if query.has_words() {
        return Some("words in the text".into());
    }
    if query.uses_me() {
        return Some("who asks (`me`)".into());
    }
    let mut view = None;
    query.expr().each(&mut |part| {
        if let Expr::View(name) = part {
            view = Some(format!("the view `@{name}`, which changes on its own"));
        }
    });
    let later = Query::parse(text, &reading.at(Moment(10_000 * DAY)));
    let relative = later.is_ok_and(|later| later.expr() != query.expr());
    view.or_else(|| query.tests().into_iter().find_map(moving_test))
        .or_else(|| relative.then(|| "the date of today".into()))
}

fn moving_test(test: &Test) -> Option<String> {
    let what = match test {
        Test::Status(_) => "`status:`, which changes with the work",
        Test::Is(states) => {
            let moves = |state: &&State| !matches!(state, State::Vip | State::Unassigned);
            return states
                .iter()
                .find(moves)
                .map(|state| format!("`is:{state}`, which changes with the work"));
        }
        Test::From(_) => "`from:`, which asks for single messages (`customer:` asks for the ticket's)",
        Test::Has(_) => "`has:`, which asks for single messages",
        Test::Header(_) => "`header:`, which asks for single messages",
        Test::Kind(_) => "`kind:`, which asks for single messages",
        Test::Time(TimeField::Created, times) => {
            let aged = times.iter().any(|when| matches!(when, When::Age(..)));
            return aged.then(|| "the age of a ticket".into());
        }
        Test::Time(field, _) => return Some(format!("`{field}:`, which changes with the work")),
        Test::Priority(_)
        | Test::Channel(_)
        | Test::Tag(_)
        | Test::Department(_)
        | Test::Tier(_)
        | Test::Topic(_)
        | Test::Customer(_)
        | Test::Assignee(_)
        | Test::Subject(_)
        | Test::Id(_) => return None,
    };
    Some(what.into())
}
