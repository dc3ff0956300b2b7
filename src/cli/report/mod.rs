//! Figures: reports, promises, surveys and worked time.

#[allow(clippy::module_inception, reason = "the group is called as its first command")]
pub mod report;
pub mod sla;
pub mod survey;
pub mod survey_ask;
pub mod surveyed;
pub mod time;
