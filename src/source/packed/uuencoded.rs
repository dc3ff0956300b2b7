//! Files that were put into a text before there was MIME (POSIX `uuencode`): `begin 644 name`, lines, `end`.

use super::file::File;

/// More files than that are not taken out of one text.
const MOST: usize = 200;

/// The text without its files, and the files; `None` where there are none. A block that is broken or has no end stays text.
pub(super) fn split(text: &[u8]) -> Option<(Vec<u8>, Vec<File>)> {
    let mut files = Vec::new();
    let mut rest = Vec::new();
    let (mut at, mut kept) = (0, 0);
    while let Some(found) = memchr::memmem::find(text.get(at..)?, b"begin ") {
        let start = at + found;
        at = start + 1;
        let opens_a_line = start == 0 || matches!(text.get(start - 1), Some(b'\n' | b'\r'));
        if !opens_a_line || files.len() >= MOST {
            continue;
        }
        let Some((file, length)) = block(text.get(start..)?) else { continue };
        rest.extend_from_slice(text.get(kept..start)?);
        files.push(file);
        (at, kept) = (start + length, start + length);
    }
    rest.extend_from_slice(text.get(kept..)?);
    (!files.is_empty()).then_some((rest, files))
}

/// The file that begins here, and how many bytes of text it takes.
fn block(text: &[u8]) -> Option<(File, usize)> {
    let mut at = 0;
    let mut line = || {
        let rest = text.get(at..).filter(|r| !r.is_empty())?;
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        at += length;
        Some((rest.get(..length)?.trim_ascii_end(), at))
    };
    let (first, _) = line()?;
    let first = String::from_utf8_lossy(first.strip_prefix(b"begin ")?).into_owned();
    let (mode, name) = first.split_once(' ')?;
    if !(3..=4).contains(&mode.len()) || !mode.bytes().all(|b| (b'0'..=b'7').contains(&b)) {
        return None;
    }
    let mut bytes = Vec::new();
    loop {
        let (coded, end) = line()?;
        if coded == b"end" && !bytes.is_empty() {
            return Some((File { name: Some(name.trim().to_owned()), media: None, bytes }, end));
        }
        decode(coded, &mut bytes)?;
    }
}

/// One line: its first character is the number of bytes, then four characters for three of them. Blanks at the end may
/// have been lost on the way.
fn decode(coded: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let Some((length, digits)) = coded.split_first() else { return Some(()) };
    let length = usize::from(value(*length)?);
    if digits.len() > length.div_ceil(3) * 4 + 1 {
        return None;
    }
    let mut left = length;
    for group in digits.chunks(4) {
        let mut bits = 0u32;
        for i in 0..4 {
            bits = bits << 6 | u32::from(value(group.get(i).copied().unwrap_or(b' '))?);
        }
        let [_, a, b, c] = bits.to_be_bytes();
        for byte in [a, b, c].into_iter().take(left) {
            out.push(byte);
        }
        left = left.saturating_sub(3);
    }
    out.resize(out.len() + left, 0);
    Some(())
}

fn value(digit: u8) -> Option<u8> {
    (b' '..=b'`').contains(&digit).then(|| (digit - b' ') & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Here it is.\nbegin 644 a b.txt\n%:&5L;&\\\n`\nend\nBye\n";

    #[test]
    fn a_file_is_taken_out_of_its_text() {
        let (rest, files) = split(TEXT.as_bytes()).unwrap();
        assert_eq!(rest, b"Here it is.\nBye\n");
        assert_eq!(files, [File { name: Some("a b.txt".into()), media: None, bytes: b"hello".into() }]);
        let (rest, files) = split(TEXT.repeat(2).replace('\n', "\r\n").as_bytes()).unwrap();
        assert_eq!((rest.len(), files.len()), (36, 2));
    }

    #[test]
    fn words_are_no_files() {
        for text in [
            "begin 644 reading here\nand go on\nend\n",
            "Let us begin 644 x\n%:&5L;&\\\nend\n",
            "begin 9x9 x\n%:&5L;&\\\nend\n",
            "begin 644 x\n%:&5L;&\\\n",
            "begin 644 x\nend\n",
            "begin \n",
            "",
        ] {
            assert_eq!(split(text.as_bytes()), None, "{text}");
        }
    }
}
