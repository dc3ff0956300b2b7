//! What mail programs say around an answer, by language: a language is one entry here, and nothing else.
//!
//! All words are in lower case and parted by `|`. They are what programs write on their own (Gmail, Outlook, Apple
//! Mail, Thunderbird, Yahoo, Evolution, Zimbra, …), not what people could have typed.

mod language;
mod more;

pub(super) use language::Language;
use more::{BULGARIAN, CATALAN, INDONESIAN, LATVIAN, LITHUANIAN, THAI, VIETNAMESE};

const ENGLISH: Language = Language {
    wrote: "wrote|writes|wrote ----",
    opens: "on |at |---- on ",
    told: "i wrote|we wrote|i had written|he wrote|she wrote|they wrote|it says|your colleague|your technician|your support|your team|your agent|my colleague",
    from: "from",
    sent: "sent|date|sent on|sent at",
    to: "to",
    subject: "subject",
    original: "original message|original mail|original email|original e-mail|original appointment|original|reply message|reply above this line|please type your reply above this line",
    forwarded: "forwarded message|forwarded by|forwarded mail|begin forwarded message|fwd message",
    sent_from: "sent from|sent via|sent with|sent by|from my iphone|from my ipad",
    get: "get",
    below: "see below|inline|in-line|in line below|answers below|comments below|replies below|answer below|reply below|responses below|below in|my answers in|answers in red|in red|in blue|in bold|answered below|commented below|as below|between the lines|fyi|for your information|forwarding|i forward|forwarded to you|see the mail below|this is what|here is what|here's what|here’s what|i got this|i received this|the following|message below|email below|e-mail below",
    hello: "hello|hi|hey|dear|good morning|good afternoon|good evening|greetings",
};

const GERMAN: Language = Language {
    wrote: "schrieb|geschrieben",
    opens: "am ",
    told: "er schrieb|sie schrieb|schrieb ich|ich schrieb|schrieben wir|wir schrieben|habe ich|haben wir|ihr kollege|ihre kollegin|ihr techniker",
    from: "von",
    sent: "gesendet|datum|gesendet am|gesendet um|versendet",
    to: "an",
    subject: "betreff",
    original: "ursprüngliche nachricht|ursprüngliche mail|ursprüngliche e-mail|originalnachricht|original-nachricht|originalmail|originaltermin|ursprünglicher termin",
    forwarded: "weitergeleitete nachricht|weitergeleitete mail|weitergeleitete e-mail|anfang der weitergeleiteten|weitergeleitet von",
    sent_from: "von meinem|von meiner|gesendet von|gesendet mit|gesendet über|diese nachricht wurde von meinem|diese nachricht wurde mit|diese e-mail wurde von meinem|versendet mit|versandt von",
    get: "holen sie|laden sie|hole dir|beziehen sie",
    below: "siehe unten|s.u.|s. u.|siehe weiter unten|antworten unten|antwort unten|unten im text|im text|im unteren text|in rot|rot markiert|in blau|fett markiert|zwischen den zeilen|zur info|zur kenntnis|z.k.|leite ich weiter|weiterleitung|untenstehend|unten stehend|das ist, was|folgendes|folgende mail|folgende nachricht|diese mail bekommen|diese nachricht bekommen",
    hello: "hallo|guten tag|guten morgen|guten abend|sehr geehrte|sehr geehrter|liebe|lieber|moin|servus|grüezi|grüß gott",
};

const FRENCH: Language = Language {
    wrote: "a écrit|écrit|écrivait|a e\u{301}crit",
    opens: "le ",
    told: "il a écrit|elle a écrit|j'ai écrit|j’ai écrit|nous avons écrit|votre collègue|votre technicien",
    from: "de|expéditeur",
    sent: "envoyé|date|date d'envoi|date d’envoi|envoyé le|envoyé à",
    to: "à|a|pour",
    subject: "objet|sujet",
    original: "message d'origine|message d’origine|message original|mail original|message initial|mail d'origine|courriel original|e-mail d'origine",
    forwarded: "message transféré|message transmis|début du message|courriel transféré|mail transféré|message réexpédié",
    sent_from: "envoyé depuis|envoyé de mon|envoyé de ma|envoyé à partir de|envoyé avec|envoyé via|télécharger",
    get: "obtenir|obtenez|télécharger|téléchargez",
    below: "ci-dessous|voir plus bas|réponses en rouge|en rouge|en bleu|dans le texte|entre les lignes|pour info|pour information|voici ce que|j'ai reçu ceci|je vous transfère|je transfère",
    hello: "bonjour|bonsoir|salut|cher|chère|chers|madame|monsieur",
};

