//! What two looks at the record see differently: the facts of a ticket that only one of them knows.

use super::standing::Standing;
use crate::desk::event::Recorded;
use crate::desk::id::{OperationId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::event::{COLUMNS, read};
use crate::store::story::Told;

/// The facts of one ticket that one look sees and the other does not.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    /// Only the first.
    pub gone: Vec<Told>,
    /// Only the second.
    pub come: Vec<Told>,
}

/// With which eyes: as of an instant, knowing what was learned by an operation.
pub type Eyes = (Moment, Option<OperationId>);

impl Store {
    /// For each of these tickets what only one of the two looks sees, in their order.
    pub fn apart(&self, tickets: &[TicketId], before: Eyes, after: Eyes) -> Result<Vec<Apart>> {
        let standing = [self.standing(before.1)?, self.standing(after.1)?];
        let sql = format!(
            "SELECT {COLUMNS} FROM event e JOIN operation o ON o.id = e.operation WHERE e.ticket = ?1
             UNION ALL
             SELECT {COLUMNS} FROM ticket part JOIN event e ON e.ticket = part.id
             JOIN operation o ON o.id = e.operation WHERE part.joined = ?1"
        );
        let mut all = Vec::with_capacity(tickets.len());
        for ticket in tickets {
            let mut facts: Vec<Recorded> = self.rows(&sql, [*ticket], read)?.into_iter().flatten().collect();
            facts.sort_by_key(Recorded::order);
            let sees = |fact: &Recorded, (as_of, _): Eyes, standing: &Standing| {
                fact.event.at <= as_of && standing.holds(fact.operation)
            };
            let first = |fact: &Recorded| sees(fact, before, &standing[0]);
            let second = |fact: &Recorded| sees(fact, after, &standing[1]);
            // What a fact says may hang on those before it, so each side is told whole.
            let gone = self.only(&facts, first, second)?;
            let come = self.only(&facts, second, first)?;
            all.push(Apart { gone, come });
        }
        Ok(all)
    }

    /// Of the facts that one side sees, told in order, those that the other does not see.
    fn only(
        &self,
        facts: &[Recorded],
        one: impl Fn(&Recorded) -> bool,
        other: impl Fn(&Recorded) -> bool,
    ) -> Result<Vec<Told>> {
        let seen: Vec<Recorded> = facts.iter().filter(|fact| one(fact)).cloned().collect();
        let known: Vec<bool> = seen.iter().map(other).collect();
        let told = self.told(seen)?.into_iter().zip(known);
        Ok(told.filter(|(_, known)| !known).map(|(told, _)| told).collect())
    }

    /// The number of the newest event by that operation.
    pub fn newest_event(&self, known: OperationId) -> Result<i64> {
        let newest = self.one("SELECT max(id) FROM event WHERE operation <= ?", [known], |row| row.get(0))?;
        Ok(newest.flatten().unwrap_or(0))
    }

    /// The version of the settings in force by that operation.
    pub fn settings_number_known(&self, known: OperationId) -> Result<i64> {
        let standing = self.standing(Some(known))?;
        let versions = self.rows("SELECT id, operation FROM settings ORDER BY id DESC", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, OperationId>(1)?))
        })?;
        let stands = versions.into_iter().find(|(_, operation)| standing.holds(*operation));
        Ok(stands.map_or(0, |(version, _)| version))
    }
}
