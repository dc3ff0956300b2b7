//! Dates as mail programs write them. Strict readers lose a tenth of real mail, so this one looks for the pieces
//! (day, month, year, time, zone) wherever they stand and only refuses what cannot be an instant.

mod names;

use mail_parser::DateTime;

use crate::desk::time::Moment;
use names::{month, zone};

/// 1990-01-01: a mail from before that comes from a clock that was never set (1904, 1970, 1980), not from then; there was no MIME yet,
/// and no desk takes part in what was written then.
const EARLIEST: i64 = 631_152_000;
const DAYS: [&[u8]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];

/// What has been found so far.
#[derive(Default)]
struct Pieces<'x> {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    time: Option<(u32, u32, u32)>,
    /// Seconds east of Greenwich.
    zone: Option<i32>,
    afternoon: Option<bool>,
    /// Numbers with dots between them, which are a day or a time: the rest tells which.
    dotted: Vec<&'x [u8]>,
}

/// Reads a `Date` header (RFC 5322 §3.3, RFC 822, asctime, ISO 8601 and what lies between); without a zone it is
/// taken as UTC. `None` where it names no instant, or one that [cannot be](is_possible).
pub(super) fn parse(text: &[u8]) -> Option<Moment> {
    let mut pieces = Pieces::default();
    let mut depth = 0u32;
    let parting = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b'"' | b'\'');
    let mut tokens = text.split(parting).filter(|t| !t.is_empty()).take(24).peekable();
    while let Some(token) = tokens.next() {
        // Comments repeat the zone's name or the writer's feelings; they are skipped.
        let opened = token.iter().filter(|b| **b == b'(').count() as u32;
        let closed = token.iter().filter(|b| **b == b')').count() as u32;
        if depth == 0 && opened == 0 {
            let alone = tokens.peek().is_none() && pieces.day.is_none() && pieces.time.is_none();
            if let Some(seconds) = counted(token).filter(|_| alone) {
                return Some(seconds).filter(|at| is_possible(*at));
            }
            pieces.take(token);
        }
        depth = (depth + opened).saturating_sub(closed);
    }
    pieces.moment().filter(|at| is_possible(*at))
}

/// Whether a mail can be from then. A clock at its beginning is no clue; one that is ahead is brought back to now by those who ask.
pub(super) fn is_possible(at: Moment) -> bool {
    at.0 >= EARLIEST
}

