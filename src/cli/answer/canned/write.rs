//! Writing canned replies down: added, edited, imported, taken off. Each is one operation, and each version is kept.

use std::path::Path;

use super::folder;
use super::list::list;
use super::template_file::{self, TemplateFile};
use super::typed::{Named, Written, exact, versions};
use crate::cli::context::{Context, Done};
use crate::desk::canned::{Finding, Weight, lint};
use crate::error::{Error, Kind, Result};
use crate::store::{Store, Writer};

pub(super) fn add(written: &Written, context: &mut Context, store: &mut Store) -> Result<Done> {
    let Written { named, .. } = written;
    let mut file = template_file::named(&named.name, named.lang.as_deref())?;
    if exact(store, &file)?.is_some() {
        let lang = named.lang.as_ref().map(|lang| format!(" --lang {lang}")).unwrap_or_default();
        return Err(Error::refused(format!("there is a canned reply {:?} already", file.stem()))
            .hint(format!("desk canned edit {}{lang}", named.name)));
    }
    file.subject = written.subject.clone().filter(|subject| !subject.trim().is_empty());
    file.body = body(written, "{{ greeting }}\n\n\n{{ agent.name }}\n", context)?;
    save(&[file], &format!("canned add {}", named.name), written.dry_run, context, store)
}

pub(super) fn edit(written: &Written, context: &mut Context, store: &mut Store) -> Result<Done> {
    let Written { named, .. } = written;
    let mut file = template_file::named(&named.name, named.lang.as_deref())?;
    let Some(before) = exact(store, &file)? else {
        let others = store.canned_versions(&named.name)?;
        let languages = others.iter().filter_map(|other| other.language.clone());
        let error = Error::refused(format!("there is no canned reply {:?}", file.stem()));
        return Err(languages.fold(error, |error, language| {
            error.hint(format!("desk canned edit {} --lang {language}", named.name))
        }));
    };
    file.subject = match &written.subject {
        Some(subject) => Some(subject.clone()).filter(|subject| !subject.trim().is_empty()),
        None => before.subject.clone(),
    };
    let keeps_text = written.subject.is_some() && written.body.is_none() && written.file.is_none();
    file.body = if keeps_text { before.body.clone() } else { body(written, &before.body, context)? };
    save(&[file], &format!("canned edit {}", named.name), written.dry_run, context, store)
}

/// The text by the options; else from an editor.
fn body(written: &Written, draft: &str, context: &mut Context) -> Result<String> {
    match (&written.body, &written.file) {
        (Some(body), _) => context.text(body),
        (None, Some(file)) => folder::text(&context.world.directory.join(file), file),
        (None, None) => {
            let editor = context.config.editor.clone();
            if editor.is_none() && !context.ui.is_interactive() {
                return Err(Error::usage("the canned reply has no text")
                    .hint("--body TEXT, --body - to read it from standard input, or --file FILE"));
            }
            context.ui.edit(editor.as_deref(), draft, "--body TEXT or --file FILE")
        }
    }
}

/// Writes those that are new or changed; none where one of them could never be rendered.
fn save(
    files: &[TemplateFile],
    words: &str,
    dry_run: bool,
    context: &mut Context,
    store: &mut Store,
) -> Result<Done> {
    let files = files.iter().map(TemplateFile::tidied).collect::<Result<Vec<_>>>()?;
    for file in &files {
        let texts = [file.subject.as_deref().unwrap_or_default(), &file.body];
        let wrong = texts.into_iter().flat_map(lint).find(|finding| finding.weight == Weight::Error);
        if let Some(Finding { line, message, hint, .. }) = wrong {
            let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
            let error = Error::refused(format!("canned reply {:?}{line}: {message}", file.stem()));
            return Err(hint.into_iter().fold(error, Error::hint));
        }
    }
    let operation = context.operation(store, words, dry_run)?;
    let written = store.write(&operation, |writer: &mut Writer<'_>| {
        let mut written = Vec::new();
        for file in &files {
            let before = exact(writer.store(), file)?;
            if before.is_some_and(|before| before.body == file.body && before.subject == file.subject) {
                continue;
            }
            let (language, subject) = (file.language.as_deref(), file.subject.as_deref());
            writer.write_canned(&file.name, language, subject, Some(&file.body))?;
            written.extend(exact(writer.store(), file)?);
        }
        Ok(written)
    })?;
    list(written, context, store)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

pub(super) fn remove(named: &Named, dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    let gone = versions(store, named)?;
    let operation = context.operation(store, format!("canned rm {}", named.name), dry_run)?;
    store.write(&operation, |writer| {
        for canned in &gone {
            writer.write_canned(&canned.name, canned.language.as_deref(), None, None)?;
        }
        Ok(())
    })?;
    list(gone, context, store)
}

pub(super) fn import(folder: &Path, dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    let files = folder::read(&context.world.directory.join(folder), folder)?;
    if files.is_empty() {
        return Err(Error::new(
            Kind::NoInput,
            format!("there is no file such as refund.md in {}", folder.display()),
        ));
    }
    save(&files, "canned import", dry_run, context, store)
}
