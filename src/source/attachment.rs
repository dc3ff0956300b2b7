//! What hangs on a mail, under names that can do no harm where they are saved.

use super::incoming::Attachment;
use super::mime::{Form, Part, Tree};
use super::{nested, packed, shown};

/// Longer names fit no common file system.
const LONGEST: usize = 150;

/// Names that Windows keeps for devices, whatever follows the first dot.
const RESERVED: [&str; 9] = ["con", "prn", "aux", "nul", "com", "lpt", "clock$", "conin$", "conout$"];

/// What files of a type are called.
const ENDINGS: [(&str, &str); 45] = [
    ("application/pdf", "pdf"),
    ("application/x-pdf", "pdf"),
    ("application/octet-stream", "bin"),
    ("application/zip", "zip"),
    ("application/x-zip-compressed", "zip"),
    ("application/gzip", "gz"),
    ("application/x-gzip", "gz"),
    ("application/x-7z-compressed", "7z"),
    ("application/x-rar-compressed", "rar"),
    ("application/x-tar", "tar"),
    ("application/json", "json"),
    ("application/xml", "xml"),
    ("application/rtf", "rtf"),
    ("application/msword", "doc"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.ms-powerpoint", "ppt"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/postscript", "ps"),
    ("application/ics", "ics"),
    ("application/ms-tnef", "dat"),
    ("application/pkcs7-mime", "p7m"),
    ("application/x-pkcs7-mime", "p7m"),
    ("application/pkcs7-signature", "p7s"),
    ("application/x-pkcs7-signature", "p7s"),
    ("application/pgp-signature", "asc"),
    ("application/pgp-keys", "asc"),
    ("image/jpeg", "jpg"),
    ("image/jpg", "jpg"),
    ("image/png", "png"),
    ("image/gif", "gif"),
    ("image/tiff", "tiff"),
    ("image/bmp", "bmp"),
    ("image/webp", "webp"),
    ("image/heic", "heic"),
    ("image/svg+xml", "svg"),
    ("audio/mpeg", "mp3"),
    ("audio/wav", "wav"),
    ("video/mp4", "mp4"),
    ("text/html", "html"),
    ("text/csv", "csv"),
    ("text/calendar", "ics"),
];

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
        name: part.name.as_deref().and_then(harmless).unwrap_or_else(|| named(part, number)),
        content_type: harmless_type(&part.media),
        bytes: part.encoding.decoded_len(&part.body),
        part: number,
    }
}

/// A name for what came without one: of a mail its subject, of all else its number, with an ending by its type.
fn named(part: &Part<'_>, number: u32) -> String {
    if nested::is_mail(part) {
        let subject = nested::subject(part);
        return harmless(&subject)
            .and_then(|name| harmless(&format!("{name}.eml")))
            .unwrap_or_else(|| format!("part-{number}.eml"));
    }
    let ending = ENDINGS.iter().find(|(media, _)| *media == part.media).map(|(_, ending)| *ending);
    let of_type = || if part.media.starts_with("text/") { Some("txt") } else { None };
    match ending.or_else(of_type) {
        Some(ending) => format!("part-{number}.{ending}"),
        None => format!("part-{number}"),
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
    // Where it was cut a blank or a dot may stand last.
    format!("{}{extension}", stem.trim_end_matches(['.', ' ']))
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
            [
                ("a_b.png".into(), "image/png".into(), 5, 2),
                ("inner.eml".into(), "message/rfc822".into(), 17, 3)
            ]
        );
        assert_eq!(part(&tree, 2).unwrap().1, b"hello");
        assert_eq!(part(&tree, 0), None);
        assert_eq!(part(&tree, 9), None);
    }

    #[test]
    fn what_has_no_name_gets_one_by_its_type() {
        let name = |head: &str, body: &str| {
            let mail = format!(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\n{head}\n\n{body}\n--b--\n"
            );
            let (head, body) = Head::parse(mail.as_bytes());
            of(&Tree::new(&head, body), &[]).into_iter().map(|a| a.name).collect::<Vec<_>>()
        };
        for (media, is) in [
            ("application/pdf", "part-2.pdf"),
            ("Image/JPEG", "part-2.jpg"),
            ("application/octet-stream", "part-2.bin"),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "part-2.docx"),
            ("text/csv", "part-2.csv"),
            ("text/plain", "part-2.txt"),
            ("text/x-log", "part-2.txt"),
            ("application/x-nobody-knows", "part-2"),
            ("application/pdf; name=\"\"", "part-2.pdf"),
            ("application/pdf; name=\"/\"", "part-2.pdf"),
            ("application/pdf; name=\"scan\"", "scan"),
        ] {
            assert_eq!(
                name(&format!("Content-Type: {media}\nContent-Disposition: attachment"), "x"),
                [is],
                "{media}"
            );
        }
        for (subject, is) in [
            ("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\nx", "Grüße.eml"),
            ("Subject: a/b: c?\n\nx", "a_b_ c_.eml"),
            ("Subject: \n\nx", "part-2.eml"),
            ("From: x\n\nx", "part-2.eml"),
            ("\n\nSubject: y\n\nx", "y.eml"),
            ("Subject: con\n\nx", "_con.eml"),
        ] {
            assert_eq!(name("Content-Type: message/rfc822", subject), [is], "{subject}");
        }
        let long = name("Content-Type: message/rfc822", &format!("Subject: {}\n\nx", "ž".repeat(400)));
        assert!(long[0].ends_with(".eml") && long[0].len() <= LONGEST, "{long:?}");
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_folder(name in "\\PC{0,40}|[./\\\\:con-]{0,12}|[ab ]{140,400}") {
            if let Some(safe) = harmless(&name) {
                prop_assert!(!safe.is_empty() && !safe.contains(['/', '\\', ':', '\0']));
                prop_assert!(!safe.starts_with(['.', '-']) && std::path::Path::new(&safe).components().count() == 1);
                prop_assert_eq!(harmless(&safe), Some(safe));
            }
        }
    }
}
