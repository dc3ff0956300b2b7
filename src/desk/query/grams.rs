//! Parts of words, for scripts that do not part words: a text as each pair of letters that stand together, so that any part of two
//! letters or more is found. Other words stand among them whole, as in [`super::text`].

use unicode_normalization::UnicodeNormalization;

use super::text::{fold, is_mark};
use crate::desk::unspaced::is_unspaced;

/// Whether a text has letters of such a script. Quick where it has none.
pub fn has_unspaced(text: &str) -> bool {
    // None of these letters is shorter than three bytes, the first of which is at least this.
    text.bytes().any(|byte| byte >= 0xe0) && text.contains(is_unspaced)
}

/// The words and pairs of a text in order. Behind the pairs of letters that stand together comes the last letter alone.
pub fn grams(text: &str) -> Vec<String> {
    let mut reading = Reading::default();
    reading.read(text);
    reading.end_run(true);
    reading.grams
}

/// What is looked for, as it stands in [`grams`]: where it ends in letters that do not part words, those may go on. The second is
/// whether the last one is a beginning. `None` where nothing can be looked for.
pub fn wanted(text: &str, prefix: bool) -> Option<(Vec<String>, bool)> {
    let mut reading = Reading::default();
    // What stands behind the last letter ends nothing.
    reading.read(text.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !is_unspaced(letter)));
    let prefix = match reading.run.len() {
        0 => prefix,
        // A single letter begins a pair, or stands at the end of a run.
        1 => true,
        _ => false,
    };
    reading.end_run(prefix && reading.run.len() == 1);
    (!reading.grams.is_empty()).then_some((reading.grams, prefix))
}

#[derive(Default)]
struct Reading {
    grams: Vec<String>,
    word: String,
    run: Vec<char>,
}

impl Reading {
    fn read(&mut self, text: &str) {
        // Half and full forms of letters are the same, however they are composed.
        let mut letters = text.nfkc().peekable();
        while let Some(letter) = letters.next() {
            if is_unspaced(letter) {
                self.end_word();
                self.run.push(letter);
            } else if letter.is_alphanumeric() {
                self.end_run(true);
                fold(letter, &mut self.word);
            } else if !is_nothing(letter) && !is_mark(letter) {
                let breaks = is_break(letter) && !self.run.is_empty();
                while breaks && letters.next_if(|next| is_break(*next)).is_some() {}
                // A line that was broken within a word goes on: there are no blanks at which it could have been broken.
                if !breaks || !letters.peek().is_some_and(|next| is_unspaced(*next)) {
                    self.end_word();
                    self.end_run(true);
                }
            }
        }
        self.end_word();
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.grams.push(std::mem::take(&mut self.word));
        }
    }

    /// Ends what stands together. `last`: with the last letter alone.
    fn end_run(&mut self, last: bool) {
        for pair in self.run.windows(2) {
            self.grams.push(pair.iter().collect());
        }
        if let Some(letter) = self.run.last().filter(|_| last) {
            self.grams.push(letter.to_string());
        }
        self.run.clear();
    }
}

/// Marks that steer where a line may be broken, and are no letters.
fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::super::text::contains;
    use super::*;

    fn finds(text: &str, words: &str) -> bool {
        wanted(words, false).is_some_and(|(phrase, prefix)| contains(&grams(text), &phrase, prefix))
    }

    #[test]
    fn a_text_is_its_words_and_pairs() {
        assert_eq!(grams("iPhone注文番号 Ok"), ["iphone", "注文", "文番", "番号", "号", "ok"]);
        assert_eq!(grams("注文、番"), ["注文", "文", "番"]);
        assert_eq!(grams("Café"), ["cafe"]);
        assert_eq!(wanted("注文", false), Some((vec!["注文".into()], false)));
        assert_eq!(wanted("注", false), Some((vec!["注".into()], true)));
        assert_eq!(wanted("注文 ab", true), Some((vec!["注文".into(), "文".into(), "ab".into()], true)));
        assert_eq!(wanted("、!", false), None);
    }

    #[test]
    fn any_part_is_found_and_nothing_else() {
        for (text, parts, others) in [
            (
                "注文番号を教えてください",
                &["注文", "番号", "文番", "注文番号", "さい", "い", "注"][..],
                &["番文", "注号", "注文教", "猫"][..],
            ),
            ("田中さんの注文", &["田中", "さん", "注文"], &["中田"]),
            ("ขอใบเสร็จรับเงินด้วยครับ", &["ใบเสร็จ", "รับเงิน", "ครับ"], &["เงินรับ"]),
            ("주문번호를 알려주세요", &["주문", "번호", "주문번호", "알려"], &["번주"]),
            ("ຂໍໃບບິນແດ່", &["ໃບບິນ"], &["ບິນໃບ"]),
            ("សូមជួយខ្ញុំ", &["ជួយ"], &["យជ"]),
            ("ကျေးဇူးတင်ပါတယ်", &["တင်ပါ"], &["ပါတင်"]),
            ("我的iPhone坏了", &["iphone", "iPhone坏", "的iPhone", "坏了"], &["phone", "iPhone了"]),
            ("订单17号", &["订单17", "17号", "17"], &["订单1", "7号"]),
            ("ｶﾀﾛｸﾞ", &["カタログ", "ｶﾀ"], &["タカ"]),
            ("注文番\n号を", &["番号", "文番号を"], &["号番"]),
            ("注文\n\n番号", &["注文"], &[]),
            ("ใบ\u{200b}เสร็จ", &["ใบเสร็จ"], &[]),
            ("𠮷野家", &["𠮷野", "野家"], &["家野"]),
            ("人々の", &["人々", "々の"], &[]),
            ("ラーメン", &["ラーメン", "ーメ"], &[]),
        ] {
            for part in parts {
                assert!(finds(text, part), "{part} in {text}");
            }
            for other in others {
                assert!(!finds(text, other), "{other} in {text}");
            }
        }
    }

    #[test]
    fn only_such_letters_cost_something() {
        assert!(has_unspaced("a 注") && has_unspaced("ไ"));
        assert!(!has_unspaced("Grüße, заказ, שלום – “quoted” …"));
    }
}
