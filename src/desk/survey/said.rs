//! What a customer says in the mail with which they answer a question: the number at its beginning, and whether there is anything
//! beside it.
//!
//! The first line must begin with a number of the scale that stands by itself. `5`, `5/5`, `5 of 5`, `5.`, `5 - great` and `5 thanks`
//! are answers. `5pm`, `5:30`, `5.50`, `4x`, `5 %`, `5/6` and the first point of a numbered list are not, nor is a number of something
//! that mails about orders count in (`3 days ago`, `2 Stück`): the mail is then one like any other.

use super::parting::without_parting;
use super::poll::Poll;

/// An answer in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The score.
    pub score: i64,
    /// What stands beside it; nothing: the number is all that they wrote.
    pub comment: Option<String>,
}

/// What of a scale is said behind a number: `5 of 5`, `5 von 5`.
const OF: [&str; 14] =
    ["/", "out of", "of", "von", "aus", "sur", "de", "su", "od", "van", "av", "af", "z", "из"];

/// What the points of a scale are called.
const POINTS: [&str; 29] = [
    "stars",
    "star",
    "points",
    "point",
    "pts",
    "sterne",
    "stern",
    "punkte",
    "punkt",
    "étoiles",
    "étoile",
    "estrellas",
    "estrella",
    "stelle",
    "stella",
    "punti",
    "punto",
    "puntos",
    "zvjezdica",
    "zvjezdice",
    "zvjezdicu",
    "bodova",
    "boda",
    "bod",
    "estrelas",
    "sterren",
    "ster",
    "punten",
    "punt",
];

/// What is counted in mails that are about something else.
const COUNTED: [&str; 92] = [
    // Time.
    "second",
    "seconds",
    "minute",
    "minutes",
    "min",
    "hour",
    "hours",
    "h",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "sekunden",
    "minuten",
    "stunde",
    "stunden",
    "tag",
    "tage",
    "tagen",
    "woche",
    "wochen",
    "monat",
    "monate",
    "monaten",
    "jahr",
    "jahre",
    "jahren",
    "heure",
    "heures",
    "jour",
    "jours",
    "semaine",
    "semaines",
    "mois",
    "an",
    "ans",
    "minuto",
    "minutos",
    "hora",
    "horas",
    "día",
    "dias",
    "días",
    "semana",
    "semanas",
    "mes",
    "meses",
    "año",
    "años",
    "minuti",
    "ora",
    "ore",
    "giorno",
    "giorni",
    "settimana",
    "settimane",
    "mese",
    "mesi",
    "anno",
    "anni",
    "dan",
    "dana",
    "sat",
    "sata",
    "sati",
    "tjedan",
    "tjedna",
    "mjesec",
    "mjeseca",
    "godina",
    "godine",
    // Things.
    "item",
    "items",
    "piece",
    "pieces",
    "pcs",
    "times",
    "x",
    "kg",
    "km",
    "stück",
    "stk",
    "mal",
    "articles",
    "fois",
    "artículos",
    "pezzi",
    "komada",
];

/// Currencies and other marks that make an amount of a number.
const AMOUNTS: [char; 7] = ['%', '€', '$', '£', '¥', '₹', '°'];

/// Reads the answer to a question from what somebody wrote themselves (without quotes and signature); nothing where it does not begin
/// with one. `name`: how the writer is called, which is no word of theirs below an answer.
pub fn said(own: &str, poll: Poll, name: &str) -> Option<Said> {
    let mut lines = own.lines().skip_while(|line| line.trim().is_empty());
    let first: String = lines.next()?.trim().trim_start_matches(['*', '_']).chars().map(narrow).collect();
    let (score, behind) = number(&first)?;
    if !poll.has(score) {
        return None;
    }
    let beside = beside_number(behind, poll.scale().top())?;
    let below: Vec<&str> = lines.collect();
    if is_first_of_list(behind, score, &below) {
        return None;
    }
    let text = std::iter::once(beside).chain(below).collect::<Vec<_>>().join("\n");
    Some(Said { score, comment: without_parting(&text, name) })
}

/// A digit as the Far East writes it is one.
fn narrow(letter: char) -> char {
    match letter {
        '０'..='９' => {
            char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter)
        }
        _ => letter,
    }
}

/// The number at the beginning, and what stands behind it.
fn number(line: &str) -> Option<(i64, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let (digits, behind) = line.split_at_checked(end)?;
    // `05` is the month of a date.
    if digits.is_empty() || digits.len() > 2 || digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    // The digit within a key of a telephone is the same digit.
    Some((digits.parse().ok()?, behind.trim_start_matches(['\u{fe0f}', '\u{20e3}'])))
}

