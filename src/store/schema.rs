//! Which database this is, how it is made, and how an older one becomes today's.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::functions;

/// Marks the file as ours (`desk` in ASCII), in the header of the SQLite file.
pub(super) const APPLICATION_ID: i64 = 0x6465_736b;

/// Today's truth on one page; all migrations together make the same (a test compares them).
pub const SCHEMA: &str = include_str!("../../schema.sql");

const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_first.sql")),
    M::up(include_str!("migrations/0002_intake.sql")),
    M::up(include_str!("migrations/0003_service_levels.sql")),
    M::up(include_str!("migrations/0004_reports.sql")),
    M::up(include_str!("migrations/0005_record.sql")),
    M::up(include_str!("migrations/0006_mail.sql")),
    M::up(include_str!("migrations/0007_desk.sql")),
    M::up(include_str!("migrations/0008_rules.sql")),
];

/// How many migrations a database of today has seen: its `user_version`.
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// Brings the database to today's version.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), rusqlite_migration::Error> {
    functions::teach(connection)?;
    Migrations::from_slice(STEPS).to_latest(connection)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Makes a database of an older layout.
    pub(in crate::store) fn lay_out_older(connection: &mut Connection, version: usize) {
        functions::teach(connection).unwrap();
        Migrations::from_slice(STEPS).to_version(connection, version).unwrap();
    }

    /// What a database says of itself, sorted: every object and its SQL without comments and spacing.
    fn shape(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(|row| {
            let text = row.unwrap();
            let bare: Vec<_> = text.lines().map(|line| line.split("--").next().unwrap()).collect();
            // Where a column was added later, SQLite spaces its own way.
            let words = bare.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
        })
        .collect()
    }

    #[test]
    fn a_migrated_database_is_the_one_that_schema_sql_describes() {
        let mut migrated = Connection::open_in_memory().unwrap();
        migrate(&mut migrated).unwrap();
        let fresh = Connection::open_in_memory().unwrap();
        fresh.execute_batch(SCHEMA).unwrap();
        assert_eq!(shape(&migrated), shape(&fresh));
        let version: i64 = migrated.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, VERSION);
    }

    /// Whatever an older program left behind, with words in it that its CHECKs knew.
    #[test]
    fn every_older_layout_becomes_the_one_of_today() {
        for version in 1..STEPS.len() {
            let mut old = Connection::open_in_memory().unwrap();
            lay_out_older(&mut old, version);
            old.execute_batch(
                "INSERT INTO operation (id, recorded_at, command) VALUES (1, 0, 'test');
                 INSERT INTO ticket (id) VALUES (1);
                 INSERT INTO event (operation, ticket, at, kind) VALUES (1, 1, 0, 'confirmed');",
            )
            .unwrap();
            let new = "INSERT INTO event (operation, ticket, at, kind) VALUES (1, 1, 0, 'judged')";
            assert_eq!(old.execute_batch(new).is_err(), version < 6, "{version}");
            migrate(&mut old).unwrap();
            old.execute_batch(new).unwrap();
            assert!(old.execute_batch(&new.replace("judged", "no such kind")).is_err(), "{version}");
            let fresh = Connection::open_in_memory().unwrap();
            fresh.execute_batch(SCHEMA).unwrap();
            assert_eq!(shape(&old), shape(&fresh), "{version}");
            let verdict: String = old.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(verdict, "ok");
        }
    }

    #[test]
    fn events_are_append_only() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        connection
            .execute_batch(
                "INSERT INTO operation (id, recorded_at, command) VALUES (1, 0, 'test');
                 INSERT INTO ticket (id) VALUES (1);
                 INSERT INTO event (operation, ticket, at, kind) VALUES (1, 1, 0, 'confirmed');",
            )
            .unwrap();
        for statement in ["UPDATE event SET at = 1", "DELETE FROM event"] {
            let error = connection.execute_batch(statement).unwrap_err();
            assert!(error.to_string().contains("events are never"), "{statement}: {error}");
        }
    }

    #[test]
    fn every_word_of_the_house_is_allowed_in_its_column() {
        use crate::desk::message::{Direction, Kind, Trust};
        use crate::desk::ticket::{Channel, Priority, Status, Target};
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 INSERT INTO ticket (id) VALUES (1);
                 INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, from_name,
                     from_email, subject, rung) VALUES (1, 1, 1, '', x'', 'in', 'human', 0, '', '', '', 'new');",
            )
            .unwrap();
        let columns: [(&str, &str, &[&str]); 8] = [
            ("ticket", "status", Status::WORDS),
            ("ticket", "priority", Priority::WORDS),
            ("ticket", "channel", Channel::WORDS),
            ("ticket", "due_target", Target::WORDS),
            ("message", "direction", Direction::WORDS),
            ("message", "kind", Kind::WORDS),
            ("message", "trust", Trust::WORDS),
            ("message", "channel", Channel::WORDS),
        ];
        for (table, column, words) in columns {
            for word in words {
                connection.execute(&format!("UPDATE {table} SET {column} = ?"), [word]).unwrap();
            }
            assert!(
                connection.execute(&format!("UPDATE {table} SET {column} = 'no such word'"), []).is_err()
            );
        }
    }

    /// An index that no query needs costs every mail something; a query whose index is gone costs every user.
    #[test]
    fn every_index_has_a_query_that_needs_it() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        let queries = [
            ("undoing_target", "SELECT operation FROM undoing WHERE target = 1"),
            ("address_name_address", "SELECT name FROM address_name WHERE address = 1"),
            ("address_name_operation", "SELECT address FROM address_name WHERE operation = 1"),
            ("event_ticket", "SELECT 1 FROM event WHERE ticket = 1"),
            ("event_operation", "SELECT count(DISTINCT ticket) FROM event WHERE operation = 1"),
            ("event_follow_up", "SELECT ticket FROM event WHERE kind = 'follow_up' AND object = 1"),
            ("event_joined", "SELECT ticket FROM event WHERE kind = 'joined' AND object = 1"),
            ("event_bounced", "SELECT word FROM event WHERE kind = 'bounced' AND object = 1"),
            ("event_split_from", "SELECT ticket FROM event WHERE kind = 'split_from' AND object = 1"),
            ("event_muted", "SELECT 1 FROM event later WHERE kind = 'muted' AND object = 1 AND later.id > 1"),
            ("ticket_unsolved", "SELECT 1 FROM ticket WHERE status IN ('new', 'open', 'pending', 'hold')"),
            (
                "ticket_live",
                "SELECT id FROM ticket WHERE status IN ('new', 'open', 'pending', 'hold', 'solved')",
            ),
            ("notice_open", crate::store::notice::OPEN),
            ("firing_rule", "SELECT count(*) FROM firing WHERE rule = 1"),
            ("firing_ticket", "SELECT rule FROM firing WHERE ticket = 1"),
            ("firing_operation", "SELECT rule FROM firing WHERE operation = 1"),
            ("ticket_waiting", "SELECT 1 FROM ticket WHERE waiting_since IS NOT NULL"),
            ("ticket_assignee", "SELECT 1 FROM ticket WHERE assignee = 1"),
            ("ticket_address", "SELECT 1 FROM ticket WHERE address = 1"),
            ("ticket_joined", "SELECT 1 FROM ticket WHERE joined = 1"),
            (
                "ticket_doubted",
                "SELECT t.id FROM ticket t LEFT JOIN address a ON a.id = t.address WHERE t.hidden = 0 AND (t.doubted = 1)",
            ),
            ("ticket_merged_into", "SELECT id FROM ticket WHERE merged_into = 1"),
            ("ticket_snoozed", "SELECT id FROM ticket WHERE snoozed_until <= 1"),
            ("ticket_tag_tag", "SELECT ticket FROM ticket_tag WHERE tag = 1"),
            ("message_by_message_id", "SELECT 1 FROM message WHERE message_id = 'x'"),
            ("claimed_id_name", "SELECT message FROM claimed_id WHERE name = 'x'"),
            ("message_ticket", "SELECT 1 FROM message WHERE ticket = 1"),
            ("message_operation", "SELECT 1 FROM message WHERE operation = 1"),
            ("message_original", "SELECT 1 FROM message WHERE original = 1"),
            (
                "message_automatic",
                "SELECT count(*) FROM message m JOIN address a ON a.id = m.address
                 WHERE a.email = 'x' AND m.direction = 'out' AND m.kind = 'auto_reply' AND m.received_at > 1",
            ),
            ("delivery_message", "SELECT 1 FROM delivery WHERE message = 1"),
            ("quarantine_original", "SELECT 1 FROM quarantine WHERE original = 1"),
            ("quarantine_step_quarantine", "SELECT step FROM quarantine_step WHERE quarantine = 1"),
            ("quarantine_step_operation", "SELECT quarantine FROM quarantine_step WHERE operation = 1"),
            ("bounce_email", "SELECT message FROM bounce WHERE email = 'x'"),
            ("bounce_lasting", crate::store::returned::LASTING),
            ("judgement_message", "SELECT kind FROM judgement WHERE message = 1"),
            ("survey_ticket", "SELECT id FROM survey WHERE ticket = 1"),
            ("survey_message", "SELECT question FROM survey WHERE message = 1"),
            ("time_entry_ticket", "SELECT id FROM time_entry WHERE ticket = 1"),
            ("customer_vip_customer", "SELECT vip FROM customer_vip WHERE customer = 1"),
            ("customer_vip_operation", "SELECT customer FROM customer_vip WHERE operation = 1"),
            ("customer_said_customer", "SELECT value FROM customer_said WHERE customer = 1"),
            ("customer_said_operation", "SELECT customer FROM customer_said WHERE operation = 1"),
            ("address_customer", "SELECT email FROM address WHERE customer = 1"),
            ("address_holder_operation", "SELECT was FROM address_holder WHERE operation = 1"),
            ("address_holder_address", "SELECT customer FROM address_holder WHERE address = 1"),
            ("canned_name", "SELECT 1 FROM canned WHERE name = 'x'"),
            ("outbox_state", "SELECT 1 FROM outbox WHERE state = 'queued'"),
            ("outbox_message", "SELECT 1 FROM outbox WHERE message = 1"),
            ("outbox_mail_outbox", "SELECT message FROM outbox_mail WHERE outbox = 1"),
            ("outbox_mail_message", "SELECT 1 FROM outbox_mail WHERE message = 1"),
            ("draft_outbox", "SELECT max(id) FROM draft WHERE outbox = 1"),
            ("draft_ticket", "SELECT outbox FROM draft WHERE ticket = 1"),
            ("outbox_step_outbox", "SELECT step FROM outbox_step WHERE outbox = 1"),
            ("outbox_step_operation", "SELECT DISTINCT outbox FROM outbox_step WHERE operation = 1"),
        ];
        for (index, query) in queries {
            let plan: Vec<String> = connection
                .prepare(&format!("EXPLAIN QUERY PLAN {query}"))
                .unwrap()
                .query_map([], |row| row.get(3))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            assert!(plan.iter().any(|step| step.contains(index)), "{index}: {plan:?}");
        }
        let named: Vec<&str> = queries.iter().map(|(index, _)| *index).collect();
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
            .unwrap();
        for index in statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            assert!(named.contains(&index.as_str()), "no query is named for {index}");
        }
    }
}
