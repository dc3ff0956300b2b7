//! What rules would have done to what happened: each event judged by its ticket as it stood then. Nothing is written, no budget counts,
//! and what an earlier rule would have done is not there for a later one.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::id::{OperationId, TicketId};
use crate::desk::message::Kind;
use crate::desk::query::{Context, Query, Test, When};
use crate::desk::rule::Verdict;
use crate::desk::settings::{Rule, Settings, Trigger};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::rule::past::Past;
use crate::store::subject::{Asked, Looks};

/// A verdict, and on an event of when.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// When it counts.
    pub at: Moment,
    /// What the rule would have said.
    pub verdict: Verdict,
}

/// What the rules with these names would have said since then, in the order of the events, each in the order of the document. A rule
/// on `tick` says something where its condition became true.
pub fn replay(
    store: &Store,
    settings: &Settings,
    wanted: impl Fn(&Rule) -> bool,
    since: Moment,
    now: Moment,
) -> Result<Vec<Replayed>> {
    let mut all = Vec::new();
    for past in store.past_events(since, now)? {
        all.extend(one(store, settings, &wanted, &past)?);
    }
    let ticks: Vec<&Rule> =
        settings.rules.iter().filter(|rule| rule.on == Trigger::Tick && wanted(rule)).collect();
    if !ticks.is_empty() {
        let mut tickets: BTreeMap<TicketId, BTreeSet<Moment>> = BTreeMap::new();
        for (ticket, at) in store.instants_of_facts()? {
            tickets.entry(ticket).or_default().insert(at);
        }
        for (ticket, facts) in tickets {
            for rule in &ticks {
                all.extend(became_true(store, settings, rule, (ticket, &facts), (since, now))?);
            }
        }
    }
    all.sort_by_key(|one| one.at);
    Ok(all)
}

/// What rules would have said to one event.
fn one(
    store: &Store,
    settings: &Settings,
    wanted: &impl Fn(&Rule) -> bool,
    past: &Past,
) -> Result<Vec<Replayed>> {
    let by_rules = store.facts_of_rules(past.operation)?;
    let context = Context { now: past.at, zone: settings.desk.zone };
    let mut said = Vec::new();
    let mut stopped: Option<String> = None;
    for rule in settings.rules.iter().filter(|rule| past.triggers.contains(&rule.on)) {
        let Ok(query) = settings.query(&rule.when, &context) else { continue };
        let looks = Looks::of(&query, past.message);
        let known = |operation: OperationId, id: i64| operation <= past.operation && !by_rules.contains(&id);
        let asked = store.subject_at(past.ticket, &looks, past.at, |fact| known(fact.operation, fact.id))?;
        let Some(asked) = asked else { continue };
        let because = match &stopped {
            Some(by) => Some(format!("stop = true of {by:?}")),
            None => silent(settings, rule, &query, &asked, past),
        };
        if because.is_none() && rule.stop {
            stopped = Some(rule.name.clone());
        }
        if wanted(rule) {
            let (name, on) = (rule.name.clone(), rule.on);
            let verdict = Verdict {
                rule: name,
                on,
                ticket: past.ticket,
                message: past.message,
                because,
                acts: Vec::new(),
            };
            said.push(Replayed { at: past.at, verdict });
        }
    }
    Ok(said)
}

/// The first thing that was not so.
fn silent(settings: &Settings, rule: &Rule, query: &Query, asked: &Asked, past: &Past) -> Option<String> {
    let says_kind = query.tests().iter().any(|test| matches!(test, Test::Kind(_)));
    if past.kind.is_some_and(|kind: Kind| !kind.is_contact()) && !says_kind {
        return Some("a machine wrote it, and `when` does not say kind:".into());
    }
    out_of_hours(settings, rule, past.at).or_else(|| first_false(settings, rule, asked, past.at))
}

fn out_of_hours(settings: &Settings, rule: &Rule, at: Moment) -> Option<String> {
    let hours = rule.hours.as_ref().filter(|hours| !settings.is_in(hours, at))?;
    Some(format!("hours = \"{hours}\""))
}

fn first_false(settings: &Settings, rule: &Rule, asked: &Asked, at: Moment) -> Option<String> {
    let context = Context { now: at, zone: settings.desk.zone };
    asked.ask(|subject| settings.first_false(&rule.when, subject, &context)).ok().flatten()
}

/// Where the condition of a rule on `tick` became true for a ticket. Between two facts it can only do so at an age that the condition
/// names, at a deadline, or at midnight; it is looked at there.
fn became_true(
    store: &Store,
    settings: &Settings,
    rule: &Rule,
    (ticket, facts): (TicketId, &BTreeSet<Moment>),
    (since, now): (Moment, Moment),
) -> Result<Vec<Replayed>> {
    let context = |at: Moment| Context { now: at, zone: settings.desk.zone };
    let Ok(query) = settings.query(&rule.when, &context(now)) else { return Ok(Vec::new()) };
    let ages: Vec<i64> = query.tests().into_iter().flat_map(ages).collect();
    let looks = Looks::of(&query, None);
    let look = |at: Moment| -> Result<Option<Asked>> { store.subject_at(ticket, &looks, at, |_| true) };
    let mut instants: BTreeSet<Moment> = BTreeSet::new();
    for fact in facts.iter().filter(|fact| **fact <= now) {
        instants.insert(*fact);
        instants.extend(ages.iter().flat_map(|age| [fact.plus(*age), fact.plus(*age + 1)]));
        let Some(asked) = look(*fact)? else { continue };
        for edge in asked.edges() {
            instants.extend([edge, edge.plus(1)]);
            instants.extend(ages.iter().flat_map(|age| [edge.plus(-*age), edge.plus(1 - *age)]));
        }
    }
    let mut midnight = settings.desk.zone.start_of(since.date(settings.desk.zone));
    while midnight <= now {
        instants.insert(midnight);
        midnight = midnight.plus(86_400);
    }
    let mut was = None;
    let mut said = Vec::new();
    for at in instants.range(..=now) {
        if *at < since
            && instants
                .range((std::ops::Bound::Excluded(*at), std::ops::Bound::Included(since)))
                .next()
                .is_some()
        {
            continue;
        }
        let Some(asked) = look(*at)? else { continue };
        let is = !asked.status().is_final()
            && asked.ask(|subject| {
                settings.query(&rule.when, &context(*at)).is_ok_and(|query| query.holds(subject))
            });
        let begins = is && was != Some(true) && (was.is_some() || facts.first() == Some(at));
        if begins && *at >= since {
            let because = out_of_hours(settings, rule, *at);
            let (name, on) = (rule.name.clone(), rule.on);
            let verdict = Verdict { rule: name, on, ticket, message: None, because, acts: Vec::new() };
            said.push(Replayed { at: *at, verdict });
        }
        was = Some(is);
    }
    Ok(said)
}

/// The ages that a test names, in seconds.
fn ages(test: &Test) -> Vec<i64> {
    match test {
        Test::Time(_, all) => all
            .iter()
            .filter_map(|when| match when {
                When::Age(_, span) => Some(span.0),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
