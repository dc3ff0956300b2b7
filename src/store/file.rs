//! The open file of a desk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rusqlite::Connection;

use crate::desk::id::{FiringId, OperationId, SettingsId};
use crate::desk::settings::Settings;
use crate::desk::time::{Clock, Moment};
use crate::error::{Error, Result};
use crate::store::failure::explain;
use crate::store::names::Names;

/// The firings of rules that want a command run, once what set them off is kept; shared by all that a run of the program opens.
#[derive(Clone, Default)]
pub struct Noticed(Rc<RefCell<Vec<FiringId>>>);

impl Noticed {
    /// One more.
    pub(super) fn push(&self, firing: FiringId) {
        self.0.borrow_mut().push(firing);
    }

    /// Those so far; from now on there are none.
    pub fn take(&self) -> Vec<FiringId> {
        self.0.take()
    }
}

/// An open desk.
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The layout that it had when it was opened, where that was an older one.
    pub(super) older: Option<i64>,
    pub(super) clock: Clock,
    /// Set when something was written that stands.
    pub(super) committed: Arc<AtomicBool>,
    /// Firings of rules that want a command run.
    pub(super) noticed: Noticed,
    /// The last operation that was written through this opening.
    pub(super) written: Option<OperationId>,
    /// Settings versions that were already read in this run.
    pub(super) read_settings: RefCell<BTreeMap<SettingsId, Arc<Settings>>>,
    /// Names of tags, agents and departments, read when first asked for.
    pub(super) read_names: RefCell<Option<Rc<Names>>>,
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its instants come from.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The same desk, which sets this when something was written that stands.
    #[must_use]
    pub fn telling(mut self, committed: &Arc<AtomicBool>) -> Store {
        self.committed = Arc::clone(committed);
        self
    }

    /// The same desk, which says here which firings want a command run.
    #[must_use]
    pub fn noticing(mut self, noticed: &Noticed) -> Store {
        self.noticed = noticed.clone();
        self
    }

    /// The layout that it had when it was opened, where it was brought up to date then.
    pub fn was_older(&self) -> Option<i64> {
        self.older
    }

    /// What tells this desk and its copies from all others.
    pub fn identity(&self) -> Result<Vec<u8>> {
        self.connection
            .query_row("SELECT identity FROM desk WHERE id = 1", [], |row| row.get(0))
            .map_err(|error| self.explain(error))
    }

    /// When this desk was made.
    pub fn made_at(&self) -> Result<Moment> {
        self.connection
            .query_row("SELECT made_at FROM desk WHERE id = 1", [], |row| row.get(0))
            .map_err(|error| self.explain(error))
    }

    pub(super) fn explain(&self, error: rusqlite::Error) -> Error {
        explain(&self.path, error)
    }
}
