//! Lines that mark where somebody's own words end: quotes, separators, copied heads, rules. All take plain lines.

use super::words::{WORDS, begins};

/// A line that repeats another mail: `> words`, or with initials as `AB> words`.
pub(super) fn is_quote(line: &str) -> bool {
    let initials = line.bytes().take_while(u8::is_ascii_uppercase).count();
    // `>From here` without a blank is a quote too.
    initials <= 3 && line.get(initials..).is_some_and(|rest| rest.starts_with('>'))
}

/// The mark of a line that is a quote only because an introduction stands above it: `|` in `| words`, `Richard>` in
/// `Richard> words`.
pub(super) fn other_mark(line: &str) -> Option<&str> {
    if line.starts_with('|') {
        return line.get(..1);
    }
    let name = line.split('>').next()?;
    let is_name = name.len() <= 20 && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    line.get(..name.len() + 1).filter(|_| is_name)
}

/// What stands behind the marks of a quote.
pub(super) fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// The words within dashes or asterisks, in lower case; `None` where there are no dashes.
fn between_dashes(line: &str) -> Option<String> {
    let line = line.trim_matches(['*', ' ', '#']);
    if !line.starts_with(['-', '_', '—', '─']) || line.len() > 200 {
        return None;
    }
    let dashes = line.chars().take_while(|c| matches!(c, '-' | '_' | '—' | '─')).count();
    (dashes >= 2)
        .then(|| line.trim_matches(['-', '_', '—', '─', ' ', ':']).to_lowercase())
        .filter(|words| !words.is_empty())
}

/// `-----Original Message-----`.
pub(super) fn is_original_separator(line: &str) -> bool {
    between_dashes(line).is_some_and(|words| {
        WORDS.original.contains(&words.as_str())
            // Some programs say it in two languages.
            || words.split_once('/').is_some_and(|(one, _)| WORDS.original.contains(&one.trim()))
    })
}

/// `---------- Forwarded message ---------`, `Begin forwarded message:`.
pub(super) fn is_forward_separator(line: &str) -> bool {
    if line.len() > 120 || !line.ends_with([':', '：', '-', '*', '_']) {
        return false;
    }
    begins(&between_dashes(line).unwrap_or_else(|| line.to_lowercase()), &WORDS.forwarded)
}

/// How many lines a copied head may have.
const HEAD: usize = 16;

/// Whether a copied head begins here: `From`, `Sent`, `To`, `Subject`, in any language and in the order that the
/// program likes, perhaps below a rule. Three of the four must be there, and the writer and the subject among them.
pub(super) fn is_head<L: AsRef<str>>(lines: &[L]) -> bool {
    // A rule above the head belongs to it.
    let start =
        lines.iter().take(4).position(|l| !is_rule(l.as_ref()) && !l.as_ref().is_empty()).unwrap_or(0);
    let ruled = start > 0;
    if ruled && !lines.first().is_some_and(|l| is_rule(l.as_ref())) {
        return false;
    }
    let mut seen = [false; 4];
    let mut strange = 0;
    let mut has_address = false;
    let head = lines.iter().skip(start).take(HEAD).map(AsRef::as_ref);
    for (number, line) in head.enumerate() {
        let [from, _, _, subject] = seen;
        match field(line) {
            // HTML puts empty lines between the fields.
            Field::None if line.is_empty() && from && subject => break,
            Field::None if line.is_empty() => {}
            Field::Of(groups) => {
                if number == 0 && !(groups[0] || groups[1]) {
                    return false;
                }
                // `A:` is an addressee in Italian and nothing in English; the first meaning that is still free counts.
                if let Some((free, _)) = seen.iter_mut().zip(groups).find(|(seen, is)| *is && !**seen) {
                    *free = true;
                }
                has_address |= line.contains('@');
            }
            // The raw head of a mail was pasted by somebody who wants it to be seen.
            Field::Raw => return false,
            Field::None if number == 0 => return false,
            // Folded values, `Cc`, `Reply-To`, `Importance`.
            Field::None => strange += 1,
        }
        if strange > 6 {
            break;
        }
    }
    let [from, sent, to, subject] = seen;
    from && subject && (sent && to || (sent || to) && (has_address || ruled))
}

/// What the name of a field says.
enum Field {
    /// For from, sent, to and subject: whether it may mean that.
    Of([bool; 4]),
    Raw,
    None,
}

fn field(line: &str) -> Field {
    const RAW: [&str; 7] = [
        "received",
        "message-id",
        "return-path",
        "mime-version",
        "delivered-to",
        "dkim-signature",
        "authentication-results",
    ];
    let Some((name, _)) = line.split_once([':', '：']) else { return Field::None };
    let name = name.trim_matches(['*', '_', ' ']);
    // The longest is a Russian one of some 30 bytes.
    if name.is_empty() || name.len() > 40 {
        return Field::None;
    }
    let name = name.to_lowercase();
    if RAW.contains(&name.as_str()) || begins(&name, &["x-", "list-", "content-"]) {
        return Field::Raw;
    }
    let mut groups = [false; 4];
    for (is, names) in groups.iter_mut().zip(&WORDS.fields) {
        *is = names.binary_search(&name.as_str()).is_ok();
    }
    if groups == [false; 4] { Field::None } else { Field::Of(groups) }
}

/// A line of nothing but one kind of ornament.
pub(super) fn is_rule(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        // Gmail's mark for mail that is tracked.
        Some('ᐧ') => chars.next().is_none(),
        Some(first) => {
            "-_*#~=+—–─━".contains(first)
                && line.len() >= 2
                && chars.next() == Some(first)
                && chars.all(|c| c == first)
        }
        None => false,
    }
}

/// The mark of the footnote of a link: `[2]` in `[2]: https://…`.
pub(super) fn footnote(line: &str) -> Option<&str> {
    let (mark, link) = line.split_once(": ")?;
    let number = mark.strip_prefix('[')?.strip_suffix(']')?;
    let is_number = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
    // Whoever numbers their own remarks writes words there.
    (is_number && !link.trim().contains(' ')).then_some(mark)
}

/// The marks of footnotes that a line refers to: `[1]` in `see [this][1]`.
pub(super) fn references(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('[').filter_map(|(at, _)| {
        let rest = line.get(at..)?;
        let digits = rest.bytes().skip(1).take(7).take_while(u8::is_ascii_digit).count();
        rest.get(..digits + 2).filter(|mark| digits > 0 && mark.ends_with(']'))
    })
}
