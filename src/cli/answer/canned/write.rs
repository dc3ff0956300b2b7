//! Writing canned replies down: added, edited, imported, taken off. Each is one operation, and each version is kept.

use std::path::Path;

use super::list::{COLUMNS, list};
use super::typed::{Named, Written};
use super::{folder, template_file};
use crate::cli::context::{Context, Done};
use crate::cli::editor::Purpose;
use crate::desk::canned::{Macros, Page};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::ui::kept::Kept;
use crate::work::canned::{self, May, Template};

pub(super) fn add(written: &Written, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let Written { named, .. } = written;
    let mut file = template_file::named(&named.name, named.lang.as_deref())?;
    // Told before a text is written, so that none is lost.
    canned::refuse_known(store, &file)?;
    let body = body(written, "{{ greeting }}\n\n\n{{ agent.name }}\n", "add", context)?;
    let page = match template_file::page(&body.text) {
        Ok(page) => page,
        Err(error) => return body.told(Err(error), written.dry_run),
    };
    let subject = written.subject.clone().or(page.subject);
    file.subject = subject.filter(|subject| !subject.trim().is_empty());
    (file.macros, file.body) = (page.macros.unwrap_or_default(), page.body);
    let words = format!("canned add {}", named.name);
    body.told(save((&[file], May::Add), &words, written.dry_run, context, store), written.dry_run)
}

pub(super) fn edit(written: &Written, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let Written { named, .. } = written;
    let mut file = template_file::named(&named.name, named.lang.as_deref())?;
    let Some(before) = file.known(store)? else {
        let others = store.canned_versions(&named.name)?;
        let languages = others.iter().filter_map(|other| other.language.clone());
        let error = Error::refused(format!("there is no canned reply {:?}", file.stem()));
        return Err(languages.fold(error, |error, language| {
            error.hint(format!("desk canned edit {} --lang {language}", named.name))
        }));
    };
    let (keeps_text, in_editor) = match (&written.body, &written.file) {
        (None, None) => (written.subject.is_some(), written.subject.is_none()),
        _ => (false, false),
    };
    // What stands above the text is edited with it; where only a text is given it stays.
    let draft = if before.macros.is_empty() { before.body.clone() } else { template_file::text(&before) };
    let body = match keeps_text {
        true => Body { text: before.body.clone(), edited: None },
        false => body(written, &draft, "edit", context)?,
    };
    let read = match keeps_text {
        true => Ok(Page { body: before.body.clone(), ..Page::default() }),
        false => template_file::page(&body.text),
    };
    let page = match read {
        Ok(page) => page,
        Err(error) => return body.told(Err(error), written.dry_run),
    };
    let shown = in_editor && !before.macros.is_empty();
    let known = if shown { None } else { before.subject.clone() };
    let subject = written.subject.clone().or(page.subject).or(known);
    file.subject = subject.filter(|subject| !subject.trim().is_empty());
    file.macros =
        page.macros.unwrap_or_else(|| if shown { Macros::default() } else { before.macros.clone() });
    file.body = page.body;
    let words = format!("canned edit {}", named.name);
    body.told(save((&[file], May::Change), &words, written.dry_run, context, store), written.dry_run)
}

/// A text, and the file in which it is where it was written in an editor.
struct Body {
    text: String,
    edited: Option<(Purpose, Kept)>,
}

impl Body {
    /// What came of it; the text stays in its file where it was refused, or only tried.
    fn told<T>(self, done: Result<T>, dry_run: bool) -> Result<T> {
        match (self.edited, done) {
            (Some((purpose, kept)), Err(error)) => Err(purpose.told(error, &kept)),
            (Some((_, kept)), done) if !dry_run => {
                kept.remove();
                done
            }
            (_, done) => done,
        }
    }
}

/// The text by the options; else from an editor.
fn body(written: &Written, draft: &str, verb: &'static str, context: &mut Context) -> Result<Body> {
    let text = match (&written.body, &written.file) {
        (Some(body), _) => context.text(body)?,
        (None, Some(file)) => folder::text(&context.world.directory.join(file), file)?,
        (None, None) => return in_editor(written, draft, verb, context),
    };
    Ok(Body { text, edited: None })
}

fn in_editor(written: &Written, draft: &str, verb: &'static str, context: &mut Context) -> Result<Body> {
    // To add says what is to be there, to edit says how.
    if verb == "add" && !written.edit && !context.ui.is_interactive() {
        return Err(Error::usage("the canned reply has no text")
            .hint("--body TEXT, --body - to read it from standard input, or --file FILE"));
    }
    let stem = template_file::named(&written.named.name, written.named.lang.as_deref())?.stem();
    let (name, lang) = (written.named.name.clone(), written.named.lang.clone());
    let lang = lang.map_or(String::new(), |lang| format!(" --lang {lang}"));
    let purpose = Purpose {
        name: format!("canned-{stem}"),
        noun: "the canned reply",
        flag: "--body TEXT or --file FILE",
        again: Box::new(move |path| format!("desk canned {verb} {name}{lang} --file {path}")),
    };
    match context.edit(&purpose, draft)? {
        Some(edited) => Ok(Body { text: edited.text, edited: Some((purpose, edited.kept)) }),
        None => Err(Error::refused("nothing was changed")
            .hint(format!("desk canned {verb} {} --body TEXT", written.named.name))),
    }
}

/// Writes them down and lists those that are new or changed.
fn save(
    (templates, may): (&[Template], May),
    words: &str,
    dry_run: bool,
    context: &mut Context,
    store: &mut Store,
) -> Result<Done> {
    let hand = context.hand(store, dry_run)?;
    let written = canned::write(store, &hand, templates, may, words)?;
    list(written, context, store)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

pub(super) fn remove(named: &Named, dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let hand = context.hand(store, dry_run)?;
    let gone = canned::remove(store, &hand, &named.name, named.lang.as_deref())?;
    list(gone, context, store)
}

pub(super) fn import(folder: &Path, dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check(COLUMNS)?;
    let mut files = folder::read(&context.world.directory.join(folder), folder)?;
    if files.is_empty() {
        return Err(Error::new(
            Kind::NoInput,
            format!("there is no file such as refund.md in {}", folder.display()),
        ));
    }
    context.cut(&mut files);
    save((&files, May::Change), "canned import", dry_run, context, store)
}
