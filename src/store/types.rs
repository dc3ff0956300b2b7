//! How the house's own types stand in the database: ids and instants as integers, fixed words as text.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};

use crate::desk::event::{Voice, What};
use crate::desk::id::{
    AddressId, AgentId, DepartmentId, EntryId, FiringId, MessageId, OperationId, RuleId, SettingsId,
    SurveyId, TagId, TicketId,
};
use crate::desk::intake::Rung;
use crate::desk::message::{Delivery, Direction, Kind, Role, Seal, Trust};
use crate::desk::survey::Scale;
use crate::desk::ticket::{Away, Channel, Mode, Priority, Status, Target};
use crate::desk::time::Moment;
use crate::store::quarantine::State;

macro_rules! integers {
    ($($name:ident)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Owned(Value::Integer(self.0)))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$name> {
                value.as_i64().map($name)
            }
        }
    )+};
}

macro_rules! words {
    ($($name:ident)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.word().as_bytes())))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$name> {
                $name::from_word(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}

integers!(
    TicketId MessageId AgentId AddressId TagId DepartmentId SurveyId EntryId OperationId SettingsId RuleId FiringId Moment
);
words!(Status Priority Channel Mode Target Direction Kind Role Trust Seal Delivery Rung State);

impl ToSql for Scale {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Integer(self.top())))
    }
}

impl FromSql for Scale {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Scale> {
        value.as_i64().and_then(|top| Scale::of(top).ok_or(FromSqlError::OutOfRange(top)))
    }
}

/// The word of a fact `muted` whose mute was taken back.
const NO_LONGER: &str = "no";

/// The columns `kind`, `object` and `word` of an event.
pub(super) type EventColumns = (&'static str, Option<i64>, Option<&'static str>);

/// Writes a fact into its three columns.
pub(super) fn to_columns(what: &What) -> EventColumns {
    let voice = |voice: Voice| Voice::WORDS.iter().find(|(v, _)| *v == voice).map(|(_, word)| *word);
    match *what {
        What::Opened(mode, settings) => ("opened", Some(settings.0), Some(mode.word())),
        What::Channel(channel) => ("channel", None, Some(channel.word())),
        What::Received(message, true) => ("received", Some(message.0), Some("contact")),
        What::Received(message, false) => ("received", Some(message.0), None),
        What::Replied(message, how) => ("replied", Some(message.0), voice(how)),
        What::Noted(message) => ("noted", Some(message.0), None),
        What::Withdrawn(message) => ("withdrawn", Some(message.0), None),
        What::Assigned(agent) => ("assigned", agent.map(|agent| agent.0), None),
        What::Tagged(tag) => ("tagged", Some(tag.0), None),
        What::Untagged(tag) => ("untagged", Some(tag.0), None),
        What::Status(status) => ("status", None, Some(status.word())),
        What::Confirmed => ("confirmed", None, None),
        What::Priority(priority) => ("priority", None, Some(priority.word())),
        What::Dismissed(message) => ("dismissed", Some(message.0), None),
        What::PutAway(message, away) => ("put_away", Some(message.0), Some(away.word())),
        What::Muted(message, true) => ("muted", Some(message.0), None),
        What::Muted(message, false) => ("muted", Some(message.0), Some(NO_LONGER)),
        What::Restored => ("restored", None, None),
        What::Doubted(message) => ("doubted", Some(message.0), None),
        What::Believed(message) => ("believed", Some(message.0), None),
        What::Role(message, role) => ("role", Some(message.0), Some(role.word())),
        What::Bounced(message, true) => ("bounced", Some(message.0), None),
        What::Bounced(message, false) => ("bounced", Some(message.0), Some("arrived")),
        What::Variant(message) => ("variant", Some(message.0), None),
        What::Judged(message) => ("judged", Some(message.0), None),
        What::Left(message) => ("left", Some(message.0), None),
        What::SplitFrom(ticket) => ("split_from", Some(ticket.0), None),
        What::Vip(vip) => ("vip", Some(i64::from(vip)), None),
        What::Joined(ticket) => ("joined", Some(ticket.0), None),
        What::FollowUp(ticket) => ("follow_up", Some(ticket.0), None),
        What::Linked(ticket) => ("linked", Some(ticket.0), None),
        What::MergedInto(ticket) => ("merged_into", Some(ticket.0), None),
        What::TookIn(ticket) => ("took_in", Some(ticket.0), None),
        What::Unmerged(ticket) => ("unmerged", Some(ticket.0), None),
        What::GaveBack(ticket) => ("gave_back", Some(ticket.0), None),
        What::Applied(settings) => ("applied", Some(settings.0), None),
        What::Snoozed(until) => ("snoozed", until.map(|until| until.0), None),
        What::Moved(to) => ("moved", to.map(|to| to.0), None),
        What::Escalated => ("escalated", None, None),
        What::Asked(survey) => ("asked", Some(survey.0), None),
        What::Scored(survey) => ("scored", Some(survey.0), None),
        What::Timed(entry) => ("timed", Some(entry.0), None),
    }
}

