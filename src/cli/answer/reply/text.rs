//! The text of an answer: typed, from a canned reply, or written in an editor.

use super::Job;
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::work::template::{Asked, Circumstances, rendered};

/// What the answer says.
pub(super) struct Text {
    /// That of the canned reply, where it has one.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
}

/// Nothing from this line on is sent.
const SCISSORS: &str = "# ------------------------ >8 ------------------------";

/// The text by the options. A canned reply stands before what `--body` says.
pub(super) fn written(job: &Job<'_>, store: &Store, context: &mut Context) -> Result<Text> {
    let options = job.options;
    let mut parts = Vec::new();
    let mut subject = None;
    if let Some(name) = &options.canned {
        let asked = Asked { name, language: options.lang.as_deref(), set: &options.set };
        let about = Circumstances {
            ticket: &job.ticket,
            agent: &job.agent,
            settings: job.settings,
            now: context.now,
        };
        let rendered = rendered(store, &asked, &about)?;
        subject = rendered.subject;
        parts.push(rendered.text);
    }
    if let Some(body) = &options.body {
        parts.push(context.text(body)?);
    }
    let typed = !parts.is_empty();
    let mut body = joined(parts);
    if options.quote
        && let Some(last) = &job.thread.last
    {
        body = joined(vec![body, quoted(last, job)]);
    }
    if options.edit || !typed {
        body = edited(&body, job, context)?;
    }
    if body.trim().is_empty() {
        return Err(Error::refused("an empty answer is not sent")
            .hint(format!("desk reply {} --body TEXT", job.ticket.id)));
    }
    body.push('\n');
    Ok(Text { subject, body })
}

/// With an empty line between, and none at either end.
fn joined(parts: Vec<String>) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim_matches(['\r', '\n']).trim_end()).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn edited(body: &str, job: &Job<'_>, context: &mut Context) -> Result<String> {
    let id = job.ticket.id;
    // An editor in a pipe would wait for ever; who wants one there says so.
    if !job.options.edit && !context.ui.is_interactive() {
        return Err(Error::usage("the answer has no text")
            .hint(format!("desk reply {id} --body TEXT, or --body - to read it from standard input"))
            .hint(format!("desk reply {id} --canned NAME")));
    }
    let mut draft = format!("{body}\n\n{SCISSORS}\n# Nothing from that line on is sent. The answer goes to ");
    let people = job.thread.to.iter().chain(&job.cc).map(|mailbox| mailbox.email.as_str());
    draft.push_str(&people.collect::<Vec<_>>().join(", "));
    draft.push_str(".\n");
    if let Some(last) = &job.thread.last {
        draft.push_str(&format!("\n{}\n", quoted(last, job)));
    }
    let editor = context.config.editor.clone();
    let saved = context.ui.edit(editor.as_deref(), &draft, "--body TEXT or --canned NAME")?;
    let end = saved.lines().position(|line| line.trim_end() == SCISSORS).unwrap_or(usize::MAX);
    Ok(joined(vec![saved.lines().take(end).collect::<Vec<_>>().join("\n")]))
}

/// A message with `>` before each line, under a line that says whose it is.
fn quoted(message: &MessageRow, job: &Job<'_>) -> String {
    let name = if message.from.name.is_empty() { &message.from.email } else { &message.from.name };
    let at = message.date.unwrap_or(message.received_at).local(job.settings.desk.zone);
    let text = crate::desk::reply_text::reply_text(&message.text, message.answers).text;
    let lines = text.trim_end().lines().map(|line| match line.is_empty() {
        true => ">".to_owned(),
        false => format!("> {line}"),
    });
    std::iter::once(format!("{name}, {at}:")).chain(lines).collect::<Vec<_>>().join("\n")
}
