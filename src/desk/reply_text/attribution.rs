//! The words with which mail programs introduce a quote: `On Mon, 1 Jun 2026 at 10:00, Ana <ana@acme.example> wrote:`.

use super::marks;
use super::thread::{Answered, addresses};
use super::words::{WORDS, begins, says_any};

/// An introduction, as a range of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub start: usize,
    /// One past the last line.
    pub end: usize,
    /// Whether only a program writes like this, so that it counts even where nothing below is marked as quoted.
    pub certain: bool,
}

/// No program wraps it into more lines than this.
const MOST_LINES: usize = 5;
/// In bytes; names and addresses are long, but not longer.
const LONGEST: usize = 500;

/// Finds every introduction in these plain lines, from top to bottom, with a bounded look at each line.
pub(super) fn find<L: AsRef<str>>(lines: &[L], answered: &Answered) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let above = found.last().map_or(0, |f| f.end);
        if has_quote_behind(line.as_ref()) {
            found.push(Attribution { start: number, end: number + 1, certain: true });
        } else if may_end(line.as_ref())
            && let Some(new) = ending_at(lines, number, above, answered)
        {
            found.push(new);
        }
    }
    found
}

/// Yahoo's telephones run the quote on behind the introduction: `On …, Ana <ana@acme.example> wrote:   Try this.`
fn has_quote_behind(line: &str) -> bool {
    line.match_indices(":   ")
        .next()
        .and_then(|(at, _)| line.get(..=at))
        .is_some_and(|head| head.len() <= LONGEST && is_opener(head) && judge(head) == Some(true))
}

/// A cheap look at what the last line must have.
fn may_end(line: &str) -> bool {
    line.len() <= LONGEST && (line.ends_with([':', '：', '-', '>', ')', '*']) || line.contains("GMT"))
}

/// The introduction whose last line is `last`, and which begins at or below line `above`.
fn ending_at<L: AsRef<str>>(
    lines: &[L],
    last: usize,
    above: usize,
    answered: &Answered,
) -> Option<Attribution> {
    let mut best = None;
    let mut joined = String::new();
    let mut blanks = 0;
    for start in (above..=last).rev().take(MOST_LINES) {
        let line = lines.get(start)?.as_ref();
        // One empty line is borne where a web mailer has broken an address apart.
        blanks += usize::from(line.is_empty());
        // An address broken apart may leave `> wrote:` as the last line.
        let is_rest = start == last && line.len() <= 40 && !line.starts_with(">>") && !line.contains('@');
        let is_foreign = marks::is_quote(line) && !is_rest || start < last && ends_a_sentence(line);
        if blanks > 1 || is_foreign || joined.len() + line.len() > LONGEST {
            break;
        }
        joined = if joined.is_empty() { line.to_owned() } else { format!("{line} {joined}") };
        let Some(certain) = judge(&joined).or_else(|| names_us(&joined, answered)) else { continue };
        // What is wrapped is a date: a sentence above may begin with the same words.
        let opens = is_opener(line) && (start == last || line.contains(|c: char| c.is_ascii_digit()));
        if opens || best.is_none() && blanks == 0 {
            best = Some(Attribution { start, end: last + 1, certain });
        }
        if opens {
            break;
        }
    }
    best
}

/// `I hate to wait.`, but not `Ana schrieb am 16. Aug.`
fn ends_a_sentence(line: &str) -> bool {
    let Some(words) = line.strip_suffix(['.', '!', '?', '。', '！', '？']) else { return false };
    let last = words.trim_end_matches(['.', '!', '?']).rsplit(' ').next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    letters > 4 || letters > 0 && !words.contains(|c: char| c.is_ascii_digit())
}

fn is_opener(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || begins(&text.to_lowercase(), &WORDS.opens)
}

/// Whether the joined lines are an introduction, and whether certainly.
fn judge(text: &str) -> Option<bool> {
    let text = text.trim_matches(['*', '_', ' ']);
    if text.starts_with(['>', '|']) {
        return None;
    }
    let ends = text.ends_with([':', '：']) || text.ends_with("wrote ----");
    let has_address = text.contains('@') && text.contains(['<', '[', '(', '&']);
    if starts_with_date(text)
        && (has_address && (ends || text.ends_with('>')) || text.contains(" GMT") && text.len() < 120)
    {
        return Some(true);
    }
    // Cheap signs first: most lines that end in a colon have none of them.
    let when = When::of(text);
    let is_short = text.len() <= 80;
    if !ends || !(has_address || when.year || when.time || is_short) {
        return None;
    }
    let lower = text.to_lowercase();
    // Old Unix programs name the mail and not its date.
    if has_address && (lower.starts_with("in message <") || lower.starts_with("in article <")) {
        return Some(false);
    }
    // A name and a verb may be all.
    if !(has_address || when.year || when.time) {
        return (is_name_and_wrote(text) && !says_any(&lower, &WORDS.told)).then_some(false);
    }
    if says_any(&lower, &WORDS.told) {
        return None;
    }
    // `Mon, 1 Jun 2026 at 10:00, Ana <ana@acme.example>:` needs no verb.
    if has_address && when.time && (when.year || is_opener(text)) && ends_in_address(text) {
        return Some(true);
    }
    if !says_any(&lower, &WORDS.wrote) {
        return None;
    }
    let by_program = is_opener(text) && when.year && when.time && names_weekday(text);
    let named = has_address && (when.time || ends_in_wrote(&lower) && begins_with_name(text));
    Some(by_program || named)
}

