//! The explanation for a person: a short head, then for each promise its sentence and what happened, in local time.

use super::explanation::Explanation;
use crate::desk::clean::{Breaks, clean};
use crate::desk::sla::{Act, Happening, Row, Told, when};
use crate::desk::ticket::Target;
use crate::table::Style;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// The whole text.
pub(super) fn text(explanation: &Explanation, style: &Style) -> String {
    let mut page = Page { style, text: String::new() };
    head(explanation, &mut page);
    for (target, told) in explanation.promised() {
        for told in told {
            page.line("");
            promise(explanation, target, told, &mut page);
        }
    }
    page.text
}

fn head(explanation: &Explanation, page: &mut Page<'_>) {
    let explained = &explanation.explained;
    let (zone, as_of) = (explanation.zone, explanation.as_of);
    page.line(&format!("#{}  {}", explanation.ticket, explained.subject));
    page.line(&format!("   as of  {}, {}", as_of.format(zone, "%a %-d %b %Y %H:%M"), zone.name()));
    let hours = explanation.calendar().map_or("around the clock".into(), |name| format!("calendar {name}"));
    match explanation.policy() {
        Some(policy) => {
            page.line(&format!("  policy  {policy}, {hours}, settings {}", explained.folded.settings))
        }
        None if explained.folded.ticks.is_empty() => {
            page.line("  policy  none: all that is known of it comes from before the desk")
        }
        None => page.line(&format!("  policy  none, settings {}", explained.folded.settings)),
    }
    for (number, tried) in explained.tried.iter().enumerate() {
        let name = if number == 0 { "     why" } else { "        " };
        page.line(&format!("{name}  {}: {}", tried.policy, tried.because()));
    }
}

fn promise(explanation: &Explanation, target: Target, told: &Told, page: &mut Page<'_>) {
    let number = told.verdict.instance;
    let which = if number == 0 { String::new() } else { format!(" {}", number + 1) };
    let status = told.verdict.status.word();
    let ink = Ink::of_word(status).filter(|_| page.style.color);
    let status = ink.map_or_else(|| status.to_owned(), |ink| ink.paint(status));
    let name = format!("{}{which}", target.word().replace('_', " "));
    let name = if page.style.color { Ink::Bold.paint(&name) } else { name };
    page.text.push_str(&format!("{name}: {status}\n"));
    page.hanging(&format!("  {}.", told.sentence), 0);
    let said: Vec<[String; 4]> = told
        .timeline
        .iter()
        .map(|(row, because)| {
            let at = when(row.at, explanation.zone, explanation.as_of);
            let minutes = row.elapsed.0.div_euclid(60).to_string();
            [at, row.happening.word().to_owned(), minutes, reason(explanation, row, because)]
        })
        .collect();
    // The steps of a clock without a goal are of no use to anybody.
    if told.timeline.iter().any(|(row, _)| row.goal.is_some()) {
        steps(said, page);
    }
}

/// A line for each step, the reasons in a last column; where the terminal is too narrow for that, below each step.
fn steps(said: Vec<[String; 4]>, page: &mut Page<'_>) {
    let headings = ["when", "what", "min", "why"].map(str::to_owned);
    let [first, second, third] = std::array::from_fn(|column| {
        let cells = std::iter::once(&headings).chain(&said);
        cells.filter_map(|cells| cells.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    });
    let beside = 2 + first + 2 + second + 2 + third + 2;
    let room = page.style.width.map(|width| width.saturating_sub(beside));
    let below = room.is_some_and(|room| room < NARROW);
    for (number, [at, what, minutes, why]) in std::iter::once(headings).chain(said).enumerate() {
        let begin = format!("  {at:<first$}  {what:<second$}  {minutes:>third$}");
        let mut lines = vec![begin];
        let why = clean(&why, Breaks::Space);
        if !below {
            let mut whys = wrapped(&why, room, 0).into_iter();
            if let (Some(line), Some(begun)) = (whys.next(), lines.first_mut()) {
                begun.push_str(&format!("  {line}"));
            }
            lines.extend(whys.map(|line| format!("{}{line}", " ".repeat(beside))));
        } else if number > 0 {
            lines.extend(wrapped(&format!("      {why}"), page.style.width, 0));
        }
        for line in lines {
            let dim = page.style.color && number == 0;
            page.text.push_str(&if dim { Ink::Dim.paint(&line) } else { line });
            page.text.push('\n');
        }
    }
}

/// A column of reasons that has less room than this is hard to read.
const NARROW: usize = 30;

/// The reason, with the due instant where it is a new one.
fn reason(explanation: &Explanation, row: &Row, because: &str) -> String {
    let tells = matches!(
        row.happening,
        Happening::Act(Act::Start | Act::Restart | Act::Resume | Act::Retarget | Act::Policy | Act::Merge)
    );
    // What has been missed is not due any more.
    match row.due_at.filter(|due| tells && *due >= row.at) {
        Some(due) => format!("{because}; due {}", when(due, explanation.zone, explanation.as_of)),
        None => because.to_owned(),
    }
}

/// Lines on a terminal.
struct Page<'s> {
    style: &'s Style,
    text: String,
}

impl Page<'_> {
    /// A line of the head; its values hang under each other.
    fn line(&mut self, line: &str) {
        self.hanging(line, 10);
    }

    fn hanging(&mut self, line: &str, hanging: usize) {
        for line in wrapped(clean(line, Breaks::Space).as_ref(), self.style.width, hanging) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}
