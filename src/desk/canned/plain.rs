//! Markdown of a canned reply as plain text that reads well: what marks nothing else than looks goes, what orders the text stays.
//! Values that were put into a template are somebody's words: they stand between [`OPEN`] and [`CLOSE`], and are left alone. Pure.

/// Stands before a value; no text holds it (a noncharacter of Unicode).
pub const OPEN: char = '\u{fdd0}';
/// Stands behind a value.
pub const CLOSE: char = '\u{fdd1}';

/// A text without what may look like the end of a value.
pub fn guarded(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).collect()
}

/// The whole text as plain text.
pub fn plain(text: &str) -> String {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let bare = line.trim_start();
        if let Some(open) = fence {
            if bare.starts_with(open) && bare.trim_end().trim_start_matches(['`', '~']).is_empty() {
                fence = None;
            } else {
                lines.push(format!("    {line}").trim_end().to_owned());
            }
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|fence| bare.starts_with(fence));
        if fence.is_some() {
            continue;
        }
        // Code by its indent, tables, and the line above a signature stand as they are written.
        if line.starts_with("    ") || line.starts_with('\t') || bare.starts_with('|') || line == "-- " {
            lines.push(line.to_owned());
            continue;
        }
        lines.push(block(line));
    }
    let mut plain = unguarded(&lines.join("\n"));
    if text.ends_with('\n') {
        plain.push('\n');
    }
    plain
}

/// A value as it is, without its marks.
fn unguarded(text: &str) -> String {
    guarded(text)
}

/// A line that is a heading, or any other.
fn block(line: &str) -> String {
    let bare = line.trim_start();
    let level = bare.bytes().take_while(|b| *b == b'#').count();
    let heading = bare.get(level..).filter(|rest| (1..=6).contains(&level) && rest.starts_with(' '));
    if let Some(heading) = heading {
        let heading = heading.trim();
        return inline(heading.trim_end_matches('#').trim_end());
    }
    // A hard break is the end of a line, which it has anyway.
    let ends = line.strip_suffix('\\').unwrap_or(line).trim_end();
    let (indent, rest) = line_head(ends);
    format!("{indent}{}", inline(rest))
}

/// The marks with which a line begins (indent, `* `, `- `, `> `), which order the text and stay, and what follows.
fn line_head(line: &str) -> (&str, &str) {
    let mut at = line.len() - line.trim_start().len();
    while let Some(mark) = ["* ", "- ", "+ ", "> "]
        .iter()
        .find(|mark| line.get(at..).is_some_and(|rest| rest.starts_with(**mark)))
    {
        at += mark.len();
    }
    line.split_at(at)
}

/// Emphasis, code, links and escapes within a line.
fn inline(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &line[at..];
        let taken = match c {
            OPEN => Some((value(rest).to_owned(), value(rest).len())),
            '\\' => escaped(rest),
            '`' => code(rest),
            '[' => link(rest, before(line, at)),
            '!' if rest.starts_with("![") => link(&rest[1..], None).map(|(text, length)| (text, length + 1)),
            '<' => autolink(rest),
            '*' | '_' => emphasis(rest, before(line, at)),
            _ => None,
        };
        match taken {
            Some((text, length)) => {
                plain.push_str(&text);
                at += length;
            }
            None => {
                plain.push(c);
                at += c.len_utf8();
            }
        }
    }
    plain
}

fn before(line: &str, at: usize) -> Option<char> {
    line.get(..at).and_then(|before| before.chars().next_back())
}

/// A value with its marks, at the beginning of the text.
fn value(rest: &str) -> &str {
    let end = rest.find(CLOSE).map_or(rest.len(), |end| end + CLOSE.len_utf8());
    &rest[..end]
}

/// `\*` is a star.
fn escaped(rest: &str) -> Option<(String, usize)> {
    let next = rest[1..].chars().next().filter(|c| "\\`*_{}[]()#+-.!|<>~".contains(*c))?;
    Some((next.to_string(), 2))
}

/// `` `code` `` without its marks, its inside as it is.
fn code(rest: &str) -> Option<(String, usize)> {
    let ticks = rest.bytes().take_while(|b| *b == b'`').count();
    let fence = &rest[..ticks];
    let inside = &rest[ticks..];
    let end = inside.find(fence)?;
    let text = inside[..end].trim();
    (!text.is_empty()).then(|| (text.to_owned(), ticks * 2 + end))
}

/// `[text](url)` as `text (url)`; the address alone where both are the same.
fn link(rest: &str, before: Option<char>) -> Option<(String, usize)> {
    if before == Some('\\') {
        return None;
    }
    let (mut depth, mut close) = (0_usize, None);
    for (at, c) in rest.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    close = Some(at);
                    break;
                }
            }
            _ => {}
        }
    }
    let close = close?;
    let target = rest[close + 1..].strip_prefix('(')?;
    let (mut depth, mut end) = (1_usize, None);
    for (at, c) in target.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    end = Some(at);
                    break;
                }
            }
            _ => {}
        }
    }
    let end = end?;
    let url = target[..end].trim();
    // What stands behind the address in quotes is a title, which only a browser shows.
    let url = match url.split_once([' ', '\t']) {
        Some((url, title)) if title.trim_start().starts_with(['"', '\'']) => url,
        Some(_) if !url.contains(OPEN) => return None,
        _ => url,
    };
    let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url);
    let text = inline(&rest[1..close]);
    let length = close + 2 + end + 1;
    let bare = url.strip_prefix("mailto:").unwrap_or(url);
    let said = text.trim();
    Some(match (said, bare) {
        ("", "") => return None,
        ("", bare) => (bare.to_owned(), length),
        (_, "") => (text, length),
        (said, bare) if guarded(said) == guarded(bare) || guarded(said) == guarded(url) => (text, length),
        (_, bare) => (format!("{text} ({bare})"), length),
    })
}

