//! Paragraphs in which a company's lawyers speak. Several of their thoughts must come together before one is taken
//! for such a paragraph, and the writer must not speak of himself: a customer may well write of a confidential mail.

use std::sync::LazyLock;

use super::words::{Searched, begins, says_any};

/// The thoughts of a disclaimer, each as beginnings of words in all languages, in lower case.
const THOUGHTS: [&str; 5] = [
    // that it is confidential
    "confidential|privileged|vertraulich|confidentiel|confidencial|riservat|confidenzial|vertrouwelijk|poufn|důvěrn|povjerljiv|konfidentsiaal|конфиденциал|konfidentiell|sekretess|fortrolig|luottamuksellis|機密|秘密情報|保密|机密|機密",
    // whom it is for
    "intended recipient|addressee|intended for|intended only|intended solely|bestimmungsgemäße|richtige adressat|vorgesehene empfänger|adressat|empfänger|destinataire|destinatari|geadresseerde|bestemd voor|adresat|adresát|příjemc|určen|primatelj|naslovljen|namijenjen|adressaa|адресат|получател|предназнач|avsedd|mottagar|mottaker|modtager|tiltænkt|vastaanottaja|tarkoitettu|受信者|宛先|受取人|收件人|收件者",
    // that it may have gone astray
    "in error|by mistake|irrtümlich|versehentlich|par erreur|por error|por engano|por erro|per errore|ten onrechte|per abuis|per vergissing|omyłkow|przez pomyłkę|omylem|pogreškom|greškom|eksikombel|ekslikult|ошибочно|по ошибке|av misstag|felaktigt|ved en fejl|ved en feil|feilaktig|ved en feiltakelse|erehdyksessä|vahingossa|誤って|誤送信|误收|错误|誤收",
    // that it be destroyed
    "delete|destroy|löschen|vernichten|supprimer|détruire|eliminar|elimín|elimine|bórr|borrar|destru|cancell|distrugg|apagar|apague|verwijder|vernietig|usuń|usunię|usunąć|zniszcz|smazat|smaž|odstran|vymaž|obriš|izbriš|kustuta|удали|уничтож|radera|förstör|slet|makuler|tuhoa|poista|hävittä|削除|破棄|删除|刪除|销毁",
    // what is forbidden
    "unauthori|prohibited|forbidden|disclos|distribution|copying|nicht gestattet|unbefugt|unzulässig|untersagt|interdit|non autoris|prohib|vietat|proibid|verboden|niet toegestaan|zabronion|niedozwolon|zakázán|není dovolen|zabranjen|nije dozvoljen|keelatud|запрещ|förbjud|otillåte|ej tillåt|forbudt|uautoriser|ikke tillat|kielletty|luvaton|禁止|禁じ|嚴禁",
];

/// Words for what it is about; one of them is always there.
const MAIL: &str = "e-mail|email|message|mail|nachricht|courriel|mensaje|mensagem|messaggio|correo|bericht|wiadomoś|zpráv|poruk|kiri|sõnum|сообщени|письм|meddelande|meddelelse|melding|viesti|sähköposti|e-post|メール|邮件|郵件|电子邮件";

/// Words of a writer who speaks of himself; `I` is looked for apart, for `i` is a word of many languages.
const ONESELF: [&str; 21] = [
    "my", "ich", "mein", "meine", "je ne", "je vous", "je suis", "je n'ai", "que je", "dois-je", "j'ai",
    "j’ai", "mon", "yo", "mi", "io", "ik", "mijn", "jag", "jeg", "я",
];

/// In bytes; fewer say too little to be one, more are not read.
const SHORTEST: usize = 90;
const LONGEST: usize = 8_000;
/// In lines.
const MOST_LINES: usize = 60;

/// How the first line of one begins where no thought stands in it yet.
const OPENINGS: &str = "this |the information|the content|any |if you|diese |der inhalt|die in dieser|die information|sollten sie|wenn sie|ce |cet |cette |les informations|le contenu|si vous|este |esta |la información|el contenido|si usted|questo |questa |il presente|la presente|le informazioni|ai sensi|esta |este |a informação|as informações|se você|dit |deze |de informatie|de inhoud|indien u|ta |niniejsz|treść|jeżeli|jeśli|tato |tento |táto |obsah |pokud |ova |ovaj |sadržaj|ako |käesolev|see |antud |kui |это |данное |данная|настоящ|если |detta |denna |innehållet|om du|denne |dette |indholdet|innholdet|hvis du|hvis de|tämä|mikäli |jos |このメール|本メール|この電子|此邮件|本邮件|此電子郵件|本郵件|此電郵";

/// Where the disclaimer at the end of these plain lines begins, the last of which is not empty. A title alone counts
/// where its text `is_below` and was taken off before.
pub(super) fn start<L: AsRef<str>>(plain: &[L], is_below: bool) -> Option<usize> {
    let line = |number: usize| plain.get(number).map_or("", AsRef::as_ref);
    let first = (0..plain.len()).rev().take(MOST_LINES + 1).take_while(|n| !line(*n).is_empty()).last()?;
    let count = plain.len() - first;
    let bytes = (first..plain.len()).map(|n| line(n).len()).sum::<usize>();
    if count > MOST_LINES || bytes > LONGEST {
        return None;
    }
    let lines: Vec<String> = (first..plain.len()).map(|n| line(n).to_lowercase()).collect();
    if (first..plain.len()).any(|n| line(n).split(|c: char| !c.is_alphanumeric()).any(|word| word == "I")) {
        return None;
    }
    if is_below && count == 1 && lines.iter().all(|text| is_title(text)) {
        return Some(first);
    }
    // Words of the writer may stand right above it.
    let own = lines.iter().position(|text| {
        let text = text.trim_start_matches(['*', '_', '-', ' ']);
        is_title(text) || begins(text, &LISTS.openings) || thoughts(text) > 0
    })?;
    let text = lines.get(own..).unwrap_or_default().join(" ");
    (text.len() >= SHORTEST && is_disclaimer(&text)).then_some(first + own)
}

/// The lists above, taken apart once.
struct Lists {
    thoughts: [Vec<&'static str>; 5],
    mail: Vec<&'static str>,
    openings: Vec<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let parts = |list: &'static str| list.split('|').collect();
    Lists { thoughts: THOUGHTS.map(parts), mail: parts(MAIL), openings: parts(OPENINGS) }
});

fn has(text: &Searched, words: &[&str]) -> bool {
    words.iter().any(|word| text.has(word))
}

fn thoughts(text: &str) -> usize {
    let text = Searched::new(text);
    LISTS.thoughts.iter().filter(|thought| has(&text, thought)).count()
}

fn is_disclaimer(text: &str) -> bool {
    thoughts(text) >= 3
        && has(&Searched::new(text), &LISTS.mail)
        && !text.contains(['?', '？'])
        && !says_any(text, &ONESELF)
}

/// `CONFIDENTIALITY NOTICE:` on a line of its own.
fn is_title(text: &str) -> bool {
    const TITLES: [&str; 14] = [
        "disclaimer",
        "confidentiality notice",
        "confidentiality note",
        "legal notice",
        "haftungsausschluss",
        "vertraulichkeitshinweis",
        "avis de confidentialité",
        "aviso de confidencialidad",
        "aviso legal",
        "informativa privacy",
        "aviso de confidencialidade",
        "klauzula poufności",
        "免责声明",
        "免責聲明",
    ];
    let text = text.trim_matches(['*', '-', '_', ':', '：', ' ', '=']);
    text.len() < 60 && begins(text, &TITLES) && TITLES.contains(&text)
}
