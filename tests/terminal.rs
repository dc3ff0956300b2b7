//! Tables as people see them: on terminals that are too narrow, with colours and without.

use unicode_width::UnicodeWidthStr;

use crate::formats::{COMMANDS, busy, hostile};

/// `\x1b[…m` taken out again.
fn without_inks(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let plain = parts.next().unwrap_or_default().to_owned();
    parts.fold(plain, |plain, part| plain + part.split_once('m').map_or(part, |(_, after)| after))
}

#[test]
fn tables_fit_the_terminal_and_lose_no_row() {
    let desk = busy();
    let is_table =
        |line: &&&str| !["show", "quarantine show", "outbox show"].iter().any(|page| line.starts_with(page));
    for command in COMMANDS.iter().filter(is_table) {
        let rows = desk.json(command).as_array().map_or(1, Vec::len);
        for width in [120, 80, 60] {
            let text = desk.command(command).terminal(width).ok();
            let lines: Vec<String> = text.lines().map(without_inks).collect();
            assert!(lines.len() >= rows, "{command} {width}: {text}");
            for line in lines {
                assert!(line.width() <= width, "{command} {width}: {line}");
            }
        }
    }
}

#[test]
fn shares_have_bars_on_a_terminal_with_colours_only() {
    let desk = busy();
    let bars = |text: &str| text.contains(['█', '▏', '▎', '▍', '▌', '▋', '▊', '▉']);
    for line in ["report sla --by agent", "report fcr", "report sla"] {
        assert_eq!(bars(&desk.command(line).terminal(200).ok()), line != "report fcr", "{line}");
        assert!(!bars(&desk.command(line).variable("NO_COLOR", "1").terminal(200).ok()), "{line}");
        for format in ["table", "tsv", "csv", "json", "md", "html"] {
            assert!(!bars(&desk.ok(&format!("{line} -f {format}"))), "{line} -f {format}");
        }
    }
}

#[test]
fn a_workbook_goes_into_a_file_and_to_no_terminal() {
    let desk = hostile();
    for line in ["list -f xlsx", "report sla --list -f xlsx", "messages id:99999 -f xlsx"] {
        assert!(desk.run(line).stdout.starts_with(b"PK"), "{line}");
    }
    desk.command("list -f xlsx").terminal(80).refused().says(2, "xlsx", "> list.xlsx");
    assert_eq!(desk.ok("report sla -o sla.xlsx"), "");
    assert!(std::fs::read(desk.path("sla.xlsx")).unwrap().starts_with(b"PK"));
    desk.command("report sla -o again.xlsx --as-of 2026-07-02").terminal(80).ok();
    desk.wait(3600).ok("report sla -o other.xlsx --as-of 2026-07-02");
    let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
    assert!(bytes("again.xlsx") == bytes("other.xlsx"), "the same words give the same bytes");
}
