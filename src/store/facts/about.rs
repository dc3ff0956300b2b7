//! What messages say of a ticket: subject and address. Read in one go, as a look-up for each ticket takes longer than the
//! whole report.

use crate::desk::id::{AddressId, MessageId};
use crate::error::Result;
use crate::store::Store;

/// By the numbers of messages, which have few gaps.
#[derive(Default)]
pub(in crate::store) struct About(Vec<(Option<Box<str>>, Option<AddressId>)>);

impl About {
    /// Subject and address of a message, where it is there; the subject is empty where it was not asked for.
    pub(in crate::store) fn message(
        &self,
        message: Option<MessageId>,
    ) -> Option<(String, Option<AddressId>)> {
        let (subject, address) = self.0.get(usize::try_from(message?.0).ok()?)?;
        Some((subject.as_deref()?.to_owned(), *address))
    }
}

impl Store {
    /// What all messages say; without their subjects where nobody asks for them.
    pub(in crate::store) fn about(&self, subjects: bool) -> Result<About> {
        const WITH: &str = "SELECT id, address, subject FROM message ORDER BY id";
        const WITHOUT: &str = "SELECT id, address, '' FROM message ORDER BY id";
        let mut about = About::default();
        self.each(if subjects { WITH } else { WITHOUT }, [], |row| {
            let Ok(place) = usize::try_from(row.get::<_, i64>(0)?) else { return Ok(()) };
            if place >= about.0.len() {
                about.0.resize(place + 1, (None, None));
            }
            // It is at least that long now.
            about.0[place] = (Some(row.get_ref(2)?.as_str()?.into()), row.get(1)?);
            Ok(())
        })?;
        Ok(about)
    }
}
