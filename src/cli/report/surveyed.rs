//! Surveys as rows: each question to a customer, with the answer.

use crate::store::survey::Answer;
use crate::table::{Column, Holds, Table};

/// Columns of what surveys print: a row for each question to a customer, with the answer.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the ticket that it is about"),
    Column::shown("question", Holds::Text, "what was asked"),
    Column::shown("scale", Holds::Int, "the end of the scale: 2 (bad is 1, good 2), 5 or 10"),
    Column::shown("score", Holds::Int, "the answer; none while there is none"),
    Column::shown("asked_at", Holds::At, "when the customer was asked; none where that was not written down"),
    Column::shown("answered_at", Holds::At, "when they answered"),
    Column::shown(
        "agent",
        Holds::Text,
        "who is credited: who had solved the ticket when the customer was asked, else when they answered",
    ),
    Column::shown("comment", Holds::Text, "what the customer said beside it"),
    Column::more(
        "message",
        Holds::Lettered,
        "the mail with which they answered, while there is none the one that asked",
    ),
    Column::more("counts", Holds::Bool, "whether it is the latest answer of the ticket to this question"),
    Column::more(
        "id",
        Holds::Lettered,
        "the number of the answer, of the question while there is none, as s2",
    ),
];

/// Surveys as a table.
pub fn table(answers: impl IntoIterator<Item = Answer>) -> Table {
    let mut table = Table::new(COLUMNS);
    for answer in answers {
        table.push(vec![
            answer.ticket.into(),
            answer.question.into(),
            answer.scale.top().into(),
            answer.score.into(),
            answer.asked_at.into(),
            answer.answered_at.into(),
            answer.agent.into(),
            answer.comment.into(),
            answer.message.into(),
            answer.counts.into(),
            answer.id.into(),
        ]);
    }
    table
}
