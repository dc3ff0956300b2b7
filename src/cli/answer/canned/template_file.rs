//! A canned reply as a file: `refund.md`, `refund.de.md`. Where it brings a subject along, that stands in the first line
//! as `Subject: …` before an empty one; with what it does beside its text in lines between `---`.

use crate::desk::canned::{Macros, Page};
use crate::desk::settings::is_word;
use crate::error::{Error, Result};
use crate::store::canned::Canned;
use crate::work::canned::Template;
use crate::work::template::file_stem;

/// The head of a subject.
const SUBJECT: &str = "Subject:";
/// The longest name, in characters.
const LONGEST_NAME: usize = 64;

/// One of this name, still without a text.
///
/// # Errors
/// The name cannot be typed as one word or stand in a file name, or the language is no tag such as `de` or `pt-BR`.
pub(super) fn named(name: &str, language: Option<&str>) -> Result<Template> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '+');
    if !is_word(name) || !name.chars().all(fits) || name.chars().count() > LONGEST_NAME {
        return Err(Error::usage(format!("{name:?} cannot be the name of a canned reply"))
            .hint("letters, digits and - _ +, at most 64 of them: need-more"));
    }
    if let Some(language) = language.filter(|language| !is_language(language)) {
        return Err(Error::usage(format!("{language:?} is no language")).hint("--lang de, or pt-BR"));
    }
    let language = language.map(|tag| match tag.split_once('-') {
        Some((primary, rest)) => format!("{}-{rest}", primary.to_lowercase()),
        None => tag.to_lowercase(),
    });
    Ok(Template {
        name: name.to_owned(),
        language,
        subject: None,
        macros: Macros::default(),
        body: String::new(),
    })
}

/// By its shape alone (RFC 5646 §2.1).
fn is_language(tag: &str) -> bool {
    let mut groups = tag.split('-');
    let primary = groups.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_alphabetic())
        && groups
            .all(|group| (1..=8).contains(&group.len()) && group.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The name of a file (`refund.de`, without `.md`) and its contents, understood.
pub(super) fn parsed(stem: &str, text: &str) -> Result<Template> {
    let (name, language) = match stem.split_once('.') {
        Some((name, language)) => (name, Some(language)),
        None => (stem, None),
    };
    let file = named(name, language)?;
    let page = page(text)?;
    if page.macros.is_some() {
        let macros = page.macros.unwrap_or_default();
        return Ok(Template { subject: page.subject, macros, body: page.body, ..file });
    }
    let head =
        page.body.split_once("\n\n").and_then(|(head, body)| Some((head.strip_prefix(SUBJECT)?, body)));
    Ok(match head {
        Some((subject, body)) if !subject.contains('\n') => {
            let subject = Some(subject.trim().to_owned()).filter(|subject| !subject.is_empty());
            Template { subject, body: body.to_owned(), ..file }
        }
        _ => Template { body: page.body, ..file },
    })
}

/// A text with what stands above it.
pub(super) fn page(text: &str) -> Result<Page> {
    Page::read(text).map_err(|why| {
        Error::refused(why).hint("desk help canned tells what may stand between the lines ---")
    })
}

/// The contents of the file; [`parsed`] gives the same back.
pub(super) fn text(canned: &Canned) -> String {
    let Canned { subject, macros, body, .. } = canned;
    if !macros.is_empty() || body.starts_with("---") {
        return Page { subject: subject.clone(), macros: Some(macros.clone()), body: body.clone() }.write();
    }
    match subject {
        Some(subject) => format!("{SUBJECT} {subject}\n\n{body}"),
        // Its text must not be taken for a subject.
        None if body.starts_with(SUBJECT) => format!("{SUBJECT}\n\n{body}"),
        None => body.clone(),
    }
}

/// The name of its file.
pub(super) fn file_name(canned: &Canned) -> String {
    format!("{}.md", file_stem(canned))
}
