//! How a decision lies in the database: as JSON, since nothing asks it but `desk why`.

use serde_json::{Value, json};

use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::{Decision, Outcome, Proof, Rung, Spot, Tried};
use crate::error::Result;
use crate::store::Store;

/// The text to keep; nothing where there is nothing to tell.
pub(in crate::store) fn written(decision: &Decision) -> Option<String> {
    if decision.is_empty() {
        return None;
    }
    let tried: Vec<Value> = decision
        .tried
        .iter()
        .map(|tried| {
            let ticket = tried.ticket.map(|ticket| ticket.0);
            json!([tried.rung.word(), tried.spot.word(), tried.text, tried.outcome.word(), ticket])
        })
        .collect();
    let mut all = serde_json::Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = value.as_array().is_some_and(Vec::is_empty) || value.is_null() || value == 0;
        if !empty {
            all.insert(name.into(), value);
        }
    };
    put("tried", tried.into());
    put("more", decision.more.into());
    put("joined", decision.joined.iter().map(|ticket| ticket.0).collect());
    put("linked", decision.linked.iter().map(|ticket| ticket.0).collect());
    put("follows", decision.follows.map(|ticket| ticket.0).into());
    put("proof", decision.proof.map(Proof::word).into());
    put("forwarded_by", decision.forwarded_by.clone().into());
    Some(Value::Object(all).to_string())
}

/// Reads it back; what this desk does not know is left out.
pub(in crate::store) fn read(text: &str) -> Decision {
    let all: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let tickets = |name: &str| -> Vec<TicketId> {
        let list = all.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_i64).map(TicketId).collect()
    };
    let tried = |row: &Value| {
        Some(Tried {
            rung: Rung::from_word(row.get(0)?.as_str()?)?,
            spot: Spot::from_word(row.get(1)?.as_str()?)?,
            text: word(row.get(2)?)?,
            outcome: Outcome::from_word(row.get(3)?.as_str()?)?,
            ticket: row.get(4)?.as_i64().map(TicketId),
        })
    };
    let rows = all.get("tried").and_then(Value::as_array);
    Decision {
        tried: rows.into_iter().flatten().filter_map(tried).collect(),
        more: all
            .get("more")
            .and_then(Value::as_u64)
            .and_then(|more| usize::try_from(more).ok())
            .unwrap_or(0),
        joined: tickets("joined"),
        linked: tickets("linked"),
        follows: all.get("follows").and_then(Value::as_i64).map(TicketId),
        proof: all.get("proof").and_then(Value::as_str).and_then(Proof::from_word),
        forwarded_by: all.get("forwarded_by").and_then(word),
    }
}

impl Store {
    /// What was tried to find the ticket of a message.
    pub fn decision(&self, message: MessageId) -> Result<Decision> {
        const FIND: &str = "SELECT decision FROM body WHERE message = ?";
        let text: Option<String> = self.one(FIND, [message], |row| row.get(0))?.flatten();
        Ok(text.map(|text| read(&text)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_comes_back_as_it_was() {
        let tried = |rung, spot, outcome, ticket: Option<i64>| Tried {
            rung,
            spot,
            text: "a\"b@x".into(),
            outcome,
            ticket: ticket.map(TicketId),
        };
        let decision = Decision {
            tried: vec![
                tried(Rung::Token, Spot::Own, Outcome::NotOurs, None),
                tried(Rung::Reference, Spot::InReplyTo, Outcome::Found, Some(7)),
            ],
            more: 3,
            joined: vec![TicketId(9)],
            linked: vec![TicketId(4)],
            follows: Some(TicketId(2)),
            proof: Some(Proof::Folder),
            forwarded_by: Some("ana@acme.example".into()),
        };
        assert_eq!(read(&written(&decision).unwrap()), decision);
        assert_eq!(written(&Decision::default()), None);
        assert_eq!(read("{}"), Decision::default());
        assert_eq!(read("no JSON"), Decision::default());
    }
}
