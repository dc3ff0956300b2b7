//! The cases of the report `response`.
