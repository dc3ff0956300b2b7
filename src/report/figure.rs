//! The figures of a report: a column each, and how it is made of the items.

use crate::report::by::By;
use crate::report::item::{Amount, Marks};
use crate::table::{Column, Holds};

/// A figure.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Its column.
    pub column: Column,
    /// How it is made.
    pub how: How,
}

/// How a figure is made of the items of a row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum How {
    /// A number that adds up.
    Whole(Measure),
    /// How many bear one of these marks at an instant; nothing is known of a period that has not begun. Where time cuts the
    /// rows each has its own instant, so that those do not add up.
    Stock(Marks),
    /// A share in percent.
    Share(Measure, Measure),
    /// So many for each of those.
    Ratio(Measure, Measure),
    /// The share of the row in the total.
    OfTotal(Measure),
    /// The middle one of an amount; of an even number of them the mean of the two in the middle.
    Median(Marks, Amount),
    /// The amount that so many percent do not exceed, by nearest rank.
    Percentile(Marks, Amount, usize),
    /// The mean.
    Mean(Marks, Amount),
    /// The largest one.
    Largest(Marks, Amount),
    /// Promoters less detractors in percent of all (metrics §1.10).
    Net(Marks, Marks, Marks),
    /// The 95 % margin of the same.
    Margin(Marks, Marks, Marks),
    /// How many of them along the period.
    Trend(Marks),
    /// Whether there are fewer than [`FEW`] of them, so that middle and mean say little.
    Few(Marks),
    /// Worked out by the report itself when all is counted.
    Own,
}

/// Below this many the figures of a row are flagged (metrics §1.0).
pub const FEW: i64 = 10;

/// A number that adds up over items.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Measure {
    /// How many bear one of these marks.
    Count(Marks),
    /// An amount of those that bear one.
    Sum(Marks, Amount),
    /// How many tickets have an item that bears one. In rows that cut a ticket's items apart it counts in each.
    Tickets(Marks),
}

impl Measure {
    /// The marks that it looks at.
    pub const fn marks(self) -> Marks {
        match self {
            Measure::Count(marks) | Measure::Sum(marks, _) | Measure::Tickets(marks) => marks,
        }
    }
}

impl How {
    /// The marks of the items behind the figure: of a share, those that it is a share of.
    pub const fn marks(self) -> Marks {
        match self {
            How::Whole(measure) | How::OfTotal(measure) => measure.marks(),
            How::Share(_, whole) | How::Ratio(_, whole) => whole.marks(),
            How::Stock(marks)
            | How::Median(marks, _)
            | How::Percentile(marks, ..)
            | How::Mean(marks, _)
            | How::Largest(marks, _)
            | How::Trend(marks)
            | How::Few(marks) => marks,
            How::Net(_, _, all) | How::Margin(_, _, all) => all,
            How::Own => Marks::NONE,
        }
    }
}

impl How {
    /// The marks of what a share or a score counts of all that is behind it.
    pub const fn numerator(self) -> Marks {
        match self {
            How::Share(part, _) | How::Ratio(part, _) => part.marks(),
            How::Net(up, down, _) | How::Margin(up, down, _) => up.and(down),
            _ => Marks::NONE,
        }
    }
}

impl Figure {
    const fn new(name: &'static str, holds: Holds, how: How, about: &'static str) -> Figure {
        Figure { column: Column::shown(name, holds, about), how }
    }

    /// How many items bear one of these marks.
    pub const fn count(name: &'static str, marks: Marks, about: &'static str) -> Figure {
        Figure::new(name, Holds::Int, How::Whole(Measure::Count(marks)), about)
    }

    /// How many items bear one of these marks at the instant that the items are of.
    pub const fn stock(name: &'static str, marks: Marks, about: &'static str) -> Figure {
        Figure::new(name, Holds::Int, How::Stock(marks), about)
    }

    /// How many tickets have items that bear one.
    pub const fn tickets(name: &'static str, marks: Marks, about: &'static str) -> Figure {
        Figure::new(name, Holds::Int, How::Whole(Measure::Tickets(marks)), about)
    }

    /// The sum of an amount.
    pub const fn sum(name: &'static str, marks: Marks, amount: Amount, about: &'static str) -> Figure {
        Figure::new(name, Holds::Int, How::Whole(Measure::Sum(marks, amount)), about)
    }

    /// The share of items with the first marks among those with the second.
    pub const fn share(name: &'static str, part: Marks, whole: Marks, about: &'static str) -> Figure {
        let how = How::Share(Measure::Count(part), Measure::Count(whole));
        Figure::new(name, Holds::Percent, how, about)
    }

    /// So many of the one for each of the other.
    pub const fn ratio(name: &'static str, part: Measure, whole: Measure, about: &'static str) -> Figure {
        Figure::new(name, Holds::Ratio, How::Ratio(part, whole), about)
    }

    /// The share of the row in the total.
    pub const fn of_total(name: &'static str, measure: Measure, about: &'static str) -> Figure {
        Figure::new(name, Holds::Percent, How::OfTotal(measure), about)
    }

    /// The middle one of an amount in minutes.
    pub const fn median(name: &'static str, marks: Marks, amount: Amount, about: &'static str) -> Figure {
        Figure::new(name, Holds::Minutes, How::Median(marks, amount), about)
    }

    /// The amount in minutes that so many percent do not exceed.
    pub const fn percentile(
        name: &'static str,
        marks: Marks,
        (amount, percent): (Amount, usize),
        about: &'static str,
    ) -> Figure {
        Figure::new(name, Holds::Minutes, How::Percentile(marks, amount, percent), about)
    }

    /// The mean of an amount in minutes.
    pub const fn mean(name: &'static str, marks: Marks, amount: Amount, about: &'static str) -> Figure {
        Figure::new(name, Holds::Minutes, How::Mean(marks, amount), about)
    }

    /// The largest amount in minutes.
    pub const fn largest(name: &'static str, marks: Marks, amount: Amount, about: &'static str) -> Figure {
        Figure::new(name, Holds::Minutes, How::Largest(marks, amount), about)
    }

    /// How many along the period.
    pub const fn trend(name: &'static str, marks: Marks, about: &'static str) -> Figure {
        Figure::new(name, Holds::Series, How::Trend(marks), about)
    }

    /// Whether there are too few of them to say much.
    pub const fn few(name: &'static str, marks: Marks, about: &'static str) -> Figure {
        Figure::new(name, Holds::Bool, How::Few(marks), about)
    }

    /// A figure that the report works out itself.
    pub const fn own(name: &'static str, holds: Holds, about: &'static str) -> Figure {
        Figure::new(name, holds, How::Own, about)
    }

    /// A figure made otherwise.
    pub const fn made(name: &'static str, holds: Holds, how: How, about: &'static str) -> Figure {
        Figure::new(name, holds, how, about)
    }

    /// The same, shown by text formats only when it is asked for.
    pub const fn aside(self) -> Figure {
        Figure { column: Column { default: false, ..self.column }, ..self }
    }

    /// Whether the numbers of rows that are cut like this add up to that of the total.
    pub fn adds_up(&self, by: [Option<By>; 2]) -> bool {
        match self.how {
            How::Whole(Measure::Count(_) | Measure::Sum(..)) => true,
            How::Stock(_) => !by.into_iter().flatten().any(By::is_time),
            _ => false,
        }
    }
}
