//! The fold, case by case, and its laws.

mod handed;
mod outbound;
mod seconds;

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::desk::calendar::Calendar;
use crate::desk::event::{Event, Voice};
use crate::desk::history::{Flow, History};
use crate::desk::id::{AgentId, DepartmentId, EntryId, MessageId, OperationId, SurveyId, TagId, TicketId};
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::{Away, Priority, Status, Target};
use crate::desk::time::{DAY, Span};

/// Closes after 14 days, gives up never, promises a first response in 8 and a resolution in 40 hours of the clock.
struct Usual {
    give_up: Option<Span>,
    reopen_on: ReopenOn,
}

const USUAL: Usual = Usual { give_up: None, reopen_on: ReopenOn::Message };

impl Rules for Usual {
    fn close_after(&self, _: SettingsId) -> Span {
        Span(14 * DAY)
    }
    fn give_up_after(&self, _: SettingsId) -> Option<Span> {
        self.give_up
    }
    fn choose(&self, _: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        let hours = if traits.vip { 1 } else { 8 };
        let goal = |hours: i64| Some(Goal { seconds: hours * 3600, hours: Hours::Calendar });
        Some(Promise {
            policy: Arc::new(Policy {
                name: "usual".into(),
                goals: [goal(hours), goal(8), goal(40), goal(24)],
                overrides: [[Override::Inherit; Target::COUNT]; 4],
                pause_on: vec![Status::Pending],
                reopen: Reopen::Resume,
                reopen_on: self.reopen_on,
                retarget: Retarget::Keep,
                at_risk_percent: 80,
            }),
            calendar: Arc::new(Calendar::always()),
        })
    }
    fn depends_on_traits(&self, _: SettingsId) -> bool {
        true
    }
}

const ANA: Option<AgentId> = Some(AgentId(1));

/// A ticket's facts, one an hour from hour 0 on, each learned when it counts.
fn facts(whats: &[What]) -> Vec<Recorded> {
    let opened = recorded(0, 0, What::Opened(Mode::Inbound, SettingsId(1)));
    let rest = whats.iter().enumerate().map(|(hour, what)| {
        let hour = i64::try_from(hour).unwrap();
        recorded(hour + 1, hour, *what)
    });
    std::iter::once(opened).chain(rest).collect()
}

fn recorded(id: i64, hour: i64, what: What) -> Recorded {
    let at = Moment(hour * 3600);
    let tie = matches!(what, What::Received(..)).then_some(id);
    let agent = if tie.is_none() { ANA } else { None };
    let event = Event { at, what, agent, backfill: false, tie };
    Recorded { id, operation: OperationId(id), ticket: TicketId(1), learned: at, rule: None, event }
}

fn mail(number: i64) -> What {
    What::Received(MessageId(number), true)
}

fn reply(number: i64) -> What {
    What::Replied(MessageId(number), Voice::Person)
}

fn after(facts: &[Recorded], hours: i64) -> Folded {
    fold(facts, &USUAL, Moment(hours * 3600)).unwrap()
}

#[test]
fn an_answer_makes_a_new_ticket_wait_for_the_customer_and_their_answer_opens_it() {
    let facts = facts(&[mail(1), reply(2), mail(3)]);
    assert_eq!(after(&facts, 0).status, Status::New);
    let answered = after(&facts, 1);
    assert_eq!((answered.status, answered.first_response_at), (Status::Pending, Some(Moment(3600))));
    assert_eq!(answered.waiting, None);
    let back = after(&facts, 2);
    assert_eq!((back.status, back.waiting.unwrap().since), (Status::Open, Moment(7200)));
    assert_eq!(back.history.episodes, 2);
}

#[test]
fn assigning_and_noting_is_work_but_a_tag_is_not() {
    assert_eq!(after(&facts(&[mail(1), What::Tagged(TagId(1))]), 5).status, Status::New);
    assert_eq!(after(&facts(&[mail(1), What::Priority(Priority::High)]), 5).status, Status::New);
    assert_eq!(after(&facts(&[mail(1), What::Assigned(ANA)]), 5).status, Status::Open);
    assert!(after(&facts(&[mail(1), What::Noted(MessageId(2))]), 5).worked);
}

