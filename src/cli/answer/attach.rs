//! Files that go with an answer.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::work::answer::File as Attached;

/// No mail server takes more, in bytes.
const MOST: u64 = 50 * 1024 * 1024;

/// By the end of the name; whatever is not listed travels as plain bytes, which every mail program can save.
const TYPES: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("log", "text/plain"),
    ("md", "text/markdown"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("zip", "application/zip"),
];

/// Reads the files.
pub fn read(files: &[PathBuf], directory: &Path) -> Result<Vec<Attached>> {
    let mut left = MOST;
    let mut attachments = Vec::new();
    for file in files {
        let mut bytes = Vec::new();
        let read = || File::open(directory.join(file))?.take(left + 1).read_to_end(&mut bytes);
        let count =
            { read }().map_err(|error| Error::io(format!("cannot read {}", file.display()), &error))?;
        left = left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)).ok_or_else(|| {
            Error::refused(format!(
                "the files are larger than {} MiB, which no mail server takes",
                MOST >> 20
            ))
            .hint("put the file where the customer can fetch it, and send its address")
        })?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
        let known = TYPES.iter().find(|(known, _)| *known == end);
        let content_type = known.map_or("application/octet-stream", |(_, kind)| kind).to_owned();
        attachments.push(Attached { name, content_type, bytes });
    }
    Ok(attachments)
}
