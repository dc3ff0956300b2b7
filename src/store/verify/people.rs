//! Names of people, who comes first, and the figures of `desk customer list`.

use std::collections::BTreeMap;

use super::{Fault, Mend, fault};
use crate::desk::id::AddressId;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::person::{NAME_OF_ADDRESS, NAME_OF_CUSTOMER};
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
        const VIPS: &str = "SELECT c.id, c.vip, coalesce((SELECT v.vip FROM customer_vip v
                JOIN operation o ON o.id = v.operation AND o.undone = 0
                WHERE v.customer = c.id ORDER BY v.id DESC LIMIT 1), 0) AS wanted
            FROM customer c WHERE c.vip != wanted";
        self.each(VIPS, [], |row| {
            let (customer, found, wanted): (i64, bool, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let found = format!("c{customer}: {found}");
            faults.push(fault("customer.vip", None, found, wanted, Mend::Vip(customer)));
            Ok(())
        })?;
        self.counters_faults(self.clock().now(), faults)
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
