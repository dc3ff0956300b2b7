//! How tickets stand, in words for their customer: what a request by mail (`status` in the subject) is answered with.
//!
//! Strangers' subjects stand in it, each within a line of ours and without anything that could act.

use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::ticket::Status;
use crate::desk::time::{Moment, Zone};

/// The words of one language.
struct Words {
    language: &'static str,
    /// Above the tickets.
    open: &'static str,
    /// Where there are none.
    none: &'static str,
    /// What `new` and `open`, `pending`, and `hold` mean for a customer.
    ours: &'static str,
    theirs: &'static str,
    others: &'static str,
    /// Before the day of the last change.
    since: &'static str,
    /// Where there are more than are listed.
    more: &'static str,
    /// How to reach a person.
    write: &'static str,
}

const WORDS: [Words; 6] = [
    Words {
        language: "en",
        open: "these are your open requests:",
        none: "you have no open requests with us.",
        ours: "we are working on it",
        theirs: "we are waiting for your answer",
        others: "we are waiting for somebody else",
        since: "last change",
        more: "and {} more",
        write: "This was written by a program. To write to a person, answer with any other subject.",
    },
    Words {
        language: "de",
        open: "das sind Ihre offenen Anfragen:",
        none: "Sie haben bei uns keine offenen Anfragen.",
        ours: "wir arbeiten daran",
        theirs: "wir warten auf Ihre Antwort",
        others: "wir warten auf jemand anderen",
        since: "zuletzt geändert",
        more: "und {} weitere",
        write: "Das hat ein Programm geschrieben. Einen Menschen erreichen Sie, wenn Sie mit einem anderen Betreff antworten.",
    },
    Words {
        language: "fr",
        open: "voici vos demandes en cours :",
        none: "vous n’avez aucune demande en cours chez nous.",
        ours: "nous y travaillons",
        theirs: "nous attendons votre réponse",
        others: "nous attendons un tiers",
        since: "dernière modification",
        more: "et {} autres",
        write: "Ce message a été écrit par un programme. Pour écrire à une personne, répondez avec un autre objet.",
    },
    Words {
        language: "es",
        open: "estas son sus solicitudes abiertas:",
        none: "no tiene ninguna solicitud abierta con nosotros.",
        ours: "estamos trabajando en ello",
        theirs: "esperamos su respuesta",
        others: "esperamos a un tercero",
        since: "último cambio",
        more: "y {} más",
        write: "Esto lo ha escrito un programa. Para escribir a una persona, responda con cualquier otro asunto.",
    },
    Words {
        language: "it",
        open: "queste sono le sue richieste aperte:",
        none: "non ha richieste aperte presso di noi.",
        ours: "ci stiamo lavorando",
        theirs: "attendiamo la sua risposta",
        others: "attendiamo qualcun altro",
        since: "ultima modifica",
        more: "e altre {}",
        write: "Questo messaggio è stato scritto da un programma. Per scrivere a una persona, risponda con un altro oggetto.",
    },
    Words {
        language: "hr",
        open: "ovo su vaši otvoreni upiti:",
        none: "kod nas nemate otvorenih upita.",
        ours: "radimo na tome",
        theirs: "čekamo vaš odgovor",
        others: "čekamo nekog trećeg",
        since: "zadnja promjena",
        more: "i još {}",
        write: "Ovo je napisao program. Ako želite pisati osobi, odgovorite s bilo kojim drugim predmetom.",
    },
];

/// The languages in which customers are told; the first where none of them is spoken.
pub const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "it", "hr"];

/// More than these are counted and not listed.
const MOST: usize = 20;
/// In characters.
const LONGEST_SUBJECT: usize = 80;

/// One ticket, as its customer is told of it.
#[derive(Clone, Debug)]
pub struct Stands {
    /// Its number.
    pub ticket: TicketId,
    /// Where it stands.
    pub status: Status,
    /// When something last happened.
    pub updated_at: Moment,
    /// What it is called: whatever its customer wrote there.
    pub subject: String,
}

/// The whole mail: `greeting` above, `desk` below; days are those of the zone.
pub fn told(tickets: &[Stands], language: &str, greeting: &str, desk: &str, zone: Zone) -> String {
    let primary = language.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    let words = WORDS.iter().find(|words| words.language == primary).or(WORDS.first());
    let Some(words) = words else { return String::new() };
    let mut text = format!("{greeting}\n\n{}\n", if tickets.is_empty() { words.none } else { words.open });
    for one in tickets.iter().take(MOST) {
        let state = match one.status {
            Status::Pending => words.theirs,
            Status::Hold => words.others,
            _ => words.ours,
        };
        let subject = clean(&one.subject, Breaks::Space);
        let mut shown: String = subject.trim().chars().take(LONGEST_SUBJECT).collect();
        if shown.len() < subject.trim().len() {
            shown.push('…');
        }
        let day = one.updated_at.date(zone);
        text.push_str(&format!("\n#{}  {shown}\n     {state} ({} {day})\n", one.ticket, words.since));
    }
    if let Some(more) = tickets.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.push_str(&format!("\n{}\n", words.more.replace("{}", &more.to_string())));
    }
    format!("{text}\n{}\n\n{desk}\n", words.write)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(ticket: i64, status: Status, subject: &str) -> Stands {
        let updated_at = Moment::parse("2026-07-01T23:30:00Z").unwrap();
        Stands { ticket: TicketId(ticket), status, updated_at, subject: subject.into() }
    }

    #[test]
    fn each_ticket_has_its_line() {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let tickets = [
            stands(3, Status::New, "It does not work"),
            stands(12, Status::Pending, "Teapot"),
            stands(14, Status::Hold, ""),
        ];
        insta::assert_snapshot!(told(&tickets, "en-GB", "Hello Eva,", "Acme", zone), @"
        Hello Eva,

        these are your open requests:

        #3  It does not work
             we are working on it (last change 2026-07-02)

        #12  Teapot
             we are waiting for your answer (last change 2026-07-02)

        #14  
             we are waiting for somebody else (last change 2026-07-02)

        This was written by a program. To write to a person, answer with any other subject.

        Acme
        ");
        assert!(told(&[], "hr", "Pozdrav,", "Acme", zone).contains("nemate otvorenih upita"));
        assert!(told(&[], "tlh", "Hello,", "Acme", zone).contains("no open requests"));
    }

    #[test]
    fn a_hostile_subject_is_harmless_and_many_tickets_are_counted() {
        let evil = format!("a\r\nBcc: x@evil.example\u{1b}[2J\u{202e}{}", "y".repeat(500));
        let text = told(&[stands(1, Status::Open, &evil)], "en", "Hello,", "Acme", Zone::UTC);
        assert!(text.lines().all(|line| !line.starts_with("Bcc") && line.chars().count() < 120), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\r']), "{text}");
        let many: Vec<Stands> = (1..=23).map(|ticket| stands(ticket, Status::Open, "x")).collect();
        let text = told(&many, "en", "Hello,", "Acme", Zone::UTC);
        assert!(text.contains("\n#20 ") && !text.contains("\n#21 ") && text.contains("and 3 more"), "{text}");
    }
}
