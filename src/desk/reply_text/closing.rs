//! What stands below somebody's words without being them: signatures, the last line of a telephone, advertisements.

use super::marks;
use super::words::{WORDS, begins};

/// What stands behind `Sent from`, when a telephone or a mail program says it.
const DEVICES: &[&str] = &[
    "phone",
    "ipad",
    "ipod",
    "mobil",
    "airmail",
    "gmail",
    "mailbox",
    "mail for",
    "mail für",
    "mail pour",
    "mail per",
    "mail para",
    "mail app",
    "mail-app",
    "libero mail",
    "outlook",
    "android",
    "samsung",
    "galaxy",
    "blackberry",
    "windows",
    "tablet",
    " app",
    "device",
    "pixel",
    "huawei",
    "xiaomi",
    "redmi",
    "oneplus",
    "handy",
    "gerät",
    "proton",
    "tuta",
    "yahoo",
    "gmx",
    "web.de",
    "k-9",
    "spark",
    "bluemail",
    "nokia",
    "téléphone",
    "telef",
    "móvil",
    "celular",
    "cellulare",
    "komórk",
    "puhelime",
    "laittee",
    "nutitelefon",
    "телефон",
    "смартфон",
    "почт",
    "мобил",
    "手机",
    "手機",
    "邮件",
];

/// A long line has something to say; in characters.
const LONGEST: usize = 140;

/// Whether the last line of a text is one that telephones and mail programs add: `Sent from my telephone`,
/// `Get Outlook for iOS`, `Virus-free. www.avast.com`. `stands_alone`: nothing of the writer stands right above it.
pub(super) fn is_by_program(line: &str, stands_alone: bool) -> bool {
    if line.len() > 4 * LONGEST {
        return false;
    }
    let words = without_links(line).to_lowercase();
    if words.is_empty() || words.chars().count() > LONGEST || words.contains('?') {
        return false;
    }
    is_sent_from(&words, stands_alone) || is_advertisement(&words) || is_scanned(&words)
}

fn is_sent_from(words: &str, stands_alone: bool) -> bool {
    let Some(opener) =
        WORDS.sent_from.iter().filter(|opener| words.starts_with(**opener)).max_by_key(|o| o.len())
    else {
        return is_sent_from_far_east(words);
    };
    let rest = words.get(opener.len()..).unwrap_or_default();
    // `Sent from my iPhone, which is broken. Please help.`
    let excuse =
        ["excuse", "pardon", "typo", "brevity", "short", "entschuldig", "kürze", "fautes", "concision"];
    let says_more = rest.split_once(". ").is_some_and(|(_, more)| {
        more.contains(char::is_alphabetic) && !excuse.iter().any(|word| more.contains(word))
    });
    let is_device = DEVICES.iter().any(|device| words.contains(device));
    let is_short = rest.split(". ").next().is_some_and(|first| first.chars().count() <= 50);
    !says_more && is_short && (is_device || stands_alone && words.starts_with("sent from my "))
}

/// There the verb stands at the end.
fn is_sent_from_far_east(words: &str) -> bool {
    words.chars().count() <= 30
        && (words.ends_with("から送信")
            || words.starts_with("iphone") && words.contains("送信")
            || words.ends_with("傳送") && words.starts_with('從')
            || words.ends_with("发送") && words.starts_with('从'))
}

/// `Get Outlook for iOS` and `Outlook for iOS を入手`, in the words of each language and with no other words.
fn is_advertisement(words: &str) -> bool {
    const FOR: &str = "for für pour para per voor dla pro za til till до для на na aplikaci aplikację aplikaciju program \
        systemu sich le l’app l'app app la o el em приложение 版 版的 用 を入手 downloaden herunterladen holen jaoks \
        rakendus mobile du deg";
    const WHERE: [&str; 6] = ["ios", "android", "iphone", "ios-ile", "androidile", "mobile"];
    let mut rest = words;
    if let Some(opener) =
        WORDS.get.iter().filter(|opener| words.starts_with(**opener)).max_by_key(|o| o.len())
    {
        rest = words.get(opener.len()..).unwrap_or_default();
    } else if !["を入手", "downloaden", "herunterladen", "holen"].iter().any(|end| words.ends_with(end)) {
        return words == "yahoo mail: search, organize, conquer";
    }
    let (mut names_it, mut names_where) = (false, false);
    let is_part = |word: &str| {
        // The address of the link may be glued to the last word.
        let word = word.split_once("http").map_or(word, |(word, _)| word).trim_matches(['.', ':']);
        names_it |= word == "outlook";
        names_where |= WHERE.contains(&word);
        word.is_empty()
            || word == "outlook"
            || WHERE.contains(&word)
            || FOR.split_whitespace().any(|w| w == word)
    };
    rest.split_whitespace().all(is_part) && names_it && names_where
}

