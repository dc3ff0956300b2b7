//! What each key means, and the line that shows them. Nothing here acts.

use crate::table::wrap::wrapped;
use crate::ui::key::Key;

/// What somebody wants to be done with the ticket that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Reply,
    Canned,
    Note,
    Assign,
    Tag,
    Priority,
    Solve,
    Wait,
    Snooze,
    Dismiss,
    Spam,
    Merge,
    Mute,
    Forward,
    Accept,
    Split,
    View,
    Open,
    Skip,
    Back,
    Undo,
    Help,
    Quit,
}

/// A key.
pub(super) struct Binding {
    pub(super) key: char,
    /// What is typed where lines are read; the first stands beside the key.
    pub(super) words: &'static [&'static str],
    pub(super) about: &'static str,
    pub(super) wish: Wish,
    /// Where there is no room for all of them, those with the lowest number stay.
    rank: u8,
}

const fn key(
    key: char,
    words: &'static [&'static str],
    rank: u8,
    wish: Wish,
    about: &'static str,
) -> Binding {
    Binding { key, words, about, wish, rank }
}

/// All of them, in the order in which they are shown.
pub(super) const ALL: [Binding; 23] = [
    key(
        'y',
        &["accept", "yes"],
        2,
        Wish::Accept,
        "take in the mail of the stranger: it counts like any customer's",
    ),
    key('Y', &["split"], 2, Wish::Split, "move the stranger's mail into a ticket of its own"),
    key('r', &["reply", "answer"], 1, Wish::Reply, "answer in the editor"),
    key(
        'c',
        &["canned"],
        1,
        Wish::Canned,
        "answer with a canned reply: type a part of its name, see it filled, send or edit it",
    ),
    key('n', &["note"], 3, Wish::Note, "write an internal note; an empty line opens the editor"),
    key('a', &["assign"], 5, Wish::Assign, "give it to somebody: an agent, me or none"),
    key('t', &["tag"], 5, Wish::Tag, "put tags on, or off with a - before them: late,-new"),
    key('p', &["priority"], 5, Wish::Priority, "set the priority: low, normal, high or urgent"),
    key('s', &["solve"], 1, Wish::Solve, "solved"),
    key('w', &["wait", "pending"], 2, Wish::Wait, "pending: it waits for the customer"),
    key(
        'z',
        &["snooze"],
        2,
        Wish::Snooze,
        "put it aside until then: 2d, friday, monday 09:00; words after a comma are what to be reminded of",
    ),
    key('d', &["dismiss"], 4, Wish::Dismiss, "the last message needs no answer"),
    key('x', &["spam"], 4, Wish::Spam, "spam"),
    key('m', &["merge"], 6, Wish::Merge, "merge it into another ticket"),
    key(
        'M',
        &["mute"],
        7,
        Wish::Mute,
        "mute whoever began it: their new mail makes no work, and it is put away",
    ),
    key('f', &["forward"], 6, Wish::Forward, "ask somebody else, a supplier for example: it is on hold then"),
    key('v', &["view", "thread", "show"], 3, Wish::View, "the whole thread, in the pager"),
    key(
        'o',
        &["open", "save", "attachments"],
        3,
        Wish::Open,
        "save what hangs on it, and open it if you say so",
    ),
    key('k', &["skip", "next"], 1, Wish::Skip, "leave it as it is for this session"),
    key('b', &["back", "previous"], 5, Wish::Back, "the one that was shown before"),
    key('u', &["undo"], 2, Wish::Undo, "take back what was done last in this session"),
    key('?', &["help", "more"], 0, Wish::Help, "this list"),
    key('q', &["quit", "exit"], 3, Wish::Quit, "leave; Ctrl-C and Ctrl-D too"),
];

impl Wish {
    /// Its line in the list.
    pub(super) fn binding(self) -> &'static Binding {
        // Every wish has a key: a test says so. The list is never empty.
        ALL.iter().find(|binding| binding.wish == self).unwrap_or(&ALL[0])
    }
}

/// What a key means; nothing where it means nothing.
pub(super) fn pressed(key: Key) -> Option<Wish> {
    match key {
        Key::Interrupt | Key::Gone | Key::Char('\u{4}') => Some(Wish::Quit),
        Key::Char(c) => ALL.iter().find(|binding| binding.key == c).map(|binding| binding.wish),
        _ => None,
    }
}

