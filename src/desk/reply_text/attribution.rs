//! The words with which mail programs introduce a quote: `On Mon, 1 Jun 2026 at 10:00, Ana <ana@acme.example> wrote:`.

use super::marks;

/// An introduction, as a range of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub start: usize,
    /// One past the last line.
    pub end: usize,
    /// Whether only a program writes like this, so that it counts even where nothing below is marked as quoted.
    pub certain: bool,
}

/// Words for "wrote", in the languages of intake §4 and their neighbours.
const WROTE: &[&str] = &[
    "wrote",
    "writes",
    "schrieb",
    "geschrieben",
    "a écrit",
    "écrit",
    "escribió",
    "ha escrito",
    "escreveu",
    "ha scritto",
    "scrisse",
    "schreef",
    "geschreven",
    "napisał",
    "napisała",
    "napisał(a)",
    "pisze",
    "napsal",
    "napsala",
    "napsal(a)",
    "napísal",
    "napisao",
    "napisala",
    "napisao/la",
    "piše",
    "kirjutas",
    "написал",
    "написала",
    "написал(а)",
    "пишет",
    "написав",
    "написала",
    "пише",
    "skrev",
    "kirjoitti",
    "írta",
    "a scris",
    "wrote ----",
    "写道",
    "寫道",
    "書きました",
    "のメール",
];

/// How such lines begin, in the same languages.
const OPENERS: &[&str] = &[
    "On ",
    "At ",
    "---- On ",
    "Am ",
    "Le ",
    "El ",
    "Em ",
    "Il ",
    "Op ",
    "W dniu ",
    "Dnia ",
    "Dne ",
    "Dana ",
    "U ",
    "Den ",
    "Kuupäeval ",
    "В ",
    "На ",
    "Ons ",
    "Em ",
    "A ",
    "Pe ",
    "在 ",
    "于 ",
];

/// Mail that was answered more often than this is not folded further.
const MOST: usize = 500;
/// No program wraps it into more lines than this.
const LONGEST: usize = 5;

/// Finds every introduction, from top to bottom.
pub(super) fn find(lines: &[&str]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if found.len() >= MOST || !may_end(line) {
            continue;
        }
        let above = found.last().map_or(0, |f| f.end);
        if let Some(new) = ending_at(lines, number, above) {
            found.push(new);
        }
    }
    found
}

/// A cheap look at what the last line must have.
fn may_end(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([':', '：', '-', '>', ')']) || line.contains("GMT")
}

/// The introduction whose last line is `last`, and which begins below line `above`.
fn ending_at(lines: &[&str], last: usize, above: usize) -> Option<Attribution> {
    let mut best = None;
    let mut joined = String::new();
    let mut blanks = 0;
    for start in (above..=last).rev().take(LONGEST) {
        let line = lines.get(start)?.trim();
        // One empty line is borne where a web mailer has broken an address apart.
        blanks += usize::from(line.is_empty());
        if blanks > 1 || start < last && marks::is_quote(lines.get(start)?) {
            break;
        }
        joined = if joined.is_empty() { line.to_owned() } else { format!("{line} {joined}") };
        if joined.len() > 500 {
            break;
        }
        let Some(certain) = judge(&joined) else { continue };
        let opens =
            OPENERS.iter().any(|o| line.starts_with(o)) || line.starts_with(|c: char| c.is_ascii_digit());
        if opens || best.is_none() && blanks == 0 {
            best = Some(Attribution { start, end: last + 1, certain });
        }
        if opens {
            break;
        }
    }
    best
}

/// Whether the joined lines are an introduction, and whether certainly.
fn judge(text: &str) -> Option<bool> {
    if text.starts_with('>') {
        return None;
    }
    let ends = text.ends_with([':', '：']) || text.ends_with("wrote ----");
    let has_address = text.contains('@') && text.contains(['<', '[', '(', '&']);
    if starts_with_date(text) && (has_address && (ends || text.ends_with('>')) || text.contains(" GMT")) {
        return Some(true);
    }
    // Cheap signs first: most lines that end in a colon have none of them.
    let when = When::of(text);
    if !ends || !(has_address || when.year || when.time) || !says_wrote(text) {
        return None;
    }
    let opens = OPENERS.iter().any(|o| text.starts_with(o)) || text.starts_with(|c: char| c.is_ascii_digit());
    let certain = (has_address || opens && when.year) && (when.time || ends_in_wrote(text));
    Some(certain)
}

