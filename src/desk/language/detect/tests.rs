//! Texts as customers write them, in thirteen languages; and texts of which nobody can say.

use super::detect;
use crate::desk::reply_text::own_words;

#[rustfmt::skip]
const MAILS: &[(&str, &str)] = &[
    ("en", "Good morning, I ordered a blue kite from your shop last week and it has not arrived yet. Could you please tell me where the parcel is, and when I can expect it? Thank you very much."),
    ("de", "Guten Tag, ich habe letzte Woche einen blauen Drachen bei Ihnen bestellt, und er ist noch immer nicht angekommen. Können Sie mir bitte sagen, wo das Paket ist und wann ich damit rechnen kann?"),
    ("fr", "Bonjour, j'ai commandé un cerf-volant bleu dans votre boutique la semaine dernière et il n'est toujours pas arrivé. Pourriez-vous me dire où se trouve le colis et quand je peux l'attendre ?"),
    ("es", "Buenos días, la semana pasada compré una cometa azul en su tienda y todavía no ha llegado. ¿Podrían decirme dónde está el paquete y cuándo puedo esperarlo? Muchas gracias por su ayuda."),
    ("it", "Buongiorno, la settimana scorsa ho ordinato un aquilone blu nel vostro negozio e non è ancora arrivato. Potreste dirmi dove si trova il pacco e quando posso aspettarlo? Grazie mille."),
    ("hr", "Dobar dan, prošli tjedan naručio sam plavog zmaja u vašoj trgovini i još uvijek nije stigao. Možete li mi reći gdje se nalazi paket i kada ga mogu očekivati? Unaprijed zahvaljujem na odgovoru."),
    ("nl", "Goedemorgen, vorige week heb ik een blauwe vlieger in uw winkel besteld en die is nog steeds niet aangekomen. Kunt u mij vertellen waar het pakket is en wanneer ik het kan verwachten?"),
    ("pt", "Bom dia, na semana passada encomendei uma pipa azul na vossa loja e ainda não chegou. Poderiam dizer-me onde está a encomenda e quando a posso esperar? Muito obrigado pela ajuda."),
    ("pl", "Dzień dobry, w zeszłym tygodniu zamówiłem w Państwa sklepie niebieski latawiec i jeszcze nie dotarł. Czy mogą mi Państwo powiedzieć, gdzie jest paczka i kiedy mogę się jej spodziewać?"),
    ("sv", "God morgon, jag beställde en blå drake i er butik förra veckan och den har fortfarande inte kommit fram. Kan ni berätta var paketet är och när jag kan förvänta mig att få det?"),
    ("ru", "Здравствуйте, на прошлой неделе я заказал в вашем магазине синего воздушного змея, и он до сих пор не пришёл. Подскажите, пожалуйста, где находится посылка и когда её ждать?"),
    ("el", "Καλημέρα σας, την περασμένη εβδομάδα παρήγγειλα έναν μπλε χαρταετό από το κατάστημά σας και δεν έχει φτάσει ακόμα. Μπορείτε να μου πείτε πού βρίσκεται το δέμα και πότε να το περιμένω;"),
    ("ja", "お世話になっております。先週、そちらのお店で青い凧を注文しましたが、まだ届いておりません。荷物が今どこにあるのか、いつ頃届く予定なのかを教えていただけますでしょうか。急いでおりませんが、週末の凧揚げ大会に間に合えば大変助かります。お手数をおかけしますが、どうぞよろしくお願いいたします。"),
    ("zh", "您好，我上周在你们的商店订购了一只蓝色的风筝，但是到现在还没有收到。请问包裹现在在什么地方，我大概什么时候可以收到呢？如果已经寄出，请把快递单号告诉我，这样我就可以自己查询了。另外，如果周末之前不能到货，我想取消这个订单，因为孩子的生日就在星期天。非常感谢您的帮助，期待您的回复，祝您工作顺利。"),
];

fn all() -> Vec<String> {
    MAILS.iter().map(|(tag, _)| (*tag).to_owned()).collect()
}

fn told(text: &str, among: &[&str]) -> Option<String> {
    let among: Vec<String> = among.iter().map(|tag| (*tag).to_owned()).collect();
    detect(std::iter::once(own_words(text).as_str()), &among).map(|(tag, _)| tag)
}

fn mail(tag: &str) -> &'static str {
    MAILS.iter().find(|(known, _)| *known == tag).map(|(_, text)| *text).unwrap()
}

#[test]
fn each_is_told_among_all() {
    for (tag, text) in MAILS {
        let found = detect(std::iter::once(*text), &all());
        assert_eq!(found.as_ref().map(|(found, _)| found.as_str()), Some(*tag), "{text}");
        let length = found.unwrap().1;
        assert!((100..=text.chars().count()).contains(&length), "{tag}: {length}");
    }
}

