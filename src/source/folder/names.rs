//! Names that mail programs give to the four folders that matter, lower case: what most of them use in the languages of intake §4,
//! and Gmail, Outlook and Thunderbird beside. Only whole names count, so that a word more or less hides nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::source::incoming::Folder;

/// The folder that this is the whole name of, in lower case.
pub(super) fn find(name: &str) -> Option<Folder> {
    static ALL: LazyLock<HashMap<&str, Folder>> = LazyLock::new(|| {
        // A name of two folders is that of the last here, which leaves less out.
        let lists =
            [(SPAM, Folder::Spam), (TRASH, Folder::Trash), (DRAFT, Folder::Draft), (SENT, Folder::Sent)];
        let words =
            |(list, folder): (&'static str, Folder)| list.split('|').map(move |name| (name.trim(), folder));
        lists.into_iter().flat_map(words).collect()
    });
    ALL.get(name).copied()
}

/// Our own sent mail.
const SENT: &str = "\
    sent|sent items|sent mail|sent messages|sent-mail|sentmail|sent objects|gesendet|gesendete objekte| \
    gesendete elemente|gesendete nachrichten|envoyés|envoyes|éléments envoyés|messages envoyés| \
    courrier envoyé|enviados|enviadas|elementos enviados|mensajes enviados|correo enviado| \
    itens enviados|mensagens enviadas|e-mails enviados|inviata|inviati|posta inviata|elementi inviati| \
    messaggi inviati|verzonden|verzonden items|verzonden berichten|wysłane|elementy wysłane|odeslané| \
    odeslaná pošta|poslano|poslane stavke|poslana pošta|saadetud|saadetud kirjad|saadetud üksused| \
    отправленные|надіслані|skickat|skickade|skickade objekt|sendt|sendte elementer|sendt post|lähetetyt| \
    lähetetyt viestit|送信済み|送信済みアイテム|送信済みメール|送信控え|已发送|已发送邮件|已傳送郵件|寄件備份|elküldött|sent e-mail|sent email| \
    envoyé|messages envoyes|éléments envoyes|enviado|correos enviados|posta inviati|verzonden e-mail| \
    wysłano|wiadomości wysłane|odoslané|odoslaná pošta|poslani elementi|poslana sporočila|надіслано| \
    отправленные письма|изпратени|poslata pošta|trimise|elemente trimise|elküldött levelek| \
    elküldött elemek|sendte|sendte mails|sendt e-post|lähetetty|lähetetyt kohteet|gönderilmiş| \
    gönderilmiş öğeler|gönderilmiş postalar|gönderilenler|απεσταλμένα|σταλμένα|saadetud e-kirjad| \
    nosūtītie|nosūtītās vēstules|išsiųsti|išsiųsti laiškai|enviats|elements enviats|đã gửi|thư đã gửi| \
    ส่งแล้ว|จดหมายที่ส่งแล้ว|terkirim|pesan terkirim|送信済|送信済トレイ|送信済みトレイ|已发邮件|已发送的邮件|寄件備份匣|已寄郵件|보낸편지함| \
    보낸 편지함|נשלח|פריטים שנשלחו|المرسل|البريد المرسل|العناصر المرسلة";
/// Not sent, or not yet: drafts, what waits to leave, templates.
const DRAFT: &str = "\
    drafts|draft|entwürfe|entwurf|brouillons|brouillon|borradores|borrador|rascunhos|bozze|concepten| \
    kopie robocze|szkice|wersje robocze|koncepty|rozepsané|nacrti|mustandid|черновики|чернетки| \
    utkast|kladder|luonnokset|下書き|草稿|unsent messages|outbox|templates|vorlagen|entwuerfe|návrhy| \
    rozpracované|osnutki|nedovršeno|чернови|ciorne|schițe|mesaje nefinalizate|piszkozatok|kladde| \
    luonnos|taslaklar|taslak|πρόχειρα|melnraksti|juodraščiai|esborranys|bản nháp|thư nháp|ร่างจดหมาย| \
    ฉบับร่าง|草稿箱|下書きトレイ|임시보관함|임시 보관함|טיוטות|المسودات|postausgang|boîte d'envoi| \
    boîte d’envoi|bandeja de salida|caixa de saída|posta postvak uit|te verzenden| \
    skrzynka nadawcza|do wysłania|pošta k odeslání|k odeslání|odlazna pošta|izlazna pošta|väljuvad| \
    saatmata|исходящие|вихідні|utkorgen|udbakke|utboks|lähtevät|送信トレイ|未送信メッセージ|送信待ち|发件箱|寄件匣|modèles| \
    plantillas|sjablonen|szablony|šablony|predlošci|mallid|шаблоны|шаблони|mallar|skabeloner| \
    mallipohjat|viestipohjat|テンプレート|ひな形|模板|範本";
/// Thrown away.
const TRASH: &str = "\
    trash|deleted|deleted items|deleted messages|bin|gelöscht|gelöschte objekte|gelöschte elemente| \
    papierkorb|corbeille|éléments supprimés|messages supprimés|papelera|elementos eliminados|eliminados| \
    lixo|lixeira|itens excluídos|itens eliminados|cestino|posta eliminata|elementi eliminati|prullenbak| \
    verwijderde items|kosz|elementy usunięte|koš|odstraněná pošta|smeće|otpad|izbrisane stavke| \
    prügikast|kustutatud|kustutatud üksused|корзина|удаленные|кошик|papperskorgen|borttaget| \
    slettet post|slettede elementer|papirkurv|søppel|roskakori|poistetut|ゴミ箱|ごみ箱|削除済みアイテム|废件箱|已删除|已删除邮件| \
    垃圾桶|刪除的郵件|rubbish|rubbish bin|wastebasket|geloescht|gelöschte nachrichten|éléments supprimes| \
    supprimés|papelera de reciclaje|mensajes eliminados|mensagens eliminadas|posta cestinata| \
    messaggi eliminati|verwijderd|verwijderde berichten|usunięte|wiadomości usunięte|odstraněné|kôš| \
    odstránená pošta|smetnjak|izbrisano|obrisano|prügi|удалённые|удаленное|удаленные сообщения|видалені| \
    кошче|изтрити|coș de gunoi|gunoi|elemente șterse|törölt elemek|lomtár|raderat|borttagna objekt| \
    slettede mails|slettet|slettede|papirkorg|poistetut kohteet|çöp kutusu|çöp|silinmiş öğeler|κάδος| \
    κάδος απορριμμάτων|διαγραμμένα|atkritne|dzēstās|šiukšliadėžė|paperera|elements suprimits|thùng rác| \
    ถังขยะ|sampah|tong sampah|削除済み|已删除的邮件|已刪除的郵件|휴지통|지운편지함|אשפה|פריטים שנמחקו|المهملات|سلة المهملات| \
    العناصر المحذوفة";
/// Marked as spam.
const SPAM: &str = "\
    spam|junk|junk e-mail|junk email|junk mail|bulk mail|spamverdacht|unerwünscht|junk-e-mail| \
    indésirables|courrier indésirable|pourriel|correo no deseado|no deseado|lixo eletrônico| \
    lixo electrónico|posta indesiderata|ongewenste e-mail|ongewenst|wiadomości-śmieci|nevyžádaná pošta| \
    neželjena pošta|rämpspost|спам|нежелательная почта|skräppost|søppelpost|uønsket mail|roskaposti| \
    迷惑メール|垃圾邮件|垃圾郵件|bulk|unerwünschte e-mail|unerwünschte werbung|spamordner|indésirable| \
    courrier indesirable|pourriels|correo basura|spam (correo no deseado)|lixo electronico| \
    spam (lixo eletrônico)|posta spam|ongewenste reclame|spam (ongewenst)|niechciane|wiadomości-smieci| \
    śmieci|nevyžádaná|nevyžiadaná pošta|neželena pošta|nepoželjna pošta|rämps|rämpskirjad|нежелательные| \
    небажана пошта|нежелана поща|levélszemét|spam (indesiderata)|søppel-e-post|uønsket e-mail|uønsket| \
    roskaposti (spam)|gereksiz|gereksiz e-posta|istenmeyen|ανεπιθύμητα|ανεπιθύμητη αλληλογραφία| \
    mēstules|šlamštas|correu brossa|thư rác|จดหมายขยะ|สแปม|迷惑メールトレイ|スパム|垃圾箱|垃圾邮件箱|스팸함|스팸 메일함|דואר זבל| \
    ספאם|البريد العشوائي|البريد غير الهام";
