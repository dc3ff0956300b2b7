//! What stands after the colon of a key, and how each sort of value is read.

pub(super) mod when;

use super::expr::{Header, Mail, Name, Who, Words};
use super::fault::Complaint;
use super::text::is_searchable;
use super::time::Compare;
use crate::desk::nearest::nearest;
use crate::desk::ticket::Priority;

/// One of the alternatives after a colon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::desk::query) struct Value {
    /// Between which bytes of the query it stands, with its comparison and quotes.
    pub(super) at: usize,
    pub(super) end: usize,
    /// `<3d` is compared.
    pub(super) compare: Option<Compare>,
    /// Whether it stood in quotes, and so is no special word.
    pub(super) quoted: bool,
    /// Without comparison and quotes.
    pub(super) text: String,
}

impl Value {
    pub(super) fn complain(&self, message: impl Into<String>) -> Complaint {
        Complaint::new(self.at, self.end, message)
    }

    fn is(&self, word: &str) -> bool {
        !self.quoted && self.text.eq_ignore_ascii_case(word)
    }

    /// For keys that know no order.
    pub(super) fn uncompared(&self) -> Result<&str, Complaint> {
        match self.compare {
            None => Ok(&self.text),
            Some(compare) => Err(self
                .complain(format!("`{}` makes no sense here", compare.sign()))
                .hint("only times, ids and priorities are compared; quote the value to mean the character")),
        }
    }
}

/// One of our fixed words. Blanks between its parts may be written `-` or `_`.
pub(super) fn word<T: Copy>(value: &Value, all: &[T], words: &[&'static str]) -> Result<T, Complaint> {
    choice(value, value.uncompared()?, all, words)
}

fn choice<T: Copy>(value: &Value, text: &str, all: &[T], words: &[&'static str]) -> Result<T, Complaint> {
    let plain = |text: &str| text.to_lowercase().replace('_', "-");
    let wanted = plain(text);
    let found = words.iter().zip(all).find(|(word, _)| plain(word) == wanted);
    found.map(|(_, member)| *member).ok_or_else(|| {
        let known = match nearest(text, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", words.join(", ")),
        };
        value.complain(format!("`{text}` is not known here")).hint(known)
    })
}

/// `List-Id=news.example`, or `List-Id` alone.
pub(super) fn header(value: &Value) -> Result<Header, Complaint> {
    let text = value.uncompared()?;
    let (name, wanted) = match text.split_once('=') {
        Some((name, wanted)) => (name, Some(wanted.trim())),
        None => (text, None),
    };
    // What may stand before the colon of a header line (RFC 5322 §3.6.8).
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':') {
        return Err(value
            .complain(format!("`{text}` names no header"))
            .hint("write header:List-Id=news.example, or header:List-Id where it need only be there"));
    }
    if wanted == Some("") {
        return Err(value
            .complain(format!("nothing follows `{name}=`"))
            .hint(format!("header:{name} asks whether it is there")));
    }
    Ok(Header { name: name.to_owned(), value: wanted.map(str::to_owned) })
}

/// A priority, or all above or below one.
pub(super) fn priorities(value: &Value) -> Result<Vec<Priority>, Complaint> {
    let edge = choice(value, &value.text, Priority::ALL, Priority::WORDS)?;
    let chosen: Vec<_> = Priority::ALL
        .iter()
        .copied()
        .filter(|priority| match value.compare {
            None => *priority == edge,
            Some(Compare::Below) => *priority < edge,
            Some(Compare::AtMost) => *priority <= edge,
            Some(Compare::Above) => *priority > edge,
            Some(Compare::AtLeast) => *priority >= edge,
        })
        .collect();
    if chosen.is_empty() {
        return Err(value.complain(format!("there is no priority beyond `{edge}`")));
    }
    Ok(chosen)
}

/// A tag, department, tier or topic.
pub(super) fn name(value: &Value) -> Result<Name, Complaint> {
    let text = value.uncompared()?;
    Ok(if value.is("none") { Name::Missing } else { Name::Is(text.to_string()) })
}

/// An agent.
pub(super) fn who(value: &Value) -> Result<Who, Complaint> {
    let text = value.uncompared()?;
    Ok(match () {
        () if value.is("none") => Who::Nobody,
        () if value.is("me") => Who::Me,
        () => Who::Agent(text.to_string()),
    })
}

/// An address or a domain.
pub(super) fn mail(value: &Value) -> Result<Mail, Complaint> {
    let text = value.uncompared()?.to_lowercase();
    match text.rsplit_once('@') {
        Some(("", domain)) if !domain.is_empty() => Ok(Mail::Domain(domain.to_string())),
        Some((local, domain)) if !local.is_empty() && !domain.is_empty() => Ok(Mail::Address(text)),
        None if text.contains('.') => Ok(Mail::Domain(text)),
        _ => Err(value
            .complain(format!("`{}` is neither an address nor a domain", value.text))
            .hint("write ana@x.example, x.example or @localhost")),
    }
}

/// Words to search for.
pub(super) fn searched(value: &Value) -> Result<Words, Complaint> {
    let text = value.uncompared()?;
    let prefix = !value.quoted && text.ends_with('*');
    let text = if prefix { text.trim_end_matches('*') } else { text };
    if !is_searchable(text) {
        return Err(value
            .complain(format!("there is nothing to search for in `{}`", value.text))
            .hint("words are found by their letters and digits"));
    }
    Ok(Words { text: text.to_string(), prefix })
}

/// A ticket, a stretch of them, or all from one on.
pub(super) fn ids(value: &Value) -> Result<(i64, i64), Complaint> {
    let number = |text: &str| {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<i64>().ok()).flatten().ok_or_else(|| {
            value
                .complain(format!("`{}` is no ticket id", value.text))
                .hint("write 42, 1-50 or >=100; several with commas")
        })
    };
    let (first, last) = match value.compare {
        None => match value.text.split_once('-') {
            Some((first, last)) => (number(first)?, number(last)?),
            None => (number(&value.text)?, number(&value.text)?),
        },
        Some(Compare::Below) => (0, number(&value.text)? - 1),
        Some(Compare::AtMost) => (0, number(&value.text)?),
        Some(Compare::Above) => (number(&value.text)?.saturating_add(1), i64::MAX),
        Some(Compare::AtLeast) => (number(&value.text)?, i64::MAX),
    };
    if first > last {
        return Err(value.complain("there is no ticket in this range"));
    }
    Ok((first, last))
}

/// The same ids in the fewest stretches, in rising order.
pub(super) fn merged(mut ranges: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    ranges.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match merged.last_mut() {
            Some(end) if first <= end.1.saturating_add(1) => end.1 = end.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}
