//! What hangs on a mail, under names that can do no harm where they are saved.

use super::incoming::Attachment;
use super::mime::{Form, Part, Tree};
use super::{packed, shown};

/// Longer names fit no common file system.
const LONGEST: usize = 150;

/// Names that Windows keeps for devices, whatever follows the first dot.
const RESERVED: [&str; 9] = ["con", "prn", "aux", "nul", "com", "lpt", "clock$", "conin$", "conout$"];

/// Every part that is not shown as text, in order, with those in bundles. A nested mail is one attachment. `unshown`: texts that say
/// something else than the version of them that is shown.
pub(super) fn of(tree: &Tree<'_>, unshown: &[usize]) -> Vec<Attachment> {
    let mut listed = Vec::new();
    list(tree, 0, unshown, &mut listed);
    listed
}

/// Lists the parts of a tree whose first part has the number `first`.
fn list(tree: &Tree<'_>, first: u32, unshown: &[usize], listed: &mut Vec<Attachment>) {
    for (index, part) in tree.parts.iter().enumerate() {
        let number = first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        let is_read = shown::is_shown(tree, index) && !shown::is_also_file(part) && !unshown.contains(&index);
        if !part.is_container() && !is_other_version(part) && !is_opened(part) && !is_read {
            listed.push(describe(part, number));
        }
        if let Some(packed) = &part.packed {
            list(&packed.tree, packed::inside(number), &[], listed);
        }
    }
}

/// Whether all that is in a bundle is shown or listed, so that the bundle itself need not be.
fn is_opened(part: &Part<'_>) -> bool {
    part.packed.as_ref().is_some_and(|p| match p.form {
        Form::Signed => true,
        Form::Outlook { rtf } => !rtf && p.tree.parts.len() > 1,
        Form::Encrypted | Form::Uuencoded => false,
    })
}

/// The bytes of one part, decoded.
pub(super) fn part(tree: &Tree<'_>, number: u32) -> Option<(Attachment, Vec<u8>)> {
    let part = packed::find(tree, number).filter(|p| !p.is_container())?;
    Some((describe(part, number), part.encoding.decode(&part.body).into_owned()))
}

fn describe(part: &Part<'_>, number: u32) -> Attachment {
    Attachment {
        name: part.name.as_deref().and_then(harmless).unwrap_or_else(|| format!("part-{number}")),
        content_type: harmless_type(&part.media),
        bytes: part.encoding.decoded_len(&part.body),
        part: number,
    }
}

/// Versions of the text that nobody saves.
fn is_other_version(part: &Part<'_>) -> bool {
    matches!(part.media.as_str(), "text/enriched" | "text/x-amp-html" | "text/richtext" | "text/watch-html")
        && !part.is_attached()
}

/// A content type is a word of the sender, and it is printed.
fn harmless_type(media: &str) -> String {
    let is_token = |c: char| c.is_ascii_graphic() && !"\"<>\\".contains(c);
    if media.len() <= 100 && media.chars().all(is_token) {
        media.to_owned()
    } else {
        "application/octet-stream".into()
    }
}

/// A file name without separators, control and bidi characters, leading dots and dashes, and reserved names;
/// `None` where nothing is left.
pub fn harmless(name: &str) -> Option<String> {
    let clean: String = name
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| if "/\\:*?\"<>|".contains(c) { '_' } else { c })
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_start_matches(['.', '-', ' ']).trim_end_matches(['.', ' ']);
    if clean.chars().all(|c| c == '_') {
        return None;
    }
    let stem = clean.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let device = RESERVED.iter().any(|r| {
        stem.strip_prefix(r).is_some_and(|rest| {
            let numbered = r.starts_with("com") || r.starts_with("lpt");
            if numbered {
                rest.chars().count() == 1 && rest.chars().all(char::is_numeric)
            } else {
                rest.is_empty()
            }
        })
    });
    let clean = if device { format!("_{clean}") } else { clean.to_owned() };
    Some(shortened(&clean))
}

/// Characters that show nothing or turn the direction of others (`gpj.exe` read backwards).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Cut in the middle, so that the extension stays.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let extension =
        name.rfind('.').and_then(|at| name.get(at..)).filter(|e| e.len() <= 16).unwrap_or_default();
    let stem = name.get(..name.floor_char_boundary(LONGEST - extension.len())).unwrap_or_default();
    format!("{stem}{extension}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::head::Head;
    use super::*;

    #[test]
    fn names_are_made_harmless() {
        for (name, safe) in [
            ("report.pdf", Some("report.pdf")),
            ("../../etc/passwd", Some("_.._etc_passwd")),
            ("C:\\Windows\\x.exe", Some("C__Windows_x.exe")),
            ("\u{202e}fdp.exe", Some("fdp.exe")),
            ("a\nb\0c.txt", Some("abc.txt")),
            ("NUL.txt", Some("_NUL.txt")),
            ("com7", Some("_com7")),
            ("common.txt", Some("common.txt")),
            ("-rf", Some("rf")),
            (".bashrc", Some("bashrc")),
            ("trailing. .", Some("trailing")),
            ("  ", None),
            ("...", None),
            ("///", None),
            ("Ana Anić.pdf", Some("Ana Anić.pdf")),
        ] {
            assert_eq!(harmless(name).as_deref(), safe, "{name:?}");
        }
        let long = harmless(&format!("{}.tar", "ž".repeat(400))).unwrap();
        assert!(long.len() <= LONGEST && long.ends_with(".tar"));
    }

    #[test]
    fn all_but_the_text_is_listed() {
        let mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: image/PNG; name=a/b.png\n\
                    Content-Transfer-Encoding: base64\n\naGVsbG8=\n--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nx\n--b--\n";
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        let listed: Vec<_> =
            of(&tree, &[]).into_iter().map(|a| (a.name, a.content_type, a.bytes, a.part)).collect();
        assert_eq!(
            listed,
            [("a_b.png".into(), "image/png".into(), 5, 2), ("part-3".into(), "message/rfc822".into(), 17, 3)]
        );
        assert_eq!(part(&tree, 2).unwrap().1, b"hello");
        assert_eq!(part(&tree, 0), None);
        assert_eq!(part(&tree, 9), None);
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_folder(name in "\\PC{0,40}|[./\\\\:con-]{0,12}") {
            if let Some(safe) = harmless(&name) {
                prop_assert!(!safe.is_empty() && !safe.contains(['/', '\\', ':', '\0']));
                prop_assert!(!safe.starts_with(['.', '-']) && std::path::Path::new(&safe).components().count() == 1);
                prop_assert_eq!(harmless(&safe), Some(safe));
            }
        }
    }
}
