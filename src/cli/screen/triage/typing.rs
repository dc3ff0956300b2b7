//! A line that lies on disk while it is typed, in the place where texts for the editor lie: whatever ends this program in between, the text
//! is there, and is offered again by the next session and by `desk note`.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::ui::kept::Kept;

/// See the head of this file.
pub(super) struct Typing {
    folder: PathBuf,
    name: String,
    kept: Option<Kept>,
}

impl Typing {
    /// A line for something (`note-12`), whose text lies in this folder; and what was left of it by an earlier session, if that is one line.
    pub(super) fn begin(folder: PathBuf, name: String) -> (Typing, Option<String>) {
        let left = Kept::left(&folder, &name).into_iter().next().map(|(kept, _)| kept);
        let text = left.as_ref().and_then(|kept| String::from_utf8(kept.read().ok()?).ok());
        let text = text.map(|text| text.trim_end().to_owned()).filter(|text| !text.contains('\n'));
        let kept = left.filter(|_| text.is_some());
        (Typing { folder, name, kept }, text.filter(|text| !text.is_empty()))
    }

    /// What stands there now. Where it cannot be written down it is only on the screen, as it would be without this.
    pub(super) fn hears(&mut self, text: &str) {
        match self.kept.take() {
            Some(kept) if text.is_empty() => kept.remove(),
            Some(kept) => {
                let _ = put(kept.path(), text);
                self.kept = Some(kept);
            }
            None if text.is_empty() => {}
            None => self.kept = Kept::written(&self.folder, &self.name, text).ok(),
        }
    }

    /// It is where it belongs, and needed no more.
    pub(super) fn done(&mut self) {
        if let Some(kept) = self.kept.take() {
            kept.remove();
        }
    }
}

/// Writes over what stands in a file, which is never empty meanwhile.
fn put(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.set_len(u64::try_from(text.len()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_on_disk_until_it_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        let begin = || Typing::begin(kept.clone(), "note-1".to_owned());
        let (mut typing, before) = begin();
        assert_eq!(before, None);
        for text in ["c", "called", "call"] {
            typing.hears(text);
            assert_eq!(begin().1.as_deref(), Some(text));
        }
        // Another session goes on with it.
        let (mut other, before) = begin();
        assert_eq!(before.as_deref(), Some("call"));
        other.hears("call again");
        assert_eq!(begin().1.as_deref(), Some("call again"));
        other.hears("");
        assert_eq!(begin().1, None);
        other.hears("x");
        other.done();
        assert_eq!(begin().1, None);
    }
}
