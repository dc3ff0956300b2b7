//! The laws of the splitter.

use std::io::Read;

use proptest::prelude::*;

use super::*;

/// Gives at most `step` bytes at a time.
struct Trickle<'a>(&'a [u8], usize);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.1.min(self.0.len()).min(into.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn split(data: &[u8], step: usize, limit: usize) -> Vec<(Vec<u8>, Option<u64>)> {
    let mut splitter = Splitter::new(Trickle(data, step), limit);
    let mut all = Vec::new();
    while let Some(letter) = splitter.next_letter().unwrap() {
        all.push((letter.bytes.to_vec(), letter.large.map(|large| large.size)));
    }
    all
}

fn texts(data: &str) -> Vec<String> {
    split(data.as_bytes(), 7, 1 << 20).into_iter().map(|(b, _)| String::from_utf8(b).unwrap()).collect()
}

const LINE: &str = "From ana@acme.example Thu Aug 22 12:36:23 2002";

/// Writes mails as mboxrd, the other way round.
fn write(mails: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    for mail in mails {
        out.extend_from_slice(LINE.as_bytes());
        out.push(b'\n');
        for line in mail.split_inclusive(|b| *b == b'\n') {
            let quotes = line.iter().take_while(|b| **b == b'>').count();
            if line[quotes..].starts_with(b"From ") {
                out.push(b'>');
            }
            out.extend_from_slice(line);
        }
        out.push(b'\n');
    }
    out
}

#[test]
fn mails_are_parted_and_the_empty_line_between_them_is_dropped() {
    let data = format!("{LINE}\nSubject: 1\n\none\n\n{LINE}\nSubject: 2\n\ntwo\n\n");
    assert_eq!(texts(&data), ["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"]);
}

#[test]
fn line_ends_may_be_those_of_windows() {
    let data = format!("{LINE}\r\nSubject: 1\r\n\r\none\r\n\r\n{LINE}\r\nSubject: 2\r\n\r\ntwo\r\n");
    assert_eq!(texts(&data), ["Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo\r\n"]);
}

#[test]
fn a_body_line_does_not_part_a_mail() {
    let data = format!("{LINE}\nSubject: 1\n\nSee:\n\nFrom now on all is well.\n\nhello\n{LINE}\nmore\n");
    assert_eq!(texts(&data).len(), 1, "neither prose after an empty line nor an envelope without one");
}

const ONE: &str = "From: Eva <eva@customer.example>\nTo: support@acme.example\nSubject: First\nMessage-ID: <a1@c>\n\nFirst body.\n";
const TWO: &str = "From: Bob <bob@two.example>\nTo: support@acme.example\nSubject: Second\nMessage-ID: <a2@c>\n\nSecond body.\n";

#[test]
fn a_whole_head_parts_mails_whatever_the_line_before_it() {
    for line in [
        LINE,
        "From ",
        "From -",
        "From bob@two.example",
        "From - 1782896400",
        "From Bob Roe Wed Jul  1 09:00:00 2026",
    ] {
        for between in ["", "\n"] {
            for first in [line, LINE] {
                let data = format!("{first}\n{ONE}{between}{line}\n{TWO}");
                assert_eq!(texts(&data), [ONE, TWO], "{data}");
                let windows = data.replace('\n', "\r\n");
                assert_eq!(texts(&windows), [ONE.replace('\n', "\r\n"), TWO.replace('\n', "\r\n")], "{data}");
            }
        }
    }
}

#[test]
fn words_that_look_like_borders_part_nothing() {
    for words in [
        "From here on all is well.\nSubject: x\n\nbye\n",
        "\nFrom here on all is well.\nSubject: x\n\nbye\n",
        "\nFrom my colleague I got this:\nFrom: Bob <bob@two.example>\nSent: Monday\nTo: me\nSubject: Kettle\n\nbye\n",
        "\nFrom Bob:\n\nFrom: Bob <bob@two.example>\nDate: 1 July\nTo: me\nSubject: Kettle\n\nbye\n",
        "\nFrom bob\nSubject: x\n\nbye\n",
        "From bob@two.example Wed Jul  1 09:00:00 2026\nis what stands there.\n\nbye\n",
        "\n> From bob@two.example Wed Jul  1 09:00:00 2026\n> From: Bob\n> To: me\n> Subject: x\n> Message-ID: <1@x>\n\nbye\n",
    ] {
        let data = format!("{LINE}\n{ONE}{words}\n{LINE}\n{TWO}");
        assert_eq!(texts(&data), [format!("{ONE}{words}"), TWO.to_owned()], "{words}");
    }
}

#[test]
fn a_mark_and_empty_lines_before_the_first_mail_are_borne() {
    for front in ["\u{feff}", "\n\n", "\u{feff}\r\n", " \n"] {
        assert_eq!(texts(&format!("{front}{LINE}\n{ONE}\n{LINE}\n{TWO}")), [ONE, TWO]);
    }
}

#[test]
fn empty_lines_before_the_first_mail_are_borne_however_many_and_however_they_come() {
    for front in ["\n", "\r\n", " \r\n\r\n", "\u{feff}\n", "\n\t\n"] {
        for times in [1, 40, 700] {
            let file =
                format!("{}From a@x Thu Jan  1 00:00:00 1970\nSubject: x\n\nwords\n", front.repeat(times));
            for step in [1, 7, 1 << 16] {
                let found = split(file.as_bytes(), step, 1 << 20);
                assert_eq!(found.len(), 1, "{front:?} {times} {step}");
                assert_eq!(found[0].0, b"Subject: x\n\nwords\n", "{front:?} {times} {step}");
            }
        }
    }
    let long = ["\n".repeat(3 << 20).as_bytes(), b"From a@x Thu Jan  1 00:00:00 1970\nSubject: x\n\nwords\n"]
        .concat();
    assert_eq!(split(&long, 1 << 16, 1 << 20)[0].0, b"Subject: x\n\nwords\n");
}

#[test]
fn one_quote_is_taken_from_quoted_lines() {
    let data = format!("{LINE}\nSubject: 1\n\n>From me\n>>From you\n> From them\nx >From y\n");
    assert_eq!(texts(&data), ["Subject: 1\n\nFrom me\n>From you\n> From them\nx >From y\n"]);
}

#[test]
fn empty_files_and_empty_mails_end() {
    assert_eq!(texts(""), Vec::<String>::new());
    assert_eq!(texts("From a"), [""]);
    assert_eq!(texts(&format!("\n\n{LINE}\n\n{LINE}\n\n{LINE}")), ["", "", ""]);
}

#[test]
fn the_instant_of_the_envelope_is_kept() {
    let data = format!("{LINE}\nSubject: 1\n\nx\n");
    let mut splitter = Splitter::new(data.as_bytes(), 1 << 20);
    let filed = splitter.next_letter().unwrap().unwrap().filed;
    assert_eq!(filed.map(Moment::rfc3339).as_deref(), Some("2002-08-22T12:36:23Z"));
}

/// Behind a line that parts two mails only with a whole head below it, more must be read than such a line is long.
#[test]
fn a_mail_beyond_the_limit_ends_where_it_would_without_one() {
    let head = "From: a@x.example\nTo: b@x.example\nSubject: s\nMessage-ID: <1@x.example>\n\n";
    for (line, words) in
        [("From bob@two.example Wed Jul  1 09:00:00 2026", 900), ("From -", 900), ("From ", 4_000)]
    {
        let long = "words\n".repeat(words);
        let data = format!("From - Wed Jul  1 09:00:00 2026\n{head}{long}{line}\n{head}{long}");
        // A piece that ends where all but a little of what must be seen of the head is there.
        let short =
            "From - Wed Jul  1 09:00:00 2026\n".len() + head.len() + long.len() + AHEAD + line.len() / 2;
        for step in [1, 700, short, 1 << 20] {
            let whole = split(data.as_bytes(), step, 1 << 20).len();
            assert_eq!((whole, split(data.as_bytes(), step, 100).len()), (2, 2), "{line:?} {step}");
        }
    }
}

#[test]
fn a_mail_beyond_the_limit_is_cut_and_the_next_one_is_whole() {
    let big = format!("Subject: big\n\n{}", "0123456789\n".repeat(400_000));
    let data = write(&[big.clone().into_bytes(), b"Subject: small\n\nx\n".to_vec()]);
    for step in [4096, 1 << 20] {
        let all = split(&data, step, 1 << 20);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].1, Some(big.len() as u64));
        assert_eq!(all[0].0, &big.as_bytes()[..1 << 20]);
        assert_eq!(all[1], (b"Subject: small\n\nx\n".to_vec(), None));
    }
}

