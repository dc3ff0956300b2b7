//! History replayed: what was promised under the settings that held, beside what other settings would have promised.
//!
//! The unit is one instance of a promise, and both sides look at the same ones: those for which the customer began to
//! wait in the period. Each side judges them by itself, as of one instant. An instance that a side promised nothing for
//! is in none of its figures. Without a period the figures of the first side are those of the report `sla`, but for the
//! breaches on tickets that were merged since: of those nobody can say how they would have gone on.

use crate::desk::facts::{Fact, Facts, Kept, Replayed};
use crate::desk::period::Range;
use crate::desk::sla::{ClockStatus, Enough};
use crate::desk::ticket::{Target, words};
use crate::error::{Error, Result};
use crate::report::notes::tickets;
use crate::table::{Cell, Column, Holds, Table};

/// The columns of the comparison.
pub const COLUMNS: &[Column] = &[
    Column::shown("target", Holds::Text, "first_response, next_response, resolution, update, or all of them"),
    Column::shown("old_met", Holds::Int, "under the settings that held: fulfilled in time"),
    Column::shown("old_missed", Holds::Int, "the same: late, or open and past due"),
    Column::shown("old_pct", Holds::Percent, "old_met of old_met and old_missed"),
    Column::shown("new_met", Holds::Int, "under the other settings: fulfilled in time"),
    Column::shown("new_missed", Holds::Int, "the same: late, or open and past due"),
    Column::shown("new_pct", Holds::Percent, "new_met of new_met and new_missed"),
    Column::shown("to_met", Holds::Int, "promises that were missed and would have been met"),
    Column::shown("to_missed", Holds::Int, "promises that were met and would have been missed"),
    Column::shown("minutes_90", Holds::Minutes, "the smallest goal under which 90 % would have been met"),
    Column::shown("minutes_95", Holds::Minutes, "the same for 95 %"),
    Column::shown("minutes_99", Holds::Minutes, "the same for 99 %"),
    Column::more("new_open", Holds::Int, "under the other settings: neither decided nor ended yet"),
    Column::more("promises", Holds::Int, "promises of either side that began in the period"),
];

/// The columns that a narrow terminal has room for.
pub const NARROW: [&str; 7] =
    ["target", "old_met", "old_missed", "old_pct", "new_met", "new_missed", "new_pct"];

/// The same of what changes.
pub const NARROW_LIST: [&str; 7] =
    ["ticket", "target", "old_status", "new_status", "old_due_at", "new_due_at", "subject"];

/// The columns of what changes.
pub const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("target", Holds::Text, "first_response, next_response, resolution or update"),
    Column::shown("old_status", Holds::Text, "how it stands under the settings that held; none: no promise"),
    Column::shown("new_status", Holds::Text, "how it would stand under the other settings"),
    Column::shown("old_due_at", Holds::At, "when it is, or was, due"),
    Column::shown("new_due_at", Holds::At, "when it would be, or would have been, due"),
    Column::shown("old_elapsed_minutes", Holds::Minutes, "the minutes counted"),
    Column::shown("new_elapsed_minutes", Holds::Minutes, "the minutes that would have been counted"),
    Column::more("old_goal_minutes", Holds::Minutes, "the minutes promised"),
    Column::more("new_goal_minutes", Holds::Minutes, "the minutes that would have been promised"),
    Column::more("old_policy", Holds::Text, "the policy that promised it"),
    Column::more("new_policy", Holds::Text, "the policy that would have promised it"),
    Column::more("instance", Holds::Int, "which promise of this kind on the ticket, from 1"),
    Column::more("started_at", Holds::At, "when the customer began to wait"),
    Column::more("stopped_at", Holds::At, "when it ended"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

words!(
    /** Which promises are listed. */
    Listed {
        /** Those that are met on one side and missed on the other. */ Flips = "flips",
        /** Missed, and would have been met. */ ToMet = "to_met",
        /** Met, and would have been missed. */ ToMissed = "to_missed",
        /** All whose status is another. */ Changed = "changed",
    }
);

impl Listed {
    /// What this word lists. Another word is a usage error.
    pub fn named(word: &str) -> Result<Listed> {
        Listed::from_word(word).ok_or_else(|| {
            Error::usage(format!("there is no cell `{word}` to list"))
                .hint(format!("the cells are: {}", Listed::WORDS.join(", ")))
        })
    }

    fn holds(self, pair: &Pair<'_>) -> bool {
        match self {
            Listed::Flips => Listed::ToMet.holds(pair) || Listed::ToMissed.holds(pair),
            Listed::ToMet => {
                (pair.old_status(), pair.new_status()) == (ClockStatus::Missed, ClockStatus::Met)
            }
            Listed::ToMissed => {
                (pair.old_status(), pair.new_status()) == (ClockStatus::Met, ClockStatus::Missed)
            }
            Listed::Changed => pair.old_status() != pair.new_status(),
        }
    }
}

/// One instance of a promise, seen from both sides; at least one of them has it.
struct Pair<'a> {
    fact: &'a Fact,
    old: Option<&'a Kept>,
    new: Option<&'a Replayed>,
}

