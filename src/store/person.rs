//! Customers and their addresses.

use rusqlite::params;

use crate::desk::address;
use crate::desk::change::Change;
use crate::desk::holder::Moved;
use crate::desk::id::{AddressId, CustomerId, OperationId, TicketId};
use crate::desk::time::{Moment, Zone};
use crate::error::Result;
use crate::store::{Store, Writer};

/// A customer, as `desk customer list` shows one.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Their number.
    pub id: i64,
    /// By what they call themselves.
    pub name: String,
    /// Every address, oldest first.
    pub emails: Vec<String>,
    /// Whether they come first.
    pub vip: bool,
    /// Their language, where somebody has said it.
    pub language: Option<String>,
    /// Their time zone, where somebody has said it.
    pub zone: Option<Zone>,
    /// Whether they may be asked how they found us.
    pub survey: bool,
    /// Tickets in all.
    pub tickets: i64,
    /// Tickets that want work.
    pub unsolved: i64,
    /// When their last ticket last changed.
    pub last_at: Option<Moment>,
    /// Their addresses that mail cannot reach, as far as reports say.
    pub unreachable: Vec<String>,
}

/// How an address is called: as the first mail that stands has taught. Of `address a`.
pub(super) const NAME_OF_ADDRESS: &str = "coalesce((SELECT n.name FROM address_name n
    JOIN operation o ON o.id = n.operation AND o.undone = 0 WHERE n.address = a.id ORDER BY n.id LIMIT 1), '')";

/// How a customer is called: as their addresses were called first; those that they began with come before those that they got by a
/// merge. Of `customer c`.
pub(super) const NAME_OF_CUSTOMER: &str =
    "coalesce((SELECT n.name FROM address an JOIN address_name n ON n.address = an.id
    JOIN operation o ON o.id = n.operation AND o.undone = 0 WHERE an.customer = c.id
    ORDER BY EXISTS (SELECT 1 FROM address_holder h JOIN operation ho ON ho.id = h.operation AND ho.undone = 0
        WHERE h.address = an.id AND h.customer = c.id), n.id LIMIT 1), '')";

// What time alone has solved or closed by `?1` is not unsolved, whether or not that was ever written down.
const CUSTOMERS: &str = "SELECT c.id, c.name, c.vip, c.language,
        (SELECT group_concat(email, char(10)) FROM (SELECT email FROM address WHERE customer = c.id ORDER BY id)),
        c.zone, c.survey, count(t.id), coalesce(sum(t.status IN ('new', 'open', 'pending', 'hold')
            AND ifnull(t.closes_at > ?1, 1) AND ifnull(t.solves_at > ?1, 1)), 0), max(t.updated_at)
    FROM customer c JOIN address a ON a.customer = c.id LEFT JOIN ticket t ON t.address = a.id AND t.hidden = 0";

impl Store {
    /// Customers with tickets, those heard of last first.
    pub fn customers(&self) -> Result<Vec<Customer>> {
        let sql =
            format!("{CUSTOMERS} GROUP BY c.id HAVING count(t.id) > 0 ORDER BY max(t.updated_at) DESC, c.id");
        let mut customers = self.rows(&sql, [self.clock().now()], read)?;
        let flagged = self.flagged()?;
        for customer in customers.iter_mut().filter(|_| !flagged.is_empty()) {
            customer.unreachable =
                customer.emails.iter().filter(|email| flagged.contains(*email)).cloned().collect();
        }
        Ok(customers)
    }

    /// The customer with this address, whatever its case.
    pub fn customer(&self, email: &str) -> Result<Option<Customer>> {
        let sql =
            format!("{CUSTOMERS} WHERE c.id = (SELECT customer FROM address WHERE email = ?2) GROUP BY c.id");
        let (email, now) = (email.trim().to_lowercase(), self.clock().now());
        let mut found = self.one(&sql, params![now, email], read)?;
        if found.is_none() {
            found = self.one(&sql, params![now, address::base(&email)], read)?;
        }
        if let Some(customer) = &mut found {
            for email in &customer.emails {
                if self.undeliverable(email)?.is_some() {
                    customer.unreachable.push(email.clone());
                }
            }
        }
        Ok(found)
    }

    /// An address of the customer with this number, the oldest.
    pub fn address_of(&self, customer: CustomerId) -> Result<Option<String>> {
        const OLDEST: &str = "SELECT email FROM address WHERE customer = ? ORDER BY id LIMIT 1";
        self.one(OLDEST, [customer.0], |row| row.get(0))
    }

