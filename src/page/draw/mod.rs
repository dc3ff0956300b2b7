//! Pictures become SVG. This is the door of plotters: nothing outside of this folder names it.
//!
//! A picture is drawn by [`svg`] on a [`sheet`]. The crate knows fixed colours only; we hand it [`Ink`]s, written as colours that nothing else has, and [`ink::dressed`] turns them
//! into classes that the style sheet fills in for light, dark and paper.

use std::io;

use plotters::prelude::{IntoDrawingArea, SVGBackend};

use super::picture::Picture;

use sheet::{CROWD, px};

mod bars;
mod heat;
mod histogram;
mod ink;
mod labels;
mod lines;
mod plot;
mod sheet;
mod stacked;

pub(super) use heat::levels;
pub(super) use ink::Ink;
pub(super) use sheet::{BARS, LAYERS, LINES, Screen};
pub(super) use stacked::ink as layer;

/// The picture as an SVG element, which is named `title` and described by `sentence`. These two are HTML already.
///
/// Nothing for a picture without a value.
pub(super) fn svg(
    picture: &Picture,
    screen: Screen,
    id: &str,
    title: &str,
    sentence: &str,
) -> io::Result<String> {
    let height = match picture {
        _ if picture.silence().is_some() => return Ok(String::new()),
        Picture::Lines(_) | Picture::Stacked(_) => px(if screen == Screen::Wide { 280 } else { 240 }),
        Picture::Histogram(shape) => histogram::height(shape),
        Picture::Bars(bars) => bars::height(bars, screen),
        Picture::Heat(heat) => heat::height(heat, screen),
        Picture::Empty(_) => return Ok(String::new()),
    };
    let size = (screen.width().unsigned_abs(), height.unsigned_abs());
    let mut raw = String::new();
    let sheet = SVGBackend::with_string(&mut raw, size).into_drawing_area();
    match picture {
        Picture::Lines(lines) => lines::draw(lines, &sheet),
        Picture::Stacked(stacked) => stacked::draw(stacked, &sheet),
        Picture::Histogram(shape) => histogram::draw(shape, &sheet),
        Picture::Bars(bars) => bars::draw(bars, screen, &sheet),
        Picture::Heat(heat) => heat::draw(heat, screen, &sheet),
        Picture::Empty(_) => Ok(()),
    }
    .and_then(|()| sheet.present())
    .map_err(|fault| io::Error::other(fault.to_string()))?;
    drop(sheet);
    let class = screen.class();
    let crowd = matches!(picture, Picture::Lines(lines) if lines.points.len() > CROWD);
    let thin = if crowd { " thin" } else { "" };
    let (name, words) = (format!("{id}-{class}-title"), format!("{id}-{class}-words"));
    Ok(format!(
        "<svg class=\"{class}{thin}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{name}\" aria-describedby=\"{words}\">\n\
         <title id=\"{name}\">{title}</title>\n<desc id=\"{words}\">{sentence}</desc>\n{}</svg>\n",
        size.0,
        size.1,
        ink::dressed(&raw)
    ))
}