const SPANISH: Language = Language {
    wrote: "escribió|escribio|ha escrito",
    opens: "el |en ",
    told: "he escrito|su compañero|su colega|su técnico",
    from: "de|remitente",
    sent: "enviado|enviado el|fecha|enviada el|fecha de envío",
    to: "para|a",
    subject: "asunto",
    original: "mensaje original|correo original|mensaje de origen|cita original",
    forwarded: "mensaje reenviado|inicio del mensaje reenviado|forwarded message|mensaje remitido",
    sent_from: "enviado desde|enviado de mi|enviado con|enviado mediante|enviado a través de",
    get: "obtener|obtén|obtenga|descargar|descarga",
    below: "más abajo|ver abajo|véase abajo|abajo en|respuestas abajo|en rojo|en azul|entre líneas|a continuación|para su información|reenvío|esto es lo que|recibí esto",
    hello: "hola|buenos días|buenas|buenas tardes|estimado|estimada|estimados|querido|querida",
};

const ITALIAN: Language = Language {
    wrote: "ha scritto|scrisse|scrive",
    opens: "il giorno |il ",
    told: "ho scritto|abbiamo scritto|il suo collega|il vostro collega|il vostro tecnico",
    from: "da|mittente",
    sent: "inviato|data|inviata|inviato il|data di invio",
    to: "a|destinatario",
    subject: "oggetto|ogg",
    original: "messaggio originale|messaggio originale/original message|messaggio originario|appuntamento originale",
    forwarded: "messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|messaggio reinoltrato",
    sent_from: "inviato da|inviato dal|inviato con|inviata da|inviato tramite",
    get: "ottieni|scarica",
    below: "vedi sotto|vedere sotto|qui sotto|di seguito|più sotto|in rosso|in blu|nel testo|per conoscenza|inoltro",
    hello: "ciao|salve|buongiorno|buon giorno|buonasera|gentile|gentili|egregio|spett",
};

const PORTUGUESE: Language = Language {
    wrote: "escreveu|escreve",
    opens: "em |no dia |às |a ",
    told: "o seu colega|seu colega|o vosso colega",
    from: "de|remetente",
    sent: "enviado|enviada|enviada em|enviado em|data|enviado a",
    to: "para",
    subject: "assunto",
    original: "mensagem original|e-mail original|email original",
    forwarded: "mensagem encaminhada|mensagem reencaminhada|início da mensagem|mensagem original encaminhada",
    sent_from: "enviado do meu|enviado da minha|enviado a partir do|enviado a partir de|enviado de |enviado através|enviado pelo|enviado via|enviado por",
    get: "obter|obtenha|baixar|baixe|transferir",
    below: "ver abaixo|veja abaixo|abaixo em|respostas abaixo|respondi abaixo|em vermelho|em azul|mais abaixo|para conhecimento|para sua informação|encaminho|reencaminho",
    hello: "olá|ola|oi|bom dia|boa tarde|boa noite|caro|cara|prezado|prezada|prezados",
};

const DUTCH: Language = Language {
    wrote: "schreef|geschreven|schrijft",
    opens: "op ",
    told: "schreef ik|ik schreef|schreven wij|uw collega|je collega",
    from: "van|afzender",
    sent: "verzonden|datum|verzonden op|verstuurd",
    to: "aan",
    subject: "onderwerp",
    original: "oorspronkelijk bericht|oorspronkelijke bericht|origineel bericht|originele bericht|oorspronkelijke mail",
    forwarded: "doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurde bericht|doorgezonden bericht",
    sent_from: "verzonden met|verzonden vanaf|verzonden via|verstuurd vanaf|verstuurd met|verstuurd via|verzonden vanuit",
    get: "download|haal",
    below: "zie onder|zie hieronder|hieronder|zie beneden|in het rood|in rood|in blauw|tussen de regels|ter info|ter informatie|doorgestuurd",
    hello: "hallo|hoi|beste|geachte|goedemorgen|goedemiddag|goedenavond|goedendag|dag",
};