impl<'a> Pair<'a> {
    fn new_kept(&self) -> Option<&'a Kept> {
        self.new.map(|replayed| &replayed.kept)
    }

    /// Either side, for what both agree on.
    fn any(&self) -> Option<&'a Kept> {
        self.old.or(self.new_kept())
    }

    fn old_status(&self) -> ClockStatus {
        self.old.map_or(ClockStatus::None, |kept| kept.status)
    }

    fn new_status(&self) -> ClockStatus {
        self.new.map_or(ClockStatus::None, |replayed| replayed.kept.status)
    }

    /// Whether the customer began to wait in the period. A merge can move that on one side; the earlier holds.
    fn is_in(&self, range: Range) -> bool {
        let started = |kept: Option<&Kept>| kept.and_then(|kept| kept.started_at);
        let both = [started(self.old), started(self.new_kept())];
        both.into_iter().flatten().min().is_some_and(|at| range.contains(at))
    }

    fn is_promised(&self) -> bool {
        [self.old, self.new_kept()].into_iter().flatten().any(|kept| kept.goal.is_some())
    }
}

/// The pairs of the period, in the order of tickets, targets and instances.
fn pairs(facts: &Facts, range: Range) -> impl Iterator<Item = Pair<'_>> {
    let reported = facts.tickets.iter().filter(|fact| fact.chosen && fact.is_real());
    let pairs = reported.flat_map(|fact| {
        let same = |a: &Kept, b: &Kept| (a.target, a.instance) == (b.target, b.instance);
        let both = fact.promises.iter().map(move |old| Pair {
            fact,
            old: Some(old),
            new: fact.replayed.iter().find(|new| same(old, &new.kept)),
        });
        let added =
            fact.replayed.iter().filter(move |new| !fact.promises.iter().any(|old| same(old, &new.kept)));
        let mut all: Vec<Pair<'_>> =
            both.chain(added.map(|new| Pair { fact, old: None, new: Some(new) })).collect();
        all.sort_by_key(|pair| pair.any().map(|kept| (kept.target, kept.instance)));
        all
    });
    pairs.filter(move |pair| pair.is_in(range) && pair.is_promised())
}

/// The figures of one row.
#[derive(Clone, Default)]
struct Tally {
    promises: i64,
    /// Met and missed.
    old: (i64, i64),
    new: (i64, i64),
    to_met: i64,
    to_missed: i64,
    new_open: i64,
    goals: Vec<Enough>,
}

impl Tally {
    fn count(&mut self, pair: &Pair<'_>) {
        self.promises += 1;
        for (side, status) in [(&mut self.old, pair.old_status()), (&mut self.new, pair.new_status())] {
            side.0 += i64::from(status == ClockStatus::Met);
            side.1 += i64::from(status == ClockStatus::Missed);
        }
        self.to_met += i64::from(Listed::ToMet.holds(pair));
        self.to_missed += i64::from(Listed::ToMissed.holds(pair));
        self.new_open += i64::from(pair.new_kept().is_some_and(|kept| kept.is_open()));
        self.goals.extend(pair.new.and_then(|replayed| replayed.enough));
    }

    fn add(&mut self, other: &Tally) {
        self.promises += other.promises;
        self.old = (self.old.0 + other.old.0, self.old.1 + other.old.1);
        self.new = (self.new.0 + other.new.0, self.new.1 + other.new.1);
        self.to_met += other.to_met;
        self.to_missed += other.to_missed;
        self.new_open += other.new_open;
    }

    fn row(mut self, target: &'static str) -> Vec<Cell> {
        let mut row = vec![Cell::Word(target)];
        for (met, missed) in [self.old, self.new] {
            row.extend([met.into(), missed.into(), Cell::Percent(met, met + missed)]);
        }
        row.extend([self.to_met.into(), self.to_missed.into()]);
        self.goals.sort_unstable_by_key(|goal| goal.minutes);
        for percent in [90, 95, 99] {
            let smallest = smallest_goal(&self.goals, percent);
            row.push(smallest.map_or(Cell::Empty, |minutes| Cell::Minutes(minutes as f64)));
        }
        row.extend([self.new_open.into(), self.promises.into()]);
        row
    }
}