/// `<https://…>` without its marks.
fn autolink(rest: &str) -> Option<(String, usize)> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    let is_link = ["https://", "http://", "mailto:"].iter().any(|scheme| inside.starts_with(scheme))
        && !inside.contains(char::is_whitespace);
    is_link.then(|| (inside.strip_prefix("mailto:").unwrap_or(inside).to_owned(), end + 1))
}

/// `**strong**` as `*strong*`, which people read so in plain mail; `*so*` and `_so_` as they are, and `***so***` once. What parts
/// words (`2 * 3`), letters (`snake_case`) or begins a line is no emphasis.
fn emphasis(rest: &str, before: Option<char>) -> Option<(String, usize)> {
    let mark = rest.chars().next()?;
    let width = rest.chars().take_while(|c| *c == mark).count();
    if !(2..=3).contains(&width) {
        return None;
    }
    let within_word = |c: char| c.is_alphanumeric() || c == mark;
    let inside = &rest[width..];
    if inside.starts_with(char::is_whitespace) || before.is_some_and(within_word) {
        return None;
    }
    let fence = &rest[..width];
    let mut from = 0;
    loop {
        let end = from + inside.get(from..)?.find(fence)?;
        let (text, after) = (&inside[..end], &inside[end + width..]);
        let closes = !text.is_empty() && !text.ends_with(char::is_whitespace) && !inside_value(text);
        if closes && !after.starts_with(within_word) {
            return Some((format!("*{}*", inline(text)), end + width * 2));
        }
        from = end + width;
    }
}

/// Whether a text ends within a value.
fn inside_value(text: &str) -> bool {
    text.matches(OPEN).count() > text.matches(CLOSE).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_marks_only_looks_goes() {
        for (markdown, text) in [
            ("It is **very** late.", "It is *very* late."),
            ("It is __very__ late, ***truly***.", "It is *very* late, *truly*."),
            ("*so* and _so_", "*so* and _so_"),
            ("See [our page](https://x.example/a_b) please.", "See our page (https://x.example/a_b) please."),
            ("[https://x.example](https://x.example)", "https://x.example"),
            ("[**Terms**](https://x.example \"The terms\")", "*Terms* (https://x.example)"),
            ("[help@x.example](mailto:help@x.example)", "help@x.example"),
            ("[wiki](https://x.example/A_(b))", "wiki (https://x.example/A_(b))"),
            ("<https://x.example> and <mailto:a@x.example>", "https://x.example and a@x.example"),
            ("![a picture](https://x.example/p.png)", "a picture (https://x.example/p.png)"),
            ("Type `desk **help**` now", "Type desk **help** now"),
            ("# Your refund #", "Your refund"),
            ("### What **now**?", "What *now*?"),
            ("```sh\na **b**\n\n  c\n```\nd", "    a **b**\n\n      c\nd"),
            ("a\\*b\\_c \\[x\\](y)", "a*b_c [x](y)"),
            ("first\\\nsecond  \nthird", "first\nsecond\nthird"),
        ] {
            assert_eq!(plain(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn what_orders_the_text_and_what_is_no_markdown_stays() {
        for text in [
            "* a\n* b\n  - c\n1. d\n2) e\n",
            "* **a",
            "snake_case_name and __init__x and a__b__c",
            "2*3*4 and 2 * 3 * 4, 2**3 and **",
            "5 < 6 > 4, a <b> c",
            "#1 is the number, #hashtag, C# too",
            "> quoted\n> more",
            "| a | **b** |\n|---|---|\n| 1 | 2 |",
            "[1] and [x] (y) and [a]: b",
            "a ` b and 10 €\n\n\n---\n-- \nAna",
            "https://x.example/a_b_c?d=*e*",
            "* 2 ** 3 ** 4",
            "",
        ] {
            assert_eq!(plain(text), text, "{text}");
        }
        assert_eq!(plain("* item with **stress**\n- **a**: b"), "* item with *stress*\n- *a*: b");
    }

    #[test]
    fn values_are_somebodys_words() {
        let value = |text: &str| format!("{OPEN}{text}{CLOSE}");
        let name = value("**Eva** [x](y) `z` # _");
        assert_eq!(plain(&format!("Dear {name},")), "Dear **Eva** [x](y) `z` # _,");
        assert_eq!(plain(&format!("**{name}**")), "***Eva** [x](y) `z` # _*");
        assert_eq!(plain(&name), "**Eva** [x](y) `z` # _");
        let url = value("https://x.example/a b");
        assert_eq!(plain(&format!("[here]({url})")), "here (https://x.example/a b)");
        assert_eq!(plain(&format!("{}**not**", value("a"))), "a*not*");
        assert_eq!(guarded(&value("a")), "a");
    }
}
