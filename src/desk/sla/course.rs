//! The course of one clock as a person reads it: its steps, and between them the hours that did not count.
//!
//! Each row says what was counted since the row before it. In whole minutes these add up to the minutes of the verdict,
//! because each is the difference of two sums and not a sum of parts that were rounded.

use crate::desk::calendar::Calendar;
use crate::desk::policy::{Goal, Hours};
use crate::desk::ticket::Target;
use crate::desk::time::{Moment, Span};

use super::story::Story;
use super::{Act, Step, Verdict};

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Happening {
    /// Something was done to the clock.
    Act(Act),
    /// Closed from `at` to `until`; nothing counts.
    Closed {
        /// Whether it ends because the hours open, and not because something else happens.
        opens: bool,
    },
    /// From `at` to `until` the hours opened so many times, too often to list; none: more often than anybody counts.
    Openings(Option<usize>),
    /// Nothing happened: so it stands at the instant as of which one looks.
    Now,
}

impl Happening {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Happening::Act(act) => act.word(),
            Happening::Closed { .. } => "closed",
            Happening::Openings(_) => "openings",
            Happening::Now => "now",
        }
    }
}

/// One row of the course.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// When it happened, or began.
    pub at: Moment,
    /// When it ended, if it took time.
    pub until: Option<Moment>,
    /// What.
    pub happening: Happening,
    /// Which promise.
    pub target: Target,
    /// Which instance of it, from zero.
    pub instance: usize,
    /// The seconds counted by its end.
    pub elapsed: Span,
    /// The whole minutes counted since the row before.
    pub counted_minutes: i64,
    /// When the clock is due after it; none while it stands or has no goal.
    pub due_at: Option<Moment>,
    /// What is promised after it.
    pub goal: Option<Goal>,
    /// The place of the event that did it.
    pub event: Option<usize>,
}

/// So many closed stretches between two steps are listed one by one.
const LISTED: usize = 3;
/// So many openings are counted.
const COUNTED: usize = 1000;

/// The course of the instance to which these steps belong, which stand in order of time.
pub(super) fn course(story: &Story<'_>, steps: &[Step], verdict: &Verdict) -> Vec<Row> {
    let as_of = story.as_of;
    let mut course = Course { rows: Vec::new(), minutes: 0 };
    let (mut running, mut heard): (Option<Step>, usize) = (None, 0);
    for step in steps {
        course.stretch(running, step.at, story.calendar_at(heard));
        course.push(row(step, Happening::Act(step.act)));
        heard = step.event.map_or(heard, |event| heard.max(event));
        running = match step.act {
            Act::Start | Act::Restart | Act::Resume => Some(*step),
            Act::Retarget | Act::Policy | Act::Merge | Act::Breach => running.map(|_| *step),
            Act::Pause | Act::Stop | Act::Suspend | Act::Cancel => None,
        };
    }
    if let Some(last) = running.filter(|last| last.goal.is_some() && last.at < as_of) {
        course.stretch(running, as_of, story.calendar_at(heard));
        let elapsed = verdict.elapsed.unwrap_or(last.elapsed);
        let due_at = verdict.due_at;
        course.push(Row { at: as_of, elapsed, due_at, event: None, ..row(&last, Happening::Now) });
    }
    course.rows
}

fn row(step: &Step, happening: Happening) -> Row {
    Row {
        at: step.at,
        until: None,
        happening,
        target: step.target,
        instance: step.instance,
        elapsed: step.elapsed,
        counted_minutes: 0,
        due_at: step.due_at,
        goal: step.goal,
        event: step.event,
    }
}

struct Course {
    rows: Vec<Row>,
    /// The whole minutes counted so far.
    minutes: i64,
}

impl Course {
    fn push(&mut self, row: Row) {
        let minutes = row.elapsed.0.div_euclid(60);
        self.rows.push(Row { counted_minutes: minutes - self.minutes, ..row });
        self.minutes = minutes;
    }

    /// What lies between a step after which the clock runs and the next one.
    fn stretch(&mut self, running: Option<Step>, to: Moment, calendar: &Calendar) {
        let Some(step) = running.filter(|step| step.goal.is_some_and(|goal| goal.hours == Hours::Business))
        else {
            return;
        };
        let closed = closed_stretches(calendar, step.at, to);
        let by = |at| Span(step.elapsed.0 + calendar.open_seconds(step.at, at));
        if closed.len() <= LISTED {
            for (from, until) in closed {
                let closed = Happening::Closed { opens: calendar.is_open(until) };
                let (closed, elapsed) = (row(&step, closed), by(from));
                self.push(Row { at: from, until: Some(until), elapsed, event: None, ..closed });
            }
            return;
        }
        // Between two closed stretches it is open; before the first and after the last it may be.
        let opens_first = closed.first().is_some_and(|(from, _)| *from > step.at);
        let opens_last = closed.last().is_some_and(|(_, until)| *until < to);
        let openings = closed.len() - 1 + usize::from(opens_first) + usize::from(opens_last);
        let openings = Happening::Openings((closed.len() < COUNTED).then_some(openings));
        self.push(Row { until: Some(to), elapsed: by(to), event: None, ..row(&step, openings) });
    }
}

/// The stretches of `[from, to)` in which the desk is closed, in order, at most [`COUNTED`] of them.
fn closed_stretches(calendar: &Calendar, from: Moment, to: Moment) -> Vec<(Moment, Moment)> {
    let (mut stretches, mut at) = (Vec::new(), from);
    while at < to && stretches.len() < COUNTED {
        let opens = calendar.next_opening(at).map_or(to, |opens| opens.min(to));
        if opens > at {
            stretches.push((at, opens));
        }
        at = closes(calendar, opens, to);
    }
    stretches
}

/// Until when a desk that is open at `from` stays open without a break, looking no further than `to`.
fn closes(calendar: &Calendar, from: Moment, to: Moment) -> Moment {
    let unbroken = |until: Moment| calendar.open_seconds(from, until) == (until - from).0;
    let (mut open, mut beyond) = (from, to.plus(1));
    while (beyond - open).0 > 1 {
        let middle = open.plus((beyond - open).0 / 2);
        if unbroken(middle) { open = middle } else { beyond = middle }
    }
    open
}
