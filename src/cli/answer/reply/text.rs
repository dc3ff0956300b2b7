//! The text of an answer: typed, from a canned reply, or written in an editor.

use crate::cli::answer::reply::scissors::{self, SCISSORS};
use crate::cli::context::Context;
use crate::cli::editor::Purpose;
use crate::desk::id::TicketId;
use crate::desk::settings::Settings;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::work::answer::{Asked, Begun};
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
    /// The text.
    pub body: String,
    /// Whether it was written in an editor or read from standard input, so that nobody else has it.
    pub only_here: bool,
}

/// The text. A canned reply stands before what `--body` says.
pub(super) fn written(
    sources: &Sources<'_>,
    asked: &Asked,
    begun: &Begun,
    store: &Store,
    context: &mut Context,
) -> Result<Written> {
    let mut parts = Vec::new();
    let mut subject = None;
    if let Some(name) = sources.canned {
        let canned = template::Asked { name, language: sources.language, set: sources.set };
        let about = Circumstances {
            ticket: &begun.ticket,
            agent: &begun.agent,
            settings: &begun.settings,
            now: context.now,
        };
        let rendered = rendered(store, &canned, &about)?;
        subject = rendered.subject;
        parts.push(rendered.text);
    }
    if let Some(body) = sources.body {
        parts.push(context.text(body)?);
    }
    let in_editor = sources.edit || parts.is_empty();
    let mut body = joined(parts);
    if sources.quote
        && let Some(last) = &begun.thread.last
    {
        body = joined(vec![body, quoted(last, &begun.settings)]);
    }
    if in_editor {
        body = edited(&body, sources, asked, begun, context)?;
    }
    if body.trim().is_empty() {
        return Err(Error::refused("an empty answer is not sent")
            .hint(format!("desk reply {} --body TEXT", begun.ticket.id)));
    }
    body.push('\n');
    Ok(Written { subject, body, only_here: in_editor || sources.body == Some("-") })
}

/// With an empty line between, and none at either end.
fn joined(parts: Vec<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_matches(['\r', '\n']).trim_end()).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn edited(
    body: &str,
    sources: &Sources<'_>,
    asked: &Asked,
    begun: &Begun,
    context: &mut Context,
) -> Result<String> {
    let id = begun.ticket.id;
    // An editor in a pipe would wait for ever; who wants one there says so.
    if !sources.edit && !context.ui.is_interactive() {
        return Err(Error::usage("the answer has no text")
            .hint(format!("desk reply {id} --body TEXT, or --body - to read it from standard input"))
            .hint(format!("desk reply {id} --canned NAME")));
    }
    let mut draft = format!("{body}\n\n{SCISSORS}\n# Nothing from that line on is sent. The answer goes to ");
    let to = begun.thread.to.iter().map(|mailbox| mailbox.email.as_str());
    let people = to.chain(asked.cc.iter().map(|person| person.email.as_str()));
    draft.push_str(&people.collect::<Vec<_>>().join(", "));
    draft.push_str(".\n");
    if let Some(last) = &begun.thread.last {
        draft.push_str(&format!("\n{}\n", quoted(last, &begun.settings)));
    }
    let below = draft.split_once(SCISSORS).map_or("", |(_, below)| below).to_owned();
    let Some(edited) = context.edit(&purpose(id), &draft)? else {
        return Err(
            Error::refused("an empty answer is not sent").hint(format!("desk reply {id} --body TEXT"))
        );
    };
    let text = scissors::cut(&edited.text, body, &below).text;
    edited.kept.remove();
    Ok(text)
}

/// An answer in an editor.
pub(super) fn purpose(ticket: TicketId) -> Purpose {
    Purpose {
        name: format!("reply-{ticket}"),
        noun: "the answer",
        flag: "--body TEXT or --canned NAME",
        again: Box::new(move |path| format!("the text is kept: desk reply {ticket} --body - < {path}")),
    }
}

/// A message with `>` before each line, under a line that says whose it is.
fn quoted(message: &MessageRow, settings: &Settings) -> String {
    let name = if message.from.name.is_empty() { &message.from.email } else { &message.from.name };
    let at = message.date.unwrap_or(message.received_at).local(settings.desk.zone);
    let text = crate::desk::reply_text::reply_text(&message.text, message.answers.as_ref()).text;
    let lines = text.trim_end().lines().map(|line| match line.is_empty() {
        true => ">".to_owned(),
        false => format!("> {line}"),
    });
    std::iter::once(format!("{name}, {at}:")).chain(lines).collect::<Vec<_>>().join("\n")
}
