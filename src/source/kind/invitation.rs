//! Whether a person wrote something beside the invitation that a calendar program sends (iMIP, RFC 6047), or into it: "Could we
//! talk about the kettle?" is worth an answer, an acceptance is none.

use super::super::invitation;
use super::super::mime::Tree;

/// How many lines of a text are looked at.
const LOOK: usize = 200;
/// As many words, or letters of a script without blanks, are something said.
const FEWEST_WORDS: usize = 3;
const FEWEST_LETTERS: usize = 12;
const FEWEST_SIGNS: usize = 6;

/// Whether words are left when all is taken away that calendar programs write themselves. `text`: the mail's own, with the
/// invitation told in words below it.
pub(super) fn has_words_of_a_person(tree: &Tree<'_>, text: &str) -> bool {
    let told: Vec<String> = invitation::all(tree);
    if told.iter().flat_map(|entry| entry.lines()).any(|line| line.starts_with("Comment: ")) {
        return true;
    }
    let lines: Vec<&str> = told.iter().flat_map(|entry| entry.lines()).map(str::trim).collect();
    let values: Vec<&str> =
        lines.iter().filter_map(|line| line.split_once(": ")).map(|(_, value)| value).collect();
    let mut in_block = false;
    let (mut words, mut letters, mut signs) = (0, 0, 0);
    for line in text.lines().take(LOOK).map(str::trim) {
        if is_rule(line) {
            // The block of a conference service stands between two of them, or below one.
            in_block = !in_block;
            continue;
        }
        let said = line.to_lowercase();
        if in_block || lines.contains(&line) || values.contains(&line) || is_of_a_program(&said) {
            continue;
        }
        words += line.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count();
        letters += line.chars().filter(|c| c.is_alphabetic()).count();
        signs += line.chars().filter(|c| *c >= '\u{e00}' && c.is_alphabetic()).count();
    }
    words >= FEWEST_WORDS && letters >= FEWEST_LETTERS || signs >= FEWEST_SIGNS
}

/// A line that is drawn: at least ten signs and no letter.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 10 && !line.chars().any(|c| c.is_alphanumeric() || c.is_whitespace())
}

/// Whether calendar programs write such a line, which is in lower case.
fn is_of_a_program(line: &str) -> bool {
    let label = line.split_once([':', '：']).map(|(label, _)| label.trim_matches(['*', ' ']));
    label.is_some_and(|label| LABELS.contains(&label))
        || line.starts_with("http://")
        || line.starts_with("https://")
        || line.starts_with('<')
        || SENTENCES.iter().any(|sentence| line.contains(sentence))
}

