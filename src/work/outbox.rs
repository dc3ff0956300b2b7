//! Mails of the outbox taken back.

use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::outbox::{OutboxRow, Outgoing, Step};
use crate::work::hand::Hand;
use crate::work::remark::Remark;
use crate::work::sending::state;

/// Takes mails back that have not left; their tickets stand as if the answer had not been written. Gives them as they stand
/// then.
pub fn take_back(store: &mut Store, hand: &Hand, ids: &[i64]) -> Result<(Vec<OutboxRow>, Vec<Remark>)> {
    let words = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    store.write(&hand.operation(format!("outbox drop {words}")), |writer| {
        let (mut rows, mut remarks) = (Vec::new(), Vec::new());
        for id in ids {
            let row = writer.store().outgoing(*id)?;
            match state(&row, writer.now()) {
                "sent" => {
                    return Err(Error::refused(format!("mail {id} has left; nobody can take it back"))
                        .hint(format!("desk reply {}", row.ticket)));
                }
                "sending" => {
                    return Err(Error::refused(format!("mail {id} is being sent"))
                        .hint(format!("desk outbox show {id}")));
                }
                "uncertain" => remarks.push(Remark::MayHaveLeft(*id)),
                _ => {}
            }
            if row.state != Outgoing::Dropped {
                writer.outbox_step(*id, Step::Dropped, None)?;
            }
            rows.push(writer.store().outgoing(*id)?);
        }
        Ok((rows, remarks))
    })
}
