//! What a canned reply does beside its text, and the lines between `---` above it that say so. Pure.

use crate::desk::nearest::nearest;
use crate::desk::settings::is_word;
use crate::desk::tag::kept;
use crate::desk::ticket::Priority;

/// What becomes of a ticket with the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Macros {
    /// Where it stands then: a status, or `keep`.
    pub status: Option<String>,
    /// Tags that are put on.
    pub tags: Vec<String>,
    /// How much it matters from then on.
    pub priority: Option<Priority>,
    /// Who has it from then on: an agent, `me` or `none`.
    pub assign: Option<String>,
    /// Files that go with it: absolute, below the home (`~/`), or beside the database.
    pub attach: Vec<String>,
}

/// Where an answer may leave a ticket.
pub const AFTER: [&str; 5] = ["keep", "open", "pending", "hold", "solved"];
/// The keys of the lines above the text.
const KEYS: [&str; 6] = ["subject", "status", "tags", "priority", "assign", "attach"];
/// The line above and below them.
const FENCE: &str = "---";

/// A canned reply as a file: the lines above the text, and the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// A subject of its own; where the lines above name none it is not there.
    pub subject: Option<String>,
    /// What else it does; none where there are no such lines at all.
    pub macros: Option<Macros>,
    /// The template.
    pub body: String,
}

impl Macros {
    /// Whether it does nothing but write.
    pub fn is_empty(&self) -> bool {
        *self == Macros::default()
    }
}

impl Page {
    /// Reads a text with or without such lines.
    ///
    /// # Errors
    /// What is wrong with them, in one sentence that names the line.
    pub fn read(text: &str) -> Result<Page, String> {
        let text = text.replace("\r\n", "\n");
        let Some(head) =
            text.strip_prefix(FENCE).and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        else {
            return Ok(Page { body: text, ..Page::default() });
        };
        let mut lines = head.split('\n').enumerate().peekable();
        let (mut page, mut macros) = (Page::default(), Macros::default());
        while let Some((at, line)) = lines.next() {
            let number = at + 2;
            let bare = line.trim();
            if bare == FENCE {
                let body: Vec<&str> = lines.map(|(_, line)| line).collect();
                page.body = body.join("\n").trim_start_matches('\n').to_owned();
                page.macros = Some(macros);
                return Ok(page);
            }
            if bare.is_empty() || bare.starts_with('#') {
                continue;
            }
            let Some((key, value)) = bare.split_once(':') else {
                // A line that is none of ours, above any other: the fence was a line of the text.
                if number == 2 {
                    return Ok(Page { body: text.clone(), ..Page::default() });
                }
                return Err(format!("line {number}: {bare:?} is no `key: value`"));
            };
            let key = key.trim().to_lowercase();
            let mut values = list(value);
            while let Some((_, item)) = lines.next_if(|(_, line)| line.trim_start().starts_with("- ")) {
                values.extend(list(item.trim_start().trim_start_matches("- ")));
            }
            set(&mut page, &mut macros, &key, unquoted(value), values)
                .map_err(|why| format!("line {number}: {why}"))?;
        }
        Err(format!("the lines above the text are not closed by {FENCE}"))
    }

    /// The same as a text again, which [`Page::read`] reads back.
    pub fn write(&self) -> String {
        let macros = self.macros.clone().unwrap_or_default();
        if macros.is_empty() && !self.body.starts_with(FENCE) {
            return self.body.clone();
        }
        let mut lines = vec![FENCE.to_owned()];
        let mut line = |key: &str, value: Option<&str>| {
            lines.extend(value.filter(|value| !value.is_empty()).map(|value| format!("{key}: {value}")));
        };
        line("subject", self.subject.as_deref().map(quoted).as_deref());
        line("status", macros.status.as_deref());
        line("tags", Some(&macros.tags.join(", ")));
        line("priority", macros.priority.map(|priority| priority.word()));
        line("assign", macros.assign.as_deref());
        if !macros.attach.is_empty() {
            lines.push("attach:".into());
            lines.extend(macros.attach.iter().map(|file| format!("  - {}", quoted(file))));
        }
        lines.push(FENCE.to_owned());
        format!("{}\n\n{}", lines.join("\n"), self.body)
    }
}

