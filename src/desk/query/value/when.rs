//! How a value of a time key is read: `2026-07`, `last-week`, `<3d`, `none`.

use super::Value;
use crate::desk::period;
use crate::desk::query::Context;
use crate::desk::query::fault::Complaint;
use crate::desk::query::time::{Compare, Field, When};

/// Reads one value of a time key.
pub(in crate::desk::query) fn when(
    field: Field,
    value: &Value,
    context: &Context,
) -> Result<When, Complaint> {
    let text = value.text.as_str();
    let covered = |text: &str| {
        period::covered(text, field.side(), context.now, context.zone)
            .map_err(|fault| value.complain(fault.message).hint(fault.hint))
    };
    if value.compare.is_none() && !value.quoted && text.eq_ignore_ascii_case("none") {
        if matches!(field, Field::Created | Field::Updated) {
            return Err(value.complain(format!("every ticket has a time for `{field}:`")));
        }
        return Ok(When::Never);
    }
    if let Some((first, last)) = text.split_once("..") {
        if value.compare.is_some() {
            return Err(value.complain("a range takes no comparison").hint("write 2026-07-01..2026-07-31"));
        }
        let from = if first.is_empty() { None } else { Some(covered(first)?.from) };
        let to = if last.is_empty() { None } else { Some(covered(last)?.to) };
        return match (from, to) {
            (None, None) => {
                Err(value.complain("a range needs at least one end").hint("write 2026-07-01..2026-07-31"))
            }
            (Some(from), Some(to)) if from >= to => Err(value.complain("the range ends before it begins")),
            (from, to) => Ok(When::Between { from, to }),
        };
    }
    // An age is digits with letters; a date has dashes, and a year no letters.
    let is_age = text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(|c: char| c.is_alphabetic())
        && !text.contains(['-', ':', ' ']);
    if is_age {
        let span = period::duration(text, period::Units::All)
            .map_err(|fault| value.complain(fault.message).hint(fault.hint))?;
        let Some(compare) = value.compare else {
            let (less, more) = match field {
                Field::Due => ("within that time from now, or overdue", "later than that"),
                _ => ("less than that ago", "more than that ago"),
            };
            return Err(value
                .complain(format!("`{text}` is an age and needs `<` or `>`"))
                .hint(format!("`{field}:<{text}` is {less}, `{field}:>{text}` {more}")));
        };
        return Ok(When::Age(compare, span));
    }
    let range = covered(text)?;
    let (from, to) = match value.compare {
        None => (Some(range.from), Some(range.to)),
        Some(Compare::AtLeast) => (Some(range.from), None),
        Some(Compare::Above) => (Some(range.to), None),
        Some(Compare::Below) => (None, Some(range.from)),
        Some(Compare::AtMost) => (None, Some(range.to)),
    };
    Ok(When::Between { from, to })
}
