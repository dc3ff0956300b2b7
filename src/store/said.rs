//! What somebody has said of a customer: their language, their time zone, whether they may be asked how they found us. Facts, of which
//! the rows of `customer` are the sum.

use rusqlite::params;

use crate::desk::holder::Moved;
use crate::desk::id::OperationId;
use crate::desk::ticket::words;
use crate::error::Result;
use crate::store::{Store, Writer};

words!(
    /** Of what something is said. */
    Key {
        /** A language tag, such as `hr`. */ Language = "language",
        /** A time zone by its IANA name. */ Zone = "zone",
        /** `no`, where they may not be asked; `yes`, where they may again. */ Survey = "survey",
    }
);

/// What stands of a customer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Said {
    /// See [`Key::Language`].
    pub language: Option<String>,
    /// See [`Key::Zone`].
    pub zone: Option<String>,
    /// Whether they may be asked.
    pub survey: bool,
}

impl Store {
    /// What stands of a customer, by what was said of them and of those who were merged into them. Who has asked once not to be asked
    /// is not, whoever they are one with.
    pub(super) fn said(&self, customer: i64, moved: &[Moved]) -> Result<Said> {
        let kin = self.kin_of(customer, moved);
        let mut said = Said { survey: true, ..Said::default() };
        for one in &kin {
            said.survey &=
                self.last_said(*one, Key::Survey)?.is_none_or(|(_, value)| value.as_deref() != Some("no"));
        }
        said.language = self.first_said(customer, &kin, Key::Language)?;
        said.zone = self.first_said(customer, &kin, Key::Zone)?;
        Ok(said)
    }

    /// What was said last of the customer, else of any of their kin.
    fn first_said<'k>(
        &self,
        customer: i64,
        kin: impl IntoIterator<Item = &'k i64>,
        key: Key,
    ) -> Result<Option<String>> {
        let mut newest: Option<(i64, Option<String>)> = self.last_said(customer, key)?;
        if newest.is_none() {
            for one in kin {
                newest = newest.max(self.last_said(*one, key)?);
            }
        }
        Ok(newest.and_then(|(_, value)| value))
    }

    /// The last that stands, with its number.
    fn last_said(&self, customer: i64, key: Key) -> Result<Option<(i64, Option<String>)>> {
        const LAST: &str = "SELECT s.id, s.value FROM customer_said s JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE s.customer = ? AND s.key = ? ORDER BY s.id DESC LIMIT 1";
        self.one(LAST, params![customer, key.word()], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// What the row of a customer says.
    pub(super) fn said_in_row(&self, customer: i64) -> Result<Said> {
        const ROW: &str = "SELECT language, zone, survey FROM customer WHERE id = ?";
        let row = self.one(ROW, [customer], |row| {
            Ok(Said { language: row.get(0)?, zone: row.get(1)?, survey: row.get(2)? })
        })?;
        Ok(row.unwrap_or(Said { survey: true, ..Said::default() }))
    }
}

impl Writer<'_> {
    /// Writes down what is said of a customer; of everybody who is this person, so that none of them says otherwise. No value takes it
    /// back.
    pub fn say_of(&mut self, customer: i64, key: Key, value: Option<&str>) -> Result<()> {
        let operation = self.operation()?;
        for one in self.store.kin_of(customer, &self.store.moved()?) {
            const SAY: &str =
                "INSERT INTO customer_said (operation, customer, key, value) VALUES (?, ?, ?, ?)";
            self.execute(SAY, params![operation, one, key.word(), value])?;
        }
        self.revise_said(customer)
    }

    /// Works out anew what stands of a customer.
    pub(super) fn revise_said(&mut self, customer: i64) -> Result<()> {
        let Said { language, zone, survey } = self.store.said(customer, &self.store.moved()?)?;
        const SET: &str = "UPDATE customer SET language = ?, zone = ?, survey = ? WHERE id = ?";
        self.execute(SET, params![language, zone, survey, customer]).map(|_| ())
    }

    /// The same of those of whom an operation said something, after it was undone or redone.
    pub(super) fn revise_all_said(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT DISTINCT customer FROM customer_said WHERE operation = ?";
        for customer in self.store.rows(THEIRS, [operation], |row| row.get::<_, i64>(0))? {
            let holder = self.store.goes_by(customer)?;
            self.revise_said(customer)?;
            self.revise_said(holder)?;
        }
        Ok(())
    }
}
