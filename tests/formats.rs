//! Whatever a mail says, what we print is whole, valid and harmless, in every format.

use serde_json::{Value, json};

use crate::harness::{Desk, strict};
use crate::mail::{Mail, mboxrd};

/// Words that steer terminals, turn the reading direction, end lines and cells, or run in a spreadsheet.
pub const HOSTILE: &[&str] = &[
    "plain",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;owned\u{7}title",
    "exe\u{202e}gpj.\u{2066}x\u{2069}",
    "zero\u{200b}width\u{feff}",
    "nul\0byte",
    "del\u{7f}c1\u{9b}31m",
    "line\nfeed\rreturn\r\nboth",
    "tab\tbetween",
    "\ttab first",
    "back\\slash \\t \\n",
    "quote\"quote'quote`quote",
    "comma,semicolon;pipe|star*under_[link](x)",
    "<script>alert(1)</script>&amp;",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=HYPERLINK(\"http://x.example\")",
    "\u{2028}line\u{2029}paragraph",
    "Grüße, 世界, مرحبا, 👩‍👩‍👧",
    "```\ncode",
    "| --- |",
    "\"an open quote",
];

/// RFC 2047, so that any character can stand in a header.
fn word(text: &str) -> String {
    let mut encoded = String::from("=?UTF-8?Q?");
    for byte in text.bytes() {
        encoded.push_str(&format!("={byte:02X}"));
    }
    encoded + "?="
}

/// A desk with a mail for each of those, their words in subject, name and text; and one in quarantine.
pub fn hostile() -> Desk {
    let desk = Desk::new();
    let mails: Vec<Mail> = HOSTILE
        .iter()
        .enumerate()
        .map(|(at, text)| {
            Mail::new(&format!("{at}.{}@x.example", ["<>", "\u{1b}[1m", "=1"][at % 3]), "07:00")
                .subject(&word(text))
                .from(&format!("{} <w{at}@x.example>", word(text)))
                .header("Cc", &format!("{} <c{at}@x.example>", word(text)))
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/mixed; boundary=\"b\"")
                .body(&format!(
                    "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n--b\nContent-Type: application/x-y; name=\"{}\"\nContent-Disposition: attachment\n\nx\n--b--\n",
                    word(text)
                ))
        })
        .collect();
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.file("\u{1b}[31m\u{202e}.eml", "");
    desk.words(["import", "-q", "inbox.mbox", "\u{1b}[31m\u{202e}.eml"]).ok();
    desk
}

/// The same with answers to some of them, and a canned reply as odd.
pub fn busy() -> Desk {
    let desk = hostile();
    for id in 2..5 {
        desk.ok(&format!("reply {id} --body x"));
    }
    desk.words([
        "canned",
        "add",
        "odd",
        "--subject",
        HOSTILE[2],
        "--body",
        &HOSTILE.concat().replace(['{', '}'], ""),
    ])
    .run();
    desk
}

pub const COMMANDS: &[&str] = &[
    "list id:1-99",
    "list id:1-99 --columns id,subject,customer_name,tags,customer_email",
    "messages",
    "messages --columns id,message_id,from_name,to,cc,subject,text,reply_text,hidden_lines,attachments",
    "search plain",
    "search x",
    "customer list",
    "quarantine list",
    "quarantine show 1",
    "log",
    "tag list",
    "agent list",
    "settings history",
    "show 1",
    "show 2 --events",
    "show 3",
    "show 6",
    "show 8 --full",
    "import -v inbox.mbox",
    "report sla --by customer",
    "report sla --list",
    "report fcr --by tag",
    "outbox list",
    "outbox show 1",
    "canned list",
];

fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn nothing_harmful_is_printed_in_any_format() {
    let desk = busy();
    for command in COMMANDS {
        for format in ["table", "tsv", "csv", "md", "html", "ids", "json", "jsonl"] {
            let output = desk.run(&format!("{command} -f {format}"));
            if format == "ids" && output.code == 2 {
                continue; // what has no id has no ids
            }
            assert_eq!(output.code, 0, "{command} -f {format}: {output}");
            let text = output.text();
            let breaks = match format {
                "tsv" => "\t\n",
                "csv" => "\r\n",
                _ => "\n",
            };
            // JSON has its own escapes for what controls; the rest it may show as it is, to machines.
            let bad = |c: char| if format.starts_with("json") { c < ' ' } else { harmful(c) };
            let found = text.chars().find(|c| bad(*c) && !breaks.contains(*c));
            assert_eq!(found, None, "{command} -f {format}:\n{}", text.escape_debug());
        }
    }
}

#[test]
fn nothing_harmful_reaches_a_terminal() {
    let desk = busy();
    for command in COMMANDS {
        for format in ["", "-f table", "-f tsv", "-f csv", "-f json", "-f jsonl", "-f md", "-f html"] {
            let text = desk.command(&format!("{command} {format} --color never")).terminal(80).ok();
            let found = text.chars().find(|c| harmful(*c) && !"\t\r\n".contains(*c));
            assert_eq!(found, None, "{command} {format}:\n{}", text.escape_debug());
        }
    }
}

#[test]
fn json_is_json() {
    let desk = busy();
    for command in COMMANDS {
        let whole = strict(&desk.ok(&format!("{command} -f json")));
        let lines = desk.ok(&format!("{command} -f jsonl"));
        let lines: Vec<Value> = lines.lines().map(strict).collect();
        match whole {
            Value::Array(rows) => assert_eq!(rows.len(), lines.len(), "{command}"),
            one => assert_eq!(vec![one], lines, "{command}"),
        }
    }
    let rows = hostile().json("messages --sort id --columns subject,text");
    let field = |at: usize, name: &str| rows[at][name].as_str().unwrap().trim_end().to_owned();
    assert_eq!((field(0, "subject"), field(0, "text")), ("plain".into(), "plain".into()));
    assert_eq!(field(1, "text"), "\u{1b}[31mred\u{1b}[0m", "JSON has what was written");
    assert_eq!(field(3, "subject"), HOSTILE[3]);
    assert_eq!(rows.as_array().unwrap().len(), HOSTILE.len());
}

#[test]
fn json_tells_instants_numbers_lists_and_nothing() {
    let desk = hostile();
    let row = &desk.json("list id:1")[0];
    assert!(
        row["id"].is_i64() && row["messages"].is_i64() && row["assignee"].is_null() && row["tags"].is_array(),
        "{row}"
    );
    assert_eq!(row["created_at"], "2026-07-01T07:00:00Z");
    let names = "id subject status priority channel customer_name customer_email assignee department tier tags topic due_at due_target sla_status messages created_at updated_at first_response_at solved_at closed_at waiting_since snoozed_until woken_at reminder score";
    let mut promised: Vec<&str> = names.split(' ').collect();
    let mut there: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    promised.sort_unstable();
    there.sort_unstable();
    assert_eq!(there, promised, "the fields of a ticket are a promise");
    let message = &desk.ticket(1)["messages"][0];
    for name in "id ticket message_id direction kind from_name from_email to cc subject date received_at text reply_text hidden_lines attachments".split(' ') {
        assert!(message.get(name).is_some(), "{name} is missing in {message}");
    }
    let attachment = &message["attachments"][0];
    assert_eq!(
        attachment.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["name", "content_type", "bytes", "part"]
    );
    assert_eq!(desk.json("list id:99999"), json!([]));
    assert_eq!(desk.ok("list id:99999 -f jsonl"), "");
}

