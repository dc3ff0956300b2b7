//! What is attacked, and what holds for all that is shown.

/// One thing that takes bytes of strangers.
pub struct Target {
    /// One word.
    pub name: &'static str,
    /// How many cases run where nobody asks for more.
    pub cases: usize,
    /// What is mutated.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// Panics where a law is broken.
    pub run: fn(&[u8]),
}

/// What must not reach an eye or a terminal raw, whatever the format; apart from the line ends of the formats.
pub fn assert_harmless(text: &str, what: &str) {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    if let Some(found) = text.chars().find(|c| bad(*c)) {
        panic!("{what} shows {:?}", found.escape_unicode().to_string());
    }
}
