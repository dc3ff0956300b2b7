//! One pass over the rules for one event, in the order of the document.

use crate::desk::query::Context;
use crate::desk::rule::{Outcome, SENDS_WITHIN, Verdict};
use crate::desk::settings::{During, Each, Most, Rule, Trigger};
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
    let mut stopped: Vec<(Trigger, &str)> = Vec::new();
    // The ticket as it stands, until a rule changes it; and what of its messages was read with it.
    let mut about: Option<(Asked, Looks)> = None;
    for (place, (rule, ask)) in book.asked().enumerate() {
        if !event.triggers.contains(&rule.on) {
            continue;
        }
        let by = stopped.iter().find(|(on, _)| *on == rule.on).map(|(_, by)| *by);
        if let Some(shut) = shut(writer, book, (event, rule, ask), by, open(place)) {
            tell(writer, event, rule, || shut.because(rule));
            continue;
        }
        let looks = Looks { only: event.message, ..ask.looks };
        if about.as_ref().is_none_or(|(_, looked)| !looked.covers(&looks)) {
            let read = writer.store().subject(event.ticket, &looks, writer.now())?;
            about = read.map(|read| (read, looks));
        }
        let Some((ticket, _)) = &about else { return Ok(()) };
        // Time asks nothing of what is over, also where an earlier rule has ended it.
        let over = rule.on == Trigger::Tick && ticket.status().is_final();
        if over || !ticket.ask(|subject| ask.query.holds(subject)) {
            if writer.is_listened_to() {
                let zone = book.settings.desk.zone;
                let context = Context { now: writer.now(), zone };
                let first = ticket.ask(|subject| book.settings.first_false(&rule.when, subject, &context));
                let status = ticket.status();
                tell(writer, event, rule, || {
                    first.ok().flatten().unwrap_or_else(|| format!("status:{status}"))
                });
            }
            continue;
        }
        let cause = cause(writer, rule, ask)?;
        fire(writer, book, &cause, rule)?;
        about = None;
        if rule.stop {
            stopped.push((rule.on, &rule.name));
        }
    }
    Ok(())
}

/// Why a rule is not asked about an event of its kind.
enum Shut<'r> {
    /// An earlier one has stopped.
    By(&'r str),
    /// What it waits for is true since before.
    Already,
    /// A machine wrote, and it does not say `kind:`.
    Machine,
    /// It is out of its hours.
    Hours,
}

impl Shut<'_> {
    /// As the settings write what is in the way.
    fn because(&self, rule: &Rule) -> String {
        match self {
            Shut::By(other) => format!("stop = true of {other:?}"),
            Shut::Already => "it is true since before, and the rule looks for what becomes true".into(),
            Shut::Machine => "a machine wrote it, and `when` does not say kind:".into(),
            Shut::Hours => {
                let hours = rule.hours.as_ref().map(During::to_string).unwrap_or_default();
                format!("hours = {hours:?}")
            }
        }
    }
}

/// Whether a rule is not asked at all. `by`: the rule that has stopped, where one has.
fn shut<'r>(
    writer: &Writer<'_>,
    book: &Book,
    (event, rule, ask): (&Occurred, &Rule, &Ask),
    by: Option<&'r str>,
    open: bool,
) -> Option<Shut<'r>> {
    if let Some(by) = by {
        return Some(Shut::By(by));
    }
    if !open {
        return Some(Shut::Already);
    }
    if event.by_machine && !ask.says_kind {
        return Some(Shut::Machine);
    }
    let out = rule.hours.as_ref().is_some_and(|hours| !book.settings.is_in(hours, writer.now()));
    out.then_some(Shut::Hours)
}

/// Tells whoever listens why a rule does not fire.
fn tell(writer: &mut Writer<'_>, event: &Occurred, rule: &Rule, because: impl FnOnce() -> String) {
    if writer.is_listened_to() {
        writer.tell_verdict(verdict(event, rule, Some(because()), Vec::new()));
    }
}

fn verdict(
    event: &Occurred,
    rule: &Rule,
    because: Option<String>,
    acts: Vec<(Outcome, Option<String>)>,
) -> Verdict {
    let (rule, on) = (rule.name.clone(), rule.on);
    Verdict { rule, on, ticket: event.ticket, message: event.message, because, acts }
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
    let mut acts = Vec::new();
    for (place, action) in rule.then.iter().enumerate() {
        let held = match action.sends() {
            true => held(writer, event, rule)?,
            false => None,
        };
        let became = match held {
            Some(why) => Became::Held(why),
            None => carry_out(writer, book, event, (author, &rule.name), action)?,
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
        acts.push((outcome, reason.map(str::to_owned)));
    }
    writer.tell_verdict(verdict(event, rule, None, acts));
    writer.fold()
}

/// Why a rule sends nothing on this event; nothing where it may.
fn held(writer: &mut Writer<'_>, event: &Occurred, rule: &Rule) -> Result<Option<String>> {
    if event.at.plus(SENDS_WITHIN) < writer.now() {
        return Ok(Some(match event.triggers.as_slice() {
            // The instant at which it was looked at is not that at which it began.
            [Trigger::Tick] => "it was so more than 24 hours ago already".to_owned(),
            _ => format!("what set it off counts at {}, more than 24 hours ago", event.at.rfc3339()),
        }));
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
