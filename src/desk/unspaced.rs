//! Scripts that put no blanks between their words (Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan …), and Korean, which
//! hangs its particles on them: there a "word" between two blanks is half a sentence, and a part of it is what people look for.

/// Whether a letter belongs to such a script, the marks above and below Thai and Burmese letters too.
pub fn is_unspaced(c: char) -> bool {
    // Nearly all text stops here.
    c >= '\u{e00}'
        && matches!(c,
            '\u{e00}'..='\u{fff}'       // Thai, Lao, Tibetan
            | '\u{1000}'..='\u{109f}'   // Burmese
            | '\u{1100}'..='\u{11ff}'   // Hangul, as parts
            | '\u{1780}'..='\u{17ff}'   // Khmer
            | '\u{1950}'..='\u{19df}'   // Tai Le, New Tai Lue
            | '\u{1a20}'..='\u{1aaf}'   // Tai Tham
            | '\u{2e80}'..='\u{2fdf}'   // radicals
            | '\u{3005}'..='\u{3007}'   // 々 〆 〇
            | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303c}'
            | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'    // Hiragana
            | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{31ff}'    // Katakana, Bopomofo, more Hangul and Katakana
            | '\u{3400}'..='\u{9fff}'   // Han
            | '\u{a000}'..='\u{a48f}'   // Yi
            | '\u{a960}'..='\u{a97f}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}'
            | '\u{ac00}'..='\u{d7ff}'   // Hangul
            | '\u{f900}'..='\u{faff}'   // Han, for compatibility
            | '\u{ff66}'..='\u{ffdc}'   // Katakana and Hangul of half the width
            | '\u{1b000}'..='\u{1b16f}' // old Kana
            | '\u{20000}'..='\u{3ffff}' // rare Han
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_scripts_without_blanks() {
        for text in [
            "注文番号",
            "ありがとう",
            "テスト",
            "ｶﾀｶﾅ",
            "ขอใบเสร็จ",
            "ກະລຸນາ",
            "សូម",
            "ကျေးဇူး",
            "주문",
            "𠮷",
            "々",
        ] {
            assert!(text.chars().all(is_unspaced), "{text}");
        }
        for text in ["Grüße", "заказ", "הזמנה", "طلب", "ऑर्डर", "12", " \t", "。", "、", "！", "・"]
        {
            assert!(!text.chars().any(is_unspaced), "{text}");
        }
    }
}
