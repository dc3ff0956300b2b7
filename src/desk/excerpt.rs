//! A few letters of a text around what was looked for, where the full-text index cannot tell them: in scripts without blanks.

use unicode_normalization::char::decompose_compatible;

use super::unspaced::is_unspaced;

/// How many letters are shown before and behind what was found.
const BEFORE: usize = 20;
const BEHIND: usize = 40;
/// Further down nothing is looked for; in letters.
const LONGEST: usize = 1 << 18;

/// Where the first of these words stands in a text, with all of them there in brackets; `None` where none of them does.
pub fn excerpt(text: &str, words: &[&str]) -> Option<String> {
    let letters: Vec<char> = text.chars().take(LONGEST).collect();
    let folded = Folded::of(&letters);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in words {
        let word: Vec<char> = word.chars().collect();
        found.extend(folded.find(&Folded::of(&word).letters));
    }
    found.sort_unstable();
    let (first, _) = *found.first()?;
    let (start, end) = (first.saturating_sub(BEFORE), (first + BEHIND).min(letters.len()));
    let mut shown = String::from(if start > 0 { "…" } else { "" });
    let mut open = 0;
    for (number, letter) in letters.iter().enumerate().take(end).skip(start) {
        if open > 0 && open <= number {
            shown.push(']');
            open = 0;
        }
        if open == 0
            && let Some((_, end)) = found.iter().find(|(start, _)| *start == number)
        {
            shown.push('[');
            open = *end;
        }
        shown.push(if letter.is_whitespace() { ' ' } else { *letter });
    }
    shown.push_str(if open > 0 { "]" } else { "" });
    shown.push_str(if end < letters.len() { "…" } else { "" });
    Some(shown)
}

/// Letters as they are compared, each with the place from which it comes.
struct Folded {
    letters: Vec<char>,
    places: Vec<usize>,
}

impl Folded {
    fn of(text: &[char]) -> Folded {
        let mut folded = Folded { letters: Vec::new(), places: Vec::new() };
        for (place, letter) in text.iter().enumerate() {
            let broken = matches!(letter, '\n' | '\r')
                && place > 0
                && text.get(place - 1).is_some_and(|before| is_unspaced(*before));
            if broken || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
                continue;
            }
            decompose_compatible(*letter, |part| {
                for lower in part.to_lowercase().filter(|lower| !('\u{300}'..='\u{36f}').contains(lower)) {
                    folded.letters.push(lower);
                    folded.places.push(place);
                }
            });
        }
        folded
    }

    /// Where these letters stand, as places of the first and of one past the last.
    fn find(&self, wanted: &[char]) -> Vec<(usize, usize)> {
        let Some(first) = wanted.first() else { return Vec::new() };
        let starts = self.letters.iter().enumerate().filter(|(_, letter)| *letter == first);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, _) in starts {
            if self.letters.get(at..at + wanted.len()) == Some(wanted)
                && let Some((start, last)) = self.places.get(at).zip(self.places.get(at + wanted.len() - 1))
                && found.last().is_none_or(|(_, end)| end <= start)
            {
                found.push((*start, last + 1));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_stands_in_brackets() {
        let of = |text: &str, words: &[&str]| excerpt(text, words).unwrap_or_default();
        assert_eq!(of("注文番号を教えてください", &["番号"]), "注文[番号]を教えてください");
        assert_eq!(of("我的iPhone坏了", &["IPHONE", "坏了"]), "我的[iPhone][坏了]");
        assert_eq!(of("注文番\n号を", &["番号"]), "注文[番 号]を");
        assert_eq!(of("ｶﾀﾛｸﾞ", &["カタ"]), "[ｶﾀ]ﾛｸﾞ");
        assert_eq!(of("주문번호", &["번호"]), "주문[번호]");
        assert_eq!(of("a", &["b"]), "");
        let long = format!("{}注文{}", "あ".repeat(50), "い".repeat(50));
        assert_eq!(of(&long, &["注文"]), format!("…{}[注文]{}…", "あ".repeat(20), "い".repeat(38)));
    }
}
