//! The bytes of a part: lent by the mail, or a piece of something that was unpacked, which all its pieces share.

use std::ops::{Deref, Range};
use std::rc::Rc;

/// Bytes that are never copied, wherever they lie.
#[derive(Clone, Debug)]
pub(super) enum Body<'x> {
    Lent(&'x [u8]),
    Kept(Rc<Vec<u8>>, Range<usize>),
}

impl Body<'static> {
    /// Bytes that belong to nobody else.
    pub(super) fn own(bytes: Vec<u8>) -> Body<'static> {
        let all = 0..bytes.len();
        Body::Kept(Rc::new(bytes), all)
    }
}

impl Body<'_> {
    /// The same bytes as a piece of `whole`, in which they lie; copied where they do not.
    pub(super) fn kept(self, whole: &Rc<Vec<u8>>) -> Body<'static> {
        let piece = match self {
            Body::Kept(whole, range) => return Body::Kept(whole, range),
            Body::Lent(piece) => piece,
        };
        let start = piece.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
        let range = start..start.saturating_add(piece.len());
        if whole.get(range.clone()) == Some(piece) {
            Body::Kept(Rc::clone(whole), range)
        } else {
            Body::own(piece.to_vec())
        }
    }
}

impl Deref for Body<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Body::Lent(bytes) => bytes,
            Body::Kept(bytes, range) => bytes.get(range.clone()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_stays_where_it_is() {
        let whole = Rc::new(b"one two three".to_vec());
        let Body::Kept(held, range) = Body::Lent(&whole[4..7]).kept(&whole) else { panic!("lent") };
        assert!(Rc::ptr_eq(&held, &whole) && range == (4..7));
        let stranger = Body::Lent(b"two").kept(&whole);
        assert_eq!(&*stranger, b"two");
        assert_eq!(Rc::strong_count(&whole), 2);
    }
}
