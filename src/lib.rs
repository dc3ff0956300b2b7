//! solodesk: the ticket desk of one person.

pub mod cli;
pub mod config;
pub mod desk;
pub mod error;
pub mod post;
pub mod report;
pub mod source;
pub mod store;
pub mod table;
pub mod ui;
pub mod world;

/// Runs one command in this world.
pub fn run(world: world::World) -> std::process::ExitCode {
    std::process::ExitCode::from(cli::run(world))
}
