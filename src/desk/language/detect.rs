//! In which language somebody writes. The one door of whatlang.
//!
//! It answers only where that is certain: a wrong language is worse than the usual one. So there must be enough of a text, in one
//! script; the languages for which there is something to answer with are asked first, and all languages then, so that Dutch is not taken for
//! German because nobody has a text in Dutch.

use whatlang::{Detector, Info, Lang};

/// Fewer letters, digits and signs than this say nothing certain.
pub const LEAST: usize = 100;
/// More of a text than this, in bytes, makes nothing more certain.
const ENOUGH: usize = 20_000;

#[rustfmt::skip]
const LANGUAGES: &[(&str, Lang)] = &[
    ("af", Lang::Afr), ("ak", Lang::Aka), ("am", Lang::Amh), ("ar", Lang::Ara), ("az", Lang::Aze), ("be", Lang::Bel), ("bg", Lang::Bul),
    ("bn", Lang::Ben), ("ca", Lang::Cat), ("cs", Lang::Ces), ("cy", Lang::Cym), ("da", Lang::Dan), ("de", Lang::Deu), ("el", Lang::Ell),
    ("en", Lang::Eng), ("eo", Lang::Epo), ("es", Lang::Spa), ("et", Lang::Est), ("fa", Lang::Pes), ("fi", Lang::Fin), ("fr", Lang::Fra),
    ("gu", Lang::Guj), ("he", Lang::Heb), ("hi", Lang::Hin), ("hr", Lang::Hrv), ("hu", Lang::Hun), ("hy", Lang::Hye), ("id", Lang::Ind),
    ("it", Lang::Ita), ("ja", Lang::Jpn), ("jv", Lang::Jav), ("ka", Lang::Kat), ("km", Lang::Khm), ("kn", Lang::Kan), ("ko", Lang::Kor),
    ("la", Lang::Lat), ("lt", Lang::Lit), ("lv", Lang::Lav), ("mk", Lang::Mkd), ("ml", Lang::Mal), ("mr", Lang::Mar), ("my", Lang::Mya),
    ("nb", Lang::Nob), ("ne", Lang::Nep), ("nl", Lang::Nld), ("or", Lang::Ori), ("pa", Lang::Pan), ("pl", Lang::Pol), ("pt", Lang::Por),
    ("ro", Lang::Ron), ("ru", Lang::Rus), ("si", Lang::Sin), ("sk", Lang::Slk), ("sl", Lang::Slv), ("sn", Lang::Sna), ("sr", Lang::Srp),
    ("sv", Lang::Swe), ("ta", Lang::Tam), ("te", Lang::Tel), ("th", Lang::Tha), ("tk", Lang::Tuk), ("tl", Lang::Tgl), ("tr", Lang::Tur),
    ("uk", Lang::Ukr), ("ur", Lang::Urd), ("uz", Lang::Uzb), ("vi", Lang::Vie), ("yi", Lang::Yid), ("zh", Lang::Cmn), ("zu", Lang::Zul),
];

/// Languages so near to each other that one is easily taken for another of its row.
const NEAR: &[&[Lang]] = &[
    &[Lang::Hrv, Lang::Srp, Lang::Slv],
    &[Lang::Nob, Lang::Dan, Lang::Swe],
    &[Lang::Ces, Lang::Slk],
    &[Lang::Spa, Lang::Por, Lang::Cat],
    &[Lang::Nld, Lang::Afr],
    &[Lang::Rus, Lang::Ukr, Lang::Bel, Lang::Bul],
    &[Lang::Hin, Lang::Mar, Lang::Nep],
];

/// Every language that can be told, by its code and its English name.
pub(super) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|(code, lang)| (*code, lang.eng_name()))
}

/// The one of `among` (language tags) in which a person has written all this, oldest first, where that is certain; and how many
/// characters say so. Quotes and signatures are taken off before ([`own_words`](crate::desk::reply_text::own_words)); addresses of all kinds here.
pub fn detect<'t>(
    texts: impl DoubleEndedIterator<Item = &'t str>,
    among: &[String],
) -> Option<(String, usize)> {
    let of = |tag: &str| {
        let code = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let code = if code == "no" || code == "nn" { "nb" } else { code.as_str() };
        LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, lang)| *lang)
    };
    let allowed: Vec<(&String, Lang)> = among.iter().filter_map(|tag| Some((tag, of(tag)?))).collect();
    let mut words = String::new();
    // What they wrote last comes first, where there is too much of it.
    for text in texts.rev() {
        words.push_str(&spoken(text));
        if words.len() > ENOUGH {
            break;
        }
    }
    let words = one_script(&words)?;
    let length =
        words.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1);
    if length < LEAST || allowed.is_empty() {
        return None;
    }
    let among = Detector::with_allowlist(allowed.iter().map(|(_, lang)| *lang).collect()).detect(&words)?;
    let any = Detector::new().detect(&words)?;
    let (tag, _) = allowed.iter().find(|(_, lang)| *lang == among.lang())?;
    (among.is_reliable() && agrees(&any, among.lang())).then(|| ((*tag).clone(), length))
}

/// Whether what is found among all languages leaves this one standing: it is the same, or one near to it that is not certain either.
fn agrees(any: &Info, lang: Lang) -> bool {
    any.lang() == lang
        || !any.is_reliable() && NEAR.iter().any(|row| row.contains(&any.lang()) && row.contains(&lang))
}

/// The words of a text but for those that belong to no language: addresses of mails and pages, file names, numbers, code.
fn spoken(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let is_name = word.contains(['@', '/', '\\', '_', '<', '>', '=', '{', '}', '|', '#'])
            || word.starts_with("www.");
        if is_name || word.chars().any(|c| c.is_ascii_digit()) || !word.chars().any(char::is_alphabetic) {
            continue;
        }
        words.push_str(word);
        words.push(' ');
    }
    words
}

/// The scripts that can be told apart by their first letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    EastAsian,
    Other,
}

fn script(c: char) -> Option<Script> {
    Some(match c {
        _ if !c.is_alphabetic() => return None,
        'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => {
            Script::Latin
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::EastAsian,
        _ => Script::Other,
    })
}

/// The words in the script in which most is written. A name or a line in another one says nothing of the language (one Latin line in a
/// Japanese mail outweighs each of its three scripts); where much is written in two, nobody can say.
fn one_script(words: &str) -> Option<String> {
    let mut counts = std::collections::BTreeMap::<Script, usize>::new();
    for script in words.chars().filter_map(script) {
        // One East Asian sign says as much as three letters.
        *counts.entry(script).or_default() += if script == Script::EastAsian { 3 } else { 1 };
    }
    let (most, count) =
        counts.iter().max_by_key(|(_, count)| **count).map(|(script, count)| (*script, *count))?;
    let others: usize = counts.values().sum::<usize>() - count;
    if others * 2 > count {
        return None;
    }
    let foreign = |c: char| script(c).is_some_and(|script| script != most);
    Some(words.split(' ').filter(|word| !word.contains(foreign) || most == Script::EastAsian).fold(
        String::with_capacity(words.len()),
        |mut kept, word| {
            kept.extend(word.chars().map(|c| if foreign(c) { ' ' } else { c }));
            kept.push(' ');
            kept
        },
    ))
}

#[cfg(test)]
mod tests;
