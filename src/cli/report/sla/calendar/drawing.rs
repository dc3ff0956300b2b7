//! Days drawn in a terminal: a line for each, the hours of its wall clock from left to right.

use crate::desk::calendar::{Day, in_hours};
use crate::desk::clean::{Breaks, clean};
use crate::desk::time::{Moment, Span, Zone};
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// `Mon 26 Oct` and the blanks behind it.
const MARGIN: usize = 12;
/// The widest sum, `23 h 30 min`, and the blanks before it.
const SUM: usize = 13;
/// The width where none is known.
const USUAL: usize = 80;

/// How to draw.
pub(super) struct Drawing {
    width: usize,
    /// Colours, and signs beyond ASCII.
    rich: bool,
    /// Minutes of the day for a sign.
    step: u16,
}

impl Drawing {
    pub(super) fn new(width: Option<usize>, rich: bool) -> Drawing {
        let width = width.unwrap_or(USUAL);
        let room = width.saturating_sub(MARGIN + SUM);
        let step = [(96, 15), (48, 30), (24, 60)].into_iter().find(|(signs, _)| *signs <= room);
        Drawing { width, rich, step: step.map_or(120, |(_, step)| step) }
    }

    /// The days of a week with the sum of each and of all.
    pub(super) fn week(&self, title: &str, days: &[Day<'_>], now: Moment) -> String {
        let mut text = format!("{}\n\n", self.ink(Ink::Bold, clean(title, Breaks::Space).as_ref()));
        text.push_str(&self.axis());
        let mut has_parts = false;
        for day in days {
            let signs: Vec<Sign> = (0..1440 / self.step).map(|at| self.sign(day, at * self.step)).collect();
            has_parts |= signs.contains(&Sign::Part);
            let bar = signs.chunk_by(|a, b| a == b).map(|run| self.run(run)).collect::<String>();
            let label = day.date.format("%a %e %b").to_string();
            let is_today = day.range.contains(now);
            let label = if is_today { self.ink(Ink::Bold, &label) } else { label };
            let sum = in_hours(Span(day.open_seconds()));
            text.push_str(&format!("{label}  {bar}  {sum:>11}\n"));
            let left_out = day.closed_because().filter(|_| day.range.from == day.range.to);
            if let Some(note) = day.note().or(left_out) {
                self.below(&note, &mut text);
            }
        }
        let all: i64 = days.iter().map(Day::open_seconds).sum();
        let sum = in_hours(Span(all));
        let label = "open in all";
        let blanks = MARGIN + usize::from(1440 / self.step) + SUM - label.len();
        text.push_str(&format!("{label}{sum:>blanks$}\n"));
        if has_parts {
            let (part, minutes) = (self.sign_of(Sign::Part), self.step);
            text.push_str(&format!(
                "{}\n",
                self.ink(Ink::Dim, &format!("{part} is open for a part of {minutes} min"))
            ));
        }
        text
    }

    /// The hours above the bars.
    fn axis(&self) -> String {
        let each = usize::from(60 * self.hours_apart() / self.step);
        let hours = (0..24).step_by(usize::from(self.hours_apart()));
        let marks: String = hours.map(|hour| format!("{hour:<each$}")).collect();
        format!("{}{}24\n", " ".repeat(MARGIN), self.ink(Ink::Dim, &marks))
    }

    /// How many hours lie between two marks of the axis.
    fn hours_apart(&self) -> u16 {
        if self.step > 60 { 6 } else { 3 }
    }

    /// A note under its day, wrapped to the width.
    fn below(&self, note: &str, text: &mut String) {
        let line = format!("{}{}", " ".repeat(MARGIN), clean(note, Breaks::Space));
        for line in wrapped(&line, Some(self.width), 0) {
            text.push_str(&self.ink(Ink::Yellow, &line));
            text.push('\n');
        }
    }

    fn ink(&self, ink: Ink, words: &str) -> String {
        if self.rich { ink.paint(words) } else { words.to_owned() }
    }

    /// How much of the stretch that begins at this minute is open.
    fn sign(&self, day: &Day<'_>, from: u16) -> Sign {
        let to = from + self.step;
        let skipped = |shift: &crate::desk::calendar::Shift| {
            shift.before <= i64::from(from) && i64::from(to) <= shift.after
        };
        if day.range.from == day.range.to || day.shift.is_some_and(|shift| skipped(&shift)) {
            return Sign::Skipped;
        }
        let open = |&(opens, closes): &(u16, u16)| closes.min(to).saturating_sub(opens.max(from));
        match day.hours.iter().map(open).sum::<u16>() {
            0 => Sign::Closed,
            open if open < self.step => Sign::Part,
            _ => Sign::Open,
        }
    }

    fn run(&self, run: &[Sign]) -> String {
        let Some(sign) = run.first() else { return String::new() };
        let signs = self.sign_of(*sign).repeat(run.len());
        match sign {
            Sign::Open | Sign::Part => self.ink(Ink::Green, &signs),
            Sign::Closed | Sign::Skipped => self.ink(Ink::Dim, &signs),
        }
    }

    fn sign_of(&self, sign: Sign) -> &'static str {
        match (sign, self.rich) {
            (Sign::Open, true) => "▇",
            (Sign::Open, false) => "#",
            (Sign::Part, true) => "▃",
            (Sign::Part, false) => "+",
            (Sign::Closed, true) => "·",
            (Sign::Closed, false) => ".",
            (Sign::Skipped, _) => " ",
        }
    }
}

/// What is drawn of a stretch of the wall clock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Open,
    Part,
    Closed,
    /// The clocks never show it on this day.
    Skipped,
}

/// An instant as people say it, with its weekday: `Mon 2026-12-28 09:00`.
pub(super) fn told(at: Moment, zone: Zone) -> String {
    at.format(zone, "%a %Y-%m-%d %H:%M")
}