const POLISH: Language = Language {
    wrote: "napisał|napisała|napisał(a)|napisał/a|napisał/-a|pisze|napisana przez|napisano",
    opens: "w dniu |dnia |w |wiadomość napisana przez ",
    told: "napisałem|napisałam|napisaliśmy|wasz kolega|pana kolega",
    from: "od|nadawca",
    sent: "wysłano|data|wysłane|wysłana|data wysłania",
    to: "do|adresat",
    subject: "temat",
    original: "wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|treść oryginalnej wiadomości|pierwotna wiadomość",
    forwarded: "wiadomość przekazana|przekazana wiadomość|treść przekazanej|początek przekazywanej|wiadomość przesłana dalej",
    sent_from: "wysłane z|wysłano z|wysłana z|wysłane za pomocą|wysłane przez|wysłane przy użyciu",
    get: "pobierz",
    below: "patrz niżej|poniżej|zobacz niżej|w tekście|na czerwono|na niebiesko|do wiadomości|przekazuję|przesyłam dalej",
    hello: "cześć|dzień dobry|witam|szanowni|szanowny|szanowna|dobry wieczór",
};

const CZECH: Language = Language {
    wrote: "napsal|napsala|napsal(a)|napsal/a|píše|napísal|napísala|napísal(a)",
    opens: "dne |dňa |dna ",
    told: "napsal jsem|napsala jsem|napsali jsme|napísal som|váš kolega",
    from: "od|odesílatel|odosielateľ",
    sent: "odesláno|datum|odoslané|dátum|posláno",
    to: "komu|pro|příjemce|adresát",
    subject: "předmět|predmet|věc",
    original: "původní zpráva|původní e-mail|původní email|originální zpráva|pôvodná správa|pôvodný e-mail|původní schůzka",
    forwarded: "přeposlaná zpráva|předaná zpráva|začátek přeposlané|přeposlaný e-mail|preposlaná správa|posielaná správa",
    sent_from: "odesláno z|odesláno pomocí|posláno z|odoslané z|poslané z|odesláno přes",
    get: "získat|získejte|stáhnout|stáhněte|získať",
    below: "viz níže|níže|viz dole|v textu|červeně|modře|přeposílám|na vědomí|nižšie",
    hello: "dobrý den|ahoj|vážení|vážený|vážená|dobrý deň|zdravím",
};

const CROATIAN: Language = Language {
    wrote: "napisao|napisala|napisao/la|napisao je|napisala je|je napisao/la|piše|pisao|pisala|je napisao|je napisala|napisao(la)",
    opens: "dana |u |dne ",
    told: "napisao sam|napisala sam|napisali smo|vaš kolega",
    from: "od|šalje|pošiljatelj|salje",
    sent: "poslano|datum|vrijeme|poslato|poslana",
    to: "prima|za|kome|primatelj|do",
    subject: "predmet|tema",
    original: "izvorna poruka|originalna poruka|originalna e-poruka|izvorna e-poruka|prvotna poruka",
    forwarded: "proslijeđena poruka|početak proslijeđene|prosleđena poruka|posredovano sporočilo",
    sent_from: "poslano s|poslano sa|poslano iz|poslano putem|poslano preko|poslano z",
    get: "nabavite|preuzmite|preuzmi|dohvatite|prenesite",
    below: "vidi dolje|vidi niže|dolje u|odgovori dolje|niže u|u tekstu|crveno|crvenom|ispod u|prosljeđujem|na znanje",
    hello: "pozdrav|dobar dan|poštovani|poštovana|bok|zdravo|draga|dragi|pozdravljeni|živjo",
};

const ESTONIAN: Language = Language {
    wrote: "kirjutas|on kirjutanud",
    opens: "kuupäeval |kuupäev |kirjutas ",
    told: "teie kolleeg",
    from: "saatja|kellelt|lähetaja",
    sent: "saadetud|kuupäev|saatmisaeg|saatmiskuupäev|aeg",
    to: "saaja|kellele|adressaat",
    subject: "teema|pealkiri",
    original: "algne kiri|algsõnum|algne sõnum|algne teade|esialgne kiri|originaalkiri",
    forwarded: "edastatud|edastatava kirja algus|edasisaadetud",
    sent_from: "saadetud minu|saadetud mu|saadetud rakendusest|saadetud seadmest|saatsin",
    get: "hankige|hangi|laadi|laadige",
    below: "vaata allpool|vt allpool|vastused allpool|allpool tekstis|teksti sees|punasega|teadmiseks|edastan",
    hello: "tere|tervist|lugupeetud|tere päevast",
};

