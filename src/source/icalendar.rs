//! iCalendar (RFC 5545) as lines, and a whole file of it as entries. Invitations in mails are told in words from the same
//! lines.

use super::{charset, words};
use crate::desk::calendar::entry::Entry;
use crate::desk::calendar::stamp::Stamp;
use crate::error::{Error, Kind, Result};

/// A calendar file with more entries than this is not one of holidays.
const MOST: usize = 5000;
/// Values of one entry beyond this are not looked at.
const MOST_VALUES: usize = 1000;
/// A longer name is cut, in characters.
const LONGEST_NAME: usize = 100;

/// A `NAME;PARAMETERS:VALUE` line (§3.1).
pub(super) struct Line<'l> {
    pub(super) name: &'l str,
    pub(super) parameters: &'l str,
    pub(super) value: &'l str,
}

impl Line<'_> {
    fn new(line: &str) -> Option<Line<'_>> {
        // A colon in quotes belongs to a parameter.
        let mut quoted = false;
        let colon = line.bytes().position(|b| {
            quoted ^= b == b'"';
            b == b':' && !quoted
        })?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Line { name, parameters, value })
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let pairs = self.parameters.split(';').filter_map(|p| p.split_once('='));
        pairs.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim_matches('"')).next()
    }

    /// A text value in one line, its escapes undone (§3.3.11).
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        let mut letters = self.value.chars();
        while let Some(c) = letters.next() {
            match if c == '\\' { letters.next() } else { Some(c) } {
                Some('n' | 'N') if c == '\\' => out.push(' '),
                Some(c) => out.push(c),
                None => {}
            }
        }
        words::one_line(&out)
    }
}

/// The text with folded lines made whole (§3.1); bare line feeds are taken for line ends too.
pub(super) fn unfolded(text: &str) -> String {
    text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
}

/// The lines of an unfolded text; what is none is passed over.
pub(super) fn lines(unfolded: &str) -> impl Iterator<Item = Line<'_>> {
    unfolded.lines().filter_map(Line::new)
}

/// The events of a calendar file, in its order. What is within an event (an alarm) is no part of it.
///
/// # Errors
/// Where it is no calendar, or one with too many events. Its size is for the caller to bound.
pub fn entries(bytes: &[u8], origin: &str) -> Result<Vec<Entry>> {
    let text = unfolded(charset::guess(bytes).text.trim_start_matches('\u{feff}'));
    let wrong = |what: &str| Error::new(Kind::Data, format!("{origin} {what}"));
    let (mut entries, mut open, mut depth) = (Vec::new(), None::<Entry>, 0);
    let (mut is_calendar, mut is_whole, mut zone) = (false, false, None);
    for line in lines(&text) {
        let component = line.value.trim();
        if line.is("begin") {
            is_calendar |= component.eq_ignore_ascii_case("vcalendar");
            match &open {
                Some(_) => depth += 1,
                None if component.eq_ignore_ascii_case("vevent") => open = Some(Entry::default()),
                None => {}
            }
        } else if line.is("end") {
            is_whole |= component.eq_ignore_ascii_case("vcalendar") && open.is_none();
            match depth {
                0 => entries.extend(open.take()),
                _ => depth -= 1,
            }
            if entries.len() > MOST {
                return Err(wrong(&format!("has more than {MOST} events")).hint("take one of holidays alone"));
            }
        } else if line.is("x-wr-timezone") && open.is_none() {
            zone = Some(component.to_owned());
        } else if depth == 0
            && let Some(entry) = &mut open
        {
            take(&line, entry);
        }
    }
    if !is_calendar {
        return Err(wrong("is no calendar file").hint("a calendar file begins with BEGIN:VCALENDAR (.ics)"));
    }
    if !is_whole {
        return Err(
            wrong("ends in the middle").hint("fetch it again; a calendar file ends with END:VCALENDAR")
        );
    }
    entries.iter_mut().for_each(|entry| entry.zone.clone_from(&zone));
    Ok(entries)
}

