//! The words for what the middle floor wants people to be told.

use crate::ui::Ui;
use crate::work::remark::Remark;

/// Tells each.
pub fn tell(ui: &mut Ui, remarks: &[Remark]) {
    for remark in remarks {
        match remark {
            Remark::CustomersDiffer { into, ours, others } => {
                let of = |email: &Option<String>| email.as_deref().unwrap_or("nobody").to_owned();
                let others: Vec<String> = others
                    .iter()
                    .map(|(ticket, email)| format!("ticket {ticket} is of {}", of(email)))
                    .collect();
                ui.warn(format!(
                    "the customers differ: ticket {into} is of {}, {}",
                    of(ours),
                    others.join(", ")
                ));
            }
            Remark::MayHaveLeft(mail) => ui.warn(format!("mail {mail} may have left all the same")),
            Remark::NewDepartment { name, near } => {
                ui.note(format!("{name} is a new department"));
                if let Some(near) = near {
                    ui.hint(format!("if {near} was meant: desk undo, and move them there"));
                }
            }
        }
    }
}
