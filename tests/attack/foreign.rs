//! A desk's file that somebody else has had in hand: objects that would act by themselves, values that no desk writes, rows that
//! contradict each other. Each command does its work, or ends with 65 and a word; none hangs, and none falls over.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::fuzz::random::Random;
use crate::harness::Desk;
use crate::mail::Mail;

/// A command that takes longer than this on a desk of ten mails would not end, even on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);

/// A desk in which each table has rows.
fn full() -> Desk {
    let desk = Desk::new();
    let deliver = |mail: Mail| drop(desk.command("deliver").stdin(mail.bytes()).ok());
    for (id, from) in [("a", "eva"), ("b", "ben"), ("c", "eva"), ("d", "dora"), ("e", "eva")] {
        deliver(Mail::new(&format!("{id}@x.example"), "07:10").from(&format!("{from}@x.example")));
    }
    deliver(Mail::new("f@x.example", "07:20").from("eva@x.example").answers("a@x.example"));
    deliver(Mail::new("g@x.example", "07:20").from("eve@y.example").answers("a@x.example"));
    desk.command("deliver").stdin("no head at all").ok();
    let joins = "From: eva@x.example\nTo: support@acme.example\nMessage-ID: <j@x.example>\nReferences: <d@x.example> <e@x.example>\n\nx\n";
    desk.command("deliver").stdin(joins).ok();
    desk.ok("merge 1 2 3");
    for line in [
        "tag add late 1",
        "note 1 words",
        "reply 1 --body Hello",
        "snooze 4 2d",
        "move 1 billing",
        "escalate 1",
        "survey record 1 --score 9",
        "time 1 25m",
        "canned add hi --body Hi",
        "agent add bo --email bo@acme.example",
        "new --from z@x.example --subject z",
        "undo",
    ] {
        desk.ok(line);
    }
    desk
}

/// Commands that read and write, in all rooms.
const LINES: [&str; 17] = [
    "list id:1-99",
    "show 1 --events",
    "messages -f json",
    "next --why",
    "customer list",
    "log",
    "why 1",
    "report summary",
    "report fcr --list -f json",
    "sla at-risk",
    "outbox list",
    "verify",
    "note 1 more",
    "run",
    "merge 4 6",
    "undo",
    "reply 1 --body Again",
];

/// Lets all commands loose on the file; gives the codes.
fn suffer(desk: &Desk, hurt: &str) -> Vec<u8> {
    let mut codes = Vec::new();
    let mail = Mail::new("new@x.example", "08:20").from("eva@x.example").answers("a@x.example").bytes();
    for line in LINES.into_iter().chain(["deliver"]) {
        let command = desk.command(line);
        let command = if line == "deliver" { command.stdin(mail.clone()) } else { command };
        let begun = Instant::now();
        let output = catch_unwind(AssertUnwindSafe(|| command.run()));
        let output = output.unwrap_or_else(|_| panic!("{line} falls over after {hurt}"));
        assert_ne!(output.code, 70, "{line} after {hurt}\n{output}");
        assert!(output.code == 0 || !output.stderr.is_empty(), "{line} after {hurt}: no word\n{output}");
        assert!(begun.elapsed() < LONGEST, "{line} after {hurt} took {:?}", begun.elapsed());
        codes.push(output.code);
    }
    codes
}

/// The file of `full` changed by this SQL, which SQLite itself lets through.
fn hurt(full: &Desk, sql: &str) -> Desk {
    let desk = Desk::nowhere();
    std::fs::copy(full.db(), desk.db()).unwrap();
    let connection = Connection::open(desk.db()).unwrap();
    connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;",
        )
        .unwrap();
    connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    desk.at("2026-07-01T10:00:00Z");
    desk
}

