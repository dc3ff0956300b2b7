//! The mail that asks: its words in the languages that the desk brings along, and a line with a link for each answer.

use super::poll::Poll;

/// The words of one question in one language.
struct Wording {
    language: &'static str,
    poll: Poll,
    /// Above the links.
    ask: &'static str,
    /// What the answers mean, the best first; where only the ends have words, those of the ends.
    answers: &'static [&'static str],
    /// Below them.
    how: &'static str,
    /// Above the link of those who want to be left alone.
    never: &'static str,
}

/// The languages in which the desk asks without a text of its own; the first where none of them is spoken.
pub const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "it", "hr"];

const WORDINGS: [Wording; 12] = [
    Wording {
        language: "en",
        poll: Poll::Csat,
        ask: "how satisfied are you with the help that you got from us?\n\nChoose a line: a mail opens, send it as it is.",
        answers: &["very satisfied", "satisfied", "neither", "dissatisfied", "very dissatisfied"],
        how: "You may also answer this mail with a number from 1 to 5 in its first line. Whatever you write beside it, we read.",
        never: "To be asked no more:",
    },
    Wording {
        language: "en",
        poll: Poll::Nps,
        ask: "how likely are you to recommend us to a friend or colleague?\n\nChoose a line: a mail opens, send it as it is.",
        answers: &["very likely", "not at all likely"],
        how: "You may also answer this mail with a number from 0 to 10 in its first line. Whatever you write beside it, we read.",
        never: "To be asked no more:",
    },
    Wording {
        language: "de",
        poll: Poll::Csat,
        ask: "wie zufrieden sind Sie mit unserer Hilfe?\n\nWählen Sie eine Zeile: Es öffnet sich eine Mail, die Sie so abschicken können.",
        answers: &["sehr zufrieden", "zufrieden", "teils, teils", "unzufrieden", "sehr unzufrieden"],
        how: "Sie können auch auf diese Mail antworten, mit einer Zahl von 1 bis 5 in der ersten Zeile. Was Sie dazuschreiben, lesen wir.",
        never: "Nicht mehr gefragt werden:",
    },
    Wording {
        language: "de",
        poll: Poll::Nps,
        ask: "wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?\n\nWählen Sie eine Zeile: Es öffnet sich eine Mail, die Sie so abschicken können.",
        answers: &["sehr wahrscheinlich", "gar nicht wahrscheinlich"],
        how: "Sie können auch auf diese Mail antworten, mit einer Zahl von 0 bis 10 in der ersten Zeile. Was Sie dazuschreiben, lesen wir.",
        never: "Nicht mehr gefragt werden:",
    },
    Wording {
        language: "fr",
        poll: Poll::Csat,
        ask: "êtes-vous satisfait de l’aide que nous vous avons apportée ?\n\nChoisissez une ligne : un message s’ouvre, envoyez-le tel quel.",
        answers: &["très satisfait", "satisfait", "ni l’un ni l’autre", "insatisfait", "très insatisfait"],
        how: "Vous pouvez aussi répondre à ce message avec un nombre de 1 à 5 sur la première ligne. Ce que vous y ajoutez, nous le lisons.",
        never: "Ne plus recevoir cette question :",
    },
    Wording {
        language: "fr",
        poll: Poll::Nps,
        ask: "nous recommanderiez-vous à un ami ou à un collègue ?\n\nChoisissez une ligne : un message s’ouvre, envoyez-le tel quel.",
        answers: &["très probablement", "pas du tout"],
        how: "Vous pouvez aussi répondre à ce message avec un nombre de 0 à 10 sur la première ligne. Ce que vous y ajoutez, nous le lisons.",
        never: "Ne plus recevoir cette question :",
    },
    Wording {
        language: "es",
        poll: Poll::Csat,
        ask: "¿está satisfecho con la ayuda que le hemos dado?\n\nElija una línea: se abre un mensaje; envíelo tal cual.",
        answers: &[
            "muy satisfecho",
            "satisfecho",
            "ni lo uno ni lo otro",
            "insatisfecho",
            "muy insatisfecho",
        ],
        how: "También puede responder a este mensaje con un número del 1 al 5 en la primera línea. Lo que escriba al lado, lo leemos.",
        never: "No recibir más esta pregunta:",
    },
    Wording {
        language: "es",
        poll: Poll::Nps,
        ask: "¿nos recomendaría a un amigo o a un compañero?\n\nElija una línea: se abre un mensaje; envíelo tal cual.",
        answers: &["muy probablemente", "de ningún modo"],
        how: "También puede responder a este mensaje con un número del 0 al 10 en la primera línea. Lo que escriba al lado, lo leemos.",
        never: "No recibir más esta pregunta:",
    },
    Wording {
        language: "it",
        poll: Poll::Csat,
        ask: "è soddisfatto dell’aiuto che le abbiamo dato?\n\nScelga una riga: si apre un messaggio, lo invii così com’è.",
        answers: &[
            "molto soddisfatto",
            "soddisfatto",
            "né l’uno né l’altro",
            "insoddisfatto",
            "molto insoddisfatto",
        ],
        how: "Può anche rispondere a questo messaggio con un numero da 1 a 5 nella prima riga. Quello che aggiunge, lo leggiamo.",
        never: "Per non ricevere più questa domanda:",
    },
    Wording {
        language: "it",
        poll: Poll::Nps,
        ask: "ci consiglierebbe a un amico o a un collega?\n\nScelga una riga: si apre un messaggio, lo invii così com’è.",
        answers: &["molto probabilmente", "per niente"],
        how: "Può anche rispondere a questo messaggio con un numero da 0 a 10 nella prima riga. Quello che aggiunge, lo leggiamo.",
        never: "Per non ricevere più questa domanda:",
    },
    Wording {
        language: "hr",
        poll: Poll::Csat,
        ask: "koliko ste zadovoljni našom pomoći?\n\nOdaberite redak: otvorit će se poruka, pošaljite je takvu kakva jest.",
        answers: &["vrlo zadovoljni", "zadovoljni", "niti – niti", "nezadovoljni", "vrlo nezadovoljni"],
        how: "Možete i odgovoriti na ovu poruku brojem od 1 do 5 u prvom retku. Što napišete uz njega, pročitat ćemo.",
        never: "Da vas više ne pitamo:",
    },
    Wording {
        language: "hr",
        poll: Poll::Nps,
        ask: "koliko je vjerojatno da biste nas preporučili prijatelju ili kolegi?\n\nOdaberite redak: otvorit će se poruka, pošaljite je takvu kakva jest.",
        answers: &["vrlo vjerojatno", "nimalo vjerojatno"],
        how: "Možete i odgovoriti na ovu poruku brojem od 0 do 10 u prvom retku. Što napišete uz njega, pročitat ćemo.",
        never: "Da vas više ne pitamo:",
    },
];

