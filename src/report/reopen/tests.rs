//! The cases of the report `reopen`.