#[test]
fn what_would_act_by_itself_is_refused() {
    let full = full();
    for (sql, kind) in [
        ("CREATE TRIGGER t AFTER UPDATE ON ticket BEGIN DELETE FROM body; END", "trigger"),
        ("CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT randomblob(1 << 30); END", "trigger"),
        ("CREATE VIEW v AS SELECT * FROM ticket", "view"),
        ("CREATE INDEX i ON ticket (abs(id))", "index"),
        ("CREATE INDEX i ON message (subject) WHERE lower(subject) > ''", "index"),
        ("CREATE TABLE \"ticket x\" (id); CREATE INDEX i ON ticket (id)", "index"),
        ("DROP VIEW message_text; CREATE VIEW message_text AS SELECT 1 AS id, 2 AS subject, 3 AS sender, 4 AS body", "view"),
        ("ALTER TABLE ticket ADD COLUMN more TEXT AS (abs(id))", "table"),
        ("DROP TRIGGER event_is_append_only_delete; CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event BEGIN SELECT 1; END", "trigger"),
        (
            "CREATE TABLE other (id); CREATE INDEX i ON other (id);
             UPDATE sqlite_schema SET sql = 'CREATE INDEX i/* ON other(*/ON ticket (abs(id))' WHERE name = 'i'",
            "is damaged",
        ),
        (
            "CREATE TABLE other (id);
             UPDATE sqlite_schema SET sql = 'CREATE TRIGGER other AFTER UPDATE ON ticket BEGIN SELECT 1; END' WHERE name = 'other'",
            "other",
        ),
    ] {
        let desk = hurt(&full, sql);
        for line in ["list", "note 1 x", "import x.eml"] {
            desk.file("x.eml", "From: a@x.example\n\nx\n");
            let refusal = desk.refused(line);
            assert_eq!(refusal.code, 65, "{sql}: {refusal:?}");
            assert!(refusal.message.contains(kind), "{sql}: {refusal:?}");
            assert!(!refusal.hints.is_empty(), "{sql}: {refusal:?}");
        }
    }
}

#[test]
fn a_desk_without_all_its_tables_is_damaged() {
    let full = full();
    for sql in
        ["DROP TABLE clock", "DROP INDEX message_ticket", "DROP VIEW ticket_view", "DROP TABLE message_words"]
    {
        hurt(&full, sql).refused("list").says(65, "is damaged: it has no ", "desk backup");
    }
}

/// A program that copies the file may keep its own books in it.
#[test]
fn tables_of_others_beside_ours_are_let_be() {
    let full = full();
    let as_ever = suffer(&hurt(&full, ""), "nothing");
    let desk = hurt(
        &full,
        "CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); CREATE INDEX s ON _litestream_seq (seq); ANALYZE",
    );
    assert_eq!(suffer(&desk, "tables of others"), as_ever);
}

#[test]
fn tickets_that_are_parts_of_themselves_end() {
    let full = full();
    let mut refused = 0;
    for sql in [
        "UPDATE ticket SET joined = 1 WHERE id = 1",
        "UPDATE ticket SET joined = 4 WHERE id = 1; UPDATE ticket SET joined = 1 WHERE id = 4",
        "UPDATE ticket SET merged_into = 1 WHERE id = 1",
        "UPDATE ticket SET merged_into = 2 WHERE id = 1",
        "UPDATE ticket SET merged_into = 4 WHERE id = 1; UPDATE ticket SET merged_into = 5 WHERE id = 4; UPDATE ticket SET merged_into = 1 WHERE id = 5",
        "UPDATE ticket SET merged_into = 4 WHERE id = 1; UPDATE ticket SET joined = 1 WHERE id = 4",
        "UPDATE ticket SET merged_into = 99 WHERE id = 1",
        "INSERT INTO event (operation, ticket, at, kind, object) VALUES (2, 1, 1782892900, 'merged_into', 1), (2, 1, 1782892900, 'took_in', 1)",
        "INSERT INTO event (operation, ticket, at, kind, object) VALUES (2, 1, 1782892900, 'merged_into', 2), (2, 2, 1782892900, 'took_in', 1)",
        "INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, a.id, 1782892900, 'took_in', b.id FROM ticket a, ticket b",
        "INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, a.id, 1782892900, 'merged_into', b.id FROM ticket a, ticket b",
        "INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, a.id, 1782892900, 'joined', b.id FROM ticket a, ticket b",
        "INSERT INTO ticket (id) WITH RECURSIVE n (i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 140) SELECT i FROM n;
         INSERT INTO event (operation, ticket, at, kind, object, word) SELECT 2, id, 1782892900, 'opened', 1, 'inbound' FROM ticket WHERE id >= 100;
         INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, a.id, 1782892900, 'took_in', b.id FROM ticket a, ticket b",
        "INSERT INTO ticket (id, merged_into) WITH RECURSIVE n (i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i, i + 1 FROM n;
         UPDATE ticket SET merged_into = 1 WHERE id = 400;
         INSERT INTO event (operation, ticket, at, kind, object, word) SELECT 2, id, 1782892900, 'opened', 1, 'inbound' FROM ticket WHERE id >= 100;
         INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, id, 1782892900, 'merged_into', merged_into FROM ticket WHERE id >= 100;
         INSERT INTO event (operation, ticket, at, kind, object) SELECT 2, merged_into, 1782892900, 'took_in', id FROM ticket WHERE id >= 100",
        "UPDATE message SET variant_of = id",
        "UPDATE undoing SET target = operation",
        "INSERT INTO undoing SELECT a.id, b.id FROM operation a, operation b WHERE true ON CONFLICT DO NOTHING",
    ] {
        refused += suffer(&hurt(&full, sql), sql).iter().filter(|code| **code == 65).count();
    }
    assert!(refused > 0);
}

