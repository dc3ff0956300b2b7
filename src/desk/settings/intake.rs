//! `[intake]`: which mail makes no work, and which is answered without anybody.

use super::document::{Section, quoted};
use super::fault::Findings;
use crate::desk::mute::Muted;

/// How mail is taken in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Intake {
    /// Whose mail begins no ticket that wants work.
    pub muted: Vec<Muted>,
    /// Whether customers who answer a mail of ours with the subject `status` are told how their open tickets stand.
    pub self_service: bool,
}

/// All keys of `[intake]`.
const KEYS: &[&str] = &["muted", "self_service"];

/// Reads the section; what is missing keeps its default.
pub(super) fn read(section: &Section, findings: &mut Findings) -> Intake {
    section.only(KEYS, findings);
    let mut intake = Intake::default();
    if let Some(field) = section.field("self_service") {
        intake.self_service = field.truth(findings).unwrap_or_default();
    }
    let Some(field) = section.field("muted") else { return intake };
    for (entry, item) in field.lines(findings) {
        match Muted::read(entry) {
            None => {
                findings.wrong(item.place, format!("{} can be no sender", quoted(entry))).expected(
                    "an address, a domain, or the List-Id of a list in brackets: \"<news.shop.example>\"",
                );
            }
            Some(muted) if intake.muted.contains(&muted) => {
                findings.odd(item.place, format!("{} stands twice", quoted(entry)));
            }
            Some(muted) => intake.muted.push(muted),
        }
    }
    intake
}
