//! The line in the editor's file from which on nothing is sent, found again however it was touched; and what is ours below it,
//! recognised where that line is gone.

use std::collections::HashMap;

/// The line, as it is written.
pub(super) const SCISSORS: &str = "# ------------------------ >8 ------------------------";

/// How the lines begin that we write below it; behind these words they change from day to day.
const TOLD: [&str; 5] = [
    "Nothing from that line on is sent",
    "The thread was read up to",
    "Goes along:",
    "Your signature is put below it:",
    "Also of this customer",
];

/// What is left of a saved text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// What is sent, without empty lines at either end.
    pub text: String,
    /// How many lines were cut that are not ours.
    pub strays: usize,
}

/// So many dashes in a row no list and no signature has.
const RULE: usize = 8;

/// Cuts a saved text. `below` is what we wrote below the line, `above` what we wrote above it.
pub(super) fn cut(saved: &str, above: &str, below: &str) -> Cut {
    let lines: Vec<&str> = saved.lines().collect();
    let ours = Ours::of(below);
    let Some((line, at)) = first(&lines, &ours) else {
        return Cut { text: joined(&ours.without(&lines, above)), strays: 0 };
    };
    let mut kept: Vec<&str> = lines.iter().take(line).copied().collect();
    kept.extend(lines.get(line).and_then(|line| line.get(..at)));
    let mut place = 0;
    let mut stray = |line: &&&str| {
        let words: Vec<&str> = words(line).collect();
        match ours.find(&words, place) {
            Some(end) => place = end,
            None => return !words.is_empty() && ours.find(&words, 0).is_none(),
        }
        false
    };
    let strays = lines
        .iter()
        .skip(line + 1)
        .filter(|line| place_of_scissors(line).is_none())
        .filter(&mut stray)
        .count();
    Cut { text: joined(&kept), strays }
}

fn joined(lines: &[&str]) -> String {
    lines.join("\n").trim_matches('\n').trim_end().to_owned()
}

/// The first line that could be the scissors, and where in it they begin.
fn first(lines: &[&str], ours: &Ours<'_>) -> Option<(usize, usize)> {
    for (number, line) in lines.iter().enumerate() {
        if let Some(at) = place_of_scissors(line) {
            // A reflow has left their beginning on the line before.
            let before =
                number.checked_sub(1).filter(|before| lines.get(*before).is_some_and(|line| is_rest(line)));
            return Some(before.map_or((number, at), |before| (before, 0)));
        }
        let next = || lines.iter().skip(number + 1).find(|line| !line.trim().is_empty());
        if is_rest(line) && next().is_some_and(|next| ours.begins_with(next)) {
            return Some((number, 0));
        }
    }
    None
}

fn is_dash(c: char) -> bool {
    "-‐‑‒–—―−─━－﹣".contains(c)
}

fn is_blade(c: char) -> bool {
    ('\u{2700}'..='\u{2704}').contains(&c)
}

/// What may stand around the scissors without saying anything: comment and quotation marks, blanks.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "#>|*/\u{200b}\u{feff}".contains(c)
}

/// How many dashes; one that stands for several counts as those.
fn dashes(text: &str) -> usize {
    text.chars().filter(|c| is_dash(*c)).map(|c| if "—―".contains(c) { 3 } else { 1 }).sum()
}

/// Whether a line holds dashes and marks alone, as when the blades were deleted.
fn is_rest(line: &str) -> bool {
    dashes(line) >= RULE && line.chars().all(|c| is_dash(c) || is_mark(c) || "8<".contains(c))
}

/// Where in a line the scissors begin.
fn place_of_scissors(line: &str) -> Option<usize> {
    let alone = line.chars().all(|c| is_dash(c) || is_mark(c) || is_blade(c) || "8<".contains(c));
    // A comment sign before nothing but dashes, or two rows as long as ours, is no line that anybody writes in a letter.
    let rows = line.split(|c| !is_dash(c)).filter(|row| !row.is_empty()).count();
    let is_ours = line.contains(['#', '8']) || rows == 2 && dashes(line) >= dashes(SCISSORS) - RULE;
    if alone && dashes(line) >= RULE && is_ours {
        return Some(0);
    }
    for (at, c) in line.char_indices() {
        let (before, after) = (line.get(..at)?, line.get(at + c.len_utf8()..)?);
        let before = before.trim_end();
        let is_cut = is_blade(c)
            || c == '8' && (before.ends_with(['>', '＞']) || after.trim_start().starts_with(['<', '＜']));
        if !is_cut {
            continue;
        }
        let begin = before.trim_end_matches(|c| is_dash(c) || is_mark(c) || c == '＞').len();
        let end = after.trim_start_matches(|c| is_dash(c) || is_mark(c) || "<＜".contains(c));
        let weight = dashes(line.get(begin..at)?) + dashes(after.get(..after.len() - end.len())?);
        if alone && (weight > 0 || line.contains('#')) || weight >= RULE {
            return Some(begin);
        }
    }
    None
}