/// The language in which it is asked for somebody who speaks this one (BCP 47; the region does not matter).
pub fn asked_in(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    LANGUAGES.into_iter().find(|known| *known == primary).unwrap_or("en")
}

fn wording(poll: Poll, language: &str) -> Option<&'static Wording> {
    let language = asked_in(language);
    WORDINGS.iter().find(|wording| wording.poll == poll && wording.language == language)
}

/// The lines with the links, the best answer first, and below them the one for those who want to be left alone. `link` makes the link of
/// a score, and with none that last one.
pub fn answers(poll: Poll, language: &str, link: impl Fn(Option<i64>) -> String) -> String {
    let Some(wording) = wording(poll, language) else { return String::new() };
    let last = poll.scores().count().saturating_sub(1);
    let mut lines = String::new();
    for (place, score) in poll.scores().enumerate() {
        let meaning = match wording.answers {
            [best, worst] if place == 0 || place == last => Some(if place == 0 { best } else { worst }),
            [_, _] => None,
            each => each.get(place),
        };
        let meaning = meaning.map_or(String::new(), |meaning| format!("  {meaning}"));
        lines.push_str(&format!("{score}{meaning}\n<{}>\n", link(Some(score))));
    }
    format!("{lines}\n{}\n<{}>", wording.never, link(None))
}

