//! Who takes part in a ticket is asked anew whenever it is folded; what comes of it is a fact like any other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::{Party, Rung, Spot, Tried, believed, name, newcomers};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::message::Recipients;
use crate::store::persons::Persons;
use crate::store::{Store, Writer};

/// Of so many mails that begin one thread nobody asks who names whom.
const MANY: usize = 100;

impl Writer<'_> {
    /// Doubts the messages of strangers, and believes those whose writer was named since, from then on. `true`: facts were
    /// added.
    pub(super) fn revise_trust(&mut self, ticket: TicketId, facts: &[Recorded]) -> Result<bool> {
        // Where there is one message, its writer is the one who takes part.
        if facts.iter().filter(|fact| message_of(&fact.event).is_some()).count() < 2 {
            return Ok(false);
        }
        let messages = Messages::of(facts.iter());
        let stands = |message: &MessageId| !messages.left.contains(message);
        let mut asked: BTreeMap<MessageId, &Recorded> = BTreeMap::new();
        let mut ordered: Vec<&Recorded> = facts.iter().collect();
        ordered.sort_by_key(|fact| fact.order());
        for fact in &ordered {
            if let What::Received(message, true) = fact.event.what
                && stands(&message)
                && !messages.variants.contains(&message)
            {
                asked.entry(message).or_insert(fact);
            }
        }
        let brought = ordered.iter().filter_map(|fact| message_of(&fact.event)).filter(stands);
        let brought: Vec<MessageId> = brought.collect();
        let others = asked.keys().any(|message| Some(message) != brought.first());
        if !others && messages.doubts.is_empty() {
            // A mail that answers another one does not begin the ticket, whatever its date says.
            let answers = match brought.first().filter(|first| asked.contains_key(first)) {
                Some(first) => self.store.decision(*first)?.tried,
                None => Vec::new(),
            };
            if !answers.iter().any(|tried| matches!(tried.spot, Spot::InReplyTo | Spot::References)) {
                return Ok(false);
            }
        }
        let persons = self.persons()?;
        let since = believed(&self.store.parties(ticket, &brought, &messages, &persons)?);
        let mut wrote = false;
        for (message, fact) in
            asked.into_iter().filter(|(message, _)| !messages.accepted.contains_key(message))
        {
            let came = fact.event.at;
            let wanted = since.get(&message).map(|since| (*since).max(came));
            let held = match messages.doubts.get(&message) {
                None => Some(came),
                Some(named) => named.map(|named| named.max(came)),
            };
            if wanted == held {
                continue;
            }
            wrote = true;
            let event = |what, at| Event { at, what, agent: None, ..fact.event.clone() };
            // Doubts count where the message counts, so that the order of arrival leaves no trace.
            if held == Some(came) || wanted.is_none() {
                self.record(ticket, &event(What::Doubted(message), came))?;
            }
            if let Some(wanted) = wanted {
                self.record(ticket, &event(What::Believed(message), wanted))?;
            }
        }
        Ok(wrote)
    }

    /// Takes back what was written down of a ticket's doubts and roles, which its next fold writes down anew.
    pub(super) fn forget_doubts(&mut self, ticket: TicketId) -> Result<()> {
        const FORGET: &str = "UPDATE message SET trust = 'full' WHERE ticket = ? AND trust = 'low'";
        self.execute(FORGET, [ticket])?;
        self.forget_roles(ticket)
    }

    /// Writes down which messages of a ticket are doubted.
    pub(super) fn write_down_trust(&mut self, ticket: TicketId, facts: &[Recorded]) -> Result<()> {
        let doubted = Messages::of(facts.iter()).doubted();
        const LOW: &str = "SELECT id FROM message WHERE ticket = ? AND trust = 'low'";
        let marked: Vec<MessageId> = match facts.iter().any(|fact| {
            matches!(
                fact.event.what,
                What::Doubted(_) | What::Believed(_) | What::Left(_) | What::SplitFrom(_)
            )
        }) {
            true => self.store.rows(LOW, [ticket], |row| row.get(0))?,
            false => return Ok(()),
        };
        let set = |message: &MessageId, trust: Trust| {
            self.execute("UPDATE message SET trust = ? WHERE id = ?", params![trust, message]).map(|_| ())
        };
        for message in marked.iter().filter(|message| !doubted.contains(message)) {
            set(message, Trust::Full)?;
        }
        for message in doubted.iter().filter(|message| !marked.contains(message)) {
            set(message, Trust::Low)?;
        }
        Ok(())
    }
}

impl Store {
    /// The messages of a ticket whose writers are believed only because they answered what this desk has signed.
    pub fn newcomers(&self, ticket: TicketId) -> Result<BTreeSet<MessageId>> {
        const HANDED: &str = "SELECT 1 FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.ticket = ? AND m.direction = 'in' AND m.rung IN ('token', 'address') LIMIT 1";
        if self.one(HANDED, [ticket], |_| Ok(()))?.is_none() {
            return Ok(BTreeSet::new());
        }
        let facts = self.facts_of(ticket)?;
        let messages = Messages::of(facts.iter());
        let mut ordered: Vec<&Recorded> = facts.iter().collect();
        ordered.sort_by_key(|fact| fact.order());
        let brought = ordered.iter().filter_map(|fact| message_of(&fact.event));
        let brought: Vec<MessageId> = brought.filter(|message| !messages.left.contains(message)).collect();
        Ok(newcomers(&self.parties(ticket, &brought, &messages, &self.persons()?)?))
    }

