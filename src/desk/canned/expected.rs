//! `{{ expected_by }}`: an instant as a letter in the customer's language says it, with date, hour and zone.

use crate::desk::time::{Moment, Zone};

/// How one language writes an instant: the line, in which `{weekday} {day} {month} {year} {time} {zone}` are places, then the weekdays
/// from Monday on, then the months, as they stand in a date. Where a weekday would have to be inflected behind "until", it stands in brackets.
type Writing = (&'static str, &'static str, [&'static str; 7], [&'static str; 12]);

const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

#[rustfmt::skip]
const WRITINGS: &[Writing] = &[
    ("en", "{weekday}, {day} {month} {year}, {time} ({zone})",
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    ("cs", "{day}. {month} {year}, {time} ({weekday}, {zone})",
        ["pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle"],
        ["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"]),
    ("da", "{weekday} den {day}. {month} {year} kl. {time} ({zone})",
        ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"]),
    ("de", "{weekday}, {day}. {month} {year}, {time} Uhr ({zone})",
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]),
    ("el", "{day} {month} {year}, {time} ({weekday}, {zone})",
        ["Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"],
        ["Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"]),
    ("es", "{weekday} {day} de {month} de {year}, {time} h ({zone})",
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
    ("et", "{day}. {month} {year} kell {time} ({weekday}, {zone})",
        ["esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"],
        ["jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober", "november", "detsember"]),
    ("fi", "{day}. {month} {year} klo {time} ({weekday}, {zone})",
        ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
        ["tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"]),
    ("fr", "{weekday} {day} {month} {year} à {time} ({zone})",
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
    ("hr", "{day}. {month} {year}. u {time} ({weekday}, {zone})",
        ["ponedjeljak", "utorak", "srijeda", "četvrtak", "petak", "subota", "nedjelja"],
        ["siječnja", "veljače", "ožujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza", "rujna", "listopada", "studenoga", "prosinca"]),
    ("hu", "{year}. {month} {day}., {time} ({weekday}, {zone})",
        ["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"],
        ["január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november", "december"]),
    ("it", "{weekday} {day} {month} {year}, ore {time} ({zone})",
        ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]),
    ("ja", "{year}年{month}月{day}日（{weekday}）{time}（{zone}）",
        ["月", "火", "水", "木", "金", "土", "日"], NUMBERS),
    ("ko", "{year}년 {month}월 {day}일({weekday}) {time}({zone})",
        ["월", "화", "수", "목", "금", "토", "일"], NUMBERS),
    ("nb", "{weekday} {day}. {month} {year} kl. {time} ({zone})",
        ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"]),
    ("nl", "{weekday} {day} {month} {year}, {time} uur ({zone})",
        ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]),
    ("nn", "{weekday} {day}. {month} {year} kl. {time} ({zone})",
        ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"]),
    ("pl", "{day} {month} {year}, {time} ({weekday}, {zone})",
        ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
        ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"]),
    ("pt", "{weekday}, {day} de {month} de {year}, {time} ({zone})",
        ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
        ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"]),
    ("ro", "{weekday}, {day} {month} {year}, ora {time} ({zone})",
        ["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"],
        ["ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie"]),
    ("ru", "{day} {month} {year} г., {time} ({weekday}, {zone})",
        ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]),
    ("sk", "{day}. {month} {year}, {time} ({weekday}, {zone})",
        ["pondelok", "utorok", "streda", "štvrtok", "piatok", "sobota", "nedeľa"],
        ["januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra", "októbra", "novembra", "decembra"]),
    ("sl", "{day}. {month} {year} ob {time} ({weekday}, {zone})",
        ["ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja"],
        ["januarja", "februarja", "marca", "aprila", "maja", "junija", "julija", "avgusta", "septembra", "oktobra", "novembra", "decembra"]),
    ("sv", "{weekday} {day} {month} {year} kl. {time} ({zone})",
        ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]),
    ("tr", "{day} {month} {year} {weekday}, saat {time} ({zone})",
        ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
        ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"]),
    ("uk", "{day} {month} {year} р., {time} ({weekday}, {zone})",
        ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"],
        ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"]),
    ("zh", "{year}年{month}月{day}日（星期{weekday}）{time}（{zone}）",
        ["一", "二", "三", "四", "五", "六", "日"], NUMBERS),
];

/// The instant in this language (BCP 47; the region does not matter), English where it is none of ours, by the clocks of this zone.
pub fn expected_by(at: Moment, zone: Zone, language: Option<&str>) -> String {
    let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
    let primary = match primary.trim().to_ascii_lowercase() {
        primary if primary == "no" => "nb".to_owned(),
        primary => primary,
    };
    let found = WRITINGS.iter().find(|(code, ..)| *code == primary).or(WRITINGS.first());
    let Some((code, line, weekdays, months)) = found else { return at.rfc3339() };
    let number = |pattern: &str| at.format(zone, pattern).trim().parse::<usize>().unwrap_or_default();
    let nth = |words: &[&'static str], number: usize| words.get(number.wrapping_sub(1)).copied();
    let day = match (*code, number("%d")) {
        ("fr", 1) => "1er".to_owned(),
        ("it", 1) => "1º".to_owned(),
        (_, day) => day.to_string(),
    };
    line.replace("{weekday}", nth(weekdays, number("%u")).unwrap_or_default())
        .replace("{day}", &day)
        .replace("{month}", nth(months, number("%m")).unwrap_or_default())
        .replace("{year}", &at.format(zone, "%Y"))
        .replace("{time}", &at.format(zone, "%H:%M"))
        .replace("{zone}", &zone_words(at, zone))
}

/// `CEST`; where a zone has no letters of its own, what its clocks are ahead: `UTC+5:30`.
fn zone_words(at: Moment, zone: Zone) -> String {
    let short = at.format(zone, "%Z");
    if short.chars().all(|c| c.is_ascii_alphabetic()) {
        return short;
    }
    let ahead = at.format(zone, "%:z");
    let (hours, minutes) = ahead.split_once(':').unwrap_or((&ahead, "00"));
    let (sign, hours) = hours.split_at(hours.len().min(1));
    let hours = hours.trim_start_matches('0');
    let hours = if hours.is_empty() { "0" } else { hours };
    match minutes {
        "00" => format!("UTC{sign}{hours}"),
        minutes => format!("UTC{sign}{hours}:{minutes}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(at: &str, zone: &str, language: &str) -> String {
        expected_by(Moment::parse(at).unwrap(), Zone::named(zone).unwrap(), Some(language))
    }

    #[test]
    fn an_instant_is_said_in_the_language_with_date_hour_and_zone() {
        for (language, expected) in [
            ("en", "Wednesday, 1 July 2026, 17:00 (CEST)"),
            ("de-AT", "Mittwoch, 1. Juli 2026, 17:00 Uhr (CEST)"),
            ("fr", "mercredi 1er juillet 2026 à 17:00 (CEST)"),
            ("es", "miércoles 1 de julio de 2026, 17:00 h (CEST)"),
            ("it", "mercoledì 1º luglio 2026, ore 17:00 (CEST)"),
            ("hr", "1. srpnja 2026. u 17:00 (srijeda, CEST)"),
            ("no", "onsdag 1. juli 2026 kl. 17:00 (CEST)"),
            ("ja", "2026年7月1日（水）17:00（CEST）"),
            ("tlh", "Wednesday, 1 July 2026, 17:00 (CEST)"),
        ] {
            assert_eq!(said("2026-07-01T15:00:00Z", "Europe/Zagreb", language), expected, "{language}");
        }
    }

    #[test]
    fn the_day_and_the_zone_are_those_of_the_reader() {
        let at = "2026-07-01T22:30:00Z";
        assert_eq!(said(at, "Europe/Zagreb", "en"), "Thursday, 2 July 2026, 00:30 (CEST)");
        assert_eq!(said(at, "America/New_York", "en"), "Wednesday, 1 July 2026, 18:30 (EDT)");
        assert_eq!(said(at, "America/Sao_Paulo", "en"), "Wednesday, 1 July 2026, 19:30 (UTC-3)");
        assert_eq!(said(at, "Asia/Kathmandu", "en"), "Thursday, 2 July 2026, 04:15 (UTC+5:45)");
        assert_eq!(said(at, "UTC", "en"), "Wednesday, 1 July 2026, 22:30 (UTC)");
        assert_eq!(
            said("2026-12-01T09:00:00Z", "Europe/Zagreb", "hr"),
            "1. prosinca 2026. u 10:00 (utorak, CET)"
        );
    }

    #[test]
    fn every_language_writes_every_day_and_month() {
        for (index, (code, ..)) in WRITINGS.iter().enumerate() {
            assert_eq!(WRITINGS.iter().position(|(other, ..)| other == code), Some(index));
            let mut seen = std::collections::BTreeSet::new();
            for day in 0..365 {
                let at = Moment(1_767_225_600 + day * 86_400 + 61_200);
                let text = expected_by(at, Zone::UTC, Some(code));
                assert!(text.contains("17:00") && text.contains("UTC") && text.contains("2026"), "{text}");
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(seen.insert(text));
            }
        }
    }
}
