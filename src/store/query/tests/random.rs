//! Random tickets and queries for them: what the database should find, told from the same facts in memory.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rusqlite::{Connection, params};

use super::super::*;
use super::NOW;
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::query::grams::{grams, has_unspaced};
use crate::desk::query::matches::{Letter, Subject, Text};
use crate::desk::query::{Compare, Field, Header, State, When};
use crate::desk::ticket::{Away, Channel, Priority, Status};
use crate::desk::time::Span;

/// Every address with the addresses of the same customer.
const EMAILS: [&[&str]; 4] = [
    &["cy@x.example", "cy@home.example"],
    &["cy@x.example", "cy@home.example"],
    &["di@x.example"],
    &["ed@sub.x.example"],
];
const SENDERS: [&str; 4] = ["cy@x.example", "cy@home.example", "di@x.example", "ed@sub.x.example"];
const TAGS: [&str; 3] = ["VIP", "late", "none"];
const TEXTS: [&str; 9] = [
    "iPhone注文番号 Order",
    "注文、番号",
    "ใบเสร็จรับเงิน late order",
    "Refund",
    "réfund the order",
    "late-order refunds",
    "10:30 \"order\"",
    "Über * ORDER",
    "the late refund",
];
const DELIVERIES: [&str; 6] = ["draft", "queued", "sent", "failed", "dropped", "bounced"];
const HEADS: [&str; 3] = [
    "List-Id: News\r\n <news.example>\r\n",
    "X-Spam-Flag: YES\n",
    "Subject: late\nlist-id: <other.example>\n",
];
const NAMES: [&str; 4] = ["billing", "Login", "none", "sales"];

