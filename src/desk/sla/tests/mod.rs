//! The engine of promises, asked by worked cases, corners and laws; how quick it is; and what is told of its steps.

mod cases;
mod corners;
mod laws;
mod pace;
mod tales;
mod updates;
