//! What an answer says that its writer may not have meant to send as it is: an attachment that is not there, and places still to
//! be filled in. Of quoted text and signatures nothing is asked. Pure.

use crate::desk::letter::own_words;

/// Beginnings of words by which people say in our languages that something is attached. Matched at the beginning of a word.
const ATTACHED: &[&str] = &[
    // English
    "attach",
    "enclosed",
    // German
    "angehängt",
    "anhang",
    "anhänge",
    "anbei",
    "beigefügt",
    "beiliegend",
    "in der anlage",
    "als anlage",
    // French
    "ci-joint",
    "ci joint",
    "pièce jointe",
    "pièces jointes",
    "piece jointe",
    "pieces jointes",
    "en annexe",
    // Spanish, Portuguese
    "adjunt",
    "anexo",
    "anexa",
    "anexei",
    "em anexo",
    // Italian
    "allegat",
    "allego",
    "alleghiamo",
    "in allegato",
    // Croatian, Serbian, Bosnian, Slovene
    "prilog",
    "prilož",
    "prilaž",
    "privit",
    "v prilogi",
    "pripet",
    "priponk",
    "прилог",
    "прилож",
    "прикреп",
    "вложен",
    "вкладен",
    // Dutch
    "bijlage",
    "bijgevoegd",
    "bijgesloten",
    // Polish, Czech, Slovak
    "załącz",
    "w załączeniu",
    "přílo",
    "přilož",
    "prílo",
    // Swedish, Danish, Norwegian, Finnish
    "bifoga",
    "bilaga",
    "bilagor",
    "vedhæft",
    "vedlagt",
    "vedlegg",
    "liitte",
    "liitän",
    "ohessa",
    // Hungarian, Romanian, Turkish, Greek
    "mellékel",
    "csatol",
    "atașat",
    "ataşat",
    "ataşament",
    "atașament",
    "ekte ",
    "συνημμέν",
    "επισυνάπτ",
];
/// The same where words are not parted.
const ATTACHED_ANYWHERE: &[&str] = &["添付", "附件", "附上", "첨부"];

/// The word by which a text says that something is attached to it.
pub fn says_attached(text: &str) -> Option<String> {
    let words = own_words(text).to_lowercase();
    if let Some(word) = ATTACHED_ANYWHERE.iter().find(|word| words.contains(**word)) {
        return Some((*word).to_owned());
    }
    let begins_word = |at: usize| !words.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
    let first = |stem: &&str| words.match_indices(*stem).map(|(at, _)| at).find(|at| begins_word(*at));
    let (at, stem) = ATTACHED.iter().filter_map(|stem| Some((first(stem)?, *stem))).min()?;
    let rest = words.get(at + stem.len()..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    Some(format!("{stem}{}", rest.get(..end).unwrap_or_default()).trim().to_owned())
}

/// The first place of a text that is still to be filled in: `{{ order }}`, `[NAME]`, `[your name]`, `<DATE>`, `XXX`, `TODO`.
pub fn placeholder(text: &str) -> Option<String> {
    own_words(text).lines().find_map(|line| {
        braces(line)
            .or_else(|| bracketed(line, '[', ']'))
            .or_else(|| bracketed(line, '<', '>'))
            .or_else(|| bare(line))
    })
}

/// The same, but for what strangers wrote and is only repeated here, such as the subject of a ticket.
pub fn placeholder_of_ours(text: &str, theirs: &[&str]) -> Option<String> {
    let mut ours = text.to_owned();
    for their in theirs.iter().filter(|their| placeholder(their).is_some()) {
        ours = ours.replace(their, "");
    }
    placeholder(&ours)
}

/// `{{ … }}` or `{% … %}`.
fn braces(line: &str) -> Option<String> {
    [("{{", "}}"), ("{%", "%}")].into_iter().find_map(|(open, close)| {
        let at = line.find(open)?;
        let rest = line.get(at..)?;
        let end = rest.find(close)? + close.len();
        rest.get(..end).map(str::to_owned)
    })
}

/// Words in brackets that ask for others in their place: in capitals throughout, or such as `[your name]`.
fn bracketed(line: &str, open: char, close: char) -> Option<String> {
    const ASKING: &[&str] =
        &["your ", "insert ", "enter ", "customer name", "name here", "name", "first name", "date", "link"];
    line.match_indices(open).find_map(|(at, _)| {
        let inside = line.get(at + open.len_utf8()..)?.split(close).next()?;
        if !line.get(at + open.len_utf8() + inside.len()..)?.starts_with(close) {
            return None;
        }
        let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
        let shouted = letters >= 2
            && inside.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '_' | '-'))
            && !inside.starts_with(['-', ' ']);
        let lower = inside.to_lowercase();
        let asks = ASKING.iter().any(|words| match words.ends_with(' ') {
            true => lower.starts_with(words),
            false => lower == *words,
        });
        (shouted || asks).then(|| format!("{open}{inside}{close}"))
    })
}

