//! How a count of open time came about: each window that was used, and the days that were passed over.

use chrono::NaiveDate;

use super::Calendar;
use crate::desk::period::Range;
use crate::desk::time::Moment;

/// One line of the arithmetic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// Open time that counts.
    Open {
        /// The local date.
        date: NaiveDate,
        /// From when to when, cut at midnight.
        window: Range,
        /// The open seconds up to the end of it.
        sum: i64,
        /// What is odd about the date.
        note: Option<String>,
    },
    /// Dates that count nothing, for one reason.
    Closed {
        /// The first one.
        first: NaiveDate,
        /// The last one.
        last: NaiveDate,
        /// Why: the name of a holiday, a weekend.
        why: String,
    },
}

impl Calendar {
    /// The open windows between two instants and the closed dates between them, in order. For stretches of at most
    /// [`HORIZON`](super::HORIZON): each date is looked at.
    pub fn steps(&self, from: Moment, to: Moment) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut sum = 0;
        for date in from.date(self.zone).iter_days() {
            let day = self.day(date);
            if day.range.from >= to {
                break;
            }
            // Where the clocks go back past midnight, a stretch of the date before lies within a closed one.
            if let Some(why) = day.closed_because().filter(|_| day.windows.is_empty()) {
                match steps.last_mut() {
                    Some(Step::Closed { last, why: same, .. }) if *same == why => *last = date,
                    _ => steps.push(Step::Closed { first: date, last: date, why }),
                }
                continue;
            }
            for window in &day.windows {
                let window = Range { from: window.from.max(from), to: window.to.min(to) };
                if window.from < window.to {
                    sum += (window.to - window.from).0;
                    steps.push(Step::Open { date, window, sum, note: day.note() });
                }
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Special, SpecialDate};
    use super::*;
    use crate::desk::time::Zone;

    #[test]
    fn the_arithmetic_names_what_it_used_and_what_it_passed_over() {
        let week = [0, 1, 2, 3, 4, 5, 6].map(|day| if day < 5 { vec![(540, 1020)] } else { Vec::new() });
        let christmas = SpecialDate::Yearly { month: 12, day: 25 };
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let office = Calendar::new(zone, week, &[Special { date: christmas, hours: vec![] }])
            .unwrap()
            .with_names([(christmas, "Christmas Day".to_owned())].into());
        let from = Moment::parse("2026-12-24T15:00:00Z").unwrap();
        let due = office.advance(from, 8 * 3600).unwrap();
        let told: Vec<String> = office
            .steps(from, due)
            .iter()
            .map(|step| match step {
                Step::Open { date, window, sum, .. } => {
                    format!(
                        "{date} {}-{} {sum}",
                        window.from.format(zone, "%H:%M"),
                        window.to.format(zone, "%H:%M")
                    )
                }
                Step::Closed { first, last, why } => format!("{first} {last} {why}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                "2026-12-24 16:00-17:00 3600",
                "2026-12-25 2026-12-25 Christmas Day",
                "2026-12-26 2026-12-27 weekend",
                "2026-12-28 09:00-16:00 28800"
            ]
        );
        assert_eq!(office.steps(due, from), []);
    }
}
