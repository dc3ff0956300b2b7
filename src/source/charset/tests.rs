//! What bytes say, under right names, wrong names and none.

use super::*;

fn text(bytes: &[u8], declared: Option<&str>) -> String {
    decode(bytes, declared).text
}

#[test]
fn declared_charsets_are_read_as_the_web_reads_them() {
    assert_eq!(text(b"\x80 caf\xe9", Some("iso-8859-1")), "€ café");
    assert_eq!(text(b"\xc4\xe3\xba\xc3", Some("gb2312")), "你好");
    assert_eq!(text(b"\x1b$B%O%m!<\x1b(B", Some("ISO-2022-JP")), "ハロー");
    assert_eq!(text(b"+ZYeB9FH6ckh5Pg-", Some("utf-7")), "文致出版社");
    assert_eq!(text("čćž".as_bytes(), Some("\"UTF-8\"")), "čćž");
}

#[test]
fn a_missing_or_wrong_declaration_is_no_obstacle() {
    assert_eq!(text("čćž".as_bytes(), None), "čćž");
    assert_eq!(text("čćž".as_bytes(), Some("us-ascii")), "čćž");
    assert_eq!(text("čćž".as_bytes(), Some("x-unknown-9")), "čćž");
    assert_eq!(text(b"caf\xe9 au lait, tr\xe8s bon", Some("utf-8")), "café au lait, très bon");
    let russian = b"\xc7\xe4\xf0\xe0\xe2\xf1\xf2\xe2\xf3\xe9\xf2\xe5, \xf3 \xec\xe5\xed\xff \xed\xe5 \xf0\xe0\xe1\xee\xf2\xe0\xe5\xf2 \xe2\xf5\xee\xe4";
    assert_eq!(text(russian, None), "Здравствуйте, у меня не работает вход");
}

#[test]
fn byte_order_marks_win() {
    assert_eq!(text(b"\xef\xbb\xbfabc", Some("iso-8859-2")), "abc");
    assert_eq!(text(b"\xff\xfea\0b\0", None), "ab");
}

#[test]
fn one_broken_byte_does_not_change_the_alphabet() {
    let mut bytes = "Grüße aus München, schöne Tage für alle, ä ö ü".as_bytes().to_vec();
    bytes.push(0xff);
    let decoded = decode(&bytes, None);
    assert!(decoded.lossy);
    assert!(decoded.text.starts_with("Grüße aus München"));
}

#[test]
fn raw_headers_become_utf8() {
    let read = |value: &[u8], mail| String::from_utf8(header(value, mail).into_owned()).unwrap();
    assert_eq!(read(b"plain", None), "plain");
    assert_eq!(read("Ré".as_bytes(), Some("koi8-r")), "Ré");
    assert_eq!(read(b"R\xe9ponse \xe0 votre question", None), "Réponse à votre question");
    assert_eq!(read(b"\x1b$B%F%9%H\x1b(B", None), "テスト");
    assert_eq!(read(b"\x1b$)C\x0e>H3g\x0f", None), "안녕");
}

#[test]
fn a_header_takes_the_charset_of_its_mail() {
    let read = |value: &[u8], mail| String::from_utf8(header(value, mail).into_owned()).unwrap();
    for (value, mail, is) in [
        (&b"\xc4\xe3\xba\xc3"[..], "gb2312", "你好"),
        (b"\xc4\xe3\xba\xc3", "koi8-r", "дЦ╨ц"),
        (b"\xe8aj", "iso-8859-2", "čaj"),
        (b"\xe8aj", "utf-8", "èaj"),
        (b"\xe8aj", "x-unknown", "èaj"),
        (b"\xa37,000", "iso-8859-1", "£7,000"),
        (b"\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", "Привет"),
        (b"\x83e\x83X\x83g", "shift_jis", "テスト"),
        (b"\x83e\x83X\x83g", "cp932", "テスト"),
    ] {
        assert_eq!(read(value, Some(mail)), is, "{mail}");
    }
}

