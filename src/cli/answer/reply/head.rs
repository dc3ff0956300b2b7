//! The head of the editor's file: `To Cc Subject Status Tags`, written and read again.

use std::ops::Range;

use crate::desk::clean::{Breaks, clean};
use crate::desk::settings::Mailbox;

/// What `Status` and `--status` take.
pub(super) const AFTER: [&str; 5] = ["keep", "open", "pending", "hold", "solved"];

/// The fields, in the order in which they are written.
const FIELDS: [&str; 5] = ["To", "Cc", "Subject", "Status", "Tags"];

/// What stands in the head; nothing: that line is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// To whom.
    pub to: Option<Vec<Mailbox>>,
    /// Who else gets it.
    pub cc: Option<Vec<Mailbox>>,
    /// One line.
    pub subject: Option<String>,
    /// One of [`AFTER`], or nothing for the usual.
    pub status: Option<String>,
    /// Tags that are put on.
    pub tags: Option<Vec<String>>,
}

/// What is wrong with a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Damage {
    /// In which line of the file, from 1.
    pub line: usize,
    /// What it is.
    pub what: String,
}

impl Head {
    /// As it stands in the file. What others wrote is made harmless first.
    pub fn written(&self) -> String {
        let people = |people: &Option<Vec<Mailbox>>| people.as_ref().map(|people| list(people));
        let values = [
            people(&self.to),
            people(&self.cc),
            self.subject.as_ref().map(|subject| clean(subject, Breaks::Space).into_owned()),
            self.status.clone(),
            self.tags.as_ref().map(|tags| tags.join(", ")),
        ];
        let line = |(name, value): (&str, Option<String>)| {
            value.map(|value| format!("{name}: {value}").trim_end().to_owned() + "\n")
        };
        FIELDS.into_iter().zip(values).filter_map(line).collect()
    }

    /// The head of a saved file, and the text; a file without one is all text.
    ///
    /// # Errors
    /// Where a line of it cannot be understood.
    pub fn read(saved: &str) -> Result<(Head, String), Damage> {
        let lines: Vec<&str> = saved.lines().collect();
        let Some(range) = place(&lines) else { return Ok((Head::default(), saved.to_owned())) };
        let mut head = Head::default();
        let mut last = None;
        for (number, line) in lines.iter().enumerate().take(range.end).skip(range.start) {
            let damage = |what: String| Damage { line: number + 1, what };
            // A long list that a reflow has broken goes on in the next line (RFC 5322 §2.2.3).
            if let (true, Some(last)) = (line.starts_with([' ', '\t']), last) {
                head.take(last, line.trim(), true).map_err(damage)?;
                continue;
            }
            let (name, value) = field(line).ok_or_else(|| {
                damage(format!("{:?} is no field of the head, which an empty line ends", line.trim()))
            })?;
            let name = known(name).ok_or_else(|| {
                damage(format!("there is no field {name:?}: {} are known", FIELDS.join(", ")))
            })?;
            head.take(name, value, false).map_err(damage)?;
            last = Some(name);
        }
        let text = |range: Range<usize>| lines.get(range).unwrap_or_default().join("\n");
        let (above, below) = (text(0..range.start), text(range.end..lines.len()));
        let text = if above.trim().is_empty() {
            below
        } else {
            format!("{}\n\n{}", above.trim_end(), below.trim_start_matches('\n'))
        };
        Ok((head, text))
    }

    fn take(&mut self, name: &str, value: &str, goes_on: bool) -> Result<(), String> {
        let twice =
            |there: bool| if there && !goes_on { Err(format!("{name} stands there twice")) } else { Ok(()) };
        match name {
            "To" | "Cc" => {
                let people = if name == "To" { &mut self.to } else { &mut self.cc };
                twice(people.is_some())?;
                people
                    .get_or_insert_default()
                    .extend(mailboxes(value).map_err(|bad| format!("{name}: {bad:?} is no mail address"))?);
            }
            "Subject" => {
                twice(self.subject.is_some())?;
                let subject = self.subject.get_or_insert_default();
                *subject = format!("{subject} {value}").trim().to_owned();
            }
            "Status" => {
                twice(self.status.is_some())?;
                let word = value.to_lowercase();
                if !word.is_empty() && !AFTER.contains(&word.as_str()) {
                    return Err(format!("{value:?} is no status after an answer: {}", AFTER.join(", ")));
                }
                self.status = Some(word);
            }
            _ => {
                twice(self.tags.is_some())?;
                let tags = value.split([',', ' ', '\t']).filter(|tag| !tag.is_empty()).map(str::to_owned);
                self.tags.get_or_insert_default().extend(tags);
            }
        }
        Ok(())
    }
}

/// The lines of the head. Somebody may have begun to write above it; in a text that has lost it, a line that looks like one of its
/// own is text.
fn place(lines: &[&str]) -> Option<Range<usize>> {
    let is_field = |line: &&str| field(line).is_some_and(|(name, _)| known(name).is_some());
    let first = lines.iter().position(is_field)?;
    let end = lines
        .iter()
        .skip(first)
        .position(|line| line.trim().is_empty())
        .map_or(lines.len(), |end| first + end);
    let above = lines.get(..first).unwrap_or_default();
    let named = |wanted: &[&str]| {
        let has = |name: &&str| {
            let lines = lines.get(first..end).unwrap_or_default();
            lines.iter().any(|line| field(line).and_then(|(name, _)| known(name)) == Some(*name))
        };
        wanted.iter().filter(|name| has(name)).count()
    };
    let is_text_above = above.iter().any(|line| !line.trim().is_empty());
    if !is_text_above {
        return Some(first..end);
    }
    // A field with a slip in it above the others belongs to them.
    let begin = above.iter().rposition(|line| field(line).is_none()).map_or(0, |last| last + 1);
    (named(&["Status", "Tags"]) == 2 || begin == 0 && named(&FIELDS) > 1).then_some(begin..end)
}

