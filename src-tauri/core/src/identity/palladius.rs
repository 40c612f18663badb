//! Pinyin and its Cyrillic transcription (the Palladius system), syllable by syllable.
//!
//! н is pinyin's -ng and нь its -n; ü is written `v`, as keyboards do.

use std::sync::LazyLock;

/// Every syllable a name may hold, sorted by pinyin.
#[rustfmt::skip]
const SYLLABLES: &[(&str, &str)] = &[
    ("a", "а"), ("ai", "ай"), ("an", "ань"), ("ang", "ан"), ("ao", "ао"), ("ba", "ба"), ("bai", "бай"),
    ("ban", "бань"), ("bang", "бан"), ("bao", "бао"), ("bei", "бэй"), ("ben", "бэнь"), ("beng", "бэн"),
    ("bi", "би"), ("bian", "бянь"), ("biao", "бяо"), ("bie", "бе"), ("bin", "бинь"), ("bing", "бин"),
    ("bo", "бо"), ("bu", "бу"), ("ca", "ца"), ("cai", "цай"), ("can", "цань"), ("cang", "цан"),
    ("cao", "цао"), ("ce", "цэ"), ("cen", "цэнь"), ("ceng", "цэн"), ("cha", "ча"), ("chai", "чай"),
    ("chan", "чань"), ("chang", "чан"), ("chao", "чао"), ("che", "чэ"), ("chen", "чэнь"), ("cheng", "чэн"),
    ("chi", "чи"), ("chong", "чун"), ("chou", "чоу"), ("chu", "чу"), ("chua", "чуа"), ("chuai", "чуай"),
    ("chuan", "чуань"), ("chuang", "чуан"), ("chui", "чуй"), ("chun", "чунь"), ("chuo", "чо"),
    ("ci", "цы"), ("cong", "цун"), ("cou", "цоу"), ("cu", "цу"), ("cuan", "цуань"), ("cui", "цуй"),
    ("cun", "цунь"), ("cuo", "цо"), ("da", "да"), ("dai", "дай"), ("dan", "дань"), ("dang", "дан"),
    ("dao", "дао"), ("de", "дэ"), ("deng", "дэн"), ("di", "ди"), ("dia", "дя"), ("dian", "дянь"),
    ("diao", "дяо"), ("die", "де"), ("ding", "дин"), ("diu", "дю"), ("dong", "дун"), ("dou", "доу"),
    ("du", "ду"), ("duan", "дуань"), ("dui", "дуй"), ("dun", "дунь"), ("duo", "до"), ("e", "э"),
    ("ei", "эй"), ("en", "энь"), ("eng", "эн"), ("er", "эр"), ("fa", "фа"), ("fan", "фань"),
    ("fang", "фан"), ("fei", "фэй"), ("fen", "фэнь"), ("feng", "фэн"), ("fo", "фо"), ("fou", "фоу"),
    ("fu", "фу"), ("ga", "га"), ("gai", "гай"), ("gan", "гань"), ("gang", "ган"), ("gao", "гао"),
    ("ge", "гэ"), ("gei", "гэй"), ("gen", "гэнь"), ("geng", "гэн"), ("gong", "гун"), ("gou", "гоу"),
    ("gu", "гу"), ("gua", "гуа"), ("guai", "гуай"), ("guan", "гуань"), ("guang", "гуан"), ("gui", "гуй"),
    ("gun", "гунь"), ("guo", "го"), ("ha", "ха"), ("hai", "хай"), ("han", "хань"), ("hang", "хан"),
    ("hao", "хао"), ("he", "хэ"), ("hei", "хэй"), ("hen", "хэнь"), ("heng", "хэн"), ("hong", "хун"),
    ("hou", "хоу"), ("hu", "ху"), ("hua", "хуа"), ("huai", "хуай"), ("huan", "хуань"), ("huang", "хуан"),
    ("hui", "хуэй"), ("hun", "хунь"), ("huo", "хо"), ("ji", "цзи"), ("jia", "цзя"), ("jian", "цзянь"),
    ("jiang", "цзян"), ("jiao", "цзяо"), ("jie", "цзе"), ("jin", "цзинь"), ("jing", "цзин"),
    ("jiong", "цзюн"), ("jiu", "цзю"), ("ju", "цзюй"), ("juan", "цзюань"), ("jue", "цзюэ"),
    ("jun", "цзюнь"), ("ka", "ка"), ("kai", "кай"), ("kan", "кань"), ("kang", "кан"), ("kao", "као"),
    ("ke", "кэ"), ("ken", "кэнь"), ("keng", "кэн"), ("kong", "кун"), ("kou", "коу"), ("ku", "ку"),
    ("kua", "куа"), ("kuai", "куай"), ("kuan", "куань"), ("kuang", "куан"), ("kui", "куй"),
    ("kun", "кунь"), ("kuo", "ко"), ("la", "ла"), ("lai", "лай"), ("lan", "лань"), ("lang", "лан"),
    ("lao", "лао"), ("le", "лэ"), ("lei", "лэй"), ("len", "лэнь"), ("leng", "лэн"), ("li", "ли"),
    ("lia", "ля"), ("lian", "лянь"), ("liang", "лян"), ("liao", "ляо"), ("lie", "ле"), ("lin", "линь"),
    ("ling", "лин"), ("liu", "лю"), ("long", "лун"), ("lou", "лоу"), ("lu", "лу"), ("luan", "луань"),
    ("lun", "лунь"), ("luo", "ло"), ("lv", "люй"), ("lve", "люэ"), ("ma", "ма"), ("mai", "май"),
    ("man", "мань"), ("mang", "ман"), ("mao", "мао"), ("me", "мэ"), ("mei", "мэй"), ("men", "мэнь"),
    ("meng", "мэн"), ("mi", "ми"), ("mian", "мянь"), ("miao", "мяо"), ("mie", "ме"), ("min", "минь"),
    ("ming", "мин"), ("miu", "мю"), ("mo", "мо"), ("mou", "моу"), ("mu", "му"), ("na", "на"),
    ("nai", "най"), ("nan", "нань"), ("nang", "нан"), ("nao", "нао"), ("ne", "нэ"), ("nei", "нэй"),
    ("nen", "нэнь"), ("neng", "нэн"), ("ni", "ни"), ("nian", "нянь"), ("niang", "нян"), ("niao", "няо"),
    ("nie", "не"), ("nin", "нинь"), ("ning", "нин"), ("niu", "ню"), ("nong", "нун"), ("nou", "ноу"),
    ("nu", "ну"), ("nuan", "нуань"), ("nuo", "но"), ("nv", "нюй"), ("nve", "нюэ"), ("o", "о"),
    ("ou", "оу"), ("pa", "па"), ("pai", "пай"), ("pan", "пань"), ("pang", "пан"), ("pao", "пао"),
    ("pei", "пэй"), ("pen", "пэнь"), ("peng", "пэн"), ("pi", "пи"), ("pian", "пянь"), ("piao", "пяо"),
    ("pie", "пе"), ("pin", "пинь"), ("ping", "пин"), ("po", "по"), ("pou", "поу"), ("pu", "пу"),
    ("qi", "ци"), ("qia", "ця"), ("qian", "цянь"), ("qiang", "цян"), ("qiao", "цяо"), ("qie", "це"),
    ("qin", "цинь"), ("qing", "цин"), ("qiong", "цюн"), ("qiu", "цю"), ("qu", "цюй"), ("quan", "цюань"),
    ("que", "цюэ"), ("qun", "цюнь"), ("ran", "жань"), ("rang", "жан"), ("rao", "жао"), ("re", "жэ"),
    ("ren", "жэнь"), ("reng", "жэн"), ("ri", "жи"), ("rong", "жун"), ("rou", "жоу"), ("ru", "жу"),
    ("ruan", "жуань"), ("rui", "жуй"), ("run", "жунь"), ("ruo", "жо"), ("sa", "са"), ("sai", "сай"),
    ("san", "сань"), ("sang", "сан"), ("sao", "сао"), ("se", "сэ"), ("sen", "сэнь"), ("seng", "сэн"),
    ("sha", "ша"), ("shai", "шай"), ("shan", "шань"), ("shang", "шан"), ("shao", "шао"), ("she", "шэ"),
    ("shei", "шэй"), ("shen", "шэнь"), ("sheng", "шэн"), ("shi", "ши"), ("shou", "шоу"), ("shu", "шу"),
    ("shua", "шуа"), ("shuai", "шуай"), ("shuan", "шуань"), ("shuang", "шуан"), ("shui", "шуй"),
    ("shun", "шунь"), ("shuo", "шо"), ("si", "сы"), ("song", "сун"), ("sou", "соу"), ("su", "су"),
    ("suan", "суань"), ("sui", "суй"), ("sun", "сунь"), ("suo", "со"), ("ta", "та"), ("tai", "тай"),
    ("tan", "тань"), ("tang", "тан"), ("tao", "тао"), ("te", "тэ"), ("teng", "тэн"), ("ti", "ти"),
    ("tian", "тянь"), ("tiao", "тяо"), ("tie", "те"), ("ting", "тин"), ("tong", "тун"), ("tou", "тоу"),
    ("tu", "ту"), ("tuan", "туань"), ("tui", "туй"), ("tun", "тунь"), ("tuo", "то"), ("wa", "ва"),
    ("wai", "вай"), ("wan", "вань"), ("wang", "ван"), ("wei", "вэй"), ("wen", "вэнь"), ("weng", "вэн"),
    ("wo", "во"), ("wu", "у"), ("xi", "си"), ("xia", "ся"), ("xian", "сянь"), ("xiang", "сян"),
    ("xiao", "сяо"), ("xie", "се"), ("xin", "синь"), ("xing", "син"), ("xiong", "сюн"), ("xiu", "сю"),
    ("xu", "сюй"), ("xuan", "сюань"), ("xue", "сюэ"), ("xun", "сюнь"), ("ya", "я"), ("yan", "янь"),
    ("yang", "ян"), ("yao", "яо"), ("ye", "е"), ("yi", "и"), ("yin", "инь"), ("ying", "ин"),
    ("yong", "юн"), ("you", "ю"), ("yu", "юй"), ("yuan", "юань"), ("yue", "юэ"), ("yun", "юнь"),
    ("za", "цза"), ("zai", "цзай"), ("zan", "цзань"), ("zang", "цзан"), ("zao", "цзао"), ("ze", "цзэ"),
    ("zei", "цзэй"), ("zen", "цзэнь"), ("zeng", "цзэн"), ("zha", "чжа"), ("zhai", "чжай"),
    ("zhan", "чжань"), ("zhang", "чжан"), ("zhao", "чжао"), ("zhe", "чжэ"), ("zhen", "чжэнь"),
    ("zheng", "чжэн"), ("zhi", "чжи"), ("zhong", "чжун"), ("zhou", "чжоу"), ("zhu", "чжу"),
    ("zhua", "чжуа"), ("zhuai", "чжуай"), ("zhuan", "чжуань"), ("zhuang", "чжуан"), ("zhui", "чжуй"),
    ("zhun", "чжунь"), ("zhuo", "чжо"), ("zi", "цзы"), ("zong", "цзун"), ("zou", "цзоу"), ("zu", "цзу"),
    ("zuan", "цзуань"), ("zui", "цзуй"), ("zun", "цзунь"), ("zuo", "цзо"),
];

