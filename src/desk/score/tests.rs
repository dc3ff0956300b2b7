//! Laws of the score and of the order, tried with random tickets.

use proptest::prelude::*;

use super::order::{First, Place};
use super::*;
use crate::desk::id::TicketId;
use crate::desk::time::Moment;

fn first(places: Vec<Place>, limit: Option<usize>) -> Vec<Place> {
    let mut first = First::new(limit);
    places.into_iter().for_each(|place| first.push(place, ()));
    first.sorted().into_iter().map(|(place, ())| place).collect()
}

fn weights() -> impl Strategy<Value = Weights> {
    proptest::array::uniform7(0..=1000i64).prop_map(
        |[due, priority, vip, waiting, reopened, unassigned, woken]| Weights {
            due,
            priority,
            vip,
            waiting,
            reopened,
            unassigned,
            woken,
        },
    )
}

fn spans() -> impl Strategy<Value = i64> {
    prop_oneof![-100_000..100_000i64, any::<i64>(), Just(0), Just(i64::MIN), Just(i64::MAX)]
}

fn claims() -> impl Strategy<Value = Claims> {
    let flags = any::<(bool, bool, bool, bool)>();
    let times = (proptest::option::of(spans()), proptest::option::of(spans()));
    (times, proptest::sample::select(Priority::ALL), flags).prop_map(
        |((due_in, waited), priority, (vip, reopened, unassigned, woken))| Claims {
            due_in: due_in.map(Span),
            priority,
            vip,
            waited: waited.map(Span),
            reopened,
            unassigned,
            woken,
        },
    )
}

fn places() -> impl Strategy<Value = Place> {
    // Few values, so that ties are many.
    let at = || proptest::option::of((0..3i64).prop_map(Moment));
    (proptest::option::of(0..3i64), at(), at(), (0..4i64).prop_map(TicketId))
        .prop_map(|(points, due_at, waiting_since, id)| Place { points, due_at, waiting_since, id })
}

proptest! {
    #[test]
    fn the_terms_add_up_and_none_leaves_its_bounds(claims in claims(), weights in weights()) {
        let score = Score::of(&claims, &weights);
        prop_assert_eq!(score.points(), score.terms.iter().map(|term| term.points).sum::<i64>());
        let bounds = [
            2 * weights.due, weights.priority, weights.vip, weights.waiting, weights.reopened, weights.unassigned,
            weights.woken,
        ];
        for (term, most) in score.terms.iter().zip(bounds) {
            prop_assert!((0..=most).contains(&term.points), "{:?} of {}", term, most);
        }
    }

    #[test]
    fn nothing_that_makes_a_ticket_more_pressing_costs_it_points(
        claims in claims(), weights in weights(), later in 0..10_000_000i64,
    ) {
        let points = |claims: &Claims| Score::of(claims, &weights).points();
        let (mut sooner, mut longer, mut raised) = (claims, claims, claims);
        sooner.due_in = claims.due_in.map(|Span(left)| Span(left.saturating_sub(later)));
        longer.waited = claims.waited.map(|Span(waited)| Span(waited.saturating_add(later)));
        raised.priority = Priority::ALL[(claims.priority as usize + 1).min(3)];
        let due = Claims { due_in: claims.due_in.or(Some(Span(later))), ..claims };
        let waits = Claims { waited: claims.waited.or(Some(Span(later))), ..claims };
        let vip = Claims { vip: true, ..claims };
        let reopened = Claims { reopened: true, ..claims };
        let unassigned = Claims { unassigned: true, ..claims };
        let woken = Claims { woken: true, ..claims };
        for pressing in [sooner, longer, raised, due, waits, vip, reopened, unassigned, woken] {
            prop_assert!(points(&claims) <= points(&pressing), "{:?}\n{:?}", claims, pressing);
        }
    }

    #[test]
    fn a_greater_weight_never_takes_points_away(claims in claims(), weights in weights(), more in 0..100i64) {
        let before = Score::of(&claims, &weights);
        let greater = Weights {
            due: weights.due + more,
            priority: weights.priority + more,
            vip: weights.vip + more,
            waiting: weights.waiting + more,
            reopened: weights.reopened + more,
            unassigned: weights.unassigned + more,
            woken: weights.woken + more,
        };
        for (less, more) in before.terms.iter().zip(Score::of(&claims, &greater).terms) {
            prop_assert!(less.points <= more.points);
        }
    }

    #[test]
    fn the_order_is_total_and_does_not_depend_on_the_order_of_arrival(
        all in proptest::collection::vec(places(), 0..40), turn in 0..40usize, limit in proptest::option::of(0..50usize),
    ) {
        let sorted = first(all.clone(), None);
        prop_assert!(sorted.is_sorted());
        for pair in sorted.windows(2) {
            // Two that are equal in the order are equal in everything.
            prop_assert_eq!(pair[0].cmp(&pair[1]).is_eq(), pair[0] == pair[1]);
            prop_assert_eq!(pair[0].cmp(&pair[1]), pair[1].cmp(&pair[0]).reverse());
        }
        let mut turned = all.clone();
        turned.rotate_left(turn.min(all.len()));
        turned.reverse();
        let most = limit.unwrap_or(all.len()).min(all.len());
        prop_assert_eq!(&first(turned, limit)[..], &sorted[..most]);
    }
}

#[test]
fn the_curve_goes_through_the_points_that_are_promised() {
    let due = |hours: i64| super::due(Some(Span(hours * HOUR)), 100);
    assert_eq!([40, 12, 4, 0, -4, -12, -1000].map(due), [9, 25, 50, 100, 150, 175, 199]);
    let waiting = |hours: i64| super::waiting(Some(Span(hours * HOUR)), 40);
    assert_eq!([0, 8, 24, 1000].map(waiting), [0, 20, 30, 39]);
    assert_eq!((super::due(None, 100), super::waiting(None, 40)), (0, 0));
}

#[test]
fn what_a_term_looked_at_is_said_in_words() {
    let due = |seconds| Value::Due(Some(Span(seconds))).to_string();
    assert_eq!(
        [2100, 2041, 60, 0, -1, -7200, 22_800, -450_000].map(due),
        [
            "35 working minutes left",
            "35 working minutes left",
            "1 working minute left",
            "0 working minutes left",
            "0 working minutes overdue",
            "2 working hours overdue",
            "6 working hours 20 min left",
            "125 working hours overdue",
        ]
    );
    assert_eq!(Value::Waited(Some(Span(119))).to_string(), "1 working minute");
    assert_eq!(Value::Waited(None).to_string(), "nobody waits");
}

#[test]
fn what_nobody_works_on_comes_last() {
    let place = |points, id| Place { points, due_at: None, waiting_since: None, id: TicketId(id) };
    let order = first(vec![place(None, 1), place(Some(0), 3), place(Some(5), 4), place(None, 0)], None);
    assert_eq!(order.iter().map(|place| place.id.0).collect::<Vec<_>>(), [4, 3, 0, 1]);
}
