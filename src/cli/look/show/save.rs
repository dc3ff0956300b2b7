//! `desk show ID --save PART DIR`: what hangs on a message, as a file. Nothing is ever written over, and no name of a
//! stranger leaves the folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::context::message_id;
use crate::cli::context::{Context, Done};
use crate::desk::id::MessageId;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::message::{Attachment, MessageRow};
use crate::table::{Column, Holds, Table};
use crate::work::message::part as part_of;

/// Columns of what `--save` prints.
pub const SAVED: &[Column] = &[
    Column::shown("message", Holds::Message, "the message on which it hangs"),
    Column::shown("part", Holds::Int, "which part of the mail it is"),
    Column::shown("content_type", Holds::Text, "type/subtype"),
    Column::shown("bytes", Holds::Int, "its size"),
    Column::shown("path", Holds::Text, "where it was written"),
];

/// So many files of one name are told apart by a number.
const MOST_ALIKE: u32 = 10_000;

/// Saves the parts that `part` names, of a ticket's messages or of one message, into a folder.
pub(super) fn run(of: &str, part: &str, folder: &str, store: &Store, context: &mut Context) -> Result<Done> {
    context.check(SAVED)?;
    let zone = context.zone(Some(store))?;
    if folder.trim().is_empty() {
        return Err(
            Error::usage("into which folder?").hint(format!("desk show {of} --save {part} ~/Downloads"))
        );
    }
    let messages = match of.trim().starts_with('m') {
        true => vec![store.message(message_id(of)?)?],
        false => store.thread(context.ticket(store, of)?)?,
    };
    let named = if of.trim().starts_with('m') { format!("message {of}") } else { format!("ticket {of}") };
    let wanted = chosen(&messages, part, &named)?;
    let folder = context.world.directory.join(folder);
    std::fs::create_dir_all(&folder).map_err(|error| {
        Error::new(Kind::CannotCreate, format!("cannot make the folder {}", folder.display()))
            .because(error)
            .hint(format!("desk show {of} --save {part} ~/Downloads"))
    })?;
    let mut table = Table::new(SAVED);
    for (message, attachment) in wanted {
        let (found, bytes) = part_of(store, message, attachment.part)?;
        let path = write(&folder, &found.name, &bytes)?;
        table.push(vec![
            message.into(),
            attachment.part.into(),
            found.content_type.into(),
            bytes.len().into(),
            path.display().to_string().into(),
        ]);
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}

/// The attachments that a word names: `all`, `m5.2`, the number of a part, or a file name.
fn chosen<'m>(messages: &'m [MessageRow], part: &str, of: &str) -> Result<Vec<(MessageId, &'m Attachment)>> {
    let every = || {
        messages
            .iter()
            .flat_map(|message| message.attachments.iter().map(move |attachment| (message.id, attachment)))
    };
    let found: Vec<_> =
        match part.split_once('.').map(|(message, part)| (message_id(message), part.parse::<i64>())) {
            _ if part == "all" => return Ok(every().collect()),
            Some((Ok(message), Ok(number))) => {
                every().filter(|(id, attachment)| *id == message && attachment.part == number).collect()
            }
            _ => match part.parse::<i64>() {
                Ok(number) => every().filter(|(_, attachment)| attachment.part == number).collect(),
                Err(_) => every().filter(|(_, attachment)| attachment.name == part).collect(),
            },
        };
    let all: Vec<String> = every()
        .map(|(message, attachment)| format!("{message}.{} {}", attachment.part, attachment.name))
        .collect();
    match found.len() {
        1 => Ok(found),
        0 if all.is_empty() => {
            Err(Error::refused(format!("nothing hangs on {of}")).hint("desk list has:attachment"))
        }
        0 => Err(Error::refused(format!("{of} has no part {part:?}"))
            .hint(format!("there are: {}", all.join(", ")))),
        _ => {
            let names: Vec<String> =
                found.iter().map(|(message, attachment)| format!("{message}.{}", attachment.part)).collect();
            Err(Error::refused(format!("{part:?} names several parts of {of}"))
                .hint(format!("--save {} DIR", names.first().map_or("all", String::as_str)))
                .hint(format!("there are: {}", names.join(", "))))
        }
    }
}

/// Writes a file that was not there before: `report.pdf`, else `report-2.pdf` and so on.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let (stem, extension) = match name.rfind('.').filter(|at| *at > 0) {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    for number in 1..MOST_ALIKE {
        let alike = if number == 1 { name.to_owned() } else { format!("{stem}-{number}{extension}") };
        let path = folder.join(alike);
        let failed = |error: std::io::Error| Error::io(format!("cannot write {}", path.display()), &error);
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
                return Ok(path);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(Error::refused(format!("there are too many files called {name} in {}", folder.display()))
        .hint("name another folder"))
}
