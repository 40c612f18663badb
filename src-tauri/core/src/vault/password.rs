//! What counts as a password and as a login name.
//!
//! Both are normalised (NFKC) before use, so that two keyboards that compose `ё` or full-width
//! digits differently type the same password. Refuses short, common and monotonous passwords.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Error, Result, error::Problem};

/// Fewest characters of a password.
pub const MIN_PASSWORD_CHARS: usize = 10;

/// Most characters of a password: nobody types more, and the check stays cheap.
pub const MAX_PASSWORD_CHARS: u32 = 256;

/// The head of every list of leaked passwords, Latin and Cyrillic, as far as long enough.
const COMMON: [&str; 32] = [
    "1234567890",
    "0123456789",
    "0987654321",
    "12345678910",
    "123456789012",
    "1234512345",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "qwertyuiop",
    "qwertyuiop[]",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qazwsxedcrfv",
    "zaq12wsxcde3",
    "asdfghjkl;",
    "asdfghjkl1",
    "password12",
    "password123",
    "password1234",
    "passw0rd123",
    "welcome123",
    "iloveyou123",
    "letmein123",
    "admin12345",
    "administrator",
    "йцукенгшщз",
    "йцукенгшщзхъ",
    "пароль1234",
    "пароль12345",
    "администратор",
];

/// The password as it is stretched.
pub(super) fn normalised(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}

/// The login name as it is compared: outer spaces and case do not matter.
pub(super) fn login_name(login: &str) -> Result<Zeroizing<String>> {
    let name: Zeroizing<String> = Zeroizing::new(login.trim().nfkc().flat_map(char::to_lowercase).collect());
    if name.is_empty() { Err(Error::invalid("login", Problem::Empty)) } else { Ok(name) }
}

/// Is this good enough to guard the clinic?
///
/// # Errors
/// `Invalid` at `password`: `Empty`, `TooLong`, or `Weak` when it is shorter than
/// [`MIN_PASSWORD_CHARS`], among the most common ones, made of fewer than four different
/// characters, or equal to the login.
pub fn check_password(login: &str, password: &str) -> Result<()> {
    let refuse = |problem| Err(Error::invalid("password", problem));
    let password = normalised(password);
    let count = password.chars().count();
    if count == 0 {
        return refuse(Problem::Empty);
    }
    if count > MAX_PASSWORD_CHARS as usize {
        return refuse(Problem::TooLong { max: MAX_PASSWORD_CHARS });
    }
    let folded = Zeroizing::new(password.to_lowercase());
    let mut different: Zeroizing<Vec<char>> = Zeroizing::new(folded.chars().collect());
    different.sort_unstable();
    different.dedup();
    let weak = count < MIN_PASSWORD_CHARS
        || different.len() < 4
        || COMMON.contains(&folded.as_str())
        || login_name(login).is_ok_and(|login| *login == folded.trim());
    if weak { refuse(Problem::Weak) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::short("весна-река", Ok(()))]
    #[case::nine_characters("весна-рек", Err(Problem::Weak))]
    #[case::nothing("", Err(Problem::Empty))]
    #[case::common("QwertyUiop", Err(Problem::Weak))]
    #[case::common_in_full_width("１２３４５６７８９０", Err(Problem::Weak))]
    #[case::common_cyrillic("Пароль12345", Err(Problem::Weak))]
    #[case::monotonous("ababababab", Err(Problem::Weak))]
    #[case::the_login("Olga.Sokolova", Err(Problem::Weak))]
    #[case::chinese("春天的河流向东边流去", Ok(()))]
    fn weak_passwords_are_refused(#[case] password: &str, #[case] wanted: std::result::Result<(), Problem>) {
        let wanted = wanted.map_err(|problem| Error::invalid("password", problem));
        assert_eq!(check_password(" olga.sokolova", password), wanted);
    }

    #[test]
    fn a_password_of_ten_thousand_characters_is_too_long() {
        let long = "весна-река".repeat(1000);
        let wanted = Error::invalid("password", Problem::TooLong { max: MAX_PASSWORD_CHARS });
        assert_eq!(check_password("olga", &long), Err(wanted));
    }

    #[test]
    fn keyboards_that_compose_letters_differently_type_the_same_password() {
        assert_eq!(*normalised("ёлка и йод"), *normalised("е\u{308}лка и и\u{306}од"));
        assert_eq!(*login_name(" Ольга ").unwrap(), *login_name("ольга").unwrap());
    }
}
