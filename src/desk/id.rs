//! Numbers that people type. Each kind has its own type, so that a message is never taken for a ticket.

use std::fmt;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
    };
}

identifier!(/** A ticket, typed as `42` or `#42`. Never used twice. */ TicketId, "");
identifier!(/** A message, typed as `m42`. */ MessageId, "m");
identifier!(/** An agent: somebody who answers at this desk. */ AgentId, "");
identifier!(/** A mail address as the desk knows it; a customer has one or more. */ AddressId, "");
identifier!(/** A tag. */ TagId, "");
identifier!(/** A department: where a ticket lies. */ DepartmentId, "");
identifier!(/** A survey: that a customer was asked, or what they answered. */ SurveyId, "");
identifier!(/** An entry of time that was worked on a ticket. */ EntryId, "");
identifier!(/** One writing invocation, as listed by `desk log`. */ OperationId, "");
identifier!(/** One immutable version of the settings document. */ SettingsId, "");
