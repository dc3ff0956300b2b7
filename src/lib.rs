//! # solodesk: the ticket desk of one person
//!
//! The program is `desk`; this crate is all of it, and `main.rs` only hands it the real world. These lines are the
//! map of the house (`ARCHITECTURE`): read them once, then the head of each file, which says what lives there.
//!
//! ## Five ideas
//!
//! 1. **[`desk`] knows what a help desk is and touches nothing**: no SQL, no arguments, no clock, no printing.
//! 2. **All that a user sees is one value, a [`table::Table`]**, whose cells stay typed until a format writes them. So
//!    cleaning for the terminal, the guard against spreadsheet formulas, escaping and local time each live in one file.
//! 3. **All that changes is a [`desk::change::Change`] that the ground floor turns into [`desk::event::Event`]s, written
//!    by [`store`] inside one recorded operation.** History, undo, `--dry-run` and reports as of a date fall out of it.
//!    Events are facts only (a mail came, an agent said pending); what follows from them is worked out by
//!    [`desk::fold`], in the order in which they count and not in which they came.
//! 4. **Formats, sources and reports are registries of one shape**: a `const` struct with a name, a sentence and a
//!    function, in a list called `ALL`.
//! 5. **Every foreign crate has one door**, and a test stands at the doors.
//!
//! ## Rooms
//!
//! ```text
//!                 main.rs ── lib.rs
//!                              │
//!                             cli             words in, a Table out; a file for each command, named as it is typed
//!        ┌──────┬───────┬──────┴──────┐
//!       ui    table   page   report  work         the middle floor: whole acts of the desk, as values
//!        │      │       │      │      ├────────┬───────┐
//!        │      │       │      │    source   post    store
//!        └──────┴───────┴──────┼──────┴────────┴───────┘
//!                             desk            the ground floor: what a help desk is
//! ```
//!
//! | room | what lives there | the only door of |
//! |---|---|---|
//! | [`desk`] | tickets, facts and their fold, promises and calendars, surveys and worked time, queries, settings, canned replies | chrono, minijinja, toml, toml_edit |
//! | [`table`] | columns, cells and the nine formats | comfy-table, csv, rust_xlsxwriter, textwrap |
//! | [`report`] | what the tickets of a time add up to | |
//! | [`page`] | figures to look at: one HTML file with pictures, and behind each its table | plotters |
//! | [`source`] | bytes of strangers become mails: mbox, Maildir, folders, single mails | mail-parser, html2text, charsets |
//! | [`post`] | a finished mail, and who takes it | mail-builder |
//! | [`store`] | the one room that speaks SQL; `schema.sql` is the whole database on one page | rusqlite |
//! | [`ui`] | the only mouth and ear: data, talk, questions, progress | dialoguer, indicatif |
//! | [`work`] | what can be done, each act a function: mail taken in, answers, many changed, merges, what time brings | |
//! | [`cli`] | the one list of commands, and what they share | clap |
//! | [`trust`] | to which commands of which desks this machine has said yes | |
//! | [`world`], [`config`], [`error`] | what surrounds a run, what belongs to this machine, what can go wrong | the clock, variables, streams |
//!
//! Arrows point down only; and left, from `report` to `page` and from both to `table`. `source`, `post` and `store` do not
//! know each other; they meet in `work`, which alone writes. `cli` may read `store` for its tables. There is no room for odds and ends.
//!
//! Within a room, too, no two files name each other, nor do longer circles of files. What several files of a room need (a table,
//! a cell, the shape of a report) has a file of its own below them, and `mod.rs` is the face of the room: it says what the room is,
//! hands names on and holds the list `ALL`. What is only for tests lies in a file or folder `tests`. All of that is guarded by
//! `tests/house.rs`, which also prints the map with sizes and arrows: `cargo test --test main house::map -- --nocapture`.
//!
//! ## Six journeys
//!
//! * **an act**: who and by which door ([`work::hand::Hand`]) and what is asked → a function of [`work`] → one
//!   [`store::Store::write`] → what became of it, as values, and what a person should be told, as typed
//!   [`work::remark::Remark`]s → the caller shows it. Whatever is asked of the desk on the way (a query, the settings, what
//!   stands in a thread) is asked once the lock is had, of the instant at which the act counts.
//! * **import**: bytes → [`source::read`], on a thread of its own → [`source::queue`], bounded by count and bytes →
//!   [`work::intake`]: whose it is and which clues it holds → [`desk::intake::place`], which decides → events → the fold,
//!   which asks who takes part → a row for each source.
//! * **list, then tag**: words → [`desk::query`] → SQL with bound values → rows → a `Table` → ids on a pipe →
//!   [`work::many`] with a [`work::act::Act`] → a [`desk::change::Change`] for each → the rows that changed.
//! * **report**: a period → [`store`] reads → [`desk::facts`], plain values → the items of a [`report::Report`], pure →
//!   [`report::tally`] counts them → a `Table` → any format; or [`report::page`] → a [`page::Page`] → one HTML file. SQL
//!   selects and joins; working hours are counted in Rust.
//! * **what is due**: facts → the fold tells [`desk::sla`] what happened → [`desk::sla::judge`] → open clocks, kept as rows →
//!   `list`, `next` and `sla at-risk` read those and count working time by the calendar alone; `sla explain` lets the engine
//!   tell its steps, and [`desk::sla::Story`] says why.
//! * **reply**: [`work::answer`] says what is in the way → a text, from a template or an editor → once the lock is had
//!   [`post::compose`], a finished mail → the outbox, in one operation with the fact that the customer was answered →
//!   [`work::sending`], which writes down each try before it hands the mail over.
//!
//! ## One mechanism for all that is written
//!
//! An `operation` is one run of a writing command: who, when, in which words. Its events carry two times: `at`, when the
//! fact counts (a mail of last May counts last May), and through the operation `recorded_at`, when the desk learned it.
//! `--as-of` cuts by the first, `--known` by the second. Undo is an operation that names another one; every fold then
//! skips that one. Ticket rows, tags and clocks are what the facts add up to, kept so that lists are quick.
//!
//! ## Where this house differs from the plan it was built to, and why
//!
//! * **An event has the columns `object` and `word`, not a JSON `data`.** Each kind of fact carries at most a number
//!   (message, agent, tag, ticket, settings version) and a fixed word. Two typed columns keep that promise by
//!   themselves: no stranger's text can slip into the record that is never erased, the fold reads a hundred thousand
//!   tickets without parsing, and `CHECK`s and plain SQL see what is there.
//! * **An event belongs to a ticket, not to a `subject` of any kind.** Facts about people, canned replies, settings and the
//!   outbox are versioned rows that name their operation. They are undone the same way, and nothing folds them with
//!   tickets.
//! * **Events have a `tie`.** Mails of the same second are ordered by their content, so that the same mails in any order
//!   of arrival fold to the same ticket.
//! * **Import has no savepoint for each mail.** What is wrong with a mail is found on the reading thread, before the
//!   database hears of it, and becomes a quarantined mail there. One operation is committed in batches: a killed import
//!   keeps what it had reported, and the next one finishes the rest.
//! * **Who is believed is a fact, though it follows from others.** Whether the writer of a mail takes part in its ticket is asked
//!   whenever the ticket is folded, of all its mails together ([`desk::intake::believed`]); what comes of it is written down
//!   as `doubted` or `believed`, at the instant at which the mail counts. Reports then need no headers, and the order of
//!   arrival leaves no trace. The same holds for `variant`, where several mails have one Message-ID.
//! * **A merged ticket keeps its facts; its messages are shown in the other one.** What it hands over (who waits since when)
//!   is folded from its own facts whenever the other one is ([`desk::fold::taken`]), so that an undo or a late mail on either
//!   side is right on both, and reports as of any day are.
//! * **More than that is worked out from mail and kept.** To whom a mail of ours went, and whether it was to customers: `desk/intake/roles.rs`,
//!   written down as `role` by `store/role.rs`. Whether an answer came back from all to whom it went: `bounced`, by [`store::returned`]. Whose a
//!   mail is, judged afresh when the settings have changed: `judged`, by [`work::again`] and `store/intake/judged.rs`, with what spoke for
//!   it in `store/intake/voucher.rs`. Whose an address is: rows, not facts, in [`store::holder`], added up by [`desk::holder`]. Who makes no
//!   work: a list in the settings, matched by [`desk::mute`]; [`store::mute`] writes down as `muted` what it meant when a mail came.
//! * **One set says which addresses are ours**: [`store::Store::own_mailboxes`].
//! * **A decision lies with the text of its message, as JSON.** What was tried to find a ticket is asked by `desk why` alone.
//! * **A hand brings no settings and no instant along.** Both are those in force once the lock is had; an act that was
//!   prepared before (a text in an editor) is looked at again then, and refused if something else stands there.
//! * **Closing by age is never recorded as a fact.** The fold says when time alone will solve or close a ticket, and
//!   every reader compares that instant with its clock, so it holds whether or not `desk run` was ever called.
//! * **The settings are read by hand over a parsed TOML document** rather than by derived deserialisers, so that a wrong
//!   one is refused with line, column, what was expected and the nearest known name.

pub mod cli;
pub mod config;
pub mod desk;
pub mod error;
pub mod page;
pub mod post;
pub mod report;
pub mod source;
pub mod store;
pub mod table;
pub mod trust;
pub mod ui;
pub mod work;
pub mod world;

/// Runs one command in this world.
pub fn run(world: world::World) -> std::process::ExitCode {
    std::process::ExitCode::from(cli::run(world))
}
