//! The first line of a letter, in the customer's language and by the hour where they are.

use super::first_name::is_personal;

/// What is said in the morning, by day and in the evening.
type Parts = [&'static str; 3];

/// How one language greets. In the lines `{}` is the first name, `{name}` the full one, `{part}` a word of `parts`. Where a
/// language puts a called name into a case of its own (Polish, Czech, Ukrainian …) or names the family first, no name is better than a
/// wrong one.
struct Greeting {
    code: &'static str,
    /// At any hour: with a name, and without.
    hello: [&'static str; 2],
    parts: Parts,
    /// By the hour: with a name, and without. Empty where letters do not begin so.
    by_hour: [&'static str; 2],
    /// The hour from which it is evening.
    evening: u32,
}

const fn of(
    code: &'static str,
    hello: [&'static str; 2],
    parts: Parts,
    by_hour: [&'static str; 2],
) -> Greeting {
    Greeting { code, hello, parts, by_hour, evening: 18 }
}

/// `Good morning Ana,`: as most do it.
const PLAIN: [&str; 2] = ["{part} {},", "{part},"];
/// `Dobré ráno,`
const NAMELESS: [&str; 2] = ["{part},", "{part},"];

const GREETINGS: &[Greeting] = &[
    of("en", ["Hello {},", "Hello,"], ["Good morning", "Good afternoon", "Good evening"], PLAIN),
    of("cs", ["Dobrý den,", "Dobrý den,"], ["Dobré ráno", "Dobrý den", "Dobrý večer"], NAMELESS),
    of("da", ["Hej {},", "Hej,"], ["Godmorgen", "Goddag", "Godaften"], PLAIN),
    of("de", ["Hallo {},", "Guten Tag,"], ["Guten Morgen", "Guten Tag", "Guten Abend"], PLAIN),
    of("el", ["Γεια σας,", "Γεια σας,"], ["Καλημέρα σας", "Καλησπέρα σας", "Καλησπέρα σας"], NAMELESS),
    Greeting {
        evening: 20,
        ..of(
            "es",
            ["Hola, {}:", "Hola:"],
            ["Buenos días", "Buenas tardes", "Buenas noches"],
            ["{part}, {}:", "{part}:"],
        )
    },
    of(
        "et",
        ["Tere, {}!", "Tere!"],
        ["Tere hommikust", "Tere päevast", "Tere õhtust"],
        ["{part}, {}!", "{part}!"],
    ),
    of("fi", ["Hei {},", "Hei,"], ["Hyvää huomenta", "Hyvää päivää", "Hyvää iltaa"], PLAIN),
    of("fr", ["Bonjour {},", "Bonjour,"], ["Bonjour", "Bonjour", "Bonsoir"], PLAIN),
    of("hr", ["Pozdrav {},", "Poštovani,"], ["Dobro jutro", "Dobar dan", "Dobra večer"], PLAIN),
    of(
        "hu",
        ["Jó napot kívánok!", "Jó napot kívánok!"],
        ["Jó reggelt kívánok", "Jó napot kívánok", "Jó estét kívánok"],
        ["{part}!", "{part}!"],
    ),
    of("it", ["Buongiorno {},", "Buongiorno,"], ["Buongiorno", "Buongiorno", "Buonasera"], PLAIN),
    of("ja", ["{name} 様", "お客様"], ["", "", ""], ["", ""]),
    of("ko", ["{name}님, 안녕하세요.", "안녕하세요."], ["", "", ""], ["", ""]),
    of("nb", ["Hei {},", "Hei,"], ["God morgen", "God dag", "God kveld"], PLAIN),
    of("nl", ["Hallo {},", "Goedendag,"], ["Goedemorgen", "Goedemiddag", "Goedenavond"], PLAIN),
    of("nn", ["Hei {},", "Hei,"], ["God morgon", "God dag", "God kveld"], PLAIN),
    of("no", ["Hei {},", "Hei,"], ["God morgen", "God dag", "God kveld"], PLAIN),
    of("pl", ["Dzień dobry,", "Dzień dobry,"], ["Dzień dobry", "Dzień dobry", "Dobry wieczór"], NAMELESS),
    of("pt", ["Olá {},", "Olá,"], ["Bom dia", "Boa tarde", "Boa noite"], PLAIN),
    of(
        "ro",
        ["Bună ziua, {},", "Bună ziua,"],
        ["Bună dimineața", "Bună ziua", "Bună seara"],
        ["{part}, {},", "{part},"],
    ),
    of(
        "ru",
        ["Здравствуйте, {}!", "Здравствуйте!"],
        ["Доброе утро", "Добрый день", "Добрый вечер"],
        ["{part}, {}!", "{part}!"],
    ),
    of("sk", ["Dobrý deň,", "Dobrý deň,"], ["Dobré ráno", "Dobrý deň", "Dobrý večer"], NAMELESS),
    of(
        "sl",
        ["Pozdravljeni, {},", "Pozdravljeni,"],
        ["Dobro jutro", "Dober dan", "Dober večer"],
        ["{part}, {},", "{part},"],
    ),
    of("sv", ["Hej {},", "Hej,"], ["God morgon", "God dag", "God kväll"], PLAIN),
    of("tr", ["Merhaba {},", "Merhaba,"], ["Günaydın", "İyi günler", "İyi akşamlar"], PLAIN),
    of(
        "uk",
        ["Добрий день!", "Добрий день!"],
        ["Доброго ранку", "Добрий день", "Добрий вечір"],
        ["{part}!", "{part}!"],
    ),
    of("zh", ["{name}，您好：", "您好："], ["早上好", "下午好", "晚上好"], ["{name}，{part}：", "{part}："]),
];

/// When the morning begins, and when it is day.
const MORNING: u32 = 5;
const DAY: u32 = 12;
/// From this hour on until morning nobody is wished a good anything.
const NIGHT: u32 = 23;

/// A greeting for a language (BCP 47; the region does not matter), English where it is none of ours, at this hour of the customer's day
/// (0 to 23). At night, and with no hour, it is the one for any hour. Without a usable name it is neutral, never "Hello ,".
pub fn greeting(
    language: Option<&str>,
    first_name: Option<&str>,
    name: Option<&str>,
    hour: Option<u32>,
) -> String {
    let greets = in_language(language);
    let part = hour.and_then(|hour| match hour {
        MORNING..DAY => Some(0),
        DAY..NIGHT => Some(if hour < greets.evening { 1 } else { 2 }),
        _ => None,
    });
    let part = part.and_then(|part: usize| greets.parts.get(part)).filter(|part| !part.is_empty());
    let [named, neutral] = if part.is_some() { greets.by_hour } else { greets.hello };
    let (place, who) = if named.contains("{name}") {
        ("{name}", name.filter(|name| is_personal(name)))
    } else {
        ("{}", first_name)
    };
    let said = |line: &str| line.replace("{part}", part.copied().unwrap_or_default());
    match who.map(str::trim).filter(|who| !who.is_empty()) {
        // The name comes last: one that looks like a place of ours stays what it is.
        Some(who) => said(named).replace(place, who),
        None => said(neutral),
    }
}

fn in_language(language: Option<&str>) -> &'static Greeting {
    const ENGLISH: &Greeting =
        &of("en", ["Hello {},", "Hello,"], ["Good morning", "Good afternoon", "Good evening"], PLAIN);
    let primary =
        language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    GREETINGS.iter().find(|greets| greets.code == primary).unwrap_or(ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_for_any_hour_follows_language_and_name() {
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
            assert_eq!(greeting(language, first, name, None), expected, "{language:?}");
            assert_eq!(greeting(language, first, name, Some(2)), expected, "{language:?} at night");
        }
    }

    #[test]
    fn a_greeting_follows_the_hour() {
        let of = |language, hour| greeting(Some(language), Some("Ana"), Some("Ana Horvat"), Some(hour));
        let day: Vec<String> = [4, 5, 11, 12, 17, 18, 22, 23].map(|hour| of("en", hour)).into();
        assert_eq!(
            day,
            [
                "Hello Ana,",
                "Good morning Ana,",
                "Good morning Ana,",
                "Good afternoon Ana,",
                "Good afternoon Ana,",
                "Good evening Ana,",
                "Good evening Ana,",
                "Hello Ana,"
            ]
        );
        for (language, expected) in [
            ("de", ["Guten Morgen Ana,", "Guten Tag Ana,", "Guten Abend Ana,"]),
            ("fr", ["Bonjour Ana,", "Bonjour Ana,", "Bonsoir Ana,"]),
            ("es", ["Buenos días, Ana:", "Buenas tardes, Ana:", "Buenas tardes, Ana:"]),
            ("it", ["Buongiorno Ana,", "Buongiorno Ana,", "Buonasera Ana,"]),
            ("hr", ["Dobro jutro Ana,", "Dobar dan Ana,", "Dobra večer Ana,"]),
            ("pl", ["Dzień dobry,", "Dzień dobry,", "Dobry wieczór,"]),
            ("ja", ["Ana Horvat 様", "Ana Horvat 様", "Ana Horvat 様"]),
            ("zh", ["Ana Horvat，早上好：", "Ana Horvat，下午好：", "Ana Horvat，晚上好："]),
        ] {
            assert_eq!([8, 14, 19].map(|hour| of(language, hour)), expected, "{language}");
        }
        assert_eq!(of("es", 20), "Buenas noches, Ana:");
    }

    #[test]
    fn a_name_that_looks_like_a_place_stays_as_it_is() {
        assert_eq!(greeting(None, Some("{part}"), None, Some(9)), "Good morning {part},");
    }

    #[test]
    fn no_language_stands_twice_and_no_neutral_one_waits_for_a_name() {
        for (index, greets) in GREETINGS.iter().enumerate() {
            let code = greets.code;
            assert_eq!(GREETINGS.iter().position(|other| other.code == code), Some(index));
            for hour in (0..24).map(Some).chain([None]) {
                for (first, name) in [(None, None), (Some("Ana"), Some("Ana Horvat"))] {
                    let said = greeting(Some(code), first, name, hour);
                    assert!(
                        !said.contains(['{', '}']) && said.chars().count() > 2,
                        "{code} {hour:?}: {said}"
                    );
                }
            }
        }
    }
}