/// The same, sorted by the Cyrillic side.
static BY_CYRILLIC: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut table: Vec<_> = SYLLABLES.iter().map(|(pinyin, cyrillic)| (*cyrillic, *pinyin)).collect();
    table.sort_unstable();
    table
});

/// Vowels a syllable may begin with.
const BARE: [char; 6] = ['a', 'e', 'o', 'а', 'э', 'о'];

/// Longest text taken as a row of syllables, in letters.
const LETTERS_MAX: usize = 30;

/// A syllable in Palladius' letters; `None` for what is no syllable.
pub(super) fn cyrillic(pinyin: &str) -> Option<&'static str> {
    look_up(SYLLABLES, pinyin).map(|(_, cyrillic)| cyrillic)
}

/// Splits joined pinyin (`xiaoming`) into syllables; `None` when it is something else.
pub(super) fn split_pinyin(text: &str) -> Option<Vec<&'static str>> {
    split(text, |part| look_up(SYLLABLES, part).map(|(pinyin, _)| pinyin))
}

/// Splits a Cyrillic transcription (`сяомин`) into syllables of pinyin; `None` when it is none.
pub(super) fn split_cyrillic(text: &str) -> Option<Vec<&'static str>> {
    split(text, |part| {
        // The hard sign only parts syllables: Чанъань.
        look_up(&BY_CYRILLIC, part.strip_prefix('ъ').unwrap_or(part)).map(|(_, pinyin)| pinyin)
    })
}

