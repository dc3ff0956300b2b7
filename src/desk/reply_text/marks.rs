//! Lines that mark where somebody's own words end: quotes, separators, copied headers, signatures.

/// A line that repeats another mail: `> words`, or with initials as `AB> words`.
pub(super) fn is_quote(line: &str) -> bool {
    let line = line.trim_start();
    let initials = line.bytes().take_while(u8::is_ascii_uppercase).count();
    // `>From here` without a blank is a quote too, `>>>` is one of Python.
    initials <= 3 && line.get(initials..).is_some_and(|rest| rest.starts_with('>'))
}

/// Words between dashes above a copied mail, in lower case.
const ORIGINAL: &[&str] = &[
    "original message",
    "original mail",
    "original email",
    "original appointment",
    "ursprüngliche nachricht",
    "ursprüngliche mail",
    "originalnachricht",
    "original-nachricht",
    "message d'origine",
    "message original",
    "message d’origine",
    "mensaje original",
    "mensagem original",
    "messaggio originale",
    "messaggio originale/original message",
    "oorspronkelijk bericht",
    "oorspronkelijke bericht",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "původní zpráva",
    "původní e-mail",
    "izvorna poruka",
    "originalna poruka",
    "algne kiri",
    "algsõnum",
    "исходное сообщение",
    "оригинальное сообщение",
    "початкове повідомлення",
    "ursprungligt meddelande",
    "originalmeddelande",
    "oprindelig meddelelse",
    "original meddelelse",
    "opprinnelig melding",
    "alkuperäinen viesti",
    "元のメッセージ",
    "原始邮件",
    "原始郵件",
    "原邮件",
    "reply message",
    "reply above this line",
];

/// Words that say that a mail was passed on, in lower case.
const FORWARDED: &[&str] = &[
    "forwarded message",
    "forwarded by",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten",
    "message transféré",
    "message transmis",
    "début du message",
    "mensaje reenviado",
    "mensagem encaminhada",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "doorgestuurd bericht",
    "wiadomość przekazana",
    "přeposlaná zpráva",
    "proslijeđena poruka",
    "edastatud",
    "пересылаемое сообщение",
    "переадресованное",
    "vidarebefordrat meddelande",
    "videresendt",
    "välitetty viesti",
    "転送されたメッセージ",
    "转发的邮件",
    "轉寄的郵件",
];

/// The words within dashes or asterisks, in lower case; `None` where there are no dashes.
fn between_dashes(line: &str) -> Option<String> {
    let line = line.trim().trim_matches('*').trim();
    if !line.starts_with(['-', '_', '—']) || line.len() > 200 {
        return None;
    }
    let dashes = line.chars().take_while(|c| matches!(c, '-' | '_' | '—')).count();
    (dashes >= 2)
        .then(|| line.trim_matches(['-', '_', '—', ' ', ':']).to_lowercase())
        .filter(|words| !words.is_empty())
}

/// `-----Original Message-----`.
pub(super) fn is_original_separator(line: &str) -> bool {
    between_dashes(line).is_some_and(|words| ORIGINAL.contains(&words.as_str()))
}

/// `---------- Forwarded message ---------`, `Begin forwarded message:`.
pub(super) fn is_forward_separator(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 120 || !line.ends_with([':', '-', '*', '_']) {
        return false;
    }
    let words = between_dashes(line).unwrap_or_else(|| line.to_lowercase());
    FORWARDED.iter().any(|f| words.starts_with(f))
}

/// Names of the fields that programs copy above a mail: who, when, to whom, about what.
const FIELDS: [&[&str]; 4] = [
    &[
        "from",
        "von",
        "de",
        "da",
        "van",
        "od",
        "от",
        "від",
        "från",
        "fra",
        "lähettäjä",
        "saatja",
        "差出人",
        "发件人",
        "寄件者",
        "kimden",
        "feladó",
    ],
    &[
        "sent",
        "date",
        "gesendet",
        "datum",
        "envoyé",
        "date d'envoi",
        "enviado",
        "enviado el",
        "fecha",
        "data",
        "inviato",
        "enviada em",
        "verzonden",
        "wysłano",
        "odesláno",
        "poslano",
        "saadetud",
        "kuupäev",
        "отправлено",
        "дата",
        "надіслано",
        "skickat",
        "sendt",
        "dato",
        "lähetetty",
        "päivämäärä",
        "päiväys",
        "送信日時",
        "日時",
        "发送时间",
        "日期",
        "寄件日期",
    ],
    &[
        "to",
        "an",
        "à",
        "a",
        "para",
        "aan",
        "do",
        "komu",
        "prima",
        "za",
        "kellele",
        "saaja",
        "кому",
        "till",
        "til",
        "vastaanottaja",
        "宛先",
        "收件人",
        "收件者",
        "címzett",
    ],
    &[
        "subject",
        "betreff",
        "objet",
        "asunto",
        "assunto",
        "oggetto",
        "onderwerp",
        "temat",
        "předmět",
        "predmet",
        "teema",
        "тема",
        "ämne",
        "emne",
        "aihe",
        "件名",
        "主题",
        "主旨",
        "tárgy",
    ],
];

