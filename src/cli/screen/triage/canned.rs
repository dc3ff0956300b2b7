//! Which canned replies fit what is typed of their names.

/// The names that fit, the best first: the whole name, then those that begin so, those of which a word does, those that hold
/// it, and those that hold its letters in this order.
pub(super) fn fitting<'n>(typed: &str, names: &'n [String]) -> Vec<&'n str> {
    let typed = typed.trim().to_lowercase();
    let mut found: Vec<(usize, &str)> =
        names.iter().filter_map(|name| Some((rank(&typed, &name.to_lowercase())?, name.as_str()))).collect();
    // Stable: among equals the order of the names stays.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, name)| name).collect()
}

fn rank(typed: &str, name: &str) -> Option<usize> {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    if name == typed {
        Some(0)
    } else if name.starts_with(typed) {
        Some(1)
    } else if words.any(|word| word.starts_with(typed)) {
        Some(2)
    } else if name.contains(typed) {
        Some(3)
    } else {
        let mut letters = name.chars();
        typed.chars().all(|wanted| letters.any(|letter| letter == wanted)).then_some(4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_comes_first() {
        let names: Vec<String> =
            ["late-refund", "refund", "refund-sent", "prefund", "received"].map(str::to_owned).into();
        assert_eq!(fitting("refund", &names), ["refund", "refund-sent", "late-refund", "prefund"]);
        assert_eq!(fitting("RS", &names), ["refund-sent"]);
        assert_eq!(fitting("s", &names), ["refund-sent"]);
        assert_eq!(fitting("", &names).len(), 5);
        assert_eq!(fitting("zz", &names), [""; 0]);
    }
}
