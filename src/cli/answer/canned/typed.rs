//! Which canned reply is meant, and what it is to say, as it is typed.

use std::path::PathBuf;

use clap::Args;

use super::template_file::TemplateFile;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::canned::Canned;

#[derive(Args, Debug)]
pub(super) struct Named {
    /// Its name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// In which language
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Written {
    #[command(flatten)]
    pub(super) named: Named,
    /// The text; `-` reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    pub(super) body: Option<String>,
    /// A file with the text
    #[arg(long, value_name = "FILE", conflicts_with = "body")]
    pub(super) file: Option<PathBuf>,
    /// A subject for the mail, in place of the ticket's; empty: none
    #[arg(long, value_name = "TEXT")]
    pub(super) subject: Option<String>,
    /// Show what would be written, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// The versions of that name; with `--lang` the one in it.
pub(super) fn versions(store: &Store, named: &Named) -> Result<Vec<Canned>> {
    let mut versions = store.canned_versions(&named.name)?;
    if let Some(language) = &named.lang {
        versions
            .retain(|canned| canned.language.as_ref().is_some_and(|has| has.eq_ignore_ascii_case(language)));
        if versions.is_empty() {
            return Err(Error::refused(format!("there is no canned reply {:?} in {language}", named.name))
                .hint(format!("desk canned show {}", named.name)));
        }
    }
    Ok(versions)
}

/// The version of exactly this name and language.
pub(super) fn exact(store: &Store, file: &TemplateFile) -> Result<Option<Canned>> {
    let same = |canned: &Canned| canned.name == file.name && canned.language == file.language;
    Ok(store.canned()?.into_iter().find(same))
}
