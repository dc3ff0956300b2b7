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

use crate::cli::context::{Context, Done};
use crate::error::Result;

/// What was promised, what is due, and why.
#[derive(Subcommand, Debug)]
#[allow(missing_docs, reason = "what each does is said where its options are")]
pub enum Command {
    Explain(explain::Options),
    AtRisk(at_risk::Options),
    Check(check::Options),
    Simulate(simulate::Options),
    Apply(apply::Options),
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
