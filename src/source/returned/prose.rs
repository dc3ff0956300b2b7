//! Who could not be reached, as mail systems tell it in words: an address at the beginning of a line, one next to an answer of a
//! server, or the only one there is. The mail that came back stands below and is not looked at: its addresses are everybody's.

use super::super::address;
use super::super::head::Head;
use super::super::incoming::Failure;
use super::super::words;
use super::failure::{add, code};

/// How many lines of a text are looked at, and how far below an address its status may stand.
const LOOK: usize = 300;
const BELOW: usize = 8;

/// Lines, in lower case and without marks, behind which the mail that came back begins.
const COPIES: &[&str] = &[
    "return-path:",
    "received:",
    "message-id:",
    "x-mailer:",
    "below this line is a copy",
    "this is a copy of the message",
    "this is a copy of your message",
    "original message follows",
    "your original message",
    "original message",
    "unsent message follows",
    "unsent message below",
    "returned message",
    "returned mail",
    "message header follows",
    "message headers follow",
    "headers follow",
    "message text follows",
    "message contains",
    "forwarded message",
    "text of message",
    "copy of the original message",
    "the header of the original message",
    "the headers of the original message",
    "the original message was received",
];

/// Words of a mail that is still on its way, in lower case.
const WAITS: &[&str] = &[
    "still being retried",
    "still trying",
    "will be retried",
    "will continue to",
    "will keep trying",
    "retry",
    "not yet been delivered",
    "no action is required",
    "transient non-fatal errors",
    "do not need to resend",
    "not need to resend",
    "delayed",
    "warning message only",
    "delivery attempts will continue",
    "we will continue",
    "will be tried again",
    "advisory-only",
    "has been postponed",
    "noch nicht zugestellt",
    "weiterhin versucht",
    "weitere zustellversuche",
    "zustellung verzögert",
    "pas encore été",
    "nouvelles tentatives",
    "est retardée",
    "todavía no",
    "aún no ha",
    "se seguirá intentando",
    "seguiremos intentando",
    "non è ancora stato",
    "verranno effettuati altri tentativi",
    "ainda não foi",
    "continuará a tentar",
    "novas tentativas",
    "nog niet",
    "opnieuw geprobeerd",
    "jeszcze nie",
    "kolejne próby",
    "zatím nebyla",
    "další pokusy",
    "još nije",
    "ponovno pokušati",
    "pole veel",
    "proovitakse uuesti",
    "пока не доставлено",
    "ещё не доставлено",
    "попытки доставки будут",
    "ännu inte",
    "nya försök",
    "endnu ikke",
    "ennå ikke",
    "nye forsøk",
    "nye forsøg",
    "ei ole vielä",
    "yritetään uudelleen",
    "再送",
    "まだ配信",
    "まだ配送",
    "尚未送达",
    "继续尝试",
    "将重试",
    "henüz",
];

/// Pieces of subjects of mail that is late, in lower case.
const LATE: &[&str] = &[
    "delay",
    "verzögert",
    "verspät",
    "retard",
    "retras",
    "ritard",
    "atras",
    "vertraag",
    "opóźni",
    "zpožd",
    "kašnj",
    "odgođ",
    "viivit",
    "задерж",
    "отложен",
    "försen",
    "forsink",
    "viiväst",
    "遅延",
    "遅れ",
    "延迟",
    "延遲",
];

/// Words of a mail that never arrives, whatever was tried before.
const GIVEN_UP: &[&str] = &[
    "giving up",
    "given up",
    "permanent",
    "could not be delivered",
    "no longer",
    "fatal errors",
    "endgültig",
    "dauerhaft",
    "aufgegeben",
    "définitive",
    "abandonn",
    "definitiv",
    "stał",
    "trwał",
    "окончательн",
    "прекращен",
    "gave up",
];