const RUSSIAN: Language = Language {
    wrote: "написал|написала|написал(а)|написал (а)|пишет|писал|писала|писал(а)|написав|написала|пише|написав(-ла)",
    opens: "в |на ",
    told: "я написал|я написала|мы написали|я писал|ваш коллега|ваш сотрудник",
    from: "от|от кого|від|отправитель",
    sent: "отправлено|дата|отправлен|надіслано|дата отправки|послано",
    to: "кому|получатель|до",
    subject: "тема",
    original: "исходное сообщение|оригинальное сообщение|первоначальное сообщение|исходное письмо|початкове повідомлення|вихідне повідомлення",
    forwarded: "пересылаемое сообщение|пересланное сообщение|переадресованное|начало переадресованного|пересылаемое письмо|переслане повідомлення|конец пересылаемого",
    sent_from: "отправлено с|отправлено из|отправлено через|отправлено при помощи|отправлено от|надіслано з|отправлено со",
    get: "скачать|скачайте|загрузить|загрузите|получить|установите",
    below: "см. ниже|смотрите ниже|ответы ниже|ниже в тексте|в тексте|красным|синим|между строк|для информации|пересылаю|к сведению",
    hello: "здравствуйте|добрый день|добрый вечер|доброе утро|привет|уважаемые|уважаемый|уважаемая|добрий день|вітаю|доброго дня",
};

const SWEDISH: Language = Language {
    wrote: "skrev|har skrivit",
    opens: "den |ons |på ",
    told: "skrev jag|jag skrev|skrev vi|vi skrev|er kollega|din kollega",
    from: "från|avsändare",
    sent: "skickat|datum|skickade|skickad",
    to: "till|mottagare",
    subject: "ämne|rubrik",
    original: "ursprungligt meddelande|originalmeddelande|ursprungligt mail|orginalmeddelande|ursprunglig avtalad tid",
    forwarded: "vidarebefordrat meddelande|vidarebefordrat mail|vidarebefordrat brev|inledning av vidarebefordrat|början av vidarebefordrat",
    sent_from: "skickat från|skickat med|skickat via|sänt från|skickades från|hämta",
    get: "hämta|skaffa",
    below: "se nedan|nedan i|svar nedan|i texten|i rött|med rött|i blått|för kännedom|vidarebefordrar",
    hello: "hej|hejsan|hallå|god dag|god morgon|bästa|kära",
};

const DANISH: Language = Language {
    wrote: "skrev|har skrevet",
    opens: "den ",
    told: "skrev jeg|jeg skrev|skrev vi|vi skrev|din kollega|jeres kollega|deres kollega",
    from: "fra|afsender",
    sent: "sendt|dato",
    to: "til|modtager",
    subject: "emne",
    original: "oprindelig meddelelse|original meddelelse|oprindelig besked|oprindelig mail|oprindelig aftale",
    forwarded: "videresendt|start på videresendt|begyndelse på videresendt|videresend",
    sent_from: "sendt fra|sendt via|sendt med",
    get: "hent",
    below: "se nedenfor|se herunder|nedenfor i|svar nedenfor|i teksten|med rødt|i rødt|til orientering|videresender",
    hello: "hej|goddag|kære|hejsa",
};

const NORWEGIAN: Language = Language {
    wrote: "skrev|skreiv|har skrevet|skrev følgende",
    opens: "den |på ",
    told: "kollegaen din|deres kollega",
    from: "fra|frå|avsender",
    sent: "sendt|dato|sendt den",
    to: "til|mottaker",
    subject: "emne",
    original: "opprinnelig melding|opphavleg melding|original melding|opprinnelig e-post|opprinnelig avtale",
    forwarded: "videresendt|start på videresendt|vidaresend",
    sent_from: "sendt fra|sendt frå|sendt med|sendt via",
    get: "få|last ned|skaff deg|hent",
    below: "se under|se nedenfor|svar under|under i rødt|i rødt|til orientering|til info|videresender",
    hello: "hei|god dag|kjære|heisann",
};

