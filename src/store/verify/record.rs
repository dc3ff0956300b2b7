//! Folding every ticket from the record alone: nothing that is kept for speed is asked.

use std::collections::HashMap;

use crate::desk::id::TicketId;
use crate::desk::query::{Expr, Query};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::facts::View;
use crate::store::facts::folding::each;
use crate::store::facts::read::{Job, Reader};
use crate::store::names::Names;

impl Store {
    /// Makes something of each ticket's facts that stand, in as many threads as the machine has room for. They are folded up to
    /// `as_of`, or each ticket up to its own instant in `folded_at`.
    pub(super) fn each_record<T: Send>(
        &self,
        as_of: Moment,
        folded_at: Option<&HashMap<TicketId, Moment>>,
        make: impl Fn(Job, &Names) -> Option<T> + Sync,
    ) -> Result<Vec<T>> {
        let (names, standing) = (self.names()?, self.standing(None)?);
        let people = self.people(&standing, Moment(i64::MAX))?;
        let query = Query::from(Expr::And(Vec::new()));
        let newest = Some(self.newest_operation()?);
        let view = View {
            as_of,
            ahead: false,
            known: newest,
            backfill: false,
            clocks: true,
            subjects: true,
            customers: true,
            under: None,
            query: &query,
            me: None,
        };
        let into = self.joins(newest, &standing)?;
        let reader = Reader {
            store: self,
            view: &view,
            standing,
            into,
            people: &people,
            names: &names,
            letters: false,
            heads: false,
            folded_at,
            about: Default::default(),
        };
        let known = &*names;
        each(&reader, |job| make(job, known))
    }
}
