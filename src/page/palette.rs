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
    ("s1", "#b84a00", "#ef7a3a"),
    ("s2", "#0f9183", "#c5f0e6"),
    ("s3", "#54105c", "#c45ba0"),
    ("s4", "#403c13", "#958f65"),
    ("s5", "#56616f", "#a3adba"),
    // Layers by age; the last is the one to look at.
    ("a0", "#6b96c6", "#4a78ab"),
    ("a1", "#3f74b0", "#6f9fd4"),
    ("a2", "#1c5190", "#9ac3ec"),
    ("a3", "#0c2f5c", "#cfe4f8"),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue, linear, 0 to 1 (IEC 61966-2-1).
    fn linear(color: &str) -> [f64; 3] {
        let code = u32::from_str_radix(color.strip_prefix('#').unwrap(), 16).unwrap().to_be_bytes();
        [code[1], code[2], code[3]].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance([red, green, blue]: [f64; 3]) -> f64 {
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(linear(one)), luminance(linear(other)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The shades of a colour: light, dark.
    fn shades(wanted: &str) -> [&'static str; 2] {
        let (_, light, dark) = COLOURS.iter().find(|(name, ..)| *name == wanted).unwrap();
        [light, dark]
    }

    fn least(one: &str, other: &str) -> f64 {
        let (one, other) = (shades(one), shades(other));
        (0..2).map(|scheme| contrast(one[scheme], other[scheme])).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn words_stand_out() {
        let fields = ["0", "1", "2", "3", "4", "5"].map(|n| (format!("t{n}"), format!("h{n}")));
        let words =
            [("ink", "paper"), ("ink", "soft"), ("muted", "paper"), ("muted", "soft"), ("accent", "paper")];
        let words = words.map(|(one, other)| (one.to_owned(), other.to_owned()));
        for (word, ground) in words.into_iter().chain(fields) {
            assert!(least(&word, &ground) >= 4.5, "{word} on {ground}: {:.2}", least(&word, &ground));
        }
    }

    #[test]
    fn shapes_stand_out() {
        for shape in ["s0", "s1", "s2", "s3", "s4", "s5", "a0", "a1", "a2", "a3", "a4", "accent"] {
            assert!(least(shape, "paper") >= 3.0, "{shape}: {:.2}", least(shape, "paper"));
        }
    }

    #[test]
    fn each_shade_of_a_scale_differs_from_the_next() {
        for scale in [["a0", "a1", "a2", "a3"], ["h1", "h2", "h3", "h4"], ["h2", "h3", "h4", "h5"]] {
            for pair in scale.windows(2) {
                assert!(least(pair[0], pair[1]) >= 1.25, "{pair:?}: {:.2}", least(pair[0], pair[1]));
            }
        }
    }

    /// How far apart two colours look (CIE 1976, in L*a*b*); about 2 can just be seen.
    fn apart(one: [f64; 3], other: [f64; 3]) -> f64 {
        let lab = |[red, green, blue]: [f64; 3]| {
            let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
            let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
            let [x, y, z] =
                [x, y, z].map(|t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        let (one, other) = (lab(one), lab(other));
        one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn eyes_that_lack_a_cone_tell_the_lines_apart() {
        // What each kind of eye sees of linear red, green and blue (Machado, Oliveira, Fernandes 2009, severity 1.0).
        let eyes = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ];
        let seen = |eye: [[f64; 3]; 3], color: [f64; 3]| {
            eye.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
        };
        for (eye, scheme) in eyes.into_iter().flat_map(|eye| [(eye, 0), (eye, 1)]) {
            for one in 0..5 {
                for other in 0..one {
                    let shade = |n: usize| seen(eye, linear(shades(&format!("s{n}"))[scheme]));
                    let apart = apart(shade(one), shade(other));
                    assert!(apart >= 15.0, "s{one} and s{other} for {eye:?}, scheme {scheme}: {apart:.1}");
                }
            }
        }
    }

    #[test]
    fn paper_gets_the_light_shades() {
        let sheet = variables();
        assert!(
            sheet.starts_with(":root{--paper:#ffffff;")
                && sheet.contains("@media screen and (prefers-color-scheme:dark)")
        );
        let known = |name: &str| COLOURS.iter().any(|(known, ..)| *known == name);
        let used = include_str!("page.css").split("var(--").skip(1).filter_map(|rest| rest.split(')').next());
        assert!(used.into_iter().all(known), "the style sheet names a colour that is not here");
    }
}