#[derive(Clone, Debug)]
pub(super) struct Facts {
    status: Status,
    priority: Priority,
    channel: Channel,
    address: Option<usize>,
    assignee: Option<i64>,
    names: [Option<&'static str>; 3],
    tags: Vec<usize>,
    created: [i64; 2],
    /// solved_at, solves_at, closes_at, waiting_since, due_at, at_risk_at, snoozed_until, woken_at.
    times: [Option<i64>; 8],
    reopened: bool,
    doubted: bool,
    put_away: Option<Away>,
    pub(super) hidden: bool,
    subject: &'static str,
    letters: Vec<Mailed>,
}

#[derive(Clone, Debug)]
pub(super) struct Mailed {
    pub(super) undone: bool,
    pub(super) from: &'static str,
    pub(super) text: &'static str,
    pub(super) kind: Kind,
    pub(super) attached: bool,
    /// Of one of ours, what became of it; otherwise it came in.
    pub(super) delivery: Option<&'static str>,
    /// The header lines with which it came, if it came as a mail.
    pub(super) head: Option<&'static str>,
}

/// Near the instants that queries ask for, so that edges are met.
fn instant() -> impl Strategy<Value = i64> {
    prop_oneof![NOW.0 - 3..=NOW.0 + 3, Just(NOW.0 - 3600), Just(NOW.0 + 3600), NOW.0 - 4000..=NOW.0 + 4000]
}

pub(super) fn facts() -> impl Strategy<Value = Facts> {
    let kept = (prop::option::weighted(0.3, select(&DELIVERIES)), prop::option::of(select(&HEADS)));
    let letter = (any::<bool>(), select(&SENDERS), select(&TEXTS), select(Kind::ALL), any::<bool>(), kept)
        .prop_map(|(undone, from, text, kind, attached, (delivery, head))| Mailed {
            undone,
            from,
            text,
            kind,
            attached,
            delivery,
            head,
        });
    let name = || prop::option::of(select(&NAMES));
    let time = || prop::option::of(instant());
    let who = (prop::option::of(0..4_usize), prop::option::of(1..3_i64));
    let words = (select(Status::ALL), select(Priority::ALL), select(Channel::ALL));
    let times = prop::array::uniform8(time());
    let rest = (
        ([any::<bool>(), any::<bool>()], prop::option::of(select(Away::ALL))),
        prop::bool::weighted(0.1),
        select(&TEXTS),
        prop::collection::vec(letter, 0..3),
    );
    (
        words,
        who,
        [name(), name(), name()],
        subsequence(vec![0, 1, 2], 0..=3),
        [instant(), instant()],
        times,
        rest,
    )
        .prop_map(
            |((status, priority, channel), (address, assignee), names, tags, created, times, rest)| {
                let (([reopened, doubted], put_away), hidden, subject, letters) = rest;
                Facts {
                    status,
                    priority,
                    channel,
                    address,
                    assignee,
                    names,
                    tags,
                    created,
                    times,
                    reopened,
                    doubted,
                    put_away,
                    hidden,
                    subject,
                    letters,
                }
            },
        )
}

impl Facts {
    pub(super) fn insert(&self, connection: &Connection, id: i64) {
        let [solved, solves, closes, waiting, due, at_risk, snoozed, woken] = self.times;
        connection
            .execute(
                "INSERT INTO ticket (id, subject, status, priority, channel, address, assignee, department, tier, topic,
                     created_at, updated_at, solved_at, solves_at, closes_at, waiting_since, due_at, at_risk_at,
                     snoozed_until, woken_at, reopened, hidden, doubted, put_away)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    id, self.subject, self.status.word(), self.priority.word(), self.channel.word(),
                    self.address.map(|a| a as i64 + 1), self.assignee, self.names[0], self.names[1], self.names[2],
                    self.created[0], self.created[1], solved, solves, closes, waiting, due, at_risk, snoozed, woken,
                    self.reopened, self.hidden, self.doubted, self.put_away.map(Away::word),
                ],
            )
            .unwrap();
        for tag in &self.tags {
            connection
                .execute(
                    "INSERT INTO ticket_tag (ticket, tag, place) VALUES (?, ?, 0)",
                    [id, *tag as i64 + 1],
                )
                .unwrap();
        }
        // The ticket's subject is that of its first message, as it is in life.
        let first = Mailed {
            undone: false,
            from: "system@d",
            text: "",
            kind: Kind::Human,
            attached: false,
            delivery: None,
            head: None,
        };
        for (place, letter) in std::iter::once(&first).chain(&self.letters).enumerate() {
            letter.insert(
                connection,
                id * 10 + place as i64,
                id,
                if place == 0 { self.subject } else { letter.text },
            );
        }
    }

    /// Ana's view of it.
    pub(super) fn holds(&self, id: i64, query: &Query) -> bool {
        let passed = |at: Option<i64>| at.is_some_and(|at| at <= NOW.0);
        let [solved, solves, closes, waiting, due, at_risk, snoozed, woken] = self.times;
        let by_time = passed(solves) || passed(closes);
        let status = match self.status {
            status if status.is_final() => status,
            _ if passed(closes) => Status::Closed,
            _ if passed(solves) => Status::Solved,
            status => status,
        };
        let running = |at: Option<i64>| at.filter(|_| !by_time).map(Moment);
        let tags: Vec<_> = self.tags.iter().map(|tag| TAGS[*tag].to_string()).collect();
        let emails: Vec<_> =
            self.address.iter().flat_map(|a| EMAILS[*a]).map(|email| (*email).to_string()).collect();
        let persons =
            EMAILS.map(|emails| emails.iter().map(|email| (*email).to_string()).collect::<Vec<_>>());
        let system = ["system@d", self.subject, ""].map(Text::from);
        let texts: Vec<_> =
            self.letters.iter().map(|letter| (Text::from(letter.from), Text::from(letter.text))).collect();
        let mut letters = vec![Letter {
            from_email: "system@d",
            from_person: &[],
            sender: &system[0],
            subject: &system[1],
            text: &system[2],
            said: true,
            head: b"",
            kind: Kind::Human,
            has_attachment: false,
        }];
        letters.extend(self.letters.iter().zip(&texts).filter(|(letter, _)| letter.shown()).map(
            |(letter, (sender, text))| {
                Letter {
                    from_email: letter.from,
                    from_person: persons
                        .iter()
                        .find(|person| person.iter().any(|email| email == letter.from))
                        .map_or(&[], Vec::as_slice),
                    sender,
                    subject: text,
                    text,
                    said: !letter.never_left(),
                    head: letter.head.map_or(b"", str::as_bytes),
                    kind: letter.kind,
                    has_attachment: letter.attached,
                }
            },
        ));
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
            woken_at: woken.map(Moment),
            reopened: self.reopened,
            doubted: self.doubted,
            put_away: self.put_away,
            letters: &letters,
            ..Subject::new(self.subject, Moment(self.created[0]), NOW)
        };
        !self.hidden && query.holds(&subject)
    }
}

impl Mailed {
    /// Whether anybody sees it at all.
    fn shown(&self) -> bool {
        !self.undone && self.delivery != Some("draft")
    }

    fn never_left(&self) -> bool {
        self.delivery.is_some_and(|delivery| NEVER_LEFT.contains(&format!("'{delivery}'")))
    }

