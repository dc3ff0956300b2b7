//! Agents: the people who answer at this desk.

use rusqlite::params;

use crate::desk::id::AgentId;
use crate::error::{Error, Result};
use crate::store::{Store, Writer};

/// One agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Their number.
    pub id: AgentId,
    /// As typed: `ana`.
    pub name: String,
    /// As signed: `Ana Horvat`.
    pub full_name: String,
    /// Their own address.
    pub email: String,
}

const AGENTS: &str = "SELECT g.id, g.name, g.full_name, g.email
    FROM agent g LEFT JOIN operation made ON made.id = g.operation LEFT JOIN operation gone ON gone.id = g.removed_by
    WHERE coalesce(made.undone, 0) = 0 AND (gone.id IS NULL OR gone.undone = 1)";

impl Store {
    /// The agents, oldest first; the first one is who made the desk.
    pub fn agents(&self) -> Result<Vec<Agent>> {
        self.rows(&format!("{AGENTS} ORDER BY g.id"), [], |row| {
            Ok(Agent { id: row.get(0)?, name: row.get(1)?, full_name: row.get(2)?, email: row.get(3)? })
        })
    }

    /// The names of all who are or were agents here, oldest first; not of those whose adding was undone.
    pub fn agents_ever(&self) -> Result<Vec<String>> {
        const EVER: &str = "SELECT g.name FROM agent g LEFT JOIN operation made ON made.id = g.operation
            WHERE coalesce(made.undone, 0) = 0 ORDER BY g.id";
        self.rows(EVER, [], |row| row.get(0))
    }

    /// How many tickets of an agent want work.
    pub fn workload(&self, agent: AgentId) -> Result<i64> {
        const WORKLOAD: &str = "SELECT count(*) FROM ticket WHERE assignee = ? AND hidden = 0
            AND status IN ('new', 'open', 'pending', 'hold')";
        Ok(self.one(WORKLOAD, [agent], |row| row.get(0))?.unwrap_or(0))
    }

    /// The agent of this name.
    pub fn agent(&self, name: &str) -> Result<Agent> {
        let agents = self.agents()?;
        match agents.iter().position(|agent| agent.name.eq_ignore_ascii_case(name)) {
            Some(place) => Ok(agents[place].clone()),
            None => {
                let near =
                    crate::desk::nearest::nearest(name, agents.iter().map(|agent| agent.name.as_str()));
                let error = Error::refused(format!("there is no agent {name:?}"));
                Err(match near {
                    Some(near) => error.hint(format!("did you mean {near}?")),
                    None => error.hint(format!("desk agent add {name} --email MAIL")),
                })
            }
        }
    }
}

impl Writer<'_> {
    /// A new agent, or one who comes back.
    pub fn add_agent(&mut self, name: &str, full_name: &str, email: &str) -> Result<AgentId> {
        let operation = self.operation()?;
        if self.store.agents()?.iter().any(|agent| agent.name.eq_ignore_ascii_case(name)) {
            return Err(Error::refused(format!("there is an agent {name:?} already")).hint("desk agent list"));
        }
        let known =
            self.store.one("SELECT id FROM agent WHERE name = ? COLLATE NOCASE", [name], |row| row.get(0))?;
        let id = match known {
            Some(id) => {
                self.execute(
                    "UPDATE agent SET operation = ?, full_name = ?, email = ?, removed_by = NULL WHERE id = ?",
                    params![operation, full_name, email, id],
                )?;
                id
            }
            None => AgentId(self.insert(
                "INSERT INTO agent (operation, name, full_name, email) VALUES (?, ?, ?, ?)",
                params![operation, name, full_name, email],
            )?),
        };
        *self.store.read_names.borrow_mut() = None;
        Ok(id)
    }

    /// Takes an agent off the list; what they did keeps their name.
    pub fn remove_agent(&mut self, agent: AgentId) -> Result<()> {
        let operation = self.operation()?;
        self.execute("UPDATE agent SET removed_by = ? WHERE id = ?", params![operation, agent]).map(|_| ())
    }
}
