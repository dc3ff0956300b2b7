//! Random queries for property tests, as strange as the language allows.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::super::text::is_searchable;
use super::super::*;
use crate::desk::message::Kind;
use crate::desk::ticket::{Channel, Priority, Status};
use crate::desk::time::{Moment, Span};

/// Text with everything that means something to the language.
fn strange() -> impl Strategy<Value = String> {
    "[a-c0-9čÉ :,|()<>\"\\\\*@-]{0,10}|none|me|or|AND|not|tag:x|http://x|-x|@x|x\\*"
        .prop_filter("something", |text| !text.trim().is_empty())
}

fn words() -> impl Strategy<Value = Words> {
    let whole = strange().prop_filter("searchable", |text| is_searchable(text));
    prop_oneof![
        whole.prop_map(|text| Words { text, prefix: false }),
        "[a-z0-9é']{0,3}[a-z]".prop_map(|text| Words { text, prefix: true }),
    ]
}

fn name() -> impl Strategy<Value = Name> {
    prop_oneof![Just(Name::Missing), strange().prop_map(Name::Is)]
}

fn mail() -> impl Strategy<Value = Mail> {
    prop_oneof![
        "[a-c@ ,\"<]{1,4}@[a-c.]{1,4}".prop_map(Mail::Address),
        "[a-c. ,\"]{0,4}[a-c]".prop_map(Mail::Domain)
    ]
}

/// Without repetitions, in order.
fn several<T: PartialEq + std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(one, 1..4).prop_map(|all| {
        let mut distinct = Vec::new();
        for one in all {
            if !distinct.contains(&one) {
                distinct.push(one);
            }
        }
        distinct
    })
}

fn some<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    subsequence(all, 1..=all.len())
}

fn when(field: Field) -> impl Strategy<Value = When> {
    let moment = 0_i64..4_000_000_000;
    let never = if matches!(field, Field::Created | Field::Updated) {
        When::Age(Compare::Below, Span(60))
    } else {
        When::Never
    };
    let compare = select(vec![Compare::Below, Compare::AtMost, Compare::Above, Compare::AtLeast]);
    prop_oneof![
        Just(never),
        (compare, 0_i64..5_000_000_000).prop_map(|(compare, span)| When::Age(compare, Span(span))),
        (moment.clone(), 1_i64..10_000).prop_map(|(from, length)| When::Between {
            from: Some(Moment(from)),
            to: Some(Moment(from + length))
        }),
        moment.clone().prop_map(|from| When::Between { from: Some(Moment(from)), to: None }),
        moment.prop_map(|to| When::Between { from: None, to: Some(Moment(to)) }),
    ]
}

fn header() -> impl Strategy<Value = Header> {
    let wanted = strange()
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("says something", |text| !text.is_empty());
    ("[!-9;<>-~]{1,6}", prop::option::of(wanted)).prop_map(|(name, value)| Header { name, value })
}

fn test() -> impl Strategy<Value = Test> {
    let id = prop_oneof![
        (0_i64..100, 0_i64..9).prop_map(|(first, more)| (first, first + more)),
        (0_i64..100).prop_map(|first| (first, i64::MAX)),
    ];
    let who = prop_oneof![Just(Who::Nobody), Just(Who::Me), strange().prop_map(Who::Agent)];
    prop_oneof![
        some(Status::ALL).prop_map(Test::Status),
        some(State::ALL).prop_map(Test::Is),
        some(Priority::ALL).prop_map(Test::Priority),
        some(Channel::ALL).prop_map(Test::Channel),
        some(Kind::ALL).prop_map(Test::Kind),
        some(Thing::ALL).prop_map(Test::Has),
        several(header()).prop_map(Test::Header),
        several(name()).prop_map(Test::Tag),
        several(name()).prop_map(Test::Department),
        several(name()).prop_map(Test::Tier),
        several(name()).prop_map(Test::Topic),
        several(who).prop_map(Test::Assignee),
        several(mail()).prop_map(Test::Customer),
        several(mail()).prop_map(Test::From),
        several(words()).prop_map(Test::Subject),
        prop::collection::vec(id, 1..4).prop_map(|ids| Test::Id(value::merged(ids))),
        select(Field::ALL)
            .prop_flat_map(|field| several(when(field)).prop_map(move |all| Test::Time(field, all))),
    ]
}

/// Any tree that can be typed.
pub(super) fn expr() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        2 => words().prop_map(Expr::Words),
        1 => "[a-z-]{1,5}".prop_map(Expr::View),
        4 => test().prop_map(Expr::Key),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expr::all),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Expr::any),
            inner.prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
}
