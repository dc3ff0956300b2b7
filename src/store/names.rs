//! The names behind the numbers of tags, agents and departments.

use std::collections::HashMap;

use crate::desk::id::{AgentId, DepartmentId, TagId};
use crate::desk::terms;

/// The names of all tags, agents and departments.
#[derive(Default, Debug)]
pub struct Names {
    /// Tags.
    pub tags: HashMap<TagId, String>,
    /// Agents, removed ones too.
    pub agents: HashMap<AgentId, String>,
    /// Departments.
    pub departments: HashMap<DepartmentId, String>,
}

impl terms::Names for Names {
    fn tag(&self, tag: TagId) -> String {
        self.tags.get(&tag).cloned().unwrap_or_default()
    }

    fn agent(&self, agent: AgentId) -> String {
        self.agents.get(&agent).cloned().unwrap_or_default()
    }

    fn department(&self, department: DepartmentId) -> String {
        self.departments.get(&department).cloned().unwrap_or_default()
    }
}