    /// What a customer has written in their tickets by mail, oldest first; not more than says all of their language.
    pub fn texts_of(&self, customer: i64) -> Result<Vec<String>> {
        const TEXTS: &str = "SELECT b.text FROM address a JOIN ticket t ON t.address = a.id JOIN message m ON m.ticket = t.id
            JOIN operation o ON o.id = m.operation AND o.undone = 0 JOIN body b ON b.message = m.id
            WHERE a.customer = ?1 AND m.direction = 'in' AND m.kind = 'human' AND m.trust = 'full' AND m.rung != 'typed'
                AND m.variant_of IS NULL AND m.address IN (SELECT id FROM address WHERE customer = ?1)
            ORDER BY m.received_at DESC, m.id DESC LIMIT 50";
        let mut texts = self.rows(TEXTS, [customer], |row| row.get::<_, String>(0))?;
        texts.reverse();
        Ok(texts)
    }

    /// Whether a customer comes first, by what was said of them and of those who were merged into them.
    pub(super) fn comes_first(&self, customer: i64, moved: &[Moved]) -> Result<bool> {
        const SAID: &str =
            "SELECT v.vip FROM customer_vip v JOIN operation o ON o.id = v.operation AND o.undone = 0
            WHERE v.customer = ? ORDER BY v.id DESC LIMIT 1";
        for one in self.kin_of(customer, moved) {
            if self.one(SAID, [one], |row| row.get(0))?.unwrap_or(false) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the customer with this address is a VIP.
    pub fn is_vip(&self, address: AddressId) -> Result<bool> {
        const VIP: &str = "SELECT c.vip FROM address a JOIN customer c ON c.id = a.customer WHERE a.id = ?";
        Ok(self.one(VIP, [address], |row| row.get(0))?.unwrap_or(false))
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Customer> {
    let emails: Option<String> = row.get(4)?;
    Ok(Customer {
        id: row.get(0)?,
        name: row.get(1)?,
        vip: row.get(2)?,
        language: row.get(3)?,
        emails: emails.iter().flat_map(|emails| emails.lines().map(str::to_owned)).collect(),
        zone: row.get::<_, Option<String>>(5)?.as_deref().and_then(Zone::named),
        survey: row.get(6)?,
        tickets: row.get(7)?,
        unsolved: row.get(8)?,
        last_at: row.get(9)?,
        unreachable: Vec::new(),
    })
}

impl Writer<'_> {
    /// The number of an address, with a customer of its own if it was never seen.
    pub fn address(&mut self, email: &str, name: &str) -> Result<AddressId> {
        const FIND: &str = "SELECT id, name = '' FROM address WHERE email = ?";
        let found = self.store.one(FIND, [email], |row| Ok((row.get(0)?, row.get::<_, bool>(1)?)))?;
        if let Some((address, nameless)) = found {
            if nameless && !name.is_empty() {
                self.teach_name(address, name)?;
            }
            return Ok(address);
        }
        // The mailbox is the customer; a label behind a plus, or another spelling of the domain, is no other person.
        let base = address::base(email);
        let customer = match base == email {
            true => self.insert("INSERT INTO customer (name) VALUES ('')", [])?,
            false => {
                let mailbox = self.address(&base, name)?;
                const OF: &str = "SELECT customer FROM address WHERE id = ?";
                self.store.one(OF, [mailbox], |row| row.get(0))?.unwrap_or_default()
            }
        };
        const NEW: &str = "INSERT INTO address (email, name, customer) VALUES (?, '', ?)";
        let address = AddressId(self.insert(NEW, params![email, customer])?);
        if !name.is_empty() {
            self.teach_name(address, name)?;
        }
        Ok(address)
    }

    /// The same; nobody where no address could be made out, so that all who have none are not one customer.
    pub fn address_of(&mut self, email: &str, name: &str) -> Result<Option<AddressId>> {
        if email.is_empty() { Ok(None) } else { self.address(email, name).map(Some) }
    }

    /// A mail has taught how an address is called that had no name.
    fn teach_name(&mut self, address: AddressId, name: &str) -> Result<()> {
        let operation = self.operation()?;
        const TEACH: &str = "INSERT INTO address_name (operation, address, name) VALUES (?, ?, ?)";
        self.execute(TEACH, params![operation, address, name])?;
        self.execute("UPDATE address SET name = ? WHERE id = ?", params![name, address])?;
        const OF_CUSTOMER: &str = "UPDATE customer SET name = ? WHERE name = '' AND id = (SELECT customer FROM address WHERE id = ?)";
        if self.execute(OF_CUSTOMER, params![name, address])? > 0 {
            return Ok(());
        }
        // Another address of theirs had taught a name; which of them counts does not hang on which came first.
        self.name_customer_of(address)
    }

    fn name_customer_of(&mut self, address: AddressId) -> Result<()> {
        const OF: &str = "SELECT customer FROM address WHERE id = ?";
        let customer = self.store.one(OF, [address], |row| row.get(0))?;
        customer.map_or(Ok(()), |customer| self.revise_name_of_customer(customer))
    }

    /// Says anew how an address and its customer are called. Where what had taught the name is undone, and nothing else has taught
    /// one since, a message that stands does.
    pub(super) fn revise_name(&mut self, address: AddressId) -> Result<()> {
        const AGAIN: &str = "INSERT INTO address_name (operation, address, name)
            SELECT m.operation, m.address, m.from_name FROM message m
                JOIN operation o ON o.id = m.operation AND o.undone = 0 JOIN address a ON a.id = m.address
            WHERE m.address = ?1 AND m.from_email = a.email AND m.from_name != '' AND NOT EXISTS (
                SELECT 1 FROM address_name n JOIN operation so ON so.id = n.operation AND so.undone = 0
                WHERE n.address = ?1)
            ORDER BY m.id LIMIT 1";
        self.execute(AGAIN, [address])?;
        self.execute(&format!("UPDATE address AS a SET name = {NAME_OF_ADDRESS} WHERE id = ?"), [address])?;
        self.name_customer_of(address)
    }

    /// Says anew how a customer is called.
    pub(super) fn revise_name_of_customer(&mut self, customer: i64) -> Result<()> {
        let again = format!("UPDATE customer AS c SET name = {NAME_OF_CUSTOMER} WHERE id = ?");
        self.execute(&again, [customer]).map(|_| ())
    }

    /// Says anew how people are called whose names an operation had taught, after it was undone or redone.
    pub(super) fn revise_names(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT DISTINCT address FROM address_name WHERE operation = ?";
        for address in self.store.rows(THEIRS, [operation], |row| row.get::<_, AddressId>(0))? {
            self.revise_name(address)?;
        }
        Ok(())
    }

    /// Makes a customer a VIP, or no longer one; their unfinished tickets learn it now. Gives those tickets.
    pub fn set_vip(&mut self, customer: i64, vip: bool) -> Result<Vec<TicketId>> {
        let operation = self.operation()?;
        // Of everybody who is this person, so that none of them says otherwise.
        for one in self.store.kin_of(customer, &self.store.moved()?) {
            self.execute(
                "INSERT INTO customer_vip (operation, customer, vip) VALUES (?, ?, ?)",
                params![operation, one, vip],
            )?;
        }
        self.revise_vip(customer)?;
        self.teach_vip(customer, vip)
    }

    /// Tells the unfinished tickets of a customer whether they come first. Gives those tickets.
    pub(super) fn teach_vip(&mut self, customer: i64, vip: bool) -> Result<Vec<TicketId>> {
        let mut told = Vec::new();
        for ticket in self.store.tickets_of(customer)? {
            let state = self.store.ticket_state(ticket, self.now())?;
            if state.is_some_and(|state| !state.status.is_final()) {
                self.change(ticket, &Change::Vip(vip))?;
                told.push(ticket);
            }
        }
        Ok(told)
    }

    /// Says anew whether a customer is a VIP: whoever any of those is who were merged into one.
    pub(super) fn revise_vip(&mut self, customer: i64) -> Result<()> {
        let vip = self.store.comes_first(customer, &self.store.moved()?)?;
        self.execute("UPDATE customer SET vip = ? WHERE id = ?", params![vip, customer]).map(|_| ())
    }

    /// Says anew who is a VIP, after an operation that said so was undone or redone.
    pub(super) fn revise_vips(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT DISTINCT customer FROM customer_vip WHERE operation = ?";
        for customer in self.store.rows(THEIRS, [operation], |row| row.get::<_, i64>(0))? {
            let holder = self.store.goes_by(customer)?;
            self.revise_vip(customer)?;
            self.revise_vip(holder)?;
        }
        Ok(())
    }
}
