//! The first name in a display name. A wrong "Hello Support," is worse than a plain "Hello,": in doubt there is none.

/// Words that no person is called, in the languages of our greetings; compared in lower case, without dots.
const NOT_A_PERSON: &[&str] = &[
    "abteilung",
    "account",
    "accounting",
    "accounts",
    "admin",
    "administrator",
    "ag",
    "anonymous",
    "billing",
    "booking",
    "buchhaltung",
    "bv",
    "bot",
    "care",
    "club",
    "co",
    "company",
    "contact",
    "contacto",
    "corp",
    "customer",
    "daemon",
    "department",
    "dept",
    "desk",
    "doo",
    "einkauf",
    "gmbh",
    "group",
    "hello",
    "help",
    "helpdesk",
    "hotel",
    "inc",
    "info",
    "information",
    "it",
    "kft",
    "kontakt",
    "kundenservice",
    "limited",
    "llc",
    "ltd",
    "mail",
    "mailer",
    "marketing",
    "newsletter",
    "no-reply",
    "noreply",
    "notification",
    "notifications",
    "office",
    "operator",
    "orders",
    "oy",
    "podrška",
    "podpora",
    "postmaster",
    "reception",
    "reservations",
    "rezervacije",
    "root",
    "sa",
    "sales",
    "sarl",
    "sas",
    "secretariat",
    "sekretariat",
    "service",
    "services",
    "shop",
    "soporte",
    "spa",
    "srl",
    "staff",
    "store",
    "studio",
    "support",
    "system",
    "team",
    "test",
    "the",
    "unknown",
    "user",
    "ured",
    "verein",
    "vertrieb",
    "webmaster",
];
/// What stands before a family name; alone with one word, that word is the family name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau", "hr", "fr", "mme", "mlle", "m",
    "sr", "sra", "srta", "sig", "sigra", "dott", "ing", "dipl-ing", "mag", "gospodin", "gospođa", "gđa", "g",
    "pan", "pani", "ir", "rev", "eng", "med",
];
/// What stands after a name and a comma without being a first name.
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "msc", "bsc", "ma", "ba", "esq", "cpa", "rn", "dds",
    "pe", "llm", "ing",
];
/// Words between the names of two people.
const JOINERS: &[&str] = &["&", "+", "and", "und", "et", "y", "e", "i", "en", "och", "og", "ja"];

/// The first name in a display name (`Ana Horvat`, `Horvat, Ana`), or none where it shows no person's.
pub fn first_name(display: &str) -> Option<String> {
    if !is_personal(display) {
        return None;
    }
    let display = without_asides(display);
    let is_suffix = |part: &str| {
        part.split_whitespace().next().is_some_and(|word| SUFFIXES.contains(&plain(word).as_str()))
    };
    let (part, family_first) = match display.split_once(',') {
        Some((_, after)) if !is_suffix(after) => (after, true),
        Some((before, _)) => (before, false),
        None => (display.as_str(), false),
    };
    let words: Vec<&str> = part.split_whitespace().collect();
    let names: Vec<&str> =
        words.iter().copied().skip_while(|word| TITLES.contains(&plain(word).as_str())).collect();
    let had_title = names.len() < words.len();
    let chosen = match names.as_slice() {
        [_] if had_title && !family_first => None,
        [only] if !family_first && is_capitals(only) => None,
        // "DUPONT Jean": the family name in capitals, the first name not.
        [first, second, ..] if is_capitals(first) && !is_capitals(second) => Some(*second),
        [first, ..] => Some(*first),
        [] => None,
    }?;
    // An initial is no name to call somebody by.
    let letters = chosen.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2
        && !chosen.chars().any(is_family_first)
        && !chosen.ends_with('.')
        && chosen.chars().count() <= 40)
        .then(|| cased(chosen))
}

/// Whether a display name can be a person's: letters and what stands between them, and no word of an office or a firm.
pub(super) fn is_personal(display: &str) -> bool {
    let bare = without_asides(display);
    let well_formed = !bare.is_empty()
        && bare.chars().count() <= 80
        && bare.chars().all(|c| c.is_alphabetic() || is_mark(c) || " .,'’-·・".contains(c))
        && !bare.split_whitespace().any(|word| word.trim_end_matches('.').contains('.'));
    well_formed
        && !bare
            .split_whitespace()
            .map(plain)
            .any(|word| NOT_A_PERSON.contains(&word.as_str()) || JOINERS.contains(&word.as_str()))
}

/// The name without quotes, without what stands in parentheses, and without ` via …` of mailing lists.
fn without_asides(display: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in display.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '"' => {}
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let bare = bare.split(" via ").next().unwrap_or_default();
    bare.trim().trim_matches('\'').trim().to_owned()
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '.' | ',')).flat_map(char::to_lowercase).collect()
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Han, kana and Hangul: there the family name comes first, and nobody is called by the rest of it alone in a letter.
fn is_family_first(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Combining marks, which Indic and Thai names are written with.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}')
}

/// "ANA" and "ana" as "Ana", "ana-marija" as "Ana-Marija"; mixed case stays as its owner writes it.
fn cased(word: &str) -> String {
    if !is_capitals(word) && word.chars().any(char::is_uppercase) {
        return word.to_owned();
    }
    let mut starts = true;
    let mut name = String::new();
    for c in word.chars() {
        if starts {
            name.extend(c.to_uppercase());
        } else {
            name.extend(c.to_lowercase());
        }
        starts = c == '-';
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_people() {
        for (display, first) in [
            ("Ana Horvat", "Ana"),
            ("Horvat, Ana", "Ana"),
            ("HORVAT, ANA MARIJA", "Ana"),
            ("\"Horvat, Ana\"", "Ana"),
            ("ana-marija horvat", "Ana-Marija"),
            ("ANA HORVAT", "Ana"),
            ("DUPONT Jean", "Jean"),
            ("Dr. Ana Horvat", "Ana"),
            ("Ana Horvat, PhD", "Ana"),
            ("Ana Horvat (Acme d.o.o.)", "Ana"),
            ("Ana Horvat via Forum", "Ana"),
            ("Ana", "Ana"),
            ("Žaneta O'Neil", "Žaneta"),
            ("LeRoy Brown", "LeRoy"),
            ("Анна Каренина", "Анна"),
            ("Đuro Šimić", "Đuro"),
        ] {
            assert_eq!(first_name(display).as_deref(), Some(first), "{display}");
        }
    }

    #[test]
    fn what_shows_no_first_name() {
        for display in [
            "",
            " ",
            "ana@x.example",
            "Support Team",
            "Acme GmbH",
            "Acme, Inc.",
            "Info",
            "IBM",
            "J. Smith",
            "J Smith",
            "Mr. Smith",
            "Frau Müller",
            "Ana & Marko Horvat",
            "Ana und Marko",
            "user1234",
            "田中太郎",
            "김철수",
            "Visit http://x.example",
            "www.x.example",
            "Ana\nBcc: x",
            "no-reply",
            "(Ana)",
            "Horvat,",
            ", ",
            "Dr.",
            "\u{202E}Ana",
        ] {
            assert_eq!(first_name(display), None, "{display:?}");
        }
    }

    proptest! {
        #[test]
        fn a_first_name_is_one_plain_word(display in "(Ana|,|\\(| |\\.|-|\\PC|.){0,12}") {
            if let Some(name) = first_name(&display) {
                prop_assert!(!name.chars().any(|c| c.is_whitespace() || c.is_control() || "@/:<>()\"".contains(c)), "{name:?}");
            }
        }
    }
}
