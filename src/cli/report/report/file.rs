//! Where a report goes: to stdout, or with `-o` to a file that is replaced as a whole.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::beside::{Beside, settle};
use crate::cli::context::Context;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::table::narrow::{LeftOut, narrowed};
use crate::table::{Format, Style, Table};

/// Writes the table to stdout, or to the file and nothing to stdout. Ages are said as of `as_of`, so that a report on
/// the past does not change with the day on which it is printed.
pub(super) fn put(
    table: Table,
    format: &Format,
    zone: Zone,
    as_of: Moment,
    output: Option<&Path>,
    store: Option<&Store>,
    context: &mut Context,
) -> Result<()> {
    let table = format.arrange(table, &context.choice())?;
    let mut style = context.ui.style(zone, as_of);
    style.no_header = context.globals.no_header;
    style.raw = context.globals.raw;
    let Some(output) = output.filter(|output| *output != Path::new("-")) else {
        let chosen = !context.globals.columns.is_empty() || format.name != "table";
        let (table, left_out) = if chosen { (table, LeftOut::default()) } else { narrowed(table, &style) };
        context.ui.table(&table, format, &style)?;
        tell(&left_out, context);
        return Ok(());
    };
    // Colours and widths are for the terminal that is not written to.
    (style.color, style.width) = (false, None);
    replace(output, &|out| (format.write)(&table, &style, out), store, context)
}

/// Says what had no room on this terminal.
fn tell(left_out: &LeftOut, context: &mut Context) {
    if !left_out.empty.is_empty() {
        context.ui.note(format!("nothing or 0 in all rows: {}", left_out.empty.join(", ")));
    }
    if !left_out.more.is_empty() {
        context
            .ui
            .note(format!("no room for: {} (a wider terminal, or --columns)", left_out.more.join(", ")));
    }
}

/// Writes a page to stdout, or to the file, which is replaced as a whole.
pub(super) fn page(
    output: Option<&Path>,
    fill: impl Fn(&Style, &mut dyn Write) -> io::Result<()>,
    (zone, as_of): (Zone, Moment),
    store: &Store,
    context: &mut Context,
) -> Result<()> {
    let style = Style { color: false, width: None, ..context.ui.style(zone, as_of) };
    match output {
        Some(output) => replace(output, &|out| fill(&style, out), Some(store), context),
        None => fill(&style, context.ui.data()).map_err(|error| Error::io("cannot write the page", &error)),
    }
}

/// Writes a table of one thing to a file, which is replaced as a whole.
pub(super) fn write_beside(
    output: &Path,
    table: &Table,
    format: &Format,
    store: Option<&Store>,
    context: &Context,
) -> Result<()> {
    let style = Style { color: false, width: None, single: true, ..context.ui.style(Zone::UTC, context.now) };
    replace(output, &|out| (format.write)(table, &style, out), store, context)
}

/// What writes the content of a file.
type Fill<'a> = &'a dyn Fn(&mut dyn Write) -> io::Result<()>;

fn replace(output: &Path, fill: Fill<'_>, store: Option<&Store>, context: &Context) -> Result<()> {
    let path = context.world.directory.join(output);
    if store.is_some_and(|store| is_the_desk(store.path(), &path)) {
        return Err(Error::refused(format!("{} is the desk itself", output.display()))
            .hint("-o report.csv writes beside it"));
    }
    write(&path, fill).map_err(|error| explain(output, &error))
}

/// Whether a path is the database or one of the files that SQLite keeps beside it.
fn is_the_desk(desk: &Path, path: &Path) -> bool {
    ["", "-wal", "-shm", "-journal"].into_iter().any(|ending| {
        let mut beside = desk.as_os_str().to_owned();
        beside.push(ending);
        is_same(Path::new(&beside), path)
    })
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

fn write(path: &Path, fill: Fill<'_>) -> io::Result<()> {
    // Where a link stands, what it points to is replaced and not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A pipe or a device cannot be replaced, only written to.
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(&path)?);
        fill(&mut out)?;
        return out.flush();
    }
    let mut beside = Beside::begin(&path, false)?;
    fill(&mut beside)?;
    beside.finish()?;
    path.parent().into_iter().for_each(settle);
    Ok(())
}

fn explain(output: &Path, error: &io::Error) -> Error {
    let what = format!("cannot write {}", output.display());
    match error.kind() {
        io::ErrorKind::NotFound
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::InvalidFilename => Error::new(Kind::CannotCreate, what).because(error),
        _ => Error::io(what, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, Column, Holds};

    fn table(n: i64) -> Table {
        let mut table = Table::new([Column::shown("n", Holds::Int, ".")]);
        table.push(vec![Cell::Int(n)]);
        table
    }

    fn style() -> Style {
        let now = Moment(0);
        Style { color: false, width: None, zone: Zone::UTC, now, no_header: true, raw: false, single: false }
    }

    fn put(path: &Path, n: i64) -> Result<()> {
        write(path, &|out| (Format::named("tsv").unwrap().write)(&table(n), &style(), out))
            .map_err(|error| explain(path, &error))
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_keeps_its_mode() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.tsv");
        put(&path, 1).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("latest.tsv");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        put(&link, 2).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "2\n");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
    }

    #[test]
    fn what_cannot_be_written_is_told_by_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |path: &Path| put(path, 1).unwrap_err().kind;
        assert_eq!(kind(&folder.path().join("no/such/report.tsv")), Kind::CannotCreate);
        assert_eq!(kind(folder.path()), Kind::CannotCreate);
        assert_eq!(kind(Path::new("/dev/full")), Kind::TryAgain);
        put(Path::new("/dev/null"), 1).unwrap();
        let full = |_: &mut dyn Write| Err(io::ErrorKind::StorageFull.into());
        let path = folder.path().join("report.tsv");
        put(&path, 1).unwrap();
        write(&path, &full).unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), "1\n", "the old one stays");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
