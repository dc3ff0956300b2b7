//! The bytes of a mail as they came, kept small.

use std::io::{self, Write};

use sha2::{Digest, Sha256};
use zstd::bulk::{Compressor, Decompressor};
use zstd::stream::write::Encoder;

/// Fast; a mail is mostly read once.
const LEVEL: i32 = 1;

/// Compresses one mail after the other with the same tables.
pub struct Press(Compressor<'static>, Vec<u8>);

impl Press {
    /// A press.
    ///
    /// # Errors
    /// When memory is short.
    pub fn new() -> io::Result<Press> {
        Ok(Press(Compressor::new(LEVEL)?, Vec::new()))
    }

    /// A zstd frame that holds the bytes.
    ///
    /// # Errors
    /// When memory is short.
    pub fn compress(&mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let Press(compressor, room) = self;
        let most = zstd::zstd_safe::compress_bound(bytes.len());
        if room.len() < most {
            room.resize(most, 0);
        }
        let length = compressor.compress_to_buffer(bytes, room.as_mut_slice())?;
        let frame = room.get(..length).unwrap_or_default().to_vec();
        if room.len() > 1 << 22 {
            *room = Vec::new();
        }
        Ok(frame)
    }
}

/// A mail of which more is kept than is read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    /// How many bytes it has.
    pub size: u64,
    /// SHA-256 of all of them.
    pub sha256: [u8; 32],
    /// A zstd frame of them; of the first ones alone where they are more than can be kept.
    pub frame: Vec<u8>,
    /// Whether the frame holds all of them.
    pub whole: bool,
}

/// A larger frame is not kept, in bytes: it has to fit into the memory while it is stored.
const MOST_KEPT: usize = 200 << 20;

/// Compresses a mail as it passes by, whatever its size.
pub(super) struct Gathering {
    size: u64,
    hash: Sha256,
    encoder: Encoder<'static, Vec<u8>>,
    whole: bool,
}

impl Gathering {
    pub(super) fn new() -> io::Result<Gathering> {
        let encoder = Encoder::new(Vec::new(), LEVEL)?;
        Ok(Gathering { size: 0, hash: Sha256::new(), encoder, whole: true })
    }

    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.whole &= self.encoder.get_ref().len() < MOST_KEPT;
        if self.whole { self.encoder.write_all(bytes) } else { Ok(()) }
    }

    pub(super) fn finish(self) -> io::Result<Large> {
        let frame = self.encoder.finish()?;
        Ok(Large { size: self.size, sha256: self.hash.finalize().into(), frame, whole: self.whole })
    }
}

/// The bytes of a frame that [`Press::compress`] made of `size` bytes.
///
/// # Errors
/// When the frame is damaged or holds more than `size` bytes.
pub fn expand(frame: &[u8], size: u64) -> io::Result<Vec<u8>> {
    let size = usize::try_from(size).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Decompressor::new()?.decompress(frame, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_unchanged() {
        let mut press = Press::new().unwrap();
        for bytes in [&b""[..], b"hello", &[0xff; 10_000_000], &b"From: a\r\n\r\nx\n".repeat(100)] {
            let frame = press.compress(bytes).unwrap();
            assert_eq!(expand(&frame, bytes.len() as u64).unwrap(), bytes);
        }
        assert!(expand(b"nonsense", 10).is_err());
    }
}
