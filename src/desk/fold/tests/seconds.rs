//! What happens within one second, and facts ahead of the clock.

use super::*;

/// These facts at one instant, each by an operation of its own, in this order; mails have a tie, and come as they are handed over.
fn at_once(at: i64, whats: &[What]) -> Vec<Recorded> {
    let mut all = facts(&[mail(1), reply(2)]);
    let first = all.len();
    for (place, what) in whats.iter().enumerate() {
        let id = i64::try_from(first + place).unwrap() + 1;
        let mailed = matches!(what, What::Received(..));
        let event = Event {
            agent: if mailed { None } else { ANA },
            tie: mailed.then_some(-7 * id),
            ..Event::typed(*what, Moment(at), None)
        };
        let (operation, ticket) = (OperationId(100 + id), TicketId(1));
        all.push(Recorded { id: 100 + id, operation, ticket, learned: Moment(at), rule: None, event });
    }
    all
}

const NOON: i64 = 12 * 3600;

#[test]
fn a_mail_of_the_same_second_stands_before_or_after_an_act_as_it_came() {
    let waits = |facts: &[Recorded]| fold(facts, &USUAL, Moment(NOON)).unwrap().waiting.is_some();
    assert!(!waits(&at_once(NOON, &[mail(3), reply(4)])), "it was answered");
    assert!(waits(&at_once(NOON, &[reply(4), mail(3)])), "nobody had seen it yet");
    let status = |facts: &[Recorded]| fold(facts, &USUAL, Moment(NOON)).unwrap().status;
    assert_eq!(status(&at_once(NOON, &[mail(3), What::Status(Status::Solved)])), Status::Solved);
    assert_eq!(status(&at_once(NOON, &[What::Status(Status::Solved), mail(3)])), Status::Open);
}

#[test]
fn mails_of_one_second_stand_by_their_content_whichever_came_first() {
    let one = at_once(NOON, &[mail(3), mail(4)]);
    let mut other = at_once(NOON, &[mail(4), mail(3)]);
    let ties: Vec<_> = one[one.len() - 2..].iter().map(|fact| fact.event.tie).rev().collect();
    let from = other.len() - 2;
    other[from..].iter_mut().zip(ties).for_each(|(fact, tie)| fact.event.tie = tie);
    let told = |facts: &[Recorded]| format!("{:?}", fold(facts, &USUAL, Moment(NOON)).unwrap().messages);
    assert_eq!(told(&one), told(&other));
}

#[test]
fn a_doubted_mail_that_our_answer_lets_count_is_answered_by_it() {
    // Ours left elsewhere, so it has a tie.
    let told = |answer: What| {
        let mut all = at_once(NOON, &[answer, What::Believed(MessageId(3))]);
        let last = all.len();
        for fact in &mut all[last - 2..] {
            (fact.event.tie, fact.event.agent) = (Some(5), None);
        }
        for what in [mail(3), What::Doubted(MessageId(3))] {
            let mut fact = at_once(NOON - 600, &[what]).remove(last - 2);
            (fact.id, fact.event.tie, fact.event.agent) = (100, Some(9), None);
            all.insert(last - 2, fact);
        }
        (0_i64..).zip(&mut all).for_each(|(id, fact)| fact.id = id);
        fold(&all, &USUAL, Moment(NOON)).unwrap().waiting.is_some()
    };
    assert!(!told(reply(4)));
    assert!(told(What::Replied(MessageId(4), Voice::Machine)), "a machine answers nobody");
}

#[test]
fn a_mail_that_became_known_after_a_solve_is_not_overlooked_though_the_clock_went_back() {
    let mut all = facts(&[mail(1), What::Status(Status::Solved)]);
    let mut late = facts(&[mail(3)]).remove(1);
    (late.id, late.operation) = (90, OperationId(90));
    // It counts before the solve, and was learned by a clock that stood before it too.
    (late.event.at, late.learned) = (Moment(1800), Moment(1900));
    all.push(late);
    let folded = fold(&all, &USUAL, reach(&all, Moment(0))).unwrap();
    assert_eq!((folded.status, folded.waiting.is_some()), (Status::Open, true));
}

#[test]
fn who_acts_at_the_second_of_a_closing_finds_the_ticket_as_it_was() {
    let facts = facts(&[mail(1), What::Status(Status::Solved)]);
    let closes = after(&facts, 1).closes_at.unwrap();
    assert_eq!(fold(&facts, &USUAL, closes).unwrap().status, Status::Closed);
    assert_eq!(fold_for_act(&facts, &USUAL, closes).unwrap().status, Status::Solved);
    assert_eq!(fold_for_act(&facts, &USUAL, closes.plus(1)).unwrap().status, Status::Closed);
}

#[test]
fn the_reach_of_facts_is_never_before_the_clock() {
    let facts = facts(&[mail(1), reply(2)]);
    let last = facts.iter().map(|fact| fact.event.at).max().unwrap();
    assert_eq!(reach(&facts, Moment(0)), last);
    assert_eq!(reach(&facts, last.plus(5)), last.plus(5));
}
