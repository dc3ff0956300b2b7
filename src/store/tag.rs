//! Tags, and the reading of all names.

use std::rc::Rc;

use crate::desk::id::TagId;
use crate::error::Result;
use crate::store::names::Names;
use crate::store::{Store, Writer};

impl Store {
    /// The names behind numbers; read once in a run, and anew after a tag, agent or department was added.
    pub fn names(&self) -> Result<Rc<Names>> {
        if let Some(names) = self.read_names.borrow().as_ref() {
            return Ok(names.clone());
        }
        let tags = self.rows("SELECT id, name FROM tag", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let agents = self.rows("SELECT id, name FROM agent", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let departments = self.departments()?;
        let names = Rc::new(Names {
            tags: tags.into_iter().collect(),
            agents: agents.into_iter().collect(),
            departments: departments.into_iter().collect(),
        });
        *self.read_names.borrow_mut() = Some(names.clone());
        Ok(names)
    }

    /// The number of a tag that somebody has used.
    pub fn tag(&self, name: &str) -> Result<Option<TagId>> {
        self.one("SELECT id FROM tag WHERE name = ?", [name], |row| row.get(0))
    }

    /// Every tag in use, with the number of its tickets and of those that want work; most used first.
    pub fn tag_counts(&self) -> Result<Vec<(String, i64, i64)>> {
        const COUNTS: &str = "SELECT g.name, count(*), sum(t.status IN ('new', 'open', 'pending', 'hold'))
            FROM ticket_tag tt JOIN tag g ON g.id = tt.tag JOIN ticket t ON t.id = tt.ticket AND t.hidden = 0
            GROUP BY g.id ORDER BY count(*) DESC, g.name";
        self.rows(COUNTS, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }
}

impl Writer<'_> {
    /// The number of a tag, made now if nobody has used it.
    pub fn tag(&mut self, name: &str) -> Result<TagId> {
        if let Some(tag) = self.store.tag(name)? {
            return Ok(tag);
        }
        self.operation()?;
        let id = self.insert("INSERT INTO tag (name) VALUES (?)", [name])?;
        *self.store.read_names.borrow_mut() = None;
        Ok(TagId(id))
    }
}