/// What we wrote below the scissors, word by word.
struct Ours<'t> {
    words: Vec<&'t str>,
    places: HashMap<&'t str, Vec<usize>>,
    /// Its lines that no customer and nobody at the desk has written.
    told: Vec<Vec<&'t str>>,
}

/// So many words in a row that are ours make a comment ours.
const TELLING: usize = 3;

impl<'t> Ours<'t> {
    fn of(below: &'t str) -> Ours<'t> {
        let all: Vec<&str> = below.lines().flat_map(words).collect();
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, word) in all.iter().enumerate() {
            places.entry(word).or_default().push(place);
        }
        let quoted = |line: &&str| line.trim_start().starts_with('>');
        let told = below.lines().filter(|line| !quoted(line)).map(|line| words(line).collect()).collect();
        Ours { words: all, places, told }
    }

    /// Where these words end among ours that begin at or after a place, if they stand there in a row.
    fn find(&self, words: &[&str], from: usize) -> Option<usize> {
        let (first, rest) = words.split_first()?;
        let starts = self.places.get(first)?;
        let begin = starts.partition_point(|start| *start < from);
        // A word that stands there a thousand times is looked for no longer than others.
        starts.iter().skip(begin).take(200).find_map(|start| {
            let end = start + 1 + rest.len();
            (self.words.get(start + 1..end)? == rest).then_some(end)
        })
    }

    /// Whether a line is one of ours that tells something, whole or the half that a reflow has left of it.
    fn tells(&self, line: &str) -> bool {
        let begins = |told: &&str| {
            line.trim_start().starts_with('#') && line.trim_start_matches(is_mark).starts_with(*told)
        };
        if TOLD.iter().any(begins) {
            return true;
        }
        let words: Vec<&str> = words(line).collect();
        let whole = words.len() > 1 && self.told.contains(&words);
        whole
            || line.trim_start().starts_with('#') && words.len() >= TELLING && self.find(&words, 0).is_some()
    }

    fn begins_with(&self, line: &str) -> bool {
        let words: Vec<&str> = words(line).collect();
        !words.is_empty() && self.words.starts_with(words.get(..words.len().min(TELLING)).unwrap_or_default())
    }

    /// The lines of a text from which the scissors were deleted, without those that are ours.
    fn without<'l>(&self, lines: &[&'l str], above: &str) -> Vec<&'l str> {
        let (mut left, mut place) = (Vec::new(), None);
        for line in lines {
            let words: Vec<&str> = words(line).collect();
            let follows = match place {
                Some(_) if words.is_empty() => true,
                Some(from) => {
                    let end = self.find(&words, from);
                    place = end;
                    end.is_some()
                }
                None => false,
            };
            if follows {
                continue;
            }
            if self.tells(line) {
                place = Some(self.find(&words, 0).unwrap_or(0));
                continue;
            }
            left.push(*line);
        }
        // What is left of the quotation at the end; one that was put into the answer stands above it.
        let quoted = |line: &str| {
            let words: Vec<&str> = words(line).collect();
            line.trim_start().starts_with('>') && (words.is_empty() || self.find(&words, 0).is_some())
        };
        let is_ours =
            |line: &str| line.trim().is_empty() || quoted(line) && !above.lines().any(|ours| ours == line);
        while left.last().is_some_and(|line| is_ours(line)) {
            left.pop();
        }
        left
    }
}

/// The words of a line, without what marks a comment or a quotation.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.trim_start_matches(is_mark).split_whitespace().filter(|word| !word.chars().all(is_mark))
}

