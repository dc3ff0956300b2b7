//! The key of a picture: what its inks mean. Each sample has the pattern or the shade that the picture has.

use super::draw::{BARS, Ink, LAYERS, LINES, layer, levels};
use super::picture::{Bars, Heat, Histogram, Lines, Picture, Stacked};
use super::unit::finite;
use super::words::escaped;

/// What is counted, where the figures themselves do not say it; as HTML, to stand above the picture.
pub(super) fn counted(picture: &Picture) -> String {
    let unit = match picture {
        Picture::Lines(lines) => lines.unit,
        Picture::Stacked(stacked) => stacked.unit,
        Picture::Heat(heat) => heat.unit,
        Picture::Bars(bars) => bars.unit,
        Picture::Histogram(shape) => shape.unit,
        Picture::Empty(_) => return String::new(),
    };
    unit.name().map(|name| format!("<p class=\"counted\">{}</p>\n", escaped(name))).unwrap_or_default()
}

/// The key as HTML; empty where the picture needs none.
pub(super) fn key(picture: &Picture) -> String {
    match picture {
        Picture::Lines(lines) => of_lines(lines),
        Picture::Stacked(stacked) => of_layers(stacked),
        Picture::Heat(heat) => of_fields(heat),
        Picture::Bars(bars) => of_bars(bars),
        Picture::Histogram(shape) => of_columns(shape),
        Picture::Empty(_) => String::new(),
    }
}

fn of_lines(lines: &Lines) -> String {
    let mut entries: Vec<String> = Vec::new();
    for (n, one) in lines.series.iter().take(LINES).enumerate() {
        let last = (0..lines.points.len()).rev().find_map(|point| one.at(point).map(|value| (point, value)));
        let said = match last.and_then(|(point, value)| Some((lines.points.get(point)?, value))) {
            Some((point, value)) => format!("{} in {point}", lines.unit.say(value)),
            None => "no figure".to_owned(),
        };
        entries.push(entry(&stroke(Ink::Line(n)), &one.name, &said));
    }
    if let Some(target) = lines.target.as_ref().filter(|target| finite(Some(target.value)).is_some()) {
        entries.push(entry(&stroke(Ink::Target), &target.name, &lines.unit.say(target.value)));
    }
    if lines.series.len() > LINES {
        entries.push(rest(lines.series.len() - LINES));
    }
    list(&entries)
}

fn of_layers(stacked: &Stacked) -> String {
    let drawn = stacked.layers.len().min(LAYERS);
    let mut entries: Vec<String> = stacked
        .layers
        .iter()
        .take(LAYERS)
        .enumerate()
        .map(|(n, one)| entry(&field(layer(n, drawn)), &one.name, ""))
        .collect();
    if stacked.layers.len() > LAYERS {
        entries.push(rest(stacked.layers.len() - LAYERS));
    }
    list(&entries)
}

fn of_fields(heat: &Heat) -> String {
    let entries: Vec<String> = levels(heat)
        .into_iter()
        .map(|(shade, from, to)| {
            let said = if from == to { from.to_string() } else { format!("{from}\u{2013}{to}") };
            entry(&field(Ink::Field(shade)), &said, "")
        })
        .collect();
    list(&entries)
}

fn of_bars(bars: &Bars) -> String {
    let more = bars.bars.len().saturating_sub(BARS);
    if more > 0 { list(&[rest(more)]) } else { String::new() }
}

fn of_columns(shape: &Histogram) -> String {
    let entries: Vec<String> = shape
        .markers
        .iter()
        .filter(|marker| !marker.at.is_finite())
        .map(|marker| format!("<li>{}: no figure</li>", escaped(&marker.name)))
        .collect();
    list(&entries)
}

fn list(entries: &[String]) -> String {
    if entries.is_empty() {
        String::new()
    } else {
        format!("<ul class=\"key\">\n{}\n</ul>\n", entries.join("\n"))
    }
}

fn entry(sample: &str, name: &str, said: &str) -> String {
    let said = if said.is_empty() { String::new() } else { format!(" <span>{}</span>", escaped(said)) };
    format!("<li>{sample}{}{said}</li>", escaped(name))
}

fn rest(more: usize) -> String {
    format!("<li>{more} more in the table</li>")
}

fn stroke(ink: Ink) -> String {
    let class = ink.class();
    format!(
        "<svg class=\"sample\" viewBox=\"0 0 56 24\" aria-hidden=\"true\"><polyline points=\"0,12 56,12\" class=\"{class}\"/></svg>"
    )
}

fn field(ink: Ink) -> String {
    let class = ink.class();
    format!(
        "<svg class=\"sample square\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><rect width=\"24\" height=\"24\" class=\"{class}\"/></svg>"
    )
}
