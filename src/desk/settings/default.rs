//! The document with which a desk begins.

/// The name of a desk that was given none.
pub(super) const NAME: &str = "Help desk";

/// What `init` writes: a calendar `office`, Monday to Friday from nine to five, and a policy `standard` (contract §3).
/// Any name will do, it is written with escapes; addresses should have passed [`is_address`](super::is_address), and
/// the zone should be one that [`Zone::named`](crate::desk::time::Zone::named) knows.
pub fn default_document(name: &str, addresses: &[String], zone: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = if name.trim().is_empty() { NAME } else { name.trim() };
    let addresses: Vec<String> = addresses.iter().map(|address| string(address)).collect();
    DOCUMENT
        .replacen("{zone}", &string(zone), 2)
        .replacen("{addresses}", &addresses.join(", "), 1)
        // The name is put in last: it may look like one of the other places.
        .replacen("{name}", &string(name), 1)
}

/// A TOML basic string.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

const DOCUMENT: &str = r#"# The settings of this desk. Change them with `desk settings edit`; a wrong document is refused, and each version
# is kept (`desk settings history`).

[desk]
name = {name}
addresses = [{addresses}] # mail from these, and from agents, is ours
timezone = {zone}
close_days = 14 # a solved ticket is closed after so many days; a later message opens a new one
pending_days = 0 # after so many days of silence a ticket that waits for the customer counts as solved; 0: never
fcr_days = 7 # resolved at first contact: nothing comes back for so many days
topics = [] # a ticket's topic is the first of its tags that stands here: ["billing", "login", "hardware"]
fcr_ineligible = [] # topics that cannot be resolved at first contact: ["hardware"]

[calendar.office]
timezone = {zone}
mon = ["09:00-17:00"] # a lunch break: ["08:00-12:00", "13:00-17:00"]; a night shift: ["22:00-06:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
holidays = [] # ["2026-12-25", "01-01", { date = "2026-12-24", hours = ["09:00-12:00"] }]

# What is promised. Of several policies the first one whose `when` matches holds; one without `when` holds for the
# rest. Times are in hours, minutes and seconds of the calendar.

[[policy]]
name = "standard"
calendar = "office" # left out: around the clock
first_response = "8h"
next_response = "8h"
resolution = "40h"
# update = { target = "24h", hours = "calendar" } # how often the customer hears from us while it is our turn
pause_on = ["pending"] # the clocks of resolution and update stand still while we wait for the customer
at_risk = 80 # percent of the time after which a ticket is at risk
# priority.urgent = { first_response = "1h", resolution = "8h" }

# [view.mine]
# query = "assignee:me is:unsolved"
# columns = ["id", "due_at", "subject"]

# [[rule]]
# name = "refunds"
# on = "message"
# when = "subject:refund"
# then = ["tag add refund", "priority high"]

# [next] # the most points that each thing gives in the order of work (desk next --why, desk list); 0: none
# due = 100 # the sooner in working time, the more; up to twice as many once it is overdue
# priority = 60 # urgent; high half, normal a quarter
# vip = 40
# waiting = 40 # the longer in working time, the more
# reopened = 20
# unassigned = 10
# woken = 80

# [outgoing]
# from = "Acme Support <support@acme.example>"
# transport = "sendmail"
# command = "/usr/sbin/sendmail -t -i"
# hold_seconds = 60
"#;
