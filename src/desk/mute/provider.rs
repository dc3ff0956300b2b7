//! Providers of mail for everybody: who mutes such a domain mutes half the customers.

/// Whether a domain is that of a public mail provider, in any case.
pub fn is_public(domain: &str) -> bool {
    PROVIDERS.split_whitespace().any(|known| known.eq_ignore_ascii_case(domain))
}

const PROVIDERS: &str = "
    gmail.com googlemail.com
    outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.br outlook.com.au
    hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.nl hotmail.be hotmail.co.jp
    live.com live.co.uk live.de live.fr live.it live.nl live.be live.se live.dk live.no live.ca msn.com
    yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.jp yahoo.com.br yahoo.co.in yahoo.in yahoo.ca
    yahoo.com.au yahoo.com.mx yahoo.com.ar yahoo.co.id yahoo.com.tw yahoo.com.hk ymail.com rocketmail.com
    myyahoo.com aol.com aol.de aol.co.uk aim.com verizon.net netscape.net
    icloud.com me.com mac.com
    proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com tutamail.com keemail.me
    fastmail.com fastmail.fm hey.com zoho.com zohomail.com zohomail.eu mail.com email.com usa.com hushmail.com
    startmail.com mailfence.com runbox.com posteo.de posteo.net posteo.at mailbox.org disroot.org riseup.net
    gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr gmx.co.uk web.de email.de t-online.de freenet.de arcor.de 1und1.de
    online.de vodafone.de kabelmail.de o2online.de mail.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr aliceadsl.fr club-internet.fr
    libero.it virgilio.it tiscali.it alice.it tim.it tin.it fastwebnet.it inwind.it iol.it hotmail.it pec.it
    telefonica.net terra.es ono.com sapo.pt iol.pt mail.pt
    ziggo.nl kpnmail.nl kpnplanet.nl planet.nl xs4all.nl home.nl hetnet.nl upcmail.nl casema.nl telenet.be skynet.be
    proximus.be scarlet.be voo.be
    wp.pl o2.pl onet.pl op.pl interia.pl poczta.fm gazeta.pl tlen.pl seznam.cz email.cz centrum.cz volny.cz post.cz
    azet.sk zoznam.sk centrum.sk post.sk freemail.hu citromail.hu net.hr inet.hr vip.hr siol.net abv.bg mail.bg
    dir.bg yahoo.ro inbox.lv inbox.lt mail.ee online.ee hot.ee
    mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua
    telia.com hotmail.se spray.se bredband.net comhem.se online.no broadpark.no jubii.dk mail.dk stofanet.dk
    kolumbus.fi luukku.com suomi24.fi elisanet.fi
    btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk
    eircom.net comcast.net xfinity.com att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net
    earthlink.net optonline.net juno.com frontier.com rogers.com shaw.ca sympatico.ca telus.net videotron.ca bell.net
    bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz
    qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn naver.com
    daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com
    biglobe.ne.jp ocn.ne.jp so-net.ne.jp rediffmail.com sify.com
    uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx walla.com walla.co.il 013.net netvision.net.il
    otenet.gr in.gr mynet.com superonline.com mweb.co.za telkomsa.net vodamail.co.za";
