//! A plot: a scale on the left with thin lines across, and what is drawn on it in the terms of its values.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{Cartesian2d, IntoFont, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, TextStyle};

use super::super::unit::{Scale, Unit};
use super::super::words::wide;
use super::ink::Ink;
use super::labels::placed;
use super::sheet::{Fault, Sheet, TYPE, px};

type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// See the head of this file.
pub(super) struct Plot<'p, 'b> {
    sheet: &'p Sheet<'b>,
    chart: ChartContext<'p, SVGBackend<'b>, Plane>,
}

/// Where a word is held.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    Left,
    Middle,
    Right,
}

impl<'p, 'b> Plot<'p, 'b> {
    /// A plot with `top` half-pixels free above it and a line of labels below. Its values run from `across.0` to `across.1`.
    pub(super) fn new(
        sheet: &'p Sheet<'b>,
        top: i32,
        across: (f64, f64),
        scale: &Scale,
        unit: Unit,
    ) -> Result<Self, Fault> {
        let widest = scale.ticks.iter().map(|tick| wide(&unit.short(*tick), TYPE)).max().unwrap_or(0);
        let chart = ChartBuilder::on(sheet)
            .margin_top(top + px(8))
            .margin_right(px(6))
            .x_label_area_size(px(24))
            .y_label_area_size(widest + px(8))
            .build_cartesian_2d(across.0..across.1, scale.low..scale.high)?;
        let plot = Plot { sheet, chart };
        for tick in &scale.ticks {
            plot.path(&[(across.0, *tick), (across.1, *tick)], Ink::Grid)?;
            let (left, middle) = plot.place(across.0, *tick);
            let at = (left - px(8), middle - px(6));
            plot.word(&unit.short(*tick), at, Held::Right, Ink::Label)?;
        }
        Ok(plot)
    }

    /// Where a value lies on the sheet.
    pub(super) fn place(&self, x: f64, y: f64) -> (i32, i32) {
        self.chart.plotting_area().map_coordinate(&(x, y))
    }

    /// How wide the sheet is.
    pub(super) fn width(&self) -> i32 {
        i32::try_from(self.sheet.dim_in_pixel().0).unwrap_or(i32::MAX)
    }

    pub(super) fn path(&self, points: &[(f64, f64)], ink: Ink) -> Result<(), Fault> {
        self.chart.plotting_area().draw(&PathElement::new(points.to_vec(), ink.color()))
    }

    pub(super) fn shape(&self, points: &[(f64, f64)], ink: Ink) -> Result<(), Fault> {
        self.chart.plotting_area().draw(&Polygon::new(points.to_vec(), ink.color().filled()))
    }

    pub(super) fn dot(&self, point: (f64, f64), ink: Ink) -> Result<(), Fault> {
        self.chart.plotting_area().draw(&Circle::new(point, px(3), ink.color().filled()))
    }

    /// A column between two values across and two values up, with `gap` half-pixels free on each side.
    pub(super) fn column(&self, across: (f64, f64), up: (f64, f64), gap: i32, ink: Ink) -> Result<(), Fault> {
        let (left, bottom) = self.place(across.0, up.0);
        let (right, top) = self.place(across.1, up.1);
        self.sheet.draw(&Rectangle::new([(left + gap, top), (right - gap, bottom)], ink.color().filled()))
    }

    /// A line from this height on the sheet down to a value, which it does not touch.
    pub(super) fn pointer(&self, x: f64, down_to: f64, top: i32, ink: Ink) -> Result<(), Fault> {
        let (across, end) = self.place(x, down_to);
        let end = (end - px(2)).max(top);
        self.sheet.draw(&PathElement::new(vec![(across, top), (across, end)], ink.color()))
    }

    /// Words on the sheet; their top is at `at.1`.
    pub(super) fn word(&self, words: &str, at: (i32, i32), held: Held, ink: Ink) -> Result<(), Fault> {
        word(self.sheet, words, at, held, ink)
    }

    /// The ground, over what stands on it, and the labels below, at these values across.
    pub(super) fn below(
        &self,
        labels: impl Iterator<Item = (String, f64)>,
        scale: &Scale,
    ) -> Result<(), Fault> {
        let across = self.chart.plotting_area().get_x_range();
        self.path(&[(across.start, scale.low), (across.end, scale.low)], Ink::Axis)?;
        let places: Vec<(String, i32)> =
            labels.map(|(words, x)| (words, self.place(x, scale.low).0)).collect();
        let top = self.place(0.0, scale.low).1 + px(8);
        for label in placed(&places, self.width()) {
            self.word(&label.words, (label.middle, top), Held::Middle, Ink::Label)?;
        }
        Ok(())
    }
}

/// Words on a sheet, their top at `at.1`.
pub(super) fn word(sheet: &Sheet, words: &str, at: (i32, i32), held: Held, ink: Ink) -> Result<(), Fault> {
    let across = match held {
        Held::Left => HPos::Left,
        Held::Middle => HPos::Center,
        Held::Right => HPos::Right,
    };
    sheet.draw(&Text::new(words, at, typed(ink).pos(Pos::new(across, VPos::Top))))
}

/// The type of words in this ink. The style sheet has the last word on font and size; the crate lays out by this.
fn typed(ink: Ink) -> TextStyle<'static> {
    ("sans-serif", TYPE).into_font().color(&ink.color())
}