/// Seconds, or thousandths, since 1970, as scripts write them.
fn counted(token: &[u8]) -> Option<Moment> {
    let n: i64 = std::str::from_utf8(token).ok()?.parse().ok()?;
    match token.len() {
        9 | 10 if n > 0 => Some(Moment(n)),
        13 if n > 0 => Some(Moment(n / 1000)),
        _ => None,
    }
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

impl<'x> Pieces<'x> {
    fn take(&mut self, token: &'x [u8]) {
        if matches!(token, [b'+' | b'-', d, ..] if d.is_ascii_digit()) {
            self.zone = self.zone.or_else(|| offset(token));
        } else if token.first().is_some_and(u8::is_ascii_digit) {
            self.numbers(token);
        } else if let Some(n) = month(token) {
            // `mar.` is Tuesday in French, Spanish and Italian, and comes before the month.
            self.month = Some(n);
        } else if let Some(afternoon) = half(token) {
            self.afternoon = Some(afternoon);
        } else if self.zone.is_none() {
            // `GMT+0200` and `GMT` alike.
            let sign = memchr::memchr2(b'+', b'-', token).unwrap_or(token.len());
            let (name, rest) = token.split_at(sign);
            self.zone = offset(rest).or_else(|| zone(name));
        }
    }

    fn numbers(&mut self, token: &'x [u8]) {
        let dots = token.iter().filter(|b| **b == b'.').count();
        if let Some(at) = memchr::memchr2(b'T', b't', token).filter(|at| *at >= 8) {
            let (date, clock) = token.split_at(at);
            self.date(date);
            self.clock(clock.get(1..).unwrap_or_default());
        } else if token.contains(&b':') {
            self.clock(token);
        } else if let Some((year, rest)) = split(token, "年") {
            // `2026年7月1日`, perhaps with the time behind it.
            let (month, rest) = split(rest, "月").unwrap_or((rest, b""));
            let (day, _) = split(rest, "日").unwrap_or((rest, b""));
            (self.year, self.month, self.day) = (full_year(year), number(month), number(day));
        } else if let Some(at) = memchr::memchr2(b'h', b'H', token).filter(|at| *at <= 2) {
            // `9h05`.
            let (hour, rest) = token.split_at(at);
            let rest = rest.get(1..).unwrap_or_default();
            let minute =
                rest.get(..rest.iter().take_while(|b| b.is_ascii_digit()).count()).unwrap_or_default();
            if let Some(hour) = number(hour) {
                self.time = self.time.or(Some((hour, number(minute).unwrap_or(0), 0)));
            }
        } else if dots > 0 && token.iter().all(|b| b.is_ascii_digit() || *b == b'.') && !token.ends_with(b".")
        {
            self.dotted.push(token);
        } else {
            self.date(token);
        }
    }

    /// `22`, `2002`, `22-Aug-2002`, `2002-08-22`, `2002/08/22`, `20020822`, `1st`.
    fn date(&mut self, token: &'x [u8]) {
        if token.len() == 8 && token.iter().all(u8::is_ascii_digit) {
            let (year, rest) = token.split_at(4);
            let (month, day) = rest.split_at(2);
            (self.year, self.month, self.day) = (full_year(year), number(month), number(day));
            return;
        }
        let parting = if token.contains(&b'/') { b'/' } else { b'-' };
        let mut parts = token.split(|b| *b == parting);
        let (Some(a), b, c) = (parts.next(), parts.next(), parts.next()) else { return };
        if let (Some(b), Some(c)) = (b, c) {
            if self.day.is_some() && self.month.is_some() && self.year.is_some() {
                // The date was there already: `09-00-00` is a time.
                self.clock(token);
                return;
            }
            let middle = month(b).or_else(|| number(b));
            let (day, year) =
                if a.len() == 4 { (number(c), full_year(a)) } else { (number(a), full_year(c)) };
            // With strokes only a year in front is certain, or a number that is no month: `03/04` is March here and April there.
            let (day, middle) = match (day, middle) {
                (Some(first), Some(second)) if parting == b'/' && a.len() != 4 && month(b).is_none() => {
                    match (first > 12, second > 12) {
                        (false, true) => (Some(second), Some(first)),
                        (true, false) => (Some(first), Some(second)),
                        _ if first == second => (Some(first), Some(second)),
                        _ => return,
                    }
                }
                known => known,
            };
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

    /// `12:36`, `12:36:23`, `12:36:23.5`, `12:36:23+02:00`, `12:36:23Z`, `8:16pm`, `12.36.23`, `123623`.
    fn clock(&mut self, token: &'x [u8]) {
        let end = token
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b':' | b'.'))
            .filter(|at| token.get(*at) != Some(&b'-') || token.contains(&b':'))
            .unwrap_or(token.len());
        let (clock, rest) = token.split_at(end);
        let mut parts: Vec<&[u8]> = clock.split(|b| matches!(b, b':' | b'.' | b'-')).collect();
        if let ([all], true) = (parts.as_slice(), clock.len() == 6) {
            let (hour, rest) = all.split_at(2);
            let (minute, second) = rest.split_at(2);
            parts = vec![hour, minute, second];
        }
        let mut parts = parts.into_iter();
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

    /// Finds out what the numbers with dots are: a date is there or it is not.
    fn settle(&mut self) {
        for token in std::mem::take(&mut self.dotted) {
            let mut parts = token.split(|b| *b == b'.');
            let (a, b, c) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
            let dated = self.day.is_some() && self.month.is_some() && self.year.is_some();
            match (b, c) {
                (Some(b), Some(c))
                    if !dated && (a.len() == 4 || c.len() == 4 || self.time.is_some() || c.len() == 2) =>
                {
                    let (day, year) = if a.len() == 4 { (c, a) } else { (a, c) };
                    (self.day, self.month, self.year) = (number(day), number(b), full_year(year));
                }
                (Some(_), _) if dated => self.clock(token),
                // `1.Jul`.
                _ => self.date(a),
            }
        }
    }

    fn moment(mut self) -> Option<Moment> {
        self.settle();
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

/// `am`, `p.m.`, `下午`: whether the hour belongs to the second half of the day.
fn half(token: &[u8]) -> Option<bool> {
    let word: Vec<u8> = token.iter().filter(|b| **b != b'.').map(u8::to_ascii_lowercase).collect();
    match std::str::from_utf8(&word).ok()? {
        "am" | "上午" | "오전" | "午前" => Some(false),
        "pm" | "下午" | "오후" | "午後" => Some(true),
        _ => None,
    }
}

/// What stands before and behind a sign.
fn split<'x>(token: &'x [u8], sign: &str) -> Option<(&'x [u8], &'x [u8])> {
    let at = memchr::memmem::find(token, sign.as_bytes())?;
    Some((token.get(..at)?, token.get(at + sign.len()..)?))
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
mod tests;
