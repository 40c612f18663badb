//! How hard a password is to try: Argon2id, as much memory as a second allows.
//!
//! A guess costs a thief what a sign-in costs us. Never below 64 MiB outside tests; refuses to
//! spend more than 1 GiB, so a forged header cannot stop the machine.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::keys::Secret32;
use crate::{Error, Result};

/// What one attempt at a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Default for Cost {
    /// 256 MiB, three passes, one lane: about a second.
    fn default() -> Self {
        Cost::of_mib(256)
    }
}

impl Cost {
    const SLOWEST: Duration = Duration::from_secs(1);

    const fn of_mib(mib: u32) -> Self {
        Cost { memory_kib: mib * 1024, passes: 3, lanes: 1 }
    }

    /// A trifle, so that tests run in milliseconds.
    #[cfg(any(test, feature = "testing"))]
    pub fn for_tests() -> Self {
        Cost { memory_kib: 8, passes: 1, lanes: 1 }
    }

    /// The dearest cost that this machine pays within a second: 256 MiB where it can, never
    /// below 64 MiB. `measure` runs [`Cost::try_out`] and tells how long it took; it is asked
    /// once, at 64 MiB, since the time grows with the memory.
    pub fn calibrated(measure: impl FnOnce(Cost) -> Duration) -> Self {
        let least = measure(Cost::of_mib(64));
        [256, 192, 128, 96]
            .into_iter()
            .find(|mib| least * *mib / 64 <= Self::SLOWEST)
            .map_or(Cost::of_mib(64), Cost::of_mib)
    }

    /// Spends this cost once on nothing, to be timed.
    ///
    /// # Errors
    /// `Internal` when there is not enough memory.
    pub fn try_out(self) -> Result<()> {
        self.stretch(b"no password", &[0; 16], None).map(drop)
    }

    /// A cost read from a header is within what this program ever asks for.
    pub(super) fn is_sane(self) -> bool {
        self.memory_kib <= 1024 * 1024
            && (1..=16).contains(&self.passes)
            && (1..=4).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }

    /// The 32-byte key of a password.
    pub(super) fn stretch(
        self,
        password: &[u8],
        salt: &[u8],
        device: Option<&Secret32>,
    ) -> Result<Zeroizing<[u8; 32]>> {
        let trouble = |_| Error::internal("vault::cost: argon2");
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(trouble)?;
        let secret = device.map_or(&[][..], |device| device.bytes());
        let argon =
            Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params).map_err(trouble)?;
        let mut key = Zeroizing::new([0; 32]);
        argon.hash_password_into(password, salt, key.as_mut_slice()).map_err(trouble)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::quick_machine(100, 256)]
    #[case::just_a_second(250, 256)]
    #[case::slower(251, 192)]
    #[case::slower_still(500, 128)]
    #[case::old(666, 96)]
    #[case::very_old(5_000, 64)]
    fn the_cost_fits_a_second_and_never_falls_below_64_mib(#[case] millis: u64, #[case] mib: u32) {
        let cost = Cost::calibrated(|asked| {
            assert_eq!(asked, Cost::of_mib(64));
            Duration::from_millis(millis)
        });
        assert_eq!(cost, Cost::of_mib(mib));
    }

    #[test]
    fn password_salt_and_device_secret_all_shape_the_key() {
        let key = |password: &[u8], salt: &[u8], device: Option<[u8; 32]>| {
            *Cost::for_tests().stretch(password, salt, device.as_ref().map(Secret32::new).as_ref()).unwrap()
        };
        let one = key(b"spring river", &[1; 16], Some([5; 32]));
        assert_eq!(one, key(b"spring river", &[1; 16], Some([5; 32])));
        assert_ne!(one, key(b"spring rivet", &[1; 16], Some([5; 32])));
        assert_ne!(one, key(b"spring river", &[2; 16], Some([5; 32])));
        assert_ne!(one, key(b"spring river", &[1; 16], Some([6; 32])));
        assert_ne!(one, key(b"spring river", &[1; 16], None));
    }
}
