//! The SQL, run against the real schema: it finds what `desk::query::matches` finds, and never anything else.

use proptest::prelude::*;
use rusqlite::{Connection, params_from_iter};

use super::*;
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::query::Context;
use crate::desk::time::{Clock, Zone};
use crate::store::Store;
use crate::store::functions::teach;
use crate::store::schema::SCHEMA;
use crate::store::subject::Looks;

mod random;

use random::{Mailed, facts, likely};

/// The instant of every question here.
const NOW: Moment = Moment(1_000_000);
/// The agent who asks: Ana.
const SCOPE: Scope = Scope { now: NOW, me: Some(AgentId(1)) };

/// An empty desk with two agents, three customers, four addresses, an operation that stands (1) and one that does
/// not (2).
fn desk() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    teach(&connection).unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    connection
        .execute_batch(
            "INSERT INTO operation (id, recorded_at, command, undone) VALUES (1, 0, 'import', 0), (2, 0, 'import', 1);
             INSERT INTO agent (id, name, full_name, email) VALUES (1, 'ana', 'Ana', 'a@d'), (2, 'bo', 'Bo', 'b@d');
             INSERT INTO customer (id, name, vip) VALUES (1, 'Cy', 1), (2, 'Di', 0), (3, 'Ed', 0);
             INSERT INTO address (id, email, name, customer) VALUES (1, 'cy@x.example', 'Cy', 1),
                (2, 'cy@home.example', 'Cy', 1), (3, 'di@x.example', 'Di', 2), (4, 'ed@sub.x.example', 'Ed', 3);
             INSERT INTO tag (id, name) VALUES (1, 'VIP'), (2, 'late'), (3, 'none');",
        )
        .unwrap();
    connection
}

