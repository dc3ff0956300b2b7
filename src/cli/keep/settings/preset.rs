//! `desk settings preset [NAME]`: promises that are ready made, shown before they are put in force.

use clap::Args;

use crate::cli::context::Context;
use crate::desk::lines::changed;
use crate::desk::settings::{PRESETS, Preset, Settings};
use crate::error::{Error, Kind, Result};
use crate::store::settings::Version;
use crate::table::{Column, Holds, Table};
use crate::work::setup;

/// What can be typed.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Options {
    /// Which: without it, the list of them
    #[arg(value_name = "PRESET")]
    name: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

const HELP: &str = "\
The change is shown as a diff of the document, and asked about (--yes: put in force without a
question; --dry-run: the diff on standard output, nothing is changed). Names, comments and the order
of what stands are kept, and what is promised so already is left as it is written: the second time
changes nothing. Tickets that are open keep their promises until desk sla apply --to-open.

  channels      a policy for each of social (1 h), chat (2 min 40 s), phone (5 min) and email (1 h),
                before those that stand: they take what comes that way from narrower ones (VIPs) too.
                It differs from the policy for the rest in the first response alone
  daily-update  update = { target = \"24h\", hours = \"calendar\" } in each policy that promises anything
  solo          one calendar for all policies (where there is none: Monday to Friday, 09:00-17:00),
                and in the policy for the rest, in working hours: first and next response 8h,
                resolution 40h, update 24h unless there is one; urgent 2h, 4h, 16h";

/// Columns of the list.
pub const LISTED: &[Column] = &[
    Column::shown("preset", Holds::Text, "its name"),
    Column::shown("about", Holds::Text, "what it promises"),
];

/// Runs the command; the version that it put in force, or with `--dry-run` would put.
pub(super) fn run(options: &Options, columns: &[Column], context: &mut Context) -> Result<Option<Version>> {
    let Some(name) = &options.name else {
        context.check(LISTED)?;
        let mut table = Table::new(LISTED);
        PRESETS.iter().for_each(|preset| table.push(vec![preset.name.into(), preset.about.into()]));
        let zone = context.zone(None)?;
        context.show(table, zone)?;
        return Ok(None);
    };
    let preset = Preset::named(name).map_err(|near| unknown(name, near))?;
    context.check_change(columns)?;
    let mut store = context.store()?;
    let (version, settings) = context.settings(&store)?;
    let document = store.document(version)?;
    let amended = preset.amended(&document).ok_or_else(|| {
        Error::new(Kind::Settings, format!("`{name}` cannot be written into the settings as they stand"))
            .hint("desk settings show > s.toml, then desk settings check s.toml")
    })?;
    if amended == document {
        context.ui.note(format!("the settings promise all that `{name}` does: nothing was changed"));
        return Ok(None);
    }
    let diff = changed(&document, &amended, [&format!("settings {version}"), &format!("settings, {name}")]);
    let asks_rows = context.globals.format.is_some() || !context.globals.columns.is_empty();
    if options.dry_run && !asks_rows {
        context.ui.print(&diff)?;
        return Ok(None);
    }
    diff.lines().for_each(|line| context.ui.note(line));
    if let Some(behind) = taken_over(&settings, &amended) {
        context
            .ui
            .warn(format!("{behind}: what comes by those channels is promised by the new policies now"));
        context.ui.hint("desk settings edit moves a policy up");
    }
    if !options.dry_run && !context.globals.yes {
        agree(context)?;
    }
    let hand = context.hand(&store, options.dry_run)?;
    let words = format!("settings preset {name}");
    let put = setup::put_in_force(&mut store, &hand, &amended, Some(version), &words)?;
    if !options.dry_run {
        context.ui.hint("desk sla apply --to-open moves open tickets to it; desk undo takes it back");
    }
    Ok(Some(put))
}

fn unknown(name: &str, near: Option<&str>) -> Error {
    let error = Error::usage(format!("there is no preset `{name}`"));
    let error = match near {
        Some(near) => error.hint(format!("did you mean `{near}`? desk settings preset {near}")),
        None => error,
    };
    let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
    error.hint(format!("the presets are: {}", names.join(", ")))
}

/// Asks for leave.
fn agree(context: &mut Context) -> Result<()> {
    if !context.ui.is_interactive() {
        return Err(Error::refused("the settings would be changed, and there is no terminal to ask")
            .hint("--yes puts them in force, --dry-run only shows the change"));
    }
    match context.ui.confirm("Put that in force?", "--yes")? {
        true => Ok(()),
        false => Err(Error::refused("the settings were left as they were")),
    }
}

/// The narrower policies that stand behind one that is new and takes tickets of theirs.
fn taken_over(before: &Settings, amended: &str) -> Option<String> {
    let after = Settings::parse(amended).ok()?;
    let is_old = |name: &str| before.policies.iter().any(|entry| entry.policy.name == name);
    let last_new = after.policies.iter().rposition(|entry| !is_old(&entry.policy.name))?;
    let behind = after.policies.iter().skip(last_new + 1).filter(|entry| entry.when.is_some());
    let names: Vec<String> = behind.map(|entry| format!("`{}`", entry.policy.name)).collect();
    match names.len() {
        0 => None,
        1 => Some(format!("{} stands behind them", names.join(", "))),
        _ => Some(format!("{} stand behind them", names.join(", "))),
    }
}