/// What a line means: a letter, in its case; a word in any case, or the beginning of one only.
pub(super) fn said(line: &str) -> Option<Wish> {
    let line = line.trim();
    let mut letters = line.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return pressed(Key::Char(letter));
    }
    let word = line.to_lowercase();
    let whole = ALL.iter().find(|binding| binding.words.contains(&word.as_str()));
    if let Some(binding) = whole {
        return Some(binding.wish);
    }
    let mut begun = ALL.iter().filter(|binding| {
        word.chars().count() > 1 && binding.words.iter().any(|known| known.starts_with(&word))
    });
    match (begun.next(), begun.next()) {
        (Some(binding), None) => Some(binding.wish),
        _ => None,
    }
}

/// The keys that fit into so many columns, of those that are of use now: the most used first, in their usual order.
pub(super) fn line(width: usize, of_use: impl Fn(Wish) -> bool) -> String {
    let words = |binding: &Binding| match binding.wish {
        Wish::Help => "? all".to_owned(),
        _ => format!("{} {}", binding.key, binding.words.first().copied().unwrap_or_default()),
    };
    let mut useful: Vec<usize> = (0..ALL.len()).filter(|at| of_use(ALL[*at].wish)).collect();
    useful.sort_by_key(|at| ALL[*at].rank);
    let (mut shown, mut used) = (Vec::new(), 0);
    for at in useful {
        let more = words(&ALL[at]).chars().count() + if used == 0 { 0 } else { 2 };
        if used + more <= width {
            used += more;
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown.into_iter().map(|at| words(&ALL[at])).collect::<Vec<_>>().join("  ")
}

/// All keys, one below the other, each with what it does, in so many columns.
pub(super) fn help(width: usize) -> Vec<String> {
    let line = |binding: &Binding| {
        let word = binding.words.first().copied().unwrap_or_default();
        wrapped(&format!("  {}  {word:<9} {}", binding.key, binding.about), Some(width), HANGING)
    };
    ALL.iter().flat_map(line).collect()
}

/// Where what a key does begins; beside the blanks with which its line begins.
const HANGING: usize = 13;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_keys_are_those_that_were_promised() {
        let keys: String = ALL.iter().map(|binding| binding.key).collect();
        let promised = "rcnatpswzdxmMfyYvokbu?q";
        assert_eq!(keys.chars().collect::<BTreeSet<_>>(), promised.chars().collect());
        assert_eq!(keys.len(), promised.len(), "each once");
        let words: Vec<&str> = ALL.iter().flat_map(|binding| binding.words.iter().copied()).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "each word once");
        for binding in &ALL {
            assert_eq!(pressed(Key::Char(binding.key)), Some(binding.wish));
            assert_eq!(binding.wish.binding().key, binding.key);
        }
    }

    #[test]
    fn a_letter_a_word_and_its_beginning_say_the_same() {
        for (typed, wish) in [
            ("s", Some(Wish::Solve)),
            (" Solve ", Some(Wish::Solve)),
            ("so", Some(Wish::Solve)),
            ("M", Some(Wish::Mute)),
            ("m", Some(Wish::Merge)),
            ("SPAM", Some(Wish::Spam)),
            ("?", Some(Wish::Help)),
            ("sp", None),
            ("", None),
            ("solved it", None),
            ("é", None),
        ] {
            assert_eq!(said(typed), wish, "{typed:?}");
        }
        for key in [Key::Interrupt, Key::Gone, Key::Char('\u{4}')] {
            assert_eq!(pressed(key), Some(Wish::Quit));
        }
        for key in [Key::Enter, Key::Escape, Key::Other, Key::Char('5'), Key::Up] {
            assert_eq!(pressed(key), None);
        }
    }

    #[test]
    fn the_line_of_keys_fits_and_names_the_most_used() {
        let usual = |wish| !matches!(wish, Wish::Accept | Wish::Split | Wish::Open | Wish::Back | Wish::Undo);
        insta::assert_snapshot!(line(60, usual), @"r reply  c canned  s solve  w wait  z snooze  k skip  ? all");
        insta::assert_snapshot!(line(80, usual), @"r reply  c canned  n note  s solve  w wait  z snooze  v view  k skip  ? all");
        insta::assert_snapshot!(line(200, |_| true), @"y accept  Y split  r reply  c canned  n note  a assign  t tag  p priority  s solve  w wait  z snooze  d dismiss  x spam  m merge  f forward  v view  o open  k skip  b back  u undo  ? all  q quit");
        for width in 0..200 {
            let shown = line(width, |_| true);
            assert!(shown.chars().count() <= width, "{width}: {shown}");
            assert!(width < 5 || shown.contains("? all"), "{width}: {shown}");
        }
    }
}
