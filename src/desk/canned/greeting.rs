//! The first line of a letter, in the customer's language.

use super::first_name::is_personal;

/// Language, greeting with a name, greeting without. `{}` is the first name, `{name}` the full one. Where a language puts a called
/// name into a case of its own (Polish, Czech, Ukrainian …) or names the family first, no name is better than a wrong one.
const GREETINGS: &[(&str, &str, &str)] = &[
    ("en", "Hello {},", "Hello,"),
    ("cs", "Dobrý den,", "Dobrý den,"),
    ("da", "Hej {},", "Hej,"),
    ("de", "Hallo {},", "Guten Tag,"),
    ("el", "Γεια σας,", "Γεια σας,"),
    ("es", "Hola, {}:", "Hola:"),
    ("et", "Tere, {}!", "Tere!"),
    ("fi", "Hei {},", "Hei,"),
    ("fr", "Bonjour {},", "Bonjour,"),
    ("hr", "Pozdrav {},", "Poštovani,"),
    ("hu", "Jó napot kívánok!", "Jó napot kívánok!"),
    ("it", "Buongiorno {},", "Buongiorno,"),
    ("ja", "{name} 様", "お客様"),
    ("ko", "{name}님, 안녕하세요.", "안녕하세요."),
    ("nb", "Hei {},", "Hei,"),
    ("nl", "Hallo {},", "Goedendag,"),
    ("nn", "Hei {},", "Hei,"),
    ("no", "Hei {},", "Hei,"),
    ("pl", "Dzień dobry,", "Dzień dobry,"),
    ("pt", "Olá {},", "Olá,"),
    ("ro", "Bună ziua, {},", "Bună ziua,"),
    ("ru", "Здравствуйте, {}!", "Здравствуйте!"),
    ("sk", "Dobrý deň,", "Dobrý deň,"),
    ("sl", "Pozdravljeni, {},", "Pozdravljeni,"),
    ("sv", "Hej {},", "Hej,"),
    ("tr", "Merhaba {},", "Merhaba,"),
    ("uk", "Добрий день!", "Добрий день!"),
    ("zh", "{name}，您好：", "您好："),
];

/// A greeting for a language (BCP 47; the region does not matter), English where it is none of ours. Without a usable name it is
/// neutral, never "Hello ,".
pub fn greeting(language: Option<&str>, first_name: Option<&str>, name: Option<&str>) -> String {
    let primary =
        language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    let found = GREETINGS.iter().find(|(code, _, _)| *code == primary).or(GREETINGS.first());
    let (_, named, neutral) = found.copied().unwrap_or(("en", "Hello {},", "Hello,"));
    let (place, who) = if named.contains("{name}") {
        ("{name}", name.filter(|name| is_personal(name)))
    } else {
        ("{}", first_name)
    };
    match who.map(str::trim).filter(|who| !who.is_empty()) {
        Some(who) => named.replace(place, who),
        None => neutral.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_follows_language_and_name() {
        for (language, first, name, expected) in [
            (Some("de-AT"), Some("Ana"), None, "Hallo Ana,"),
            (Some("DE"), None, Some("Ana"), "Guten Tag,"),
            (None, Some("Ana"), None, "Hello Ana,"),
            (Some("tlh"), Some(" "), None, "Hello,"),
            (Some("pl"), Some("Ana"), None, "Dzień dobry,"),
            (Some("ja"), None, Some("田中太郎"), "田中太郎 様"),
            (Some("ja"), None, Some("Support Team"), "お客様"),
            (Some("zh_CN"), None, None, "您好："),
            (Some(""), None, None, "Hello,"),
        ] {
            assert_eq!(greeting(language, first, name), expected, "{language:?}");
        }
    }

    #[test]
    fn no_language_stands_twice_and_no_neutral_one_waits_for_a_name() {
        for (index, (code, _, neutral)) in GREETINGS.iter().enumerate() {
            assert!(!neutral.contains('{'), "{code}");
            assert_eq!(GREETINGS.iter().position(|(other, _, _)| other == code), Some(index));
        }
    }
}
