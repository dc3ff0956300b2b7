//! Languages by their tags (RFC 5646): what a tag looks like, which one a word means, and which one a text is written in.

mod detect;

use crate::desk::nearest::nearest;

pub use detect::{LEAST, detect};

/// Whether this is a language tag by its shape: letters and digits in groups of one to eight, the first of two or three letters
/// (RFC 5646 §2.1).
pub fn is_tag(text: &str) -> bool {
    let group =
        |group: &str| (1..=8).contains(&group.len()) && group.chars().all(|c| c.is_ascii_alphanumeric());
    let primary = primary(text);
    (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && text.split('-').all(group)
}

/// A tag as it is kept: `pt-BR`, however it was typed.
pub fn tidy(tag: &str) -> String {
    let mut groups = tag.trim().split(['-', '_']);
    let first = groups.next().unwrap_or_default().to_ascii_lowercase();
    let rest = groups.map(|group| match group.len() {
        2 => group.to_ascii_uppercase(),
        _ => group.to_owned(),
    });
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join("-")
}

/// The language of a tag without its region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Whether a text in the language `has` will do for who speaks `wanted`: `pt` does for `pt-BR`.
pub fn speaks(has: &str, wanted: &str) -> bool {
    has.eq_ignore_ascii_case(wanted) || has.eq_ignore_ascii_case(primary(wanted))
}

/// What the language of a tag is called in English; the tag itself where that is not known.
pub fn name(tag: &str) -> &str {
    let code = primary(tag).to_ascii_lowercase();
    let code = if code == "no" || code == "nn" { "nb" } else { code.as_str() };
    detect::names().find(|(known, _)| *known == code).map_or(tag, |(_, name)| name)
}

/// The tag that was probably meant by a word that is none: `croatian` is `hr`.
pub fn meant(word: &str) -> Option<&'static str> {
    let named: Vec<(&str, String)> =
        detect::names().map(|(code, name)| (code, name.to_lowercase())).collect();
    let near = nearest(word, named.iter().map(|(_, name)| name.as_str()))?;
    named.iter().find(|(_, name)| name == near).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_by_their_shape() {
        for tag in ["en", "hr", "pt-BR", "zh-Hant-TW", "hrv"] {
            assert!(is_tag(tag), "{tag}");
        }
        for word in ["", "e", "english", "pt_BR", "pt-", "12", "hr-", "-hr", "h r", "none"] {
            assert!(!is_tag(word), "{word}");
        }
        assert_eq!(["PT-br", "HR", "zh_hant_tw"].map(tidy), ["pt-BR", "hr", "zh-hant-TW"]);
        assert!(speaks("pt", "pt-BR") && speaks("DE", "de") && !speaks("pt-BR", "pt"));
    }

    #[test]
    fn a_language_is_found_by_its_name() {
        assert_eq!((meant("Croatian"), meant("germn"), meant("qwertyuiop")), (Some("hr"), Some("de"), None));
        assert_eq!((name("hr"), name("pt-BR"), name("tlh")), ("Croatian", "Portuguese", "tlh"));
    }
}
