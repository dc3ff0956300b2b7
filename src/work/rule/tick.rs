//! What `desk run` looks at for rules: conditions that became true with time, and promises that were just broken.
//!
//! An episode is a stretch in which a condition is true for a ticket. A rule acts once in each, and not in those that were there when it
//! came into force, nor in those that began by what rules on `tick` did.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::id::TicketId;
use crate::desk::rule::SENDS_WITHIN;
use crate::desk::settings::{Rule, Trigger};
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::query::{Scope, tickets};
use crate::store::rule::episode::{Condition, Looked};
use crate::store::{Store, Writer};
use crate::work::rule::book::{Ask, Book};
use crate::work::rule::occurred::Occurred;
use crate::work::rule::pass::pass_over;

/// What there is to do at an instant.
#[derive(Default, Debug)]
pub struct Due {
    /// Whether something is to be written that rules did, or that is looked at from now on.
    pub acts: bool,
    /// Conditions that are true no more.
    pub ended: Vec<(i64, TicketId)>,
}

/// Looks whether there is anything to do, without a lock.
pub fn due(store: &Store, book: &Book, now: Moment) -> Result<Due> {
    let mut due = Due::default();
    for (_, rule, ask) in ticks(book) {
        let holds = holding(store, ask, now)?;
        match store.looked(condition(rule))? {
            None => due.acts = true,
            Some(looked) => {
                due.acts |=
                    acts(rule, book, now) && holds.iter().any(|ticket| !looked.episodes.contains(ticket));
                due.ended.extend(looked.episodes.difference(&holds).map(|ticket| (looked.id, *ticket)));
            }
        }
    }
    if book.has(&[Trigger::Missed]) {
        due.acts |= !store.missed_untold(now)?.is_empty();
        for target in Target::ALL {
            due.acts |= store.looked(Condition::missed(*target))?.is_none();
        }
    }
    Ok(due)
}

