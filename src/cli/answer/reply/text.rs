//! The text of an answer: typed, from a canned reply, or written in an editor.

use crate::cli::answer::reply::sheet::quoted;
use crate::cli::context::Context;
use crate::desk::canned::Macros;
use crate::desk::letter::joined;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::work::answer::Begun;
use crate::work::template::{self, Circumstances, rendered};

/// Where it comes from, as typed.
pub(super) struct Sources<'a> {
    /// The name of a canned reply.
    pub canned: Option<&'a str>,
    /// Values for its variables.
    pub set: &'a [String],
    /// Its language.
    pub language: Option<&'a str>,
    /// The text itself, or `-`.
    pub body: Option<&'a str>,
    /// Whether it is looked over in an editor.
    pub edit: bool,
    /// Whether the customer's last message stands below it.
    pub quote: bool,
}

/// What the answer says.
pub(super) struct Written {
    /// That of the canned reply, where it has one.
    pub subject: Option<String>,
    /// What the canned reply does beside its text.
    pub macros: Macros,
    /// The text.
    pub body: String,
    /// Whether it is still to be written, or looked over.
    pub in_editor: bool,
    /// Whether it was read from standard input, so that nobody else has it.
    pub only_here: bool,
}

/// The text, as far as the words typed bring it. A canned reply stands before what `--body` says.
pub(super) fn written(
    sources: &Sources<'_>,
    begun: &Begun,
    store: &Store,
    context: &mut Context,
) -> Result<Written> {
    let mut parts = Vec::new();
    let (mut subject, mut macros) = (None, Macros::default());
    if let Some(name) = sources.canned {
        let canned = template::Asked { name, language: sources.language, set: sources.set };
        let about = Circumstances {
            ticket: &begun.ticket,
            agent: Some(&begun.agent),
            settings: &begun.settings,
            now: context.now,
        };
        let rendered = rendered(store, &canned, &about)?;
        subject = rendered.subject;
        macros = rendered.canned.macros;
        parts.push(rendered.text);
    }
    if let Some(body) = sources.body {
        parts.push(context.text(body)?);
    }
    let in_editor = sources.edit || parts.is_empty();
    let id = begun.ticket.id;
    // An editor in a pipe would wait for ever; who wants one there says so.
    if in_editor && !sources.edit && !context.ui.is_interactive() {
        return Err(Error::usage("the answer has no text")
            .hint(format!("desk reply {id} --body TEXT, or --body - to read it from standard input"))
            .hint(format!("desk reply {id} --canned NAME")));
    }
    let mut body = joined(&parts);
    if !in_editor && body.trim().is_empty() {
        return Err(
            Error::refused("an empty answer is not sent").hint(format!("desk reply {id} --body TEXT"))
        );
    }
    if sources.quote
        && let Some(last) = &begun.thread.last
    {
        body = joined(&[body, quoted(last, &begun.settings)]);
    }
    body.push('\n');
    Ok(Written { subject, macros, body, in_editor, only_here: sources.body == Some("-") })
}