/// Reads a fact back; `None` where the columns do not make sense together.
pub(super) fn from_columns(kind: &str, object: Option<i64>, word: Option<&str>) -> Option<What> {
    let message = object.map(MessageId);
    let ticket = object.map(TicketId);
    let tag = object.map(TagId);
    Some(match kind {
        "opened" => What::Opened(Mode::from_word(word?)?, SettingsId(object?)),
        "channel" => What::Channel(Channel::from_word(word?)?),
        "received" => What::Received(message?, word == Some("contact")),
        "replied" => What::Replied(
            message?,
            Voice::WORDS.iter().find(|(_, w)| Some(*w) == word).map(|(voice, _)| *voice)?,
        ),
        "noted" => What::Noted(message?),
        "withdrawn" => What::Withdrawn(message?),
        "assigned" => What::Assigned(object.map(AgentId)),
        "tagged" => What::Tagged(tag?),
        "untagged" => What::Untagged(tag?),
        "status" => What::Status(Status::from_word(word?)?),
        "confirmed" => What::Confirmed,
        "priority" => What::Priority(Priority::from_word(word?)?),
        "dismissed" => What::Dismissed(message?),
        "put_away" => What::PutAway(message?, Away::from_word(word?)?),
        "muted" => What::Muted(message?, word != Some(NO_LONGER)),
        "restored" => What::Restored,
        "doubted" => What::Doubted(message?),
        "believed" => What::Believed(message?),
        "role" => What::Role(message?, Role::from_word(word?)?),
        "bounced" => What::Bounced(message?, word != Some("arrived")),
        "variant" => What::Variant(message?),
        "judged" => What::Judged(message?),
        "left" => What::Left(message?),
        "split_from" => What::SplitFrom(ticket?),
        "vip" => What::Vip(object? == 1),
        "joined" => What::Joined(ticket?),
        "follow_up" => What::FollowUp(ticket?),
        "linked" => What::Linked(ticket?),
        "merged_into" => What::MergedInto(ticket?),
        "took_in" => What::TookIn(ticket?),
        "unmerged" => What::Unmerged(ticket?),
        "gave_back" => What::GaveBack(ticket?),
        "applied" => What::Applied(SettingsId(object?)),
        "snoozed" => What::Snoozed(object.map(Moment)),
        "moved" => What::Moved(object.map(DepartmentId)),
        "escalated" => What::Escalated,
        "asked" => What::Asked(SurveyId(object?)),
        "scored" => What::Scored(SurveyId(object?)),
        "timed" => What::Timed(EntryId(object?)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_comes_back_from_its_columns() {
        let mut facts = vec![
            What::Channel(Channel::Phone),
            What::Received(MessageId(1), true),
            What::Received(MessageId(1), false),
            What::Noted(MessageId(2)),
            What::Withdrawn(MessageId(2)),
            What::Assigned(None),
            What::Assigned(Some(AgentId(3))),
            What::Tagged(TagId(4)),
            What::Untagged(TagId(4)),
            What::Confirmed,
            What::Dismissed(MessageId(5)),
            What::Muted(MessageId(5), true),
            What::Muted(MessageId(5), false),
            What::Restored,
            What::Doubted(MessageId(5)),
            What::Believed(MessageId(5)),
            What::Role(MessageId(5), Role::Other),
            What::Bounced(MessageId(5), true),
            What::Bounced(MessageId(5), false),
            What::Variant(MessageId(5)),
            What::Judged(MessageId(5)),
            What::Left(MessageId(5)),
            What::SplitFrom(TicketId(5)),
            What::Vip(true),
            What::Vip(false),
            What::Joined(TicketId(6)),
            What::FollowUp(TicketId(7)),
            What::Linked(TicketId(8)),
            What::MergedInto(TicketId(9)),
            What::TookIn(TicketId(9)),
            What::Unmerged(TicketId(9)),
            What::GaveBack(TicketId(9)),
            What::Applied(SettingsId(9)),
            What::Snoozed(None),
            What::Snoozed(Some(Moment(10))),
            What::Moved(None),
            What::Moved(Some(DepartmentId(11))),
            What::Escalated,
            What::Asked(SurveyId(12)),
            What::Scored(SurveyId(12)),
            What::Timed(EntryId(13)),
        ];
        facts.extend(Mode::ALL.iter().map(|mode| What::Opened(*mode, SettingsId(9))));
        facts.extend(Away::ALL.iter().map(|away| What::PutAway(MessageId(5), *away)));
        facts.extend(Status::ALL.iter().map(|status| What::Status(*status)));
        facts.extend(Priority::ALL.iter().map(|priority| What::Priority(*priority)));
        facts.extend(Voice::WORDS.iter().map(|(voice, _)| What::Replied(MessageId(9), *voice)));
        for fact in facts {
            let (kind, object, word) = to_columns(&fact);
            assert_eq!(from_columns(kind, object, word), Some(fact));
        }
        assert_eq!(from_columns("status", None, Some("lost")), None);
        assert_eq!(from_columns("timed", None, None), None);
    }
}
