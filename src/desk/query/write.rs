//! From the tree back to text that reads as the same tree.

use std::fmt::{Display, Formatter, Result};

use super::expr::{Expr, Mail, Name, Test, Who, Words};
use super::lex::key_like;
use super::time::{Compare, When};
use crate::desk::period::shortest;

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Expr::And(parts) => match parts.as_slice() {
                [] => Ok(()),
                [first, rest @ ..] => {
                    nested(f, first, matches!(first, Expr::Or(_)))?;
                    rest.iter().try_for_each(|part| {
                        f.write_str(" ")?;
                        nested(f, part, matches!(part, Expr::Or(_)))
                    })
                }
            },
            Expr::Or(parts) => parts.iter().enumerate().try_for_each(|(i, part)| {
                f.write_str(if i == 0 { "" } else { " or " })?;
                nested(f, part, false)
            }),
            Expr::Not(part) => match part.as_ref() {
                Expr::And(_) | Expr::Or(_) => {
                    f.write_str("not ")?;
                    nested(f, part, true)
                }
                Expr::Not(_) => write!(f, "not {part}"),
                _ => write!(f, "-{part}"),
            },
            Expr::Words(words) => match words.prefix || is_bare(&words.text) {
                true => write!(f, "{}{}", words.text, star(words)),
                false => quoted(f, &words.text),
            },
            Expr::View(name) => write!(f, "@{name}"),
            Expr::Key(test) => test.fmt(f),
        }
    }
}

/// A part of something larger. An empty view that was put in has no words of its own; every ticket has an id.
fn nested(f: &mut Formatter<'_>, part: &Expr, grouped: bool) -> Result {
    match part {
        Expr::And(parts) if parts.is_empty() => f.write_str("id:>=0"),
        part if grouped => write!(f, "({part})"),
        part => part.fmt(f),
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Test::Status(all) => values(f, "status", all, |f, word| word.fmt(f)),
            Test::Is(all) => values(f, "is", all, |f, word| word.fmt(f)),
            Test::Priority(all) => values(f, "priority", all, |f, word| word.fmt(f)),
            Test::Channel(all) => values(f, "channel", all, |f, word| word.fmt(f)),
            Test::Kind(all) => values(f, "kind", all, |f, word| word.fmt(f)),
            Test::Has(all) => values(f, "has", all, |f, word| word.fmt(f)),
            Test::Header(all) => values(f, "header", all, |f, header| match &header.value {
                Some(wanted) => value(f, &format!("{}={wanted}", header.name), &[]),
                None => value(f, &header.name, &[]),
            }),
            Test::Tag(all) => values(f, "tag", all, name),
            Test::Department(all) => values(f, "department", all, name),
            Test::Tier(all) => values(f, "tier", all, name),
            Test::Topic(all) => values(f, "topic", all, name),
            Test::Assignee(all) => values(f, "assignee", all, |f, who| match who {
                Who::Nobody => f.write_str("none"),
                Who::Me => f.write_str("me"),
                Who::Agent(text) => value(f, text, &["none", "me"]),
            }),
            Test::Customer(all) => values(f, "customer", all, mail),
            Test::From(all) => values(f, "from", all, mail),
            Test::Subject(all) => values(f, "subject", all, |f, words| match words.prefix {
                true => write!(f, "{}*", words.text),
                false if words.text.ends_with('*') => quoted(f, &words.text),
                false => value(f, &words.text, &[]),
            }),
            Test::Id(all) => values(f, "id", all, |f, (first, last)| match (*first, *last) {
                (first, i64::MAX) => write!(f, ">={first}"),
                (first, last) if first == last => write!(f, "{first}"),
                (first, last) => write!(f, "{first}-{last}"),
            }),
            Test::Time(field, all) => values(f, field.word(), all, time),
        }
    }
}

fn values<T>(
    f: &mut Formatter<'_>,
    key: &str,
    all: &[T],
    write: impl Fn(&mut Formatter<'_>, &T) -> Result,
) -> Result {
    write!(f, "{key}:")?;
    all.iter().enumerate().try_for_each(|(i, one)| {
        f.write_str(if i == 0 { "" } else { "," })?;
        write(f, one)
    })
}

fn name(f: &mut Formatter<'_>, name: &Name) -> Result {
    match name {
        Name::Missing => f.write_str("none"),
        Name::Is(text) => value(f, text, &["none"]),
    }
}

fn mail(f: &mut Formatter<'_>, mail: &Mail) -> Result {
    match mail {
        Mail::Address(text) => value(f, text, &[]),
        // The sign tells a domain without a dot.
        Mail::Domain(text) => value(f, &format!("@{text}"), &[]),
    }
}

fn time(f: &mut Formatter<'_>, when: &When) -> Result {
    match when {
        When::Never => f.write_str("none"),
        When::Age(compare, span) => write!(f, "{}{}", compare.sign(), shortest(*span)),
        When::Between { from: Some(from), to: Some(to) } => write!(f, "{from}..{}", to.plus(-1)),
        When::Between { from: Some(from), to: None } => write!(f, "{}{from}", Compare::AtLeast.sign()),
        When::Between { from: None, to: Some(to) } => write!(f, "{}{to}", Compare::Below.sign()),
        When::Between { from: None, to: None } => f.write_str(".."),
    }
}

fn star(words: &Words) -> &'static str {
    if words.prefix { "*" } else { "" }
}

/// Whether a word of the text can stand without quotes.
fn is_bare(text: &str) -> bool {
    let keyword = ["or", "and", "not"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let special = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"');
    !keyword
        && key_like(text).is_none()
        && !text.contains(special)
        && !text.starts_with(['-', '@', '!'])
        && !text.ends_with('*')
}

/// A value, in quotes where it would be taken for something else.
fn value(f: &mut Formatter<'_>, text: &str, words: &[&str]) -> Result {
    let special = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | ',' | '|');
    let taken = words.iter().any(|word| text.eq_ignore_ascii_case(word));
    match taken || text.contains(special) || text.starts_with(['<', '>', '!']) {
        true => quoted(f, text),
        false => f.write_str(text),
    }
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> Result {
    write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
