//! What reports ask for: every ticket as it stood at an instant, as far as that was known.
//!
//! The record is read once, ticket by ticket (`read`); threads fold what was read (`folding`), so that only what
//! reports ask for is held in memory and not the record.

mod about;
mod apart;
pub(super) mod folding;
pub(super) mod read;
pub(super) mod standing;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

use crate::desk::facts::Facts;
use crate::desk::id::{AddressId, OperationId, SettingsId, TicketId};
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::Store;

pub use apart::Apart;
use folding::Folding;
use read::Reader;
use standing::Standing;
pub(super) use view::People;
pub use view::View;

impl Store {
    /// The settings that were in force as far as was known.
    pub fn settings_known(&self, known: Option<OperationId>) -> Result<Arc<Settings>> {
        let Some(known) = known else { return Ok(self.settings_in_force()?.1) };
        let exists = self.one("SELECT 1 FROM operation WHERE id = ?", [known], |row| row.get::<_, i64>(0))?;
        if exists.is_none() {
            return Err(Error::refused(format!("there is no operation {known}")).hint("desk log"));
        }
        let standing = self.standing(Some(known))?;
        let versions = self.rows("SELECT id, operation FROM settings ORDER BY id DESC", [], |row| {
            Ok((row.get::<_, SettingsId>(0)?, row.get::<_, OperationId>(1)?))
        })?;
        match versions.into_iter().find(|(_, operation)| standing.holds(*operation)) {
            Some((version, _)) => self.settings_version(version),
            None => {
                Err(Error::refused(format!("by operation {known} this desk had no settings"))
                    .hint("desk log"))
            }
        }
    }

    /// Every ticket that has begun, in the order of the numbers.
    pub fn facts(&self, view: &View<'_>, settings: Arc<Settings>) -> Result<Facts> {
        // Everything is read from one state of the file, whatever others write meanwhile.
        let _snapshot = self.connection.unchecked_transaction().map_err(|error| self.explain(error))?;
        let names = self.names()?;
        let standing = self.standing(view.known)?;
        let until = if view.ahead { Moment(i64::MAX) } else { view.as_of };
        let people = self.people(&standing, until)?;
        let into = self.joins(view.known, &standing)?;
        let reader = Reader {
            store: self,
            view,
            standing,
            into,
            people: &people,
            names: &names,
            letters: view.query.looks_at_messages(),
            heads: view.query.looks_at_headers(),
            folded_at: None,
            about: Default::default(),
        };
        let folding = Folding {
            view,
            names: &names,
            people: &people,
            settings: &settings,
            usual: settings.usual_calendar(),
        };
        let mut tickets = folding::each(&reader, |job| folding.one(job))?;
        tickets.sort_by_key(|fact| fact.ticket);
        for fact in &mut tickets {
            fact.follows = fact.follows.map(|ticket| reader.root(ticket));
        }
        let (tags, agents, departments) =
            (names.tags.clone(), names.agents.clone(), names.departments.clone());
        let (surveys, entries) = (self.surveys()?, self.entries()?);
        let customers = if view.customers { people.label } else { HashMap::new() };
        Ok(Facts { tickets, settings, tags, agents, customers, departments, surveys, entries })
    }

    /// Which tickets became parts of which; what was said last holds.
    pub(super) fn joins(
        &self,
        known: Option<OperationId>,
        standing: &Standing,
    ) -> Result<HashMap<TicketId, TicketId>> {
        // Where all is known, the tickets themselves say whether they are parts, and the record need not be searched.
        let only = match known {
            None => "AND ticket IN (SELECT id FROM ticket WHERE joined IS NOT NULL)",
            Some(_) => "",
        };
        let sql =
            format!("SELECT ticket, object, operation FROM event WHERE kind = 'joined' {only} ORDER BY id");
        let all = self.rows(&sql, [], |row| {
            Ok((row.get::<_, TicketId>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, OperationId>(2)?))
        })?;
        Ok(all
            .into_iter()
            .filter(|(_, _, operation)| standing.holds(*operation))
            .map(|(part, whole, _)| (part, whole))
            .collect())
    }

    /// Addresses, and whose they were by what stood and counted by then.
    pub(super) fn people(&self, standing: &Standing, until: Moment) -> Result<People> {
        let mut moved = self.moved()?;
        for one in &mut moved {
            one.stands = one.at <= until && standing.holds(one.operation);
        }
        let held = self.held(&moved)?;
        let rows = self.rows("SELECT id, email, customer FROM address ORDER BY id", [], |row| {
            Ok((row.get::<_, AddressId>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
        })?;
        let mut people = People::default();
        for (address, email, customer) in rows {
            let customer = held.get(&address).copied().unwrap_or(customer);
            people.label.entry(customer).or_insert_with(|| email.clone());
            people.emails.entry(customer).or_default().push(email.clone());
            people.addresses.insert(address, (email, customer));
        }
        Ok(people)
    }
}
