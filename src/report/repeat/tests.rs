//! The cases of the report `repeat`.
