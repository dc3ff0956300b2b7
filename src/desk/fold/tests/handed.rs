//! Departments, tiers, surveys and time: what the fold keeps of them for reports, and what they move.

use super::*;
use crate::desk::history::{Solve, Surveyed, Transfer};

const BO: Option<AgentId> = Some(AgentId(2));
const BILLING: Option<DepartmentId> = Some(DepartmentId(1));
const LABS: Option<DepartmentId> = Some(DepartmentId(2));

/// Whether each transfer counts.
fn counted(facts: &[Recorded]) -> Vec<bool> {
    after(facts, 1000).history.transfers.iter().map(|transfer| transfer.counts).collect()
}

/// The same fact, not done by a person.
fn by_the_desk(mut fact: Recorded) -> Recorded {
    fact.event.agent = None;
    fact
}

#[test]
fn a_move_is_no_work_and_is_known_from_when_it_counts() {
    let facts = facts(&[mail(1), What::Moved(BILLING), What::Moved(LABS), What::Moved(None)]);
    assert_eq!((after(&facts, 0).department, after(&facts, 0).status), (None, Status::New));
    let moved = after(&facts, 1);
    assert_eq!((moved.department, moved.status, moved.worked), (BILLING, Status::New, false));
    let out = after(&facts, 3);
    assert_eq!(out.department, None);
    let lay = |hour: i64| out.history.department_at(Moment(hour * 3600));
    assert_eq!([0, 1, 2, 3].map(lay), [None, BILLING, LABS, None]);
    assert_eq!(
        out.history.transfers.last(),
        Some(&Transfer { at: Moment(3 * 3600), from: LABS, to: None, agent: ANA, counts: true })
    );
    assert_eq!(out.updated_at, Moment(3 * 3600));
}

#[test]
fn to_route_an_untouched_ticket_is_no_transfer() {
    // A mail, a tag and a priority are no human action on it; the first move is the routing, the next one a transfer.
    let sorted = [mail(1), What::Tagged(TagId(1)), What::Priority(Priority::High), What::Moved(BILLING)];
    assert_eq!(counted(&facts(&sorted)), [false]);
    assert_eq!(counted(&facts(&[mail(1), What::Moved(BILLING), What::Moved(LABS)])), [false, true]);
    for before in
        [What::Assigned(BO), What::Noted(MessageId(2)), reply(2), What::Status(Status::Hold), What::Escalated]
    {
        assert_eq!(counted(&facts(&[mail(1), before, What::Moved(BILLING)])), [true], "{before:?}");
    }
    let machine = What::Replied(MessageId(2), Voice::Machine);
    assert_eq!(counted(&facts(&[mail(1), machine, What::Moved(BILLING)])), [false]);
    // Who wrote a call down has handled it.
    let mut call = facts(&[mail(1), What::Moved(BILLING)]);
    let What::Opened(Mode::Inbound, settings) = call[0].event.what else { panic!("{:?}", call[0]) };
    call[0].event.what = What::Opened(Mode::Live, settings);
    assert_eq!(counted(&call), [true]);
}

#[test]
fn what_the_desk_does_by_itself_is_no_transfer_and_makes_none() {
    let mut line = facts(&[mail(1), What::Assigned(BO), What::Moved(BILLING), What::Moved(LABS)]);
    line[2] = by_the_desk(line[2].clone());
    line[3] = by_the_desk(line[3].clone());
    // Assigned and routed by rules, then moved by Ana: still the first that a person does.
    assert_eq!(counted(&line), [false, false]);
    line[4] = by_the_desk(line[4].clone());
    line[2].event.agent = ANA;
    assert_eq!(counted(&line), [false, false], "a person had acted, but the desk moved it");
}

#[test]
fn two_moves_to_one_place_are_one_transfer() {
    // As where two tickets are joined that both lay there.
    let line = facts(&[mail(1), reply(2), What::Moved(BILLING), What::Moved(BILLING)]);
    assert_eq!(counted(&line), [true]);
}

#[test]
fn tiers_are_counted_from_two() {
    let line = facts(&[mail(1), What::Escalated, What::Escalated]);
    assert_eq!([0, 1, 2].map(|hour| after(&line, hour).tier), [None, Some(2), Some(3)]);
    assert_eq!(after(&line, 2).history.escalations, [(Moment(3600), ANA), (Moment(7200), ANA)]);
    assert_eq!(after(&line, 2).status, Status::New);
}