/// `XXX`, `TODO`, `FIXME` as words of their own; not the hidden digits of a number (`XXXX 1234`), nor a line in capitals.
fn bare(line: &str) -> Option<String> {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_x = |word: &str| word.len() >= 3 && word.chars().all(|c| c == 'X');
    let is_loud = |word: Option<&&str>| {
        word.is_some_and(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
    };
    let is_number = |word: Option<&&str>| {
        word.is_some_and(|word| is_x(word) || word.contains(|c: char| c.is_ascii_digit()))
    };
    words.iter().enumerate().find_map(|(place, word)| {
        let (before, after) = (place.checked_sub(1).and_then(|place| words.get(place)), words.get(place + 1));
        let found = match *word {
            "TODO" | "FIXME" | "TBD" => !is_loud(before) && !is_loud(after),
            word => is_x(word) && !is_number(before) && !is_number(after),
        };
        found.then(|| (*word).to_owned())
    })
}

/// With fewer letters two texts are the same by chance (`ok`).
const FEWEST_LETTERS: usize = 5;

/// Whether two texts say the same, however their lines are broken.
pub fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| own_words(text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let a = words(a);
    a.chars().filter(|c| c.is_alphanumeric()).count() >= FEWEST_LETTERS && a == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_of_an_attachment_is_heard_in_our_languages() {
        for text in [
            "Please see the attached invoice.",
            "I have ATTACHED it.",
            "The invoice is in the attachment",
            "anbei die Rechnung",
            "Die Rechnung finden Sie im Anhang.",
            "Rechnung in der Anlage",
            "Vous trouverez ci-joint la facture",
            "la facture est en pièce jointe",
            "Le adjunto la factura",
            "In allegato trova la fattura",
            "Račun je u privitku",
            "U prilogu šaljem račun",
            "De factuur is bijgevoegd",
            "Zie bijlage",
            "Segue em anexo a fatura",
            "W załączniku przesyłam fakturę",
            "Bifogat finner du fakturan",
            "v příloze",
            "請求書を添付します",
        ] {
            assert!(says_attached(text).is_some(), "{text}");
        }
        for text in [
            "Thank you.",
            "> see the attached invoice\n\nThank you.",
            "Thank you.\n-- \nWe are attached to good service",
            "unattached",
            "Die Heizungsanlage ist alt",
            "a joint effort",
            "",
        ] {
            assert_eq!(says_attached(text), None, "{text}");
        }
        assert_eq!(says_attached("See the attachments, please").as_deref(), Some("attachments"));
    }

    #[test]
    fn places_to_be_filled_in_are_found() {
        for (text, found) in [
            ("Hello {{ customer.name }},", "{{ customer.name }}"),
            ("{% if x %}", "{% if x %}"),
            ("Dear [NAME],", "[NAME]"),
            ("Dear [FIRST NAME],", "[FIRST NAME]"),
            ("Your order [ORDER_NUMBER]", "[ORDER_NUMBER]"),
            ("Dear [your name]", "[your name]"),
            ("Dear [Name],", "[Name]"),
            ("Dear <NAME>,", "<NAME>"),
            ("<insert link here>", "<insert link here>"),
            ("Your order XXX is late", "XXX"),
            ("TODO: ask Max", "TODO"),
            ("It comes on TODO.", "TODO"),
        ] {
            assert_eq!(placeholder(text).as_deref(), Some(found), "{text}");
        }
        for text in [
            "Hello Eva,",
            "see [1] and [Acme #42] and [a-b]",
            "> Dear [NAME]\nthanks",
            "card XXXX-XXXX-1234, IBAN DE89 XXXX 1234",
            "size XXXL",
            "HAGA TODO AHORA",
            "todo bien",
            "<https://x.example/A>",
            "mail <ANA@X.EXAMPLE>",
            "a { b } and { } [] <>",
            "-- \n[NAME]",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
            assert_eq!(placeholder_of_ours(text, &["{{ x }}"]), None, "{text}");
        }
    }

    #[test]
    fn the_same_words_are_the_same_however_they_stand() {
        assert!(same_words("Eva is\nright. ", "eva is right."));
        assert!(same_words("Eva is right.\n\n-- \nAna", "Eva is right."));
        assert!(
            !same_words("", "") && !same_words("> a", "> a") && !same_words("He is wrong", "He is right")
        );
        assert!(!same_words("Ok.", "Ok."));
    }
}
