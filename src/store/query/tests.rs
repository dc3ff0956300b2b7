//! The SQL, run against the real schema: it finds what `desk::query::matches` finds, and never anything else.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rusqlite::{Connection, params, params_from_iter};

use super::*;
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::query::matches::{Letter, Subject};
use crate::desk::query::{Compare, Context, Field, State, When};
use crate::desk::ticket::{Channel, Priority, Status};
use crate::desk::time::{Span, Zone};
use crate::store::schema::SCHEMA;

/// The instant of every question here.
const NOW: Moment = Moment(1_000_000);
/// The agent who asks: Ana.
const SCOPE: Scope = Scope { now: NOW, me: Some(AgentId(1)) };

/// An empty desk with two agents, three customers, four addresses, an operation that stands (1) and one that does
/// not (2).
fn desk() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
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

/// Every address with the addresses of the same customer.
const EMAILS: [&[&str]; 4] = [
    &["cy@x.example", "cy@home.example"],
    &["cy@x.example", "cy@home.example"],
    &["di@x.example"],
    &["ed@sub.x.example"],
];
const SENDERS: [&str; 4] = ["cy@x.example", "cy@home.example", "di@x.example", "ed@sub.x.example"];
const TAGS: [&str; 3] = ["VIP", "late", "none"];
const TEXTS: [&str; 6] =
    ["Refund", "réfund the order", "late-order refunds", "10:30 \"order\"", "Über * ORDER", "the late refund"];
const NAMES: [&str; 4] = ["billing", "Login", "none", "sales"];

#[derive(Clone, Debug)]
struct Facts {
    status: Status,
    priority: Priority,
    channel: Channel,
    address: Option<usize>,
    assignee: Option<i64>,
    names: [Option<&'static str>; 3],
    tags: Vec<usize>,
    created: [i64; 2],
    /// solved_at, solves_at, closes_at, waiting_since, due_at, at_risk_at, snoozed_until.
    times: [Option<i64>; 7],
    reopened: bool,
    hidden: bool,
    subject: &'static str,
    letters: Vec<Mailed>,
}

#[derive(Clone, Debug)]
struct Mailed {
    undone: bool,
    from: &'static str,
    text: &'static str,
    kind: Kind,
    attached: bool,
}

/// Near the instants that queries ask for, so that edges are met.
fn instant() -> impl Strategy<Value = i64> {
    prop_oneof![NOW.0 - 3..=NOW.0 + 3, Just(NOW.0 - 3600), Just(NOW.0 + 3600), NOW.0 - 4000..=NOW.0 + 4000]
}

fn facts() -> impl Strategy<Value = Facts> {
    let letter = (any::<bool>(), select(&SENDERS), select(&TEXTS), select(Kind::ALL), any::<bool>()).prop_map(
        |(undone, from, text, kind, attached)| Mailed { undone, from, text, kind, attached },
    );
    let name = || prop::option::of(select(&NAMES));
    let time = || prop::option::of(instant());
    let who = (prop::option::of(0..4_usize), prop::option::of(1..3_i64));
    let words = (select(Status::ALL), select(Priority::ALL), select(Channel::ALL));
    let times = prop::array::uniform7(time());
    let rest = (any::<bool>(), prop::bool::weighted(0.1), select(&TEXTS), prop::collection::vec(letter, 0..3));
    (words, who, [name(), name(), name()], subsequence(vec![0, 1, 2], 0..=3), [instant(), instant()], times, rest).prop_map(
        |((status, priority, channel), (address, assignee), names, tags, created, times, rest)| {
            let (reopened, hidden, subject, letters) = rest;
            Facts { status, priority, channel, address, assignee, names, tags, created, times, reopened, hidden, subject, letters }
        },
    )
}

impl Facts {
    fn insert(&self, connection: &Connection, id: i64) {
        let [solved, solves, closes, waiting, due, at_risk, snoozed] = self.times;
        connection
            .execute(
                "INSERT INTO ticket (id, subject, status, priority, channel, address, assignee, department, tier, topic,
                     created_at, updated_at, solved_at, solves_at, closes_at, waiting_since, due_at, at_risk_at,
                     snoozed_until, reopened, hidden)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    id, self.subject, self.status.word(), self.priority.word(), self.channel.word(),
                    self.address.map(|a| a as i64 + 1), self.assignee, self.names[0], self.names[1], self.names[2],
                    self.created[0], self.created[1], solved, solves, closes, waiting, due, at_risk, snoozed,
                    self.reopened, self.hidden,
                ],
            )
            .unwrap();
        for tag in &self.tags {
            connection
                .execute("INSERT INTO ticket_tag (ticket, tag, place) VALUES (?, ?, 0)", [id, *tag as i64 + 1])
                .unwrap();
        }
        // The ticket's subject is that of its first message, as it is in life.
        let first = Mailed { undone: false, from: "system@d", text: "", kind: Kind::Human, attached: false };
        for (place, letter) in std::iter::once(&first).chain(&self.letters).enumerate() {
            letter.insert(connection, id * 10 + place as i64, id, if place == 0 { self.subject } else { letter.text });
        }
    }

    /// Ana's view of it.
    fn holds(&self, id: i64, query: &Query) -> bool {
        let passed = |at: Option<i64>| at.is_some_and(|at| at <= NOW.0);
        let [solved, solves, closes, waiting, due, at_risk, snoozed] = self.times;
        let by_time = passed(solves) || passed(closes);
        let status = match self.status {
            status if status.is_final() => status,
            _ if passed(closes) => Status::Closed,
            _ if passed(solves) => Status::Solved,
            status => status,
        };
        let running = |at: Option<i64>| at.filter(|_| !by_time).map(Moment);
        let tags: Vec<_> = self.tags.iter().map(|tag| TAGS[*tag].to_string()).collect();
        let emails: Vec<_> = self.address.iter().flat_map(|a| EMAILS[*a]).map(|email| (*email).to_string()).collect();
        let mut letters = vec![Letter {
            from_email: "system@d", sender: "system@d", subject: self.subject, text: "", kind: Kind::Human, has_attachment: false,
        }];
        letters.extend(self.letters.iter().filter(|letter| !letter.undone).map(|letter| Letter {
            from_email: letter.from,
            sender: letter.from,
            subject: letter.text,
            text: letter.text,
            kind: letter.kind,
            has_attachment: letter.attached,
        }));
        let subject = Subject {
            me: Some("ana"),
            id: Some(TicketId(id)),
            status,
            priority: self.priority,
            channel: self.channel,
            tags: &tags,
            assignee: self.assignee.map(|agent| if agent == 1 { "ana" } else { "bo" }),
            customer_emails: &emails,
            vip: self.address.is_some_and(|a| a < 2),
            department: self.names[0],
            tier: self.names[1],
            topic: self.names[2],
            updated_at: Moment(self.created[1]),
            solved_at: if passed(solves) { solves } else { solved }.map(Moment),
            due_at: running(due),
            at_risk_at: running(at_risk),
            waiting_since: running(waiting),
            snoozed_until: snoozed.map(Moment),
            reopened: self.reopened,
            letters: &letters,
            ..Subject::new(self.subject, Moment(self.created[0]), NOW)
        };
        !self.hidden && query.holds(&subject)
    }
}

