//! What holds for all reports: the worked example of the metrics, their edges, laws over random desks; and the desk
//! that the tests of each report are made on.

mod cases;
mod edges;
pub(super) mod fixture;
pub(super) mod laws;
