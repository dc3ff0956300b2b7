//! Which changes make which facts, and which are refused.

use super::*;

fn ticket(status: Status) -> Ticket {
    Ticket {
        id: TicketId(7),
        status,
        priority: Priority::Normal,
        assignee: None,
        tags: vec![TagId(1)],
        vip: false,
        unanswered: None,
        dismissable: false,
        lone: false,
        put_away: None,
        doubted: BTreeSet::from([MessageId(5)]),
        settings: SettingsId(1),
        snoozed_until: None,
        woken_at: None,
        shut: false,
        merged_into: None,
        department: Some(DepartmentId(1)),
    }
}

fn facts(ticket: &Ticket, change: Change) -> Vec<What> {
    ticket.decide(&change, Moment(0), None).unwrap().into_iter().map(|event| event.what).collect()
}

#[test]
fn what_is_so_already_makes_no_fact() {
    let open = ticket(Status::Open);
    assert_eq!(facts(&open, Change::Assign(None)), []);
    assert_eq!(facts(&open, Change::Priority(Priority::Normal)), []);
    assert_eq!(facts(&open, Change::Tag(vec![TagId(1), TagId(2)])), [What::Tagged(TagId(2))]);
    assert_eq!(facts(&open, Change::Status { to: Status::Open, confirmed: false }), []);
}

#[test]
fn final_statuses_are_left_only_by_undo() {
    for status in [Status::Closed, Status::Spam, Status::Merged] {
        let ticket = ticket(status);
        assert!(
            ticket.decide(&Change::Status { to: Status::Open, confirmed: false }, Moment(0), None).is_err()
        );
        assert!(ticket.decide(&Change::Receive(MessageId(1)), Moment(0), None).is_err());
        assert_eq!(facts(&ticket, Change::Tag(vec![TagId(9)])), [What::Tagged(TagId(9))]);
    }
}

#[test]
fn a_department_is_changed_and_not_confirmed() {
    for status in [Status::New, Status::Closed, Status::Merged] {
        let ticket = ticket(status);
        assert_eq!(facts(&ticket, Change::Move(Some(DepartmentId(1)))), []);
        assert_eq!(facts(&ticket, Change::Move(None)), [What::Moved(None)]);
    }
}

#[test]
fn what_is_done_goes_no_tier_up() {
    for status in Status::ALL {
        let decided = ticket(*status).decide(&Change::Escalate, Moment(0), None);
        assert_eq!(decided.is_ok(), !status.is_done(), "{status}");
    }
}

#[test]
fn only_what_is_doubted_can_be_accepted() {
    let open = ticket(Status::Open);
    assert_eq!(facts(&open, Change::Accept(MessageId(5))), [What::Believed(MessageId(5))]);
    let refusal = open.decide(&Change::Accept(MessageId(6)), Moment(0), None).unwrap_err();
    assert_eq!(refusal.hint.as_deref(), Some("desk why m6"));
}

#[test]
fn an_answer_says_where_the_ticket_stands() {
    let open = ticket(Status::Open);
    let reply = |after| Change::Reply { message: MessageId(3), after, automatic: false };
    assert_eq!(facts(&open, reply(After::Usual)), [What::Replied(MessageId(3), Voice::Person)]);
    assert_eq!(
        facts(&open, reply(After::To(Status::Solved))),
        [What::Replied(MessageId(3), Voice::PersonKeepingStatus), What::Status(Status::Solved)]
    );
    assert!(open.decide(&reply(After::To(Status::Spam)), Moment(0), None).is_err());
}
