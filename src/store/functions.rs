//! Functions of the program that the database asks for.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::desk::query::grams::{grams, has_unspaced};

/// Teaches a connection the two functions that the view `message_unspaced` asks for: whether a text has letters of scripts that do
/// not part words, and a text as the pairs of its letters.
pub(super) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    let pure =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("unspaced", 1, pure, |call| {
        Ok(call.get_raw(0).as_str().is_ok_and(has_unspaced))
    })?;
    connection.create_scalar_function("grams", 1, pure, |call| {
        Ok(call.get_raw(0).as_str().map(|text| grams(text).join(" ")).unwrap_or_default())
    })
}
