//! Whom our mail did not reach, and which addresses are therefore better not written to.

use std::collections::HashSet;

use rusqlite::params;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::Spot;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// Somebody whom a mail of ours did not reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// The address, in lower case.
    pub email: String,
    /// The enhanced status code (RFC 3463), as `5.1.1`.
    pub status: Option<String>,
    /// For good.
    pub lasting: bool,
}

/// Why an address is flagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The report.
    pub message: MessageId,
    /// Its ticket.
    pub ticket: TicketId,
    /// When it came.
    pub at: Moment,
    /// The enhanced status code, where the report names one.
    pub status: Option<String>,
}

impl Store {
    /// Whom a report names.
    pub fn unreached(&self, report: MessageId) -> Result<Vec<Unreached>> {
        const NAMED: &str = "SELECT email, status, lasting FROM bounce WHERE message = ? ORDER BY place";
        self.rows(NAMED, [report], |row| {
            Ok(Unreached { email: row.get(0)?, status: row.get(1)?, lasting: row.get(2)? })
        })
    }

    /// Every address that mail cannot reach (see [`Store::undeliverable`]).
    pub fn flagged(&self) -> Result<HashSet<String>> {
        let named: Vec<String> =
            self.rows("SELECT DISTINCT email FROM bounce WHERE lasting = 1", [], |row| row.get(0))?;
        let mut flagged = HashSet::new();
        for email in named {
            if self.undeliverable(&email)?.is_some() {
                flagged.insert(email);
            }
        }
        Ok(flagged)
    }

    /// The last report that mail of ours to this address can never arrive, unless somebody has since written from it. Only a report that
    /// returns a mail which this desk sent or holds as its own, and which went to that address, says anything of us: anybody
    /// can write a report.
    pub fn undeliverable(&self, email: &str) -> Result<Option<Flag>> {
        const REPORTS: &str = "SELECT m.id, m.ticket, m.received_at, b.status
            FROM bounce b JOIN message m ON m.id = b.message JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE b.email = ?1 AND b.lasting = 1 AND NOT EXISTS (
                SELECT 1 FROM address a JOIN message w ON w.address = a.id
                JOIN operation wo ON wo.id = w.operation AND wo.undone = 0
                WHERE a.email = ?1 AND w.direction = 'in' AND w.kind IN ('human', 'list') AND w.from_email = ?1
                    AND w.received_at > m.received_at)
            ORDER BY m.received_at DESC, m.id DESC";
        let email = email.trim().to_lowercase();
        let reports = self.rows(REPORTS, [&email], |row| {
            Ok(Flag { message: row.get(0)?, ticket: row.get(1)?, at: row.get(2)?, status: row.get(3)? })
        })?;
        for flag in reports {
            for returned in self.returned_by(flag.message)? {
                if self.went_to(&returned, &email)? {
                    return Ok(Some(flag));
                }
            }
        }
        Ok(None)
    }

    /// The ids of the mail that a report is about: of the one that hangs on it, else those that its head names.
    pub(super) fn returned_by(&self, report: MessageId) -> Result<Vec<String>> {
        let tried = self.decision(report)?.tried;
        let at = |spots: &[Spot]| -> Vec<String> {
            tried.iter().filter(|tried| spots.contains(&tried.spot)).map(|tried| tried.text.clone()).collect()
        };
        let returned = at(&[Spot::Returned]);
        Ok(if returned.is_empty() { at(&[Spot::InReplyTo, Spot::References]) } else { returned })
    }
}

impl Writer<'_> {
    /// Notes whom a report names.
    pub fn add_unreached(&mut self, report: MessageId, unreached: &[Unreached]) -> Result<()> {
        for (place, one) in (0_i64..).zip(unreached) {
            self.execute(
                "INSERT INTO bounce (message, place, email, status, lasting) VALUES (?, ?, ?, ?, ?)",
                params![report, place, one.email, one.status, one.lasting],
            )?;
        }
        Ok(())
    }
}