/// Values that no column of a desk holds, as SQL.
const VALUES: [&str; 12] = [
    "NULL",
    "-1",
    "0",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5e300",
    "''",
    "'no such word'",
    "CAST(x'ff80c3' AS TEXT)",
    "x'00ff'",
    "'[{\"to\":[' || hex(zeroblob(100)) || ']'",
    "printf('%.*c', 100000, '[')",
];

/// Every column of every table of ours.
fn columns(desk: &Desk) -> Vec<(String, String)> {
    let connection = Connection::open(desk.db()).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'message_words%' AND t.name NOT LIKE 'message_grams%' ORDER BY t.name, c.cid",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Puts a value where SQLite itself would not let it stand: the column is not STRICT for that instant.
fn planted(full: &Desk, table: &str, column: &str, value: &str, rows: &str) -> Option<Desk> {
    let desk = Desk::nowhere();
    std::fs::copy(full.db(), desk.db()).unwrap();
    let open = || {
        let connection = Connection::open(desk.db()).unwrap();
        let off =
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;";
        connection.execute_batch(off).unwrap();
        connection
    };
    let schema = open();
    let read = |kind: &str, column: &str, name: &str| -> Vec<String> {
        let sql = format!("SELECT sql FROM sqlite_schema WHERE type = '{kind}' AND {column} = '{name}'");
        let mut statement = schema.prepare(&sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let (strict, triggers) = (read("table", "name", table).remove(0), read("trigger", "tbl_name", table));
    let loose = strict
        .replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID")
        .replace(") STRICT", ")")
        .replace("NOT NULL", "");
    let set = "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?";
    open().execute(set, [loose.as_str(), table]).unwrap();
    let connection = open();
    for trigger in &triggers {
        let name = trigger.split_whitespace().nth(2).unwrap();
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let changed =
        connection.execute(&format!("UPDATE OR IGNORE {table} SET {column} = {value} WHERE {rows}"), []);
    triggers.iter().for_each(|trigger| connection.execute_batch(trigger).unwrap());
    drop(connection);
    open().execute(set, [strict.as_str(), table]).unwrap();
    desk.at("2026-07-01T10:00:00Z");
    // Some columns cannot hold some values even so.
    changed.is_ok_and(|rows| rows > 0).then_some(desk)
}

/// `DESK_FUZZ_SECONDS` goes on for so long, with other choices for each `DESK_FUZZ_SEED`.
#[test]
fn values_that_no_desk_writes_are_told_or_borne() {
    let full = full();
    let columns = columns(&full);
    let mut random = Random::new(crate::fuzz::seed());
    let begun = Instant::now();
    let (mut round, mut told) = (0, 0);
    while round < 16 || crate::fuzz::seconds().is_some_and(|seconds| begun.elapsed() < seconds) {
        let (table, column) = random.pick(&columns);
        let value = random.pick(&VALUES);
        let first = format!("{column} = (SELECT min({column}) FROM {table})");
        let rows = *random.pick(&["true", &first]);
        if let Some(desk) = planted(&full, table, column, value, rows) {
            round += 1;
            let hurt = format!("{table}.{column} = {value} where {rows}");
            told += suffer(&desk, &hurt).iter().filter(|code| **code == 65).count();
        }
    }
    assert!(told > 0);
}
