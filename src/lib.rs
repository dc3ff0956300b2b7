//! solodesk: the ticket desk of one person.

pub mod desk;
pub mod error;
//pub mod table;
