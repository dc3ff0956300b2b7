//! Which tickets an act is about: named, or chosen by a query when the lock is had.

use crate::desk::id::TicketId;
use crate::desk::query::{Context, Query};
use crate::desk::score::order::First;
use crate::desk::settings::Settings;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::store::query::{self, Fragment, Scope};
use crate::store::{Store, Writer};
use crate::work::hand::Hand;

/// Which tickets are meant.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// These, each once; whether they are there is not known yet.
    These(Vec<TicketId>),
    /// Those for which a query holds.
    Where {
        /// The query in its words.
        query: String,
        /// No more than so many: the first in the order of `desk list`.
        limit: Option<usize>,
    },
}

/// Reads query words as they are meant at an instant in a zone; saved views (`@mine`) are put in where they stand.
pub fn query(store: &Store, words: &[String], now: Moment, zone: Zone) -> Result<Query> {
    query_under(&store.settings_in_force()?.1, store, words, now, zone)
}

/// The same with the views of these settings.
pub fn query_under(
    settings: &Settings,
    store: &Store,
    words: &[String],
    now: Moment,
    zone: Zone,
) -> Result<Query> {
    let context = Context { now, zone };
    let views: Vec<(&str, &str)> =
        settings.views.iter().map(|(name, view)| (name.as_str(), view.query.as_str())).collect();
    let agents = store.agents_ever()?;
    let query = Query::from_words(words, &context)
        .and_then(|query| query.with_views(&views, &context))
        .and_then(|query| query.of_agents(&agents, &views));
    query.map_err(Error::from)
}

impl Chosen {
    /// The tickets that are meant now.
    ///
    /// # Errors
    /// A query that says nothing is a usage error: it would choose every ticket.
    pub fn tickets(&self, writer: &Writer<'_>, hand: &Hand) -> Result<Vec<TicketId>> {
        let (words, limit) = match self {
            Chosen::These(tickets) => return Ok(tickets.clone()),
            Chosen::Where { query, limit } => (query, *limit),
        };
        let (store, now) = (writer.store(), writer.now());
        match limit {
            None => store.ticket_ids(&fragment(store, words, now, hand)?),
            limit => in_order(store, words, limit, now, hand),
        }
    }

    /// The tickets that are meant at an instant, whatever their limit, the most urgent first.
    ///
    /// # Errors
    /// As [`Chosen::tickets`]; one of them that is not there.
    pub fn by_urgency(&self, store: &Store, now: Moment, hand: &Hand) -> Result<Vec<TicketId>> {
        match self {
            Chosen::Where { query, .. } => in_order(store, query, None, now, hand),
            Chosen::These(tickets) => {
                let there = tickets.iter().map(|ticket| Ok(store.existing(*ticket)?.to_string()));
                match there.collect::<Result<Vec<_>>>()?.join(",") {
                    none if none.is_empty() => Ok(Vec::new()),
                    all => in_order(store, &format!("id:{all}"), None, now, hand),
                }
            }
        }
    }

    /// The same in the words of `desk log`.
    pub fn words(&self) -> String {
        const SHOWN: usize = 12;
        match self {
            Chosen::Where { query, limit: None } => format!("--where {query:?}"),
            Chosen::Where { query, limit: Some(limit) } => format!("--where {query:?} --limit {limit}"),
            Chosen::These(tickets) if tickets.len() > SHOWN => format!("… {} tickets", tickets.len()),
            Chosen::These(tickets) => tickets.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }
}

/// What a query of these words chooses at an instant.
fn fragment(store: &Store, words: &str, now: Moment, hand: &Hand) -> Result<Fragment> {
    let asked = query(store, &[words.to_owned()], now, hand.zone)?;
    if asked.is_empty() {
        return Err(Error::usage("--where says nothing, and so would choose every ticket")
            .hint("--where is:unsolved"));
    }
    Ok(query::tickets(&asked, &Scope { now, me: hand.me() }))
}

/// The same tickets in the order of `desk list`, the first of them.
fn in_order(
    store: &Store,
    words: &str,
    limit: Option<usize>,
    now: Moment,
    hand: &Hand,
) -> Result<Vec<TicketId>> {
    let mut first = First::new(limit);
    store
        .wanting(&fragment(store, words, now, hand)?, false, now, |wanting| first.push(wanting.place, ()))?;
    Ok(first.sorted().into_iter().map(|(place, ())| place.id).collect())
}
