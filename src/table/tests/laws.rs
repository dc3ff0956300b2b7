//! Laws of every format over words that like to break things.

use super::*;

/// Text that likes to break things.
fn words() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\u{1b}",
        "\0",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\\",
        "\"",
        ",",
        "|",
        "=",
        "\u{202e}",
        "\u{2066}",
        "\u{200d}",
        "\u{200b}",
        "\u{feff}",
        "\u{9b}",
        "\u{7f}",
        "\u{2028}",
        "\u{e0041}",
        "\u{fe0f}",
        "👩",
        "e\u{301}",
        "<b>",
        "'",
    ]);
    prop::collection::vec(prop_oneof![nasty.prop_map(str::to_owned), any::<String>()], 0..6)
        .prop_map(|all| all.concat())
}

fn two_columns(rows: Vec<(String, Vec<String>)>) -> Table {
    let mut table =
        Table::new([Column::shown("id", Holds::Text, "."), Column::shown("tags", Holds::List, ".")]);
    for (text, list) in rows {
        table.push(vec![text.into(), list.into()]);
    }
    table
}

/// A few rows of a text and a list.
fn rows() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    prop::collection::vec((words(), prop::collection::vec(words(), 0..3)), 0..4)
}

proptest! {
    #[test]
    fn nothing_that_fools_is_ever_written(rows in rows(), width in 0_usize..60) {
        let table = two_columns(rows);
        for format in texts() {
            for width in [None, Some(width)] {
                let text = written(format.name, &table, &Style { width, ..style() });
                let letters: Vec<char> = text.chars().collect();
                for (i, c) in letters.iter().enumerate() {
                    let near = |i: Option<usize>| i.and_then(|i| letters.get(i)).copied();
                    let allowed = *c == '\n' || (*c == '\t' && format.name == "tsv");
                    let fools = fools(near(i.checked_sub(1)), *c, near(i.checked_add(1)));
                    prop_assert!(allowed || !fools, "{}: {c:?}", format.name);
                    // Said once more without our own list.
                    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                    prop_assert!(allowed || !(c.is_control() || turns), "{}: {c:?}", format.name);
                }
            }
        }
    }

    #[test]
    fn a_row_is_one_line_that_fits_and_ends_with_its_words(rows in rows(), width in 14_usize..60) {
        let table = two_columns(rows);
        for width in [None, Some(width)] {
            let text = written("table", &table, &Style { width, ..style() });
            prop_assert_eq!(text.lines().count(), table.rows.len() + 1, "{}", text);
            for line in text.lines() {
                prop_assert!(!line.ends_with(' '), "{:?}", line);
                // Two columns of words need seven places each, and the gap.
                prop_assert!(width.is_none_or(|width| line.width() <= width), "{:?} {:?}", width, line);
            }
        }
    }

    #[test]
    fn json_gives_back_what_it_was_given(rows in rows()) {
        let text = written("json", &two_columns(rows.clone()), &style());
        let read: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        let expected: Vec<_> =
            rows.iter().map(|(text, list)| serde_json::json!({"id": text, "tags": list})).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn tsv_and_csv_have_the_right_fields(rows in rows()) {
        let table = two_columns(rows.clone());
        let raw = Style { raw: true, ..style() };
        let tsv = written("tsv", &table, &raw);
        let lines: Vec<Vec<String>> = tsv.lines().map(|line| line.split('\t').map(unescape).collect()).collect();
        prop_assert_eq!(lines.len(), rows.len() + 1);
        let csv = written("csv", &table, &raw);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let records: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), rows.len() + 1);
        for (record, line) in records.iter().zip(&lines) {
            prop_assert_eq!(record.len(), 2);
            prop_assert_eq!(line.len(), 2);
            // The same values, but for the breaks that CSV can hold or show and TSV cannot.
            for (a, b) in record.iter().zip(line) {
                let shown = b.replace("\r\n", "\n").replace('\r', "\\r").replace('\t', "\\t");
                prop_assert_eq!(a, shown);
            }
        }
        for ((text, _), line) in rows.iter().zip(lines.iter().skip(1)) {
            if text.chars().all(|c| matches!(c, ' '..='~' | '\t' | '\n' | '\r')) {
                prop_assert_eq!(text, &line[0]);
            }
        }
    }
}

/// The reader's side of the contract: four escapes and no others.
fn unescape(field: &str) -> String {
    let mut out = String::new();
    let mut letters = field.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => out.push(match letters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('\\') => '\\',
                other => panic!("\\{other:?} is no escape of TSV: {field}"),
            }),
            c => out.push(c),
        }
    }
    out
}
