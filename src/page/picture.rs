//! What can be drawn, as plain values. A figure that does not exist is `None`: it is left out and never drawn as 0.

use std::borrow::Cow;

use super::unit::{Unit, finite};

/// One picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Figures over time, as lines.
    Lines(Lines),
    /// Named figures, as horizontal bars.
    Bars(Bars),
    /// Parts that add up, over time.
    Stacked(Stacked),
    /// How often which size occurs.
    Histogram(Histogram),
    /// Weekdays by hours.
    Heat(Heat),
    /// There is nothing to draw, and this sentence says why.
    Empty(String),
}

impl Default for Picture {
    fn default() -> Picture {
        Picture::Empty(String::new())
    }
}

/// Lines over common points in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What the points are called: `2026-W31`.
    pub points: Vec<String>,
    /// The lines, the most important first; six at the most are drawn.
    pub series: Vec<Series>,
    /// What the values are.
    pub unit: Unit,
    /// Where the scale begins, if not at zero.
    pub floor: Option<f64>,
    /// Where the scale ends, if not just above the values.
    pub ceiling: Option<f64>,
    /// What was promised, as a line across.
    pub target: Option<Target>,
}

/// One line, or one layer: a value for each point.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its values; one that does not exist leaves a gap.
    pub values: Vec<Option<f64>>,
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is called.
    pub name: String,
    /// The value.
    pub value: f64,
}

/// Horizontal bars, from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The bars; forty at the most are drawn.
    pub bars: Vec<Bar>,
    /// What the values are, none below zero.
    pub unit: Unit,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is called.
    pub label: String,
    /// How long it is.
    pub value: Option<f64>,
    /// What is said behind the value, such as `31 of 44`; may be empty.
    pub note: String,
}

/// Layers that add up, over common points in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacked {
    /// What the points are called.
    pub points: Vec<String>,
    /// The layers, from the ground up (the youngest first); five at the most are drawn.
    pub layers: Vec<Series>,
    /// What the values are, none below zero.
    pub unit: Unit,
}

/// How many fell between which edges. Columns are equally wide, whatever they hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The edges, rising; one more than there are counts. The last may be infinite.
    pub edges: Vec<Edge>,
    /// How many fell at or above one edge and below the next.
    pub counts: Vec<u64>,
    /// What is counted.
    pub unit: Unit,
    /// Values to point at: the median, the 90th percentile.
    pub markers: Vec<Marker>,
}

/// Where one column ends and the next begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// In the unit of the markers.
    pub at: f64,
    /// What is written below it.
    pub label: String,
}

/// A value to point at.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// What it is: `median`.
    pub name: String,
    /// Where it is, in the unit of the edges.
    pub at: f64,
    /// How it is said: `1 h 25 min`.
    pub said: String,
}

/// How much fell into each field of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// What the rows are called: Monday to Sunday.
    pub rows: Vec<String>,
    /// What the columns are called: 00 to 23.
    pub columns: Vec<String>,
    /// For each row its values, one for each column.
    pub values: Vec<Vec<Option<u64>>>,
    /// What is counted.
    pub unit: Unit,
}

impl Series {
    /// The value at a point, where there is one.
    pub(super) fn at(&self, point: usize) -> Option<f64> {
        finite(self.values.get(point).copied().flatten())
    }
}

impl Picture {
    /// The picture as it is drawn: over time only where there is time. What happened at one point is told by bars.
    pub(super) fn settled(&self) -> Cow<'_, Picture> {
        let bar =
            |name: &str, value, note: &str| Bar { label: name.to_owned(), value, note: note.to_owned() };
        let bars = |series: &[Series], point: &str| -> Vec<Bar> {
            series.iter().map(|one| bar(&one.name, one.at(0), point)).collect()
        };
        match self {
            Picture::Lines(Lines { points, series, unit, target, .. }) if points.len() == 1 => {
                let mut bars = bars(series, &points.concat());
                bars.extend(target.iter().map(|target| bar(&target.name, Some(target.value), "")));
                Cow::Owned(Picture::Bars(Bars { bars, unit: *unit }))
            }
            Picture::Stacked(Stacked { points, layers, unit }) if points.len() == 1 => {
                Cow::Owned(Picture::Bars(Bars { bars: bars(layers, &points.concat()), unit: *unit }))
            }
            picture => Cow::Borrowed(picture),
        }
    }

    /// Why nothing is drawn; `None` where something is.
    pub(super) fn silence(&self) -> Option<&str> {
        let bare = match self {
            Picture::Empty(why) if !why.trim().is_empty() => return Some(why),
            Picture::Empty(_) => true,
            Picture::Lines(lines) => !any(&lines.series, lines.points.len()),
            Picture::Stacked(stacked) => !any(&stacked.layers, stacked.points.len()),
            Picture::Bars(bars) => !bars.bars.iter().any(|bar| finite(bar.value).is_some()),
            Picture::Histogram(shape) => {
                !shape.counts.iter().any(|count| *count > 0) || shape.edges.len() < 2
            }
            Picture::Heat(heat) => {
                heat.columns.is_empty()
                    || !heat.values.iter().take(heat.rows.len()).flatten().any(Option::is_some)
            }
        };
        bare.then_some("There are no figures for this period, so nothing is drawn.")
    }
}

fn any(series: &[Series], points: usize) -> bool {
    series.iter().any(|one| (0..points).any(|point| one.at(point).is_some()))
}
