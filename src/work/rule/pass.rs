//! One pass over the rules for one event, in the order of the document.

use crate::desk::rule::{Outcome, SENDS_WITHIN};
use crate::desk::settings::{During, Each, Most, Rule, Trigger};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Writer;
use crate::store::rule::Firing;
use crate::store::rule::spent::Over;
use crate::store::subject::{Asked, Looks};
use crate::work::rule::became::Became;
use crate::work::rule::book::{Ask, Book};
use crate::work::rule::carry::carry_out;
use crate::work::rule::occurred::Occurred;

/// Asks each rule about one event and has those act whose condition holds. A later rule sees what an earlier one did.
pub fn pass(writer: &mut Writer<'_>, book: &Book, event: &Occurred) -> Result<()> {
    pass_over(writer, book, event, |_| true, |_, _, _| Ok(event.clone()))
}

/// The same of those that are `open` to it, by their places in the book; `cause` says what sets one off that is about to act.
pub fn pass_over(
    writer: &mut Writer<'_>,
    book: &Book,
    event: &Occurred,
    open: impl Fn(usize) -> bool,
    cause: impl Fn(&Writer<'_>, &Rule, &Ask) -> Result<Occurred>,
) -> Result<()> {
    let mut stopped: Vec<Trigger> = Vec::new();
    // The ticket as it stands, until a rule changes it; and what of its messages was read with it.
    let mut about: Option<(Asked, Looks)> = None;
    for (place, (rule, ask)) in book.asked().enumerate() {
        let meant = event.triggers.contains(&rule.on) && !stopped.contains(&rule.on) && open(place);
        if !meant || !may(writer, book, event, rule, ask) {
            continue;
        }
        let looks = Looks::of(&ask.query, event.message);
        if about.as_ref().is_none_or(|(_, looked)| !looked.covers(&looks)) {
            let read = writer.store().subject(event.ticket, &looks, writer.now())?;
            about = read.map(|read| (read, looks));
        }
        let Some((ticket, _)) = &about else { return Ok(()) };
        // Time asks nothing of what is over, also where an earlier rule has ended it.
        let over = rule.on == Trigger::Tick && ticket.status().is_final();
        if over || !ticket.ask(|subject| ask.query.holds(subject)) {
            continue;
        }
        let cause = cause(writer, rule, ask)?;
        fire(writer, book, &cause, rule)?;
        about = None;
        if rule.stop {
            stopped.push(rule.on);
        }
    }
    Ok(())
}

/// Whether a rule is asked at all: in its hours, and not of machines' mail unless that is meant.
fn may(writer: &Writer<'_>, book: &Book, event: &Occurred, rule: &Rule, ask: &Ask) -> bool {
    let heard = !event.by_machine || ask.says_kind;
    heard && rule.hours.as_ref().is_none_or(|hours| in_hours(book, hours, writer.now()))
}

/// Whether it is in these hours.
pub fn in_hours(book: &Book, hours: &During, now: Moment) -> bool {
    let calendar = book.settings.calendars.get(&hours.calendar);
    calendar.is_some_and(|calendar| calendar.is_open(now) == hours.open)
}

/// Has a rule act, and writes down that it did and what became of each action.
fn fire(writer: &mut Writer<'_>, book: &Book, event: &Occurred, rule: &Rule) -> Result<()> {
    let author = writer.rule(&rule.name)?;
    let firing = writer.fires(&Firing {
        rule: author,
        settings: book.version,
        ticket: event.ticket,
        cause: rule.on.word(),
        message: event.message,
        at: event.at,
    })?;
    for (place, action) in rule.then.iter().enumerate() {
        let held = match action.sends() {
            true => held(writer, event, rule)?,
            false => None,
        };
        let became = match held {
            Some(why) => Became::Held(why),
            None => carry_out(writer, book, event, author, action)?,
        };
        if let Became::Due = became {
            writer.notice(firing, place)?;
        }
        let (outcome, reason) = match &became {
            Became::Done | Became::Due => (Outcome::Done, None),
            Became::Nothing => (Outcome::Nothing, None),
            Became::Held(why) => (Outcome::Held, Some(why.as_str())),
            Became::Refused(why) => (Outcome::Refused, Some(why.as_str())),
        };
        writer.acted(firing, place, outcome, reason)?;
    }
    writer.fold()
}

/// Why a rule sends nothing on this event; nothing where it may.
fn held(writer: &mut Writer<'_>, event: &Occurred, rule: &Rule) -> Result<Option<String>> {
    if event.at.plus(SENDS_WITHIN) < writer.now() {
        return Ok(Some(format!("what set it off counts at {}, more than 24 hours ago", event.at.rfc3339())));
    }
    let Some(most) = rule.max else { return Ok(None) };
    let Most { times, each, within } = most;
    let over = match each {
        Some(Each::Customer) => Over::Customer(event.ticket),
        Some(Each::Ticket) => Over::Ticket(event.ticket),
        None => Over::All,
    };
    let since = within.map(|within| writer.now().plus(-within.0));
    let sends: Vec<usize> =
        rule.then.iter().enumerate().filter(|(_, action)| action.sends()).map(|(place, _)| place).collect();
    let author = writer.rule(&rule.name)?;
    let sent = writer.store().sent_by_rule(author, over, since, &sends)?;
    Ok((sent >= times).then(|| format!("max = \"{most}\" is reached")))
}
