//! A file out of a bundle.

/// A file out of a bundle.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    pub(super) name: Option<String>,
    pub(super) media: Option<String>,
    pub(super) bytes: Vec<u8>,
}
