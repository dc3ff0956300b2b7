//! The words for what the middle floor wants people to be told.

use crate::desk::clean::{Breaks, clean};
use crate::desk::time::Zone;
use crate::store::doubted::Doubted;
use crate::ui::Ui;
use crate::work::obstacle::Obstacle;
use crate::work::remark::Remark;

/// What can be done about mail of somebody who takes no part in its ticket.
pub fn doubted(one: &Doubted) -> String {
    let Doubted { message, ticket, from, shut } = one;
    let from = clean(from, Breaks::Space);
    let split = format!("desk split {ticket} {message}");
    match shut {
        true => format!("{message} is from {from}, who takes no part in ticket {ticket}: {split}"),
        false => {
            format!(
                "{message} is from {from}, who takes no part in ticket {ticket}: desk accept {message} or {split}"
            )
        }
    }
}

/// So many tickets of other customers are named beside ours where they are many.
const NAMED: usize = 2;

/// Addresses, the first of them by name where they are very many.
fn few(emails: &[String]) -> String {
    const MOST: usize = 5;
    let named =
        emails.iter().take(MOST).map(|email| clean(email, Breaks::Space)).collect::<Vec<_>>().join(", ");
    match emails.len().saturating_sub(MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// Tells each; instants as they are in that zone.
pub fn tell(ui: &mut Ui, zone: Zone, remarks: &[Remark]) {
    for remark in remarks {
        match remark {
            Remark::CustomersDiffer { into, ours, others } => {
                let of = |email: &Option<String>| email.as_deref().unwrap_or("nobody").to_owned();
                let more = match others.len().saturating_sub(NAMED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                let others: Vec<String> = others
                    .iter()
                    .take(NAMED)
                    .map(|(ticket, email)| format!("ticket {ticket} is of {}", of(email)))
                    .collect();
                ui.warn(format!(
                    "the customers differ: ticket {into} is of {}, {}{more}",
                    of(ours),
                    others.join(", ")
                ));
            }
            Remark::AllTheSame(obstacle) => {
                ui.warn(obstacle.told());
                if let Obstacle::CameBack { report, .. } = obstacle {
                    ui.hint(format!("desk why {report} tells more"));
                }
            }
            Remark::OtherWrote { email, handed: false } => {
                ui.hint(format!("the last message is from {email}: --cc {email} lets them read the answer"));
            }
            Remark::OtherWrote { email, handed: true } => {
                ui.hint(format!(
                    "the last message is from {email}, known only by an answer of ours: --all or --to {email} writes to them"
                ));
            }
            Remark::NotToo(emails) => {
                ui.note(format!("not to {}, who had the mail too (--all)", few(emails)));
            }
            Remark::AnswersNobody(ticket) => {
                ui.note(format!("nobody who gets it is a customer of ticket {ticket}: it stops no clock"));
                ui.hint(format!("desk forward {ticket} --to MAIL asks somebody else, and sets it on hold"));
            }
            Remark::ToAll(emails) => ui.note(format!("to {} too (--only leaves them out)", few(emails))),
            Remark::Leaves { mail, at } => ui.note(format!(
                "the answer leaves at {} or later; until then: desk outbox drop {mail}",
                at.local(zone)
            )),
            Remark::NoWayOut(mail) => {
                ui.note(format!(
                    "the answer waits as mail {mail} in the outbox: the settings say no way out of it"
                ));
                ui.hint("desk settings edit: transport = \"sendmail\" in [outgoing]");
            }
            Remark::NothingToSend => {
                ui.note("nothing was queued: without a text there is no mail, and it is only written down");
                ui.hint("--body TEXT sends it; --noted says that it left by another way");
            }
            Remark::MayHaveLeft(mail) => ui.warn(format!("mail {mail} may have left all the same")),
            Remark::Doubted(one, more) => {
                ui.hint(doubted(one));
                if *more > 0 {
                    ui.hint(format!("{more} more: desk list is:doubted"));
                }
            }
            Remark::AllDoubted(count) => ui.note(format!(
                "mail of people who take no part in their tickets: {count} (desk list is:doubted)"
            )),
            Remark::OnePerson(email) => ui.note(format!("{email} is that person's already")),
            Remark::LiesShut { message, ticket } => {
                ui.warn(format!("{message} counts nowhere: ticket {ticket} is closed"));
                ui.hint(format!("desk split {ticket} {message} makes a ticket of it"));
            }
            Remark::MutedAlready(entry) => ui.note(format!("{entry} was muted already")),
            Remark::NotPutAway { ticket, why } => {
                ui.note(format!("ticket {ticket} stays as it is: {why}"));
            }
            Remark::NewDepartment { name, near } => {
                ui.note(format!("{name} is a new department"));
                if let Some(near) = near {
                    ui.hint(format!("if {near} was meant: desk undo, and move them there"));
                }
            }
        }
    }
}
