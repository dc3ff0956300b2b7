//! solodesk: the ticket desk of one person.

pub mod desk;
pub mod error;
pub mod post;
pub mod store;
pub mod table;
pub mod ui;
pub mod world;
