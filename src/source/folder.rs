//! Which folder a mail lay in: by the names of directories and files, by Maildir flags, by labels and mbox marks.

use std::path::Path;

use super::head::Head;
use super::incoming::Folder;
use super::words;

/// Names that mail programs give to the four folders that matter, lower case; what most of them use in the
/// languages of intake §4.
const SENT: &[&str] = &[
    "sent",
    "sent items",
    "sent mail",
    "sent messages",
    "sent-mail",
    "sentmail",
    "sent objects",
    "gesendet",
    "gesendete objekte",
    "gesendete elemente",
    "gesendete nachrichten",
    "envoyés",
    "envoyes",
    "éléments envoyés",
    "messages envoyés",
    "courrier envoyé",
    "enviados",
    "enviadas",
    "elementos enviados",
    "mensajes enviados",
    "correo enviado",
    "itens enviados",
    "mensagens enviadas",
    "e-mails enviados",
    "inviata",
    "inviati",
    "posta inviata",
    "elementi inviati",
    "messaggi inviati",
    "verzonden",
    "verzonden items",
    "verzonden berichten",
    "wysłane",
    "elementy wysłane",
    "odeslané",
    "odeslaná pošta",
    "poslano",
    "poslane stavke",
    "poslana pošta",
    "saadetud",
    "saadetud kirjad",
    "saadetud üksused",
    "отправленные",
    "надіслані",
    "skickat",
    "skickade",
    "skickade objekt",
    "sendt",
    "sendte elementer",
    "sendt post",
    "lähetetyt",
    "lähetetyt viestit",
    "送信済み",
    "送信済みアイテム",
    "送信済みメール",
    "送信控え",
    "已发送",
    "已发送邮件",
    "已傳送郵件",
    "寄件備份",
    "elküldött",
];
const DRAFT: &[&str] = &[
    "drafts",
    "draft",
    "entwürfe",
    "entwurf",
    "brouillons",
    "brouillon",
    "borradores",
    "borrador",
    "rascunhos",
    "bozze",
    "concepten",
    "kopie robocze",
    "szkice",
    "wersje robocze",
    "koncepty",
    "rozepsané",
    "skice",
    "nacrti",
    "mustandid",
    "черновики",
    "чернетки",
    "utkast",
    "kladder",
    "luonnokset",
    "下書き",
    "草稿",
    "unsent messages",
    "outbox",
    "templates",
    "vorlagen",
];
const TRASH: &[&str] = &[
    "trash",
    "deleted",
    "deleted items",
    "deleted messages",
    "bin",
    "gelöscht",
    "gelöschte objekte",
    "gelöschte elemente",
    "papierkorb",
    "corbeille",
    "éléments supprimés",
    "messages supprimés",
    "papelera",
    "elementos eliminados",
    "eliminados",
    "lixo",
    "lixeira",
    "itens excluídos",
    "itens eliminados",
    "cestino",
    "posta eliminata",
    "elementi eliminati",
    "prullenbak",
    "verwijderde items",
    "kosz",
    "elementy usunięte",
    "koš",
    "odstraněná pošta",
    "smeće",
    "otpad",
    "izbrisane stavke",
    "prügikast",
    "kustutatud",
    "kustutatud üksused",
    "корзина",
    "удаленные",
    "кошик",
    "papperskorgen",
    "borttaget",
    "slettet post",
    "slettede elementer",
    "papirkurv",
    "søppel",
    "roskakori",
    "poistetut",
    "ゴミ箱",
    "ごみ箱",
    "削除済みアイテム",
    "废件箱",
    "已删除",
    "已删除邮件",
    "垃圾桶",
    "刪除的郵件",
];
const SPAM: &[&str] = &[
    "spam",
    "junk",
    "junk e-mail",
    "junk email",
    "junk mail",
    "bulk mail",
    "spamverdacht",
    "unerwünscht",
    "junk-e-mail",
    "indésirables",
    "courrier indésirable",
    "pourriel",
    "correo no deseado",
    "no deseado",
    "lixo eletrônico",
    "lixo electrónico",
    "posta indesiderata",
    "ongewenste e-mail",
    "ongewenst",
    "wiadomości-śmieci",
    "nevyžádaná pošta",
    "neželjena pošta",
    "rämpspost",
    "спам",
    "нежелательная почта",
    "skräppost",
    "søppelpost",
    "uønsket mail",
    "roskaposti",
    "迷惑メール",
    "垃圾邮件",
    "垃圾郵件",
];

/// The folder that a name speaks of: of a directory, of an mbox file, of a label. Maildir++ puts a path into one name
/// (`.Archive.Sent Items`); what is thrown away stays so, whatever it is called further in.
pub(super) fn named(name: &str, outer: Folder) -> Folder {
    let name = unescaped(name).to_lowercase();
    let name = name.strip_suffix(".sbd").or_else(|| name.strip_suffix(".mbox")).unwrap_or(&name);
    name.split(['.', '/']).fold(outer, |outer, piece| {
        if !matches!(outer, Folder::Inbox | Folder::Sent) {
            return outer;
        }
        let piece = piece.trim().trim_matches(['[', ']', '_']);
        let is = |names: &[&str]| names.contains(&piece);
        if is(TRASH) {
            Folder::Trash
        } else if is(SPAM) {
            Folder::Spam
        } else if is(DRAFT) {
            Folder::Draft
        } else if is(SENT) || piece.starts_with("sent-") || piece.starts_with("sent ") {
            Folder::Sent
        } else {
            outer
        }
    })
}