/// In a language that is not known here: a date, and an address of ours or of somebody in this thread, with a colon at the end.
fn names_us(text: &str, answered: &Answered) -> Option<bool> {
    let when = When::of(text);
    let in_brackets = text.contains(['<', '[', '(', '&']);
    let is_one = text.ends_with([':', '：'])
        && (in_brackets && (when.year || when.time) || is_opener(text) && when.year && when.time)
        && addresses(text).any(|address| answered.is_known(address))
        && !says_any(&text.to_lowercase(), &WORDS.told);
    is_one.then_some(false)
}

/// `… <ana@acme.example>:`, with or without a footnote in it.
fn ends_in_address(text: &str) -> bool {
    let text = text.trim_end_matches([':', '：', ' ']);
    text.ends_with('>')
        && text.rfind('<').and_then(|at| text.get(at..)).is_some_and(|address| address.contains('@'))
}

fn ends_in_wrote(lower: &str) -> bool {
    let lower = lower.trim_end_matches([':', '：', ' ', '>', '-']);
    WORDS.wrote.iter().any(|verb| lower.ends_with(verb.trim_end_matches([' ', '-'])))
}

/// `Ana Horvat wrote:`, but not `The server wrote:`, for that is a customer who shows what it wrote.
fn is_name_and_wrote(text: &str) -> bool {
    const ARTICLES: [&str; 16] = [
        "The", "A", "My", "Your", "Our", "Das", "Der", "Die", "Ein", "Eine", "Mein", "Ihr", "Le", "La", "El",
        "Il",
    ];
    let text = text.trim_end_matches([':', '：', ' ']);
    let Some(name) =
        WORDS.wrote.iter().filter_map(|verb| text.strip_suffix(verb)).min_by_key(|name| name.len())
    else {
        return false;
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || ".-'".contains(c))
        })
        && words.first().is_some_and(|first| !ARTICLES.contains(first))
}

/// Whether a name alone stands before the address, and not a sentence: `your colleague Tom <tom@acme.example> wrote:`.
fn begins_with_name(text: &str) -> bool {
    const PARTICLES: [&str; 21] = [
        "via", "von", "van", "de", "der", "den", "di", "da", "du", "dos", "del", "la", "le", "el", "al",
        "av", "af", "zu", "bin", "und", "at",
    ];
    let name = text.split(['<', '[', '(', '&']).next().unwrap_or_default();
    let mut words = name.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    name.split_whitespace().count() <= 8
        && words.all(|word| {
            PARTICLES.contains(&word) || word.contains(['@', '.', '_', '-', '\'']) || name.trim() == word
        })
}

/// `On Wed, 1 …`, `Le lun. 1 …`: the second word is a weekday cut short.
fn names_weekday(text: &str) -> bool {
    let word = text.split_whitespace().nth(1).unwrap_or_default();
    let letters = word.trim_end_matches([',', '.']);
    letters.len() < word.len()
        && (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic)
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
        let is_number = |g: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit())
        };
        let year = |g: &str| {
            g.split('.').any(|y| is_number(y, 4..=4) && (y.starts_with("19") || y.starts_with("20")))
        };
        let time = |g: &str| {
            let mut parts = g.trim_end_matches([':', '.']).split([':', '.']);
            parts.next().is_some_and(|h| is_number(h, 1..=2))
                && parts.next().is_some_and(|m| is_number(m, 2..=2))
        };
        let groups = || text.split(|c: char| !c.is_ascii_digit() && c != ':' && c != '.');
        When { year: groups().any(year), time: groups().any(time) }
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
            "On Mon, 1 Jun 2026, at 10:00, Ana B wrote:",
            "пн, 1 июн. 2026 г. в 10:00, Ana B <ana@acme.example>:",
            "2026年6月1日(月) 10:00 Ana B <ana@acme.example>:",
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
            "On 1 Jun 2026 at 10:00 your colleague Tom <tom@acme.example> wrote:",
            "Yesterday somebody named Tom <tom@acme.example> wrote:",
            "On 1 Jun 2026, at 10:00, Tom wrote:",
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
        assert_eq!(find(&lines, &Answered::default()), [Attribution { start: 1, end: 4, certain: true }]);
    }
}