/// The lines that virus scanners add, and the plea for trees.
fn is_scanned(words: &str) -> bool {
    const SCANNED: [&str; 14] = [
        "virus-free.",
        "virenfrei.",
        "sans virus.",
        "libre de virus.",
        "privo di virus.",
        "livre de vírus.",
        "virusvrij.",
        "bez virů.",
        "wolny od wirusów.",
        "не содержит вирусов.",
        "this email has been checked for viruses",
        "this e-mail has been checked for viruses",
        "this email has been scanned for viruses",
        "diese e-mail wurde von avast",
    ];
    const TREES: [&str; 12] = [
        "please consider the environment before printing",
        "please think of the environment before printing",
        "think before you print",
        "bitte denken sie an die umwelt",
        "denken sie an die umwelt, bevor",
        "pensez à l'environnement avant d'imprimer",
        "pensez à l’environnement avant d’imprimer",
        "antes de imprimir este",
        "prima di stampare",
        "antes de imprimir, pense",
        "denk aan het milieu voordat",
        "tänk på miljön innan du skriver ut",
    ];
    begins(words, &SCANNED) || begins(words, &TREES)
}

/// A line without addresses of links, and without the marks around their words.
fn without_links(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['<', '[', '(', '>', ']', ')', '*', '_', '"', '{', '}']) {
        let (before, link) = rest.split_at(at);
        words.push_str(before);
        let closes =
            [('<', '>'), ('(', ')'), ('[', ']')].into_iter().find(|(open, _)| link.starts_with(*open));
        let inner = closes.and_then(|(_, close)| link.get(1..link.find(close)?));
        let is_link = |text: &str| {
            text.contains("://") || text.starts_with("mailto:") || text.bytes().all(|b| b.is_ascii_digit())
        };
        let gone =
            inner.filter(|inner| !inner.is_empty() && is_link(inner)).map_or(1, |inner| inner.len() + 2);
        rest = link.get(gone..).unwrap_or_default();
    }
    words.push_str(rest);
    words.trim().to_owned()
}

/// The most lines that a signature may have below `-- ` (RFC 3676 §4.3), and below a bare `--`.
const SIGNATURE: usize = 16;
const BARE_SIGNATURE: usize = 10;
/// In characters; a longer line below a bare `--` is prose.
const BARE_LINE: usize = 120;

/// `P.S. Please cancel the order.` and questions that stand apart are words of the writer even below a signature.
fn is_afterthought(line: &str) -> bool {
    const AFTER: [&str; 12] =
        ["p.s", "p. s", "ps:", "ps ", "ps.", "pps", "nb:", "n.b.", "p.d", "追伸", "附：", "又及"];
    line.ends_with(['?', '？'])
        || line.get(..line.floor_char_boundary(12)).is_some_and(|start| begins(&start.to_lowercase(), &AFTER))
}

/// Where the signature at the end of these lines begins, as they came and plain. The foot that a mailing list adds
/// counts as one.
pub(super) fn signature<L: AsRef<str>>(raw: &[&str], plain: &[L]) -> Option<usize> {
    let mut words = 0;
    let mut is_prose = false;
    let mut goes_on = false;
    let line = |number: usize| plain.get(number).map_or("", AsRef::as_ref);
    for number in (0..plain.len()).rev().take(4 * SIGNATURE) {
        let text = line(number);
        if words > SIGNATURE || marks::is_quote(text) {
            return None;
        }
        let is_parted = number == 0 || line(number - 1).is_empty();
        if raw.get(number).is_some_and(|raw| *raw == "-- ") {
            return (!goes_on).then_some(number);
        }
        // Without its blank it may be a line in a table or between two thoughts.
        if text == "--" {
            let is_own = is_parted || marks::is_quote(line(number - 1));
            return (is_own && !goes_on && !is_prose && words <= BARE_SIGNATURE).then_some(number);
        }
        if is_long_rule(text) && (1..=MOST_FOOT).contains(&words) {
            let below: Vec<&str> = (number + 1..plain.len()).map(line).collect();
            if is_foot(&below) {
                return Some(number);
            }
        }
        goes_on |= is_parted && is_afterthought(text);
        is_prose |= text.chars().count() > BARE_LINE
            || text.ends_with(['?', '？'])
            || text.starts_with(['*', '•', '|', '#'])
            || text.starts_with("- ");
        words += usize::from(!text.is_empty());
    }
    None
}

/// The most lines of the foot of a mailing list or a free mailer.
const MOST_FOOT: usize = 6;

fn is_long_rule(line: &str) -> bool {
    line.len() >= 40 && line.starts_with(['_', '-']) && marks::is_rule(line)
}

/// Whether this is what mailing lists and free mailers add: a link, and words about lists or sponsors.
fn is_foot(lines: &[&str]) -> bool {
    const ABOUT: [&str; 8] = [
        "mailing list",
        "mailinglist",
        "mailman",
        "listinfo",
        "/lists",
        "unsubscribe",
        "sponsored by",
        "do you yahoo",
    ];
    let says = |line: &str| {
        let line = line.to_lowercase();
        ABOUT.iter().any(|word| line.contains(word))
    };
    lines.iter().any(|l| l.contains("://") || l.contains("mailto:"))
        && lines.iter().any(|l| l.len() <= 500 && says(l))
}
