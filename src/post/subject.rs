//! The subject of an answer: `Re: ` once, and once the tag `[name #42]` by which a person, and rung 4 of the threading ladder
//! (intake §2), finds the ticket.

use super::header::one_line;
use crate::desk::id::TicketId;

/// "Re:" as mail programs write it in their languages. Words that are as often meant as words (`Ref`, `R`) are left alone.
const REPLY_WORDS: [&str; 16] = [
    "re",
    "aw",
    "antw",
    "antwort",
    "sv",
    "vs",
    "odp",
    "res",
    "rif",
    "ynt",
    "vá",
    "atb",
    "отв",
    "ответ",
    "回复",
    "答复",
];

/// In characters; a stranger's subject may be as long as a book.
const LONGEST_SUBJECT: usize = 300;

/// The tag of a ticket: `[Acme Support #42]`. Brackets in the name of the desk are left out.
pub fn tag(desk_name: &str, ticket: TicketId) -> String {
    let name: String = one_line(desk_name).chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let name = name.trim();
    if name.is_empty() { format!("[#{ticket}]") } else { format!("[{name} #{ticket}]") }
}

/// The subject with the desk's tag exactly once, and `Re: ` exactly once if it is a reply. A tag of this desk that is there stays in its
/// place (mail programs thread by equal subjects); if it names another ticket, as after a merge, it is changed.
pub fn tagged(subject: &str, desk_name: &str, ticket: TicketId, is_reply: bool) -> String {
    let tag = tag(desk_name, ticket);
    let mut line = one_line(subject);
    if let Some((end, _)) = line.char_indices().nth(LONGEST_SUBJECT) {
        line.truncate(end);
        line.push('…');
    }
    let mut rest = if is_reply { without_reply_words(&line) } else { &line };
    let mut text = String::new();
    let mut tagged = false;
    while let Some((start, end)) = find_tag(rest, desk_name) {
        text.push_str(rest.get(..start).unwrap_or_default());
        if !tagged {
            text.push_str(&tag);
            tagged = true;
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    text.push_str(rest);
    if !tagged {
        text.push(' ');
        text.push_str(&tag);
    }
    let re = if is_reply { "Re: " } else { "" };
    one_line(&format!("{re}{text}"))
}

/// Where the first tag of this desk, whatever ticket it names, begins and ends. The part of the name counts without regard to case.
fn find_tag(line: &str, desk_name: &str) -> Option<(usize, usize)> {
    let name = tag(desk_name, TicketId(0)).to_lowercase();
    line.match_indices('[').find_map(|(start, _)| {
        let end = start + line.get(start..)?.find(']')? + 1;
        let (words, number) = line.get(start..end - 1)?.rsplit_once('#')?;
        let is_number = (1..=19).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        (is_number && name == format!("{}#0]", words.to_lowercase())).then_some((start, end))
    })
}

/// The subject without "Re:" in any language, with or without a count (`Re[2]:`, `AW (3):`), however often.
pub fn without_reply_words(line: &str) -> &str {
    let mut rest = line.trim();
    while let Some((head, tail)) = rest.split_once([':', '：']) {
        let word =
            head.trim_end_matches(|c: char| c.is_ascii_digit() || "[]() ^*".contains(c)).to_lowercase();
        if !REPLY_WORDS.contains(&word.as_str()) {
            break;
        }
        rest = tail.trim();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(subject: &str) -> String {
        tagged(subject, "Acme Support", TicketId(42), true)
    }

    #[test]
    fn re_and_tag_stand_there_once() {
        for subject in [
            "Printer on fire",
            "Re: Printer on fire",
            "RE: re : Re[2]: AW (3): Printer on fire",
            "回复：Printer on fire [Acme Support #42]",
            "Re: Printer on fire [acme support #42] [Acme Support #41]",
        ] {
            assert_eq!(reply(subject), "Re: Printer on fire [Acme Support #42]", "{subject}");
        }
        assert_eq!(reply(&reply("x")), reply("x"));
    }

    #[test]
    fn a_tag_stays_in_its_place_and_foreign_ones_are_left_alone() {
        assert_eq!(reply("[Acme Support #7] fire"), "Re: [Acme Support #42] fire");
        assert_eq!(reply("[Other #7] fire"), "Re: [Other #7] fire [Acme Support #42]");
        assert_eq!(
            reply("[Acme Support #] [ [Acme Support #x]"),
            "Re: [Acme Support #] [ [Acme Support #x] [Acme Support #42]"
        );
    }

    #[test]
    fn words_that_only_look_like_re_stay() {
        assert_eq!(reply("Ref: 12"), "Re: Ref: 12 [Acme Support #42]");
        assert_eq!(reply("Reset: how?"), "Re: Reset: how? [Acme Support #42]");
        assert_eq!(reply(&"[".repeat(999)).chars().count(), 300 + "Re: … [Acme Support #42]".chars().count());
        assert_eq!(reply(""), "Re: [Acme Support #42]");
        assert_eq!(tagged("Your order", "a]b[", TicketId(1), false), "Your order [ab #1]");
        assert_eq!(tagged("Your order", "", TicketId(1), false), "Your order [#1]");
        assert_eq!(tagged("x [#9]", "", TicketId(1), false), "x [#1]");
    }
}