/// The whole mail in the words of the desk: `greeting` above, `desk` below, `answers` the lines of [`answers`].
pub fn letter(poll: Poll, language: &str, greeting: &str, answers: &str, desk: &str) -> String {
    let Some(wording) = wording(poll, language) else { return answers.to_owned() };
    // Within a sentence that a greeting with a comma begins, German, English and others go on in small letters; behind other marks, not.
    let ask = match greeting.ends_with(',') {
        true => wording.ask.to_owned(),
        false => capital(wording.ask),
    };
    format!("{greeting}\n\n{ask}\n\n{answers}\n\n{}\n\n{desk}\n", wording.how)
}

/// With its first letter as a capital one, which may stand behind `¿`.
fn capital(text: &str) -> String {
    let Some((at, first)) = text.char_indices().find(|(_, letter)| letter.is_alphabetic()) else {
        return text.to_owned();
    };
    let (before, behind) = (text.get(..at), text.get(at + first.len_utf8()..));
    format!("{}{}{}", before.unwrap_or_default(), first.to_uppercase(), behind.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_has_its_words_in_each_language() {
        for (poll, language) in Poll::ALL.iter().flat_map(|poll| LANGUAGES.map(|language| (*poll, language)))
        {
            let wording = wording(poll, language).expect("words");
            assert_eq!((wording.poll, wording.language), (poll, language));
            assert!(
                wording.answers.len() == 2 || wording.answers.len() == poll.scores().count(),
                "{language}"
            );
            let ends = poll
                .scores()
                .fold((i64::MAX, i64::MIN), |(low, high), score| (low.min(score), high.max(score)));
            assert!(
                wording.how.contains(&ends.0.to_string()) && wording.how.contains(&ends.1.to_string()),
                "{language}"
            );
        }
        assert_eq!(
            (asked_in("de-AT"), asked_in("hr_HR"), asked_in("tlh"), asked_in("")),
            ("de", "hr", "en", "en")
        );
    }

    #[test]
    fn the_mail_has_a_line_for_each_answer() {
        let link = |score: Option<i64>| {
            score.map_or("mailto:x?never".to_owned(), |score| format!("mailto:x?{score}"))
        };
        let answers = answers(Poll::Csat, "hr", link);
        insta::assert_snapshot!(letter(Poll::Csat, "hr", "Pozdrav Eva,", &answers, "Acme"), @r"
        Pozdrav Eva,

        koliko ste zadovoljni našom pomoći?

        Odaberite redak: otvorit će se poruka, pošaljite je takvu kakva jest.

        5  vrlo zadovoljni
        <mailto:x?5>
        4  zadovoljni
        <mailto:x?4>
        3  niti – niti
        <mailto:x?3>
        2  nezadovoljni
        <mailto:x?2>
        1  vrlo nezadovoljni
        <mailto:x?1>

        Da vas više ne pitamo:
        <mailto:x?never>

        Možete i odgovoriti na ovu poruku brojem od 1 do 5 u prvom retku. Što napišete uz njega, pročitat ćemo.

        Acme
        ");
        let nps = super::answers(Poll::Nps, "en", link);
        assert_eq!(nps.lines().filter(|line| line.starts_with("<mailto:x?")).count(), 12);
        assert!(
            nps.starts_with("10  very likely\n")
                && nps.contains("\n0  not at all likely\n")
                && nps.contains("\n7\n"),
            "{nps}"
        );
        assert!(letter(Poll::Csat, "es", "Hola, Eva:", "", "Acme").contains("\n¿Está satisfecho"));
    }
}
