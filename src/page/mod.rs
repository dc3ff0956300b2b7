//! A [`Page`], a plain value, becomes one HTML file that can be sent to somebody: pictures, and behind each its table.
//!
//! The file asks nobody for anything: no script, no font, no picture from elsewhere. What the pictures look like in
//! light, in the dark and on paper is decided by `page.css` over the colours of [`palette`]; the shapes are drawn by
//! plotters behind [`draw`]. Each picture is drawn twice, for a wide and for a narrow screen, and one of the two is shown.
//!
//! Every word may come from a stranger: each goes through [`words`]. As a second wall the page forbids itself, by a
//! Content Security Policy (W3C CSP 3, §3.3), to load or to run whatever might have slipped through. The same page gives
//! the same bytes.

use std::io::{self, Write};

use crate::table::Style;

mod draw;
mod key;
mod palette;
mod picture;
mod section;
mod unit;
mod words;

pub use picture::{Bar, Bars, Edge, Heat, Histogram, Lines, Marker, Picture, Series, Stacked, Target};
pub use section::Section;
pub use unit::Unit;

use words::escaped;

/// What the page tells, complete: nothing is looked up while it is written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// What the page is about, in one line.
    pub title: String,
    /// Under it: the period and its zone.
    pub subtitle: String,
    /// At the end: what somebody needs to make the same figures again (as of, zone, settings, time zone data …).
    pub facts: Vec<Fact>,
    /// At the top: the few figures to take home.
    pub tiles: Vec<Tile>,
    /// The pictures, in their order.
    pub sections: Vec<Section>,
}

/// One thing that the figures rest on.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it was when the page was made.
    pub value: String,
}

/// One figure, large.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tile {
    /// What is counted.
    pub label: String,
    /// The figure with its unit, such as `94.1 %`; `None` where there is none, and then a dash is shown.
    pub value: Option<String>,
    /// What it was made of, such as `127 of 135 promises`.
    pub note: String,
}

/// Writes the page as one HTML file in UTF-8.
pub fn write(page: &Page, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let title = escaped(&page.title);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n{}{}</style>\n</head>\n<body>\n",
        palette::variables(),
        include_str!("page.css"),
    )?;
    write!(
        out,
        "<header>\n<h1>{title}</h1>\n<p class=\"period\">{}</p>\n</header>\n<main>\n",
        escaped(&page.subtitle)
    )?;
    tiles(&page.tiles, out)?;
    let anchors = section::anchors(&page.sections);
    for (section, anchor) in page.sections.iter().zip(&anchors) {
        section::write(section, anchor, style, out)?;
    }
    out.write_all(b"</main>\n")?;
    facts(&page.facts, out)?;
    out.write_all(b"</body>\n</html>\n")
}

/// What the page may do: show itself, with its own style. The empty icon keeps a browser from asking a server for one.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

fn tiles(tiles: &[Tile], out: &mut dyn Write) -> io::Result<()> {
    if tiles.is_empty() {
        return Ok(());
    }
    out.write_all(b"<section class=\"tiles\" aria-labelledby=\"figures\">\n<h2 id=\"figures\" class=\"unseen\">Key figures</h2>\n<dl>\n")?;
    for tile in tiles {
        let value = match &tile.value {
            Some(value) => escaped(value),
            None => {
                "<span aria-hidden=\"true\">\u{2013}</span><span class=\"unseen\">no figure</span>".to_owned()
            }
        };
        let (label, note) = (escaped(&tile.label), escaped(&tile.note));
        writeln!(
            out,
            "<div><dt>{label}</dt><dd class=\"value\">{value}</dd><dd class=\"note\">{note}</dd></div>"
        )?;
    }
    out.write_all(b"</dl>\n</section>\n")
}

fn facts(facts: &[Fact], out: &mut dyn Write) -> io::Result<()> {
    if facts.is_empty() {
        return Ok(());
    }
    out.write_all(b"<footer>\n<h2>What these figures rest on</h2>\n<dl>\n")?;
    for fact in facts {
        writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(&fact.label), escaped(&fact.value))?;
    }
    out.write_all(b"</dl>\n</footer>\n")
}
