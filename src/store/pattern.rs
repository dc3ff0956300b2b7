//! What is looked for, as patterns of FTS5.

use crate::desk::query::grams::wanted;

/// A phrase for `message_words`. Only a quoted string holds what was typed, so no character of it can be an operator.
pub(super) fn words(text: &str, prefix: bool) -> String {
    // Within quotes a quote is doubled; FTS5 would stop reading at a NUL.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let star = if prefix { "*" } else { "" };
    format!("\"{}\"{star}", text.replace('"', "\"\""))
}

/// The same phrase for `message_grams`; `None` where it has no letters.
pub(super) fn parts(text: &str, prefix: bool) -> Option<String> {
    let (phrase, prefix) = wanted(text, prefix)?;
    Some(format!("\"{}\"{}", phrase.join(" "), if prefix { "*" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_never_an_operator() {
        assert_eq!(words("a\" OR b\0", false), "\"a\"\" OR b \"");
        assert_eq!(parts("a\" OR 注文*", true).unwrap(), "\"a or 注文\"");
        assert_eq!(parts("注", false).unwrap(), "\"注\"*");
        assert_eq!(parts("\"*", false), None);
    }
}