/// Begins to look at the conditions of all rules in force, and at no other: what is true now is nothing new.
pub fn look(writer: &mut Writer<'_>, book: Option<&Book>) -> Result<()> {
    let mut all: Vec<Condition<'_>> = Vec::new();
    if let Some(book) = book {
        all.extend(ticks(book).map(|(_, rule, _)| condition(rule)));
        if book.has(&[Trigger::Missed]) {
            all.extend(Target::ALL.iter().map(|target| Condition::missed(*target)));
        }
    }
    writer.look_away(&all)?;
    let Some(book) = book else { return Ok(()) };
    let now = writer.now();
    for (_, rule, ask) in ticks(book) {
        if writer.store().looked(condition(rule))?.is_none() {
            let already = holding(writer.store(), ask, now)?;
            writer.look(condition(rule), &already)?;
        }
    }
    if book.has(&[Trigger::Missed]) {
        for target in Target::ALL {
            if writer.store().looked(Condition::missed(*target))?.is_none() {
                let looked = writer.look(Condition::missed(*target), &BTreeSet::new())?;
                for (ticket, of, at) in writer.store().missed_untold(now)? {
                    if of == *target {
                        writer.episode(looked, ticket, at)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// What was true, and which promises were broken, when somebody began to undo or to bring back.
#[derive(Default)]
pub struct Was {
    /// By the name and the words of each condition in force.
    holds: BTreeMap<(String, String), BTreeSet<TicketId>>,
    missed: BTreeSet<(TicketId, Target, Moment)>,
}

/// How it is now.
pub fn was(store: &Store, book: Option<&Book>, now: Moment) -> Result<Was> {
    let mut was = Was::default();
    let Some(book) = book else { return Ok(was) };
    for (_, rule, ask) in ticks(book) {
        was.holds.insert((rule.name.clone(), rule.when.clone()), holding(store, ask, now)?);
    }
    was.missed.extend(store.missed_untold(now)?);
    Ok(was)
}

/// What has become true since is nothing new to rules: it was undone or brought back, and did not happen.
pub fn pass_by(writer: &mut Writer<'_>, book: Option<&Book>, was: &Was) -> Result<()> {
    look(writer, book)?;
    let Some(book) = book else { return Ok(()) };
    let now = writer.now();
    for (_, rule, ask) in ticks(book) {
        let Some(looked) = writer.store().looked(condition(rule))? else { continue };
        let before = was.holds.get(&(rule.name.clone(), rule.when.clone()));
        for ticket in holding(writer.store(), ask, now)? {
            let is_back = before.is_none_or(|before| !before.contains(&ticket));
            if is_back && !looked.episodes.contains(&ticket) {
                writer.episode(looked.id, ticket, now)?;
            }
        }
    }
    for (ticket, target, at) in writer.store().missed_untold(now)? {
        let looked = writer.store().looked(Condition::missed(target))?;
        if let Some(looked) = looked.filter(|_| !was.missed.contains(&(ticket, target, at))) {
            writer.episode(looked.id, ticket, at)?;
        }
    }
    Ok(())
}

/// Has the rules on `tick` act for each ticket for which a condition became true.
pub fn tick(writer: &mut Writer<'_>, book: &Book) -> Result<()> {
    let now = writer.now();
    let mut before: BTreeMap<TicketId, BTreeSet<usize>> = BTreeMap::new();
    let mut looked: BTreeMap<usize, Looked> = BTreeMap::new();
    let mut news: BTreeSet<TicketId> = BTreeSet::new();
    for (place, rule, ask) in ticks(book) {
        let holds = holding(writer.store(), ask, now)?;
        let Some(known) = writer.store().looked(condition(rule))? else { return Ok(()) };
        for ended in known.episodes.difference(&holds) {
            writer.episode_ends(known.id, *ended)?;
        }
        for ticket in &holds {
            before.entry(*ticket).or_default().insert(place);
        }
        if acts(rule, book, now) {
            news.extend(holds.difference(&known.episodes));
        }
        looked.insert(place, known);
    }
    for ticket in news {
        let held = before.remove(&ticket).unwrap_or_default();
        one(writer, book, ticket, &looked, &held)?;
    }
    Ok(())
}

/// One pass for one ticket. `held`: the conditions that were true before it, by their places.
fn one(
    writer: &mut Writer<'_>,
    book: &Book,
    ticket: TicketId,
    looked: &BTreeMap<usize, Looked>,
    held: &BTreeSet<usize>,
) -> Result<()> {
    let now = writer.now();
    let event = |at| Occurred { triggers: vec![Trigger::Tick], ticket, message: None, at, by_machine: false };
    let is_old = |place: usize| looked.get(&place).is_some_and(|looked| looked.episodes.contains(&ticket));
    pass_over(
        writer,
        book,
        &event(now),
        |place| !is_old(place),
        |writer, rule, ask| {
            // Where the desk slept, the episode may have begun long before it was seen.
            let since = now.plus(-SENDS_WITHIN - 1);
            let long = rule.sends() && held_at(writer.store(), ask, ticket, since)?;
            Ok(event(if long { since } else { now }))
        },
    )?;
    // Whatever is true for it now is no news any more: by what rules did none is set off. But what waits for its hours still waits.
    for (place, rule, ask) in ticks(book) {
        let Some(looked) = looked.get(&place).filter(|looked| !looked.episodes.contains(&ticket)) else {
            continue;
        };
        let waits = held.contains(&place) && !acts(rule, book, now);
        if waits {
            continue;
        }
        if holds_now(writer.store(), ask, ticket, now)? || held.contains(&place) {
            writer.episode(looked.id, ticket, now)?;
        }
    }
    Ok(())
}

fn holds_now(store: &Store, ask: &Ask, ticket: TicketId, now: Moment) -> Result<bool> {
    let asked = store.subject(ticket, &ask.looks, now)?;
    Ok(asked.is_some_and(|asked| asked.ask(|subject| ask.query.holds(subject))))
}

/// Whether it was true at an earlier instant already.
fn held_at(store: &Store, ask: &Ask, ticket: TicketId, at: Moment) -> Result<bool> {
    let asked = store.subject_at(ticket, &ask.looks, at, |_| true)?;
    Ok(asked.is_some_and(|asked| asked.ask(|subject| ask.query.holds(subject))))
}

/// The rules on `tick` with their places in the book, in the order of the document.
fn ticks(book: &Book) -> impl Iterator<Item = (usize, &Rule, &Ask)> {
    let all = book.asked().enumerate().map(|(place, (rule, ask))| (place, rule, ask));
    all.filter(|(_, rule, _)| rule.on == Trigger::Tick)
}

fn acts(rule: &Rule, book: &Book, now: Moment) -> bool {
    rule.hours.as_ref().is_none_or(|hours| book.settings.is_in(hours, now))
}

fn condition(rule: &Rule) -> Condition<'_> {
    Condition { name: &rule.name, query: &rule.when }
}

fn holding(store: &Store, ask: &Ask, now: Moment) -> Result<BTreeSet<TicketId>> {
    store.live_tickets(&tickets(&ask.query, &Scope { now, me: None }), now)
}
