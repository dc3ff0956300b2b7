//! Calendar entries (iCalendar, RFC 5545; iTIP, RFC 5546) as people read them: what, when, where, by whom.

use super::icalendar::{Line, lines, unfolded};
use super::mime::{Part, Tree};
use super::{charset, words};

/// More entries of one calendar are not shown: it is a calendar, not an invitation.
const MOST: usize = 5;
/// A longer calendar is not looked at beyond this.
const LARGEST: usize = 256 << 10;

/// The invitations in a mail, each once. A calendar that merely hangs on it is a file like any other.
pub(super) fn all(tree: &Tree<'_>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for part in tree.parts.iter().filter(|p| is_calendar(p)) {
        let bytes = part.encoding.decode(part.body.get(..LARGEST).unwrap_or(&part.body));
        let decoded = charset::decode(&bytes, part.parameter("charset").or(Some("utf-8")));
        for entry in entries(&decoded.text) {
            if !shown.contains(&entry) && shown.len() < MOST {
                shown.push(entry);
            }
        }
    }
    shown
}

fn is_calendar(part: &Part<'_>) -> bool {
    let speaks = part.parameter("method").is_some_and(|m| !m.eq_ignore_ascii_case("publish"));
    !part.is_container() && part.media == "text/calendar" && (speaks || !part.is_attached())
}

impl Line<'_> {
    /// `Ana Horvat <ana@acme.example>`.
    fn person(&self) -> String {
        let mail = self.value.trim();
        let address = mail.get(..7).filter(|p| p.eq_ignore_ascii_case("mailto:")).and_then(|_| mail.get(7..));
        let address = words::one_line(address.unwrap_or(mail));
        match self.parameter("cn").map(words::one_line).filter(|n| !n.is_empty() && *n != address) {
            Some(name) => format!("{name} <{address}>"),
            None => address,
        }
    }

    /// `2026-07-01 10:00 (Europe/Zagreb)`.
    fn instant(&self) -> String {
        let value = self.value.trim();
        let digits = |from: usize, to: usize| {
            value.get(from..to).filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        };
        let (Some(year), Some(month), Some(day)) = (digits(0, 4), digits(4, 6), digits(6, 8)) else {
            return words::one_line(value);
        };
        let date = format!("{year}-{month}-{day}");
        let (Some(hour), Some(minute)) = (digits(9, 11), digits(11, 13)) else { return date };
        let zone = if value.ends_with('Z') { Some("UTC") } else { self.parameter("tzid") };
        let zone = zone.map(|z| format!(" ({})", words::one_line(z))).unwrap_or_default();
        format!("{date} {hour}:{minute}{zone}")
    }
}

/// Every event or task of a calendar in words.
fn entries(text: &str) -> Vec<String> {
    let text = unfolded(text);
    let lines: Vec<Line<'_>> = lines(&text).collect();
    let method = lines.iter().find(|l| l.is("method")).map(|l| l.value.trim().to_ascii_uppercase());
    let opens = |l: &Line<'_>| l.is("begin") && is_entry(l.value);
    let closes = |l: &Line<'_>| l.is("end") && is_entry(l.value);
    let starts = lines.iter().enumerate().filter(|(_, l)| opens(l)).map(|(at, _)| at);
    let entry = |at: usize| {
        let rest = lines.get(at + 1..).unwrap_or_default();
        let length = rest.iter().position(closes).unwrap_or(rest.len());
        in_words(method.as_deref().unwrap_or_default(), rest.get(..length).unwrap_or_default())
    };
    starts.take(MOST).map(entry).collect()
}

fn is_entry(component: &str) -> bool {
    ["vevent", "vtodo"].iter().any(|c| component.trim().eq_ignore_ascii_case(c))
}

