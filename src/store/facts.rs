//! What reports ask for: the facts of every ticket, as they stood at an instant, as far as they were known.

use std::collections::HashMap;

use rusqlite::types::Value;

use crate::desk::event::Recorded;
use crate::desk::fold::{Folded, fold, message_of, settings_of};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::terms::{Identity, Terms};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::event;
use crate::store::query::Fragment;

/// With which eyes a report looks.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Events that count later do not exist.
    pub as_of: Moment,
    /// What was learned by later operations does not exist; `None`: all is known.
    pub known: Option<OperationId>,
    /// Whether tickets from before the desk are judged as if its policies had held.
    pub backfill: bool,
}

/// One ticket, for reports.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its number.
    pub ticket: TicketId,
    /// Its subject.
    pub subject: String,
    /// The customer's number; tickets of one customer share it.
    pub customer: Option<i64>,
    /// The customer's address.
    pub customer_email: Option<String>,
    /// What its facts add up to.
    pub folded: Folded,
}

struct About {
    identity: Identity,
    customer: Option<i64>,
}

impl Store {
    /// Every ticket that begins by `as_of`, in the order of the numbers; where `chosen` is given, only those.
    pub fn facts(&self, view: &View, chosen: Option<&Fragment>) -> Result<Vec<Fact>> {
        let wanted = match chosen {
            Some(chosen) => {
                Some(self.ticket_ids(chosen)?.into_iter().collect::<std::collections::HashSet<_>>())
            }
            None => None,
        };
        let groups = self.groups(view)?;
        let addresses = self.addresses()?;
        let names = self.names()?;
        let mut facts = Vec::with_capacity(groups.len());
        for (ticket, recorded) in groups {
            if wanted.as_ref().is_some_and(|wanted| !wanted.contains(&ticket)) {
                continue;
            }
            let Some(settings) = settings_of(&recorded) else { continue };
            let settings = self.settings_version(settings)?;
            let about = self.about(&recorded, &addresses)?;
            let terms = Terms {
                settings: &settings,
                ticket,
                identity: &about.identity,
                names: &*names,
                judge_backfill: view.backfill,
            };
            if let Some(folded) = fold(&recorded, &terms, view.as_of) {
                facts.push(Fact {
                    ticket,
                    subject: about.identity.subject,
                    customer: about.customer,
                    customer_email: about.identity.customer_emails.into_iter().next(),
                    folded,
                });
            }
        }
        Ok(facts)
    }

    /// The facts that stand, by ticket. Undone operations are left out as of the operation that is known: an undo that
    /// came later had not happened yet.
    fn groups(&self, view: &View) -> Result<Vec<(TicketId, Vec<Recorded>)>> {
        let standing = match view.known {
            None => "o.undone = 0".to_owned(),
            Some(_) => format!("o.id <= ?1 AND {}", undone_by("?1")),
        };
        let known = view.known.map_or(Value::Null, |known| Value::Integer(known.0));
        let sql = format!(
            "SELECT {} FROM event e JOIN operation o ON o.id = e.operation WHERE {standing} AND ?1 IS ?1 ORDER BY e.ticket",
            event::COLUMNS
        );
        let rows = self.rows(&sql, [&known], event::read)?;
        let mut into: HashMap<TicketId, TicketId> = HashMap::new();
        for recorded in rows.iter().flatten() {
            if let crate::desk::event::What::Joined(whole) = recorded.event.what {
                into.insert(recorded.ticket, whole);
            }
        }
        let root = |mut ticket: TicketId| {
            for _ in 0..into.len() {
                match into.get(&ticket) {
                    Some(whole) => ticket = *whole,
                    None => break,
                }
            }
            ticket
        };
        let mut groups: std::collections::BTreeMap<TicketId, Vec<Recorded>> =
            std::collections::BTreeMap::new();
        for recorded in rows.into_iter().flatten() {
            groups.entry(root(recorded.ticket)).or_default().push(recorded);
        }
        Ok(groups.into_iter().collect())
    }

    fn addresses(&self) -> Result<HashMap<AddressId, (String, i64)>> {
        let rows = self.rows("SELECT id, email, customer FROM address", [], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        Ok(rows.into_iter().collect())
    }

    fn about(&self, facts: &[Recorded], addresses: &HashMap<AddressId, (String, i64)>) -> Result<About> {
        let messages = facts.iter().filter(|fact| message_of(&fact.event).is_some());
        let first: Option<MessageId> =
            messages.min_by_key(|fact| fact.order()).and_then(|fact| message_of(&fact.event));
        let row = self.one("SELECT subject, address FROM message WHERE id = ?", [first], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<AddressId>>(1)?))
        })?;
        let (subject, address) = row.unwrap_or_default();
        let address = address.and_then(|address| addresses.get(&address));
        Ok(About {
            identity: Identity {
                subject,
                customer_emails: address.map(|(email, _)| email.clone()).into_iter().collect(),
            },
            customer: address.map(|(_, customer)| *customer),
        })
    }
}

/// SQL that holds for an operation `o` that is not undone as far as was known by operation `known`: an undo of it
/// stands unless that undo is undone itself, and so on down the chain.
fn undone_by(known: &str) -> String {
    format!(
        "NOT EXISTS (WITH RECURSIVE chain (id, depth) AS (
             SELECT u.id, 1 FROM operation u WHERE u.undoes = o.id AND u.id <= {known}
             UNION ALL SELECT u.id, depth + 1 FROM operation u JOIN chain ON u.undoes = chain.id WHERE u.id <= {known})
         SELECT 1 FROM chain HAVING max(depth) % 2 = 1)"
    )
}
