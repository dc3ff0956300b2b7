//! Drafts: answers that are written and not meant to leave yet. One is made of an answer, of a mail that waits in the outbox, or of a
//! draft that was written on; it becomes an answer when it is released.

use crate::desk::change::After;
use crate::desk::id::{AgentId, MessageId, TicketId};
use crate::desk::ticket::{Priority, Status};
use crate::error::{Error, Kind, Result};
use crate::post::subject::tagged;
use crate::source::mail::{part, sha256};
use crate::source::original::Press;
use crate::store::draft::{Draft, DraftAsked, DraftFile};
use crate::store::message::Mailbox;
use crate::store::outbox::{OutboxRow, Outgoing, Step};
use crate::store::{Store, Writer};
use crate::work::answer::{self, Asked, File, Text, Whom};
use crate::work::hand::Hand;
use crate::work::sending::state;
use crate::work::typed::Person;

/// Keeps an answer as a draft: a new one, or as what the entry of the outbox says from now on. A mail that waits there is held with it.
/// Gives the draft as it stands.
///
/// # Errors
/// Whatever would be in the way of an answer, but what speaks against sending it.
pub fn keep(
    store: &mut Store,
    hand: &Hand,
    asked: &Asked,
    text: &Text,
    entry: Option<i64>,
) -> Result<OutboxRow> {
    let words = match entry {
        Some(id) => format!("outbox edit {id} --draft"),
        None => format!("reply {} --draft", asked.ticket),
    };
    store.write(&hand.operation(words), |writer| {
        answer::begin(writer.store(), hand, asked, writer.now())?;
        let draft = row(writer, asked, text)?;
        let id = match entry {
            None => writer.new_draft(&draft)?,
            Some(id) => {
                match editable(writer.store(), id, writer.now())? {
                    Outgoing::Draft => writer.redraft(id, &draft)?,
                    _ => {
                        writer.hold_back(id, &draft)?;
                        writer.outbox_step(id, Step::Edited, None)?;
                    }
                }
                id
            }
        };
        writer.fold()?;
        writer.store().outgoing(id)
    })
}

/// Keeps an answer as a new draft, within an operation; gives its number in the outbox.
pub(super) fn put(writer: &mut Writer<'_>, asked: &Asked, text: &Text) -> Result<i64> {
    let draft = row(writer, asked, text)?;
    writer.new_draft(&draft)
}

/// Makes drafts of mails that wait in the outbox; their tickets stand as if the answers had not been written. Gives them as they
/// stand then.
///
/// # Errors
/// Refused where one is no answer, or has left or may have.
pub fn hold(store: &mut Store, hand: &Hand, ids: &[i64]) -> Result<Vec<OutboxRow>> {
    let words = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    store.write(&hand.operation(format!("outbox hold {words}")), |writer| {
        let mut rows = Vec::new();
        for id in ids {
            if editable(writer.store(), *id, writer.now())? == Outgoing::Queued {
                let (asked, text) = asked_of(writer.store(), *id)?;
                let draft = row(writer, &asked, &text)?;
                writer.hold_back(*id, &draft)?;
            }
            rows.push(writer.store().outgoing(*id)?);
        }
        Ok(rows)
    })
}

/// Whether an entry of the outbox can still be written on: as a draft, or as a mail that waits.
///
/// # Errors
/// Refused where it has left, or may have, or was taken back.
pub fn editable(store: &Store, id: i64, now: crate::desk::time::Moment) -> Result<Outgoing> {
    let row = store.outgoing(id)?;
    let refused = |what: &str, hint: String| Err(Error::refused(format!("mail {id} {what}")).hint(hint));
    match state(&row, now) {
        "draft" => Ok(Outgoing::Draft),
        "queued" => Ok(Outgoing::Queued),
        "sending" => refused("is being sent", format!("desk outbox show {id}")),
        "uncertain" => refused("may have left already", format!("desk outbox show {id}")),
        "sent" | "bounced" => {
            refused("has left; nobody can take it back", format!("desk reply {}", row.ticket))
        }
        other => {
            refused(&format!("is {other}; its answer was taken back"), format!("desk reply {}", row.ticket))
        }
    }
}

/// Refuses to release what is no draft.
pub fn refuse_no_draft(store: &Store, id: i64) -> Result<()> {
    let row = store.outgoing(id)?;
    match row.state {
        Outgoing::Draft => Ok(()),
        Outgoing::Queued => Err(Error::refused(format!("mail {id} waits to leave already"))
            .hint(format!("desk outbox send {id}"))),
        other => Err(Error::refused(format!("mail {id} is no draft: {other}"))
            .hint(format!("desk reply {}", row.ticket))),
    }
}

/// What an entry of the outbox asks for, and what it says: a draft, or a mail as the draft that it would be.
pub fn asked_of(store: &Store, id: i64) -> Result<(Asked, Text)> {
    let entry = store.outgoing(id)?;
    match entry.message.filter(|_| entry.state != Outgoing::Draft) {
        Some(message) => of_mail(store, entry.ticket, message),
        None => of_draft(store, store.draft(id)?),
    }
}

