//! How often which size occurs, and where the median and the 90th percentile lie. Each pointer has a line of its own
//! above the columns for its words, so that they never meet.

use super::super::picture::{Histogram, Marker};
use super::super::unit::Scale;
use super::super::words::{fitted, wide};
use super::ink::Ink;
use super::lines::position;
use super::plot::{Held, Plot};
use super::sheet::{Fault, Sheet, TYPE, px};

/// How many pointers are drawn.
const POINTERS: usize = 4;
const ROW: i32 = px(20);

pub(super) fn height(shape: &Histogram) -> i32 {
    px(240) + ROW * rows(shape)
}

fn rows(shape: &Histogram) -> i32 {
    i32::try_from(shape.markers.len().min(POINTERS)).unwrap_or(0)
}

pub(super) fn draw(shape: &Histogram, sheet: &Sheet) -> Result<(), Fault> {
    let columns = shape.counts.len().min(shape.edges.len().saturating_sub(1));
    let counts: Vec<f64> = shape.counts.iter().take(columns).map(|count| whole(*count)).collect();
    let scale = Scale::of(counts.iter().copied(), Some(0.0), None, shape.unit);
    let top = ROW * rows(shape);
    let plot = Plot::new(sheet, top, (0.0, position(columns)), &scale, shape.unit)?;
    for (n, count) in counts.iter().enumerate() {
        let across = (position(n), position(n + 1));
        if *count > 0.0 {
            plot.column(across, (0.0, *count), px(1), Ink::Bar)?;
        }
    }
    for (row, marker) in (0..).zip(shape.markers.iter().take(POINTERS)) {
        point(shape, marker, row, columns, &scale, &plot)?;
    }
    let edges = shape.edges.iter().take(columns + 1).enumerate();
    // An edge without a name, such as that of what has no upper end, has nothing written below it.
    let named = edges.filter(|(_, edge)| !edge.label.is_empty());
    plot.below(named.map(|(n, edge)| (edge.label.clone(), position(n))), &scale)
}

fn point(
    shape: &Histogram,
    marker: &Marker,
    row: i32,
    columns: usize,
    scale: &Scale,
    plot: &Plot,
) -> Result<(), Fault> {
    let Some(x) = across(shape, marker.at, columns) else { return Ok(()) };
    let pointer = Ink::Pointer(usize::try_from(row).unwrap_or(0));
    let (at, _) = plot.place(x, scale.low);
    let words = fitted(&format!("{} {}", marker.name, marker.said), plot.width() - px(40), TYPE);
    // To the right of the line where there is room, else to its left, else wherever it fits.
    let width = wide(&words, TYPE) + px(8);
    let (place, held) = if at + width <= plot.width() {
        (at + px(6), Held::Left)
    } else if at >= width {
        (at - px(6), Held::Right)
    } else {
        (plot.width(), Held::Right)
    };
    // Down to the column that holds the value, and not through it: a line across a bar cuts it in two.
    let inside = (0..columns).find(|n| position(*n) <= x && x < position(n + 1));
    let high = inside.and_then(|n| shape.counts.get(n)).map_or(scale.low, |count| whole(*count));
    plot.pointer(x, high, ROW * (row + 1), Ink::Halo)?;
    plot.pointer(x, high, ROW * row, pointer)?;
    plot.word(&words, (place, ROW * row), held, Ink::Value)
}

/// Where a value lies among the columns; `None` outside of them. In a column without end it is pointed at its middle.
fn across(shape: &Histogram, at: f64, columns: usize) -> Option<f64> {
    let pairs = shape.edges.iter().zip(shape.edges.iter().skip(1)).take(columns);
    pairs
        .enumerate()
        .find(|(n, (from, to))| from.at <= at && (at < to.at || (n + 1 == columns && at <= to.at)))
        .map(|(n, (from, to))| {
            let part = (at - from.at) / (to.at - from.at);
            position(n) + if to.at.is_finite() && part.is_finite() { part } else { 0.5 }
        })
}

/// A count as a length. Beyond 2^53 it is no longer exact, and no longer a count of tickets.
pub(super) fn whole(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::super::super::{Edge, Unit};
    use super::*;

    #[test]
    fn pointers_lie_within_the_column_that_holds_their_value() {
        let edges = [0.0, 30.0, 60.0, f64::INFINITY].map(|at| Edge { at, label: String::new() }).to_vec();
        let shape =
            Histogram { edges, counts: vec![1, 2, 3], unit: Unit::Count("tickets"), markers: Vec::new() };
        let places = [0.0, 15.0, 30.0, 45.0, 60.0, 5000.0, -1.0, f64::NAN].map(|at| across(&shape, at, 3));
        assert_eq!(places, [Some(0.0), Some(0.5), Some(1.0), Some(1.5), Some(2.5), Some(2.5), None, None]);
    }
}
