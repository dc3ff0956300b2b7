//! `[intake]`: which mail makes no work.

use super::document::{Section, quoted};
use super::fault::Findings;
use crate::desk::mute::Muted;

/// How mail is taken in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Intake {
    /// Whose mail begins no ticket that wants work.
    pub muted: Vec<Muted>,
}

/// All keys of `[intake]`.
const KEYS: &[&str] = &["muted"];

/// Reads the section; what is missing keeps its default.
pub(super) fn read(section: &Section, findings: &mut Findings) -> Intake {
    section.only(KEYS, findings);
    let mut intake = Intake::default();
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