fn of_draft(store: &Store, draft: Draft) -> Result<(Asked, Text)> {
    let DraftAsked { to, cc, all, status, tags, priority, assignee, automatic, signed } = draft.asked;
    let mut asked = Asked::of(store.existing(draft.ticket)?);
    asked.to = people(&to);
    asked.cc = people(&cc);
    asked.whom = match all {
        Some(true) => Whom::All,
        Some(false) => Whom::Only,
        None => Whom::Usual,
    };
    asked.after = after(status.as_deref());
    asked.beside.tags = tags;
    asked.beside.priority = priority.as_deref().and_then(Priority::from_word);
    asked.beside.assignee = assignee.map(|agent| (agent != 0).then_some(AgentId(agent)));
    asked.automatic = automatic;
    let file = |file: &DraftFile| {
        let bytes = store.draft_file(file)?;
        Ok(File { name: file.name.clone(), content_type: file.content_type.clone(), bytes })
    };
    let files = draft.files.iter().map(file).collect::<Result<_>>()?;
    Ok((asked, Text { subject: draft.subject, body: draft.body, files, sign: !signed }))
}

/// A mail that waits, as what was asked for: to just these people, in its words, signature included.
fn of_mail(store: &Store, ticket: TicketId, message: MessageId) -> Result<(Asked, Text)> {
    let row = store.message(message)?;
    let Some((status, automatic)) = store.status_after(message)? else {
        return Err(Error::refused(format!(
            "{message} is no answer to a customer: it can be dropped, and written anew"
        ))
        .hint(format!("desk show {ticket}")));
    };
    let mut asked = Asked::of(ticket);
    (asked.to, asked.cc, asked.whom) = (people(&row.recipients.to), people(&row.recipients.cc), Whom::Only);
    (asked.after, asked.automatic) = (after(status.as_deref()), automatic);
    let original = store.original(message)?;
    let mut files = Vec::new();
    for attachment in &row.attachments {
        let found = u32::try_from(attachment.part).ok().and_then(|number| part(&original, number));
        let Some((_, bytes)) = found else {
            return Err(Error::new(
                Kind::Data,
                format!("{} cannot be read out of {message}", attachment.name),
            ));
        };
        files.push(File {
            name: attachment.name.clone(),
            content_type: attachment.content_type.clone(),
            bytes,
        });
    }
    let subject = own_subject(store, ticket, &row.subject)?;
    let body = format!("{}\n", row.text.trim_end().replace("\r\n", "\n"));
    Ok((asked, Text { subject, body, files, sign: false }))
}

/// The subject of a mail where it is another than its ticket's.
fn own_subject(store: &Store, ticket: TicketId, subject: &str) -> Result<Option<String>> {
    let settings = store.settings_in_force()?.1;
    let Some(row) = store.ticket(ticket, store.clock().now())? else { return Ok(None) };
    let is_usual = [true, false]
        .iter()
        .any(|is_reply| tagged(&row.subject, &settings.desk.name, ticket, *is_reply) == subject);
    Ok((!is_usual).then(|| subject.to_owned()))
}

fn people(mailboxes: &[Mailbox]) -> Vec<Person> {
    mailboxes
        .iter()
        .map(|mailbox| Person { name: mailbox.name.clone(), email: mailbox.email.clone() })
        .collect()
}

fn after(word: Option<&str>) -> After {
    match word {
        None => After::Usual,
        Some(word) => Status::from_word(word).map_or(After::Keep, After::To),
    }
}

/// An answer as a draft is kept.
fn row(writer: &mut Writer<'_>, asked: &Asked, text: &Text) -> Result<Draft> {
    let mailboxes = |people: &[Person]| -> Vec<Mailbox> {
        people
            .iter()
            .map(|person| Mailbox { name: person.name.clone(), email: person.email.clone() })
            .collect()
    };
    let mut press = Press::new().map_err(|error| Error::io("cannot keep a file", &error))?;
    let mut files = Vec::new();
    for File { name, content_type, bytes } in &text.files {
        let packed =
            press.compress(bytes).map_err(|error| Error::io(format!("cannot keep {name}"), &error))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let original = writer.keep_original(&sha256(bytes), size, &packed)?;
        files.push(DraftFile { name: name.clone(), content_type: content_type.clone(), original });
    }
    let status = match asked.after {
        After::Usual => None,
        After::Keep => Some("keep".to_owned()),
        After::To(status) => Some(status.word().to_owned()),
    };
    Ok(Draft {
        ticket: asked.ticket,
        asked: DraftAsked {
            to: mailboxes(&asked.to),
            cc: mailboxes(&asked.cc),
            all: match asked.whom {
                Whom::Usual => None,
                Whom::All => Some(true),
                Whom::Only => Some(false),
            },
            status,
            tags: asked.beside.tags.clone(),
            priority: asked.beside.priority.map(|priority| priority.word().to_owned()),
            assignee: asked.beside.assignee.map(|agent| agent.map_or(0, |agent| agent.0)),
            automatic: asked.automatic,
            signed: !text.sign,
        },
        subject: text.subject.clone(),
        body: text.body.clone(),
        files,
    })
}
