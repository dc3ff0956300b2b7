//! What is said of a message beside its head: what became of it, who wrote it, what could not be read.

use crate::desk::message::{Direction, Role, Seal, Trust};
use crate::store::message::MessageRow;

/// In words, as they stand in brackets behind the writer.
pub(super) fn of(message: &MessageRow) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(delivery) = message.delivery {
        remarks.push(delivery.said().to_owned());
    }
    match (message.role, message.direction) {
        (Role::Other, Direction::Out) => remarks.push("to no customer of this ticket".into()),
        (Role::Other, _) => remarks.push("from no customer: whom we asked".into()),
        _ => {}
    }
    if !message.kind.is_contact() {
        remarks.push(message.kind.word().replace('_', " "));
    }
    match message.trust {
        Trust::Full => {}
        Trust::Low => remarks.push(format!(
            "takes no part in this ticket: desk accept {0} or desk split {1} {0}",
            message.id, message.ticket
        )),
        Trust::Unproved => remarks.push("claims to be ours, without a proof".into()),
    }
    match message.seal {
        Some(Seal::Encrypted) => {
            remarks.push(format!("encrypted: desk show --raw {} gives the original", message.id))
        }
        Some(Seal::Signed) => remarks.push("signed, not verified".into()),
        None => {}
    }
    if message.lossy {
        remarks.push("some of its characters could not be read".into());
    }
    if message.variant_of.is_some() {
        remarks.push("another version of a message above".into());
    }
    remarks
}
