//! With which eyes a report looks, and whose addresses are whose.

use std::collections::HashMap;

use crate::desk::id::{AddressId, OperationId};
use crate::desk::query::Query;
use crate::desk::settings::Settings;
use crate::desk::time::Moment;

/// With which eyes a report looks, and for what.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The instant at which one looks: what time alone does is counted up to there.
    pub as_of: Moment,
    /// Whether events that count later exist: they do where nobody asked for an instant, and the clock may be behind.
    pub ahead: bool,
    /// What was learned by later operations does not exist; `None`: all is known.
    pub known: Option<OperationId>,
    /// Whether tickets from before the desk are judged as if its policies had held.
    pub backfill: bool,
    /// Whether the clocks are judged.
    pub clocks: bool,
    /// Whether subjects are read.
    pub subjects: bool,
    /// Whether customers are read.
    pub customers: bool,
    /// Other settings under which the promises are judged too; the query is asked of tickets as they were.
    pub under: Option<&'a Settings>,
    /// Which tickets the report is about; asked of them as they stood at `as_of`.
    pub query: &'a Query,
    /// The name of the agent who asks.
    pub me: Option<&'a str>,
}

/// Addresses and whose they are.
#[derive(Default)]
pub(in crate::store) struct People {
    pub(in crate::store) addresses: HashMap<AddressId, (String, i64)>,
    /// The first address of each customer.
    pub(in crate::store) label: HashMap<i64, String>,
    /// All of them.
    pub(in crate::store) emails: HashMap<i64, Vec<String>>,
}
