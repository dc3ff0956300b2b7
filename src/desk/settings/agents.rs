//! `[agents.NAME]`: what one of us writes under each letter. Whether there is an agent of that name is known to the database alone.

use super::document::Section;
use super::fault::Findings;

/// What holds for one of us.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OfAgent {
    /// Below the text, above the quotation; one line or several.
    pub signature: Option<String>,
}

/// The longest signature, in lines: what is longer is a letter.
const MOST_LINES: usize = 20;

/// Reads the section; what is wrong is noted.
pub(super) fn read(name: &str, section: &Section, findings: &mut Findings) -> OfAgent {
    section.only(&["signature"], findings);
    findings.names_agent(section.place, name);
    let Some(field) = section.field("signature") else { return OfAgent::default() };
    let Some(text) = field.as_text() else {
        field.not("text in quotes, of several lines in three quotes: \"\"\"…\"\"\"", findings);
        return OfAgent::default();
    };
    let text = text.replace("\r\n", "\n");
    let text = text.trim_matches('\n').trim_end();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        findings.wrong(field.place, format!("{} holds a control character", field.name));
    }
    if text.lines().count() > MOST_LINES {
        findings
            .wrong(field.place, format!("{} is longer than {MOST_LINES} lines", field.name))
            .expected("a few lines");
    }
    OfAgent { signature: Some(text.to_owned()).filter(|text| !text.trim().is_empty()) }
}
