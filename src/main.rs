//! `desk`: the real world in, an exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    solodesk::run(solodesk::world::World::real())
}
