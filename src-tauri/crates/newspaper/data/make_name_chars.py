"""Makes name-chars.tsv: how much more often a character stands in names of people than in running text.

    python3 make_name_chars.py DICT.TXT > name-chars.tsv

DICT.TXT is the dictionary of the segmenter: word, frequency and part of speech a line, as shipped in the crate
jieba-rs 0.11.0 (src/data/dict.txt). Its names of people (nr, nrfg) of three characters that begin with a surname of
surnames.txt are counted for surname and given name, its transliterated names (nrt) for foreign names; each entry
counts once, as their frequencies say little. Running text is all other words by their frequency.

A row is a character and four numbers, tenths of a natural logarithm between -40 and 40: as a surname, as the first of
two characters of a given name, as the last character of a given name, and in a foreign name. Characters that are
in no name and rare in text are left out.
"""

import collections
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
SMOOTH = 0.5


def surnames():
    lines = [l.split() for l in (HERE / "surnames.txt").read_text("utf-8").splitlines() if not l.startswith("#")]
    return set("".join(lines[0]))


def main():
    known = surnames()
    rows = [row.split() for row in open(sys.argv[1], encoding="utf-8")]
    rows = [row for row in rows if all("\u4e00" <= c <= "\u9fff" for c in row[0])]
    text, surname, first, last, foreign = (collections.Counter() for _ in range(5))
    for word, frequency, tag in rows:
        if tag == "nrt" and len(word) >= 3:
            foreign.update(word)
        elif not tag.startswith("nr"):
            for c in word:
                text[c] += int(frequency)
    # Foreign names are tagged nr too, and would pass for Chinese ones: 马尔克.
    strange = {c for c, n in foreign.items() if n >= 40}
    for word, _, tag in rows:
        if tag in ("nr", "nrfg") and len(word) == 3 and word[0] in known and not strange.issuperset(word[1:]):
            surname[word[0]] += 1
            first[word[1]] += 1
            last[word[2]] += 1
    columns = (surname, first, last, foreign)
    of_text = sum(text.values())

    def weight(counts, c):
        share = (counts[c] + SMOOTH) / (sum(counts.values()) + SMOOTH * len(text))
        return max(-40, min(40, round(10 * math.log(share * of_text / (text[c] + 50)))))

    for c in sorted(set().union(text, *columns)):
        if sum(counts[c] for counts in columns) >= 3 or text[c] > 2000:
            print(c, *(weight(counts, c) for counts in columns), sep="\t")


main()
