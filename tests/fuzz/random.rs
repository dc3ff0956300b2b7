//! Chance that can be repeated, and what it does to bytes.

/// SplitMix64: a few lines, the same on every machine.
pub struct Random(u64);

impl Random {
    /// A stream of numbers.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below that one, which is above zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A piece of a length that is mostly short.
    fn piece(&mut self, length: usize) -> std::ops::Range<usize> {
        if length == 0 {
            return 0..0;
        }
        let begin = self.below(length);
        let most = [4, 40, 400, length][self.below(4)].min(length - begin).max(1);
        begin..begin + 1 + self.below(most)
    }

    /// One of the seeds after one to eight changes. `words` are put in as they are.
    pub fn mutated(&mut self, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
        let mut bytes = self.pick(seeds).clone();
        for _ in 0..=self.below(8) {
            self.change(&mut bytes, seeds, words);
            // Nothing here may grow without end.
            bytes.truncate(64 << 10);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str]) {
        let at = self.below(bytes.len() + 1);
        match self.below(11) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 if at < bytes.len() => {
                bytes[at] = *self.pick(b"\0\n\r\t \"'()<>:;=?-_\\/%&@[]{}\x1b\x7f\x80\xff\xc3\xe2")
            }
            2 => drop(bytes.drain(self.piece(bytes.len()))),
            3 => {
                let piece = bytes[self.piece(bytes.len())].to_vec();
                let times = [1, 1, 2, 30][self.below(4)];
                bytes.splice(at..at, piece.repeat(times));
            }
            4 => {
                let other = self.pick(seeds);
                let piece = other[self.piece(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            5 => bytes.truncate(at),
            6 | 7 => {
                let word = self.pick(words).as_bytes().to_vec();
                bytes.splice(at..at, word);
            }
            8 => {
                // A line to another place: heads and bodies are made of lines.
                let mut lines: Vec<Vec<u8>> =
                    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
                if lines.len() > 1 {
                    let line = lines.remove(self.below(lines.len()));
                    lines.insert(self.below(lines.len() + 1), line);
                    *bytes = lines.concat();
                }
            }
            9 => *bytes = super::super::attack::with_crlf(bytes),
            _ => {
                // A whole word in place of another one, which is how a name of a field or a number gets wrong.
                let word = self.pick(words).as_bytes().to_vec();
                let piece = self.piece(bytes.len());
                bytes.splice(piece, word);
            }
        }
    }
}
