//! The cases of the report `resolution`.