fn look_up(table: &[(&'static str, &'static str)], wanted: &str) -> Option<(&'static str, &'static str)> {
    let at = table.binary_search_by(|(syllable, _)| (*syllable).cmp(wanted)).ok()?;
    table.get(at).copied()
}

/// Longest syllable first, going back where the rest does not come out. Every end is tried once.
fn split(text: &str, syllable: impl Fn(&str) -> Option<&'static str>) -> Option<Vec<&'static str>> {
    let ends: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).take(LETTERS_MAX + 2).collect();
    let count = ends.len().checked_sub(1).filter(|n| (1..=LETTERS_MAX).contains(n))?;
    // best[i]: the syllable to take at letter i and its length, when the rest comes out from there.
    let mut best: Vec<Option<(&'static str, usize)>> = vec![None; count];
    for start in (0..count).rev() {
        let take = |bare_next: bool| {
            (1..=7.min(count - start)).rev().find_map(|length| {
                let end = start + length;
                let rest = text.get(*ends.get(end)?..)?;
                let comes_out = end == count || best.get(end).is_some_and(|rest| rest.is_some());
                if !comes_out || (!bare_next && rest.starts_with(BARE)) {
                    return None;
                }
                syllable(text.get(*ends.get(start)?..*ends.get(end)?)?).map(|found| (found, length))
            })
        };
        // A syllable that begins with a vowel is parted by an apostrophe: nana is na-na, not nan-a.
        let found = take(false).or_else(|| take(true));
        if let Some(slot) = best.get_mut(start) {
            *slot = found;
        }
    }
    let mut syllables = Vec::new();
    let mut at = 0;
    while at < count {
        let (found, length) = (*best.get(at)?)?;
        syllables.push(found);
        at += length;
    }
    Some(syllables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_one_to_one() {
        assert!(SYLLABLES.windows(2).all(|two| two[0].0 < two[1].0));
        assert!(BY_CYRILLIC.windows(2).all(|two| two[0].0 < two[1].0));
    }

    #[test]
    fn hard_and_soft_endings_are_told_apart() {
        for (pinyin, written) in [
            ("wang", "ван"),
            ("wan", "вань"),
            ("xiao", "сяо"),
            ("ming", "мин"),
            ("min", "минь"),
            ("zhang", "чжан"),
            ("hui", "хуэй"),
            ("lv", "люй"),
            ("lu", "лу"),
            ("xue", "сюэ"),
            ("jun", "цзюнь"),
            ("qiong", "цюн"),
            ("si", "сы"),
            ("xi", "си"),
            ("guo", "го"),
            ("yuan", "юань"),
            ("er", "эр"),
            ("you", "ю"),
            ("yu", "юй"),
            ("ji", "цзи"),
            ("zi", "цзы"),
        ] {
            assert_eq!(cyrillic(pinyin), Some(written));
            assert_eq!(split_cyrillic(written), Some(vec![pinyin]), "{written}");
        }
    }

    #[test]
    fn joined_syllables_come_apart() {
        assert_eq!(split_pinyin("xiaoming"), Some(vec!["xiao", "ming"]));
        assert_eq!(split_pinyin("ouyangnana"), Some(vec!["ou", "yang", "na", "na"]));
        assert_eq!(split_cyrillic("сяомин"), Some(vec!["xiao", "ming"]));
        assert_eq!(split_cyrillic("чанъань"), Some(vec!["chang", "an"]));
        assert_eq!(split_pinyin("ivanov"), None);
        assert_eq!(split_cyrillic("петров"), None);
        assert_eq!(split_pinyin(""), None);
        assert_eq!(split_pinyin(&"xi".repeat(5000)), None);
    }
}