#[test]
fn a_message_reopens_a_solved_ticket_until_it_is_closed() {
    let facts = facts(&[mail(1), What::Status(Status::Solved), mail(2)]);
    assert_eq!(after(&facts, 1).closes_at, Some(Moment(3600 + 14 * DAY)));
    let reopened = after(&facts, 2);
    assert_eq!((reopened.status, reopened.reopened, reopened.solved_at), (Status::Open, true, None));
    let silent = &facts[..3];
    assert_eq!(after(silent, 14 * 24).status, Status::Solved);
    assert_eq!(after(silent, 14 * 24 + 1).status, Status::Closed);
}

#[test]
fn where_confirmation_is_asked_for_a_message_alone_reopens_nothing() {
    let confirmed = Usual { reopen_on: ReopenOn::Confirmed, ..USUAL };
    let facts = facts(&[mail(1), What::Status(Status::Solved), mail(2), What::Confirmed]);
    let at = |hours: i64| fold(&facts, &confirmed, Moment(hours * 3600)).unwrap();
    assert_eq!((at(2).status, at(2).waiting.is_some()), (Status::Solved, true));
    assert_eq!((at(3).status, at(3).history.reopens.len()), (Status::Open, 1));
}

#[test]
fn a_dismissed_thank_you_never_reopened_the_ticket() {
    let facts =
        facts(&[mail(1), reply(2), What::Status(Status::Solved), mail(3), What::Dismissed(MessageId(3))]);
    assert_eq!(after(&facts, 3).status, Status::Open);
    let dismissed = after(&facts, 4);
    assert_eq!((dismissed.status, dismissed.reopened, dismissed.waiting), (Status::Solved, false, None));
    assert_eq!(dismissed.solved_at, Some(Moment(2 * 3600)));
    assert_eq!(dismissed.messages.len(), 3);
    assert_eq!(dismissed.history.contacts.len(), 1);
    assert!(!dismissed.history.voids[0].hides_breach);
    // Nine hours after the thanks the promise of an answer within eight is broken, and the dismissal hides it.
    let mut late = facts;
    late[5].event.at = Moment(12 * 3600);
    let hidden = after(&late, 12);
    assert_eq!(hidden.history.voids.iter().map(|void| void.hides_breach).collect::<Vec<_>>(), [true]);
    assert_eq!(
        hidden.judge(Moment(12 * 3600)).unwrap().all().filter(|v| v.decided_at().is_some()).count(),
        2
    );
}

#[test]
fn a_dismissed_message_of_an_open_ticket_ends_only_the_wait() {
    let facts = facts(&[mail(1), reply(2), mail(3), What::Dismissed(MessageId(3))]);
    let dismissed = after(&facts, 4);
    assert_eq!((dismissed.status, dismissed.waiting), (Status::Open, None));
    let judged = dismissed.judge(Moment(4 * 3600)).unwrap();
    assert_eq!(judged.verdict(Target::NextResponse).status, ClockStatus::Cancelled);
    let first = after(&self::facts(&[mail(1), What::Dismissed(MessageId(1))]), 2);
    assert!(first.waiting.is_some() && !first.dismissable);
}

#[test]
fn an_answer_that_never_left_is_taken_back_with_the_status_that_came_with_it() {
    let mut facts = facts(&[mail(1), What::Replied(MessageId(2), Voice::PersonKeepingStatus)]);
    let mut solved = recorded(9, 1, What::Status(Status::Solved));
    solved.operation = facts[2].operation;
    facts.push(solved);
    facts.push(recorded(10, 5, What::Withdrawn(MessageId(2))));
    assert_eq!(after(&facts, 4).status, Status::Solved);
    let back = after(&facts, 5);
    assert_eq!((back.status, back.first_response_at, back.messages.len()), (Status::New, None, 1));
}

