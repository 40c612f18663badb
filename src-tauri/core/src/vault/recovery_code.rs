//! The recovery code: 130 random bits on paper, in six groups of five.
//!
//! Crockford's alphabet (no I, L, O, U) and a Reed–Solomon checksum of 20 bits over GF(32):
//! any one to four wrong characters, hence any single typing error and any two swapped
//! neighbours, are noticed before a key is tried. Reads what people type: lower case, O for 0,
//! I and L for 1, full-width forms, Cyrillic look-alikes, any spacing.

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::keys::mac;
use crate::{Error, Result, surroundings::Surroundings};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PAYLOAD: usize = 26;
const CHECK: usize = 4;
const GROUP: usize = 5;

/// Makes the code with no special shape (all zeros, say) not a code.
const DOMAIN: [u8; CHECK] = [25, 8, 5, 14];

/// A recovery code, shown once and printed; kept only until it was typed back.
pub struct RecoveryCode([u8; PAYLOAD]);

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl RecoveryCode {
    /// A fresh code.
    pub(super) fn random(s: &dyn Surroundings) -> Result<Self> {
        let mut code = RecoveryCode([0; PAYLOAD]);
        s.random(&mut code.0)?;
        code.0.iter_mut().for_each(|symbol| *symbol &= 31);
        Ok(code)
    }

    /// Reads a typed code.
    ///
    /// # Errors
    /// `RecoveryCodeTypo` when it cannot be a code: wrong length, character or checksum.
    pub fn parse(typed: &str) -> Result<Self> {
        let mut symbols = Zeroizing::new([0_u8; PAYLOAD + CHECK]);
        let mut places = symbols.iter_mut();
        for character in typed.nfkc().filter(|character| !is_spacing(*character)) {
            let place = places.next().ok_or(Error::RecoveryCodeTypo)?;
            *place = symbol(character).ok_or(Error::RecoveryCodeTypo)?;
        }
        if places.next().is_some() {
            return Err(Error::RecoveryCodeTypo);
        }
        let (payload, check) = symbols.split_first_chunk::<PAYLOAD>().ok_or(Error::RecoveryCodeTypo)?;
        if checksum(payload) != check {
            return Err(Error::RecoveryCodeTypo);
        }
        Ok(RecoveryCode(*payload))
    }

    /// The code as it is shown and printed: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`.
    pub fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(40));
        for (place, symbol) in self.0.iter().chain(&checksum(&self.0)).enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(ALPHABET.get(usize::from(*symbol)).map_or('?', |byte| char::from(*byte)));
        }
        text
    }

    /// Was this very code typed back from the paper?
    ///
    /// # Errors
    /// `RecoveryCodeTypo` when it cannot be a code at all, `WrongRecoveryCode` when it is
    /// another one.
    pub fn confirm(&self, typed: &str) -> Result<()> {
        if RecoveryCode::parse(typed)?.0 == self.0 { Ok(()) } else { Err(Error::WrongRecoveryCode) }
    }

    /// The key of the recovery slot. The code is random, so no stretching is needed.
    pub(super) fn key(&self, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        mac(salt, &[b"recovery code", &self.0])
    }
}