/// What is said beside the number in its line; nothing where the number is one of something else.
fn beside_number(behind: &str, top: i64) -> Option<&str> {
    let behind = match of_scale(behind, top) {
        Some(rest) => rest,
        None if behind.trim_start().starts_with('/') => return None,
        None => behind,
    };
    let mut letters = behind.chars();
    match letters.next() {
        None => return Some(""),
        Some(letter) if letter.is_alphanumeric() => return None,
        // `5.50`, `5:30`, `5-6`.
        Some(letter)
            if !letter.is_whitespace() && letters.next().is_some_and(|next| next.is_ascii_digit()) =>
        {
            return None;
        }
        Some(_) => {}
    }
    let words = behind.trim_start();
    if words.starts_with(AMOUNTS) || words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    let (word, rest) = words.split_at_checked(end)?;
    let word = word.to_lowercase();
    if COUNTED.contains(&word.as_str()) {
        return None;
    }
    let rest = if POINTS.contains(&word.as_str()) { rest } else { words };
    Some(rest.trim_start_matches(|c: char| c.is_whitespace() || "*_.,:;-–—)|=".contains(c)))
}

/// What stands behind `/5` or `of 5`.
fn of_scale(behind: &str, top: i64) -> Option<&str> {
    let words = behind.trim_start();
    let of = OF.iter().find_map(|of| {
        let (start, rest) = words.split_at_checked(of.len())?;
        (start.to_lowercase() == **of).then_some(rest)
    })?;
    let rest = of.trim_start().strip_prefix(top.to_string().as_str())?;
    (!rest.starts_with(|c: char| c.is_alphanumeric())).then_some(rest)
}

/// Whether this is a list whose points are numbered: the next one stands below.
fn is_first_of_list(behind: &str, score: i64, below: &[&str]) -> bool {
    let Some(mark) = behind.chars().next().filter(|mark| matches!(mark, '.' | ')' | ':')) else {
        return false;
    };
    let next = format!("{}{mark}", score + 1);
    below.iter().any(|line| line.trim_start().starts_with(&next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn csat(text: &str) -> Option<(i64, Option<String>)> {
        said(text, Poll::Csat, "Eva Novak").map(|said| (said.score, said.comment))
    }

    #[test]
    fn a_number_alone_is_an_answer_without_words() {
        for text in [
            "5",
            "\n 5 \n",
            "5.",
            "5!",
            "5/5",
            "5 / 5",
            "5 of 5",
            "5 out of 5.",
            "5 von 5",
            "5 sur 5",
            "5 de 5",
            "5 su 5",
            "5 od 5",
            "*5*",
            "5 :-)",
            "5 👍",
            "5\u{fe0f}\u{20e3}",
            "５",
            "5 stars",
            "5 Sterne!",
            "5/5 points",
            "5\n\nEva",
            "5\n\nEva Novak\n",
            "5\n\nBest regards,\nEva Novak\nHead of Teapots\nPhone +385 1 234",
        ] {
            assert_eq!(csat(text), Some((5, None)), "{text:?}");
        }
        assert_eq!(said("10", Poll::Nps, ""), Some(Said { score: 10, comment: None }));
        assert_eq!(said("0/10", Poll::Nps, ""), Some(Said { score: 0, comment: None }));
    }

    #[test]
    fn what_stands_beside_it_is_kept() {
        for (text, score, comment) in [
            ("5 - great", 5, "great"),
            ("5 thanks a lot!", 5, "thanks a lot!"),
            ("4: quick, but rude", 4, "quick, but rude"),
            ("1\n\nIt is broken again.\n\nEva", 1, "It is broken again."),
            ("2 von 5, leider", 2, "leider"),
            ("3) so-so", 3, "so-so"),
            ("5, as I said: 1. fast 2. kind", 5, "as I said: 1. fast 2. kind"),
            ("5\nThanks", 5, "Thanks"),
        ] {
            assert_eq!(csat(text), Some((score, Some(comment.to_owned()))), "{text:?}");
        }
    }

    #[test]
    fn a_number_of_something_else_is_no_answer() {
        for text in [
            "",
            "thanks, 5",
            "5pm works for me",
            "5:30 would be fine",
            "5.50 are missing",
            "4x the same",
            "5% off",
            "5 € back please",
            "5/6",
            "5-6 of them",
            "3 days ago it broke",
            "2 Stück fehlen",
            "05.07.2026",
            "6",
            "0",
            "11",
            "-5",
            "+5",
            "2026-07-01",
            "#5",
            "1. It is slow.\n2. It is dear.",
            "5 10",
            "> 5",
            "1st of all",
            "100",
        ] {
            assert_eq!(csat(text), None, "{text:?}");
        }
        assert_eq!(said("11", Poll::Nps, ""), None);
    }

    proptest! {
        #[test]
        fn whatever_is_written_it_ends_and_the_score_is_one_of_the_scale(text in "[0-9 ./:a-z\\n*€５]{0,40}", name in ".{0,20}") {
            for poll in Poll::ALL {
                if let Some(said) = said(&text, *poll, &name) {
                    prop_assert!(poll.has(said.score));
                    prop_assert!(said.comment.is_none_or(|comment| comment.chars().any(char::is_alphanumeric)));
                }
            }
        }

        #[test]
        fn any_text_below_the_number_is_the_comment(score in 1_i64..=5, words in "[a-z]{3,10}( [a-z]{3,10}){3,8}") {
            prop_assume!(!words.starts_with("best regards"));
            let text = format!("{score}\n\n{words}");
            prop_assert_eq!(said(&text, Poll::Csat, "Eva"), Some(Said { score, comment: Some(words) }));
        }
    }
}
