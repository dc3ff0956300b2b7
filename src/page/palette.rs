//! The colours, each in two shades: for the light and for the dark page. Paper always gets the light ones.
//!
//! Tests hold them to WCAG 2.2: words stand out 4.5 to 1 (§1.4.3), what has to be seen in a picture 3 to 1 (§1.4.11),
//! and lines can be told apart by eyes that lack one of the three cones. No picture rests on colour alone.

/// The name of a colour in the style sheet, its light shade, its dark shade.
const COLOURS: &[(&str, &str, &str)] = &[
    ("paper", "#ffffff", "#13171c"),
    ("ink", "#1b2430", "#e8ecf1"),
    ("muted", "#56616f", "#a3adba"),
    ("rule", "#e2e6eb", "#2b323b"),
    ("soft", "#f4f6f8", "#1c2229"),
    ("accent", "#1d5fa6", "#7db5f2"),
    // Lines, bars and what else has a name of its own.
    ("s0", "#1d5fa6", "#7db5f2"),
    ("s1", "#b84a00", "#f2a265"),
    ("s2", "#0f7f73", "#4fc4b4"),
    ("s3", "#8a2f86", "#dc9ae0"),
    ("s4", "#6a6300", "#d3c653"),
    ("s5", "#56616f", "#a3adba"),
    // Layers by age; the last is the one to look at.
    ("a0", "#6b96c6", "#4a78ab"),
    ("a1", "#3f74b0", "#7aa9dc"),
    ("a2", "#1c5190", "#abcdf0"),
    ("a3", "#0c2f5c", "#dcebfa"),
    ("a4", "#b84a00", "#f2a265"),
    // Fields of a calendar: nothing, then a little to much; and the words on each.
    ("h0", "#f4f6f8", "#1c2229"),
    ("h1", "#dce9f7", "#1f3145"),
    ("h2", "#b5d2ef", "#274667"),
    ("h3", "#86b4e2", "#7fb0e4"),
    ("h4", "#2f6fb2", "#a5ccf4"),
    ("h5", "#133f72", "#d5e8fb"),
    ("t0", "#56616f", "#a3adba"),
    ("t1", "#1b2430", "#e8ecf1"),
    ("t2", "#1b2430", "#ffffff"),
    ("t3", "#101820", "#0f1720"),
    ("t4", "#ffffff", "#0f1720"),
    ("t5", "#ffffff", "#0f1720"),
];

/// The colours as variables: light, and dark where the reader's screen is.
pub(super) fn variables() -> String {
    let light: String = COLOURS.iter().map(|(name, light, _)| format!("--{name}:{light};")).collect();
    let dark: String = COLOURS.iter().map(|(name, _, dark)| format!("--{name}:{dark};")).collect();
    format!(":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n")
}
