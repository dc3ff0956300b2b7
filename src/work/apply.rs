//! Moving tickets to the settings in force.

use crate::desk::change::Change;
use crate::desk::id::{SettingsId, TicketId};
use crate::error::Result;
use crate::store::Store;
use crate::store::ticket::TicketRow;
use crate::work::chosen::Chosen;
use crate::work::hand::Hand;

/// What holds for a ticket.
#[derive(Debug)]
pub struct Held {
    /// The policy, by its name.
    pub policy: Option<String>,
    /// The version of the settings.
    pub settings: SettingsId,
    /// The ticket.
    pub row: TicketRow,
}

/// What became of it.
#[derive(Debug)]
pub struct Applied {
    /// The settings in force.
    pub settings: SettingsId,
    /// What held for each ticket that was moved, and what holds now.
    pub moved: Vec<(Held, Held)>,
}

/// Moves each of the chosen tickets to the settings in force; `words` stand for them in `desk log`.
pub fn apply(store: &mut Store, hand: &Hand, chosen: &Chosen, words: &str) -> Result<Applied> {
    store.write(&hand.operation(format!("sla apply {words}")), |writer| {
        let now = writer.now();
        let (settings, _) = writer.store().settings_in_force()?;
        let held = |store: &Store, ticket: TicketId| -> Result<Option<Held>> {
            let (row, promised) = (store.ticket(ticket, now)?, store.promised(ticket)?);
            Ok(row.zip(promised).map(|(row, (policy, settings))| Held { policy, settings, row }))
        };
        let mut before = Vec::new();
        for ticket in chosen.tickets(writer, hand)? {
            let ticket = writer.store().existing(ticket)?;
            let held = held(writer.store(), ticket)?;
            if writer.change(ticket, &Change::Apply(settings))? {
                before.push((ticket, held));
            }
        }
        writer.fold()?;
        let mut moved = Vec::new();
        for (ticket, before) in before {
            moved.extend(before.zip(held(writer.store(), ticket)?));
        }
        Ok(Applied { settings, moved })
    })
}