fn is_spacing(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn symbol(character: char) -> Option<u8> {
    let upper = character.to_uppercase().next()?;
    let latin = match upper {
        'O' | 'О' => '0',
        'I' | 'L' | 'І' => '1',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'З' => '3',
        other => other,
    };
    ALPHABET.iter().position(|byte| char::from(*byte) == latin).and_then(|at| u8::try_from(at).ok())
}

/// Product in GF(32) = GF(2)[x] / (x⁵ + x² + 1).
fn times(a: u8, b: u8) -> u8 {
    (0..5).rev().fold(0, |sum, bit| {
        let doubled = if sum & 16 == 0 { sum << 1 } else { (sum << 1) ^ 0b10_0101 };
        if b >> bit & 1 == 1 { doubled ^ a } else { doubled }
    })
}

/// Coefficients of (x + α)(x + α²)(x + α³)(x + α⁴) with α = 2, without the leading one.
fn generator() -> [u8; CHECK] {
    let mut product = [0, 0, 0, 1]; // grows from the polynomial 1, highest power first
    let mut root = 1;
    for _ in 0..CHECK {
        root = times(root, 2);
        let mut carried = 0;
        for coefficient in product.iter_mut().rev() {
            let old = *coefficient;
            *coefficient = carried ^ times(old, root);
            carried = old;
        }
    }
    product
}

/// Reed–Solomon check symbols of the payload: two codes differ in five places or more.
fn checksum(payload: &[u8; PAYLOAD]) -> [u8; CHECK] {
    let generator = generator();
    let mut rest = [0; CHECK];
    for symbol in payload {
        let lead = rest[0] ^ symbol;
        rest.rotate_left(1);
        rest[CHECK - 1] = 0;
        for (place, coefficient) in rest.iter_mut().zip(generator) {
            *place ^= times(lead, coefficient);
        }
    }
    for (place, mask) in rest.iter_mut().zip(DOMAIN) {
        *place ^= mask;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(seed: u8) -> (RecoveryCode, String) {
        let mut payload = [0; PAYLOAD];
        for (place, symbol) in payload.iter_mut().enumerate() {
            *symbol = ((place * 7 + 3) as u8).wrapping_mul(seed).wrapping_add(seed) & 31;
        }
        let code = RecoveryCode(payload);
        let text = code.text().to_string();
        (code, text)
    }

    #[test]
    fn a_code_reads_back_as_it_was_printed() {
        for seed in 0..32 {
            let (code, text) = code(seed);
            assert_eq!(text.len(), 35);
            assert_eq!(RecoveryCode::parse(&text).map(|read| read.0), Ok(code.0), "seed {seed}");
            assert_eq!(code.confirm(&text), Ok(()));
        }
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        for seed in [1, 7, 30] {
            let (_, text) = code(seed);
            for (at, right) in text.char_indices().filter(|(_, character)| *character != '-') {
                for wrong in ALPHABET.iter().map(|byte| char::from(*byte)).filter(|wrong| *wrong != right) {
                    let mut typed = text.clone();
                    typed.replace_range(at..=at, &wrong.to_string());
                    assert_eq!(
                        RecoveryCode::parse(&typed).err(),
                        Some(Error::RecoveryCodeTypo),
                        "{at} {wrong}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_swap_of_two_neighbours_is_noticed() {
        for seed in [1, 7, 30] {
            let (_, text) = code(seed);
            let plain: Vec<char> = text.chars().filter(|character| *character != '-').collect();
            for at in 1..plain.len() {
                let mut typed = plain.clone();
                typed.swap(at - 1, at);
                let read = RecoveryCode::parse(&typed.iter().collect::<String>());
                let same = plain[at - 1] == plain[at];
                assert_eq!(read.is_ok(), same, "swap at {at}");
            }
        }
    }

    #[test]
    fn what_is_too_short_too_long_or_of_one_character_is_no_code() {
        let (_, text) = code(7);
        let cases = ["", "-----", &text[..34], &format!("{text}0"), &"0".repeat(30), &text.replace('-', "u")];
        for typed in cases {
            assert_eq!(RecoveryCode::parse(typed).err(), Some(Error::RecoveryCodeTypo), "{}", typed.len());
        }
    }

    #[test]
    fn people_may_type_it_their_way() {
        let code = RecoveryCode(std::array::from_fn(|place| place as u8)); // 0, 1, 2, … P
        let text = code.text().to_string();
        let lower = text.to_lowercase().replace('-', " ");
        let mixed = text.replace('0', "o").replace('1', "l").replace('-', "");
        let cyrillic = text.replace('0', "О").replace('A', "А").replace('H', "н").replace('-', " — ");
        let full_width = text.replace('2', "２").replace('B', "Ｂ");
        for typed in [lower, mixed, cyrillic, full_width] {
            assert_eq!(code.confirm(&typed), Ok(()), "{typed}");
        }
    }

    #[test]
    fn another_code_is_not_taken_for_this_one() {
        assert_eq!(code(3).0.confirm(&code(5).1), Err(Error::WrongRecoveryCode));
    }
}
