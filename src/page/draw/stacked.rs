//! Layers that add up. Many points become one shape for each layer, so that the file stays small.

use super::super::picture::Stacked;
use super::super::unit::Scale;
use super::super::words::wide;
use super::ink::Ink;
use super::lines::position;
use super::plot::{Held, Plot};
use super::sheet::{Fault, LAYERS, Sheet, TYPE, px};

/// From how many points on a layer is one shape.
const CROWD: usize = 64;
/// A column is never wider than this.
const WIDEST: i32 = px(72);

pub(super) fn draw(stacked: &Stacked, sheet: &Sheet) -> Result<(), Fault> {
    let count = stacked.points.len();
    let columns: Vec<Option<Vec<f64>>> = (0..count).map(|point| heights(stacked, point)).collect();
    let sums = columns.iter().flatten().filter_map(|heights| heights.last().copied());
    let scale = Scale::of(sums, Some(0.0), None, stacked.unit);
    let plot = Plot::new(sheet, px(16), (-0.5, position(count) - 0.5), &scale, stacked.unit)?;
    if count > CROWD {
        shapes(stacked, &columns, &plot)?;
    } else {
        for (point, heights) in columns.iter().enumerate() {
            if let Some(heights) = heights {
                column(stacked, position(point), heights, &plot)?;
            }
        }
    }
    let labels = stacked.points.iter().enumerate().map(|(point, label)| (label.clone(), position(point)));
    plot.below(labels, &scale)
}

/// How high each layer ends; `None` where no layer has a figure.
fn heights(stacked: &Stacked, point: usize) -> Option<Vec<f64>> {
    let layers = || stacked.layers.iter().take(LAYERS);
    layers().any(|layer| layer.at(point).is_some()).then(|| {
        let parts = layers().map(|layer| layer.at(point).unwrap_or(0.0).max(0.0));
        parts
            .scan(0.0, |sum, part| {
                *sum += part;
                Some(*sum)
            })
            .collect()
    })
}

fn column(stacked: &Stacked, x: f64, heights: &[f64], plot: &Plot) -> Result<(), Fault> {
    let pitch = plot.place(x + 0.5, 0.0).0 - plot.place(x - 0.5, 0.0).0;
    let gap = (pitch / 8).max((pitch - WIDEST) / 2);
    let mut ground = 0.0;
    for (layer, height) in heights.iter().enumerate() {
        if *height > ground {
            plot.column((x - 0.5, x + 0.5), (ground, *height), gap, ink(layer, heights.len()))?;
        }
        ground = *height;
    }
    let said = stacked.unit.short(ground);
    if wide(&said, TYPE) < pitch {
        let (middle, top) = plot.place(x, ground);
        plot.word(&said, (middle, top - px(18)), Held::Middle, Ink::Value)?;
    }
    Ok(())
}

fn shapes(stacked: &Stacked, columns: &[Option<Vec<f64>>], plot: &Plot) -> Result<(), Fault> {
    let layers = stacked.layers.len().min(LAYERS);
    let mut from = 0;
    for run in columns.split(Option::is_none) {
        for layer in 0..layers {
            // From point to point, and at both ends of the run half a point further: a lone one has a width too.
            let edge = |layer: Option<usize>| -> Vec<(f64, f64)> {
                let height =
                    |heights: &Vec<f64>| layer.and_then(|layer| heights.get(layer)).copied().unwrap_or(0.0);
                let tops: Vec<f64> = run.iter().flatten().map(height).collect();
                let middle = tops.iter().enumerate().map(|(n, top)| (position(from + n), *top));
                let ends = tops.first().zip(tops.last());
                let first = ends.map(|(first, _)| (position(from) - 0.5, *first));
                let last = ends.map(|(_, last)| (position(from + run.len()) - 0.5, *last));
                first.into_iter().chain(middle).chain(last).collect()
            };
            let mut outline = edge(Some(layer));
            outline.extend(edge(layer.checked_sub(1)).into_iter().rev());
            if outline.len() > 2 {
                plot.shape(&outline, ink(layer, layers))?;
            }
        }
        from += run.len() + 1;
    }
    Ok(())
}

/// The oldest of several layers is the one to look at, whatever their number.
pub(in crate::page) fn ink(layer: usize, layers: usize) -> Ink {
    Ink::Layer(if layers > 2 && layer + 1 == layers { LAYERS - 1 } else { layer })
}
