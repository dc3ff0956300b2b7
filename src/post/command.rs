//! A command line of the settings as words, split as a shell would, without being one.

/// The words of a command line. Blanks part them; `'…'` and `"…"` keep blanks; a backslash takes the next character as it is, inside
/// `"…"` only before `"` and `\`. Nothing is replaced or looked up.
///
/// # Errors
/// What is not closed, in words for a person.
pub fn split(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if c == '\0' {
            return Err("the command holds a NUL character".into());
        }
        if c.is_whitespace() {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match c {
            '\'' | '"' => quoted(c, &mut rest, word)?,
            '\\' => word.push(rest.next().ok_or("the command ends with a backslash")?),
            plain => word.push(plain),
        }
    }
    words.extend(word);
    Ok(words)
}

fn quoted(quote: char, rest: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), String> {
    while let Some(c) = rest.next() {
        match c {
            '\0' => return Err("the command holds a NUL character".into()),
            c if c == quote => return Ok(()),
            '\\' if quote == '"' => match rest.next() {
                Some(c @ ('"' | '\\')) => word.push(c),
                other => word.extend(std::iter::once('\\').chain(other)),
            },
            plain => word.push(plain),
        }
    }
    Err(format!("a {quote} in the command is not closed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_in_a_shell() {
        for (line, words) in [
            ("/usr/sbin/sendmail -t -i", vec!["/usr/sbin/sendmail", "-t", "-i"]),
            (" a\t\n b ", vec!["a", "b"]),
            (r#"a 'b c'd "e \"f\" \n" g\ h"#, vec!["a", "b cd", r#"e "f" \n"#, "g h"]),
            (r"'C:\mail\send.exe' -t", vec![r"C:\mail\send.exe", "-t"]),
            ("a '' \"\"", vec!["a", "", ""]),
            ("a $HOME ; b | c", vec!["a", "$HOME", ";", "b", "|", "c"]),
            ("", vec![]),
        ] {
            assert_eq!(split(line).unwrap(), words, "{line}");
        }
    }

    #[test]
    fn what_is_not_closed_is_refused() {
        assert_eq!(split("a 'b").unwrap_err(), "a ' in the command is not closed");
        for line in ["a \"b\\\"", "a\\", "a\0", "'\0'"] {
            assert!(split(line).is_err(), "{line:?}");
        }
    }
}
