//! What happens in the demonstration: a text of scenes, each with its age, the words of a command and what it reads.
//!
//! ```text
//! @ 6h30m deliver
//! From: Eva Novak <eva@post.example>
//! Subject: Where is my parcel?
//!
//! It is not here.
//! ```

use crate::desk::time::{Moment, Zone};

/// One command of the demonstration.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scene {
    /// How long ago it was typed, in seconds.
    pub(super) age: i64,
    /// The words after `desk`.
    pub(super) words: Vec<String>,
    /// What it reads on standard input.
    pub(super) input: String,
}

/// Reads the text. `None`: a head in it makes no sense; a test says that ours does.
pub(super) fn scenes(text: &str) -> Option<Vec<Scene>> {
    let mut scenes: Vec<Scene> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("@ ") {
            let mut words = words(head).into_iter();
            let age = age(&words.next()?)?;
            scenes.push(Scene { age, words: words.collect(), input: String::new() });
        } else if let Some(scene) = scenes.last_mut() {
            scene.input.push_str(line);
            scene.input.push('\n');
        }
    }
    scenes.iter_mut().for_each(|scene| scene.input.truncate(scene.input.trim_end().len()));
    Some(scenes)
}

/// Seconds in `2d5h30m`.
fn age(text: &str) -> Option<i64> {
    let (mut seconds, mut number) = (0, String::new());
    for c in text.chars() {
        let unit = match c {
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => {
                number.push(c);
                continue;
            }
        };
        seconds += std::mem::take(&mut number).parse::<i64>().ok()? * unit;
    }
    number.is_empty().then_some(seconds)
}

/// Words parted by blanks; what stands in double quotes is one.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut open) = (Vec::new(), None::<String>, false);
    for c in line.chars() {
        match c {
            '"' => {
                open = !open;
                word.get_or_insert_default();
            }
            ' ' if !open => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What a mail of the demonstration lacks: the shop as its reader (where it is not the writer), the date, and that it is UTF-8.
pub(super) fn whole(mail: &str, shop: &str, at: Moment, zone: Zone) -> String {
    let head = mail.split("\n\n").next().unwrap_or(mail);
    let has = |name: &str| head.lines().any(|line| line.starts_with(name));
    let mut added = String::new();
    if !has("Date: ") {
        added.push_str(&format!("Date: {}\n", at.rfc2822(zone)));
    }
    if !has("To: ") {
        added.push_str(&format!("To: {shop}\n"));
    }
    if !has("Content-Type: ") {
        added.push_str(
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
        );
    }
    format!("{added}{mail}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_has_an_age_words_and_what_it_reads() {
        let read =
            scenes("a remark\n@ 1d2h3m4s tag add \"a b\" 1\n@ 5m note 2 -\nfirst\n\nlast\n\n").unwrap();
        assert_eq!(read[0].age, 86_400 + 2 * 3_600 + 3 * 60 + 4);
        assert_eq!(read[0].words, ["tag", "add", "a b", "1"]);
        assert_eq!((read[1].age, read[1].input.as_str()), (300, "first\n\nlast"));
        for wrong in ["@ soon list", "@ 5 list", "@ dm list", "@ "] {
            assert_eq!(scenes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_mail_is_made_whole() {
        let (at, zone) = (Moment::parse("2026-07-03T14:00:00Z").unwrap(), Zone::UTC);
        let made = whole("From: a@b.example\n\nTo: nobody", "shop@c.example", at, zone);
        assert!(
            made.starts_with("Date: Fri, 03 Jul 2026 14:00:00 +0000\nTo: shop@c.example\nMIME-"),
            "{made}"
        );
        let own = whole("Date: x\nTo: y\nContent-Type: z\n\ntext", "shop@c.example", at, zone);
        assert_eq!(own, "Date: x\nTo: y\nContent-Type: z\n\ntext\n");
    }
}
