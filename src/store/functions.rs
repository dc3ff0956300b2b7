//! Functions of the program that the database asks for.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::desk::query::grams::{grams, has_unspaced};
use crate::desk::query::head;
use crate::store::message::unpacked_head;

/// Teaches a connection the two functions that the view `message_unspaced` asks for (whether a text has letters of scripts that do
/// not part words, and a text as the pairs of its letters), and the one of `header:`: whether a packed original has such a line.
pub(super) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    let pure =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("unspaced", 1, pure, |call| {
        Ok(call.get_raw(0).as_str().is_ok_and(has_unspaced))
    })?;
    connection.create_scalar_function("has_header", 3, pure, |call| {
        let (name, wanted) = (call.get_raw(1).as_str()?, call.get_raw(2).as_str()?);
        Ok(call.get_raw(0).as_blob().is_ok_and(|packed| head::has(&unpacked_head(packed), name, wanted)))
    })?;
    connection.create_scalar_function("grams", 1, pure, |call| {
        Ok(call.get_raw(0).as_str().map(|text| grams(text).join(" ")).unwrap_or_default())
    })
}