    pub(super) fn insert(&self, connection: &Connection, id: i64, ticket: i64, subject: &str) {
        connection
            .execute(
                "INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, from_name,
                     from_email, subject, rung)
                 VALUES (?1, ?2, ?3, ?1, x'', 'in', ?4, ?5, '', ?6, ?7, 'new')",
                params![
                    id,
                    if self.undone { 2 } else { 1 },
                    ticket,
                    self.kind.word(),
                    NOW.0 - 3600 + id,
                    self.from,
                    subject
                ],
            )
            .unwrap();
        let delivery = "UPDATE message SET delivery = ?, direction = 'out' WHERE id = ?";
        if let Some(word) = self.delivery {
            connection.execute(delivery, params![word, id]).unwrap();
        }
        if let Some(head) = self.head {
            let packed = zstd::stream::encode_all(format!("{head}\n\nX-Body: 1\n").as_bytes(), 3).unwrap();
            let original = "INSERT INTO original (id, sha256, size, bytes) VALUES (?, ?, 1, ?)";
            connection.execute(original, params![id, id.to_be_bytes(), packed]).unwrap();
            connection.execute("UPDATE message SET original = ?1 WHERE id = ?1", [id]).unwrap();
        }
        connection.execute("INSERT INTO body (message, text) VALUES (?, ?)", params![id, self.text]).unwrap();
        connection
            .execute(
                "INSERT INTO message_words (rowid, subject, sender, body) VALUES (?, ?, ?, ?)",
                params![id, subject, self.from, self.text],
            )
            .unwrap();
        if [subject, self.from, self.text].into_iter().any(has_unspaced) {
            let parts = [subject, self.from, self.text].map(|text| grams(text).join(" "));
            connection
                .execute(
                    "INSERT INTO message_grams (rowid, subject, sender, body) VALUES (?, ?, ?, ?)",
                    params![id, parts[0], parts[1], parts[2]],
                )
                .unwrap();
        }
        if self.attached {
            connection.execute("INSERT INTO attachment VALUES (?, 1, 'a', 'text/plain', 1)", [id]).unwrap();
        }
    }
}

/// Queries that have a chance to hold.
pub(super) fn likely() -> impl Strategy<Value = Expr> {
    let name = || {
        let one = prop_oneof![
            Just(Name::Missing),
            select(vec!["VIP", "late", "LOGIN", "none", "sales"]).prop_map(|n| Name::Is(n.into()))
        ];
        prop::collection::vec(one, 1..3)
    };
    let words = || {
        let texts = select(vec![
            "refund",
            "REFUND",
            "order",
            "late order",
            "the late",
            "uber",
            "10:30",
            "30 \"order",
            "x.example",
            "cy",
            "注文",
            "番",
            "文番号",
            "phone注文",
            "iphone",
            "注文 番号",
            "รับเงิน",
            "号 order",
        ]);
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
    let who = prop_oneof![
        Just(Who::Me),
        Just(Who::Nobody),
        Just(Who::Agent("Bo".into())),
        Just(Who::Agent("zed".into()))
    ];
    let compare = || select(vec![Compare::Below, Compare::AtMost, Compare::Above, Compare::AtLeast]);
    let when = prop_oneof![
        Just(When::Never),
        (compare(), select(vec![0, 1, 3600])).prop_map(|(compare, span)| When::Age(compare, Span(span))),
        (instant(), 0_i64..5000).prop_map(|(from, length)| When::Between {
            from: Some(Moment(from)),
            to: Some(Moment(from + length))
        }),
        instant().prop_map(|at| When::Between { from: None, to: Some(Moment(at)) }),
        instant().prop_map(|at| When::Between { from: Some(Moment(at)), to: None }),
    ];
    let header = select(vec![
        ("List-Id", Some("news")),
        ("list-id", Some("News <news.EXAMPLE>")),
        ("list-id", None),
        ("X-Spam-Flag", Some("yes")),
        ("X-Body", None),
    ])
    .prop_map(|(name, value)| Header { name: name.into(), value: value.map(str::to_owned) });
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
            prop::collection::vec(header, 1..3).prop_map(Test::Header),
            name().prop_map(Test::Tag),
            name().prop_map(Test::Department),
            name().prop_map(Test::Tier),
            name().prop_map(Test::Topic),
            prop::collection::vec(who, 1..3).prop_map(Test::Assignee),
            mail().prop_map(Test::Customer),
            mail().prop_map(Test::From),
            prop::collection::vec(words(), 1..3).prop_map(Test::Subject),
            prop_oneof![
                Just(vec![(2, 2), (4, 4)]),
                Just(vec![(1, 1), (3, 5)]),
                (1..7_i64).prop_map(|first| vec![(first, i64::MAX)]),
            ]
            .prop_map(Test::Id),
            (select(Field::ALL), prop::collection::vec(when, 1..3))
                .prop_map(|(field, all)| Test::Time(field, all)),
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
