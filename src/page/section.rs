//! A section: its heading, what its picture says, the picture for two kinds of screen, its key, and the table behind it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::draw::{Screen, svg};
use super::key::{counted, key};
use super::picture::Picture;
use super::words::escaped;
use crate::table::{Column, Style, Table, html};

/// A picture under its heading, what it says in words, and its figures.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Section {
    /// The anchor: lower-case letters, digits and hyphens. What is missing, unfit or taken is replaced.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What the picture says, in words; also told to those who do not see it.
    pub sentence: String,
    /// The picture.
    pub picture: Picture,
    /// The figures behind it. Its default columns are those that are shown: choose them before
    /// ([`crate::table::choose`]).
    pub table: Table,
}

/// Writes one section. `anchor` is unique on the page.
pub(super) fn write(section: &Section, anchor: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let (title, sentence) = (escaped(&section.title), escaped(&section.sentence));
    write!(out, "<section id=\"{anchor}\" aria-labelledby=\"{anchor}-title\">\n<div class=\"together\">\n")?;
    writeln!(out, "<h2 id=\"{anchor}-title\">{title}</h2>")?;
    if !sentence.is_empty() {
        writeln!(out, "<p class=\"says\">{sentence}</p>")?;
    }
    let picture = section.picture.settled();
    match section.picture.silence() {
        Some(why) => writeln!(out, "<p class=\"empty\">{}</p>", escaped(why))?,
        None => {
            out.write_all(b"<figure>\n")?;
            out.write_all(counted(&picture).as_bytes())?;
            for screen in [Screen::Wide, Screen::Narrow] {
                out.write_all(svg(&picture, screen, anchor, &title, &sentence)?.as_bytes())?;
            }
            out.write_all(key(&picture).as_bytes())?;
            out.write_all(b"</figure>\n")?;
        }
    }
    out.write_all(b"</div>\n")?;
    table(section, &title, style, out)?;
    out.write_all(b"</section>\n")
}

/// The figures, folded away on a screen and open on paper. What is wider than the screen is moved within its box, also by
/// the keyboard.
fn table(section: &Section, title: &str, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<details>\n<summary>Table<span class=\"unseen\">: {title}</span></summary>\n\
         <div class=\"box\" role=\"region\" aria-label=\"Table: {title}\" tabindex=\"0\">\n"
    )?;
    let page = html::InPage { caption: &section.title, head };
    html::write_in(&section.table, Some(page), style, out)?;
    if section.table.rows.is_empty() {
        out.write_all(b"<p class=\"none\">No rows.</p>\n")?;
    }
    out.write_all(b"</div>\n</details>\n")
}

/// The name of a column as people say it: `met_pct` is `Met %`, `p90_minutes` is `p90 (minutes)`.
fn head(column: &Column) -> String {
    let units = [("_pct", " %"), ("_minutes", " (minutes)"), ("_seconds", " (seconds)"), ("_at", "")];
    let said = units
        .into_iter()
        .find_map(|(end, unit)| column.name.strip_suffix(end).map(|name| format!("{name}{unit}")));
    let said = said.unwrap_or_else(|| column.name.to_owned()).replace('_', " ");
    // `p90` stays small: it is a sign and not a word.
    let mut letters = said.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(|c| c.is_ascii_digit()) => {
            first.to_uppercase().chain(said.chars().skip(1)).collect()
        }
        _ => said,
    }
}

/// An anchor for each section: what was asked for where it is fit and free, else one that is.
pub(super) fn anchors(sections: &[Section]) -> Vec<String> {
    // The headings of the page itself have anchors too.
    let mut taken = BTreeSet::from(["figures".to_owned()]);
    let mut anchors = Vec::with_capacity(sections.len());
    for (n, section) in sections.iter().enumerate() {
        let fit =
            section.id.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').take(60);
        let mut anchor: String = fit.collect();
        // An anchor with a number behind it could meet the next one: this shape is not to be had by asking.
        if anchor.is_empty() || anchor.contains("--") || !taken.insert(anchor.clone()) {
            anchor = format!("section--{}", n + 1);
        }
        anchors.push(anchor);
    }
    anchors
}
