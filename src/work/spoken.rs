//! Which language a customer speaks, and how that is known; and the version of a canned reply that they get.

use std::fmt;

use crate::desk::language::{self, LEAST, detect, primary, speaks};
use crate::desk::reply_text::own_words;
use crate::desk::settings::Settings;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::canned::Canned;
use crate::store::person::Customer;

/// How the language of a customer is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Somebody has said it: `desk customer set`, or `--set`.
    Said,
    /// They write in it, by so many characters.
    Written(usize),
    /// It is not: too little of what they wrote, or in no language for which there is a text, or in several.
    Not,
}

/// The language of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its tag, where it is known.
    pub language: Option<String>,
    /// How.
    pub known: Known,
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Known::Said => f.write_str("said by one of us"),
            Known::Written(length) => write!(f, "by {length} characters that they wrote"),
            Known::Not => write!(f, "not known: fewer than {LEAST} characters, or not certain"),
        }
    }
}

/// The language of a customer: what was said, else in which of the languages that this desk has texts in they write.
pub fn of(store: &Store, settings: &Settings, customer: Option<&Customer>) -> Result<Spoken> {
    let mut among: Vec<String> = settings.desk.languages.clone();
    among.push(settings.desk.locale.clone());
    among.extend(store.canned()?.into_iter().filter_map(|canned| canned.language));
    of_those(store, customer, among)
}

/// In which of the languages that the desk brings words along the customer is written to; where theirs is not known or none of them, in
/// the first of those of the settings that is.
pub fn built_in(
    store: &Store,
    settings: &Settings,
    customer: Option<&Customer>,
    known: &[&'static str],
) -> Result<&'static str> {
    let spoken = of_those(store, customer, known.iter().map(|tag| (*tag).to_owned()).collect())?;
    let wanted = spoken.language.iter().chain(&settings.desk.languages).chain([&settings.desk.locale]);
    let mut found =
        wanted.filter_map(|tag| known.iter().find(|known| primary(tag).eq_ignore_ascii_case(known)).copied());
    Ok(found.next().or(known.first().copied()).unwrap_or("en"))
}

/// The language of a customer: what was said, else in which of those they write.
fn of_those(store: &Store, customer: Option<&Customer>, mut among: Vec<String>) -> Result<Spoken> {
    let Some(customer) = customer else { return Ok(Spoken { language: None, known: Known::Not }) };
    if let Some(language) = &customer.language {
        return Ok(Spoken { language: Some(language.clone()), known: Known::Said });
    }
    // Of versions such as pt and pt-BR the plain one stands for what is written.
    among.sort_by_key(String::len);
    let mut seen = std::collections::BTreeSet::new();
    among.retain(|tag| seen.insert(primary(tag).to_ascii_lowercase()));
    let texts: Vec<String> = store.texts_of(customer.id)?.iter().map(|text| own_words(text)).collect();
    Ok(match detect(texts.iter().map(String::as_str), &among) {
        Some((language, length)) => Spoken { language: Some(language), known: Known::Written(length) },
        None => Spoken { language: None, known: Known::Not },
    })
}

/// The version of a canned reply, and why that one. With a language `wanted` it must be there in it; else the customer's is looked for,
/// then those of the settings in their order, then the one for all, then the first.
///
/// # Errors
/// There is none of that name, or none in the language wanted.
pub fn version(
    store: &Store,
    settings: &Settings,
    name: &str,
    wanted: Option<&str>,
    spoken: &Spoken,
) -> Result<(Canned, String)> {
    let versions = store.canned_versions(name)?;
    if let Some(language) = wanted {
        let Some(canned) = in_language(&versions, language, &settings.desk.locale) else {
            return Err(Error::refused(format!("there is no canned reply {name:?} in {language}"))
                .hint(format!("desk canned add {name} --lang {language}")));
        };
        return Ok((canned.clone(), format!("asked for in {language}")));
    }
    let theirs = spoken.language.as_deref();
    if let Some(language) = theirs {
        let near = || {
            versions
                .iter()
                .find(|canned| canned.language.as_deref().is_some_and(|has| primary(has) == language))
        };
        if let Some(canned) = in_language(&versions, language, &settings.desk.locale).or_else(near) {
            let why = format!("the customer speaks {}: {}", language::name(language), spoken.known);
            return Ok((canned.clone(), why));
        }
    }
    let customer = match theirs {
        Some(language) => format!("there is none in {}, which the customer speaks", language::name(language)),
        None => format!("the customer's language is {}", spoken.known),
    };
    for language in &settings.desk.languages {
        if let Some(canned) = in_language(&versions, language, &settings.desk.locale) {
            return Ok((canned.clone(), format!("{customer}; {language} is tried next")));
        }
    }
    let for_all = versions.iter().find(|canned| canned.language.is_none());
    match for_all.or(versions.first()) {
        Some(canned) if canned.language.is_none() => {
            Ok((canned.clone(), format!("{customer}; it is the one for all")))
        }
        Some(canned) => Ok((canned.clone(), format!("{customer}; it is the first"))),
        None => Err(Error::refused(format!("there is no canned reply {name:?}")).hint("desk canned list")),
    }
}

/// In just that language, else in that of which it is a region's; what names none is in that of the desk.
fn in_language<'c>(versions: &'c [Canned], language: &str, locale: &str) -> Option<&'c Canned> {
    let has =
        |canned: &&Canned| canned.language.as_deref().is_some_and(|has| has.eq_ignore_ascii_case(language));
    let will_do = |canned: &&Canned| canned.language.as_deref().is_some_and(|has| speaks(has, language));
    let ours = |canned: &&Canned| canned.language.is_none() && speaks(locale, language);
    let tagged = versions.iter().find(has).or_else(|| versions.iter().find(will_do));
    tagged.or_else(|| versions.iter().find(ours))
}
