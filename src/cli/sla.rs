//! `desk sla …`

mod apply;
pub mod at_risk;
pub mod calendar;
pub mod check;
pub mod explain;
mod period;
pub mod simulate;

use clap::Subcommand;

pub use apply::COLUMNS as APPLIED;

use crate::cli::{Context, Done};
use crate::error::Result;

/// What was promised, what is due, and why.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Explain how the promises of a ticket stand, step by step
    Explain(explain::Options),
    /// Tickets whose promises will be missed if nothing happens
    AtRisk(at_risk::Options),
    /// Exit 4 when something is overdue, or a target is missed
    Check(check::Options),
    /// Replay history under other settings
    Simulate(simulate::Options),
    /// Move tickets to the settings in force
    Apply(apply::Options),
    /// Draw a calendar, and count in it
    Calendar(calendar::Options),
}

/// Runs the command.
pub fn run(command: &Command, context: &mut Context) -> Result<Done> {
    match command {
        Command::Explain(options) => explain::run(options, context),
        Command::AtRisk(options) => at_risk::run(options, context),
        Command::Check(options) => check::run(options, context),
        Command::Simulate(options) => simulate::run(options, context),
        Command::Apply(options) => apply::run(options, context),
        Command::Calendar(options) => calendar::run(options, context),
    }
}
