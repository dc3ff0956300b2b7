//! Tickets: the rows that lists show, and the one way in which a change reaches a ticket.

use rusqlite::{Row, params};

use crate::desk::change::{Change, Ticket};
use crate::desk::event::{Event, What};
use crate::desk::fold::Messages;
use crate::desk::id::{SettingsId, TicketId};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::{Channel, Mode, Priority, Status, Target};
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::query::Fragment;
use crate::store::{Store, Writer};

/// A ticket as a list shows it, at one instant.
#[derive(Clone, Debug)]
pub struct TicketRow {
    /// Its number.
    pub id: TicketId,
    /// Of its first message.
    pub subject: String,
    /// At that instant, closings by time included.
    pub status: Status,
    /// How much it matters.
    pub priority: Priority,
    /// How the customer came.
    pub channel: Channel,
    /// What the customer is called.
    pub customer_name: Option<String>,
    /// Their address.
    pub customer_email: Option<String>,
    /// Who has it.
    pub assignee: Option<String>,
    /// Where it lies.
    pub department: Option<String>,
    /// How high it was handed up: nothing until it was escalated, then 2, 3, ….
    pub tier: Option<i64>,
    /// In the order in which they were put on.
    pub tags: Vec<String>,
    /// The first of the tags that is a topic.
    pub topic: Option<String>,
    /// When its earliest running clock is due.
    pub due_at: Option<Moment>,
    /// Which clock that is.
    pub due_target: Option<Target>,
    /// How that clock, or where none runs the ticket, stands.
    pub sla_status: ClockStatus,
    /// How many messages it has.
    pub messages: i64,
    /// When it began.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When we first answered.
    pub first_response_at: Option<Moment>,
    /// When it was solved, while it is.
    pub solved_at: Option<Moment>,
    /// When it was closed, if it is.
    pub closed_at: Option<Moment>,
    /// Since when the customer waits.
    pub waiting_since: Option<Moment>,
    /// Until when it is put aside.
    pub snoozed_until: Option<Moment>,
    /// Since when it is back from that, and nobody has acted.
    pub woken_at: Option<Moment>,
    /// Of what its agent wanted to be reminded then, while it is put aside or back.
    pub reminder: Option<String>,
}

const COLUMNS: &str =
    "t.id, t.subject, t.status, t.priority, t.channel, a.name, a.email, g.name, t.department, t.tier,
    (SELECT group_concat(name, char(10)) FROM (SELECT n.name FROM ticket_tag tt JOIN tag n ON n.id = tt.tag
        WHERE tt.ticket = t.id ORDER BY tt.place)),
    t.topic, t.due_at, t.due_target, t.at_risk_at, t.sla_status, t.messages, t.created_at, t.updated_at,
    t.first_response_at, t.solved_at, t.solves_at, t.closes_at, t.waiting_since,
    coalesce(t.snoozed_until, t.woken_at),
    (SELECT r.text FROM reminder r WHERE r.ticket = t.id AND r.operation = t.snoozed_by)";

const FROM: &str = "FROM ticket t LEFT JOIN address a ON a.id = t.address
    LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee";

impl Store {
    /// Only their numbers, in the order of the numbers.
    pub fn ticket_ids(&self, chosen: &Fragment) -> Result<Vec<TicketId>> {
        let sql = format!("SELECT t.id {FROM} WHERE t.hidden = 0 AND ({}) ORDER BY t.id", chosen.sql);
        self.rows(&sql, rusqlite::params_from_iter(chosen.values.iter().cloned()), |row| row.get(0))
    }

    /// One ticket; `None` where there is none of this number, or an undo has taken it away.
    pub fn ticket(&self, id: TicketId, now: Moment) -> Result<Option<TicketRow>> {
        let sql = format!("SELECT {COLUMNS} {FROM} WHERE t.hidden = 0 AND t.id = ?");
        self.one(&sql, [id], |row| read(row, now))
    }

    /// What `make` makes of the tickets of a JSON list of numbers, in its order.
    pub(super) fn listed<T>(
        &self,
        ids: &str,
        now: Moment,
        mut make: impl FnMut(TicketRow) -> T,
    ) -> Result<Vec<T>> {
        // SQLite takes the tables of a CROSS JOIN in the order in which they are written.
        let sql = format!(
            "SELECT {COLUMNS} FROM json_each(?) j CROSS JOIN ticket t ON t.id = j.value AND t.hidden = 0
             LEFT JOIN address a ON a.id = t.address LEFT JOIN agent g ON g.id = t.assignee"
        );
        self.rows(&sql, [ids], |row| read(row, now).map(&mut make))
    }

