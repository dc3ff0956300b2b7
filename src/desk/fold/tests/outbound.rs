//! Tickets that we open by writing.

use super::*;

#[test]
fn a_ticket_that_we_opened_by_writing_stays_when_that_mail_is_taken_back() {
    let opened = What::Opened(Mode::Outbound, SettingsId(1));
    let mut facts =
        vec![recorded(1, 1, opened), recorded(2, 1, reply(2)), recorded(3, 5, What::Withdrawn(MessageId(2)))];
    for (fact, operation) in facts.iter_mut().zip([1, 1, 2]) {
        fact.operation = OperationId(operation);
    }
    assert_eq!(after(&facts, 4).status, Status::Pending);
    let back = after(&facts, 5);
    assert_eq!((back.status, back.mode, back.messages.len()), (Status::New, Mode::Outbound, 1));
    assert_eq!((back.created_at, back.first_response_at, back.waiting), (Moment(3600), None, None));
}
