//! One row in the making: what each figure has counted so far. There may be a row for each customer, so it is small.

use std::collections::HashSet;

use crate::desk::id::TicketId;
use crate::report::figure::{FEW, Figure, How, Measure};
use crate::report::item::{Item, Marks};
use crate::report::options::Options;
use crate::report::statistics::{margin, mean, median, net, percentile};
use crate::report::trend::trend;
use crate::table::Cell;

/// Of each figure up to three numbers that add up.
pub(super) type Sums = Vec<[i64; 3]>;

/// A row in the making.
#[derive(Clone, Debug)]
pub(super) struct Row {
    sums: Sums,
    /// What else the figures need that are not made of sums alone, in their order.
    more: Vec<More>,
}

/// What a figure needs besides sums.
#[derive(Clone, Debug)]
enum More {
    /// The values that it is worked out of.
    Values(Vec<i64>),
    /// The tickets that it has counted.
    Tickets(HashSet<TicketId>),
}

impl More {
    fn of(figure: &Figure) -> Option<More> {
        match figure.how {
            How::Median(..) | How::Percentile(..) | How::Mean(..) | How::Largest(..) | How::Trend(_) => {
                Some(More::Values(Vec::new()))
            }
            How::Whole(Measure::Tickets(_))
            | How::Ratio(_, Measure::Tickets(_))
            | How::Share(_, Measure::Tickets(_)) => Some(More::Tickets(HashSet::new())),
            _ => None,
        }
    }
}

impl Row {
    pub(super) fn new(figures: &[Figure]) -> Row {
        Row { sums: vec![[0; 3]; figures.len()], more: figures.iter().filter_map(More::of).collect() }
    }

    /// What adds up, figure by figure.
    pub(super) fn sums(&self) -> Sums {
        self.sums.clone()
    }

    /// Counts an item in every figure that it stands in.
    pub(super) fn count(&mut self, figures: &[Figure], item: &Item<'_>) {
        let bears = |marks: Marks| i64::from(item.marks.meets(marks));
        let mut more = self.more.iter_mut();
        for (figure, sums) in figures.iter().zip(&mut self.sums) {
            let mut own = if More::of(figure).is_some() { more.next() } else { None };
            let mut measure = |measure: Measure| match measure {
                Measure::Count(marks) => bears(marks),
                Measure::Sum(marks, amount) => bears(marks) * item.amount(amount).unwrap_or(0),
                Measure::Tickets(marks) => match &mut own {
                    Some(More::Tickets(seen)) => {
                        i64::from(item.marks.meets(marks) && seen.insert(item.fact.ticket))
                    }
                    _ => 0,
                },
            };
            match figure.how {
                How::Whole(whole) | How::OfTotal(whole) => sums[0] += measure(whole),
                How::Stock(marks) | How::Few(marks) => sums[0] += bears(marks),
                How::Share(part, whole) | How::Ratio(part, whole) => {
                    sums[0] += measure(part);
                    sums[1] += measure(whole);
                }
                How::Net(up, down, all) | How::Margin(up, down, all) => {
                    for (sum, marks) in sums.iter_mut().zip([up, down, all]) {
                        *sum += bears(marks);
                    }
                }
                How::Median(..)
                | How::Percentile(..)
                | How::Mean(..)
                | How::Largest(..)
                | How::Trend(_)
                | How::Own => {}
            }
            let value = match figure.how {
                How::Median(marks, amount)
                | How::Percentile(marks, amount, _)
                | How::Mean(marks, amount)
                | How::Largest(marks, amount) => item.amount(amount).filter(|_| item.marks.meets(marks)),
                How::Trend(marks) => item.at.filter(|_| item.marks.meets(marks)).map(|at| at.0),
                _ => None,
            };
            if let Some(More::Values(values)) = own {
                values.extend(value);
            }
        }
    }

    /// Adds what adds up; what is worked out of single values has no meaning over parts. A ticket in both counts once.
    pub(super) fn add(&mut self, figures: &[Figure], other: Row) {
        for (own, others) in self.sums.iter_mut().zip(&other.sums) {
            for (own, other) in own.iter_mut().zip(others) {
                *own += other;
            }
        }
        let with_more = figures.iter().zip(&mut self.sums).filter(|(figure, _)| More::of(figure).is_some());
        for ((figure, sums), (own, other)) in with_more.zip(self.more.iter_mut().zip(other.more)) {
            let (More::Tickets(own), More::Tickets(other)) = (own, other) else { continue };
            own.extend(other);
            let place = usize::from(!matches!(figure.how, How::Whole(_)));
            sums[place] = i64::try_from(own.len()).unwrap_or(i64::MAX);
        }
    }

    /// The cells of the row; `total` is what the rows of its part add up to.
    pub(super) fn cells(mut self, figures: &[Figure], total: &[[i64; 3]], options: &Options) -> Vec<Cell> {
        let mut more = self.more.iter_mut();
        let minutes = |minutes: Option<f64>| minutes.map_or(Cell::Empty, Cell::Minutes);
        let whole = |minutes: Option<i64>| minutes.map_or(Cell::Empty, |whole| Cell::Minutes(whole as f64));
        let mut cells = Vec::with_capacity(figures.len());
        for ((figure, sums), total) in figures.iter().zip(&self.sums).zip(total) {
            let mut values: &mut [i64] = &mut [];
            if More::of(figure).is_some()
                && let Some(More::Values(found)) = more.next()
            {
                found.sort_unstable();
                values = found;
            }
            let [first, second, third] = *sums;
            cells.push(match figure.how {
                How::Stock(_) if options.is_ahead() => Cell::Empty,
                How::Whole(_) | How::Stock(_) => Cell::Int(first),
                How::OfTotal(_) => Cell::Percent(first, total[0]),
                How::Share(..) => Cell::Percent(first, second),
                How::Ratio(..) => Cell::Ratio(first, second),
                How::Median(..) => minutes(median(values)),
                How::Percentile(_, _, percent) => whole(percentile(values, percent)),
                How::Mean(..) => minutes(mean(values)),
                How::Largest(..) => whole(values.last().copied()),
                How::Net(..) => net(first, second, third).into(),
                How::Margin(..) => {
                    margin(first, second, third).map_or(Cell::Empty, |tenths| Cell::Percent(tenths, 1000))
                }
                How::Trend(_) => Cell::Series(trend(values, options)),
                How::Few(_) => Cell::Bool(first < FEW),
                How::Own => Cell::Empty,
            });
        }
        cells
    }
}
