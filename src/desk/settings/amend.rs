//! Changes to a settings document that a command makes: with `preset` the door of `toml_edit`. Comments and layout of the document
//! stay as they are, for its owner goes on editing it by hand.

use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike, Value};

use super::fault::is_hidden;
use crate::desk::calendar::SpecialDate;
use crate::desk::mute::Muted;

/// A date that becomes a holiday.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewHoliday {
    /// Closed on this date.
    pub date: SpecialDate,
    /// What it is called, in one line; may be empty.
    pub name: String,
}

/// How an entry of a new list is set in.
const INDENT: &str = "  ";

/// The document with these holidays behind the others of a calendar, a line for each. None where the document is no TOML
/// or has no such calendar with a list of holidays or none.
pub fn with_holidays(document: &str, calendar: &str, holidays: &[NewHoliday]) -> Option<String> {
    edited(document, |toml| {
        let table = toml.get_mut("calendar")?.as_table_like_mut()?.get_mut(calendar)?.as_table_like_mut()?;
        append(list(table)?, holidays.iter().map(entry).collect());
        Some(())
    })
}

/// The document after an edit of its parsed form.
pub(super) fn edited(document: &str, edit: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Option<String> {
    let (mark, text) = match document.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", document),
    };
    let mut toml: DocumentMut = text.parse().ok()?;
    edit(&mut toml)?;
    // The crate writes each line end as LF.
    let written = toml.to_string();
    let is_crlf = text.contains("\r\n") && text.matches('\n').count() == text.matches("\r\n").count();
    let written = if is_crlf { written.replace('\n', "\r\n") } else { written };
    Some(format!("{mark}{written}"))
}

/// The document in which exactly these are muted: what stands there already keeps its place. None where the document is no TOML,
/// or has something else there.
pub fn with_muted(document: &str, muted: &[String]) -> Option<String> {
    edited(document, |toml| {
        if !toml.contains_key("intake") {
            let mut table = toml_edit::Table::new();
            table.decor_mut().set_prefix("\n");
            toml.insert("intake", Item::Table(table));
        }
        let table = toml.get_mut("intake")?.as_table_like_mut()?;
        if !table.contains_key("muted") {
            table.insert("muted", Item::Value(Value::Array(Array::new())));
        }
        let list = table.get_mut("muted")?.as_array_mut()?;
        list.retain(|value| value.as_str().is_some_and(|entry| muted.iter().any(|kept| same(kept, entry))));
        let stands = |entry: &String, list: &Array| {
            list.iter().filter_map(Value::as_str).any(|there| same(entry, there))
        };
        let new: Vec<Value> =
            muted.iter().filter(|entry| !stands(entry, list)).map(|entry| entry.into()).collect();
        if !new.is_empty() {
            append(list, new);
        }
        Some(())
    })
}

/// Whether two entries mute the same.
fn same(one: &str, other: &str) -> bool {
    Muted::read(one) == Muted::read(other)
}

/// The list of holidays, made where there is none.
fn list(table: &mut dyn TableLike) -> Option<&mut Array> {
    if !table.contains_key("holidays") {
        table.insert("holidays", Item::Value(Value::Array(Array::new())));
    }
    table.get_mut("holidays")?.as_array_mut()
}

fn append(list: &mut Array, new: Vec<Value>) {
    let before =
        |value: &Value| value.decor().prefix().and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    // As deep as the last entry that stands on a line of its own.
    let lines = list.iter().filter_map(|value| Some(before(value).rsplit_once('\n')?.1.to_owned()));
    let indent = lines.last();
    let was_in_lines = indent.is_some();
    let indent = indent.unwrap_or_else(|| INDENT.to_owned());
    // What stands behind the last entry, a comment mostly, stays on its line: before ours.
    let mut behind = String::new();
    if let Some(last) = list.len().checked_sub(1).and_then(|last| list.get_mut(last)) {
        behind = last.decor().suffix().and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
        last.decor_mut().set_suffix("");
    }
    behind.push_str(list.trailing().as_str().unwrap_or_default());
    let mut behind = behind.trim_end().to_owned();
    if !was_in_lines {
        // A list in one line becomes one in lines.
        if let Some(first) = list.get_mut(0) {
            let before = format!("\n{indent}");
            first.decor_mut().set_prefix(before);
        }
    }
    for mut value in new {
        value.decor_mut().set_prefix(format!("{behind}\n{indent}"));
        value.decor_mut().set_suffix("");
        behind.clear();
        list.push_formatted(value);
    }
    list.set_trailing_comma(true);
    list.set_trailing("\n");
}

