//! What whoever watches the desk asks at each look. Nothing is held between two looks.

use rusqlite::params;

use crate::desk::id::TicketId;
use crate::desk::time::Moment;
use crate::desk::watch::{Learned, Stands};
use crate::error::Result;
use crate::store::Store;
use crate::store::event;
use crate::store::query::{Fragment, TICKETS};
use crate::store::ticket::status_at;

/// How far the record reached: its newest operation and its newest fact. An import adds facts to an operation that is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reached {
    operation: i64,
    event: i64,
}

impl Store {
    /// How far the record reaches now.
    pub fn reached(&self) -> Result<Reached> {
        const NEWEST: &str =
            "SELECT coalesce((SELECT max(id) FROM operation), 0), coalesce((SELECT max(id) FROM event), 0)";
        let newest =
            self.one(NEWEST, [], |row| Ok(Reached { operation: row.get(0)?, event: row.get(1)? }))?;
        Ok(newest.unwrap_or(Reached { operation: 0, event: 0 }))
    }

    /// The facts that were learned between, but for what comes from before the desk and what was undone since; each of the ticket
    /// in which it counts.
    pub fn learned(&self, since: Reached, until: Reached) -> Result<Vec<Learned>> {
        let sql = format!(
            "SELECT {}, coalesce(t.joined, t.id) AS counts_in FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
             JOIN ticket t ON t.id = e.ticket WHERE e.id > ? AND e.id <= ? AND e.backfill = 0 ORDER BY e.id",
            event::COLUMNS
        );
        let rows = self.rows(&sql, params![since.event, until.event], |row| {
            let ticket: TicketId = row.get("counts_in")?;
            Ok(event::read(row)?.map(|fact| Learned {
                ticket,
                operation: fact.operation,
                at: fact.event.at,
                what: fact.event.what,
            }))
        })?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// How the tickets stand that a condition chooses.
    pub fn stand(&self, chosen: &Fragment, now: Moment) -> Result<Vec<Stands>> {
        let sql = format!(
            "SELECT t.id, t.subject, t.status, t.solves_at, t.closes_at, t.due_at, t.at_risk_at,
                 coalesce(t.snoozed_until, t.woken_at)
             FROM {TICKETS} WHERE {}",
            chosen.sql
        );
        self.rows(&sql, rusqlite::params_from_iter(chosen.values.iter().cloned()), |row| {
            let status = status_at(row.get(2)?, row.get(3)?, row.get(4)?, now);
            let running = |at: Option<Moment>| at.filter(|_| !status.is_done());
            Ok(Stands {
                ticket: row.get(0)?,
                subject: row.get(1)?,
                status,
                due_at: running(row.get(5)?),
                at_risk_at: running(row.get(6)?),
                aside: running(row.get(7)?),
            })
        })
    }
}