#[test]
fn a_mail_that_was_late_reopens_when_it_became_known() {
    let mut facts = facts(&[mail(1), reply(2), What::Status(Status::Solved)]);
    let mut late = recorded(9, 1, mail(7));
    late.learned = Moment(6 * 3600);
    facts.push(late);
    assert_eq!(after(&facts, 5).status, Status::Solved);
    let known = after(&facts, 6);
    assert_eq!((known.status, known.history.reopens.as_slice()), (Status::Open, &[Moment(6 * 3600)][..]));
    assert_eq!(known.messages.len(), 3);
}

#[test]
fn a_ticket_that_waits_too_long_counts_as_given_up() {
    let gives_up = Usual { give_up: Some(Span(2 * DAY)), ..USUAL };
    let facts = facts(&[mail(1), reply(2)]);
    let at = |hours: i64| fold(&facts, &gives_up, Moment(hours * 3600)).unwrap();
    assert_eq!(at(48).status, Status::Pending);
    let solved = at(49);
    assert_eq!(solved.status, Status::Solved);
    assert!(solved.history.solves[0].abandoned && solved.history.solves[0].agent.is_none());
    assert_eq!(at(49 + 14 * 24).status, Status::Closed);
    assert_eq!(at(1).solves_at, Some(Moment(3600 + 2 * DAY)));
    assert_eq!(at(1).closes_at, Some(Moment(3600 + 16 * DAY)));
}

#[test]
fn what_comes_from_before_the_desk_moves_no_clock_and_ages() {
    let mut facts = facts(&[mail(1), reply(2)]);
    for fact in &mut facts {
        fact.event.backfill = true;
        fact.event.tie = Some(fact.id);
    }
    let answered = after(&facts, 2);
    assert_eq!((answered.status, answered.backfill, answered.worked), (Status::Pending, true, false));
    let mut history = answered.history.clone();
    let stood: Vec<_> = history.statuses.drain(..).map(|stood| stood.status).collect();
    assert!(answered.judge(Moment(7200)).is_none() && history == History::default());
    assert_eq!(stood, [Status::Open, Status::Pending]);
    assert_eq!(after(&facts, 15 * 24).status, Status::Closed);
    // A live message opens it again, however old it is, and a next response is owed.
    facts.push(recorded(9, 20 * 24, mail(9)));
    let live = after(&facts, 20 * 24 + 1);
    assert_eq!((live.status, live.messages.len()), (Status::Open, 3));
    let judged = live.judge(Moment((20 * 24 + 1) * 3600)).unwrap();
    assert_eq!(judged.verdict(Target::FirstResponse).status, ClockStatus::NotApplicable);
    assert_eq!(judged.verdict(Target::NextResponse).status, ClockStatus::Active);
}

#[test]
fn a_vip_is_promised_more_from_the_instant_on_at_which_they_are_one() {
    let facts = facts(&[mail(1), What::Vip(true)]);
    let goal = |hours| after(&facts, hours).promise.unwrap().policy.goals[0].unwrap().seconds;
    assert_eq!((goal(0), goal(1)), (8 * 3600, 3600));
}

#[test]
fn a_machine_of_theirs_reopens_nothing_and_one_of_ours_answers_nothing() {
    let facts = facts(&[
        mail(1),
        What::Replied(MessageId(2), Voice::Machine),
        What::Status(Status::Solved),
        What::Received(MessageId(3), false),
    ]);
    assert_eq!(after(&facts, 1).first_response_at, None);
    let ticket = after(&facts, 3);
    assert_eq!((ticket.status, ticket.messages.len()), (Status::Solved, 3));
}

#[test]
fn nothing_stands_where_nothing_is_left() {
    assert!(fold(&[], &USUAL, Moment(0)).is_none());
    assert!(fold(&facts(&[]), &USUAL, Moment(9)).is_none());
    assert!(fold(&facts(&[mail(1)]), &USUAL, Moment(-1)).is_none());
}

/// Rules under which ticket 2 hands over what it has.
struct Merging(Taken);

impl Rules for Merging {
    fn close_after(&self, settings: SettingsId) -> Span {
        USUAL.close_after(settings)
    }
    fn give_up_after(&self, settings: SettingsId) -> Option<Span> {
        USUAL.give_up_after(settings)
    }
    fn choose(&self, settings: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        USUAL.choose(settings, traits)
    }
    fn depends_on_traits(&self, settings: SettingsId) -> bool {
        USUAL.depends_on_traits(settings)
    }
    fn taken(&self, ticket: TicketId) -> Option<&Taken> {
        (ticket == TicketId(2)).then_some(&self.0)
    }
}

