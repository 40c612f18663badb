//! What a measurement stands beside: the same clinic in plain SQLite, a bare commit, a bare delete.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::{TestClinic, test_moment};
use crate::db::PLAIN;
use crate::paper::{self, Block, Document, Letterhead};
use crate::values::Language;

#[allow(clippy::expect_used, reason = "a measurement that fails must stop")]
impl TestClinic {
    /// A clinic whose file is not encrypted: the same verbs and rows without the cipher.
    pub fn plain() -> Self {
        TestClinic::with_key(Zeroizing::new(PLAIN))
    }

    /// One row written and committed, nothing else: what the disk alone costs.
    pub fn bare_commit(&self, n: i64) {
        self.db()
            .writer()
            .execute(
                "INSERT INTO setting (key, value, changed_at) VALUES ('bare', ?1, '')
                 ON CONFLICT (key) DO UPDATE SET value = ?1",
                [n.to_string()],
            )
            .expect("a bare commit");
    }

    /// One row deleted, the file compacted and the log folded in, without looking at anything.
    pub fn bare_destruction(&self) -> Duration {
        let started = Instant::now();
        self.db()
            .writer()
            .execute_batch("DELETE FROM setting WHERE key = 'bare'; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
            .expect("a bare delete");
        started.elapsed()
    }
}

/// A page with a title and nothing else, as PDF.
#[allow(clippy::expect_used, reason = "a measurement that fails must stop")]
pub fn empty_paper() -> Vec<u8> {
    let document = Document {
        title: "0".into(),
        language: Language::Ru,
        second: None,
        header: Letterhead::default(),
        footer: "0".into(),
        blocks: vec![Block::Title("0".into())],
    };
    paper::to_pdf(&document, test_moment()).expect("an empty page")
}
