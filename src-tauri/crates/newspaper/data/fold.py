#!/usr/bin/env python3
"""Writes fold.tsv: characters that are one and the same to somebody who searches.

    fold.py TSCharacters.txt EquivalentUnifiedIdeograph.txt > fold.tsv

The first file is OpenCC's table of traditional characters, the second Unicode's table of radicals.
Compatibility ideographs come from Python's own Unicode tables. Every row is `from TAB to`, one character
each; chains are resolved, so that folding twice changes nothing.
"""

import re
import sys
import unicodedata


def traditional(path):
    for line in open(path, encoding="utf-8"):
        key, _, values = line.rstrip("\n").partition("\t")
        if values and not line.startswith("#"):
            yield key, values.split(" ")[0]


def radicals(path):
    for line in open(path, encoding="utf-8"):
        row = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
        if row:
            first, last = int(row[1], 16), int(row[2] or row[1], 16)
            for code in range(first, last + 1):
                yield chr(code), chr(int(row[3], 16))


def compatibility():
    for code in [*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            yield chr(code), plain


def main():
    table = {}
    for key, value in [*traditional(sys.argv[1]), *radicals(sys.argv[2]), *compatibility()]:
        if len(key) == len(value) == 1 and key != value:
            table.setdefault(key, value)
    for key in sorted(table):
        value, seen = table[key], {key}
        while value in table and value not in seen:
            seen.add(value)
            value = table[value]
        if value != key:
            print(f"{key}\t{value}")


main()
