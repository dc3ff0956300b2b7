//! Languages that came later, by the mail of people who wrote in them.

use super::language::Language;

pub(super) const VIETNAMESE: Language = Language {
    wrote: "đã viết|viết",
    opens: "vào |ngày |lúc ",
    told: "tôi đã viết|chúng tôi đã viết",
    from: "từ|người gửi",
    sent: "đã gửi|ngày|thời gian|ngày gửi",
    to: "đến|tới|người nhận",
    subject: "chủ đề|tiêu đề",
    original: "thư gốc|tin nhắn gốc",
    forwarded: "thư đã chuyển tiếp|tin nhắn đã chuyển tiếp|bắt đầu thư được chuyển tiếp|forwarded message",
    sent_from: "đã gửi từ|được gửi từ|gửi từ",
    get: "tải",
    below: "xem bên dưới|bên dưới|dưới đây|màu đỏ",
    hello: "xin chào|chào|kính gửi|thân gửi",
};

pub(super) const BULGARIAN: Language = Language {
    wrote: "написа|написал|написала|писа",
    opens: "на |в ",
    told: "аз написах|написах|вашият колега",
    from: "от|подател",
    sent: "изпратено|дата|изпратен",
    to: "до|към|получател",
    subject: "относно|тема",
    original: "оригинално съобщение|първоначално съобщение",
    forwarded: "препратено съобщение|препратено писмо|начало на препратеното",
    sent_from: "изпратено от|изпратено с|изпратено чрез",
    get: "изтеглете|вземете",
    below: "вижте по-долу|виж по-долу|по-долу|в червено|за информация|препращам",
    hello: "здравейте|здравей|добър ден|уважаеми|уважаема",
};

pub(super) const CATALAN: Language = Language {
    wrote: "va escriure|ha escrit|escrigué|missatge de",
    opens: "el dia |el |missatge de |en data ",
    told: "he escrit|vaig escriure|el seu company",
    from: "de|remitent",
    sent: "enviat|data|enviat el",
    to: "per a|a|destinatari",
    subject: "assumpte|tema",
    original: "missatge original|correu original",
    forwarded: "missatge reenviat|inici del missatge reenviat|missatge transmès",
    sent_from: "enviat des de|enviat des del|enviat amb|enviat del meu",
    get: "obtén|obteniu|baixa|descarrega",
    below: "més avall|vegeu més avall|a sota|en vermell|reenvio",
    hello: "hola|bon dia|bona tarda|benvolgut|benvolguda|benvolguts",
};

pub(super) const LITHUANIAN: Language = Language {
    wrote: "rašė|parašė|rašo",
    opens: "",
    told: "aš rašiau|rašiau|jūsų kolega",
    from: "nuo|siuntėjas",
    sent: "išsiųsta|data|siųsta",
    to: "kam|gavėjas",
    subject: "tema",
    original: "pradinis pranešimas|originalus laiškas|pradinis laiškas|originalus pranešimas",
    forwarded: "persiųstas laiškas|persiųstas pranešimas|persiunčiamas laiškas",
    sent_from: "išsiųsta iš|siųsta iš|išsiųsta naudojant",
    get: "gaukite|atsisiųskite",
    below: "žr. žemiau|žiūrėkite žemiau|žemiau|raudonai|persiunčiu",
    hello: "sveiki|laba diena|labas|gerbiamas|gerbiama|gerbiami|labas rytas",
};

pub(super) const LATVIAN: Language = Language {
    wrote: "rakstīja|uzrakstīja|raksta",
    opens: "",
    told: "es rakstīju|rakstīju|jūsu kolēģis",
    from: "no|sūtītājs",
    sent: "nosūtīts|datums|sūtīts",
    to: "kam|adresāts|saņēmējs",
    subject: "temats|tēma",
    original: "sākotnējais ziņojums|oriģinālais ziņojums|sākotnējā ziņa|oriģinālā ziņa",
    forwarded: "pārsūtīts ziņojums|pārsūtītā ziņa|pārsūtīta ziņa|pārsūtīta vēstule",
    sent_from: "sūtīts no|nosūtīts no|nosūtīts, izmantojot",
    get: "iegūstiet|lejupielādēt|lejupielādējiet",
    below: "skatīt zemāk|skat. zemāk|zemāk|sarkanā|pārsūtu",
    hello: "sveiki|labdien|labrīt|labvakar|cienījamais|cienījamā|cienījamie",
};

pub(super) const THAI: Language = Language {
    wrote: "เขียนว่า|ได้เขียนว่า|เขียน",
    opens: "ในวันที่ |เมื่อ |วันที่ |ใน ",
    told: "ฉันเขียนว่า|ผมเขียนว่า",
    from: "จาก|ผู้ส่ง",
    sent: "ส่งเมื่อ|วันที่|ส่ง|วันที่ส่ง",
    to: "ถึง|ผู้รับ",
    subject: "เรื่อง|หัวเรื่อง|หัวข้อ",
    original: "ข้อความต้นฉบับ|ข้อความเดิม|จดหมายต้นฉบับ",
    forwarded: "ข้อความที่ส่งต่อ|เริ่มข้อความที่ส่งต่อ|ข้อความส่งต่อ|จดหมายที่ส่งต่อ",
    sent_from: "ส่งจาก|ส่งด้วย|ส่งโดยใช้",
    get: "รับ|ดาวน์โหลด",
    below: "ด้านล่าง|ดูด้านล่าง|สีแดง|ส่งต่อ",
    hello: "สวัสดี|เรียน|เรียนคุณ",
};

pub(super) const INDONESIAN: Language = Language {
    wrote: "menulis|menulis sebagai berikut|telah menulis|tulis",
    opens: "pada |pd ",
    told: "saya menulis|kami menulis|rekan anda",
    from: "dari|daripada|pengirim",
    sent: "dikirim|tanggal|terkirim|dihantar|tarikh",
    to: "kepada|ke|untuk",
    subject: "perihal|subjek|subyek",
    original: "pesan asli|pesan awal|mesej asal",
    forwarded: "pesan terusan|pesan diteruskan|pesan yang diteruskan|awal pesan terusan|mesej yang dimajukan",
    sent_from: "dikirim dari|dikirim dengan|terkirim dari|dihantar dari|dihantar daripada",
    get: "dapatkan|unduh",
    below: "lihat di bawah|di bawah ini|berwarna merah|saya teruskan",
    hello: "halo|hai|selamat pagi|selamat siang|selamat sore|selamat malam|yth|dengan hormat|kepada yth",
};