/// Whether copied headers begin here: a writer and at least two of date, recipient and subject within the next lines.
pub(super) fn is_header_block(lines: &[&str]) -> bool {
    let group = |line: &&str| {
        let (name, _) = line.split_once([':', '：'])?;
        let name = name.trim().trim_matches('*').trim();
        // The longest is a Russian or French one of some 25 bytes.
        if name.is_empty() || name.len() > 40 {
            return None;
        }
        let name = name.to_lowercase();
        FIELDS.iter().position(|names| names.contains(&name.as_str()))
    };
    // A rule above the headers belongs to them.
    let start = lines.iter().take(4).position(|l| !is_rule(l) && !l.trim().is_empty()).unwrap_or(0);
    if start > 0 && !lines.first().is_some_and(|l| is_rule(l)) {
        return false;
    }
    let mut lines = lines.iter().skip(start).take(12);
    if lines.next().and_then(group) != Some(0) {
        return false;
    }
    let mut seen = [false; 4];
    let mut strange = 0;
    for line in lines.filter(|l| !l.trim().is_empty()) {
        match group(line) {
            Some(field) => seen.iter_mut().skip(field).take(1).for_each(|s| *s = true),
            // Folded values, `Cc`, `Reply-To`, `Importance`.
            None => strange += 1,
        }
        if strange > 3 {
            break;
        }
    }
    seen.iter().skip(1).filter(|s| **s).count() >= 2
}

/// A line of nothing but one kind of ornament.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let mut chars = line.chars();
    match chars.next() {
        // Gmail's mark for mail that is tracked.
        Some('ᐧ') => chars.next().is_none(),
        Some(first) => "-_*#~=+—–".contains(first) && line.chars().count() >= 2 && chars.all(|c| c == first),
        None => false,
    }
}

/// The footnote of a link: `[2]: https://…`.
pub(super) fn is_footnote(line: &str) -> bool {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// How the lines that telephones add begin, in lower case.
const SENT_FROM: &[&str] = &[
    "get outlook for",
    "get [outlook for",
    "envoyé depuis",
    "envoyé de mon",
    "envoyé à partir de",
    "von meinem",
    "gesendet von",
    "gesendet mit",
    "diese nachricht wurde von meinem",
    "enviado desde",
    "enviado do meu",
    "enviado de mi",
    "enviado a partir do",
    "inviato da",
    "verzonden met",
    "verzonden vanaf",
    "verstuurd vanaf",
    "wysłane z",
    "odesláno z",
    "poslano s mog",
    "poslano s",
    "saadetud minu",
    "отправлено с",
    "отправлено из",
    "надіслано з",
    "skickat från",
    "sendt fra",
    "sendt frå",
    "lähetetty iphon",
    "lähetetty androi",
    "lähetetty puhelim",
    "從我的",
    "发自我的",
    "发送自",
    "來自我的",
    "from my iphone",
    "from my ipad",
];

/// What stands behind `Sent from`, when a telephone or a mail program says it.
const DEVICES: &[&str] = &[
    "my ",
    "phone",
    "ipad",
    "ipod",
    "mobile",
    "mail",
    "outlook",
    "android",
    "samsung",
    "galaxy",
    "blackberry",
    "windows",
    "tablet",
    " app",
];

/// `Sent from my telephone`.
pub(super) fn is_sent_from(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['<', '(', '[', '*', '_']).to_lowercase();
    // Longer lines have something to say.
    if line.chars().count() > 140 {
        return false;
    }
    let device = |rest: &str| DEVICES.iter().any(|d| rest.contains(d));
    ["sent from ", "sent via ", "sent with ", "sent by "]
        .iter()
        .any(|s| line.strip_prefix(s).is_some_and(device))
        || SENT_FROM.iter().any(|s| line.starts_with(s))
        || line.ends_with("から送信")
        || line.starts_with("iphone") && line.contains("送信")
}

/// The last lines that a signature may have, below `-- ` (RFC 3676 §4.3) and below a bare `--`.
const SIGNATURE: usize = 16;
const BARE_SIGNATURE: usize = 10;

/// Where the signature at the end of these lines begins. Below a rule, the foot that a mailing list adds counts as one.
pub(super) fn signature(lines: &[&str]) -> Option<usize> {
    let mut words = 0;
    for (number, line) in lines.iter().enumerate().rev().take(4 * SIGNATURE) {
        if is_quote(line) {
            return None;
        }
        let long = *line == "-- " && words <= SIGNATURE;
        if long || line.trim() == "--" && words <= BARE_SIGNATURE {
            return Some(number);
        }
        let below = lines.get(number + 1..).unwrap_or_default();
        let has_link = |l: &&str| l.contains("http://") || l.contains("https://") || l.contains("mailto:");
        if is_rule(line)
            && line.trim().chars().count() >= 20
            && (1..=5).contains(&words)
            && below.iter().any(has_link)
        {
            return Some(number);
        }
        words += usize::from(!line.trim().is_empty());
    }
    None
}
