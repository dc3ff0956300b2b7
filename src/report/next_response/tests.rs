//! The cases of the report `next-response`.
