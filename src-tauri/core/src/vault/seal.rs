//! Sealing: XChaCha20-Poly1305 with the nonce written in front of the ciphertext.
//!
//! Used for the vault's header and for attachments. A nonce is 24 random bytes, so chance
//! repetition is out of the question. Refuses to open anything changed by a single bit, in the
//! sealed bytes or in the text they are bound to.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Length of a nonce in bytes.
pub const NONCE_LEN: usize = 24;

/// What sealing adds to the plaintext: nonce and tag, in bytes.
pub const OVERHEAD: usize = NONCE_LEN + 16;

/// Seals `plaintext` under `key`, bound to `bound` (readable, authenticated, kept elsewhere).
///
/// Returns nonce, ciphertext and tag in one piece; `nonce` must be fresh random bytes.
///
/// # Errors
/// `Internal` when the plaintext is longer than the cipher takes (256 GiB).
pub fn seal(key: &[u8; 32], nonce: [u8; NONCE_LEN], bound: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
    let text = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plaintext, aad: bound })
        .map_err(|_| Error::internal("vault::seal: plaintext too long"))?;
    let mut sealed = Vec::with_capacity(NONCE_LEN + text.len());
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&text);
    Ok(sealed)
}

/// Opens what [`seal`] made. `None`: another key, another `bound`, or a changed byte; the three
/// cannot be told apart.
pub fn open(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_first_chunk::<NONCE_LEN>()?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: bound })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_only_with_its_key_and_its_bound_text() {
        let sealed = seal(&[7; 32], [1; NONCE_LEN], b"attachment 12", "снимок".as_bytes()).unwrap();
        assert_eq!(sealed.len(), "снимок".len() + OVERHEAD);
        assert_eq!(open(&[7; 32], b"attachment 12", &sealed).unwrap().as_slice(), "снимок".as_bytes());
        assert!(open(&[8; 32], b"attachment 12", &sealed).is_none(), "another key");
        assert!(open(&[7; 32], b"attachment 13", &sealed).is_none(), "another bound text");
        assert!(open(&[7; 32], b"attachment 12", &sealed[..20]).is_none(), "cut short");
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let sealed = seal(&[7; 32], [1; NONCE_LEN], b"", b"chart").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 0x40;
            assert!(open(&[7; 32], b"", &changed).is_none(), "byte {at}");
        }
    }
}
