//! The file's pages, decrypted one by one without SQLite.
//!
//! A byte search in an encrypted file proves nothing, and SQLite shows only what it still uses. So
//! the proof of a destruction decrypts every page of the file and every frame of the write-ahead
//! log itself: free pages, slack and stale frames included. Format: SQLCipher 4 with a raw key, i.e.
//! pages of 4096 bytes, AES-256-CBC, the last 80 bytes hold the IV (16) and HMAC-SHA512 (64);
//! the first 16 bytes of page 1 are the salt.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use hmac::{KeyInit, Mac};

use crate::{Error, Result, error::FileKind};

/// Bytes of a page.
pub const PAGE: usize = 4096;
const RESERVED: usize = 80;
const IV: usize = 16;
const SALT: usize = 16;
const WAL_HEADER: usize = 32;
const WAL_FRAME: usize = 24;

/// Decrypts every page of the database file and hands it to `see` with its number (from 1).
///
/// # Errors
/// `Damaged` when a page's HMAC does not verify: a scan that skips pages proves nothing.
pub fn each_page(path: &Path, key: &[u8; 32], mut see: impl FnMut(u32, &[u8])) -> Result<u32> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    let mut page = [0_u8; PAGE];
    let mut reader: Option<PageKey> = None;
    let mut number = 0;
    while read_whole(&mut file, &mut page)? {
        number += 1;
        let salt = page.first_chunk::<SALT>().copied().unwrap_or_default();
        let key = reader.get_or_insert_with(|| PageKey::new(key, salt));
        see(number, key.decrypt(number, &mut page)?);
    }
    Ok(number)
}

/// Decrypts every frame that physically stands in the write-ahead log, also stale ones.
/// Returns the number of frames; a missing or empty log has none.
///
/// # Errors
/// `Damaged` when a frame cannot be decrypted.
pub fn each_frame(
    database: &Path,
    wal: &Path,
    key: &[u8; 32],
    mut see: impl FnMut(u32, &[u8]),
) -> Result<u32> {
    if !wal.exists() {
        return Ok(0);
    }
    let mut salt = [0_u8; SALT];
    File::open(database)?.read_exact(&mut salt)?;
    let key = PageKey::new(key, salt);
    let mut file = BufReader::with_capacity(1 << 20, File::open(wal)?);
    let mut header = [0_u8; WAL_HEADER];
    if !read_whole(&mut file, &mut header)? {
        return Ok(0);
    }
    let mut frame_header = [0_u8; WAL_FRAME];
    let mut page = [0_u8; PAGE];
    let mut frames = 0;
    while read_whole(&mut file, &mut frame_header)? && read_whole(&mut file, &mut page)? {
        let number = frame_header.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
        frames += 1;
        see(number, key.decrypt(number, &mut page)?);
    }
    Ok(frames)
}

/// Whether any page verifies under this key: then the key is right and the file is damaged.
pub(super) fn some_page_verifies(path: &Path, key: &[u8; 32]) -> bool {
    let verify = || -> Result<bool> {
        let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
        let mut page = [0_u8; PAGE];
        let mut page_key: Option<PageKey> = None;
        let mut number = 0;
        while read_whole(&mut file, &mut page)? {
            number += 1;
            let salt = page.first_chunk::<SALT>().copied().unwrap_or_default();
            let page_key = page_key.get_or_insert_with(|| PageKey::new(key, salt));
            if page_key.decrypt(number, &mut page).is_ok() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    verify().unwrap_or(false)
}

/// Reads a whole buffer, or nothing at the end. A torn last piece counts as the end.
fn read_whole(file: &mut impl Read, buffer: &mut [u8]) -> Result<bool> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        let got = file.read(rest)?;
        if got == 0 {
            return Ok(false);
        }
        filled += got;
    }
    Ok(true)
}

type HmacSha512 = hmac::Hmac<sha2::Sha512>;

struct PageKey {
    cipher: zeroize::Zeroizing<[u8; 32]>,
    hmac: HmacSha512,
}

impl PageKey {
    /// SQLCipher derives the HMAC key from the key: PBKDF2-HMAC-SHA512, salt ^ 0x3a, two rounds.
    fn new(key: &[u8; 32], salt: [u8; SALT]) -> Self {
        let masked = salt.map(|byte| byte ^ 0x3a);
        let mut round = keyed(key);
        round.update(&masked);
        round.update(&1_u32.to_be_bytes());
        let first = round.finalize().into_bytes();
        let mut round = keyed(key);
        round.update(&first);
        let second = round.finalize().into_bytes();
        let mut hmac_key = zeroize::Zeroizing::new([0_u8; 32]);
        for (out, (a, b)) in hmac_key.iter_mut().zip(first.iter().zip(second.iter())) {
            *out = a ^ b;
        }
        PageKey { cipher: zeroize::Zeroizing::new(*key), hmac: keyed(&hmac_key) }
    }

    /// Verifies and decrypts in place; gives the page without its reserved end (and without the
    /// salt on page 1). A page of zeros was never written and reads as empty.
    fn decrypt<'p>(&self, number: u32, page: &'p mut [u8; PAGE]) -> Result<&'p [u8]> {
        if page.iter().all(|byte| *byte == 0) {
            return Ok(&[]);
        }
        let damaged = || Error::Damaged { what: FileKind::Database };
        let start = if number == 1 { SALT } else { 0 };
        let (_, body) = page.split_at_mut(start);
        let (text, reserved) = body.split_at_mut(PAGE - RESERVED - start);
        let (iv, tail) = reserved.split_at(IV);
        let mut mac = self.hmac.clone();
        mac.update(text);
        mac.update(iv);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(tail).map_err(|_| damaged())?;
        cbc::Decryptor::<aes::Aes256>::new_from_slices(self.cipher.as_slice(), iv)
            .map_err(|_| damaged())?
            .decrypt_padded::<NoPadding>(text)
            .map_err(|_| damaged())
    }
}

fn keyed(key: &[u8; 32]) -> HmacSha512 {
    #[allow(clippy::expect_used, reason = "HMAC takes keys of any length")]
    HmacSha512::new_from_slice(key).expect("HMAC takes keys of any length")
}
