//! Named figures as horizontal bars. On a narrow screen the name stands above its bar.

use plotters::element::Rectangle;
use plotters::style::Color;

use super::super::picture::{Bar, Bars};
use super::super::unit::{Unit, finite};
use super::super::words::{fitted, wide};
use super::ink::Ink;
use super::plot::{Held, word};
use super::sheet::{BARS, Fault, Screen, Sheet, TYPE, px};

/// How high a row is, where its bar begins in it, and how thick the bar is.
fn row(screen: Screen) -> (i32, i32, i32) {
    match screen {
        Screen::Wide => (px(28), px(4), px(16)),
        Screen::Narrow => (px(42), px(19), px(13)),
    }
}

pub(super) fn height(bars: &Bars, screen: Screen) -> i32 {
    i32::try_from(bars.bars.len().min(BARS)).unwrap_or(0) * row(screen).0
}

pub(super) fn draw(bars: &Bars, screen: Screen, sheet: &Sheet) -> Result<(), Fault> {
    let drawn = || bars.bars.iter().take(BARS);
    let values = drawn().filter_map(|bar| finite(bar.value));
    let most = values.fold(if bars.unit == Unit::Percent { 100.0 } else { 0.0 }, f64::max);
    let widest =
        |words: &dyn Fn(&Bar) -> String| drawn().map(|bar| wide(&words(bar), TYPE)).max().unwrap_or(0);
    let behind = widest(&|bar| said(bar, bars.unit)).min(screen.width() / 2) + px(8);
    let before = match screen {
        Screen::Wide => widest(&|bar| bar.label.clone()).min(px(230)) + px(12),
        Screen::Narrow => 0,
    };
    let room = screen.width() - before - behind;
    let (pitch, begins, thick) = row(screen);
    for (n, bar) in (0..).zip(drawn()) {
        let top = n * pitch;
        let name = |width| fitted(&bar.label, width, TYPE);
        match screen {
            Screen::Wide => {
                word(sheet, &name(px(230)), (before - px(12), top + px(6)), Held::Right, Ink::Value)?
            }
            Screen::Narrow => word(sheet, &name(screen.width()), (0, top), Held::Left, Ink::Value)?,
        }
        let value = finite(bar.value).unwrap_or(0.0).max(0.0);
        let long = if most > 0.0 { long(f64::from(room) * value / most).min(room) } else { 0 };
        let rect = |width: i32, ink: Ink| {
            let corners = [(before, top + begins), (before + width, top + begins + thick)];
            sheet.draw(&Rectangle::new(corners, ink.color().filled()))
        };
        if bars.unit == Unit::Percent {
            rect(room, Ink::Track)?;
        }
        if value > 0.0 {
            rect(long.max(px(1)), Ink::Bar)?;
        }
        let from = if bars.unit == Unit::Percent { room } else { long };
        let words = fitted(&said(bar, bars.unit), behind, TYPE);
        word(
            sheet,
            &words,
            (before + from + px(8), top + begins + thick / 2 - px(6)),
            Held::Left,
            Ink::Label,
        )?;
    }
    Ok(())
}

fn said(bar: &Bar, unit: Unit) -> String {
    let value = finite(bar.value).map_or_else(|| "no figure".to_owned(), |value| unit.short(value));
    if bar.note.is_empty() { value } else { format!("{value}  ({})", bar.note) }
}

/// A length on the sheet, which has some thousand half-pixels.
fn long(length: f64) -> i32 {
    length.round().clamp(0.0, 100_000.0) as i32
}
