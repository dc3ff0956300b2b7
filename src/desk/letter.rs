//! The text of a letter of ours: which of it are its writer's own words, and where the signature stands. Pure.

/// What parts a signature from the text (RFC 3676 §4.3), with its blank.
const DELIMITER: &str = "-- ";

/// What the writer says: without quoted lines, and without what stands below a signature's delimiter.
pub fn own_words(text: &str) -> String {
    let own = text.lines().take_while(|line| !is_delimiter(line)).filter(|line| !is_quoted(line));
    own.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text with the signature below the writer's words, above the quotation with which it ends. As it is where there is no signature,
/// or one stands there already.
pub fn signed(text: &str, signature: Option<&str>) -> String {
    let Some(signature) = signature.map(str::trim_end).filter(|signature| !signature.trim().is_empty())
    else {
        return text.to_owned();
    };
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let (words, quotation) = lines.split_at(quotation_begins(&lines));
    let words = words.join("\n");
    let words = words.trim_end();
    let signature = signature.trim_start_matches(['\n', '\r']);
    if words.lines().any(is_delimiter) || words.ends_with(signature.trim()) {
        return text.to_owned();
    }
    // A signature that brings its delimiter along has it once.
    let brings = signature.lines().next().is_some_and(is_delimiter);
    let delimiter = if brings { String::new() } else { format!("{DELIMITER}\n") };
    let gap = if words.is_empty() { "" } else { "\n\n" };
    let mut signed = format!("{words}{gap}{delimiter}{signature}\n");
    if !quotation.is_empty() {
        signed.push_str(&format!("\n{}\n", quotation.join("\n")));
    }
    signed
}

/// Parts of a letter with an empty line between, and none at either end.
pub fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| part.trim_matches(['\r', '\n']).trim_end());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The line at which the quotation begins with which a text ends, with the line above it that says whose it is; behind the last line
/// where it ends with none.
fn quotation_begins(lines: &[&str]) -> usize {
    let is_part = |line: &&str| line.trim().is_empty() || is_quoted(line);
    let tail = lines.iter().rev().take_while(|line| is_part(line)).count();
    let from = lines.len() - tail;
    let quoted = lines.iter().skip(from).position(|line| is_quoted(line));
    let Some(first) = quoted.map(|place| from + place) else { return lines.len() };
    let says_whose =
        |line: &str| line.trim_end().ends_with(':') && line.contains(|c: char| c.is_ascii_digit());
    let above = first.checked_sub(1).filter(|above| lines.get(*above).is_some_and(|line| says_whose(line)));
    above.unwrap_or(first)
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn is_delimiter(line: &str) -> bool {
    line == DELIMITER || line == DELIMITER.trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_stands_below_the_words_and_above_the_quotation() {
        let sign = |text: &str| signed(text, Some("Ana Horvat\nAcme\n"));
        assert_eq!(sign("Hello.\n"), "Hello.\n\n-- \nAna Horvat\nAcme\n");
        assert_eq!(
            sign("Hello.\n\nEva, 2026-07-01 10:00:\n> It leaks.\n>\n> Eva\n"),
            "Hello.\n\n-- \nAna Horvat\nAcme\n\nEva, 2026-07-01 10:00:\n> It leaks.\n>\n> Eva\n"
        );
        // Words between quoted lines are an answer to them, and stay there.
        assert_eq!(sign("> Does it leak?\nNo.\n"), "> Does it leak?\nNo.\n\n-- \nAna Horvat\nAcme\n");
        assert_eq!(sign("> a\n\nYes:\n\n> b\n"), "> a\n\nYes:\n\n-- \nAna Horvat\nAcme\n\n> b\n");
        assert_eq!(sign("Yes:\n> b\n"), "Yes:\n\n-- \nAna Horvat\nAcme\n\n> b\n");
        assert_eq!(sign(""), "-- \nAna Horvat\nAcme\n");
    }

    #[test]
    fn a_signature_stands_there_once() {
        let sign = |text: &str| signed(text, Some("Ana"));
        for text in ["Hi.\n\n-- \nAna\n", "Hi.\n\n--\nthe team\n", "Hi.\n\nAna\n", "Hi.\n\n-- \nAna\n\n> x\n"]
        {
            assert_eq!(sign(text), text);
        }
        assert_eq!(sign(&sign("Hi.")), sign("Hi."));
        assert_eq!(signed("Hi.", Some("-- \nAna")), "Hi.\n\n-- \nAna\n");
        for none in [None, Some(""), Some(" \n ")] {
            assert_eq!(signed("Hi.", none), "Hi.");
        }
    }

    #[test]
    fn own_words_are_neither_quoted_nor_signed() {
        assert_eq!(own_words("Yes.\n> see the attachment\n  > more\nNo.\n-- \nXXX\n"), "Yes.\nNo.");
    }
}
