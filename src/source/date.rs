//! Dates as mail programs write them. Strict readers lose a tenth of real mail, so this one looks for the pieces
//! (day, month, year, time, zone) wherever they stand and only refuses what cannot be an instant.

use mail_parser::DateTime;

use crate::desk::time::Moment;

const MONTHS: [&[u8]; 12] =
    [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
const DAYS: [&[u8]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];

/// Zones by name (RFC 5322 §4.3) with the few European and Asian ones that are not ambiguous, in hours.
const ZONES: [(&[u8], i32); 22] = [
    (b"ut", 0),
    (b"utc", 0),
    (b"gmt", 0),
    (b"z", 0),
    (b"est", -5),
    (b"edt", -4),
    (b"cst", -6),
    (b"cdt", -5),
    (b"mst", -7),
    (b"mdt", -6),
    (b"pst", -8),
    (b"pdt", -7),
    (b"wet", 0),
    (b"west", 1),
    (b"bst", 1),
    (b"cet", 1),
    (b"cest", 2),
    (b"met", 1),
    (b"mest", 2),
    (b"eet", 2),
    (b"eest", 3),
    (b"msk", 3),
];

/// What has been found so far.
#[derive(Default)]
struct Pieces {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    time: Option<(u32, u32, u32)>,
    /// Seconds east of Greenwich.
    zone: Option<i32>,
    afternoon: Option<bool>,
}

/// Reads a `Date` header (RFC 5322 §3.3, RFC 822, asctime, ISO 8601 and what lies between); without a zone it is
/// taken as UTC. `None` where it names no instant.
pub(super) fn parse(text: &[u8]) -> Option<Moment> {
    let mut pieces = Pieces::default();
    let mut depth = 0u32;
    for token in
        text.split(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';')).filter(|t| !t.is_empty()).take(24)
    {
        // Comments repeat the zone's name or the writer's feelings; they are skipped.
        let opened = token.iter().filter(|b| **b == b'(').count() as u32;
        let closed = token.iter().filter(|b| **b == b')').count() as u32;
        if depth == 0 && opened == 0 {
            pieces.take(token);
        }
        depth = (depth + opened).saturating_sub(closed);
    }
    pieces.moment()
}

/// The instant at the end of a `Received` header: all after its last semicolon (RFC 5321 §4.4).
pub(super) fn received(value: &[u8]) -> Option<Moment> {
    parse(value.get(memchr::memrchr(b';', value)? + 1..)?)
}

/// Whether this token is the name of a weekday, as in `Thu` or `Thu,`.
pub(super) fn is_weekday(token: &[u8]) -> bool {
    let token = token.strip_suffix(b",").unwrap_or(token);
    token.len() == 3 && DAYS.iter().any(|d| d.eq_ignore_ascii_case(token))
}

/// Whether this token is the name of a month.
pub(super) fn is_month(token: &[u8]) -> bool {
    month(token).is_some()
}

fn month(token: &[u8]) -> Option<u32> {
    let head = token.get(..3)?;
    if token.len() > 9 || !token.iter().all(|b| b.is_ascii_alphabetic() || *b == b'.') {
        return None;
    }
    (1u32..).zip(MONTHS).find(|(_, name)| name.eq_ignore_ascii_case(head)).map(|(n, _)| n)
}

fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 6 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')))
}

/// Two digits mean the century that RFC 5322 §4.3 says; three are counted from 1900.
fn full_year(digits: &[u8]) -> Option<u32> {
    let n = number(digits)?;
    Some(match digits.len() {
        // `0102` counts from 1900 too, in four digits.
        4 if n < 200 => 1900 + n,
        4 => n,
        2 if n < 50 => 2000 + n,
        2 | 3 => 1900 + n,
        _ => return None,
    })
}

impl Pieces {
    fn take(&mut self, token: &[u8]) {
        if matches!(token, [b'+' | b'-', d, ..] if d.is_ascii_digit()) {
            self.zone = self.zone.or_else(|| offset(token));
        } else if token.first().is_some_and(u8::is_ascii_digit) {
            if let Some(at) = memchr::memchr2(b'T', b't', token).filter(|at| *at >= 8) {
                let (date, clock) = token.split_at(at);
                self.date(date);
                self.clock(clock.get(1..).unwrap_or_default());
            } else if token.contains(&b':') {
                self.clock(token);
            } else {
                self.date(token);
            }
        } else if let Some(n) = month(token) {
            self.month = self.month.or(Some(n));
        } else if token.eq_ignore_ascii_case(b"am") || token.eq_ignore_ascii_case(b"pm") {
            self.afternoon = Some(token.eq_ignore_ascii_case(b"pm"));
        } else if self.zone.is_none() {
            // `GMT+0200` and `GMT` alike.
            let sign = memchr::memchr2(b'+', b'-', token).unwrap_or(token.len());
            let (name, rest) = token.split_at(sign);
            let hours = ZONES.iter().find(|(zone, _)| zone.eq_ignore_ascii_case(name)).map(|(_, h)| h * 3600);
            self.zone = offset(rest).or(hours);
        }
    }

