//! Canned replies written down: new, changed, taken off. Each time is one operation, and each version is kept.

use crate::desk::canned::{Finding, Macros, Weight, lint};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::canned::Canned;
use crate::work::hand::Hand;

/// A canned reply that is not in the desk yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// As typed.
    pub name: String,
    /// None: for all.
    pub language: Option<String>,
    /// One line.
    pub subject: Option<String>,
    /// What it does beside its text.
    pub macros: Macros,
    /// The template.
    pub body: String,
}

impl Template {
    /// `refund` or `refund.de`.
    pub fn stem(&self) -> String {
        match &self.language {
            Some(language) => format!("{}.{language}", self.name),
            None => self.name.clone(),
        }
    }

    /// The version of exactly this name and language, where there is one.
    pub fn known(&self, store: &Store) -> Result<Option<Canned>> {
        let same = |canned: &Canned| canned.name == self.name && canned.language == self.language;
        Ok(store.canned()?.into_iter().find(same))
    }

    /// With line ends as LF, none missing at the end and none to spare.
    pub fn tidied(&self) -> Result<Template> {
        let body = self.body.replace("\r\n", "\n");
        let body = body.trim_start_matches('\n').trim_end();
        if body.is_empty() {
            return Err(Error::refused(format!("the canned reply {:?} has no text", self.stem()))
                .hint(format!("desk canned rm {}", self.name)));
        }
        let subject =
            self.subject.as_deref().map(|subject| subject.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(Template { body: format!("{body}\n"), subject: subject.filter(|s| !s.is_empty()), ..self.clone() })
    }

    /// Refuses what could never be rendered.
    fn check(&self) -> Result<()> {
        let texts = [self.subject.as_deref().unwrap_or_default(), &self.body];
        let wrong = texts.into_iter().flat_map(lint).find(|finding| finding.weight == Weight::Error);
        let Some(Finding { line, message, hint, .. }) = wrong else { return Ok(()) };
        let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
        let error = Error::refused(format!("canned reply {:?}{line}: {message}", self.stem()));
        Err(hint.into_iter().fold(error, Error::hint))
    }

    /// That there is one already, and how it is changed.
    fn taken(&self) -> Error {
        let language = self.language.as_ref().map(|language| format!(" --lang {language}"));
        Error::refused(format!("there is a canned reply {:?} already", self.stem())).hint(format!(
            "desk canned edit {}{}",
            self.name,
            language.unwrap_or_default()
        ))
    }
}

/// Whether what is written may be there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum May {
    /// It must be new.
    Add,
    /// What is there is changed.
    Change,
}

/// Refuses to add what is there already.
pub fn refuse_known(store: &Store, template: &Template) -> Result<()> {
    template.known(store)?.map_or(Ok(()), |_| Err(template.taken()))
}

/// Writes those that are new or changed, and gives them; none where one of them could never be rendered. `words` are those
/// of `desk log`.
pub fn write(
    store: &mut Store,
    hand: &Hand,
    templates: &[Template],
    may: May,
    words: &str,
) -> Result<Vec<Canned>> {
    let templates = templates.iter().map(Template::tidied).collect::<Result<Vec<_>>>()?;
    templates.iter().try_for_each(Template::check)?;
    store.write(&hand.operation(words), |writer| {
        let mut written = Vec::new();
        for template in &templates {
            let before = template.known(writer.store())?;
            if before.is_some() && may == May::Add {
                return Err(template.taken());
            }
            let same = |before: &Canned| {
                before.body == template.body
                    && before.subject == template.subject
                    && before.macros == template.macros
            };
            if before.as_ref().is_some_and(same) {
                continue;
            }
            let (language, subject) = (template.language.as_deref(), template.subject.as_deref());
            writer.write_canned(&template.name, language, subject, Some(&template.body), &template.macros)?;
            written.extend(template.known(writer.store())?);
        }
        Ok(written)
    })
}

/// The versions of that name; with a language the one in it.
pub fn versions(store: &Store, name: &str, language: Option<&str>) -> Result<Vec<Canned>> {
    let mut versions = store.canned_versions(name)?;
    if let Some(language) = language {
        versions
            .retain(|canned| canned.language.as_ref().is_some_and(|has| has.eq_ignore_ascii_case(language)));
        if versions.is_empty() {
            return Err(Error::refused(format!("there is no canned reply {name:?} in {language}"))
                .hint(format!("desk canned show {name}")));
        }
    }
    Ok(versions)
}

/// Takes one off the list, in one language or in all; gives what was taken off.
pub fn remove(store: &mut Store, hand: &Hand, name: &str, language: Option<&str>) -> Result<Vec<Canned>> {
    store.write(&hand.operation(format!("canned rm {name}")), |writer| {
        let gone = versions(writer.store(), name, language)?;
        for canned in &gone {
            writer.write_canned(&canned.name, canned.language.as_deref(), None, None, &Macros::default())?;
        }
        Ok(gone)
    })
}
