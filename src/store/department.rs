//! Departments: where tickets lie.

use crate::desk::id::DepartmentId;
use crate::error::Result;
use crate::store::{Store, Writer};

impl Store {
    /// Every department that a ticket was ever moved to, by name.
    pub fn departments(&self) -> Result<Vec<(DepartmentId, String)>> {
        self.rows("SELECT id, name FROM department ORDER BY name", [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The departments in which a ticket lies.
    pub fn departments_in_use(&self) -> Result<Vec<String>> {
        const USED: &str = "SELECT DISTINCT department FROM ticket
            WHERE hidden = 0 AND department IS NOT NULL ORDER BY department";
        self.rows(USED, [], |row| row.get(0))
    }
}

impl Writer<'_> {
    /// The number of a department, made now if no ticket was ever moved to it.
    pub fn department(&mut self, name: &str) -> Result<DepartmentId> {
        let known = self.store.one("SELECT id FROM department WHERE name = ?", [name], |row| row.get(0))?;
        if let Some(department) = known {
            return Ok(department);
        }
        self.operation()?;
        let id = self.insert("INSERT INTO department (name) VALUES (?)", [name])?;
        *self.store.read_names.borrow_mut() = None;
        Ok(DepartmentId(id))
    }
}