#[test]
fn what_is_in_none_of_our_languages_is_not_taken_for_one_of_them() {
    for (tag, text) in MAILS {
        for ours in ["en", "de", "hr"].into_iter().filter(|ours| ours != tag) {
            assert_eq!(told(text, &[ours]), None, "{tag} is not {ours}");
        }
        let others: Vec<&str> = MAILS.iter().map(|(other, _)| *other).filter(|other| other != tag).collect();
        assert_eq!(told(text, &others), None, "{tag}");
    }
    assert_eq!(told(mail("en"), &[]), None);
    assert_eq!(told(mail("en"), &["tlh"]), None);
}

#[test]
fn a_short_text_says_nothing() {
    for (tag, text) in MAILS {
        let short: String = text.chars().take(98).collect();
        assert_eq!(told(&short, &[tag]), None, "{tag}");
    }
    assert_eq!(told("", &["en"]), None);
    // Several short ones are enough together.
    let sentences = [
        "Wo ist mein Paket, das ich letzte Woche bestellt habe?",
        "Es ist noch immer nicht angekommen, und ich brauche es bald.",
    ];
    let (tag, length) = detect(sentences.into_iter(), &["de".to_owned(), "en".to_owned()]).unwrap();
    assert_eq!((tag.as_str(), length), ("de", 115));
    assert_eq!(detect(sentences.into_iter().take(1), &["de".to_owned()]), None);
}

#[test]
fn quotes_introductions_signatures_and_addresses_are_no_words_of_theirs() {
    let english = mail("en");
    let quoted: String = english.split(". ").map(|line| format!("> {line}\n")).collect();
    for below in [
        format!("Am 01.07.2026 um 10:00 schrieb Acme <support@acme.example>:\n{quoted}"),
        format!("On Wed, 1 Jul 2026 at 10:00, Acme <support@acme.example> wrote:\n{quoted}"),
        format!("-----Original Message-----\nFrom: Acme\nSent: Monday\nTo: Eva\nSubject: Kite\n\n{english}"),
        format!(
            "---------- Forwarded message ---------\nFrom: Acme <a@acme.example>\nDate: Mon\nSubject: Kite\nTo: Eva\n\n{english}\n{english}"
        ),
        format!("-- \n{english}\n"),
        quoted.clone(),
    ] {
        for tag in ["de", "hr", "fr"] {
            let text = format!("{}\n\n{below}", mail(tag));
            assert_eq!(told(&text, &["en", "de", "hr", "fr"]).as_deref(), Some(tag), "{text}");
        }
        // What is only quoted is nobody's language.
        assert_eq!(told(&below, &["en", "de"]).filter(|_| !below.starts_with("-- ")), None, "{below}");
    }
    let links =
        "https://acme.example/the/quick/brown/fox support@acme.example www.the-best-shop-of-all.example "
            .repeat(20);
    assert_eq!(told(&links, &["en"]), None);
    assert_eq!(told(&format!("{links}\n{}", mail("de")), &["en", "de"]).as_deref(), Some("de"));
}

#[test]
fn one_latin_line_in_a_japanese_mail_does_not_make_it_english() {
    let line = "On Wed, Jul 1, 2026 at 10:00 Acme Support Desk of the Harbour Kites Company Limited <support@acme.example> said this:";
    for text in [format!("{}\n\n{line}\n", mail("ja")), format!("{line}\n{}", mail("ja"))] {
        assert_eq!(told(&text, &["en", "ja"]).as_deref(), Some("ja"), "{text}");
        assert_eq!(told(&text, &["en"]), None, "{text}");
    }
}

#[test]
fn a_text_in_two_languages_is_in_none() {
    for (one, other) in [("en", "ja"), ("ru", "en"), ("el", "de"), ("zh", "fr")] {
        let text = format!("{}\n\n{}", mail(one), mail(other));
        assert_eq!(told(&text, &[one, other]).filter(|found| found != one && found != other), None);
    }
    let text = format!("{} {}", mail("de"), mail("en"));
    assert_eq!(told(&text, &["fr", "es"]), None);
}

#[test]
fn a_tag_is_given_as_it_is_listed() {
    assert_eq!(told(mail("pt"), &["pt-BR", "es"]).as_deref(), Some("pt-BR"));
    let norwegian = "Hei, jeg bestilte en blå drage i butikken deres forrige uke, og den har fortsatt ikke kommet fram. Kan dere si meg hvor pakken er, og når jeg kan vente å få den? Tusen takk for hjelpen.";
    assert_eq!(told(norwegian, &["no", "en"]).as_deref(), Some("no"));
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_the_answer_is_one_of_the_languages_asked(text in "\\PC{0,400}") {
        let found = detect(std::iter::once(text.as_str()), &all());
        proptest::prop_assert!(found.is_none_or(|(tag, length)| all().contains(&tag) && length >= 100));
    }
}