/// Lines of the kind that make splitters stumble.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"From x\n".to_vec()),
        Just(b">From x\n".to_vec()),
        Just(b">>From x Thu Aug 22 12:36:23 2002\n".to_vec()),
        Just(b"From b@c Thu Aug 22 12:36:23 2002\n".to_vec()),
        Just(b"Subject: x\n".to_vec()),
        "[ -~]{0,20}\n".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..20).prop_map(|mut v| {
            v.push(b'\n');
            v
        }),
    ];
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(mails in prop::collection::vec(lines(), 1..5)) {
        let data = write(&mails);
        let read: Vec<_> = split(&data, 1 << 16, 1 << 20).into_iter().map(|(b, _)| b).collect();
        // A mail of one empty line cannot be told from none; no writer makes it, so it is left out.
        prop_assume!(mails.iter().all(|m| m != b"\n" && m != b"\r\n"));
        prop_assert_eq!(read, mails);
    }

    #[test]
    fn the_size_of_the_chunks_does_not_matter(data in prop::collection::vec(lines(), 0..6), step in 1usize..40) {
        let data = data.concat();
        prop_assert_eq!(split(&data, step, 64), split(&data, usize::MAX, 64));
    }

    #[test]
    fn no_bytes_are_too_wild(data in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = split(&data, 13, 100);
    }
}
