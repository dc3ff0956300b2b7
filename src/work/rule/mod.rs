//! Rules of the settings, carried out: whatever an operation brings sets them off within that operation, and is undone with it.
//!
//! An act that may bring something is written by [`write`] and asks its rules with [`settle`] before it looks at what became of it.
//! Each event is one [`pass`] over the document; what rules do sets off none.

mod became;
mod book;
mod carry;
mod mailed;
mod occurred;
mod pass;
mod tick;

use crate::desk::id::{SettingsId, TicketId};
use crate::desk::settings::Trigger;
use crate::error::Result;
use crate::store::{Store, Writer};
use crate::work::hand::Hand;

use book::Book;

/// Runs an act as one operation, and has the rules act on what it brought. Gives what the act gives.
pub fn write<T>(
    store: &mut Store,
    hand: &Hand,
    command: impl Into<String>,
    act: impl FnOnce(&mut Writer<'_>) -> Result<T>,
) -> Result<T> {
    store.write(&hand.operation(command), |writer| {
        attend(writer)?;
        let done = act(writer)?;
        settle(writer)?;
        Ok(done)
    })
}

/// Begins to watch what an operation does to tickets, where a rule wants to know.
pub fn attend(writer: &mut Writer<'_>) -> Result<()> {
    let book = Book::open(writer.store(), writer.now())?;
    if book.is_some_and(|book| book.has(&[Trigger::Solved, Trigger::Assigned, Trigger::Missed])) {
        writer.attend();
    }
    Ok(())
}

/// Works out what was written so far, and has the rules act on what it brought; once for each thing that it did.
pub fn settle(writer: &mut Writer<'_>) -> Result<()> {
    writer.fold()?;
    let Some(book) = Book::open(writer.store(), writer.now())? else { return Ok(()) };
    for event in occurred::occurred(writer, &book)? {
        pass::pass(writer, &book, &event)?;
    }
    // What rules did is nothing that happened.
    writer.changed();
    Ok(())
}

/// Asks rules about the last message of a customer in a ticket, as if it came now; says whether there is one.
pub fn ask_again(writer: &mut Writer<'_>, ticket: TicketId) -> Result<bool> {
    let Some(book) = Book::open(writer.store(), writer.now())? else { return Ok(true) };
    let Some(last) = writer.store().brought_last(ticket)? else { return Ok(false) };
    pass::pass(writer, &book, &occurred::came(&last))?;
    Ok(true)
}

/// Whether rules have something to do by what time has brought; what is true no more is written down beside the record.
pub fn due(store: &mut Store, hand: &Hand) -> Result<bool> {
    let now = store.clock().now();
    let Some(book) = Book::open(store, now)? else { return Ok(false) };
    let due = tick::due(store, &book, now)?;
    if !due.acts && !hand.dry_run {
        store.episodes_end(&due.ended)?;
    }
    Ok(due.acts)
}

/// Has the rules act on what time has brought: promises that were broken, conditions that became true.
pub fn tick(writer: &mut Writer<'_>) -> Result<()> {
    let Some(book) = Book::open(writer.store(), writer.now())? else { return Ok(()) };
    tick::look(writer, Some(&book))?;
    for event in occurred::missed(writer)? {
        pass::pass(writer, &book, &event)?;
    }
    tick::tick(writer, &book)?;
    writer.changed();
    Ok(())
}

/// Undoes or brings back, and sets no rule off by it: neither now nor when `desk run` next looks.
pub fn in_silence<T>(writer: &mut Writer<'_>, act: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<T> {
    let book = Book::open(writer.store(), writer.now())?;
    let was = tick::was(writer.store(), book.as_ref(), writer.now())?;
    let done = act(writer)?;
    writer.fold()?;
    let book = Book::open(writer.store(), writer.now())?;
    tick::pass_by(writer, book.as_ref(), &was)?;
    Ok(done)
}

/// Has rules carried out from now on, or no more, as an operation of its own; says whether it was otherwise before, and of which version
/// of the settings.
pub fn turn(store: &mut Store, hand: &Hand, on: bool) -> Result<(bool, SettingsId)> {
    let words = if on { "rule on" } else { "rule off" };
    store.write(&hand.operation(words), |writer| {
        let version = writer.store().settings_in_force()?.0;
        let changes = writer.store().rules_are_on(version)? != on;
        switch(writer, on)?;
        Ok((changes, version))
    })
}

/// Says that the rules of the settings in force are carried out from now on, or no more. What is true already when they are sets none
/// off.
pub fn switch(writer: &mut Writer<'_>, on: bool) -> Result<()> {
    let version = writer.store().settings_in_force()?.0;
    writer.switch_rules(version, on)?;
    let book = Book::open(writer.store(), writer.now())?;
    tick::look(writer, book.as_ref())
}