#[test]
fn csv_is_csv_and_runs_nothing() {
    let desk = hostile();
    let read = |text: &str| -> Vec<Vec<String>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let rows = read(&desk.ok("messages --sort id --columns subject,ticket -f csv"));
    assert_eq!(rows.len(), HOSTILE.len() + 1);
    for row in &rows[1..] {
        assert!(!row[0].starts_with(['=', '+', '-', '@', '\t', '\r']), "{row:?}");
        assert!(row[1].parse::<i64>().is_ok(), "a number is left alone: {row:?}");
    }
    let raw = read(&desk.ok("messages --sort id --columns subject,ticket -f csv --raw"));
    for (at, text) in HOSTILE.iter().enumerate().filter(|(_, text)| text.starts_with(['=', '+', '-', '@'])) {
        assert_eq!(raw[at + 1][0], *text);
        assert_eq!(rows[at + 1][0], format!("'{text}"));
    }
    let desk = busy();
    for command in COMMANDS {
        read(&desk.ok(&format!("{command} -f csv")));
    }
    assert_eq!(desk.ok("list id:1 -f csv --columns id,subject --no-header").trim_end(), "1,plain");
}

#[test]
fn tsv_has_the_same_cells_in_every_line() {
    let desk = busy();
    for command in COMMANDS {
        let text = desk.ok(&format!("{command} -f tsv"));
        let cells: Vec<usize> = text.lines().map(|line| line.split('\t').count()).collect();
        assert!(cells.iter().all(|count| *count == cells[0]), "{command}: {cells:?}");
    }
    let subjects = desk.ok("messages --sort id --columns subject --no-header -f tsv");
    let subject = |at: usize| subjects.lines().nth(at).unwrap().to_owned();
    let at = |text: &str| HOSTILE.iter().position(|hostile| hostile.starts_with(text)).unwrap();
    assert_eq!(subject(at("back")), "back\\\\slash \\\\t \\\\n");
    assert!(subject(at("exe")).starts_with("exe\\\\u{202e}gpj."), "{}", subject(at("exe")));
    let text = desk.ok("messages id:2 --columns text --no-header -f tsv");
    assert!(text.starts_with("\\\\x1b[31mred\\\\x1b[0m"), "{text}");
}

#[test]
fn ids_are_lines_of_numbers() {
    let desk = hostile();
    assert_eq!(desk.ok("list id:2-4 --sort id -f ids"), "2\n3\n4\n");
    assert_eq!(desk.ok("list id:99999 -f ids"), "");
    // Messages go down a pipe as the tickets that they belong to.
    assert_eq!(desk.ok("messages id:2-3 --sort id -f ids"), "2\n3\n");
}

#[test]
fn markdown_and_html_keep_their_shape() {
    let desk = hostile();
    let table = desk.ok("list id:1-99 --columns id,subject,customer_name -f md");
    assert_eq!(table.lines().count(), HOSTILE.len() + 2);
    for line in table.lines() {
        let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert_eq!(bars, 4, "{line}");
    }
    let html = desk.ok("list id:1-99 --columns id,subject,customer_name -f html");
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"), "{html}");
    assert_eq!(html.matches("<tr").count(), HOSTILE.len() + 1);
    assert_eq!(html.matches("<td").count(), HOSTILE.len() * 3);
}

#[test]
fn columns_rows_and_order_are_chosen() {
    let desk = hostile();
    assert_eq!(
        desk.ok("list id:1-3 --columns subject,id --sort -id --limit 2 --no-header").lines().count(),
        2
    );
    assert_eq!(desk.ok("list id:1-3 --columns id --sort -id --limit 2"), "id\n3\n2\n");
    assert_eq!(desk.ok("list id:1-3 --columns id --sort status,-id --no-header"), "3\n2\n1\n");
    assert_eq!(desk.ok("list id:1-3 --limit 0 --no-header"), "");
    let keys = |value: &Value| value[0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&desk.json("list id:1 --columns subject,id")), ["subject", "id"]);
    // Choosing, ordering and cutting are the same in every format.
    for format in ["csv", "md", "html", "jsonl", "ids", "table"] {
        let text = desk.ok(&format!("list id:1-9 --columns id --sort -id --limit 3 -f {format}"));
        // A page has numbers of its own above the table.
        let text = text.split_once("<tbody>").map_or(text.as_str(), |(_, rows)| rows);
        let place = |id: &str| text.find(id).unwrap_or_else(|| panic!("no {id} in {text}"));
        assert!(
            place("9") < place("8") && place("8") < place("7") && !text.contains('6'),
            "{format}: {text}"
        );
    }
    // There is no hidden cap.
    let many: Vec<Mail> = (0..1200).map(|at| Mail::new(&format!("many{at}@x.example"), "07:00")).collect();
    desk.file("many.mbox", mboxrd(&many));
    desk.ok("import -q many.mbox");
    assert_eq!(desk.ok("list -f ids").lines().count(), 1200 + HOSTILE.len());
    assert_eq!(desk.ok("messages -f ids").lines().count(), 1200 + HOSTILE.len());
}

