//! Who we are, and by which hours we promise: settings, agents, calendars, this machine's own file.

use super::said::Said;
use crate::cli::context::Context;
use crate::desk::address::base;
use crate::desk::settings::Settings;
use crate::error::Result;
use crate::store::Store;

pub(super) fn look(
    store: &Store,
    settings: &Settings,
    context: &Context,
    said: &mut Vec<Said>,
) -> Result<()> {
    const EDIT: &str = "desk settings edit";
    let before = said.len();
    if settings.desk.addresses.is_empty() {
        said.push(
            Said::bad("settings", "no address is ours: mail from us cannot be told from mail to us")
                .hint("desk settings edit: addresses = [\"support@example.com\"] in [desk]"),
        );
    }
    let own: Vec<String> = settings.desk.addresses.iter().map(|email| base(email).into_owned()).collect();
    let agents = store.agents()?;
    if let Some(from) = settings.outgoing.as_ref().and_then(|outgoing| outgoing.from.as_ref()) {
        let address = base(&from.address).into_owned();
        let known = own.contains(&address) || agents.iter().any(|agent| base(&agent.email) == address);
        if !known {
            said.push(
                Said::warn(
                    "settings",
                    format!("answers are sent from {}, which is none of the desk's addresses: what is answered to it may not come here", from.address),
                )
                .hint("desk settings edit: put it into addresses, or leave out from"),
            );
        }
    }
    for warning in settings.warnings(context.now) {
        let check = if warning.what.contains("holidays") { "calendar" } else { "settings" };
        let hint = warning.hint.clone().unwrap_or_else(|| EDIT.to_owned());
        said.push(Said::warn(check, warning.sentence()).hint(hint));
    }
    if said.iter().skip(before).all(|one| one.check != "settings") {
        let what = format!("{}, {}", settings.desk.name, settings.desk.addresses.join(", "));
        said.push(Said::ok("settings", what));
    }
    let mut closed = Vec::new();
    for (name, calendar) in &settings.calendars {
        if calendar.next_opening(context.now).is_none() {
            closed.push(name.as_str());
        }
    }
    said.push(match (closed.is_empty(), settings.policies.is_empty()) {
        (false, _) => Said::bad(
            "calendar",
            format!("never open again: {}; what is promised by it is never due", closed.join(", ")),
        )
        .hint("desk sla calendar NAME draws it; desk settings edit"),
        (true, true) => Said::warn("calendar", "nothing is promised: there is no policy").hint(EDIT),
        (true, false) => {
            let now = settings.usual_calendar().is_open(context.now);
            Said::ok(
                "calendar",
                format!("{}, {} now", settings.desk.zone.name(), if now { "open" } else { "closed" }),
            )
        }
    });
    said.push(Said::or_refused("agent", agent(store, context)));
    Ok(())
}

fn agent(store: &Store, context: &Context) -> Result<Said> {
    let agent = context.agent(store)?;
    Ok(Said::ok("agent", format!("{} <{}>", agent.name, agent.email)))
}
