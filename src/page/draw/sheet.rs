//! The sheet that all pictures are drawn on: its two widths, its type, and how much fits on it. It is measured in
//! half-pixels, so that lines fall between whole ones.

use std::io;

use plotters::prelude::{DrawingArea, SVGBackend};

/// A sheet to draw on.
pub(super) type Sheet<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// What drawing says when it fails; drawing into memory never does.
pub(super) type Fault = plotters::drawing::DrawingAreaErrorKind<io::Error>;

/// How wide the sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Screen {
    /// A table, a desk, a sheet of paper.
    Wide,
    /// A hand.
    Narrow,
}

impl Screen {
    /// The width of the sheet in half-pixels.
    pub(super) fn width(self) -> i32 {
        match self {
            Screen::Wide => px(760),
            Screen::Narrow => px(340),
        }
    }

    /// The class of the drawing; the style sheet shows one of the two.
    pub(super) fn class(self) -> &'static str {
        match self {
            Screen::Wide => "wide",
            Screen::Narrow => "narrow",
        }
    }
}

/// Pixels in half-pixels.
pub(super) const fn px(pixels: i32) -> i32 {
    pixels * 2
}

/// The size of the type of labels, in half-pixels. The style sheet says the same.
pub(super) const TYPE: i32 = px(12);

/// From how many points on lines are thin.
pub(super) const CROWD: usize = 120;

/// How many lines are drawn.
pub(in crate::page) const LINES: usize = 6;

/// How many layers are drawn.
pub(in crate::page) const LAYERS: usize = 5;

/// How many bars are drawn.
pub(in crate::page) const BARS: usize = 40;
