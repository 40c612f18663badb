//! How Russian sounds are spelt in Latin letters: passports (ICAO), GOST, everyday habit, German.

/// One spelling and what it stands for in the key.
pub(super) struct Token {
    /// The Latin letters.
    pub pattern: &'static str,
    /// Its readings, the likeliest first.
    pub sure: &'static [&'static str],
    /// Readings only a searcher may mean.
    pub loose: &'static [&'static str],
    /// After how many letters of an unfinished word the spelling is expected.
    pub hint: usize,
}

const fn token_of(
    pattern: &'static str,
    sure: &'static [&'static str],
    loose: &'static [&'static str],
    hint: usize,
) -> Token {
    Token { pattern, sure, loose, hint }
}

/// Longer spellings stand before their own beginnings. Letters not listed stand for themselves.
const TOKENS: &[Token] = &[
    token_of("schtsch", &["sh"], &[], 4),
    token_of("shch", &["sh"], &[], 1),
    token_of("tsch", &["ch"], &[], 3),
    token_of("nder", &["nder", "ndr"], &[], 1),
    token_of("eter", &["eter", "etr"], &[], 1),
    token_of("sch", &["sh", "sch"], &[], 1),
    token_of("shh", &["sh"], &[], 1),
    token_of("tch", &["ch", "tch"], &[], 2),
    token_of("dzh", &["dzh"], &[], 1),
    token_of("iye", &["ie", "e"], &[], 1),
    token_of("ije", &["ie", "e"], &[], 1),
    token_of("off", &["ov", "of"], &[], 2),
    token_of("eff", &["ev", "ef"], &[], 2),
    token_of("cc", &["k", "ts"], &[], 1),
    token_of("ck", &["k", "tsk"], &[], 1),
    token_of("ce", &["tse", "se"], &["ke"], 1),
    token_of("ci", &["tsi", "si"], &["ki"], 1),
    token_of("cy", &["tsi", "si"], &["ki"], 1),
    token_of("ch", &["ch", "h"], &[], 1),
    token_of("cz", &["ch", "ts"], &[], 1),
    token_of("dj", &["dzh"], &[], 1),
    token_of("gh", &["g"], &[], 1),
    token_of("ie", &["ie", "e"], &[], 1),
    token_of("io", &["io", "e"], &[], 1),
    token_of("je", &["e", "zhe"], &["ie", "dzhe"], 1),
    token_of("jo", &["io", "e", "zho"], &["dzho"], 1),
    token_of("kh", &["h"], &[], 1),
    token_of("ph", &["f"], &[], 1),
    token_of("qu", &["kv"], &[], 1),
    token_of("sh", &["sh"], &[], 1),
    token_of("sz", &["sh", "sz"], &[], 1),
    token_of("th", &["t"], &[], 1),
    token_of("ts", &["ts"], &[], 1),
    token_of("tz", &["ts"], &["tz"], 1),
    token_of("ye", &["e"], &["ie"], 1),
    token_of("yo", &["e", "io"], &[], 1),
    token_of("zh", &["zh"], &[], 1),
    token_of("c", &["k", "ts"], &[], 1),
    token_of("j", &["i", "zh"], &["dzh"], 1),
    token_of("q", &["k"], &[], 1),
    token_of("w", &["v"], &[], 1),
    token_of("x", &["ks"], &["h"], 1),
    token_of("y", &["i"], &[], 1),
    token_of("z", &["z"], &["ts"], 1),
];

/// The spelling a text begins with; none where the letter stands for itself.
pub(super) fn token(text: &str) -> Option<&'static Token> {
    TOKENS.iter().find(|token| text.starts_with(token.pattern))
}

/// The spellings a typed word may be about to finish, with the place where each begins:
/// `mik` may become `mikh`, `vi` may become `vie`.
pub(super) fn unfinished(word: &str) -> impl Iterator<Item = (usize, &'static Token)> + '_ {
    TOKENS.iter().flat_map(move |token| {
        (1..token.pattern.len()).filter(|typed| token.begins_at(*typed)).filter_map(move |typed| {
            let cut = word.len().checked_sub(typed)?;
            (word.get(cut..)? == token.pattern.get(..typed)?).then_some((cut, token))
        })
    })
}