/// The folder that the last name of a path speaks of.
pub(super) fn of_path(path: &Path) -> Folder {
    let whole = if path.file_name().is_none() { std::fs::canonicalize(path).ok() } else { None };
    let name = whole.as_deref().unwrap_or(path).file_name().unwrap_or_default().to_string_lossy();
    named(&name, Folder::Inbox)
}

/// What the flags behind `:2,` in a Maildir file name say (`D` draft, `T` trash).
pub(super) fn flagged(file_name: &str, folder: Folder) -> Folder {
    // `;` and `!` stand for `:` on file systems that do not have it.
    let flags =
        file_name.rfind(|c| ":;!".contains(c)).and_then(|at| file_name.get(at + 1..)?.strip_prefix("2,"));
    match flags {
        Some(f) if f.contains('T') => Folder::Trash,
        Some(f) if f.contains('D') && folder != Folder::Trash => Folder::Draft,
        _ => folder,
    }
}

/// What the mail itself says: Gmail's labels, Thunderbird's and the mbox programs' marks of what is deleted but still there.
pub(super) fn marked(head: &Head<'_>, folder: Folder) -> Folder {
    let mut folder = folder;
    for labels in head.all("x-gmail-labels") {
        let labels = words::text(labels);
        let found: Vec<Folder> =
            labels.split(',').map(|label| named(label.trim().trim_matches('"'), Folder::Inbox)).collect();
        for strongest in [Folder::Sent, Folder::Draft, Folder::Spam, Folder::Trash] {
            if found.contains(&strongest) {
                folder = strongest;
            }
        }
    }
    let mozilla = head.word("x-mozilla-status").and_then(|w| u32::from_str_radix(&w, 16).ok()).unwrap_or(0);
    let status = head.word("x-status").unwrap_or_default();
    // 0x0008 is "expunged"; the file still holds it until it is compacted.
    if mozilla & 0x0008 != 0 || status.contains('d') {
        return Folder::Trash;
    }
    if status.contains('t') && folder != Folder::Trash { Folder::Draft } else { folder }
}

/// Modified UTF-7 of IMAP folder names (RFC 3501 §5.1.3): `Envoy&AOk-s`.
fn unescaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((plain, escape)) = rest.split_once('&') {
        out.push_str(plain);
        let Some((code, after)) = escape.split_once('-') else {
            out.push('&');
            rest = escape;
            continue;
        };
        if code.is_empty() {
            out.push('&');
        } else {
            let bytes =
                super::encoding::Encoding::Base64.decode(code.replace(',', "/").as_bytes()).into_owned();
            let units = bytes.chunks_exact(2).map(|pair| {
                u16::from_be_bytes([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)])
            });
            out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_their_names() {
        for (name, folder) in [
            (".Sent", Folder::Sent),
            (".Sent.2023", Folder::Sent),
            (".Sent-2023", Folder::Sent),
            ("Sent Items", Folder::Sent),
            (".INBOX.Gesendet", Folder::Sent),
            ("Envoy&AOk-s", Folder::Sent),
            ("[Gmail]/Sent Mail", Folder::Sent),
            ("Sent.mbox", Folder::Sent),
            ("Papierkorb.sbd", Folder::Trash),
            ("Entw&APw-rfe", Folder::Draft),
            (".Junk E-mail", Folder::Spam),
            (".Trash.Sent", Folder::Trash),
            ("INBOX", Folder::Inbox),
            ("Sentences", Folder::Inbox),
            ("presents", Folder::Inbox),
        ] {
            assert_eq!(named(name, Folder::Inbox), folder, "{name}");
        }
        assert_eq!(named("Old", Folder::Trash), Folder::Trash);
    }

    #[test]
    fn maildir_flags_say_draft_and_trash() {
        assert_eq!(flagged("1.2.host:2,S", Folder::Inbox), Folder::Inbox);
        assert_eq!(flagged("1.2.host:2,DS", Folder::Inbox), Folder::Draft);
        assert_eq!(flagged("1.2.host;2,FT", Folder::Sent), Folder::Trash);
        assert_eq!(flagged("1.2.DThost", Folder::Inbox), Folder::Inbox);
    }

    #[test]
    fn marks_within_the_mail_count() {
        let read = |head: &str| marked(&Head::parse(head.as_bytes()).0, Folder::Inbox);
        assert_eq!(read("X-Gmail-Labels: Important,Sent,Opened\n"), Folder::Sent);
        assert_eq!(read("X-Gmail-Labels: =?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=\n"), Folder::Sent);
        assert_eq!(read("X-Gmail-Labels: Sent,Trash\n"), Folder::Trash);
        assert_eq!(read("X-Mozilla-Status: 0009\n"), Folder::Trash);
        assert_eq!(read("X-Mozilla-Status: 0001\n"), Folder::Inbox);
        assert_eq!(read("X-Status: D\n"), Folder::Trash);
        assert_eq!(read("X-Status: T\n"), Folder::Draft);
    }
}