/// A text of others, without lines that would be taken for the scissors: nobody's mail cuts an answer.
pub(super) fn blunted(text: &str) -> String {
    let line = |line: &str| match place_of_scissors(line) {
        Some(_) => "…".to_owned(),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a text says nothing of its own: every line of it is empty, quoted, or tells whose the quotation is.
pub(super) fn says_nothing(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut next = lines.iter().skip(1);
    lines.iter().all(|line| {
        let below = next.next();
        line.starts_with('>') || line.ends_with(':') && below.is_some_and(|below| below.starts_with('>'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BELOW: &str = "# Nothing from that line on is sent. Tags are put on the ticket.\n\
        # Eva has 2 other tickets: #3 Order late (pending), #7 Invoice (solved).\n\n\
        Eva Novak, 2026-07-01 08:59:\n> It leaks, and the lid is too small for the pot that came with it.\n>\n> Thanks,\n> Eva\n";

    fn sent(saved: &str) -> String {
        cut(saved, "", BELOW).text
    }

    fn file(scissors: &str) -> String {
        format!("Hello Eva,\n\na new one is on its way.\n\n{scissors}\n{BELOW}")
    }

    const ANSWER: &str = "Hello Eva,\n\na new one is on its way.";

    #[test]
    fn the_scissors_cut_however_they_were_touched() {
        for scissors in [
            SCISSORS,
            "    # ------------------------ >8 ------------------------",
            "> # ------------------------ >8 ------------------------",
            ">> | # ------------------------ >8 ------------------------",
            "------------------------ >8 ------------------------",
            "# ------------------------ >8",
            ">8 ------------------------",
            "# ----- >8 -----",
            "-- >8 --",
            "# >8",
            "# ------------------------",
            "# ------------------------ ------------------------",
            "------------------------ > ------------------------",
            "# ------------------------ 8 ------------------------",
            "# ———————— >8 ————————",
            "# –––––––––––––––––––––––– >8 ––––––––––––––––––––––––",
            "# ──────────── > 8 ────────────",
            "------------------------",
            "# ------------------------ 8< ------------------------",
            "# ------------------------ ✂ ------------------------",
            "# ------------------------ >8 ------------------------ # Nothing from that line on is sent.",
            "# ------------------------\n# >8 ------------------------",
            "# ------------------------\n>8\n------------------------",
            "\u{feff}# ------------------------ >8 ------------------------  ",
        ] {
            assert_eq!(sent(&file(scissors)), ANSWER, "{scissors:?}");
        }
        // Drawn up to the last words by a reflow, or moved up into the text.
        assert_eq!(sent(&format!("Bye. {SCISSORS}\n{BELOW}")), "Bye.");
        let moved = cut(&format!("One.\n{SCISSORS}\nTwo.\nThree.\n{BELOW}"), "", BELOW);
        assert_eq!((moved.text.as_str(), moved.strays), ("One.", 2));
    }

    #[test]
    fn what_people_write_is_no_scissors() {
        for line in [
            "-- ",
            "- a list",
            "-----",
            "------------------------",
            "x >8 -- y",
            "# A heading",
            "Size > 8 is fine, and 8 < 9.",
            "* * *",
            "| a | b |",
            "|---------|---------|",
            "----------------  -------",
            "2 - 8",
            "1. one",
        ] {
            let text = format!("Before.\n{line}\nAfter.");
            assert_eq!(cut(&text, "", BELOW), Cut { text: text.clone(), strays: 0 }, "{line:?}");
        }
    }

    #[test]
    fn without_scissors_what_is_ours_is_known_and_what_was_written_stays() {
        let with = |below: &str| sent(&format!("{ANSWER}\n\n{below}"));
        assert_eq!(with(BELOW), ANSWER);
        // The first lines below it went too; reflowed; quoted once more; a part of it.
        let lines: Vec<&str> = BELOW.lines().collect();
        for from in 0..lines.len() {
            assert_eq!(with(&lines[from..].join("\n")), ANSWER, "{from}");
        }
        assert_eq!(
            with(
                "# Nothing from that line on is\n# sent. Tags are put on the ticket. # Eva has 2 other\n# tickets: #3 Order late (pending), #7 Invoice (solved)."
            ),
            ANSWER
        );
        assert_eq!(with(&BELOW.lines().map(|line| format!("> {line}\n")).collect::<String>()), ANSWER);
        // Written below it.
        assert_eq!(sent(&format!("{BELOW}\n{ANSWER}\n")), ANSWER);
        assert_eq!(sent(&format!("{BELOW}\nThanks,\nAna\n")), "Thanks,\nAna");
        // Their words between ours are an answer to them.
        let between = "> It leaks, and the lid is too small for the pot that came with it.\n\nWe send a new one.\n\n> Thanks,\n\nYou are welcome.";
        assert_eq!(sent(&format!("{between}\n{BELOW}")), between);
        assert_eq!(sent("# Eva has a point\nYes."), "# Eva has a point\nYes.");
    }

    #[test]
    fn lines_written_below_the_scissors_are_counted() {
        let strays = |more: &str| cut(&format!("{}{more}", file(SCISSORS)), "", BELOW).strays;
        assert_eq!((strays(""), strays("\nBottom-posted.\nAna\n")), (0, 2));
    }

    #[test]
    fn a_quotation_alone_says_nothing() {
        for (text, nothing) in [
            ("", true),
            (" \n\n", true),
            ("> It leaks.", true),
            ("Eva, 2026-07-01:\n> It leaks.\n\n>> before", true),
            ("Yes:\n> It leaks.\nso", false),
            ("Yes.", false),
            ("Dear Eva:", false),
        ] {
            assert_eq!(says_nothing(text), nothing, "{text:?}");
        }
    }

    #[test]
    fn nobodys_mail_cuts_an_answer() {
        let quoted = blunted(&format!("> one\n> {SCISSORS}\n> two"));
        let text = format!("Yes.\n\n{quoted}\n\nSee above.");
        assert_eq!(sent(&format!("{text}\n\n{SCISSORS}\n{BELOW}")), text);
    }
}
