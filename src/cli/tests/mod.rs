//! The command line as a whole, and the desk that the tests of commands are made on.

pub(crate) mod trial;

#[test]
fn the_command_line_holds_together() {
    crate::cli::command().debug_assert();
}
