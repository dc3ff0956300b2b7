//! Invitations with and without words of their sender.

use super::super::super::head::Head;
use super::super::super::said;
use super::*;

fn has_words(words: &str, method: &str, more: &str) -> bool {
    let mail = format!(
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{words}\n--b\n\
         Content-Type: text/calendar; method={method}; charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\n\
         SUMMARY:Talk about the kettle\nLOCATION:Room 4, back door\nDTSTART:20260701T080000Z\n\
         ORGANIZER;CN=Eva Novak:mailto:eva@customer.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@desk.example\n{more}\
         END:VEVENT\nEND:VCALENDAR\n--b--\n"
    );
    let (head, body) = Head::parse(mail.as_bytes());
    let tree = Tree::new(&head, body);
    has_words_of_a_person(&tree, &said::of(&tree).text)
}

#[test]
fn words_of_a_person_are_seen_beside_those_of_the_program() {
    for words in [
        "Could we talk about the kettle?",
        "Hi Ana,\n\nit leaks again, let us look at it together.\n\nEva\n________________________________\nMicrosoft Teams meeting\nJoin on your computer\n________________________________",
        "When: Wednesday 1 July 2026 10:00\nWhere: Room 4\n\n*~*~*~*~*~*~*~*~*~*\n\nTeams\n\n*~*~*~*~*~*~*~*~*~*\nPlease bring the invoice.",
        "Guten Tag,\nkönnen wir über die Rechnung sprechen?\nWann: Mittwoch\nWo: Raum 4",
        "Bonjour, pouvez-vous m'appeler à ce moment ?\nQuand : mercredi",
        "You have been invited to the following event.\n\nTalk about the kettle\nPlease have the serial number ready\nWhen: Wed",
        "¿Podemos hablar del pedido?\nCuándo: miércoles",
        "やかんの件で話したいです。\n日時: 7月1日",
        "我们可以谈谈水壶吗",
        "Eva has accepted this invitation with a note:\n\nBut I can only come at eleven.",
        "Sorry, that day does not suit me.",
    ] {
        assert!(has_words(words, "REQUEST", ""), "{words}");
    }
    assert!(has_words("", "REPLY", "COMMENT:Only at eleven\n"));
}

#[test]
fn what_calendar_programs_write_is_nothing_said() {
    for words in [
        "",
        "When: Wednesday 1 July 2026 10:00-11:00\nWhere: Room 4, back door",
        "Talk about the kettle\nRoom 4, back door\nEva Novak <eva@customer.example>",
        "Eva Novak has accepted this invitation.",
        "Eva Novak has accepted",
        "Zugesagt: Talk about the kettle",
        "Accepté : Talk about the kettle",
        "You have been invited to the following event.\n\nTalk about the kettle\nWhen: Wed\nCalendar: eva@customer.example\nWho:\n\nReply for ana@desk.example\n\nInvitation from Google Calendar: https://calendar.example/\n\nYou are receiving this email at ana@desk.example because you are an attendee.\n\nForwarding this invitation could allow any recipient to respond.",
        "________________________________________________________________________________\nMicrosoft Teams meeting\nJoin on your computer or mobile app\nClick here to join the meeting\nMeeting ID: 111 222\nPasscode: abc\n________________________________________________________________________________",
        "Eva Novak is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\nhttps://zoom.example/j/1\n\nMeeting ID: 1\nPasscode: 2",
        "Ben hat die Einladung angenommen.",
        "Ева приняла: Talk about the kettle\nКогда: среда",
        "日時: 7月1日\n場所: 会議室",
    ] {
        assert!(!has_words(words, "REQUEST", ""), "{words}");
    }
}
