//! Tags as they are kept.

/// The longest, in characters.
const LONGEST: usize = 64;

/// A tag as it is kept: lower case, without blanks, commas or characters that mean something in a query. `None`: it cannot be one.
pub fn kept(tag: &str) -> Option<String> {
    let tag = tag.trim().to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '@');
    let is_one =
        !tag.is_empty() && !tag.starts_with('-') && tag.chars().all(fits) && tag.chars().count() <= LONGEST;
    is_one.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_word_in_lower_case() {
        assert_eq!(kept(" Late/Delivery-2 ").as_deref(), Some("late/delivery-2"));
        for none in ["", " ", "-a", "a b", "a,b", "tag:a", &"x".repeat(65)] {
            assert_eq!(kept(none), None, "{none}");
        }
    }
}
