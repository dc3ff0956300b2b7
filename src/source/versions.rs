//! Two versions of one text, plain and rich: whether they say the same, and which of them is meant to be read.

use crate::desk::unspaced::is_unspaced;

/// What two versions are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Versions {
    /// The plain one says all that the rich one does.
    Same,
    /// Each says something of its own.
    Different,
    /// The plain one says no more than that the other one is needed.
    Stub,
}

/// A longer plain version says something, whatever it says; in words.
const LONGEST_STUB: usize = 80;

/// With one of these, in lower case, a plain version speaks of the other one.
const FORM: [&str; 27] = [
    "html",
    "mime",
    "browser",
    "navigateur",
    "navegador",
    "prohlížeč",
    "przegląd",
    "preglednik",
    "браузер",
    "ブラウザ",
    "浏览器",
    "瀏覽器",
    "brauser",
    "selaime",
    "webbläsare",
    "nettleser",
    "webversion",
    "web version",
    "online version",
    "version en ligne",
    "mail client",
    "mail program",
    "mailprogramm",
    "e-mail-programm",
    "rich text",
    "formatted text",
    "plain text",
];

/// Holds a plain version against the words of a rich one. Linear in both.
pub(super) fn compare(plain: &str, rich: &str) -> Versions {
    let (said, shown) = (Words::of(plain), Words::of(rich));
    let common = shown.common(&said);
    let unseen = shown.all.len() - common;
    if shown.all.is_empty() || unseen < 2 || 4 * unseen < shown.all.len() {
        return Versions::Same;
    }
    let is_other = 2 * common < said.all.len() || said.all.is_empty();
    let is_short = said.count <= LONGEST_STUB;
    let names_form = || {
        let lower = plain.to_lowercase();
        FORM.iter().any(|form| lower.contains(form))
    };
    if is_short && is_other && (shown.count >= 2 * said.count || names_form()) {
        Versions::Stub
    } else {
        Versions::Different
    }
}

/// The words of a text, without addresses of links and pictures.
struct Words {
    /// A number for each word (FNV-1a of its letters), in order, each once. Sorting is cheaper than a set that guards itself against
    /// collisions, which gain nobody anything here.
    all: Vec<u64>,
    count: usize,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words = Words { all: Vec::with_capacity(text.len() / 6), count: 0 };
        for piece in text.split_whitespace().filter(|piece| !is_link(piece)) {
            for word in piece.split(|c: char| !c.is_alphanumeric() && !is_unspaced(c)) {
                words.add(word);
            }
        }
        words.count = words.all.len();
        words.all.sort_unstable();
        words.all.dedup();
        words
    }

    fn add(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if word.is_ascii() {
            self.note(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
            return;
        }
        if !word.contains(is_unspaced) {
            self.note(word.chars().flat_map(char::to_lowercase));
            return;
        }
        // Where words are not parted, two letters together are as good as one.
        let letters = || word.chars();
        for pair in letters().zip(letters().skip(1)) {
            self.note([pair.0, pair.1].into_iter());
        }
    }

    fn note(&mut self, letters: impl Iterator<Item = char>) {
        let mix = |hash: u64, letter| (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x100_0000_01b3);
        self.all.push(letters.fold(0xcbf2_9ce4_8422_2325, mix));
    }

    /// How many words both have.
    fn common(&self, other: &Words) -> usize {
        let mut others = other.all.iter().peekable();
        let is_there = |word: &&u64| {
            while others.next_if(|o| o < word).is_some() {}
            others.peek() == Some(word)
        };
        self.all.iter().filter(is_there).count()
    }
}

/// `https://…`, `<mailto:…>`, `[cid:…]`, `[image:` and what programs write for a picture.
fn is_link(piece: &str) -> bool {
    // Nearly every word ends here.
    if memchr::memchr2(b':', b'.', piece.as_bytes()).is_none() {
        return false;
    }
    let bare = piece.trim_start_matches(['<', '[', '(', '"']);
    piece.contains("://") || ["mailto:", "cid:", "image:", "www."].iter().any(|link| bare.starts_with(link))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KETTLE: &str = "My kettle leaks since Monday.";

    #[test]
    fn a_plain_version_that_only_asks_for_the_other_one_is_a_stub() {
        for stub in [
            "Please use an HTML capable mail program to view this message.",
            "This message is in MIME format. Since your mail reader does not understand this format, some or all of this message may not be legible.",
            "Your email client does not support HTML.\n\nView in your browser: https://acme.example/x",
            "Diese Nachricht ist im HTML-Format. Bitte verwenden Sie ein anderes E-Mail-Programm.",
            "Ce message est au format HTML. Ouvrez-le dans votre navigateur.",
            "Este correo está en formato HTML.",
            "Questo messaggio è in formato HTML.",
            "Esta mensagem está em formato HTML. Veja no navegador.",
            "Dit bericht is in HTML-formaat.",
            "Ta wiadomość jest w formacie HTML.",
            "Tato zpráva je ve formátu HTML.",
            "Это письмо в формате HTML.",
            "このメールはHTML形式です。",
            "此邮件为HTML格式，请在浏览器中打开。",
            "Tämä viesti on HTML-muodossa.",
            "Detta mejl är i HTML-format.",
            "Acest mesaj este în format HTML.",
            "Bu ileti HTML biçimindedir.",
            "[image: logo.png]",
            "https://acme.example/view?id=17",
            "(no text)",
        ] {
            assert_eq!(compare(stub, KETTLE), Versions::Stub, "{stub}");
        }
    }

    #[test]
    fn versions_that_say_the_same_are_the_same() {
        let links = "My kettle leaks since Monday.\nhttps://acme.example/a/b/c/d";
        for plain in [
            KETTLE,
            links,
            "My *kettle* leaks\nsince Monday. And I use HTML.",
            "MY KETTLE LEAKS SINCE MONDAY",
        ] {
            assert_eq!(compare(plain, KETTLE), Versions::Same, "{plain}");
        }
        assert_eq!(compare("ポットが漏れます。", "ポットが漏れます。"), Versions::Same);
        assert_eq!(compare("words", ""), Versions::Same);
    }

    #[test]
    fn what_each_says_for_itself_makes_them_different() {
        assert_eq!(compare("Please cancel order 17 and call me.", KETTLE), Versions::Different);
        let rest = "My kettle leaks since Monday. Send the new one to Elm Street, please.";
        assert_eq!(compare(KETTLE, rest), Versions::Different);
        // A person who speaks of HTML says the same in both.
        assert_eq!(compare("Your HTML mail is empty.", "Your HTML mail is empty."), Versions::Same);
    }
}
