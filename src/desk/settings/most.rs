//! `max`: how often a rule sends at most.

use std::fmt;

use super::document::{Field, quoted};
use super::fault::Findings;
use crate::desk::period::{Units, duration, shortest};
use crate::desk::ticket::words;
use crate::desk::time::{DAY, HOUR, Span};

words!(
    /** For whom a rule's sendings are counted apart. */
    Each {
        /** All addresses of one person together. */ Customer = "customer",
        /** One ticket. */ Ticket = "ticket",
    }
);

/// So many sendings of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Most {
    /// So many, at least one.
    pub times: i64,
    /// To each of these; nothing: to all together.
    pub each: Option<Each>,
    /// Within so many seconds up to now; nothing: ever.
    pub within: Option<Span>,
}

/// The named lengths of time; a month has thirty days.
const NAMED: &[(&str, i64)] =
    &[("hour", HOUR), ("day", DAY), ("week", 7 * DAY), ("month", 30 * DAY), ("year", 365 * DAY)];

/// The largest number; beyond it nothing is limited.
const MOST_TIMES: i64 = 1_000_000;

/// Reads `1 per customer per day`; none when it is wrong.
pub(super) fn read(field: &Field, findings: &mut Findings) -> Option<Most> {
    let text = field.line(findings)?;
    let read = parse(text);
    if read.is_none() {
        findings
            .wrong(field.place, format!("`max` cannot be {}", quoted(text)))
            .expected(
                "\"1 per customer per day\": a number, then `per customer` or `per ticket`, then `per hour`, `day`, `week`, `month`, \
                 `year` or a length such as 4h; one of the two may be left out",
            )
            .perhaps(meant(text));
    }
    read
}

fn parse(text: &str) -> Option<Most> {
    let mut parts = text.split_whitespace();
    let times = parts.next()?.parse().ok().filter(|times| (1..=MOST_TIMES).contains(times))?;
    let mut most = Most { times, each: None, within: None };
    let mut limits = 0;
    while let Some(word) = parts.next() {
        let unit = parts.next().filter(|_| word == "per")?;
        match Each::from_word(unit) {
            Some(each) if limits == 0 => most.each = Some(each),
            Some(_) => return None,
            None if most.within.is_none() => most.within = Some(length(unit)?),
            None => return None,
        }
        limits += 1;
    }
    (limits > 0).then_some(most)
}

fn length(unit: &str) -> Option<Span> {
    match NAMED.iter().find(|(name, _)| *name == unit) {
        Some((_, seconds)) => Some(Span(*seconds)),
        None => duration(unit, Units::All).ok().filter(|span| span.0 > 0),
    }
}

/// What was probably meant: `once`, plurals, `a day`, `each` and a slash are how people write it.
fn meant(text: &str) -> Option<String> {
    let plain = text.to_lowercase().replace('/', " per ").replace("every", "per").replace("each", "per");
    let mut words: Vec<String> = Vec::new();
    for word in plain.split_whitespace() {
        let word = match word {
            "once" | "one" => "1",
            "twice" | "two" => "2",
            "a" | "an" => "per",
            "time" | "times" | "x" => continue,
            "customers" => "customer",
            "tickets" => "ticket",
            "hourly" => "hour",
            "daily" | "days" => "day",
            "weekly" => "week",
            word => word,
        };
        let unit = Each::from_word(word).is_some() || length(word).is_some();
        if unit && words.last().is_some_and(|last| last != "per") {
            words.push("per".into());
        }
        words.push(word.to_owned());
    }
    parse(&words.join(" ")).map(|most| most.to_string())
}

/// As it is written.
impl fmt::Display for Most {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.times)?;
        if let Some(each) = self.each {
            write!(f, " per {each}")?;
        }
        let Some(within) = self.within else { return Ok(()) };
        match NAMED.iter().find(|(_, seconds)| *seconds == within.0) {
            Some((name, _)) => write!(f, " per {name}"),
            None => write!(f, " per {}", shortest(within)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_or_mended() {
        let most = |times, each, within: Option<i64>| Some(Most { times, each, within: within.map(Span) });
        assert_eq!(parse("1 per customer per day"), most(1, Some(Each::Customer), Some(DAY)));
        assert_eq!(parse("3  per ticket"), most(3, Some(Each::Ticket), None));
        assert_eq!(parse("20 per hour"), most(20, None, Some(HOUR)));
        assert_eq!(parse("2 per customer per 36h"), most(2, Some(Each::Customer), Some(36 * HOUR)));
        for wrong in [
            "",
            "1",
            "0 per day",
            "-1 per day",
            "1 per",
            "per day",
            "1 customer per day",
            "1 per day per customer",
            "1 per day per day",
            "1 per ticket per customer",
            "1 per moon",
            "1 per 0h",
            "1.5 per day",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        for (written, meant_by_it) in [
            ("once a day", Some("1 per day")),
            ("1/customer/day", Some("1 per customer per day")),
            ("2 times per customer each day", Some("2 per customer per day")),
            ("one per customer daily", Some("1 per customer per day")),
            ("often", None),
        ] {
            assert_eq!(meant(written).as_deref(), meant_by_it, "{written}");
        }
    }

    #[test]
    fn it_is_written_as_it_is_read() {
        for text in ["1 per customer per day", "3 per ticket", "20 per hour", "2 per customer per 1d12h"] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }
}