/// Takes what a line says of an entry. Of a property that may stand once, the first counts.
fn take(line: &Line<'_>, entry: &mut Entry) {
    let value = || line.value.trim().to_owned();
    let zone = || line.parameter("tzid").map(str::to_owned);
    let stamp = || Stamp { value: value(), zone: zone() };
    let stamps = |list: &mut Vec<Stamp>| {
        let room = MOST_VALUES.saturating_sub(list.len());
        let values = line.value.split(',').take(room).map(|value| value.trim().to_owned());
        list.extend(values.map(|value| Stamp { value, zone: zone() }));
    };
    match line.name.to_ascii_uppercase().as_str() {
        "UID" if entry.uid.is_empty() => entry.uid = value(),
        "SUMMARY" if entry.name.is_empty() => {
            entry.name = line.text().chars().take(LONGEST_NAME).collect();
        }
        "DTSTART" if entry.start.value.is_empty() => entry.start = stamp(),
        "DTEND" if entry.end.is_none() => entry.end = Some(stamp()),
        "DURATION" if entry.duration.is_none() => entry.duration = Some(value()),
        "RRULE" if entry.rule.is_none() => entry.rule = Some(value()),
        "EXDATE" => stamps(&mut entry.without),
        "RDATE" => stamps(&mut entry.also),
        "RECURRENCE-ID" if entry.replaces.is_none() => entry.replaces = Some(stamp()),
        "STATUS" => entry.is_cancelled |= line.value.trim().eq_ignore_ascii_case("cancelled"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::desk::calendar::Calendar;
    use crate::desk::calendar::plan::{Wanted, plan};
    use crate::desk::time::Moment;

    const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
        END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n\
        SUMMARY;LANGUAGE=hr:Boži\r\n ć\\, i Sveti Stjepan\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20271225,20281225\r\n\
        BEGIN:VALARM\r\nSUMMARY:wake\r\nDTSTART:19990101\r\nEND:VALARM\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nSUMMARY:Gone\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn a_file_is_read_as_its_entries() {
        let first = Entry {
            uid: "a".into(),
            name: "Božić, i Sveti Stjepan".into(),
            start: "20261225".into(),
            end: Some("20261227".into()),
            rule: Some("FREQ=YEARLY".into()),
            without: vec!["20271225".into(), "20281225".into()],
            ..Entry::default()
        };
        let second = Entry { name: "Gone".into(), is_cancelled: true, ..Entry::default() };
        let all = vec![first, second];
        assert_eq!(entries(FILE.as_bytes(), "x").unwrap(), all);
        assert_eq!(entries(FILE.replace("\r\n", "\n").as_bytes(), "x").unwrap(), all);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_it() {
        let marked = [b"\xef\xbb\xbf", FILE.as_bytes()].concat();
        assert_eq!(entries(&marked, "x").unwrap(), entries(FILE.as_bytes(), "x").unwrap());
    }

    #[test]
    fn what_is_no_calendar_is_refused() {
        let said = |bytes: &[u8]| entries(bytes, "x.ics").unwrap_err().to_string();
        assert_eq!(said(b""), "x.ics is no calendar file");
        assert_eq!(said(b"From: a\n\n\xff\xfe\0"), "x.ics is no calendar file");
        let many = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\nEND:VEVENT\n".repeat(MOST + 1));
        assert_eq!(said(many.as_bytes()), "x.ics has more than 5000 events");
        // Cut off in the middle, or nested without end: half a list of holidays is worse than none.
        for end in [40, FILE.len() / 2, FILE.len() - 4] {
            assert_eq!(said(&FILE.as_bytes()[..end]), "x.ics ends in the middle");
        }
        let deep = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}", "BEGIN:VALARM\n".repeat(100_000));
        assert_eq!(said(deep.as_bytes()), "x.ics ends in the middle");
    }

    proptest! {
        #[test]
        fn no_line_of_a_stranger_is_too_much(
            lines in proptest::collection::vec(
                prop_oneof![
                    "(BEGIN|END):(VEVENT|VALARM|VCALENDAR)",
                    "(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(;VALUE=DATE)?:[0-9T]{0,15}",
                    "DTSTART:(19|20|21)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])",
                    "RRULE:FREQ=YEARLY(;COUNT=[0-9]{1,20})?(;INTERVAL=[0-9]{1,4})?(;BYMONTH=[0-9,-]{1,5})?(;BYDAY=[0-9,A-Z-]{1,5})?(;UNTIL=[0-9]{8})?",
                    "DURATION:P[0-9]{1,6}[DWT]",
                    "SUMMARY:\\PC{0,20}",
                    "\\PC{0,30}",
                ],
                0..40,
            ),
            now in any::<i64>(),
        ) {
            let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}\nEND:VEVENT\nEND:VCALENDAR\n", lines.join("\r\n"));
            let Ok(entries) = entries(text.as_bytes(), "x") else { return Ok(()) };
            for only in [None, Some(2027)] {
                let wanted = Wanted { only: only.into_iter().collect(), except: vec!["x".into()] };
                plan(&entries, &Calendar::always(), &wanted, Moment(now));
            }
        }
    }

    #[test]
    fn long_values_are_cut() {
        let many = "20261225,".repeat(10_000);
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{}\nRDATE:{many}\nRDATE:{many}\nEND:VEVENT\nEND:VCALENDAR\n",
            "é".repeat(5000)
        );
        let entries = entries(text.as_bytes(), "x").unwrap();
        assert_eq!(entries[0].name.chars().count(), LONGEST_NAME);
        assert_eq!(entries[0].also.len(), MOST_VALUES);
    }
}
