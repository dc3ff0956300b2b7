//! The words for what a ticket is.

/// Makes an enumeration whose members have one spelling each, used in the database, on the command line and in output.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[allow(missing_docs)] // A spelling such as `urgent` often says all.
        pub enum $name { $($(#[$member_doc])* $member,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [$name] = &[$($name::$member,)+];
            /// Every spelling, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The one spelling of this member.
            pub const fn word(self) -> &'static str {
                match self { $($name::$member => $word,)+ }
            }

            /// The member with this spelling, if there is one.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$member),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }
    };
}
pub(crate) use words;

words!(
    /** Where a ticket stands. `closed`, `spam` and `merged` are final: no mail leads out of them. */
    Status {
        /** No agent has worked on it. */ New = "new",
        /** It is our turn. */ Open = "open",
        /** It is the customer's turn. */ Pending = "pending",
        /** It is somebody else's turn. */ Hold = "hold",
        /** Done, until the customer says otherwise. */ Solved = "solved",
        /** Done for good; a further message opens a follow-up. */ Closed = "closed",
        /** Not a ticket at all; left out of every report. */ Spam = "spam",
        /** Lives on in another ticket. */ Merged = "merged",
    }
);

impl Status {
    /// Whether nobody expects work on it any more.
    pub fn is_done(self) -> bool {
        matches!(self, Status::Solved) || self.is_final()
    }

    /// Whether no mail leads out of it: only who closed it by hand opens it again, or takes a merge apart.
    pub fn is_final(self) -> bool {
        matches!(self, Status::Closed | Status::Spam | Status::Merged)
    }
}

words!(
    /** Why a ticket was put away: closed without a solve, because it needs no answer. */
    Away {
        /** An agent said so of its only message. */ Dismissed = "dismissed",
        /** It began with mail from somebody whom the settings mute. */ Muted = "muted",
    }
);

words!(
    /** How much it matters, in rising order. */
    Priority { Low = "low", Normal = "normal", High = "high", Urgent = "urgent", }
);

words!(
    /** The way by which the customer first came. */
    Channel { Email = "email", Phone = "phone", Chat = "chat", Web = "web", Social = "social", Counter = "counter", }
);

words!(
    /** How a ticket began, for the clocks (metrics §2.3). */
    Mode {
        /** The customer wrote or called, and waits. */ Inbound = "inbound",
        /** We wrote first; nobody waits until the customer answers. */ Outbound = "outbound",
        /** It was answered while it was written down. */ Live = "live",
    }
);

words!(
    /** The promises of a policy. */
    Target {
        /** The first answer of a person. */ FirstResponse = "first_response",
        /** Each later answer to a customer who waits. */ NextResponse = "next_response",
        /** The solution. */ Resolution = "resolution",
        /** To be heard from again while it is ours to act (metrics §2.11). */ Update = "update",
    }
);

impl Target {
    /// How many there are.
    pub const COUNT: usize = Target::ALL.len();

    /// What is made for each of them, in the order of [`Target::ALL`].
    pub fn each<T>(mut make: impl FnMut(Target) -> T) -> [T; Target::COUNT] {
        const EACH: [Target; Target::COUNT] =
            [Target::FirstResponse, Target::NextResponse, Target::Resolution, Target::Update];
        EACH.map(&mut make)
    }
}