/// `Name: value`, as a head has it.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '-');
    is_name.then(|| (name, value.trim()))
}

fn known(name: &str) -> Option<&'static str> {
    FIELDS.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Addresses parted by commas, names with commas in quotes.
fn list(people: &[Mailbox]) -> String {
    let one = |mailbox: &Mailbox| {
        let name =
            mailbox.name.as_deref().map(|name| clean(name, Breaks::Space).replace(['<', '>', '"'], "'"));
        match name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) if name.contains([',', ';', ':']) => format!("\"{name}\" <{}>", mailbox.address),
            Some(name) => format!("{name} <{}>", mailbox.address),
            None => mailbox.address.clone(),
        }
    };
    people.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The same read; what is no address is the error.
fn mailboxes(value: &str) -> Result<Vec<Mailbox>, String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for c in value.chars() {
        quoted ^= c == '"';
        match c {
            ',' | ';' if !quoted => parts.push(String::new()),
            c => parts.last_mut().into_iter().for_each(|part| part.push(c)),
        }
    }
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts.map(|part| Mailbox::parse(&part).ok_or_else(|| part.trim().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(text: &str) -> Mailbox {
        Mailbox::parse(text).unwrap()
    }

    fn head() -> Head {
        Head {
            to: Some(vec![person("\"Novak, Eva\" <eva@x.example>"), person("bo@x.example")]),
            cc: Some(Vec::new()),
            subject: Some("Re: Teapot: broken".into()),
            status: Some("pending".into()),
            tags: Some(vec!["late".into(), "vip".into()]),
        }
    }

    const WRITTEN: &str = "To: \"Novak, Eva\" <eva@x.example>, bo@x.example\nCc:\nSubject: Re: Teapot: broken\nStatus: pending\nTags: late, vip\n";

    #[test]
    fn a_head_is_written_and_read_again() {
        assert_eq!(head().written(), WRITTEN);
        for (file, text) in [
            (format!("{WRITTEN}\nHello,\n\nSubject: no head\n"), "\nHello,\n\nSubject: no head"),
            (format!("\n\n{WRITTEN}\nHello"), "\nHello"),
            (
                WRITTEN
                    .to_uppercase()
                    .replace("EXAMPLE", "example")
                    .replace("X.", "x.")
                    .replace("EVA@", "eva@")
                    .replace("BO@", "bo@")
                    .replace("NOVAK, EVA", "Novak, Eva")
                    .replace("RE: TEAPOT: BROKEN", "Re: Teapot: broken")
                    .replace("LATE, VIP", "late vip"),
                "",
            ),
            (WRITTEN.replace(">, bo", ">,\n  bo"), ""),
            // Written above it, and pushed down.
            (format!("Hello\n{WRITTEN}"), "Hello\n\n"),
            (format!("Hello Eva:\n\nso\n\n{WRITTEN}\nBye"), "Hello Eva:\n\nso\n\nBye"),
        ] {
            let read = Head::read(&file).unwrap();
            assert_eq!((read.0, read.1.as_str()), (head(), text), "{file}");
        }
    }

    #[test]
    fn a_file_without_a_head_is_text() {
        for text in [
            "Hello,\n\nTo: be or not\nCc: x",
            "Note: the pot is new.",
            "",
            "Hello\nSubject: x\n\ny",
            "> To: a@x.example\n> Status: x",
        ] {
            assert_eq!(Head::read(text), Ok((Head::default(), text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_damaged_head_is_told_with_its_line() {
        for (file, line, told) in [
            (WRITTEN.replace("Cc:", "Cx:"), 2, "\"Cx\""),
            (WRITTEN.replace("To: ", "Sto: "), 1, "\"Sto\""),
            (WRITTEN.replace("bo@x.example", "bo"), 1, "\"bo\" is no mail address"),
            (WRITTEN.replace("pending", "waiting"), 4, "\"waiting\" is no status"),
            (WRITTEN.replace("pending", "spam"), 4, "keep, open, pending, hold, solved"),
            (WRITTEN.replace("Cc:", "To: x@y.example"), 2, "To stands there twice"),
            (format!("{WRITTEN}Hello Eva,\n\nBye"), 6, "an empty line ends"),
            ("Status: works now".to_owned(), 1, "no status"),
        ] {
            let damage = Head::read(&file).unwrap_err();
            assert!(damage.line == line && damage.what.contains(told), "{file}: {damage:?}");
        }
    }

    #[test]
    fn names_of_strangers_make_no_field() {
        let evil = Mailbox {
            name: Some("Eva\nBcc: spy@x.example\n\u{1b}[2J\"<x>".into()),
            address: "eva@x.example".into(),
        };
        let head = Head { to: Some(vec![evil]), subject: Some("a\n\nb".into()), ..Head::default() };
        assert_eq!(head.written().lines().count(), 2, "{}", head.written());
        let read = Head::read(&head.written()).unwrap().0;
        assert_eq!(read.to.unwrap()[0].address, "eva@x.example");
        assert_eq!(read.cc, None);
    }
}