impl Mailed {
    fn insert(&self, connection: &Connection, id: i64, ticket: i64, subject: &str) {
        connection
            .execute(
                "INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, from_name,
                     from_email, subject, rung)
                 VALUES (?1, ?2, ?3, ?1, x'', 'in', ?4, ?5, '', ?6, ?7, 'new')",
                params![id, if self.undone { 2 } else { 1 }, ticket, self.kind.word(), NOW.0 - 3600 + id, self.from, subject],
            )
            .unwrap();
        connection.execute("INSERT INTO body (message, text) VALUES (?, ?)", params![id, self.text]).unwrap();
        connection
            .execute(
                "INSERT INTO message_words (rowid, subject, sender, body) VALUES (?, ?, ?, ?)",
                params![id, subject, self.from, self.text],
            )
            .unwrap();
        if self.attached {
            connection.execute("INSERT INTO attachment VALUES (?, 1, 'a', 'text/plain', 1)", [id]).unwrap();
        }
    }
}

/// Queries that have a chance to hold.
fn likely() -> impl Strategy<Value = Expr> {
    let name = || {
        let one = prop_oneof![Just(Name::Missing), select(vec!["VIP", "late", "LOGIN", "none", "sales"]).prop_map(|n| Name::Is(n.into()))];
        prop::collection::vec(one, 1..3)
    };
    let words = || {
        let texts = select(vec!["refund", "REFUND", "order", "late order", "the late", "uber", "10:30", "30 \"order", "x.example", "cy"]);
        (texts, any::<bool>()).prop_map(|(text, prefix)| Words { text: text.into(), prefix })
    };
    let mail = || {
        let one = select(vec!["cy@x.example", "@x.example", "@home.example", "@sub.x.example", "@_.example"]);
        let one = one.prop_map(|text| match text.strip_prefix('@') {
            Some(domain) => Mail::Domain(domain.into()),
            None => Mail::Address(text.into()),
        });
        prop::collection::vec(one, 1..3)
    };
    let who = prop_oneof![Just(Who::Me), Just(Who::Nobody), Just(Who::Agent("Bo".into())), Just(Who::Agent("zed".into()))];
    let compare = || select(vec![Compare::Below, Compare::AtMost, Compare::Above, Compare::AtLeast]);
    let when = prop_oneof![
        Just(When::Never),
        (compare(), select(vec![0, 1, 3600])).prop_map(|(compare, span)| When::Age(compare, Span(span))),
        (instant(), 0_i64..5000).prop_map(|(from, length)| When::Between { from: Some(Moment(from)), to: Some(Moment(from + length)) }),
        instant().prop_map(|at| When::Between { from: None, to: Some(Moment(at)) }),
        instant().prop_map(|at| When::Between { from: Some(Moment(at)), to: None }),
    ];
    let leaf = prop_oneof![
        words().prop_map(Expr::Words),
        prop_oneof![
            subsequence(Status::ALL, 1..4).prop_map(Test::Status),
            select(State::ALL).prop_map(|state| Test::Is(vec![state])),
            subsequence(State::ALL, 1..3).prop_map(Test::Is),
            subsequence(Priority::ALL, 1..3).prop_map(Test::Priority),
            subsequence(Channel::ALL, 1..4).prop_map(Test::Channel),
            subsequence(Kind::ALL, 1..3).prop_map(Test::Kind),
            Just(Test::Has(vec![Thing::Attachment])),
            name().prop_map(Test::Tag),
            name().prop_map(Test::Department),
            name().prop_map(Test::Tier),
            name().prop_map(Test::Topic),
            prop::collection::vec(who, 1..3).prop_map(Test::Assignee),
            mail().prop_map(Test::Customer),
            mail().prop_map(Test::From),
            prop::collection::vec(words(), 1..3).prop_map(Test::Subject),
            (1..7_i64, 0..3_i64).prop_map(|(first, more)| Test::Id(vec![(first, first + more)])),
            (select(Field::ALL), prop::collection::vec(when, 1..3)).prop_map(|(field, all)| Test::Time(field, all)),
        ]
        .prop_map(Expr::Key),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::And),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expr::Or),
            inner.prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
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
        for expr in exprs {
            let query = Query::from(expr);
            let expected: Vec<i64> =
                (1..).zip(&desk_facts).filter(|(id, facts)| facts.holds(*id, &query)).map(|(id, _)| id).collect();
            prop_assert_eq!(found(&connection, &query), expected, "{}", query);
            // Whatever holds or not, each ticket is either found or found by the opposite: nothing is NULL.
            let opposite = Query::from(Expr::Not(Box::new(query.expr().clone())));
            let shown = desk_facts.iter().filter(|facts| !facts.hidden).count();
            prop_assert_eq!(found(&connection, &query).len() + found(&connection, &opposite).len(), shown, "{}", query);
        }
    }

    #[test]
    fn no_query_is_an_error_of_sql(text in "([a-z]{1,3}|\\PC|status:new|is:waiting|tag:|from:a@|subject:|due:<2h|-|[\"()*^+{}':, ]){1,12}") {
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
        .execute_batch(&format!("{ticket} (1, 'Refund', 'open', 1, 1, 999000); {ticket} (2, 'Login', 'solved', 3, NULL, 999500);"))
        .unwrap();
    let mail = |undone, from, text, kind, attached| Mailed { undone, from, text, kind, attached };
    mail(false, "cy@x.example", "Where is my réfund?", Kind::Human, true).insert(&connection, 11, 1, "Refund");
    mail(true, "di@x.example", "Forgotten words", Kind::Human, false).insert(&connection, 12, 1, "Gone");
    mail(false, "bot@x.example", "I am away", Kind::AutoReply, false).insert(&connection, 21, 2, "Login");
    mail(false, "di@x.example", "I cannot log in", Kind::Human, false).insert(&connection, 22, 2, "Re: Login");
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
    let many = |item: &dyn Fn(i32) -> String| (0..4_999).map(item).collect::<Vec<_>>().join(",");
    assert_eq!(run(&format!("id:{}", many(&|i| (2 * i + 1).to_string()))), [1]);
    assert_eq!(run(&format!("tag:{}", many(&|i| format!("t{i}")))), [0; 0]);
    assert_eq!(run(&format!("assignee:ana,{}", many(&|i| format!("t{i}")))), [1]);
    assert_eq!(run(&format!("customer:cy@x.example,{}", many(&|i| format!("{i}.x")))), [1]);
    assert_eq!(run(&format!("subject:refund,{}", many(&|i| format!("w{i}")))), [1]);
    assert_eq!(run(&format!("due:none,{}", many(&|i| format!("<{i}h")))), [1, 2]);
    assert_eq!(run(&format!("solved:{}", many(&|i| format!("<{i}h")))), [0; 0]);
    assert_eq!(run(&"is:unsolved|overdue|at-risk|waiting|unassigned|vip|snoozed|reopened ".repeat(400)), [1, 2]);
}
