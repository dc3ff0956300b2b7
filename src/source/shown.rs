//! Which parts of a mail are meant to be read, and which are files.

use super::mime::{Part, Tree};

/// Whether a leaf is shown as text, so that it need not be listed as an attachment.
pub(super) fn is_shown(tree: &Tree<'_>, number: usize) -> bool {
    let Some(part) = tree.parts.get(number) else { return false };
    is_readable(part) && !is_file(tree, number)
}

fn is_readable(part: &Part<'_>) -> bool {
    matches!(part.media.as_str(), "text/plain" | "text/html") || is_lost_multipart(part)
}

/// Whether a text comes as a file. What has no name is words, unless others stand before it and it is called an attachment; what
/// has one is a file, unless it stands inline before all others.
pub(super) fn is_file(tree: &Tree<'_>, number: usize) -> bool {
    let Some(part) = tree.parts.get(number) else { return false };
    let is_attachment = part.disposition == "attachment";
    let is_named = match &part.name {
        Some(name) if is_given_by_program(name) => return false,
        name => name.is_some(),
    };
    if is_named && is_attachment {
        return !(number == 0 && is_also_file(part));
    }
    (is_named || is_attachment) && !is_first(tree, number)
}

/// Whether a text that is shown comes as a file all the same: where it is the whole mail, and short, it may be words.
pub(super) fn is_also_file(part: &Part<'_>) -> bool {
    const SHORT: usize = 64 << 10;
    part.name.is_some() && part.disposition == "attachment" && part.body.len() <= SHORT
}

/// `ATT00001.txt`: so Exchange calls the words between and below pictures.
fn is_given_by_program(name: &str) -> bool {
    let digits = |stem: &str| stem.len() >= 3 && stem.bytes().all(|b| b.is_ascii_digit());
    let stem = name.strip_prefix("ATT").and_then(|rest| rest.rsplit_once('.'));
    stem.is_some_and(|(stem, end)| digits(stem) && matches!(end, "txt" | "htm" | "html"))
}

