//! Months and zones by name.

/// The beginnings of the months' names: in English, and in other languages where a word begins only one month in any of them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "gen", "ene", "janv", "jän", "sij", "sty", "led", "янв"],
    &["feb", "fév", "fev", "lut", "vel", "úno", "фев"],
    &["mar", "mär", "mrz", "mrt", "ožu", "bře", "мар", "març"],
    &["apr", "avr", "abr", "tra", "kwi", "dub", "апр"],
    &["may", "mai", "mei", "mag", "maj", "svi", "kvě", "мая", "май"],
    &["jun", "juin", "giu", "czerw", "июн"],
    &["jul", "juil", "lug", "июл", "července", "lipca"],
    &["aug", "aoû", "aou", "ago", "sie", "srp", "авг"],
    &["sep", "set", "wrz", "zář", "сен"],
    &["oct", "okt", "out", "ott", "paź", "říj", "окт"],
    &["nov", "stu", "ноя"],
    &["dec", "dez", "dic", "déc", "des", "gru", "pro", "дек"],
];

/// Zones by name (RFC 5322 §4.3) with those of the world that are not ambiguous, in minutes. `IST` and the like mean several places.
const ZONES: [(&str, i32); 52] = [
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("ast", -240),
    ("adt", -180),
    ("nst", -210),
    ("ndt", -150),
    ("brt", -180),
    ("art", -180),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("met", 60),
    ("mest", 120),
    ("eet", 120),
    ("eest", 180),
    ("oez", 120),
    ("oesz", 180),
    ("trt", 180),
    ("msk", 180),
    ("msd", 240),
    ("sast", 120),
    ("pkt", 300),
    ("ict", 420),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("acdt", 630),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// The month, from 1, that a word names.
pub(super) fn month(token: &[u8]) -> Option<u32> {
    if token.len() < 3 || token.len() > 20 {
        return None;
    }
    // French and German letters are raw in headers as often as not.
    let word = match std::str::from_utf8(token) {
        Ok(word) => word.to_lowercase(),
        Err(_) => token.iter().map(|b| char::from(*b)).collect::<String>().to_lowercase(),
    };
    if !word.chars().all(|c| c.is_alphabetic() || c == '.') {
        return None;
    }
    (1u32..).zip(MONTHS).find(|(_, names)| names.iter().any(|name| word.starts_with(name))).map(|(n, _)| n)
}

/// The zone of this name, in seconds east of Greenwich. The single letters of armies were used so wrongly that they say nothing
/// (RFC 5322 §4.3).
pub(super) fn zone(name: &[u8]) -> Option<i32> {
    let found = ZONES.iter().find(|(zone, _)| zone.as_bytes().eq_ignore_ascii_case(name));
    found.map(|(_, minutes)| minutes * 60)
}
