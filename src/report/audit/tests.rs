//! The cases of the report `audit`.