/// `"12-25"`, or `{ date = "12-25", name = "Christmas Day" }`.
fn entry(holiday: &NewHoliday) -> Value {
    let date = holiday.date.to_string();
    // A stranger's file gave the name, and the document is shown as it is.
    let name: String = holiday.name.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    if name.trim().is_empty() {
        return date.into();
    }
    let mut table = InlineTable::new();
    table.insert("date", date.into());
    table.insert("name", name.trim().into());
    Value::InlineTable(table)
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;

    fn new() -> Vec<NewHoliday> {
        let date = |text: &str| SpecialDate::Dated(text.parse().unwrap());
        vec![
            NewHoliday { date: date("2027-03-29"), name: "Easter \"Monday\" \\ \u{1b}[1m".into() },
            NewHoliday { date: SpecialDate::Yearly { month: 6, day: 22 }, name: String::new() },
        ]
    }

    fn amended(holidays: &str) -> String {
        let before = format!(
            "# Ours.\n[desk]\nname = \"x\" # us\n\n[calendar.office] # here\nmon = [\"09:00-17:00\"]\n{holidays}\n\n# the rest\n[calendar.other]\nmon = [\"09:00-17:00\"]\n"
        );
        let after = with_holidays(&before, "office", &new()).unwrap();
        let settings = Settings::parse(&after).unwrap();
        assert_eq!(settings.calendars["other"], Settings::parse(&before).unwrap().calendars["other"]);
        let next = settings.calendars["office"].next_special("2027-03-28".parse().unwrap()).unwrap();
        assert_eq!(next.date.to_string(), "2027-03-29");
        let (head, tail) =
            (after.find("[\"09:00-17:00\"]\n").unwrap() + 16, after.find("\n\n# the rest\n").unwrap());
        assert!(after.starts_with("# Ours.\n[desk]\nname = \"x\" # us\n\n[calendar.office] # here\n"));
        after[head..tail].to_owned()
    }

    #[test]
    fn comments_stay_where_they_are() {
        insta::assert_snapshot!(amended("holidays = [\n    \"01-01\", # each year\n    # the last one:\n    { date = \"12-24\", hours = [\"09:00-12:00\"] }, # half\n] # all"), @r#"
    holidays = [
        "01-01", # each year
        # the last one:
        { date = "12-24", hours = ["09:00-12:00"] }, # half
        { date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
        "06-22",
    ] # all
    "#);
        insta::assert_snapshot!(amended("holidays = [\n    \"01-01\" # each year\n]"), @r#"
    holidays = [
        "01-01", # each year
        { date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
        "06-22",
    ]
    "#);
        insta::assert_snapshot!(amended("holidays = [\n\t\"01-01\", \"12-25\",\n\t# that is all\n]"), @r#"
    holidays = [
    	"01-01", "12-25",
    	# that is all
    	{ date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
    	"06-22",
    ]
    "#);
    }

    #[test]
    fn a_list_in_one_line_becomes_one_in_lines() {
        insta::assert_snapshot!(amended("holidays = [\"01-01\", \"12-25\"] # two"), @r#"
    holidays = [
      "01-01", "12-25",
      { date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
      "06-22",
    ] # two
    "#);
        insta::assert_snapshot!(amended("holidays = [] # none"), @r#"
    holidays = [
      { date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
      "06-22",
    ] # none
    "#);
        insta::assert_snapshot!(amended(""), @r#"
    holidays = [
      { date = "2027-03-29", name = 'Easter "Monday" \  [1m' },
      "06-22",
    ]
    "#);
    }

    #[test]
    fn who_is_muted_stands_in_the_document() {
        let muted = |document: &str, all: &[&str]| {
            let all: Vec<String> = all.iter().map(|entry| (*entry).to_owned()).collect();
            let after = with_muted(document, &all).unwrap();
            let read = Settings::parse(&after).unwrap().intake.muted;
            assert_eq!(read.iter().map(Muted::entry).collect::<Vec<_>>(), all, "{after}");
            after
        };
        let first = muted("# Ours.\n[desk]\nname = \"x\"\n", &["a@x.example"]);
        insta::assert_snapshot!(first, @r#"
        # Ours.
        [desk]
        name = "x"

        [intake]
        muted = [
          "a@x.example",
        ]
        "#);
        let more =
            muted(&first.replace("example\",", "example\", # ours"), &["a@x.example", "<news.example>"]);
        assert!(more.ends_with("  \"a@x.example\", # ours\n  \"<news.example>\",\n]\n"), "{more}");
        let less = muted(&more, &["<news.example>"]);
        assert!(less.contains("name = \"x\"\n\n[intake]\nmuted = ["), "{less}");
        assert_eq!(with_muted("[intake]\nmuted = 4", &["a@x.example".into()]), None);
        assert_eq!(with_muted("[intake", &[]), None);
    }

    #[test]
    fn other_forms_of_a_document_are_written_too() {
        let crlf = "\u{feff}[desk]\r\nname = \"x\"\r\n[calendar]\r\noffice.mon = [\"09:00-17:00\"]\r\noffice.holidays = [\r\n  \"01-01\", # a\r\n]\r\n";
        let after = with_holidays(crlf, "office", &new()).unwrap();
        assert!(after.starts_with('\u{feff}') && !after.replace("\r\n", "").contains('\n'), "{after:?}");
        assert!(Settings::parse(&after).is_ok(), "{after}");
        let inline = "desk = { name = \"x\" }\ncalendar = { office = { mon = [\"09:00-17:00\"] } }\n";
        let after = with_holidays(inline, "office", &new()).unwrap();
        assert!(Settings::parse(&after).is_ok(), "{after}");
        assert_eq!(with_holidays(inline, "others", &new()), None);
        assert_eq!(with_holidays("[calendar.office]\nholidays = 4", "office", &new()), None);
        assert_eq!(with_holidays("[calendar", "office", &new()), None);
    }
}
