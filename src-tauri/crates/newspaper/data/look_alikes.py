#!/usr/bin/env python3
"""Writes look-alikes.tsv: pairs of characters that are easily taken for one another, with how much they look alike.

    apt install fonts-noto-cjk && pip install pillow numpy
    python3 look_alikes.py fold.tsv places.tsv > look-alikes.tsv

Every character of GB 2312, of the gazetteer, and every traditional form that folds to one of them is drawn with a
sans and a serif face, blurred (print is, before it is read by a machine) and compared with every other: whole with
whole, and whole with another's part (莘 that has lost its grass is 辛). A row is a character, a tab, and its look-alikes
that come after it in Unicode, each with two digits of likeness (99 is nearly the same); each pair stands once.
Forms of one character (市 and 巿 aside, 区 and 區) are not pairs: they fold together.
"""

import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = "/usr/share/fonts/opentype/noto/Noto{}CJK-Regular.ttc"
SIMPLIFIED_FACE = 2  # index of the SC face in the collection
EM, BLUR, GRID = 48, 1.6, 24
# Weaker pairs are not confused; of a character so many nearest neighbours are kept, fewer where a traditional form
# is one of the pair. Tuned on confusions known from scanned papers (KNOWN): all are kept.
LIKE, LIKE_PART = 0.60, 0.72
NEAREST, NEAREST_TRADITIONAL, NEAREST_PART = 12, 6, 2
# Known to be confused, yet drawn too differently to be told by shape.
UNLIKE = {("入", "八"): 0.70, ("莘", "辛"): 0.70, ("己", "乙"): 0.60, ("市", "巿"): 0.99, ("口", "囗"): 0.99}
KNOWN = """在茌 往茌 孩垓 己已 已巳 末未 日曰 干千 干于 千于 土士 人入 入八 大太 太犬 天夭 洼注 莘辛 候侯 郯剡 密蜜 戊戌 戌戍 免兔
晴睛 拔拨 赢羸 赢嬴 今令 折拆 遂逐 雎睢 汆氽 贷货 师帅""".split()


def read(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def is_han(c):
    return "\u4e00" <= c <= "\u9fff"


def alphabet(fold, places):
    """Characters in use, and the traditional forms of them."""
    high, low = range(0xB0, 0xF8), range(0xA1, 0xFF)
    gb2312 = (bytes([a, b]).decode("gb2312", "ignore") for a in high for b in low)
    used = {c for c in gb2312 if c} | {c for row in places for cell in row for c in cell if is_han(c)}
    return used, {f for f, t in fold if t in used and is_han(f)} - used


def draw(chars, face):
    """Blurred bitmaps, dark strokes as high values."""
    font = ImageFont.truetype(FONTS.format(face), EM, index=SIMPLIFIED_FACE)
    images = np.zeros((len(chars), GRID, GRID), np.float32)
    for n, c in enumerate(chars):
        image = Image.new("L", (EM, EM))
        ImageDraw.Draw(image).text((0, -10), c, font=font, fill=255)
        image = image.filter(ImageFilter.GaussianBlur(BLUR)).resize((GRID, GRID), Image.BOX)
        images[n] = np.asarray(image, np.float32)
    return images


def stretch(images, rows, columns):
    """A part of each bitmap, drawn as large as the whole."""
    cut = images[:, rows, columns]
    pick = [np.linspace(0, n - 1, GRID).round().astype(int) for n in cut.shape[1:]]
    return cut[:, pick[0]][:, :, pick[1]]


def likeness(left, right):
    """Correlation of every bitmap with every other, 1 for the same."""
    def unit(images):
        flat = images.reshape(len(images), -1)
        flat = flat - flat.mean(axis=1, keepdims=True)
        # The constant keeps nearly empty bitmaps (一) from being like everything.
        return flat / (np.linalg.norm(flat, axis=1, keepdims=True) + 60)
    return unit(left) @ unit(right).T


def nearest(matrix, columns, count):
    """The `count` best of `columns` for every row."""
    best = np.argpartition(-matrix[:, columns], count, axis=1)[:, :count]
    return columns[best]


def pairs(chars, is_traditional, fold):
    faces = [draw(chars, face) for face in ("Sans", "Serif")]
    whole = sum(likeness(f, f) for f in faces) / len(faces)
    every, plain = np.arange(len(chars)), np.flatnonzero(~is_traditional)
    found = {}

    def keep(matrix, columns, count, least, only=None):
        best = nearest(matrix, columns, count)
        for i in only if only is not None else every:
            for j in best[i]:
                like = float(matrix[i, j])
                key = tuple(sorted((chars[i], chars[j])))
                if like >= least and fold(key[0]) != fold(key[1]):
                    found[key] = max(like, found.get(key, 0))

    np.fill_diagonal(whole, 0)
    keep(whole, plain, NEAREST, LIKE, plain)
    keep(whole, every, NEAREST_TRADITIONAL, LIKE)
    for part in [np.s_[8:, :], np.s_[:, 8:]]:
        lost = sum(likeness(stretch(f, *part), f) for f in faces) / len(faces)
        np.fill_diagonal(lost, 0)
        keep(lost * 0.95, plain, NEAREST_PART, LIKE_PART, plain)
    for key, like in UNLIKE.items():
        found[tuple(sorted(key))] = like
    return found


def main():
    table = read(sys.argv[1])
    folds = dict(table)
    used, traditional = alphabet(table, read(sys.argv[2]))
    chars = sorted(used | traditional)
    found = pairs(chars, np.array([c in traditional for c in chars]), lambda c: folds.get(c, c))
    missing = [pair for pair in KNOWN if tuple(sorted(pair)) not in found]
    if missing:
        sys.exit(f"not kept: {missing}")
    rows = {}
    for (first, second), like in sorted(found.items()):
        rows.setdefault(first, []).append(f"{second}{min(99, round(like * 100)):02}")
    for first, likes in rows.items():
        print(first, "".join(likes), sep="\t")
    print(f"{len(chars)} characters, {len(found)} pairs", file=sys.stderr)


main()