fn set(
    page: &mut Page,
    macros: &mut Macros,
    key: &str,
    value: &str,
    values: Vec<String>,
) -> Result<(), String> {
    let one_of = |words: &[&str]| {
        words.iter().find(|word| word.eq_ignore_ascii_case(value)).map(|word| (*word).to_owned()).ok_or_else(
            || {
                let near =
                    nearest(value, words.iter().copied()).map(|near| format!(" (did you mean {near}?)"));
                format!("{key} cannot be {value:?}: {}{}", words.join(", "), near.unwrap_or_default())
            },
        )
    };
    match key {
        "subject" => page.subject = Some(value.to_owned()).filter(|subject| !subject.is_empty()),
        "status" if !value.is_empty() => macros.status = Some(one_of(&AFTER)?),
        "priority" if !value.is_empty() => macros.priority = Priority::from_word(&one_of(Priority::WORDS)?),
        "assign" if !value.is_empty() => {
            if !is_word(value) {
                return Err(format!("{value:?} cannot be the name of an agent"));
            }
            macros.assign = Some(value.to_owned());
        }
        "tags" | "tag" => {
            for tag in values {
                // With `none` queries ask for tickets without tags.
                match kept(&tag).filter(|tag| tag != "none") {
                    Some(tag) => macros.tags.push(tag),
                    None => return Err(format!("{tag:?} cannot be a tag: letters, digits and - _ . / + @")),
                }
            }
        }
        "attach" => macros.attach = values,
        key if KEYS.contains(&key) => {}
        key => {
            let near = nearest(key, KEYS).map(|near| format!(": did you mean {near}?"));
            let known = near.unwrap_or_else(|| format!(", which are {}", KEYS.join(", ")));
            return Err(format!("{key:?} is none of the keys{known}"));
        }
    }
    Ok(())
}

/// `a, b`, `[a, b]` or one word.
fn list(value: &str) -> Vec<String> {
    let value = value.trim();
    let value = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
    if value.starts_with(['"', '\'']) && value.matches(['"', '\'']).count() == 2 {
        return Some(unquoted(value).to_owned()).filter(|item| !item.is_empty()).into_iter().collect();
    }
    value.split(',').map(unquoted).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}

/// In quotes where it would be read as something else.
fn quoted(value: &str) -> String {
    let plain = !value.contains(',') && !value.starts_with(['[', '"', '\'', '#']) && value.trim() == value;
    if plain { value.to_owned() } else { format!("\"{value}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn macros(head: &str) -> Macros {
        Page::read(&format!("---\n{head}\n---\nHi\n")).unwrap().macros.unwrap()
    }

    #[test]
    fn lines_above_the_text_say_what_it_does() {
        let page = Page::read("---\r\nsubject: \"Your refund\"\r\nStatus: solved\r\ntags: [refund, money]\r\npriority: high\nassign: me\nattach:\n  - terms.pdf\n  - \"~/a, b.pdf\"\n# a remark\n---\n\nHi\n---\n").unwrap();
        let macros = Macros {
            status: Some("solved".into()),
            tags: vec!["refund".into(), "money".into()],
            priority: Some(Priority::High),
            assign: Some("me".into()),
            attach: vec!["terms.pdf".into(), "~/a, b.pdf".into()],
        };
        assert_eq!(
            page,
            Page { subject: Some("Your refund".into()), macros: Some(macros), body: "Hi\n---\n".into() }
        );
        assert_eq!(Page::read(&page.write()).unwrap(), page);
        assert_eq!(self::macros("tags: a").tags, ["a"]);
        assert_eq!(self::macros("tags:\n- a\n- b").tags, ["a", "b"]);
        assert_eq!(self::macros("attach: a.pdf, b.pdf").attach, ["a.pdf", "b.pdf"]);
        assert!(self::macros("status:\n\nassign: ''").is_empty());
    }

    #[test]
    fn a_text_without_such_lines_is_a_text() {
        for text in
            ["Hi\n", "", "--- \nnot ours\n---\n", "----\na: b\n----\n", "Hi\n---\nstatus: solved\n---\n"]
        {
            assert_eq!(Page::read(text).unwrap(), Page { body: text.into(), ..Page::default() }, "{text}");
        }
        let begins_so =
            Page { body: "---\nstatus: x\n".into(), macros: Some(Macros::default()), subject: None };
        assert_eq!(Page::read(&begins_so.write()).unwrap(), begins_so);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (head, told) in [
            ("status: done", "line 2: status cannot be \"done\": keep, open, pending, hold, solved"),
            ("status: spam", "line 2: status cannot be"),
            (
                "tags: ok\npriority: hihg",
                "line 3: priority cannot be \"hihg\": low, normal, high, urgent (did you mean high?)",
            ),
            ("tags: [two words]", "line 2: \"two words\" cannot be a tag"),
            ("tags: none", "line 2: \"none\" cannot be a tag"),
            ("stauts: solved", "line 2: \"stauts\" is none of the keys: did you mean status?"),
            ("status: open\nwhat", "line 3: \"what\" is no `key: value`"),
        ] {
            let error = Page::read(&format!("---\n{head}\n---\nHi")).unwrap_err();
            assert!(error.starts_with(told), "{error}");
        }
        assert!(Page::read("---\nstatus: open\nHi: there\n").unwrap_err().contains("none of the keys"));
        assert!(Page::read("---\nstatus: open\n").unwrap_err().contains("not closed"));
    }
}