/// Everybody whom the mail system could not reach, as its words tell.
pub(super) fn failures(head: &Head<'_>, text: &str) -> Vec<Failure> {
    // A list that warns its member names itself and nobody else.
    if text.contains("This is the ezmlm program") {
        return Vec::new();
    }
    let lines = own_lines(text);
    let ours: Vec<String> = ["to", "from", "delivered-to", "x-original-to"]
        .into_iter()
        .flat_map(|name| head.all(name).flat_map(address::bare).collect::<Vec<_>>())
        .collect();
    let named: Vec<String> = head.all("x-failed-recipients").flat_map(address::bare).collect();
    let waits = waits(&lines.join("\n").to_lowercase(), head);
    let mut found: Vec<(String, usize)> = Vec::new();
    for find in [at_the_front, beside_an_answer, anywhere] {
        for (number, line) in lines.iter().enumerate() {
            found.extend(find(line).into_iter().filter(|a| is_recipient(a, &ours)).map(|a| (a, number)));
        }
        if !found.is_empty() {
            break;
        }
    }
    let mut places: Vec<String> = found.iter().map(|(address, _)| address.clone()).collect();
    places.dedup();
    // Many addresses without a word about any of them are a signature or an advertisement.
    let certain = named.is_empty()
        && (places.len() == 1
            || !lines.iter().all(|l| at_the_front(l).is_empty() && beside_an_answer(l).is_empty()));
    let mut failures = Vec::new();
    let pieces = named
        .iter()
        .map(|n| (n.clone(), lines.iter().position(|l| l.to_lowercase().contains(n)).unwrap_or(0)))
        .chain(found.iter().filter(|_| certain).cloned());
    for (recipient, at) in pieces {
        let next = found.iter().map(|(_, line)| *line).filter(|line| *line > at).min().unwrap_or(usize::MAX);
        let about = lines.get(at..next.min(at + BELOW).min(lines.len())).unwrap_or_default();
        // Mail with one recipient may tell its status first, or anywhere.
        let all = if places.len() < 2 { lines.as_slice() } else { about };
        let status = about.iter().chain(all).find_map(|l| enhanced(l)).map(str::to_owned);
        let answer = about.iter().chain(all).find_map(|l| class(l));
        let lasting = match status.as_deref().and_then(|s| s.chars().next()).or(answer) {
            Some('4') => false,
            Some('5') => true,
            _ => !waits,
        };
        add(&mut failures, Failure { recipient, status, lasting });
    }
    failures
}

/// The lines that the mail system wrote itself.
fn own_lines(text: &str) -> Vec<&str> {
    let ends = |line: &&str| {
        let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        // A sentence may announce what follows later.
        COPIES.iter().any(|c| bare.starts_with(c))
    };
    text.lines().take(LOOK).enumerate().take_while(|(at, l)| *at < 3 || !ends(l)).map(|(_, l)| l).collect()
}

fn waits(text: &str, head: &Head<'_>) -> bool {
    let subject = head.get("subject").map(words::text).unwrap_or_default().to_lowercase();
    let warns = ["warning", "warnung"].iter().any(|w| subject.trim_start().starts_with(w));
    warns
        || LATE.iter().any(|w| subject.contains(w)) && !GIVEN_UP.iter().any(|g| text.contains(g))
        || WAITS.iter().any(|w| text.contains(w)) && !GIVEN_UP.iter().any(|g| text.contains(g))
}

/// Not we, and no machine that one is told to turn to.
fn is_recipient(address: &str, ours: &[String]) -> bool {
    let local = address::local_part(address);
    !ours.iter().any(|o| o == address)
        && !["postmaster", "mailer-daemon", "abuse", "mailmaster", "hostmaster"].contains(&local)
}

/// The address that a line begins with, alone or before a colon, a bracket, an explanation.
fn at_the_front(line: &str) -> Vec<String> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*->•·|".contains(c));
    let line = LABELS.iter().find_map(|l| strip(line, l)).unwrap_or(line);
    let line = line.trim_start();
    if let Some((inside, _)) = line.strip_prefix('<').and_then(|l| l.split_once('>')) {
        return address(inside).into_iter().collect();
    }
    let (first, rest) =
        line.split_once(|c: char| c.is_whitespace() || ":;,(".contains(c)).unwrap_or((line, ""));
    // Prose that happens to begin with an address goes on in words.
    let prose = line.get(first.len()..).is_some_and(|l| l.starts_with(char::is_whitespace))
        && rest.trim_start().starts_with(char::is_alphabetic)
        && !rest.trim_start().starts_with("on ");
    address(first).filter(|_| !prose).into_iter().collect()
}

const LABELS: &[&str] = &[
    "smtp:",
    "mailto:",
    "to:",
    "recipient:",
    "recipients:",
    "failed recipient:",
    "final-recipient: rfc822;",
    "original-recipient: rfc822;",
    "recipient address:",
    "intended recipient:",
    "member:",
    "user:",
    "address:",
];

fn strip<'l>(line: &'l str, label: &str) -> Option<&'l str> {
    line.get(..label.len()).filter(|l| l.eq_ignore_ascii_case(label)).and_then(|_| line.get(label.len()..))
}

/// Addresses in a line with a status code, or in the dialogue with a server.
fn beside_an_answer(line: &str) -> Vec<String> {
    let says =
        enhanced(line).is_some() || class(line).is_some() || line.to_ascii_lowercase().contains("rcpt to:");
    if says { anywhere(line) } else { Vec::new() }
}

fn anywhere(line: &str) -> Vec<String> {
    line.split(|c: char| c.is_whitespace() || "<>()[]\"',;|".contains(c)).filter_map(address).collect()
}

