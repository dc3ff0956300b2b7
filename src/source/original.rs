//! The bytes of a mail as they came, kept small.

use std::io;

use zstd::bulk::{Compressor, Decompressor};

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
