//! What changed between two texts, line by line, as `diff -u` tells it.

/// So many equal lines are shown around what changed.
const AROUND: usize = 3;

/// Beyond so many pairs of lines nobody looks for the shortest way: all of the stretch is said to have changed.
const MOST: usize = 4_000_000;

/// What became of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Kept,
    Gone,
    New,
}

/// The hunks of what changed, headed by the names of the two texts; empty where nothing did. Line ends are no difference.
pub fn changed(before: &str, after: &str, names: [&str; 2]) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let marks = marks(&old, &new);
    if marks.iter().all(|mark| *mark == Mark::Kept) {
        return String::new();
    }
    let mut text = format!("--- {}\n+++ {}\n", names[0], names[1]);
    // The place in the marks, and in both texts.
    let (mut at, mut place) = (0, [0, 0]);
    while at < marks.len() {
        let Some(first) = marks[at..].iter().position(|mark| *mark != Mark::Kept) else { break };
        let lead = first.min(AROUND);
        place = place.map(|line| line + first - lead);
        at += first - lead;
        let end = end_of(&marks, at + lead);
        let mut lines = String::new();
        let begun = place;
        for mark in &marks[at..end] {
            let (sign, line) = match mark {
                Mark::Kept | Mark::Gone => (if *mark == Mark::Kept { ' ' } else { '-' }, old.get(place[0])),
                Mark::New => ('+', new.get(place[1])),
            };
            lines.push_str(&format!("{sign}{}\n", line.copied().unwrap_or_default()));
            place[0] += usize::from(*mark != Mark::New);
            place[1] += usize::from(*mark != Mark::Gone);
        }
        let range = |side: usize| {
            let count = place[side] - begun[side];
            // A side without a line is named by the line before it.
            format!("{},{count}", begun[side] + usize::from(count > 0))
        };
        text.push_str(&format!("@@ -{} +{} @@\n{lines}", range(0), range(1)));
        at = end;
    }
    text
}

/// The end of the hunk that begins to change at this mark: before so many equal lines that the next change stands apart.
fn end_of(marks: &[Mark], from: usize) -> usize {
    let mut last = from;
    for (place, mark) in marks.iter().enumerate().skip(from) {
        match mark {
            Mark::Kept if place - last > 2 * AROUND => break,
            Mark::Kept => {}
            _ => last = place,
        }
    }
    marks.len().min(last + 1 + AROUND)
}

/// Each line of both, in an order that tells how the one becomes the other.
fn marks(old: &[&str], new: &[&str]) -> Vec<Mark> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut marks = vec![Mark::Kept; head];
    if old.len().saturating_mul(new.len()) > MOST {
        marks.extend(vec![Mark::Gone; old.len()]);
        marks.extend(vec![Mark::New; new.len()]);
    } else {
        marks.extend(shortest(old, new));
    }
    marks.extend(vec![Mark::Kept; tail]);
    marks
}

/// With as many kept lines as can be.
fn shortest(old: &[&str], new: &[&str]) -> Vec<Mark> {
    let width = new.len() + 1;
    // How many lines can be kept of what begins at both places.
    let mut kept = vec![0_u32; (old.len() + 1) * width];
    for (a, one) in old.iter().enumerate().rev() {
        for (b, other) in new.iter().enumerate().rev() {
            kept[a * width + b] = match one == other {
                true => kept[(a + 1) * width + b + 1] + 1,
                false => kept[(a + 1) * width + b].max(kept[a * width + b + 1]),
            };
        }
    }
    let (mut a, mut b, mut marks) = (0, 0, Vec::with_capacity(old.len() + new.len()));
    while a < old.len() || b < new.len() {
        let same = a < old.len() && b < new.len() && old[a] == new[b];
        if same {
            marks.push(Mark::Kept);
            (a, b) = (a + 1, b + 1);
        } else if b == new.len() || (a < old.len() && kept[(a + 1) * width + b] >= kept[a * width + b + 1]) {
            marks.push(Mark::Gone);
            a += 1;
        } else {
            marks.push(Mark::New);
            b += 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn diff(before: &str, after: &str) -> String {
        changed(before, after, ["old", "new"])
    }

    #[test]
    fn what_changed_stands_between_what_did_not() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n";
        let new = "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\nx\n14\n";
        assert_eq!(
            diff(old, new),
            "--- old\n+++ new\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -10,6 +11,5 @@\n 10\n 11\n 12\n-13\n+x\n 14\n-15\n"
        );
        assert_eq!(diff(old, old), "");
        assert_eq!(diff("a\r\nb\r\n", "a\nb\n"), "");
        assert_eq!(diff("", "a\n"), "--- old\n+++ new\n@@ -0,0 +1,1 @@\n+a\n");
        assert_eq!(diff("a\n", ""), "--- old\n+++ new\n@@ -1,1 +0,0 @@\n-a\n");
        // Changes that stand close are one.
        let close = diff("1\na\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\n");
        assert_eq!(close.matches("@@ -").count(), 1, "{close}");
    }

    #[test]
    fn very_long_texts_are_not_compared_line_by_line() {
        let long = |word: &str| (0..5000).map(|n| format!("{word}{n}\n")).collect::<String>();
        assert_eq!(diff(&long("a"), &long("b")).lines().count(), 2 + 1 + 10_000);
    }

    proptest! {
        /// Both texts can be read from it, where all of it is shown.
        #[test]
        fn both_sides_can_be_read(
            old in prop::collection::vec("[ab]", 0..9),
            new in prop::collection::vec("[ab]", 0..9),
        ) {
            let lines = |side: &[String]| side.iter().map(|line| format!("{line}\n")).collect::<String>();
            let (before, after) = (lines(&old), lines(&new));
            let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
            let marks = marks(&old, &new);
            let side = |other: Mark| marks.iter().filter(|mark| **mark != other).count();
            prop_assert_eq!((side(Mark::New), side(Mark::Gone)), (old.len(), new.len()));
            let text = diff(&before, &after);
            prop_assert_eq!(text.is_empty(), before == after);
            // Applied to the one it gives the other.
            let mut made: Vec<String> = Vec::new();
            let mut at = 0;
            for line in text.lines().skip(2) {
                if let Some(head) = line.strip_prefix("@@ -") {
                    let (from, count) = head.split_once(' ').unwrap().0.split_once(',').unwrap();
                    let from: usize = from.parse().unwrap();
                    let from = if count == "0" { from } else { from - 1 };
                    made.extend(old[at..from].iter().map(|line| (*line).to_owned()));
                    at = from;
                    continue;
                }
                match line.split_at(1) {
                    ("+", line) => made.push(line.to_owned()),
                    ("-", line) => { prop_assert_eq!(old[at], line); at += 1; }
                    (_, line) => { prop_assert_eq!(old[at], line); made.push(line.to_owned()); at += 1; }
                }
            }
            made.extend(old[at..].iter().map(|line| (*line).to_owned()));
            prop_assert_eq!(made, new);
        }
    }
}
