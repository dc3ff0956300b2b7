//! Messages of one Message-ID, and what is remembered of an id that very many have, so that each further one costs about as much as
//! the first, in whatever order they come.

use std::collections::HashMap;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::intake::strand::likeness_of;
use crate::store::message::Recipients;

/// A message of the same Message-ID that the desk has.
#[derive(Clone)]
pub(super) struct Same {
    pub(super) id: MessageId,
    pub(super) ticket: TicketId,
    pub(super) kind: Kind,
    pub(super) digest: [u8; 32],
    pub(super) issued_here: bool,
    pub(super) source: Option<String>,
    pub(super) direction: Direction,
    pub(super) trust: Trust,
    pub(super) received_at: Moment,
    pub(super) date: Option<Moment>,
    pub(super) variant_of: Option<MessageId>,
    pub(super) message_id: String,
    pub(super) likeness: String,
}

/// Very many messages of one Message-ID.
pub(super) struct Many {
    by_digest: HashMap<[u8; 32], Same>,
    /// The one that counts among the versions of each mail.
    mains: HashMap<String, Same>,
    /// All versions of each mail.
    versions: HashMap<String, Vec<MessageId>>,
    keeper: Option<Same>,
    /// Only versions of one mail are known by one id. An older layout took other mails for versions too.
    straight: bool,
}

impl Many {
    pub(super) fn of(same: Vec<Same>, keeper: Option<Same>) -> Many {
        let likeness: HashMap<MessageId, &String> =
            same.iter().map(|same| (same.id, &same.likeness)).collect();
        let straight = keeper.as_ref().is_some_and(|keeper| {
            same.iter().all(|one| {
                (one.message_id == keeper.message_id) == (one.likeness == keeper.likeness)
                    && one.variant_of.is_none_or(|main| likeness.get(&main) == Some(&&one.likeness))
            })
        });
        let (mut mains, mut versions) = (HashMap::new(), HashMap::<String, Vec<MessageId>>::new());
        for one in &same {
            versions.entry(one.likeness.clone()).or_default().push(one.id);
            if one.variant_of.is_none() {
                mains.insert(one.likeness.clone(), one.clone());
            }
        }
        let by_digest = same.into_iter().map(|same| (same.digest, same)).collect();
        Many { by_digest, mains, versions, keeper, straight }
    }

    /// The message of this content, the one that counts among those like it, and the one that keeps the id.
    pub(super) fn alike(
        &self,
        digest: &[u8; 32],
        likeness: &str,
    ) -> (Option<Same>, Option<Same>, Option<Same>) {
        (self.by_digest.get(digest).cloned(), self.mains.get(likeness).cloned(), self.keeper.clone())
    }

    /// One more. `counts`: before the other versions of its mail; `keeps`: it is known by the id with which it came.
    pub(super) fn taken_in(&mut self, same: Same, counts: bool, keeps: bool) {
        self.versions.entry(same.likeness.clone()).or_default().push(same.id);
        if counts {
            self.mains.insert(same.likeness.clone(), same.clone());
            if keeps {
                self.keeper = Some(same.clone());
            }
        }
        self.by_digest.insert(same.digest, same);
    }

    /// See [`super::known::Known::changing`].
    pub(super) fn changing(&self, likeness: &str) -> Option<Vec<MessageId>> {
        let keeper = self.keeper.as_ref().filter(|_| self.straight)?;
        let other = Some(keeper.likeness.as_str()).filter(|other| *other != likeness);
        let all = [likeness].into_iter().chain(other).filter_map(|one| self.versions.get(one));
        Some(all.flatten().copied().collect())
    }

    /// See [`super::known::Known::ranked`].
    pub(super) fn ranked(&mut self, id: &str, changed: Vec<Same>) {
        for same in changed {
            if same.variant_of.is_none() {
                if same.message_id == id {
                    self.keeper = Some(same.clone());
                }
                self.mains.insert(same.likeness.clone(), same.clone());
            }
            self.by_digest.insert(same.digest, same);
        }
    }
}

macro_rules! same {
    ($which:literal) => {
        concat!(
            "SELECT m.id, m.ticket, m.kind, m.digest, m.rung = 'typed', m.source, m.direction, m.trust,
                m.received_at, m.variant_of, m.message_id, m.from_email, m.recipients, m.date
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE ",
            $which,
            " ORDER BY m.id"
        )
    };
}

impl Store {
    /// The messages that came with this id, oldest number first.
    pub(super) fn same(&self, message_id: &str) -> Result<Vec<Same>> {
        const SAME: &str =
            same!("m.message_id = ?1 OR m.id IN (SELECT message FROM claimed_id WHERE name = ?1)");
        self.rows(SAME, [message_id], read)
    }

    /// One of them.
    pub(super) fn same_as(&self, message: MessageId) -> Result<Option<Same>> {
        const ONE: &str = same!("m.id = ?1");
        self.one(ONE, [message], read)
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Same> {
    let recipients: Recipients = serde_json::from_str(row.get_ref(12)?.as_str()?).unwrap_or_default();
    let (digest, date) = (row.get(3)?, row.get(13)?);
    Ok(Same {
        date,
        id: row.get(0)?,
        ticket: row.get(1)?,
        kind: row.get(2)?,
        digest,
        issued_here: row.get(4)?,
        source: row.get(5)?,
        direction: row.get(6)?,
        trust: row.get(7)?,
        received_at: row.get(8)?,
        variant_of: row.get(9)?,
        message_id: row.get(10)?,
        likeness: likeness_of(row.get_ref(11)?.as_str()?, &recipients, date, &digest),
    })
}
