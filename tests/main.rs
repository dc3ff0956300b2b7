//! The desk as its users meet it: words in; data, talk and an exit code out. One binary for all journeys.
//!
//! Each room is a journey of its own; `harness` gives every test a desk in a folder of its own with a clock that it
//! can turn, and `house` holds the floors of `src/` apart.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod answers;
mod attachments;
mod attack;
mod before_and_after;
mod broken_mail;
mod calendar;
mod came_back;
mod closed_pipe;
mod cron;
mod customers;
mod departments;
mod differences;
mod errors;
mod export;
mod first_day;
mod flows;
mod formats;
mod fuzz;
mod harness;
mod house;
mod identity;
mod import;
mod import_order;
mod import_ours;
mod judged;
mod kinds;
mod ladder;
mod layouts;
mod looking_back;
mod mail;
mod making;
mod meanwhile;
mod merge;
mod meta;
mod metric_cases;
mod next;
mod one_id;
mod outbound;
mod page;
mod people;
mod pipes;
mod put_away;
mod quarantine;
mod races;
mod readers;
mod readme;
mod reports;
mod returned;
mod roles;
mod settings;
mod sla;
mod sla_cases;
mod sla_explain;
mod sla_risk;
mod snooze;
mod status;
mod strangers;
mod surroundings;
mod surveys;
mod templates;
mod terminal;
mod texts;
mod threads;
mod told;
mod triage;
mod typed_words;
mod undo;
mod undone_proofs;
mod verify;
mod walks;
mod worktime;
