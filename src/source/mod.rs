//! Where mail comes from: bytes in, [`Incoming`] or [`Refused`] out. Sources are opened read-only and never changed.
//!
//! [`read`] runs on a thread of its own and sends what it finds through a [`queue::queue`]; each kind of mailbox is an
//! entry in [`ALL`]. The door of the crates for mail, HTML, charsets and compression.

mod address;
mod attachment;
mod base64;
mod body;
mod charset;
mod date;
mod digest;
mod eml;
mod encoding;
mod envelope;
mod flowed;
mod folder;
mod head;
mod html;
mod icalendar;
mod incoming;
mod invitation;
mod item;
mod kind;
mod list_post;
pub mod mail;
mod maildir;
mod markup;
pub mod mbox;
mod mime;
mod nested;
mod older;
pub mod original;
mod packed;
mod parameters;
mod proof;
pub mod queue;
mod reading;
mod refused;
mod relayed;
mod returned;
mod said;
mod seal;
mod shape;
mod shown;
mod start;
mod styles;
mod tag;
mod text;
mod thread_ids;
mod tree;
mod versions;
mod words;

use std::ops::ControlFlow;

use mail::Origin;
use queue::Sender;

pub use attachment::harmless;
pub use charset::readable;
pub use icalendar::entries;
pub use incoming::{Attachment, Failure, Folder, Incoming, MOST_FAILURES, Mailbox, Refused, Returned};
pub use item::{Input, Item, Known, LeftOut};
pub use mail::LARGEST;
use reading::Place;
pub use reading::{Progress, Reading, delivered};
pub use shape::Source;

/// Every kind; the first that claims a path has it.
pub const ALL: &[Source] = &[maildir::SOURCE, eml::FOLDER, mbox::source::SOURCE, eml::SOURCE];

/// Reads everything and sends it, in the order of the inputs; meant to run on a thread of its own. `known` is asked
/// with the SHA-256 of each mail before any costly work; what it knows is sent as [`Item::Known`]. What lies in folders of junk,
/// trash and drafts within an input is sent as [`Item::LeftOut`], unless `all_folders`. Ends early when nobody receives.
pub fn read(
    inputs: Vec<Input>,
    all_folders: bool,
    progress: &Progress,
    known: &dyn Fn(&[u8; 32]) -> bool,
    send: &Sender,
) {
    let Some(mut reading) = Reading::new(progress, known, send, all_folders) else { return };
    for (index, input) in inputs.into_iter().enumerate() {
        reading.begin(index);
        let ControlFlow::Continue(opened) = open(input, &mut reading) else { return };
        if reading.finish(opened).is_break() {
            return;
        }
    }
}

/// Whether the input could be opened at all.
fn open(input: Input, reading: &mut Reading<'_>) -> ControlFlow<(), bool> {
    match input {
        Input::Path(path) => {
            if let Err(error) = std::fs::metadata(&path) {
                reading.failed(&path, &error)?;
                return ControlFlow::Continue(false);
            }
            // The last source claims every path.
            if let Some(source) = ALL.iter().find(|s| (s.claims)(&path)) {
                (source.open)(&path, reading)?;
            }
        }
        Input::Stream { name, mut reader } => {
            let origin = Origin { source: name.into(), position: 1, filed: None, folder: Folder::Inbox };
            reading.stream(&mut reader, 0, origin, Place::Named)?;
        }
    }
    ControlFlow::Continue(true)
}
