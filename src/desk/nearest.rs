//! "Did you mean": the one door of strsim.

/// The candidate that this word was most likely meant to be, if one is near enough.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    // Nothing that we know is as long; and the comparison is quadratic.
    if length == 0 || length > 40 {
        return None;
    }
    let near = candidates.into_iter().map(|candidate| (strsim::osa_distance(&word, candidate), candidate));
    let (distance, candidate) = near.min_by_key(|(distance, _)| *distance)?;
    let allowed = if length < 4 { 1 } else { length.div_ceil(3) };
    (distance <= allowed).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_seen() {
        let words = ["status", "subject", "is", "id"];
        assert_eq!(nearest("stauts", words), Some("status"));
        assert_eq!(nearest("SUBJET", words), Some("subject"));
        assert_eq!(nearest("http", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }
}
