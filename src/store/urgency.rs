//! In which order tickets want work: what the score needs is read from the kept rows, light enough for all of them, and
//! only the tickets that are shown are read in full. Nothing is judged again here; what passed since is working time,
//! which the calendars count.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::Row;

use crate::desk::calendar::Calendar;
use crate::desk::id::{AddressId, AgentId, SettingsId, TicketId};
use crate::desk::score::order::{self, Place};
use crate::desk::score::{Claims, Score};
use crate::desk::settings::{Settings, Weights};
use crate::desk::ticket::{Priority, Status};
use crate::desk::time::{Moment, Span};
use crate::error::{Kind, Result};
use crate::store::Store;
use crate::store::query::{Fragment, TICKETS};
use crate::store::ticket::{TicketRow, status_at};

/// A ticket as far as the order of work looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Wanting {
    /// Where it stands among others.
    pub place: Place,
    /// At this instant, closings by time included.
    pub status: Status,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// Put aside until then.
    pub snoozed_until: Option<Moment>,
    /// What it brings forward. None: nobody expects work on it.
    pub claims: Option<Claims>,
}

impl Wanting {
    /// Its score, if work is expected on it.
    pub fn score(&self, weights: &Weights) -> Option<Score> {
        self.claims.map(|claims| Score::of(&claims, weights))
    }
}

/// What is read of a ticket: all but the working times.
struct Kept {
    id: TicketId,
    status: Status,
    priority: Priority,
    due_at: Option<Moment>,
    waiting_since: Option<Moment>,
    address: Option<AddressId>,
    reopened: bool,
    assignee: Option<AgentId>,
    snoozed_until: Option<Moment>,
    /// Which of the hours that tickets stand under.
    hours: usize,
}

impl Store {
    /// What the order of work looks at, of each ticket that a condition chooses, in no order.
    pub fn wanting(&self, chosen: &Fragment, now: Moment) -> Result<Vec<Wanting>> {
        // The names of all tables that a condition may ask; SQLite leaves out those that it does not.
        let sql = format!(
            "SELECT t.id, t.status, t.priority, t.due_at, t.waiting_since, t.address, t.reopened, t.assignee,
                 t.snoozed_until, t.solves_at, t.closes_at, t.settings, t.policy
             FROM {TICKETS} WHERE {}",
            chosen.sql
        );
        let mut standing = Standing::default();
        let values = rusqlite::params_from_iter(chosen.values.iter().cloned());
        let kept = self.rows(&sql, values, |row| read(row, now, &mut standing))?;
        let (_, in_force) = self.settings_in_force()?;
        let calendars = self.calendars(&standing, &in_force)?;
        let vips = self.vip_addresses()?;
        let always = Arc::new(Calendar::always());
        let wanting = kept.into_iter().map(|kept| {
            let calendar = calendars.get(kept.hours).unwrap_or(&always);
            kept.weigh(calendar, &vips, &in_force.next, now)
        });
        Ok(wanting.collect())
    }

    /// The first `limit` of these tickets in the order of work, as a list shows them.
    pub fn in_order(
        &self,
        wanting: Vec<Wanting>,
        now: Moment,
        limit: Option<usize>,
    ) -> Result<Vec<(TicketRow, Place)>> {
        let first = order::first(wanting, limit, |wanting| wanting.place);
        let mut rows = Vec::with_capacity(first.len());
        for Wanting { place, .. } in first {
            // Another command may have taken a ticket away since.
            rows.extend(self.ticket(place.id, now)?.map(|row| (row, place)));
        }
        Ok(rows)
    }

    /// The calendars of these settings and policies, in the same order.
    fn calendars(&self, standing: &Standing, in_force: &Arc<Settings>) -> Result<Vec<Arc<Calendar>>> {
        let each = standing.found.iter().map(|(version, policy)| {
            let settings = match version.map(|version| self.settings_version(version)) {
                // A version that today's desk refuses takes no ticket out of the list.
                Some(Err(error)) if error.kind != Kind::Settings => return Err(error),
                Some(Ok(settings)) => settings,
                _ => in_force.clone(),
            };
            Ok(settings.working_hours(policy.as_deref()))
        });
        each.collect()
    }

    /// The addresses of very important customers, sorted. There are few: to look each ticket's customer up is dearer.
    fn vip_addresses(&self) -> Result<Vec<AddressId>> {
        const VIPS: &str =
            "SELECT a.id FROM customer c JOIN address a ON a.customer = c.id WHERE c.vip = 1 ORDER BY a.id";
        self.rows(VIPS, [], |row| row.get(0))
    }
}

impl Kept {
    fn weigh(self, calendar: &Calendar, vips: &[AddressId], weights: &Weights, now: Moment) -> Wanting {
        let (due_at, waiting_since) = (self.due_at, self.waiting_since);
        let left = |due| match due < now {
            // Overdue it is even where no second of work has passed since.
            true => Span(-calendar.open_seconds(due, now).max(1)),
            false => Span(calendar.open_seconds(now, due)),
        };
        let wanted = !self.status.is_done() || waiting_since.is_some();
        let claims = wanted.then(|| Claims {
            due_in: due_at.map(left),
            priority: self.priority,
            vip: self.address.is_some_and(|address| vips.binary_search(&address).is_ok()),
            waited: waiting_since.map(|since| Span(calendar.open_seconds(since, now))),
            reopened: self.reopened,
            unassigned: self.assignee.is_none(),
        });
        let points = claims.map(|claims| Score::of(&claims, weights).points());
        Wanting {
            place: Place { points, due_at, waiting_since, id: self.id },
            status: self.status,
            assignee: self.assignee,
            snoozed_until: self.snoozed_until,
            claims,
        }
    }
}

/// Under which versions of the settings and which of their policies tickets stand. Few pairs, many tickets.
#[derive(Default)]
struct Standing {
    found: Vec<(Option<SettingsId>, Option<String>)>,
    /// For each version the places in `found`.
    places: HashMap<Option<SettingsId>, Vec<usize>>,
}

impl Standing {
    /// The place of this pair.
    fn place(&mut self, settings: Option<SettingsId>, policy: Option<&str>) -> usize {
        let places = self.places.entry(settings).or_default();
        let known = places
            .iter()
            .find(|place| self.found.get(**place).is_some_and(|(_, found)| found.as_deref() == policy));
        if let Some(place) = known {
            return *place;
        }
        places.push(self.found.len());
        self.found.push((settings, policy.map(str::to_owned)));
        self.found.len() - 1
    }
}

fn read(row: &Row<'_>, now: Moment, standing: &mut Standing) -> rusqlite::Result<Kept> {
    let stored: Status = row.get(1)?;
    let status = status_at(stored, row.get(9)?, row.get(10)?, now);
    // What time alone has solved waits for nothing any more.
    let over = status.is_done() && !stored.is_done();
    Ok(Kept {
        id: row.get(0)?,
        status,
        priority: row.get(2)?,
        due_at: row.get::<_, Option<Moment>>(3)?.filter(|_| !over),
        waiting_since: row.get::<_, Option<Moment>>(4)?.filter(|_| !over),
        address: row.get(5)?,
        reopened: row.get(6)?,
        assignee: row.get(7)?,
        snoozed_until: row.get(8)?,
        hours: standing.place(row.get(11)?, row.get_ref(12)?.as_str_or_null()?),
    })
}