/// The smallest goal, in minutes, under which at least so many percent of what would have been decided would have been
/// met; of goals sorted by their minutes. Counted as in any report: what is still open within a goal is not decided
/// under it, and what was open for longer is missed. None where nothing was ever fulfilled.
pub fn smallest_goal(sorted: &[Enough], percent: i64) -> Option<i64> {
    let mut met: i64 = 0;
    // What needs more than the goal at hand is missed, whatever became of it later.
    let mut missed = i64::try_from(sorted.len()).ok()?;
    for (place, goal) in sorted.iter().enumerate() {
        missed -= 1;
        met += i64::from(goal.fulfilled);
        let is_last_of_its_minutes = sorted.get(place + 1).is_none_or(|next| next.minutes > goal.minutes);
        if is_last_of_its_minutes && met > 0 && met * 100 >= percent * (met + missed) {
            return Some(goal.minutes);
        }
    }
    None
}

/// A row for each target, and one of everything without goals: those of different promises have nothing in common.
pub fn compare(facts: &Facts, range: Range) -> Table {
    let mut tallies: [Tally; Target::COUNT] = Default::default();
    for pair in pairs(facts, range) {
        if let Some(kept) = pair.any() {
            tallies[kept.target as usize].count(&pair);
        }
    }
    let mut all = Tally::default();
    for tally in &tallies {
        all.add(tally);
    }
    let mut table = Table::new(COLUMNS);
    for (target, tally) in Target::ALL.iter().zip(tallies) {
        // Few desks promise it.
        let idle = *target == Target::Update && tally.promises == 0 && !facts.settings.promises(*target);
        if !idle {
            table.push(tally.row(target.word()));
        }
    }
    table.push(all.row("all"));
    table
}

/// The promises that differ as asked.
pub fn list(facts: &Facts, range: Range, listed: Listed) -> Table {
    let minutes =
        |seconds: Option<i64>| seconds.map_or(Cell::Empty, |s| Cell::Minutes(s.div_euclid(60) as f64));
    let mut table = Table::new(LIST);
    for pair in pairs(facts, range).filter(|pair| listed.holds(pair)) {
        let sides = [pair.old, pair.new_kept()];
        let of = |of: &dyn Fn(&Kept) -> Cell| sides.map(|kept| kept.map_or(Cell::Empty, of));
        let any = |of: &dyn Fn(&Kept) -> Cell| pair.any().map_or(Cell::Empty, of);
        let mut row = vec![pair.fact.ticket.into(), any(&|kept| Cell::Word(kept.target.word()))];
        row.extend([Cell::Word(pair.old_status().word()), Cell::Word(pair.new_status().word())]);
        row.extend(of(&|kept| kept.due_at.into()));
        row.extend(of(&|kept| minutes(kept.elapsed.map(|span| span.0))));
        row.extend(of(&|kept| kept.goal.map_or(Cell::Empty, Cell::goal_minutes)));
        row.extend(of(&|kept| kept.policy.as_ref().map(|policy| policy.name.as_str()).into()));
        row.push(any(&|kept| (kept.instance + 1).into()));
        row.push(any(&|kept| kept.started_at.into()));
        row.push(any(&|kept| kept.stopped_at.into()));
        row.push(pair.fact.subject.as_str().into());
        table.push(row);
    }
    table
}

/// What a reader should be told beside the figures.
pub fn notes(facts: &Facts, range: Range) -> Vec<String> {
    let mut notes = Vec::new();
    let began = |fact: &&Fact| fact.chosen && fact.is_real() && range.contains(fact.created_at);
    let backfill =
        facts.tickets.iter().filter(began).filter(|fact| fact.backfill && fact.promises.is_empty());
    let backfill = backfill.count();
    if backfill > 0 {
        notes.push(format!("{} from before the desk left out", tickets(backfill)));
    }
    let without = |fact: &&Fact| !fact.backfill && !fact.promises.is_empty() && fact.replayed.is_empty();
    let without = facts.tickets.iter().filter(began).filter(without).count();
    if without > 0 {
        notes.push(format!("{} would have no policy under the other settings", tickets(without)));
    }
    notes
}

#[cfg(test)]
mod tests;
