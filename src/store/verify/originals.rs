//! Whether the bytes of each mail are those that came, and whether SQLite finds its file whole.

use sha2::Digest;

use super::{Fault, Mend, fault};
use crate::error::Result;
use crate::store::Store;
use crate::store::message::unpacked;

impl Store {
    pub(super) fn originals_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        self.each("SELECT id, sha256, size, bytes FROM original ORDER BY id", [], |row| {
            let (id, sha256): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let bytes = unpacked(row.get_ref(3)?.as_blob()?, "an original");
            let whole = bytes.is_ok_and(|bytes| {
                i64::try_from(bytes.len()) == Ok(row.get(2).unwrap_or(-1))
                    && sha2::Sha256::digest(&bytes).as_slice() == sha256
            });
            if !whole {
                let (found, wanted) = (format!("original {id} is damaged"), "the bytes that came");
                faults.push(fault("original.bytes", None, found, wanted, Mend::Nothing));
            }
            Ok(())
        })?;
        let told = self.rows("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))?;
        for line in told.into_iter().filter(|line| line != "ok") {
            faults.push(fault("integrity", None, line, "ok", Mend::Nothing));
        }
        Ok(())
    }
}
