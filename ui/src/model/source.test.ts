import { expect, test } from "vitest";

import { heightOf, placeAt } from "./step";
import { HEAD, lineRanges, partOfSentence, partsByLine, shortRanges } from "./source";

const PAGE = { page_id: 1, file: "", sha256: "", encoding: "", record: false, head: [] };

const article = {
  blocks: [
    { kind: "paragraph" as const, segments: [], lines: [3, 4], page: 0 },
    { kind: "paragraph" as const, segments: [], lines: [6], page: 0 },
    { kind: "paragraph" as const, segments: [], lines: [1, 2], page: 1 },
  ],
  source: { ...PAGE, lines: [1, 3, 4, 6, 9] },
  continued: [{ ...PAGE, page_id: 2, lines: [1, 2, 5] }],
};

test("lines that went into no block belong to the head", () => {
  const parts = partsByLine(article);
  expect([...parts]).toEqual([
    [1, HEAD],
    [3, 0],
    [4, 0],
    [6, 1],
    [9, HEAD],
  ]);
});

test("the lines of another page went into the parts that stand there", () => {
  expect([...partsByLine(article, 1)]).toEqual([
    [1, 2],
    [2, 2],
    [5, HEAD],
  ]);
});

test("line numbers are told as ranges", () => {
  expect(lineRanges([3, 1, 2, 7])).toBe("1–3, 7");
  expect(shortRanges([1, 2, 4, 5, 40])).toBe("1–5, 40");
  expect(shortRanges([1, 10, 20, 30])).toBe("1, 10, 20 …");
});

const stretches = [
  { part: HEAD, top: 0, bottom: 100 },
  { part: 0, top: 120, bottom: 320 },
];

test("a height is a share of the part that it lies in", () => {
  expect(placeAt(stretches, 50)).toEqual({ part: HEAD, share: 0.5 });
  expect(placeAt(stretches, 110)).toEqual({ part: HEAD, share: 1 });
  expect(placeAt(stretches, 220)).toEqual({ part: 0, share: 0.5 });
  expect(placeAt(stretches, 999)).toEqual({ part: 0, share: 1 });
  expect(placeAt([], 5)).toBeNull();
});

test("the same share of the same part lies in step", () => {
  expect(heightOf(stretches, { part: 0, share: 0.25 })).toBe(170);
  expect(heightOf(stretches, { part: 7, share: 0 })).toBeNull();
});

test("a sentence is found in its part whatever spaces were printed, and where it was cut short", () => {
  const segments = (text: string) => [{ text, hit: false, fact: null }];
  const block = (text: string) => ({
    kind: "paragraph" as const,
    segments: segments(text),
    lines: [],
    page: 0,
  });
  const printed = {
    kicker: [],
    headline: segments("渠首 开闸"),
    deck: [],
    byline: [segments("□ 本报记者 任知夏")],
    blocks: [block("六月缺雨。"), block("　　清晨，渠首闸 提起。水到田头。")],
  };
  expect(partOfSentence(printed, "渠首闸提起。")).toBe(1);
  expect(partOfSentence(printed, "清晨，渠首闸…")).toBe(1);
  expect(partOfSentence(printed, "渠首开闸")).toBe(HEAD);
  expect(partOfSentence(printed, "本报记者任知夏")).toBe(HEAD);
  expect(partOfSentence(printed, "没有这一句。")).toBeNull();
  expect(partOfSentence(printed, " ")).toBeNull();
});
