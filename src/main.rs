//! `desk`: the real world in, an exit code out.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

use solodesk::error::Kind;
use solodesk::ui::terminal_size;
use solodesk::world::World;

/// What one thread has read, others fold and free: the allocator of the C library would have them wait for each other,
/// which took a third of the time of a report.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A fault of ours is told in one line, without a backtrace. What happens on other threads is caught and told there.
#[allow(clippy::disallowed_methods, reason = "when the desk itself has failed, nobody else is left to speak")]
fn main() -> ExitCode {
    set_hook(Box::new(|fault| {
        if std::thread::current().name() == Some("main") {
            let line = fault.to_string().replace('\n', " ");
            let _ = writeln!(std::io::stderr(), "error: desk itself is at fault: {line}");
            let _ = writeln!(std::io::stderr(), "hint: nothing half done was kept; please report this line");
        }
    }));
    let world = World::real(terminal_size);
    let delivering = world.arguments.iter().any(|word| word == "deliver");
    let fault = if delivering { Kind::TryAgain } else { Kind::Fault };
    catch_unwind(AssertUnwindSafe(|| solodesk::run(world))).unwrap_or(ExitCode::from(fault.exit_code()))
}