fn in_words(method: &str, lines: &[Line<'_>]) -> String {
    let mut depth = 0;
    // An alarm within has a summary and a description of its own.
    let own: Vec<&Line<'_>> = lines
        .iter()
        .filter(|l| {
            depth += i32::from(l.is("begin")) - i32::from(l.is("end"));
            depth == 0 && !l.is("end")
        })
        .collect();
    let find = |name: &str| own.iter().find(|l| l.is(name));
    let title = match method {
        "REQUEST" => "Invitation",
        "REPLY" => "Answer to an invitation",
        "CANCEL" => "Cancelled",
        "COUNTER" => "Another time proposed",
        _ => "Calendar entry",
    };
    let mut out = vec![format!("{title}: {}", find("summary").map(|l| l.text()).unwrap_or_default())];
    let mut say = |label: &str, value: Option<String>| {
        out.extend(value.filter(|v| !v.is_empty()).map(|v| format!("{label}: {v}")));
    };
    say("Start", find("dtstart").map(|l| l.instant()));
    say("End", find("dtend").map(|l| l.instant()));
    say("Due", find("due").map(|l| l.instant()));
    say("Place", find("location").map(|l| l.text()));
    say("Organizer", find("organizer").map(|l| l.person()));
    if method == "REPLY" || method == "COUNTER" {
        for attendee in own.iter().filter(|l| l.is("attendee")).take(MOST) {
            let answer = attendee.parameter("partstat").unwrap_or("unknown").to_ascii_lowercase();
            say("Answer", Some(format!("{}: {}", attendee.person(), words::one_line(&answer))));
        }
        say("Comment", find("comment").map(|l| l.text()));
    }
    out.iter().map(|l| l.trim_end()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::head::Head;
    use super::*;

    fn shown(head: &str, calendar: &str) -> Vec<String> {
        let mail = format!("Content-Type: text/calendar{head}\r\n\r\n{calendar}");
        let (head, body) = Head::parse(mail.as_bytes());
        all(&Tree::new(&head, body))
    }

    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Zagreb\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
        SUMMARY;LANGUAGE=en:Review\\, second\r\n  round\r\nDTSTART;TZID=Europe/Zagreb:20260701T100000\r\nDTEND:20260701T090000Z\r\n\
        LOCATION:Room 4\\nback door\r\nORGANIZER;CN=\"Horvat: Ana\":mailto:ana@acme.example\r\n\
        ATTENDEE;PARTSTAT=ACCEPTED;CN=Eva:MAILTO:eva@customer.example\r\nBEGIN:VALARM\r\nDESCRIPTION:wake\r\nSUMMARY:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_invitation_is_told_in_words() {
        insta::assert_snapshot!(shown("; method=REQUEST", CALENDAR).join("\n\n"), @r"
        Invitation: Review, second round
        Start: 2026-07-01 10:00 (Europe/Zagreb)
        End: 2026-07-01 09:00 (UTC)
        Place: Room 4 back door
        Organizer: Horvat: Ana <ana@acme.example>
        ");
    }

    #[test]
    fn an_answer_says_what_it_answers() {
        insta::assert_snapshot!(shown("; method=REPLY", &CALENDAR.replace("REQUEST", "REPLY").replace("20260701T100000", "20260702")).join("\n\n"), @r"
        Answer to an invitation: Review, second round
        Start: 2026-07-02
        End: 2026-07-01 09:00 (UTC)
        Place: Room 4 back door
        Organizer: Horvat: Ana <ana@acme.example>
        Answer: Eva <eva@customer.example>: accepted
        ");
    }

    #[test]
    fn files_and_fragments_are_left_alone() {
        assert_eq!(shown("; name=x.ics", CALENDAR), Vec::<String>::new());
        assert_eq!(shown("", "BEGIN:VCALENDAR\n"), Vec::<String>::new());
        assert_eq!(shown("", "BEGIN:VEVENT\nDTSTART:\u{e9}\n"), ["Calendar entry:\nStart: \u{e9}"]);
        assert_eq!(shown("", &"BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n".repeat(100)).len(), 1);
    }
}