#[test]
fn a_merged_ticket_hands_over_who_waits_since_when() {
    let into = What::MergedInto(TicketId(9));
    let waiting = facts(&[mail(1), mail(2), into]);
    let taken_over = |facts: &[Recorded]| taken(facts, &USUAL, Moment(99 * 3600)).unwrap();
    let handed = taken_over(&waiting);
    assert_eq!((handed.at, handed.waits_since), (Moment(2 * 3600), Some(Moment(0))));
    assert_eq!((handed.latest, handed.messages.len()), (Some(MessageId(2)), 2));
    let answered = taken_over(&facts(&[mail(1), reply(2), into]));
    assert_eq!((answered.waits_since, answered.latest), (None, None));
    // An answer that was dropped afterwards had never been one.
    let dropped = taken_over(&facts(&[mail(1), reply(2), into, What::Withdrawn(MessageId(2))]));
    assert_eq!((dropped.waits_since, dropped.messages), (Some(Moment(0)), vec![MessageId(1)]));
    let apart = facts(&[mail(1), into, What::Unmerged(TicketId(9))]);
    assert!(taken(&apart, &USUAL, Moment(99 * 3600)).is_none());
    assert_eq!(after(&apart, 99).status, Status::New);
    assert_eq!(
        (after(&waiting, 2).status, after(&waiting, 2).merged_into),
        (Status::Merged, Some(TicketId(9)))
    );
}

#[test]
fn whoever_waited_in_a_merged_ticket_waits_in_the_one_that_goes_on() {
    let handed = Taken {
        at: Moment(3 * 3600),
        waits_since: Some(Moment(3600)),
        latest: Some(MessageId(7)),
        messages: vec![MessageId(7)],
    };
    let rules = Merging(handed);
    let at = |facts: &[Recorded], hours: i64| fold(facts, &rules, Moment(hours * 3600)).unwrap();
    for (before, reopened) in [(What::Status(Status::Pending), false), (What::Status(Status::Solved), true)] {
        let facts = facts(&[mail(1), reply(2), before, What::TookIn(TicketId(2))]);
        let folded = at(&facts, 3);
        assert_eq!((folded.status, folded.reopened), (Status::Open, reopened));
        assert_eq!(folded.waiting.map(|waiting| waiting.since), Some(Moment(3600)));
        assert_eq!(folded.messages, [MessageId(1), MessageId(2), MessageId(7)]);
        let next = *folded.judge(Moment(3 * 3600)).unwrap().verdict(Target::NextResponse);
        assert_eq!((next.started_at, next.status), (Some(Moment(3600)), ClockStatus::Active));
    }
    let given_back = facts(&[mail(1), reply(2), What::TookIn(TicketId(2)), What::GaveBack(TicketId(2))]);
    assert_eq!((at(&given_back, 2).status, at(&given_back, 3).status), (Status::Open, Status::Pending));
}

#[test]
fn a_snoozed_ticket_comes_back_with_its_time_or_its_customer() {
    let until = Some(Moment(9 * 3600));
    let facts = facts(&[mail(1), What::Snoozed(until), mail(2)]);
    assert_eq!((after(&facts, 1).snoozed_until, after(&facts, 2).snoozed_until), (until, None));
    assert_eq!((after(&facts[..3], 8).snoozed_until, after(&facts[..3], 9).snoozed_until), (until, None));
    assert_eq!((after(&facts[..3], 8).woken_at, after(&facts[..3], 9).woken_at), (None, until));
}