fn says_wrote(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_letter = |c: char| c.is_alphabetic();
    WROTE.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let before = lower.get(..at).unwrap_or_default();
            let after = lower.get(at + verb.len()..).unwrap_or_default();
            // Chinese and Japanese do not part words.
            !verb.is_ascii() && verb.chars().all(|c| c as u32 > 0x2e80)
                || !before.ends_with(is_letter) && !after.starts_with(is_letter)
        })
    })
}

fn ends_in_wrote(text: &str) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches([':', '：', ' ', '>', '-', '\u{a0}']);
    WROTE.iter().any(|verb| lower.ends_with(verb.trim_end_matches([' ', '-'])))
}

/// `2026-06-01 …`, `2026/6/1 …`.
fn starts_with_date(text: &str) -> bool {
    let end = text.find(' ').unwrap_or(text.len());
    let parts: Vec<&str> = text.get(..end).unwrap_or_default().split(['-', '/']).collect();
    parts.len() == 3
        && parts.first().is_some_and(|y| y.len() == 4)
        && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Signs of a date.
struct When {
    year: bool,
    time: bool,
}

impl When {
    fn of(text: &str) -> When {
        let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').collect();
        let is_number = |g: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit())
        };
        let year = |g: &&str| {
            g.split('.').any(|y| is_number(y, 4..=4) && (y.starts_with("19") || y.starts_with("20")))
        };
        let time = |g: &&str| {
            let mut parts = g.trim_end_matches([':', '.']).split([':', '.']);
            parts.next().is_some_and(|h| is_number(h, 1..=2))
                && parts.next().is_some_and(|m| is_number(m, 2..=2))
        };
        When { year: groups.iter().any(year), time: groups.iter().any(time) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(line: &str) -> Option<bool> {
        judge(line)
    }

    #[test]
    fn what_programs_write_is_certain() {
        for line in [
            "On Mon, Jun 1, 2026 at 10:00 AM Ana B <ana@acme.example> wrote:",
            "On 1 Jun 2026, at 10:00, Ana B wrote:",
            "Am 01.06.2026 um 10:00 schrieb Ana B <ana@acme.example>:",
            "Ana B <ana@acme.example> schrieb am Mo., 1. Juni 2026, 10:00:",
            "Le 1 juin 2026 à 10:00, Ana B <ana@acme.example> a écrit :",
            "El lun, 1 jun 2026 a las 10:00, Ana B (<ana@acme.example>) escribió:",
            "Il giorno lun 1 giu 2026 alle ore 10:00 Ana B <ana@acme.example> ha scritto:",
            "Em seg., 1 de jun. de 2026 às 10:00, Ana B <ana@acme.example> escreveu:",
            "Op ma 1 jun. 2026 om 10:00 schreef Ana B <ana@acme.example>:",
            "pon., 1 cze 2026 o 10:00 Ana B <ana@acme.example> napisał(a):",
            "po 1. 6. 2026 v 10:00 odesílatel Ana B <ana@acme.example> napsal:",
            "pon, 1. lip 2026. u 10:00 Ana B <ana@acme.example> napisao je:",
            "Kuupäeval E, 1. juuni 2026 kell 10:00 kirjutas Ana B <ana@acme.example>:",
            "пн, 1 июн. 2026 г. в 10:00, Ana B <ana@acme.example> написал:",
            "Den mån 1 juni 2026 kl 10:00 skrev Ana B <ana@acme.example>:",
            "ma 1. kesäk. 2026 klo 10.00 Ana B (ana@acme.example) kirjoitti:",
            "2026年6月1日(月) 10:00 Ana B <ana@acme.example>さんが書きました:",
            "Ana B <ana@acme.example> 于2026年6月1日周一 10:00写道：",
            "2026-06-01 10:00 GMT+02:00 Ana B <ana@acme.example>:",
            "---- On Mon, 01 Jun 2026 10:00:00 +0200 Ana B<ana@acme.example> wrote ----",
            "Ana B <ana@acme.example> wrote:",
        ] {
            assert_eq!(is(line), Some(true), "{line}");
        }
    }

    #[test]
    fn what_people_write_is_not() {
        for line in [
            "As I wrote on 2026-06-01:",
            "You wrote at 10:30:",
            "Please note the following:",
            "I wrote to you:",
            "He wrote: nothing",
            "My address is ana@acme.example:",
            "The 2026 price list says:",
        ] {
            assert_ne!(is(line), Some(true), "{line}");
        }
        assert_eq!(is("Please note the following:"), None);
    }

    #[test]
    fn wrapped_ones_are_put_together() {
        let lines =
            ["Thanks.", "On Mon, Jun 1, 2026 at 10:00 AM Ana B <", "ana@acme.example>", "wrote:", "", "> x"];
        assert_eq!(find(&lines), [Attribution { start: 1, end: 4, certain: true }]);
    }
}