/// Whether no text stands before a part, other than versions of the same.
fn is_first(tree: &Tree<'_>, number: usize) -> bool {
    let versions = tree
        .parts
        .iter()
        .find(|p| p.media == "multipart/alternative" && p.children.contains(&number))
        .map_or(&[][..], |p| p.children.as_slice());
    let is_text = |(n, p): (usize, &Part<'_>)| !p.is_container() && is_readable(p) && !versions.contains(&n);
    !tree.parts.iter().enumerate().take(number).any(is_text)
}

/// A multipart without parts: its boundary was lost, its text was not.
fn is_lost_multipart(part: &Part<'_>) -> bool {
    part.media.starts_with("multipart/") && !part.is_container()
}

#[cfg(test)]
mod tests {
    use super::super::attachment;
    use super::super::head::Head;
    use super::super::mime::Tree;
    use super::super::said::of;

    /// The text of a mail of these parts, and the names of what is listed.
    fn read(kind: &str, parts: &[(&str, &str)]) -> (String, Vec<String>) {
        let parts: String = parts.iter().map(|(head, body)| format!("--b\n{head}\n\n{body}\n")).collect();
        whole(&format!("Content-Type: multipart/{kind}; boundary=b\n\n{parts}--b--\n"))
    }

    fn whole(mail: &str) -> (String, Vec<String>) {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        let said = of(&tree);
        let name =
            |name: String| if name.starts_with("part-") { name.chars().take(6).collect() } else { name };
        let listed = attachment::of(&tree, &said.unshown).into_iter().map(|a| name(a.name));
        (said.text, listed.collect())
    }

    const PLAIN: &str = "Content-Type: text/plain";
    const NAMED: &str = "Content-Type: text/plain; name=message.txt";
    const INLINE: &str = "Content-Type: text/plain; name=message.txt\nContent-Disposition: inline";
    const INLINE_PAGE: &str =
        "Content-Type: text/html; name=mail.html\nContent-Disposition: inline; filename=mail.html";
    const FILE: &str = "Content-Type: text/plain\nContent-Disposition: attachment; filename=server.log";
    const FILE_PAGE: &str = "Content-Type: text/html; name=report.html\nContent-Disposition: attachment";
    const NAMELESS: &str = "Content-Type: text/plain\nContent-Disposition: attachment";
    const PHOTO: &str = "Content-Type: image/png; name=a.png\nContent-Disposition: attachment";
    const EXCHANGE: &str = "Content-Type: text/plain; name=\"ATT00001.txt\"\nContent-Disposition: attachment; filename=\"ATT00001.txt\"";

    #[test]
    fn a_body_is_told_from_a_file() {
        for (parts, text, listed) in [
            // Inline and first, or without a name: the body.
            (&[(INLINE, "words"), (PLAIN, "scanned")][..], "words\n\nscanned", &[][..]),
            (&[(NAMED, "words"), (PLAIN, "scanned")], "words\n\nscanned", &[]),
            (&[(INLINE_PAGE, "<p>words</p>"), (PLAIN, "scanned")], "words\n\nscanned", &[]),
            (&[(INLINE, "words"), (FILE, "log")], "words", &["server.log"]),
            (&[(NAMELESS, "words"), (PHOTO, "x")], "words", &["a.png"]),
            (&[(PHOTO, "x"), (INLINE, "words")], "words", &["a.png"]),
            (&[(PHOTO, "x"), (PLAIN, "words")], "words", &["a.png"]),
            // Under a name, as an attachment: a file, however empty the body.
            (&[(PLAIN, ""), (FILE, "log")], "", &["server.log"]),
            (&[(PLAIN, " \n\u{a0}\n"), (FILE_PAGE, "<p>log</p>")], "", &["report.html"]),
            (&[(FILE, "log"), (PLAIN, "words")], "words", &["server.log"]),
            (&[(FILE, "log")], "", &["server.log"]),
            (&[(FILE, "log"), (FILE_PAGE, "<p>x")], "", &["server.log", "report.html"]),
            (&[(PLAIN, ""), (NAMED, "log")], "", &["message.txt"]),
            (&[(PLAIN, "words"), (INLINE, "log")], "words", &["message.txt"]),
            // Exchange parts a text at its pictures.
            (
                &[(PLAIN, "above"), (PHOTO, "x"), (EXCHANGE, "below")],
                "above\n\nbelow",
                &["a.png", "ATT00001.txt"],
            ),
        ] {
            let (read, files) = read("mixed", parts);
            assert_eq!(
                (read.as_str(), files),
                (text, listed.iter().map(|l| (*l).to_owned()).collect()),
                "{parts:?}"
            );
        }
    }

    #[test]
    fn versions_may_have_names_too() {
        let page = "Content-Type: text/html; name=x.html\nContent-Disposition: inline";
        let read = |plain| read("alternative", &[(NAMED, plain), (page, "<p>My kettle leaks.</p>")]);
        assert_eq!(read("My kettle leaks."), ("My kettle leaks.".into(), vec![]));
        assert_eq!(read(""), ("My kettle leaks.".into(), vec![]));
    }

    #[test]
    fn what_is_nothing_but_a_file_is_both() {
        assert_eq!(whole(&format!("{FILE}\n\nmy words\n")), ("my words".into(), vec!["server.log".into()]));
        let log = "words of a machine\n".repeat(5_000);
        assert_eq!(whole(&format!("{FILE}\n\n{log}")), (String::new(), vec!["server.log".into()]));
    }

    #[test]
    fn a_file_may_be_as_large_as_it_likes() {
        let log = "words of a machine\n".repeat(500_000);
        let mail = format!(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}\n\n\n--b\n{FILE}\n\n{log}\n--b--\n"
        );
        let (head, body) = Head::parse(mail.as_bytes());
        let said = of(&Tree::new(&head, body));
        assert!(!said.cut && said.text.is_empty());
    }

    #[test]
    fn of_two_versions_the_one_that_speaks_is_shown_and_the_other_is_not_lost() {
        let html = "Content-Type: text/html";
        let kettle = "<p>My <b>kettle</b> leaks since Monday.</p>";
        let (shown, listed) =
            read("alternative", &[(PLAIN, "Please use an HTML capable mail program."), (html, kettle)]);
        assert_eq!((shown.as_str(), listed), ("My kettle leaks since Monday.", vec!["part-1".to_owned()]));
        let (shown, listed) =
            read("alternative", &[(PLAIN, "Cancel order 17 and call me, please."), (html, kettle)]);
        assert_eq!(
            (shown.as_str(), listed),
            ("Cancel order 17 and call me, please.", vec!["part-2".to_owned()])
        );
        let (shown, listed) =
            read("alternative", &[(PLAIN, "My kettle leaks since Monday."), (html, kettle)]);
        assert_eq!((shown.as_str(), listed), ("My kettle leaks since Monday.", vec![]));
        // A page that cannot be read is no other form.
        let (shown, _) =
            read("alternative", &[(PLAIN, "Please use an HTML capable mail program."), (html, "<p> </p>")]);
        assert_eq!(shown, "Please use an HTML capable mail program.");
    }
}