/// A word that is an address, in lower case.
fn address(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| c.is_whitespace() || "<>()[]\"'`,;:.*“”«»".contains(c));
    let word = strip(word, "mailto:").or_else(|| strip(word, "to:")).unwrap_or(word).trim_start_matches('<');
    let (local, domain) = word.rsplit_once('@')?;
    let is_domain =
        domain.contains('.') && domain.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-');
    let is_local =
        !local.is_empty() && !local.chars().any(|c| c.is_whitespace() || "<>(),;:@/\\\"".contains(c));
    (is_local && is_domain && word.len() <= 254).then(|| word.to_lowercase())
}

/// The first enhanced status code in a line that tells of a failure.
pub(super) fn enhanced(line: &str) -> Option<&str> {
    let part = |c: char| c.is_ascii_digit() || c == '.';
    line.split(|c: char| !part(c) && !c.is_alphanumeric())
        .map(|w| w.trim_matches('.'))
        .filter(|w| !w.starts_with('2'))
        .find_map(code)
}

/// The class of the answer of a server (RFC 5321 §4.2): three digits at the beginning of a line or after a word such as `error`.
fn class(line: &str) -> Option<char> {
    let mut words =
        line.split(|c: char| c.is_whitespace() || ":;,()[]<>\"'#".contains(c)).filter(|w| !w.is_empty());
    words.find_map(|w| {
        let w = w.split('-').next().unwrap_or_default();
        let mut digits = w.chars();
        let first = digits.next().filter(|c| matches!(c, '4' | '5'))?;
        let second = digits.next().is_some_and(|c| ('0'..='5').contains(&c));
        (w.len() == 3 && second && digits.all(|c| c.is_ascii_digit())).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_are_meant() {
        for (line, found) in [
            ("<Gone@far.example>:", "gone@far.example"),
            ("  gone@far.example", "gone@far.example"),
            ("    gone@far.example on Mon, 1 Jul 2026 10:00", "gone@far.example"),
            ("gone@far.example: unknown user", "gone@far.example"),
            ("* To: gone@far.example (no such user)", "gone@far.example"),
        ] {
            assert_eq!(at_the_front(line), [found], "{line}");
        }
        for line in
            ["gone@far.example will be back", "write to help@far.example", "a@b", "@", "x@y z.example"]
        {
            assert_eq!(at_the_front(line), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn what_is_late_is_not_lost_in_any_language() {
        for (subject, text) in [
            ("Warning: could not send", "<gone@far.example>"),
            ("Delivery delayed", "gone@far.example: no answer"),
            ("Mail", "It will be retried.\n<gone@far.example>"),
            ("Mail", "Weitere Zustellversuche folgen.\n<gone@far.example>"),
            ("Retard de remise", "<gone@far.example>"),
            ("Mail", "Votre message n'a pas encore été remis à\n<gone@far.example>"),
            ("Entrega retrasada", "<gone@far.example>"),
            ("Mail", "Todavía no se ha entregado a\n<gone@far.example>"),
            ("Mail", "Il messaggio non è ancora stato recapitato a\n<gone@far.example>"),
            ("Mail", "A mensagem ainda não foi entregue a\n<gone@far.example>"),
            ("Bezorging vertraagd", "<gone@far.example>"),
            ("Opóźnienie dostarczenia", "<gone@far.example>"),
            ("Mail", "Zpráva zatím nebyla doručena na\n<gone@far.example>"),
            ("Mail", "Письмо пока не доставлено:\n<gone@far.example>"),
            ("=?utf-8?B?6YCB5L+h44Gu6YGF5bu2?=", "<gone@far.example>"),
            ("延迟", "<gone@far.example>"),
        ] {
            let head = format!("Subject: {subject}\n\n");
            let found = failures(&Head::parse(head.as_bytes()).0, text);
            assert!(found.len() == 1 && !found[0].lasting, "{subject} {text} {found:?}");
        }
        for (subject, text) in [
            ("Undelivered", "<gone@far.example>: no such user"),
            ("Delayed mail", "It was tried for five days; giving up.\n<gone@far.example>"),
            ("Retard", "550 5.1.1 inconnu\n<gone@far.example>"),
        ] {
            let head = format!("Subject: {subject}\n\n");
            let found = failures(&Head::parse(head.as_bytes()).0, text);
            assert!(found.len() == 1 && found[0].lasting, "{subject} {text} {found:?}");
        }
    }

    #[test]
    fn codes_are_no_numbers_of_machines() {
        assert_eq!(enhanced("550-5.1.1 The account"), Some("5.1.1"));
        assert_eq!(enhanced("(#5.7.1)"), Some("5.7.1"));
        assert_eq!(enhanced("host 5.1.1.7 said"), None);
        assert_eq!(enhanced("version 1.5.1"), None);
        assert_eq!(class("550 no such user"), Some('5'));
        assert_eq!(class("SMTP error from remote: 452"), Some('4'));
        assert_eq!(class("587 messages, port 5500"), None);
    }
}
