//! Bounces: the reports of RFC 3464 by their form, the older prose by several signs together. A parcel service says "delivery
//! failed" too, and people write about bounces all day, so one sign alone never is enough.

use super::super::head::Head;
use super::super::incoming::DELIVERY_REPORTS;
use super::evidence::Evidence;
use super::machine::{is_null_path, is_submitted_by_program, is_system_address, is_system_name};
use crate::desk::no_reply::is_no_reply;
use prose::{COPIES, PHRASES, PROGRAMS, REFUSALS};
use subjects::{STEMS, SUBJECTS};

mod prose;
mod subjects;

/// How much of a text is looked at: the words of the mail system stand before the mail that it returns.
const LOOK: usize = 6 << 10;

/// Whether a mail system says what became of a mail. `report` is the report type of the mail, if it is one.
pub(super) fn is(seen: &Evidence<'_, '_>, subject: &str, report: &str) -> bool {
    // Of reports on delivery those that say "delivered" or "delayed" are machine talk all the same (RFC 3464).
    if is_delivery(report) {
        return true;
    }
    let (head, null_path) = (seen.head, is_null_path(seen.head));
    if head.has("x-failed-recipients") && null_path != Some(false) {
        return true;
    }
    let text = seen.text.get(..seen.text.floor_char_boundary(LOOK)).unwrap_or_default().to_lowercase();
    // A filter that refuses a mail may say so by a receipt (RFC 5429), or as an answer.
    if (report == "disposition-notification" || is_submitted_by_program(head))
        && refuses(head, subject, &text)
    {
        return true;
    }
    let by_name = is_system_name(seen.from);
    let by_role = is_system_address(seen.from);
    if holds_a_report(seen) {
        let by_program = null_path == Some(true) || by_role || is_no_reply(&seen.from.email);
        return by_program || !is_handed_on_by_a_person(subject, &text);
    }
    if !by_name && !by_role && null_path != Some(true) {
        return false;
    }
    if head.has("x-ms-exchange-message-is-ndr") {
        return true;
    }
    let called = is_called(subject);
    let said = says(&text);
    let copied = seen.tree.parts.iter().any(|p| is_copy(&p.media)) || COPIES.iter().any(|c| text.contains(c));
    let proved = || copied || names_a_status(&text);
    if by_name {
        // Nobody is called MAILER-DAEMON, whatever language he speaks.
        return null_path != Some(false) || called || said || proved();
    }
    // A postmaster is a person on some days, and who has a return path may be answered.
    match null_path {
        Some(false) => called && said && (proved() || names_a_recipient(&text)),
        Some(true) if by_role => {
            let hinted = || STEMS.iter().any(|stem| subject.contains(stem) || text.contains(stem));
            let called = SUBJECTS.iter().any(|s| subject.contains(s));
            called || said || names_a_status(&text) || copied && hinted()
        }
        Some(true) => {
            // The form of a web site may have no path either, and hands on what a person quotes.
            let own = own_words(&text);
            let said = says(own);
            let proved = copied || names_a_status(own);
            let told = || says_its_name(own) || said && names_a_recipient(own);
            !is_subject_of_a_forward(subject) && ((called || said) && proved || called && told())
        }
        None => (called || said) && proved() || by_role && called && said,
    }
}

fn is_delivery(report: &str) -> bool {
    matches!(report, "delivery-status" | "global-delivery-status")
}

/// Whether a report on delivery is among the parts, as when a gateway has put its foot below it.
fn holds_a_report(seen: &Evidence<'_, '_>) -> bool {
    seen.tree.parts.iter().any(|part| match part.media.as_str() {
        media if DELIVERY_REPORTS.contains(&media) => true,
        "multipart/report" => {
            let kind = part.parameter("report-type").unwrap_or_default();
            is_delivery(kind.trim().to_ascii_lowercase().as_str())
        }
        _ => false,
    })
}

/// Whether a person hands on the parts of a report: under a subject of that kind, or with words of her own above.
fn is_handed_on_by_a_person(subject: &str, text: &str) -> bool {
    let own = own_words(text);
    is_subject_of_a_forward(subject) || !own.trim().is_empty() && !says(own) && !names_a_status(own)
}

/// Whether a subject is one of an answer or a forward.
fn is_subject_of_a_forward(subject: &str) -> bool {
    subject.split_once([':', '：']).is_some_and(|(prefix, _)| HANDED_ON.contains(&prefix.trim()))
}

/// What mail programs put before the subject of an answer or a forward, in lower case.
const HANDED_ON: &[&str] = &[
    "re", "fwd", "fw", "wg", "aw", "tr", "rv", "i", "r", "enc", "res", "sv", "vb", "vs", "vl", "pd", "odp",
    "antw", "doorst", "回复", "转发", "转寄", "答复",
];

/// The words above what is quoted or handed on.
fn own_words(text: &str) -> &str {
    let ends = |line: &str| {
        let line = line.trim_start();
        line.starts_with(['>', '|']) || line.starts_with("---") || line.starts_with("___") || {
            let label = line.split_once(':').map(|(label, _)| label.trim());
            label.is_some_and(|l| FROM.contains(&l))
        }
    };
    let end = text.lines().take_while(|line| !ends(line)).map(|line| line.len() + 1).sum::<usize>();
    text.get(..end.min(text.len())).unwrap_or(text)
}

/// The label above a mail that is handed on, in lower case.
const FROM: &[&str] = &[
    "from",
    "von",
    "de",
    "da",
    "van",
    "od",
    "från",
    "fra",
    "lähettäjä",
    "от",
    "差出人",
    "发件人",
    "begin forwarded message",
];

/// Whether a subject is one of a bounce, whatever signs stand before it.
fn is_called(subject: &str) -> bool {
    let subject = subject.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    SUBJECTS.iter().any(|s| subject.starts_with(s))
}

fn says(text: &str) -> bool {
    PHRASES.iter().any(|p| text.contains(p)) || says_its_name(text)
}

fn says_its_name(text: &str) -> bool {
    PROGRAMS.iter().any(|p| text.contains(p))
}

fn refuses(head: &Head<'_>, subject: &str, text: &str) -> bool {
    head.word("auto-submitted").is_some_and(|w| w.contains("(rejected)"))
        || REFUSALS.iter().any(|r| subject.contains(r) || text.contains(r))
}

fn is_copy(media: &str) -> bool {
    matches!(media, "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/global-headers")
}

/// Whether an address stands alone in a line, as in a list of those who were not reached.
fn names_a_recipient(text: &str) -> bool {
    text.lines().map(|line| line.trim().trim_matches(['<', '>', ':'])).any(|line| {
        line.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
            && !line.contains(char::is_whitespace)
    })
}

/// Whether a line names an address next to an answer of a mail server (RFC 5321 §4.2, RFC 3463).
fn names_a_status(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.windows(2).chain([lines.as_slice()].into_iter().filter(|l| l.len() == 1)).any(|pair| {
        let words = || pair.iter().flat_map(|l| l.split_whitespace());
        words().any(|w| w.contains('@')) && words().any(is_status)
    })
}

fn is_status(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let digits = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let bytes = word.as_bytes();
    let is_class = matches!(bytes.first(), Some(b'4' | b'5'));
    let enhanced = word.split('.').count() == 3 && bytes.get(1) == Some(&b'.') && word.split('.').all(digits);
    is_class && (enhanced || word.len() == 3 && digits(word) && bytes.get(1).is_some_and(|b| *b <= b'5'))
}
