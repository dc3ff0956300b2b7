//! Names of people, who comes first, and the figures of `desk customer list`.

use std::collections::BTreeMap;

use super::{Fault, Mend, fault};
use crate::desk::holder::Moved;
use crate::desk::id::AddressId;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::person::{NAME_OF_ADDRESS, NAME_OF_CUSTOMER};
use crate::store::said::Said;
use crate::store::ticket::status_at;

impl Store {
    pub(super) fn people_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        let names = format!(
            "SELECT 'address.name', a.id, a.name, {NAME_OF_ADDRESS} AS wanted FROM address a WHERE a.name IS NOT wanted
             UNION ALL
             SELECT 'customer.name', (SELECT min(id) FROM address WHERE customer = c.id), c.name,
                 {NAME_OF_CUSTOMER} AS wanted FROM customer c WHERE c.name IS NOT wanted"
        );
        self.each(&names, [], |row| {
            let (what, address): (String, Option<AddressId>) = (row.get(0)?, row.get(1)?);
            let (found, wanted): (String, String) = (row.get(2)?, row.get(3)?);
            let mend = address.map_or(Mend::Nothing, Mend::Name);
            faults.push(fault(what, None, format!("{found:?}"), format!("{wanted:?}"), mend));
            Ok(())
        })?;
        let moved = self.moved()?;
        self.holders_faults(&moved, faults)?;
        // Of all others nothing was ever said.
        const VIPS: &str =
            "SELECT id, vip FROM customer WHERE vip = 1 OR id IN (SELECT customer FROM customer_vip)
            OR id IN (SELECT customer FROM address_holder) OR id IN (SELECT was FROM address_holder)";
        for (customer, found) in
            self.rows(VIPS, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?)))?
        {
            let wanted = self.comes_first(customer, &moved)?;
            if found != wanted {
                let found = format!("c{customer}: {found}");
                faults.push(fault("customer.vip", None, found, wanted, Mend::Vip(customer)));
            }
        }
        self.said_faults(&moved, faults)?;
        self.counters_faults(self.clock().now(), faults)
    }

    /// Language, zone and leave to be asked, by all that was said of them.
    fn said_faults(&self, moved: &[Moved], faults: &mut Vec<Fault>) -> Result<()> {
        const SAID: &str =
            "SELECT id FROM customer WHERE language IS NOT NULL OR zone IS NOT NULL OR survey = 0
            OR id IN (SELECT customer FROM customer_said)
            OR id IN (SELECT customer FROM address_holder) OR id IN (SELECT was FROM address_holder)";
        for customer in self.rows(SAID, [], |row| row.get::<_, i64>(0))? {
            let (found, wanted) = (self.said_in_row(customer)?, self.said(customer, moved)?);
            if found != wanted {
                let in_words = |said: &Said| {
                    let of = |word: &Option<String>| word.clone().unwrap_or_else(|| "none".to_owned());
                    format!(
                        "language {}, zone {}, survey {}",
                        of(&said.language),
                        of(&said.zone),
                        said.survey
                    )
                };
                let found = format!("c{customer}: {}", in_words(&found));
                faults.push(fault("customer", None, found, in_words(&wanted), Mend::Said(customer)));
            }
        }
        Ok(())
    }

    /// Whose each address is, by all that was said of it.
    fn holders_faults(&self, moved: &[Moved], faults: &mut Vec<Fault>) -> Result<()> {
        for (address, wanted) in self.held(moved)? {
            const FOUND: &str = "SELECT customer FROM address WHERE id = ?";
            let found: i64 = self.one(FOUND, [address], |row| row.get(0))?.unwrap_or_default();
            if found != wanted {
                let (found, expected) = (format!("c{found}"), format!("c{wanted}"));
                faults.push(fault("address.customer", None, found, expected, Mend::Holder(wanted)));
            }
        }
        Ok(())
    }

    /// What `desk customer list` counts, against the tickets one by one.
    fn counters_faults(&self, now: Moment, faults: &mut Vec<Fault>) -> Result<()> {
        let mut counted: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        const TICKETS: &str = "SELECT a.customer, t.status, t.solves_at, t.closes_at
            FROM ticket t JOIN address a ON a.id = t.address WHERE t.hidden = 0";
        self.each(TICKETS, [], |row| {
            let status: Status = row.get(1)?;
            let unsolved = !status_at(status, row.get(2)?, row.get(3)?, now).is_done();
            let count = counted.entry(row.get(0)?).or_default();
            *count = (count.0 + 1, count.1 + i64::from(unsolved));
            Ok(())
        })?;
        for customer in self.customers()? {
            let told = (customer.tickets, customer.unsolved);
            let wanted = counted.remove(&customer.id).unwrap_or_default();
            if told != wanted {
                let in_words = |(tickets, unsolved)| format!("{tickets} tickets, {unsolved} unsolved");
                let found = format!("c{}: {}", customer.id, in_words(told));
                faults.push(fault("customer list", None, found, in_words(wanted), Mend::Nothing));
            }
        }
        for (customer, (tickets, _)) in counted {
            let found = format!("c{customer}: not listed");
            faults.push(fault("customer list", None, found, format!("{tickets} tickets"), Mend::Nothing));
        }
        Ok(())
    }
}
