//! The cases of the report `replies`.
