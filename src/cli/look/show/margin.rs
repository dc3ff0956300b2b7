//! What was written down about a ticket beside its thread: what its customer said of us, and the time that it took.

use crate::desk::id::TicketId;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::survey::Answer;
use crate::store::worked::Worked;

/// See the head of this file.
pub(super) struct Margin {
    pub(super) answers: Vec<Answer>,
    pub(super) worked: Vec<Worked>,
}

impl Margin {
    pub(super) fn of(ticket: TicketId, store: &Store, now: Moment) -> Result<Margin> {
        Ok(Margin { answers: store.all_answers(ticket, now)?, worked: store.worked(ticket)? })
    }

    /// The answers that count and the time in all, each with its label.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let answers = self.answers.iter().filter(|answer| answer.counts);
        let mut facts: Vec<(&'static str, String)> = answers
            .filter_map(|answer| Some((answer.score?, answer)))
            .map(|(score, answer)| ("survey", format!("{} {}", answer.question, answer.scale.say(score))))
            .collect();
        if !self.worked.is_empty() {
            let minutes: i64 = self.worked.iter().map(|entry| entry.minutes).sum();
            facts.push(("worked", hours(minutes)));
        }
        facts
    }
}

/// Working time is never said in days: a day has as many hours as somebody works.
fn hours(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    match (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60) {
        (0, minutes) => format!("{sign}{minutes} min"),
        (hours, 0) => format!("{sign}{hours} h"),
        (hours, minutes) => format!("{sign}{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_long_time_is_in_hours() {
        assert_eq!(
            [0, 59, 60, 1565, -90].map(super::hours),
            ["0 min", "59 min", "1 h", "26 h 5 min", "-1 h 30 min"]
        );
    }
}