/// Labels before a colon, in lower case.
const LABELS: &[&str] = &[
    "when",
    "where",
    "who",
    "what",
    "start",
    "end",
    "date",
    "time",
    "duration",
    "location",
    "organizer",
    "organiser",
    "attendees",
    "guests",
    "required",
    "optional",
    "calendar",
    "subject",
    "status",
    "event",
    "invitation",
    "accepted",
    "declined",
    "tentative",
    "tentatively accepted",
    "canceled",
    "cancelled",
    "updated invitation",
    "meeting id",
    "passcode",
    "password",
    "dial",
    "join",
    "topic",
    "time zone",
    "timezone",
    "wann",
    "wo",
    "wer",
    "was",
    "beginn",
    "ende",
    "ort",
    "datum",
    "zeit",
    "uhrzeit",
    "dauer",
    "organisator",
    "teilnehmer",
    "betreff",
    "kalender",
    "einladung",
    "zugesagt",
    "abgelehnt",
    "mit vorbehalt",
    "abgesagt",
    "besprechungs-id",
    "kenncode",
    "quand",
    "où",
    "qui",
    "objet",
    "date et heure",
    "lieu",
    "organisateur",
    "participants",
    "accepté",
    "refusé",
    "annulé",
    "cuándo",
    "dónde",
    "quién",
    "asunto",
    "fecha",
    "hora",
    "lugar",
    "organizador",
    "aceptada",
    "rechazada",
    "cancelado",
    "quando",
    "dove",
    "onde",
    "chi",
    "quem",
    "oggetto",
    "assunto",
    "luogo",
    "local",
    "ora",
    "data",
    "organizzatore",
    "accettato",
    "aceito",
    "aceite",
    "rifiutato",
    "recusado",
    "annullato",
    "wanneer",
    "waar",
    "wie",
    "onderwerp",
    "locatie",
    "geaccepteerd",
    "geweigerd",
    "geannuleerd",
    "kiedy",
    "gdzie",
    "kto",
    "temat",
    "miejsce",
    "organizator",
    "zaakceptowano",
    "odrzucono",
    "odwołano",
    "kdy",
    "kde",
    "kdo",
    "předmět",
    "místo",
    "přijato",
    "odmítnuto",
    "zrušeno",
    "kada",
    "gdje",
    "tko",
    "predmet",
    "mjesto",
    "vrijeme",
    "prihvaćeno",
    "odbijeno",
    "otkazano",
    "millal",
    "kus",
    "kes",
    "teema",
    "koht",
    "когда",
    "где",
    "кто",
    "тема",
    "место",
    "время",
    "дата",
    "организатор",
    "принято",
    "отклонено",
    "отменено",
    "när",
    "var",
    "vem",
    "ämne",
    "plats",
    "tid",
    "accepterat",
    "hvornår",
    "når",
    "hvor",
    "hvem",
    "emne",
    "sted",
    "milloin",
    "missä",
    "kuka",
    "aihe",
    "paikka",
    "aika",
    "日時",
    "場所",
    "件名",
    "主催者",
    "参加者",
    "时间",
    "地点",
    "主题",
    "组织者",
    "与会者",
];

/// What calendar programs say, in lower case.
const SENTENCES: &[&str] = &[
    "you have been invited",
    "has invited you",
    "invites you to",
    "is inviting you to a scheduled",
    "has accepted",
    "has declined",
    "has tentatively",
    "accepted this invitation",
    "declined this invitation",
    "accepted the invitation",
    "declined the invitation",
    "replied maybe",
    "replied \"maybe\"",
    "this event has been",
    "this event isn't",
    "this meeting has been",
    "has been canceled",
    "has been cancelled",
    "invitation from google calendar",
    "you are receiving this",
    "you received this",
    "to stop receiving",
    "forwarding this invitation",
    "view all guest info",
    "view your event",
    "more options",
    "reply for ",
    "add to calendar",
    "to view the event",
    "to respond to this invitation",
    "open the attached",
    "microsoft teams",
    "join the meeting",
    "join zoom meeting",
    "join with google meet",
    "join by phone",
    "click here to join",
    "learn more",
    "meeting options",
    "or call in",
    "find your local number",
    "one tap mobile",
    "hat die einladung",
    "hat ihre einladung",
    "hat zugesagt",
    "hat abgesagt",
    "wurde abgesagt",
    "sie wurden eingeladen",
    "sie sind eingeladen",
    "a accepté",
    "a refusé",
    "a été annulé",
    "vous a invité",
    "vous êtes invité",
    "ha aceptado",
    "ha rechazado",
    "ha sido cancelad",
    "te ha invitado",
    "le ha invitado",
    "ha accettato",
    "ha rifiutato",
    "ti ha invitato",
    "è stato annullato",
    "aceitou",
    "recusou",
    "foi cancelad",
    "convidou você",
    "heeft geaccepteerd",
    "heeft je uitgenodigd",
    "is geannuleerd",
    "zaakceptował",
    "odrzucił",
    "zaprosił",
    "został odwołan",
    "přijal",
    "odmítl",
    "byla zrušena",
    "je prihvati",
    "je odbi",
    "принял",
    "отклонил",
    "приглаш",
    "har accepterat",
    "har tackat",
    "har accepteret",
    "har takket",
    "hyväksy",
    "承諾しました",
    "接受了",
    "已接受",
];

#[cfg(test)]
mod tests;
