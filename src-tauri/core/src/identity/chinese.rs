//! Readings of Chinese names: pinyin without tones, with the surnames that are read in their own way.

use pinyin::ToPinyin;

use super::letters::is_hanzi;

/// Surnames of two characters.
const DOUBLE: [&str; 28] = [
    "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "东方", "尉迟", "公孙", "慕容", "宇文", "长孙", "司徒",
    "端木", "独孤", "南宫", "令狐", "闻人", "呼延", "拓跋", "百里", "钟离", "澹台", "万俟", "歐陽", "司馬",
    "諸葛", "東方",
];

/// Surnames whose reading differs from the character's usual one.
const SURNAMES: [(&str, &[&str]); 36] = [
    ("单", &["shan"]),
    ("單", &["shan"]),
    ("曾", &["zeng"]),
    ("仇", &["qiu"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("盖", &["ge"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("区", &["ou"]),
    ("區", &["ou"]),
    ("朴", &["piao"]),
    ("翟", &["zhai"]),
    ("员", &["yun"]),
    ("乐", &["yue"]),
    ("覃", &["qin"]),
    ("缪", &["miao"]),
    ("折", &["she"]),
    ("黑", &["he"]),
    ("秘", &["bi"]),
    ("种", &["chong"]),
    ("召", &["shao"]),
    ("祭", &["zhai"]),
    ("牟", &["mu"]),
    ("繁", &["po"]),
    ("隗", &["wei"]),
    ("哈", &["ha"]),
    ("卜", &["bu"]),
    ("葛", &["ge"]),
    ("都", &["du"]),
    ("句", &["gou"]),
    ("阚", &["kan"]),
    ("洗", &["xian"]),
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
];

/// A Chinese name read aloud.
pub(super) struct Read {
    /// How many syllables belong to the surname.
    pub surname: usize,
    /// The reading a bearer of the name would give.
    pub syllables: Vec<&'static str>,
    /// The characters' usual reading, when the surname has its own.
    pub usual: Option<Vec<&'static str>>,
}

/// How many characters of a name are its surname.
pub(super) fn surname_length(name: &str) -> usize {
    if DOUBLE.iter().any(|double| name.starts_with(double)) && name.chars().count() > 2 { 2 } else { 1 }
}

/// Reads a name; `None` when a character has no reading.
pub(super) fn read(name: &str) -> Option<Read> {
    if name.is_empty() || !name.chars().all(is_hanzi) {
        return None;
    }
    let usual: Vec<&'static str> =
        name.chars().map(|c| Some(with_v(c.to_pinyin()?.plain()))).collect::<Option<_>>()?;
    let own = SURNAMES.iter().rev().find(|(surname, _)| name.starts_with(surname)).map(|(_, own)| *own);
    let mut syllables = usual.clone();
    for (slot, own) in syllables.iter_mut().zip(own.unwrap_or_default()) {
        *slot = own;
    }
    let differs = syllables != usual;
    Some(Read { surname: surname_length(name), syllables, usual: differs.then_some(usual) })
}

/// ü as keyboards write it.
fn with_v(syllable: &'static str) -> &'static str {
    match syllable {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("王小明", "wang xiao ming", 1)]
    #[case("单雄信", "shan xiong xin", 1)]
    #[case("曾国藩", "zeng guo fan", 1)]
    #[case("仇英", "qiu ying", 1)]
    #[case("解缙", "xie jin", 1)]
    #[case("查良镛", "zha liang yong", 1)]
    #[case("任盈盈", "ren ying ying", 1)]
    #[case("华佗", "hua tuo", 1)]
    #[case("区楚良", "ou chu liang", 1)]
    #[case("尉迟恭", "yu chi gong", 2)]
    #[case("欧阳娜娜", "ou yang na na", 2)]
    #[case("吕布", "lv bu", 1)]
    fn a_surname_is_read_as_its_bearer_reads_it(
        #[case] name: &str,
        #[case] reading: &str,
        #[case] surname: usize,
    ) {
        let read = read(name).unwrap();
        assert_eq!(read.syllables.join(" "), reading);
        assert_eq!(read.surname, surname);
    }
}