/// Promises by tier and department: `choose` is asked again when they change.
struct ByPlace;

impl Rules for ByPlace {
    fn close_after(&self, settings: SettingsId) -> Span {
        USUAL.close_after(settings)
    }
    fn give_up_after(&self, _: SettingsId) -> Option<Span> {
        None
    }
    fn choose(&self, settings: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        let there = traits.department == LABS || traits.tier.is_some_and(|tier| tier > 2);
        there.then(|| USUAL.choose(settings, traits)).flatten()
    }
    fn depends_on_traits(&self, _: SettingsId) -> bool {
        true
    }
}

#[test]
fn policies_are_asked_again_when_department_or_tier_change() {
    let promised =
        |whats: &[What]| fold(&facts(whats), &ByPlace, Moment(9000 * 3600)).unwrap().promise.is_some();
    assert!(!promised(&[mail(1), What::Moved(BILLING), What::Escalated]));
    assert!(promised(&[mail(1), What::Moved(LABS)]));
    assert!(promised(&[mail(1), What::Escalated, What::Escalated]));
    assert!(!promised(&[mail(1), What::Moved(LABS), What::Moved(BILLING)]));
}

#[test]
fn surveys_are_about_the_solve_before_them() {
    let mut line = facts(&[
        mail(1),
        What::Scored(SurveyId(1)),
        What::Status(Status::Solved),
        What::Asked(SurveyId(2)),
        mail(2),
        What::Status(Status::Solved),
        What::Scored(SurveyId(3)),
    ]);
    line[6].event.agent = BO;
    let solve = |hour: i64, agent| Some(Solve { at: Moment(hour * 3600), agent, abandoned: false });
    let surveyed = |hour: i64, number, asked, solve| {
        let survey = SurveyId(number);
        Surveyed { at: Moment(hour * 3600), survey, asked, solve }
    };
    assert_eq!(
        after(&line, 9).history.surveys,
        [
            surveyed(1, 1, false, None),
            surveyed(3, 2, true, solve(2, ANA)),
            surveyed(6, 3, false, solve(5, BO)),
        ]
    );
}

#[test]
fn time_lies_on_the_day_of_the_work_even_before_the_ticket() {
    let mut line = facts(&[mail(1), What::Timed(EntryId(1)), What::Timed(EntryId(2))]);
    line[3].event.at = Moment(-3600);
    let folded = after(&line, 5);
    let entries = [(Moment(-3600), EntryId(2), ANA), (Moment(3600), EntryId(1), ANA)];
    assert_eq!(folded.history.entries, entries);
    assert_eq!((folded.created_at, folded.updated_at), (Moment(0), Moment(3600)));
    assert_eq!(folded.status, Status::New);
    // As of an instant at which the ticket had not begun there is nothing.
    assert!(fold(&line, &USUAL, Moment(-1)).is_none());
}

proptest! {
    /// Whatever happens, transfers hang together: each begins where the last one ended, goes somewhere else, and the ticket
    /// lies where the last one ended. And of two that a person made, the later one counts.
    #[test]
    fn transfers_are_a_chain(
        whats in prop::collection::vec((any_what(), 0..60_i64), 1..30),
    ) {
        let mut line = vec![recorded(0, 0, What::Opened(Mode::Inbound, SettingsId(1)))];
        line.extend(whats.iter().zip(1..).map(|((what, hour), id)| recorded(id, *hour, *what)));
        if let Some(folded) = fold(&line, &USUAL, Moment(1000 * 3600)) {
            let mut lies = None;
            for (place, transfer) in folded.history.transfers.iter().enumerate() {
                prop_assert_eq!(transfer.from, lies);
                prop_assert_ne!(transfer.from, transfer.to);
                prop_assert!(place == 0 || transfer.counts);
                lies = transfer.to;
            }
            prop_assert_eq!(folded.department, lies);
            let above = folded.history.escalations.len();
            prop_assert_eq!(folded.tier.map_or(0, |tier| tier as usize - 1), above);
        }
    }
}