fn asked(connection: &Connection, column: &str, from: &str, fragment: &Fragment) -> Vec<i64> {
    let sql = format!("SELECT {column} FROM {from} WHERE {} ORDER BY 1", fragment.sql);
    let mut statement = connection.prepare(&sql).unwrap_or_else(|error| panic!("{error}: {sql:.2000}"));
    let rows = statement.query_map(params_from_iter(&fragment.values), |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn found(connection: &Connection, query: &Query) -> Vec<i64> {
    asked(connection, "t.id", TICKETS, &tickets(query, &SCOPE))
}

/// A desk over a database in memory.
fn over(connection: Connection) -> Store {
    Store {
        connection,
        path: std::path::PathBuf::new(),
        older: None,
        clock: Clock::set_to(NOW),
        committed: Default::default(),
        noticed: Default::default(),
        written: None,
        read_settings: Default::default(),
        read_names: Default::default(),
    }
}

/// What a ticket read from the database says for itself.
fn asked_in_memory(store: &Store, ticket: TicketId, query: &Query) -> bool {
    let asked = store.subject(ticket, &Looks::of(query, None), NOW).unwrap();
    asked.is_some_and(|asked| asked.ask(|subject| query.holds(subject)))
}

fn parsed(text: &str) -> Query {
    Query::parse(text, &Context { now: NOW, zone: Zone::UTC }).unwrap_or_else(|fault| panic!("{fault}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 200 } else { 1_000 }))]

    #[test]
    fn the_database_and_the_facts_agree(
        desk_facts in prop::collection::vec(facts(), 1..7),
        exprs in prop::collection::vec(likely(), 30),
    ) {
        let connection = desk();
        for (id, facts) in (1..).zip(&desk_facts) {
            facts.insert(&connection, id);
        }
        let store = over(connection);
        let connection = &store.connection;
        for expr in exprs {
            let query = Query::from(expr);
            let expected: Vec<i64> =
                (1..).zip(&desk_facts).filter(|(id, facts)| facts.holds(*id, &query)).map(|(id, _)| id).collect();
            prop_assert_eq!(found(connection, &query), expected.as_slice(), "{}", query);
            if !query.uses_me() {
                let asked = |id: &i64| asked_in_memory(&store, TicketId(*id), &query);
                let held: Vec<i64> = (1..).take(desk_facts.len()).filter(asked).collect();
                prop_assert_eq!(held, expected, "in memory: {}", query);
            }
            // Whatever holds or not, each ticket is either found or found by the opposite: nothing is NULL.
            let opposite = Query::from(Expr::Not(Box::new(query.expr().clone())));
            let shown = desk_facts.iter().filter(|facts| !facts.hidden).count();
            prop_assert_eq!(found(connection, &query).len() + found(connection, &opposite).len(), shown, "{}", query);
        }
    }

    #[test]
    fn no_query_is_an_error_of_sql(
        text in "([a-z]{1,3}|\\PC|status:new|is:waiting|tag:|from:a@|subject:|due:<2h|-|[\"()*^+{}':, ]){1,12}",
    ) {
        if let Ok(query) = Query::parse(&text, &Context { now: NOW, zone: Zone::UTC }) {
            let connection = desk();
            found(&connection, &query);
            asked(&connection, "m.id", MESSAGES, &messages(&query, &SCOPE));
        }
    }
}

/// Two tickets; the second message of the first one was undone.
fn two() -> Connection {
    let connection = desk();
    let ticket = "INSERT INTO ticket (id, subject, status, address, assignee, created_at) VALUES";
    connection
        .execute_batch(&format!(
            "{ticket} (1, 'Refund', 'open', 1, 1, 999000); {ticket} (2, 'Login', 'solved', 3, NULL, 999500);"
        ))
        .unwrap();
    let mail = |undone, from, text, kind, attached| Mailed {
        undone,
        from,
        text,
        kind,
        attached,
        delivery: None,
        head: None,
    };
    mail(false, "cy@x.example", "Where is my réfund?", Kind::Human, true).insert(
        &connection,
        11,
        1,
        "Refund",
    );
    mail(true, "di@x.example", "Forgotten words", Kind::Human, false).insert(&connection, 12, 1, "Gone");
    mail(false, "bot@x.example", "I am away", Kind::AutoReply, false).insert(&connection, 21, 2, "Login");
    mail(false, "di@x.example", "I cannot log in", Kind::Human, false).insert(
        &connection,
        22,
        2,
        "Re: Login",
    );
    connection
}

#[test]
fn messages_are_asked_themselves_and_their_tickets() {
    let connection = two();
    let asked = |text: &str| asked(&connection, "m.id", MESSAGES, &messages(&parsed(text), &SCOPE));
    assert_eq!(asked(""), [11, 21, 22]);
    assert_eq!(asked("refund"), [11]);
    assert_eq!(asked("forgotten"), [0; 0]);
    assert_eq!(asked("kind:auto_reply"), [21]);
    assert_eq!(asked("-kind:auto_reply id:2"), [22]);
    assert_eq!(asked("from:x.example has:attachment"), [11]);
    assert_eq!(asked("subject:login"), [21, 22]);
    assert_eq!(asked("status:solved"), [21, 22]);
    assert_eq!(asked("is:vip"), [11]);
    assert_eq!(asked("customer:di@x.example"), [21, 22]);
    assert_eq!(asked(&format!("created:<{}", Moment(NOW.0 - 3600 + 21))), [11]);
}

#[test]
fn words_may_stand_in_different_messages() {
    let connection = two();
    let found = |text: &str| found(&connection, &parsed(text));
    assert_eq!(found("away cannot"), [2]);
    assert_eq!(found("\"away cannot\""), [0; 0]);
    assert_eq!(found("from:bot@x.example from:di@x.example"), [2]);
    assert_eq!(found("forgotten or subject:gone"), [0; 0]);
    assert_eq!(found("logi*"), [2]);
    assert_eq!(found("assignee:me or assignee:none"), [1, 2]);
}

/// At the second of its deadline an answer is still in time; at the second of its warning a clock is at risk.
#[test]
fn states_turn_at_their_second() {
    for (state, column, first_without) in [
        ("is:overdue", "due_at", 0),
        ("is:at-risk", "at_risk_at", 1),
        ("-is:snoozed", "snoozed_until", 1),
        ("-is:unsolved -is:waiting due:none", "due_at = 5, waiting_since = 0, solves_at", 1),
        ("status:solved solved:<=1s", "status = 'pending', solves_at", 1),
        ("status:closed -is:waiting", "status = 'solved', waiting_since = 0, closes_at", 1),
    ] {
        let connection = two();
        let holds_with = |offset: i64| {
            connection
                .execute(&format!("UPDATE ticket SET {column} = ? WHERE id = 1"), [NOW.0 + offset])
                .unwrap();
            found(&connection, &parsed(state)).contains(&1)
        };
        assert!(holds_with(first_without - 1) && !holds_with(first_without), "{state}");
    }
}

#[test]
fn nobody_is_me_when_nobody_asks() {
    let connection = two();
    let fragment = tickets(&parsed("assignee:me"), &Scope { me: None, ..SCOPE });
    assert_eq!(asked(&connection, "t.id", TICKETS, &fragment), [0; 0]);
}

#[test]
fn what_was_typed_is_data() {
    let typed = "'; DROP TABLE ticket; --";
    let words = Words { text: format!("{typed}\" OR \u{0} *"), prefix: true };
    let name = Name::Is(typed.into());
    let query = Query::from(Expr::And(vec![
        Expr::Words(words.clone()),
        Expr::Words(Words { text: "***".into(), prefix: false }),
        Expr::Key(Test::Subject(vec![words])),
        Expr::Key(Test::Tag(vec![name.clone()])),
        Expr::Key(Test::Topic(vec![name])),
        Expr::Key(Test::Assignee(vec![Who::Agent(typed.into())])),
        Expr::Key(Test::Customer(vec![Mail::Address(typed.into()), Mail::Domain(typed.into())])),
        Expr::Key(Test::From(vec![Mail::Address(typed.into()), Mail::Domain(typed.into())])),
    ]));
    for fragment in [tickets(&query, &SCOPE), messages(&query, &SCOPE)] {
        assert!(!fragment.sql.contains("DROP"), "{}", fragment.sql);
        assert_eq!(fragment.sql.matches('?').count(), fragment.values.len());
    }
    let connection = two();
    assert_eq!(found(&connection, &query), [0; 0]);
    assert_eq!(asked(&connection, "m.id", MESSAGES, &messages(&query, &SCOPE)), [0; 0]);
}

#[test]
fn the_largest_queries_fit_into_sqlite() {
    let connection = two();
    let run = |text: &str| found(&connection, &parsed(text));
    assert_eq!(run(&"refund ".repeat(400)), [1]);
    assert_eq!(run(&format!("{}refund", "a or ".repeat(399))), [1]);
    assert_eq!(run(&format!("{}refund{}", "not (a or b c or ".repeat(20), ")".repeat(20))), [1]);
    // As deep as eight views within each other can be, with as many terms as there may be.
    let deep = (0..400).fold(parsed("refund").expr().clone(), |inner, i| {
        let either = Expr::Or(vec![Expr::Words(Words { text: "a".into(), prefix: false }), inner]);
        if i < 320 { Expr::Not(Box::new(either)) } else { either }
    });
    assert_eq!(found(&connection, &Query::from(deep)), [1]);
    let many = |item: &dyn Fn(i32) -> String| (0..1_999).map(item).collect::<Vec<_>>().join(",");
    assert_eq!(run(&format!("id:{}", many(&|i| (2 * i + 1).to_string()))), [1]);
    assert_eq!(run(&format!("tag:{}", many(&|i| format!("t{i}")))), [0; 0]);
    assert_eq!(run(&format!("assignee:ana,{}", many(&|i| format!("t{i}")))), [1]);
    assert_eq!(run(&format!("customer:cy@x.example,{}", many(&|i| format!("{i}.x")))), [1]);
    assert_eq!(run(&format!("subject:refund,{}", many(&|i| format!("w{i}")))), [1]);
    assert_eq!(run(&format!("due:none,{}", many(&|i| format!("<{i}h")))), [1, 2]);
    assert_eq!(run(&format!("solved:{}", many(&|i| format!("<{i}h")))), [0; 0]);
    assert_eq!(
        run(&"is:unsolved|overdue|at-risk|waiting|unassigned|vip|snoozed|reopened ".repeat(249)),
        [1, 2]
    );
}
