//! Customers and agents.

pub mod agent;
pub mod customer;