fn any_what() -> impl Strategy<Value = What> {
    prop_oneof![
        4 => (1..9_i64).prop_map(mail),
        3 => (10..19_i64).prop_map(reply),
        1 => (20..25_i64).prop_map(|number| What::Received(MessageId(number), false)),
        1 => Just(What::Status(Status::Solved)),
        1 => Just(What::Status(Status::Pending)),
        1 => Just(What::Status(Status::Hold)),
        1 => Just(What::Status(Status::Open)),
        1 => prop::sample::select(vec![Status::Spam, Status::Closed]).prop_map(What::Status),
        1 => Just(What::Priority(Priority::Urgent)),
        1 => Just(What::Assigned(ANA)),
        1 => (1..9_i64).prop_map(|number| What::Dismissed(MessageId(number))),
        1 => (1..9_i64).prop_map(|number| What::PutAway(MessageId(number), Away::Dismissed)),
        1 => (1..9_i64, any::<bool>()).prop_map(|(number, is)| What::Muted(MessageId(number), is)),
        1 => Just(What::Restored),
        1 => Just(What::Vip(true)),
        1 => Just(What::TookIn(TicketId(2))),
        1 => Just(What::MergedInto(TicketId(3))),
        1 => Just(What::Snoozed(Some(Moment(70 * 3600)))),
        1 => (0..3_i64).prop_map(|number| What::Moved((number > 0).then_some(DepartmentId(number)))),
        1 => Just(What::Escalated),
        1 => (1..4_i64).prop_map(|number| What::Scored(SurveyId(number))),
        1 => Just(What::Timed(EntryId(1))),
        1 => Just(What::Applied(SettingsId(2))),
        1 => (10..19_i64).prop_map(|number| What::Withdrawn(MessageId(number))),
    ]
}

proptest! {
    /// However the facts are shuffled, the ticket is the same, and so are its clocks.
    #[test]
    fn the_order_of_arrival_does_not_matter(
        whats in prop::collection::vec((any_what(), 0..60_i64), 1..20),
        seed in any::<u64>(),
    ) {
        let mut line = vec![recorded(0, 0, What::Opened(Mode::Inbound, SettingsId(1)))];
        line.extend(whats.iter().zip(1..).map(|((what, hour), id)| recorded(id, *hour, *what)));
        let mut shuffled = line.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        let now = Moment(100 * 3600);
        let (one, other) = (fold(&line, &USUAL, now), fold(&shuffled, &USUAL, now));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }

    /// P8: a ticket is in the backlog once for having been made, less each time that it was solved or removed, and more
    /// each time that it came back (metrics §1.7). Summed over tickets, and taken between two instants, that is the
    /// identity of a report.
    #[test]
    fn what_came_in_less_what_went_out_is_the_backlog(
        whats in prop::collection::vec((any_what(), 0..60_i64), 1..20),
        give_up in any::<bool>(),
        hour in 0..600_i64,
    ) {
        let mut line = vec![recorded(0, 0, What::Opened(Mode::Inbound, SettingsId(1)))];
        line.extend(whats.iter().zip(1..).map(|((what, hour), id)| recorded(id, *hour, *what)));
        let rules = Usual { give_up: give_up.then_some(Span(DAY)), ..USUAL };
        if let Some(folded) = fold(&line, &rules, Moment(hour * 3600)) {
            let flows = folded.history.flows.iter().map(|(_, flow)| match flow {
                Flow::Reopened | Flow::Restored => 1,
                Flow::Solved | Flow::Removed | Flow::PutAway => -1,
            });
            prop_assert_eq!(1 + flows.sum::<i32>(), i32::from(!folded.status.is_done()));
            prop_assert!(folded.history.flows.is_sorted_by_key(|(at, _)| *at));
        }
    }

    /// What is looked at with the eyes of an instant knows nothing of what came later.
    #[test]
    fn the_future_does_not_exist(whats in prop::collection::vec((any_what(), 0..60_i64), 1..20), cut in 0..60_i64) {
        let mut line = vec![recorded(0, 0, What::Opened(Mode::Inbound, SettingsId(1)))];
        line.extend(whats.iter().zip(1..).map(|((what, hour), id)| recorded(id, *hour, *what)));
        let now = Moment(cut * 3600);
        let past: Vec<_> = line.iter().filter(|fact| fact.event.at <= now).cloned().collect();
        let (one, other) = (fold(&line, &USUAL, now), fold(&past, &USUAL, now));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}
