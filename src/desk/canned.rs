//! Canned replies: templates over ticket, customer, agent and desk. The one door of minijinja.
//!
//! A variable without a value is a refusal that names it, never a hole in a mail: the engine runs in its strict mode, a misspelt
//! field is refused even behind `default`, and a group (`{{ customer }}`) is not printed. Templates reach no file, no clock and no
//! network, and end: their nesting, their steps, their values and their output are bounded.

mod bounds;
mod engine;
mod expected;
mod first_name;
mod greeting;
mod lint;
mod macros;
mod parts;
mod plain;
mod render;
mod variables;

pub use first_name::first_name;
pub use greeting::greeting;
pub use lint::{Finding, Weight, lint};
pub use macros::{AFTER, Macros, Page};
pub use render::{TemplateFault, render, rendered};
pub use variables::{Held, KNOWN, Known, Person, TicketWords, Variables};

#[cfg(test)]
mod tests;
