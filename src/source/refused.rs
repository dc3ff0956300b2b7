//! A refused mail that somebody wants all the same.

use super::incoming::{Folder, Incoming, Mailbox, Refused};
use super::mail::synthetic_id;
use crate::desk::message::Kind;

impl Refused {
    /// The mail as far as it could be read: words of somebody, and nothing else. Its bytes take the place of the content
    /// digest: what cannot be read cannot be compared either.
    pub fn as_it_is(self) -> Incoming {
        let synthetic = self.message_id.is_none();
        let email = self.from.unwrap_or_default().to_lowercase();
        Incoming {
            source: self.source,
            position: self.position,
            sha256: self.sha256,
            digest: self.sha256,
            original: self.original,
            size: self.size,
            message_id: self.message_id.unwrap_or_else(|| synthetic_id(&self.sha256)),
            synthetic,
            in_reply_to: Vec::new(),
            references: Vec::new(),
            from: Mailbox { name: String::new(), email },
            reply_to: Vec::new(),
            behind_list: Vec::new(),
            to: Vec::new(),
            cc: Vec::new(),
            bcc: Vec::new(),
            list: None,
            subject: self.subject.unwrap_or_default(),
            date: None,
            received: None,
            filed: None,
            kind: Kind::Human,
            returned: None,
            seal: None,
            beside: String::new(),
            text: self.text,
            lossy: true,
            attachments: Vec::new(),
            folder: Folder::Inbox,
            authenticated_by: Vec::new(),
            delivered_to: Vec::new(),
            sent_by: Vec::new(),
        }
    }
}
