//! What a stroke means. Its colour, weight and pattern are the style sheet's business.

use plotters::style::RGBColor;

/// The part that a stroke or a word plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Ink {
    /// A line of the scale.
    Grid,
    /// The ground on which columns stand.
    Axis,
    /// Words of the scale.
    Label,
    /// A figure, or the name of a bar.
    Value,
    /// A line, by its number.
    Line(usize),
    /// A point of a line.
    Dot(usize),
    /// A bar or a column.
    Bar,
    /// The room in which a bar grows.
    Track,
    /// A layer.
    Layer(usize),
    /// A field of a calendar.
    Field(usize),
    /// The figure on such a field.
    OnField(usize),
    /// A line that points at a value.
    Pointer(usize),
    /// What was promised.
    Target,
    /// Free room around a line that crosses a column.
    Halo,
}

/// The classes of the style sheet, in the order of their numbers.
const CLASSES: &[&str] = &[
    "grid", "axis", "label", "value", "line", "dot", "bar", "track", "layer", "field", "on", "pointer",
    "target", "halo",
];

impl Ink {
    fn number(self) -> (u8, usize) {
        match self {
            Ink::Grid => (0, 0),
            Ink::Axis => (1, 0),
            Ink::Label => (2, 0),
            Ink::Value => (3, 0),
            Ink::Line(n) => (4, n),
            Ink::Dot(n) => (5, n),
            Ink::Bar => (6, 0),
            Ink::Track => (7, 0),
            Ink::Layer(n) => (8, n),
            Ink::Field(n) => (9, n),
            Ink::OnField(n) => (10, n),
            Ink::Pointer(n) => (11, n),
            Ink::Target => (12, 0),
            Ink::Halo => (13, 0),
        }
    }

    /// The colour that stands for it until [`dressed`].
    pub(super) fn color(self) -> RGBColor {
        let (class, n) = self.number();
        RGBColor(MARK, class, u8::try_from(n).unwrap_or(u8::MAX))
    }

    /// Its class in the style sheet.
    pub(in crate::page) fn class(self) -> String {
        let (class, n) = self.number();
        class_of(class, n).unwrap_or_default()
    }
}

/// The red part of all our colours.
const MARK: u8 = 0xa5;

fn class_of(class: u8, n: usize) -> Option<String> {
    let name = CLASSES.get(usize::from(class))?;
    let numbered = matches!(*name, "line" | "dot" | "layer" | "field" | "on" | "pointer");
    Some(if numbered { format!("{name} {}{n}", name.chars().next()?) } else { (*name).to_owned() })
}

/// What the drawing crate wrote, without its outermost element, with classes instead of colours and without what the
/// style sheet says. Tags are told from words by `<`, which the crate escapes in words and in attributes.
pub(super) fn dressed(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() / 2);
    for piece in raw.split('<').skip(1) {
        let Some((tag, words)) = piece.split_once('>') else { continue };
        match tag.split_once(' ') {
            Some(("svg", _)) => {}
            None if tag == "/svg" => {}
            None => {
                out.push_str(&format!("<{tag}>\n"));
            }
            Some((name, attributes)) => {
                out.push('<');
                out.push_str(name);
                for attribute in
                    attributes.trim_end_matches('/').split_terminator("\" ").map(|a| a.trim_end_matches('"'))
                {
                    if let Some((key, value)) = attribute.split_once("=\"") {
                        kept(&mut out, key, value);
                    }
                }
                out.push_str(if tag.ends_with('/') { "/>\n" } else { ">" });
            }
        }
        out.push_str(words.trim_matches('\n'));
    }
    out
}

fn kept(out: &mut String, key: &str, value: &str) {
    match key {
        "fill" | "stroke" => {
            if let Some(class) = marked(value) {
                out.push_str(&format!(" class=\"{class}\""));
            }
        }
        "x" | "y" | "width" | "height" | "x1" | "x2" | "y1" | "y2" | "cx" | "cy" | "r" | "dy" | "points" => {
            out.push_str(&format!(" {key}=\"{}\"", value.trim_end()));
        }
        "text-anchor" if value != "start" => out.push_str(&format!(" {key}=\"{value}\"")),
        _ => {}
    }
}

/// The class behind `#A5CCNN`.
fn marked(color: &str) -> Option<String> {
    let code = u32::from_str_radix(color.strip_prefix('#')?, 16).ok()?;
    let [_, mark, class, n] = code.to_be_bytes();
    if mark == MARK { class_of(class, usize::from(n)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_classes_and_words_stay() {
        let raw = "<svg width=\"9\" xmlns=\"x\">\n<rect x=\"1\" y=\"2\" opacity=\"1\" fill=\"#A50801\" stroke=\"none\"/>\n\
                   <text x=\"1\" dy=\"0.5ex\" font-size=\"9.6\" fill=\"#A50200\">\nfill=&quot;#A50300&quot; &lt;b&gt;\n</text>\n</svg>\n";
        assert_eq!(
            dressed(raw),
            "<rect x=\"1\" y=\"2\" class=\"layer l1\"/>\n\
             <text x=\"1\" dy=\"0.5ex\" class=\"label\">fill=&quot;#A50300&quot; &lt;b&gt;</text>\n"
        );
    }

    #[test]
    fn each_ink_has_a_class_of_its_own() {
        let inks =
            [Ink::Grid, Ink::Axis, Ink::Label, Ink::Value, Ink::Line(1), Ink::Dot(1), Ink::Bar, Ink::Track];
        let more = [Ink::Layer(4), Ink::Field(5), Ink::OnField(5), Ink::Pointer(1), Ink::Target, Ink::Halo];
        let mut classes: Vec<String> = inks.into_iter().chain(more).map(Ink::class).collect();
        assert!(classes.iter().all(|class| !class.is_empty()));
        classes.sort();
        classes.dedup();
        assert_eq!(classes.len(), CLASSES.len());
    }
}