#[test]
fn odd_bytes_are_western() {
    for (bytes, is) in [
        (&b"Gambler wins \xa37,000"[..], "Gambler wins £7,000"),
        (b"\xa35 or \xa36 or \xa37, it\x92s \x93cheap\x94", "£5 or £6 or £7, it’s “cheap”"),
        (b"20\xb0 and 3\xbd", "20° and 3½"),
        (b"caf\xe9", "café"),
        (b"Stra\xdfe", "Straße"),
        (b"\x805", "€5"),
        (b"\xa9 2002", "© 2002"),
        (b"\x96", "–"),
    ] {
        assert_eq!(text(bytes, None), is);
        assert_eq!(text(bytes, Some("utf-8")), is);
    }
    let polish = b"Cze\x9c\xe6, dzi\xeakuj\xea za pomoc, \xb3\xf3d\x9f";
    assert_eq!(text(polish, None), "Cześć, dziękuję za pomoc, łódź", "letters are left to the detector");
}

#[test]
fn a_cut_letter_does_not_change_the_alphabet() {
    assert_eq!(text(b"Gr\xc3\xbc\xc3", None), "Grü\u{fffd}");
    assert_eq!(text(b"\xd0\x9f\xd1\x80\xd0", Some("utf-8")), "Пр\u{fffd}");
}

#[test]
fn utf_8_is_known_under_another_name() {
    for declared in ["iso-8859-1", "windows-1252", "latin1", "iso-8859-2", "us-ascii", "utf-16", "utf-7"] {
        assert_eq!(text("Grüße aus Köln".as_bytes(), Some(declared)), "Grüße aus Köln", "{declared}");
    }
    // `รถ` in Thai is a letter of UTF-8 too.
    assert_eq!(text(b"\xc3\xb6", Some("tis-620")), "รถ");
    assert_eq!(text(b"plain", Some("utf-16le")), "plain");
    assert_eq!(text(b"a\0b\0", Some("utf-16le")), "ab");
}

#[test]
fn the_older_charsets_of_asia_are_read() {
    for (bytes, declared, is) in [
        (&b"~{Dc:C~}, hello ~~"[..], "hz-gb-2312", "你好, hello ~"),
        (b"~{Dc:C~}", "HZ", "你好"),
        (b"\x1b$)C\x0e>H3g\x0f!", "iso-2022-kr", "안녕!"),
        (b"\x1b$)C\x0e>H3g\x0f!", "utf-8", "안녕!"),
        (b"\x1b$)A\x0eDc:C\x0f!", "iso-2022-cn", "你好!"),
        (b"Gr+APwA3w-e", "utf-7", "Grüße"),
        (b"Gr+APwA3w-e", "UNICODE-1-1-UTF-7", "Grüße"),
        (b"Gr&APwA3w-e", "x-imap4-modified-utf7", "Grüße"),
        (b"\x1b$B%F%9%H\x1b(B", "iso-2022-jp-2", "テスト"),
        (b"\x1b$B%F%9%H\x1b(B", "us-ascii", "テスト"),
        (b"\xb0\xc7\xbc\xae", "ks_c_5601-1987", "걀솔"),
        (b"\xb0\xc7", "cp949", "걀"),
    ] {
        let read = text(bytes, Some(declared));
        if declared.contains("ks_c") || declared == "cp949" {
            assert!(!read.contains('\u{fffd}'), "{declared}: {read}");
        } else {
            assert_eq!(read, is, "{declared}");
        }
    }
}

#[test]
fn names_are_known_in_many_spellings() {
    for (bytes, declared, is) in [
        (&b"\xe8aj"[..], "8859-2", "čaj"),
        (b"\xe8aj", "ISO8859_2", "čaj"),
        (b"\xe8aj", "iso-8859-2;format=flowed", "čaj"),
        (b"\xcf\xf0", "win-1251", "Пр"),
        (b"\xcf\xf0", "windows1251", "Пр"),
        (b"\xcf\xf0", "'windows-1251'", "Пр"),
        (b"\xe9", "latin-1", "é"),
        (b"\x82", "cp850", "é"),
        ("é".as_bytes(), "utf8mb4", "é"),
    ] {
        assert_eq!(text(bytes, Some(declared)), is, "{declared}");
    }
}