    /// The ticket of this number, or the one that it became a part of.
    pub fn existing(&self, id: TicketId) -> Result<TicketId> {
        const FIND: &str = "SELECT coalesce(w.id, t.id), coalesce(w.hidden, t.hidden) FROM ticket t
            LEFT JOIN ticket w ON w.id = t.joined WHERE t.id = ?";
        match self.one(FIND, [id], |row| Ok((row.get::<_, TicketId>(0)?, row.get::<_, bool>(1)?)))? {
            Some((found, false)) => Ok(found),
            _ => Err(Error::refused(format!("there is no ticket {id}")).hint("desk list")),
        }
    }

    /// The tickets that time has solved or closed, and whose rows do not say so yet.
    pub fn closings_due(&self, now: Moment) -> Result<Vec<TicketId>> {
        const DUE: &str = "SELECT id FROM ticket WHERE hidden = 0 AND status IN ('new', 'open', 'pending', 'hold', 'solved')
            AND (closes_at <= ?1 OR solves_at <= ?1) ORDER BY id";
        self.rows(DUE, params![now], |row| row.get(0))
    }

    /// The policy that holds for a ticket, and the version of the settings that it is from.
    pub fn promised(&self, id: TicketId) -> Result<Option<(Option<String>, SettingsId)>> {
        self.one("SELECT policy, settings FROM ticket WHERE id = ? AND hidden = 0", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// The tickets that were put aside until now, and whose rows do not say so yet.
    pub fn wakings_due(&self, now: Moment) -> Result<Vec<TicketId>> {
        // To have them in order, it would look at every ticket.
        const DUE: &str = "SELECT id FROM ticket INDEXED BY ticket_snoozed WHERE hidden = 0 AND snoozed_until <= ? ORDER BY id";
        self.rows(DUE, params![now], |row| row.get(0))
    }

    /// A ticket as far as changes need to know it that are made at `now`.
    pub fn ticket_state(&self, id: TicketId, now: Moment) -> Result<Option<Ticket>> {
        let facts = self.facts_of(id)?;
        let doubted = Messages::of(facts.iter()).doubted();
        Ok(self.folded_for_act(id, now)?.map(|folded| Ticket {
            doubted,
            id,
            status: folded.status,
            priority: folded.priority,
            assignee: folded.assignee,
            unanswered: folded.waiting.map(|waiting| waiting.latest),
            dismissable: folded.dismissable,
            lone: folded.lone,
            put_away: folded.put_away,
            tags: folded.tags,
            vip: folded.vip,
            settings: folded.settings,
            snoozed_until: folded.snoozed_until,
            woken_at: folded.woken_at,
            shut: folded.shut,
            merged_into: folded.merged_into,
            department: folded.department,
        }))
    }
}

/// The status at an instant, closings by time included.
pub(super) fn status_at(
    stored: Status,
    solves_at: Option<Moment>,
    closes_at: Option<Moment>,
    now: Moment,
) -> Status {
    let past = |at: Option<Moment>| at.is_some_and(|at| at <= now);
    match stored {
        Status::Spam | Status::Merged | Status::Closed => stored,
        _ if past(closes_at) => Status::Closed,
        _ if past(solves_at) => Status::Solved,
        stored => stored,
    }
}

fn read(row: &Row<'_>, now: Moment) -> rusqlite::Result<TicketRow> {
    let tags: Option<String> = row.get(10)?;
    let past = |at: Option<Moment>| at.filter(|at| *at <= now);
    let (solves_at, closes_at): (Option<Moment>, Option<Moment>) = (row.get(21)?, row.get(22)?);
    let stored: Status = row.get(2)?;
    let status = status_at(stored, solves_at, closes_at, now);
    // What time alone has solved waits for nothing any more.
    let done = status.is_done() && !stored.is_done();
    let (due_at, at_risk_at): (Option<Moment>, Option<Moment>) = (row.get(12)?, row.get(14)?);
    let aside = row.get::<_, Option<Moment>>(24)?.filter(|_| !status.is_done());
    let stored_sla = ClockStatus::from_word(row.get_ref(15)?.as_str()?).unwrap_or(ClockStatus::None);
    let sla_status = match stored_sla {
        ClockStatus::Active if due_at.is_some_and(|due| due < now) => ClockStatus::Missed,
        ClockStatus::Active if past(at_risk_at).is_some() => ClockStatus::AtRisk,
        other => other,
    };
    Ok(TicketRow {
        id: row.get(0)?,
        subject: row.get(1)?,
        status,
        priority: row.get(3)?,
        channel: row.get(4)?,
        customer_name: row.get::<_, Option<String>>(5)?.filter(|name| !name.is_empty()),
        customer_email: row.get(6)?,
        assignee: row.get(7)?,
        department: row.get(8)?,
        tier: row.get::<_, Option<String>>(9)?.and_then(|tier| tier.parse().ok()),
        tags: tags.iter().flat_map(|tags| tags.lines().map(str::to_owned)).collect(),
        topic: row.get(11)?,
        due_at: due_at.filter(|_| !done),
        due_target: row.get::<_, Option<Target>>(13)?.filter(|_| !done),
        sla_status,
        messages: row.get(16)?,
        created_at: row.get(17)?,
        updated_at: row.get(18)?,
        first_response_at: row.get(19)?,
        solved_at: row.get::<_, Option<Moment>>(20)?.or(past(solves_at)),
        closed_at: if status == Status::Closed { closes_at } else { None },
        waiting_since: row.get::<_, Option<Moment>>(23)?.filter(|_| !done),
        snoozed_until: aside.filter(|until| *until > now),
        woken_at: past(aside),
        reminder: row.get::<_, Option<String>>(25)?.filter(|_| aside.is_some()),
    })
}

impl Writer<'_> {
    /// A new ticket, begun at that instant.
    pub fn open_ticket(
        &mut self,
        mode: Mode,
        channel: Channel,
        at: Moment,
        backfill: bool,
    ) -> Result<TicketId> {
        self.operation()?;
        let ticket = TicketId(self.insert("INSERT INTO ticket DEFAULT VALUES", [])?);
        let settings = match self.settings {
            Some(settings) => settings,
            None => self.store.settings_in_force()?.0,
        };
        self.settings = Some(settings);
        let opened = Event { backfill, ..Event::typed(What::Opened(mode, settings), at, None) };
        self.append(ticket, &opened)?;
        if channel != Channel::Email {
            self.append(ticket, &Event { backfill, ..Event::typed(What::Channel(channel), at, None) })?;
        }
        Ok(ticket)
    }

    /// Asks a change of a ticket; writes the facts that come of it. `false`: it was so already.
    pub fn change(&mut self, ticket: TicketId, change: &Change) -> Result<bool> {
        self.change_at(ticket, change, self.now())
    }

    /// The same for what counts at another instant than now.
    pub(super) fn change_at(&mut self, ticket: TicketId, change: &Change, at: Moment) -> Result<bool> {
        let mut events = self.decided(ticket, change)?;
        for event in &mut events {
            event.at = at;
            self.append(ticket, event)?;
        }
        Ok(!events.is_empty())
    }

    /// The facts that would come of a change, without writing them.
    pub(super) fn decided(&self, ticket: TicketId, change: &Change) -> Result<Vec<Event>> {
        let Some(state) = self.store.ticket_state(ticket, self.now())? else {
            return Err(Error::refused(format!("there is no ticket {ticket}")).hint("desk list"));
        };
        state.decide(change, self.now(), self.agent()).map_err(Error::from)
    }

    /// Keeps of what somebody wants to be reminded when a ticket comes back that this operation has put aside.
    pub fn remind(&mut self, ticket: TicketId, text: &str) -> Result<()> {
        let operation = self.operation()?;
        const KEEP: &str = "INSERT OR REPLACE INTO reminder (operation, ticket, text) VALUES (?, ?, ?)";
        self.execute(KEEP, params![operation, ticket, text]).map(|_| ())
    }

    /// Takes up each ticket that was put aside until now; gives those tickets.
    pub fn wake(&mut self) -> Result<Vec<TicketId>> {
        let tickets = self.store.wakings_due(self.now())?;
        for ticket in &tickets {
            self.operation()?;
            self.touch(*ticket);
        }
        Ok(tickets)
    }

    /// Writes down the closing of each ticket that time has closed since; gives those tickets.
    pub fn record_closings(&mut self) -> Result<Vec<TicketId>> {
        let tickets = self.store.closings_due(self.now())?;
        for ticket in &tickets {
            self.operation()?;
            self.touch(*ticket);
        }
        Ok(tickets)
    }
}