const FINNISH: Language = Language {
    wrote: "kirjoitti|on kirjoittanut|kirjoitti viestissään",
    opens: "pe |",
    told: "kollegasi|kollegani",
    from: "lähettäjä|keneltä",
    sent: "lähetetty|päivämäärä|päiväys|pvm|lähetysaika",
    to: "vastaanottaja|kenelle|saaja",
    subject: "aihe|otsikko",
    original: "alkuperäinen viesti|alkuperäinen sähköposti|alkuperäinen tapaaminen",
    forwarded: "välitetty viesti|edelleenlähetetty viesti|välitetyn viestin alku|alkaa välitetty viesti|uudelleenlähetetty viesti",
    sent_from: "lähetetty|lähetin tämän",
    get: "hanki|hae|lataa",
    below: "katso alla|ks. alla|ks alla|vastaukset alla|alla punaisella|tekstin seassa|punaisella|tiedoksi|välitän",
    hello: "hei|moi|terve|hyvää päivää|hyvä|arvoisa|moikka",
};

const JAPANESE: Language = Language {
    wrote: "書きました|のメール|のメッセージ|は書いた|さんのメール",
    opens: "",
    told: "私が書きました",
    from: "差出人|送信者|送信元",
    sent: "送信日時|日時|日付|送信日|受信日時",
    to: "宛先|宛て先",
    subject: "件名|題名",
    original: "元のメッセージ|オリジナルメッセージ|元のメール|元の予定",
    forwarded: "転送されたメッセージ|転送メッセージ|転送メール|ここから転送|転送されたメール",
    sent_from: "",
    get: "",
    below: "下記をご|以下をご|下記に|以下に|インラインで|赤字|青字|転送します|本文中に",
    hello: "こんにちは|お世話になっております|お世話になります|いつもお世話に|拝啓|はじめまして|こんばんは|おはようございます",
};

const CHINESE: Language = Language {
    wrote: "写道|寫道|写到|寫到",
    opens: "在 |于 |於 ",
    told: "我写道|我寫道",
    from: "发件人|寄件者|寄件人|發件人|发信人",
    sent: "发送时间|日期|寄件日期|发送日期|發送時間|時間|发件时间|傳送時間|发送日期",
    to: "收件人|收件者",
    subject: "主题|主旨|主題",
    original: "原始邮件|原始郵件|原邮件|原始信件|原始訊息|邮件原件|回复的原邮件|回复的邮件",
    forwarded: "转发的邮件|转发邮件|轉寄的郵件|轉寄的訊息|转发信息|转发邮件信息|轉寄郵件|转发的消息",
    sent_from: "发自我的|發自我的|从我的|從我的|来自我的|來自我的|发送自|傳送自|发自|通过我的",
    get: "获取|獲取|取得|下载|下載",
    below: "见下|見下|如下|请看下面|請看下面|见红|红色|紅色|转发给|轉寄給|供参考",
    hello: "你好|您好|尊敬的|亲爱的|親愛的|大家好",
};

/// Languages that are only met in passing.
const OTHERS: Language = Language {
    wrote: "írta|a scris|yazdı|şunu yazdı|έγραψε|כתב|כתבה|님이 작성",
    opens: "pe |la data de |בתאריך ",
    told: "",
    from: "kimden|feladó|de la|от|από|보낸 사람",
    sent: "gönderildi|elküldve|trimis|dátum|data|ημερομηνία|보낸 날짜",
    to: "kime|címzett|către|προς|받는 사람",
    subject: "konu|tárgy|subiect|θέμα|제목",
    original: "özgün ileti|eredeti üzenet|mesaj original|αρχικό μήνυμα|원본 메시지",
    forwarded: "iletilen ileti|továbbított üzenet|mesaj redirecționat|προωθημένο μήνυμα",
    sent_from: "trimis de pe|elküldve|gönderen",
    get: "",
    below: "",
    hello: "jó napot|szia|kedves|tisztelt|bună ziua|bună|salut|merhaba|sayın|iyi günler|γεια|καλημέρα|שלום|안녕하세요|مرحبا|سلام",
};

/// All of them.
pub(super) const ALL: [&Language; 26] = [
    &ENGLISH,
    &GERMAN,
    &FRENCH,
    &SPANISH,
    &ITALIAN,
    &PORTUGUESE,
    &DUTCH,
    &POLISH,
    &CZECH,
    &CROATIAN,
    &ESTONIAN,
    &RUSSIAN,
    &SWEDISH,
    &DANISH,
    &NORWEGIAN,
    &FINNISH,
    &JAPANESE,
    &CHINESE,
    &VIETNAMESE,
    &BULGARIAN,
    &CATALAN,
    &LITHUANIAN,
    &LATVIAN,
    &THAI,
    &INDONESIAN,
    &OTHERS,
];