    /// Who wrote and who is named in a ticket, message by message. `ordered`: its messages in the order in which they count.
    fn parties(
        &self,
        ticket: TicketId,
        ordered: &[MessageId],
        messages: &Messages,
        persons: &Persons,
    ) -> Result<Vec<Party>> {
        const PARTIES: &str =
            "SELECT m.id, m.direction, m.trust, m.rung, m.from_email, m.recipients, m.variant_of,
                m.kind, m.received_at, coalesce(c.name, m.message_id)
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            LEFT JOIN claimed_id c ON c.message = m.id
            WHERE m.ticket = ? AND m.direction != 'note'";
        let (mut ids, mut hung) = (BTreeSet::new(), BTreeSet::new());
        let mut parties = self.rows(PARTIES, [ticket], |row| {
            let message: MessageId = row.get(0)?;
            let (trust, kind): (Trust, Kind) = (row.get(2)?, row.get(7)?);
            let at: Moment = row.get(8)?;
            let rung: Rung = row.get(3)?;
            let ours = row.get::<_, Direction>(1)? == Direction::Out || rung == Rung::Typed;
            let recipients: Recipients = serde_json::from_str(row.get_ref(5)?.as_str()?).unwrap_or_default();
            // Our mail that came here by the name of the ticket followed what was there, whatever its date says.
            if ours && rung.names_the_ticket() {
                hung.insert(message);
            }
            ids.insert(name(row.get_ref(9)?.as_str()?).into_owned());
            let mute = trust == Trust::Unproved
                || !(ours || kind.is_contact())
                || row.get::<_, Option<MessageId>>(6)?.is_some();
            Ok(Party {
                message,
                at,
                writer: base(row.get_ref(4)?.as_str()?).into_owned(),
                named: recipients.named().map(|mailbox| base(&mailbox.email).into_owned()).collect(),
                certain: if ours { Some(at) } else { messages.accepted.get(&message).copied() },
                mute,
                handed: !ours && !mute && matches!(rung, Rung::Token | Rung::Address),
            })
        })?;
        // Whoever is known by one address is by the others too, from when they were made one.
        let ties = persons.ties(parties.iter().map(|party| party.writer.as_str()));
        if !messages.taken.is_empty() {
            self.believe_what_was_merged(ticket, ordered, messages, &mut parties)?;
        }
        if let Some(first) = self.first_of_thread(ordered, &parties, (&ids, &hung))?
            && let Some(party) = parties.iter_mut().find(|party| party.message == first)
        {
            party.certain = Some(party.at);
        }
        parties.extend((1..).zip(ties).map(|(number, (one, other, since))| Party {
            // No message has such a number.
            message: MessageId(-number),
            at: since,
            writer: one,
            named: vec![other],
            certain: None,
            mute: false,
            handed: false,
        }));
        Ok(parties)
    }

    /// Who came with a ticket that an agent merged into this one takes part from then on.
    fn believe_what_was_merged(
        &self,
        ticket: TicketId,
        ordered: &[MessageId],
        messages: &Messages,
        parties: &mut [Party],
    ) -> Result<()> {
        let own: BTreeSet<&MessageId> = ordered.iter().collect();
        let brought = self.all_brought_to(ticket)?;
        let mut came: HashMap<TicketId, Option<Moment>> = HashMap::new();
        for party in
            parties.iter_mut().filter(|party| party.certain.is_none() && !own.contains(&party.message))
        {
            let part = brought.get(&party.message).copied().unwrap_or(ticket);
            party.certain = match came.get(&part) {
                Some(since) => *since,
                None => {
                    // The last of the line that was merged into this one.
                    let line = self.onward(part)?;
                    let last = std::iter::once(part).chain(line).take_while(|next| *next != ticket).last();
                    let since = last.and_then(|last| messages.taken.get(&last).copied());
                    came.insert(part, since);
                    since
                }
            };
        }
        Ok(())
    }

    /// The message with which the thread begins: the earliest that answers none of the others. A stranger's date may be
    /// anything; what their mail answers was there before it. `hung`: ours that the name of the ticket brought here, with which none begins.
    fn first_of_thread(
        &self,
        ordered: &[MessageId],
        parties: &[Party],
        (ids, hung): (&BTreeSet<String>, &BTreeSet<MessageId>),
    ) -> Result<Option<MessageId>> {
        let speakers: HashMap<MessageId, &Party> =
            parties.iter().filter(|party| !party.mute).map(|party| (party.message, party)).collect();
        let speaks = |message: &&MessageId| speakers.contains_key(message);
        let mut tops: Vec<&Party> = Vec::new();
        for message in ordered.iter().filter(speaks).filter(|message| !hung.contains(message)) {
            let decision = self.decision(*message)?;
            let answers = decision.tried.iter().any(|tried| {
                matches!(tried.spot, Spot::InReplyTo | Spot::References)
                    && ids.contains(name(&tried.text).as_ref())
            });
            if !answers {
                tops.extend(speakers.get(message));
                // What answers nothing at all was there before all others.
                let answers = |tried: &Tried| matches!(tried.spot, Spot::InReplyTo | Spot::References);
                if !decision.tried.iter().any(answers) {
                    break;
                }
            }
        }
        // Where several answer a mail that is not here, one who names another who does not name them came in by that alone.
        let names =
            |one: &Party, other: &Party| one.writer != other.writer && one.named.contains(&other.writer);
        let hung = |one: &&&Party| tops.iter().any(|other| names(one, other) && !names(other, one));
        let first = tops.iter().find(|top| tops.len() > MANY || !hung(top)).or(tops.first());
        if let Some(first) = first {
            return Ok(Some(first.message));
        }
        Ok(ordered.iter().find(speaks).or(ordered.first()).copied())
    }
}