    /// `22`, `2002`, `22-Aug-2002`, `2002-08-22`, `2002/08/22`, `1st`.
    fn date(&mut self, token: &[u8]) {
        // With strokes only the year in front is certain: `03/04` is March here and April there.
        let parting = if token.get(4) == Some(&b'/') { b'/' } else { b'-' };
        let mut parts = token.split(|b| *b == parting);
        let (Some(a), b, c) = (parts.next(), parts.next(), parts.next()) else { return };
        if let (Some(b), Some(c)) = (b, c) {
            let middle = month(b).or_else(|| number(b));
            let (day, year) =
                if a.len() == 4 { (number(c), full_year(a)) } else { (number(a), full_year(c)) };
            (self.day, self.month, self.year) = (day, middle, year);
        } else {
            let (digits, _) = a.split_at(a.iter().take_while(|b| b.is_ascii_digit()).count());
            if digits.len() <= 2 && self.day.is_none() {
                self.day = number(digits);
            } else {
                self.year = self.year.or_else(|| full_year(digits));
            }
        }
    }

    /// `12:36`, `12:36:23`, `12:36:23.5`, `12:36:23+02:00`, `12:36:23Z`, `8:16pm`.
    fn clock(&mut self, token: &[u8]) {
        let end = token.iter().position(|b| !matches!(b, b'0'..=b'9' | b':' | b'.')).unwrap_or(token.len());
        let (clock, rest) = token.split_at(end);
        let mut parts = clock.split(|b| matches!(b, b':' | b'.'));
        let hour = parts.next().and_then(number);
        let minute = parts.next().and_then(number);
        let second = parts.next().map_or(Some(0), number);
        if let (Some(h), Some(m), Some(s)) = (hour, minute, second) {
            self.time = self.time.or(Some((h, m, s)));
        }
        if !rest.is_empty() && !rest.contains(&b':') || matches!(rest.first(), Some(b'+' | b'-')) {
            self.take(rest);
        }
    }

    fn moment(self) -> Option<Moment> {
        let (day, month, year) = (self.day?, self.month?, self.year?);
        let (hour, minute, second) = self.time.unwrap_or_default();
        let hour = match self.afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !(1..=days).contains(&day)
            || !(1900..=9999).contains(&year)
            || hour > 23
            || minute > 59
            || second > 60
        {
            return None;
        }
        let local = DateTime {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: u8::try_from(second.min(59)).ok()?,
            ..DateTime::default()
        };
        Some(Moment(local.to_timestamp_local() - i64::from(self.zone.unwrap_or(0))))
    }
}

/// `+0200`, `-05:30`, `+2`; in seconds. Offsets that no place on earth has count as none.
fn offset(token: &[u8]) -> Option<i32> {
    let (sign, digits) = match token.split_first()? {
        (b'+', rest) => (1, rest),
        (b'-', rest) => (-1, rest),
        _ => return None,
    };
    let digits: Vec<u8> = digits.iter().copied().filter(|b| *b != b':').collect();
    let n = i32::try_from(number(&digits)?).ok()?;
    let (hours, minutes) = if digits.len() <= 2 { (n, 0) } else { (n / 100, n % 100) };
    (hours <= 14 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        parse(text.as_bytes()).map(Moment::rfc3339)
    }

    #[test]
    fn every_shape_of_one_instant_is_the_same_instant() {
        for text in [
            "Thu, 22 Aug 2002 12:36:23 +0100",
            "Thu, 22 Aug 2002 12:36:23 +0100 (IST)",
            "22 Aug 02 11:36:23 GMT",
            "Thu Aug 22 11:36:23 2002",
            "Thu Aug 22 07:36:23 EDT 2002",
            "Thu Aug 22 04:36:23 -0700 2002",
            "2002-08-22T13:36:23+02:00",
            "2002-08-22 11:36:23Z",
            "22-Aug-2002 11:36:23",
            "August 22, 2002 11:36:23 AM UTC",
            "Thursday, August 22nd, 2002, 11:36:23",
            "Thu,22 Aug 102 13:36:23 GMT+0200",
            "Thu, 22 Aug 0102 11:36:23 +0000",
            "2002/08/22 Thu 06:36:23 CDT",
        ] {
            assert_eq!(read(text).as_deref(), Some("2002-08-22T11:36:23Z"), "{text}");
        }
    }

    #[test]
    fn what_is_no_instant_is_none() {
        for text in [
            "",
            "yesterday",
            "31 Feb 2020 10:00:00 +0000",
            "12 Foo 2020 10:00",
            "1 Jan 99999999 1:1:1",
            "25:61:99",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn impossible_zones_and_leap_seconds_are_borne() {
        assert_eq!(read("1 Jan 2020 10:00:60 +9900").as_deref(), Some("2020-01-01T10:00:59Z"));
        assert_eq!(read("1 Jan 2020 12:05 am").as_deref(), Some("2020-01-01T00:05:00Z"));
    }

    #[test]
    fn a_received_header_ends_in_its_date() {
        let value = b" from a (b; c) by d with SMTP id 12;\r\n\tThu, 22 Aug 2002 07:36:16 -0400 (EDT)\r\n";
        assert_eq!(received(value).map(Moment::rfc3339).as_deref(), Some("2002-08-22T11:36:16Z"));
        assert_eq!(received(b"no date here"), None);
    }
}
