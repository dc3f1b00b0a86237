//! Names of people in bylines: spaced-out names closed up, names run together told apart.

use super::glyph::{is_blank, is_han};

/// Common single-character surnames (after the Hundred Family Surnames and the 2020 census list of 400).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程\
    魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱丘江尹薛闫阎段雷侯龙史陶黎贺毛郝顾龚邵万覃武钱戴严莫\
    孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦包耿岳齐沙梅庄辛管祝左涂谷祁时舒桂卜路詹关苗\
    凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单柏宁柯阮霞房解荣冉边卞艾敖宗强冷简饶车阚窦栾冀全闵\
    应戚米胥储丛师井佟慕仇宫虞池司晋迟木郎巩权佘原苑代伊逯楚卓燕匡郁蔺步邢滕郗逄臧矫迟崇谌户党由乜鞠战初国郇禚贠綦门\
    束仉麻商穆刁尚冼姬邬亓苟占揭丰帅鹿廉古言官钮糜桑濮赫荆牟幸闻曾晏巫楼明岑连卿栗商信从都花皮奚茅桐滑裘贲邰褚计昝\
    蓝汲鄢褟敬喻衣晁展满雍来支宿过召利乌蒙农后才修和尉诸介隆茹宦鱼容居衡寇广禄阙东沃蔚越师哈扎孜粟妥盖菅隗逢裔亢库暨浦贡訾扈";

/// Two-character surnames.
const COMPOUND: [&str; 34] = [
    "欧阳", "司马", "上官", "诸葛", "皇甫", "令狐", "尉迟", "公孙", "慕容", "端木", "司徒", "东方", "独孤",
    "南宫", "夏侯", "长孙", "宇文", "轩辕", "申屠", "太史", "澹台", "淳于", "濮阳", "钟离", "闻人", "呼延",
    "拓跋", "西门", "百里", "东郭", "公冶", "宗政", "仲孙", "司空",
];

/// Whether a surname stands at the head of `chars`; its length in characters.
fn surname(chars: &[char]) -> Option<usize> {
    let compound = |name: &str| name.chars().eq(chars.iter().copied().take(2));
    if chars.len() >= 3 && COMPOUND.iter().any(|name| compound(name)) {
        return Some(2);
    }
    chars.first().filter(|c| SURNAMES.contains(**c)).map(|_| 1)
}

/// Whether a whole word reads as one Chinese name: a known surname and one or two more characters
/// (one to three after nothing but a compound surname), or a name with an interpunct.
pub(super) fn is_name(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    if chars.contains(&'·') {
        return is_dotted(&chars);
    }
    if !chars.iter().all(|&c| is_han(c)) {
        return false;
    }
    match surname(&chars) {
        Some(2) => matches!(chars.len(), 3 | 4),
        Some(_) => matches!(chars.len(), 2 | 3),
        None => false,
    }
}

/// `买买提·吐尔逊`.
fn is_dotted(chars: &[char]) -> bool {
    let parts: Vec<&[char]> = chars.split(|&c| c == '·').collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|p| (1..=6).contains(&p.len()) && p.iter().all(|&c| is_han(c)))
}

/// Names of a byline's name part. Spaces and 、 part names; single characters between spaces are pieces of
/// spaced-out names; names that a lost space ran together are parted at the next surname.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = text.replace(['•', '・', '‧', '．'], "·");
    let mut names = Vec::new();
    for part in text.split(['、', '，', ',', '/', '／', ';', '；', '|', '&']) {
        let words: Vec<&str> = part.split(is_blank).filter(|w| !w.is_empty()).collect();
        for word in close_up(&words) {
            part_names(&word, &mut names);
        }
    }
    names.retain(|n| n.chars().filter(|&c| is_han(c)).count() >= 2);
    names
}

/// Single characters pair up to two-character names; three left over are one name.
fn close_up(words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let singles = words[at..].iter().take_while(|w| w.chars().count() == 1).count();
        if singles == 0 {
            out.push(words[at].to_owned());
            at += 1;
            continue;
        }
        let mut left = singles;
        while left > 0 {
            let take = if left == 3 { 3 } else { left.min(2) };
            out.push(words[at..at + take].concat());
            at += take;
            left -= take;
        }
    }
    out
}

/// One word to names: as it is when it is no longer than a name, else cut where surnames stand.
fn part_names(word: &str, names: &mut Vec<String>) {
    let chars: Vec<char> = word.chars().collect();
    let whole = chars.len() <= 3 || chars.contains(&'·') || (chars.len() == 4 && surname(&chars) == Some(2));
    if whole || chars.len() > 24 || !chars.iter().all(|&c| is_han(c)) {
        names.push(word.to_owned());
        return;
    }
    // A rare surname may stand first; where the next name begins must be plain.
    let found = parts(&chars).or_else(|| {
        [3, 2].into_iter().find_map(|n| {
            let mut rest = parts(&chars[n..])?;
            rest.insert(0, chars[..n].iter().collect());
            Some(rest)
        })
    });
    match found {
        Some(found) => names.extend(found),
        None => names.push(word.to_owned()),
    }
}

/// Cuts run-together names so that every piece begins with a surname: the likeliest way. A compound surname
/// tells most, and three characters are commoner than two.
fn parts(chars: &[char]) -> Option<Vec<String>> {
    // best[n]: weight of the best cut of the first n characters, and the length of its last name.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; chars.len() + 1];
    best[0] = Some((0, 0));
    for from in 0..chars.len() {
        let (Some((weight, _)), Some(head)) = (best[from], surname(&chars[from..])) else { continue };
        for (length, worth) in [(2, 3), (3, 4), (4, 6)] {
            let to = from + length;
            let fits = if length == 4 { head == 2 } else { length > head };
            if fits && to <= chars.len() && best[to].is_none_or(|(w, _)| w < weight + worth) {
                best[to] = Some((weight + worth, length));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = chars.len();
    while end > 0 {
        let (_, length) = best[end]?;
        names.push(chars[end - length..end].iter().collect());
        end -= length;
    }
    names.reverse();
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_closed_up_and_parted() {
        let check = |text: &str, expect: &[&str]| assert_eq!(split(text), expect, "{text}");
        check("任焕珍", &["任焕珍"]);
        check(" 胡 磊 高 田 ", &["胡磊", "高田"]);
        check("赫 鹏 黄晓珂", &["赫鹏", "黄晓珂"]);
        check("黄 晓 珂", &["黄晓珂"]);
        check("张芳耀夏传勤", &["张芳耀", "夏传勤"]);
        check("宋光萧雅", &["宋光", "萧雅"]);
        check("唐静欧阳平军", &["唐静", "欧阳平军"]);
        check("欧阳慧敏、司马南", &["欧阳慧敏", "司马南"]);
        check("买买提·吐尔逊 王伟", &["买买提·吐尔逊", "王伟"]);
        check("", &[]);
    }
}
