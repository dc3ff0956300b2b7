//! Opening hours as they are written, `08:00-12:00`: those of a weekday and those of a special date.

use super::document::{Field, quoted};
use super::fault::{Findings, Place};

/// Opening hours with the place where they stand.
pub(super) struct Hours {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) place: Place,
}

/// The opening hours of one day; those that are wrong are noted and left out.
pub(super) fn hours(field: &Field, findings: &mut Findings) -> Vec<Hours> {
    let lines: Vec<_> = match field.as_text() {
        // One interval alone needs no brackets to be understood.
        Some(_) => field.line(findings).map(|text| (text, field.clone())).into_iter().collect(),
        None => field.lines(findings),
    };
    lines.into_iter().filter_map(|(text, item)| interval(text, item.place, findings)).collect()
}

/// `08:00-12:00`. An end at midnight is 24:00.
fn interval(text: &str, place: Place, findings: &mut Findings) -> Option<Hours> {
    let read = text.split_once(['-', '–']).and_then(|(from, to)| Some((clock(from)?, clock(to)?)));
    let (from, mut to) = match read {
        Some((from, to)) if from < 1440 => (from, to),
        _ => {
            findings
                .wrong(place, format!("{} are no opening hours", quoted(text)))
                .expected("two times of the day such as \"08:00-12:00\", at most \"24:00\" as the end");
            return None;
        }
    };
    if from == to {
        findings
            .wrong(place, format!("{} ends where it begins", quoted(text)))
            .expected("\"00:00-24:00\" for the whole day, or no entry for a closed one");
        return None;
    }
    if to == 0 {
        to = 1440;
    }
    let plain = format!("{}-{}", wall(from), wall(to));
    if text != plain && !(to == 1440 && text.ends_with("-00:00")) {
        findings
            .wrong(place, format!("{} is not written as hours are", quoted(text)))
            .expected("two digits each, joined by a hyphen")
            .perhaps(Some(plain));
        return None;
    }
    Some(Hours { from, to, place })
}

/// Minutes of the day from `HH:MM`; also from `8:00` and `8`, for the sake of a better word to the writer.
fn clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 1440).then_some(hours * 60 + minutes)
}

fn wall(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Notes each stretch that begins before an earlier one is over.
pub(super) fn warn_where_stretches_meet(mut stretches: Vec<(u32, u32, Place)>, findings: &mut Findings) {
    stretches.sort_by_key(|(start, end, place)| (*start, *end, place.start));
    let mut busy: Option<(u32, Place)> = None;
    for (start, end, place) in stretches {
        if let Some((_, earlier)) = busy.filter(|(until, earlier)| start < *until && *earlier != place) {
            // The later one in the document is the one that was added to the other.
            let (added, other) =
                if earlier.start > place.start { (earlier, place) } else { (place, earlier) };
            let (added_hours, hours) = (findings.source(added), findings.source(other));
            findings.odd(added, format!("{added_hours} overlaps with {hours}; minutes count once"));
        }
        if busy.is_none_or(|(until, _)| end > until) {
            busy = Some((end, place));
        }
    }
}