#[test]
fn talk_never_goes_down_the_pipe() {
    let desk = hostile();
    desk.file("other.mbox", mboxrd(&[Mail::new("other@x.example", "07:00")]));
    for line in [
        "import other.mbox -f json",
        "import other.mbox -q -f json",
        "list tag:nothing -f json",
        "undo 2 --dry-run -f json",
        "search nothing -f json",
    ] {
        let output = desk.run(line);
        assert_eq!(output.code, 0, "{line}: {output}");
        strict(&output.text());
    }
    assert_eq!(desk.run("-q list tag:nothing").stderr, "");
    assert_ne!(desk.run("list tag:nothing").stderr, "");
}

#[test]
fn the_schema_tells_what_is_printed() {
    let desk = hostile();
    let all = strict(&desk.ok("schema"));
    for (command, line) in [
        ("list", "list id:1-9"),
        ("next", "next"),
        ("messages", "messages"),
        ("log", "log"),
        ("customer list", "customer list"),
        ("customer show", "customer show w1@x.example"),
        ("quarantine", "quarantine list"),
        ("tag add", "tag add x 1"),
        ("tag list", "tag list"),
        ("agent", "agent list"),
        ("settings history", "settings history"),
        ("assign", "assign me 1"),
        ("note", "note 1 x"),
        ("new", "new --from a@b.example --subject x"),
        ("receive", "receive 1 --body x"),
        ("dismiss", "tag add y 1"),
        ("priority", "priority high 1"),
        ("status", "status solved 1"),
        ("tag rm", "tag rm x 1"),
        ("undo", "undo"),
        ("backup", "backup copy.db"),
        ("sla explain", "sla explain 1"),
    ] {
        let schema = strict(&desk.ok(&format!("schema {command}")));
        assert_eq!(&schema, &all[command], "{command}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let printed = desk.json(line);
        let (rows, row) = match printed {
            Value::Array(rows) => (rows, &schema["items"]),
            one => (vec![one], &schema),
        };
        assert!(!rows.is_empty(), "{line}");
        for printed in &rows {
            fits(printed, row, command);
        }
    }
    desk.refused("schema lits").says(1, "lits", "desk schema list");
}

/// As much of JSON Schema as ours use.
fn fits(value: &Value, schema: &Value, place: &str) {
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().map(|word| word.as_str().unwrap()).collect(),
        _ => panic!("{place} has no type in {schema}"),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(
        types.contains(&kind) || (kind == "integer" && types.contains(&"number")),
        "{place}: {value} is none of {types:?}"
    );
    if let Value::Array(rows) = value {
        rows.iter().for_each(|row| fits(row, &schema["items"], place));
    }
    if let (Value::Object(members), Some(properties)) = (value, schema.get("properties")) {
        for name in schema["required"].as_array().into_iter().flatten() {
            assert!(members.contains_key(name.as_str().unwrap()), "{place} lacks {name}");
        }
        for (name, member) in members {
            let property =
                properties.get(name).unwrap_or_else(|| panic!("{place}: {name} is not in the schema"));
            fits(member, property, &format!("{place}.{name}"));
        }
    }
    if schema["format"] == "date-time" && !value.is_null() {
        assert!(solodesk::desk::time::Moment::parse(value.as_str().unwrap()).is_some(), "{place}: {value}");
    }
}
