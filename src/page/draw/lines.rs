//! Figures over time. A gap stays a gap; a figure between two gaps is a point.

use super::super::picture::Lines;
use super::super::unit::{Scale, finite};
use super::ink::Ink;
use super::plot::Plot;
use super::sheet::{Fault, LINES, Sheet, px};

/// From how many points on lines go without dots.
const CROWD: usize = 32;

pub(super) fn draw(lines: &Lines, sheet: &Sheet) -> Result<(), Fault> {
    let count = lines.points.len();
    let drawn = lines.series.iter().take(LINES);
    let values = drawn.clone().flat_map(|one| (0..count).filter_map(|point| one.at(point)));
    let promised = lines.target.as_ref().and_then(|target| finite(Some(target.value)));
    let scale = Scale::of(values.chain(promised), lines.floor, lines.ceiling, lines.unit);
    let plot = Plot::new(sheet, px(4), (-0.5, position(count) - 0.5), &scale, lines.unit)?;
    if let Some(value) = promised.filter(|value| (scale.low..=scale.high).contains(value)) {
        plot.path(&[(-0.5, value), (position(count) - 0.5, value)], Ink::Target)?;
    }
    // The first is the most important: it is drawn last and lies on top.
    for (n, one) in drawn.enumerate().collect::<Vec<_>>().into_iter().rev() {
        let held = |value: f64| value.clamp(scale.low, scale.high);
        let points: Vec<Option<(f64, f64)>> =
            (0..count).map(|point| one.at(point).map(|value| (position(point), held(value)))).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            if run.len() > 1 {
                plot.path(&run, Ink::Line(n))?;
            }
            let dots = if count < CROWD || run.len() == 1 { run.len() } else { 0 };
            for point in run.into_iter().take(dots) {
                plot.dot(point, Ink::Dot(n))?;
            }
        }
    }
    let labels = lines.points.iter().enumerate().map(|(point, label)| (label.clone(), position(point)));
    plot.below(labels, &scale)
}

/// The place of a point on the plane. There are never so many that one is not exact.
pub(super) fn position(point: usize) -> f64 {
    f64::from(u32::try_from(point).unwrap_or(u32::MAX))
}
