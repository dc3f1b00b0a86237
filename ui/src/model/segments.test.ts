import { expect, test } from "vitest";

import type { ArticleView } from "../bindings/ArticleView";
import type { MarkedSegment } from "../bindings/MarkedSegment";
import { deckDash, plain, readable, stepHit } from "./segments";

const segment = (text: string, hit = false, fact: number | null = null): MarkedSegment => ({
  text,
  hit,
  fact,
});
const article = (headline: MarkedSegment[], blocks: MarkedSegment[][]) =>
  ({
    kicker: [],
    headline,
    deck: [],
    byline: [],
    blocks: blocks.map((segments) => ({ kind: "paragraph", segments, lines: [] })),
  }) as unknown as ArticleView;

test("hits are numbered in reading order, one that a fact divides is one", () => {
  const text = readable(
    article(
      [segment("回收", true)],
      [[segment("由"), segment("惠", true), segment("循环", true, 0), segment("，"), segment("回收", true)]],
    ),
  );
  expect(text.hits).toBe(3);
  expect(text.blocks[0]?.flatMap((run) => run.parts.map((part) => part.hit))).toEqual([null, 1, 1, null, 2]);
});

test("segments of one fact are one run", () => {
  const text = readable(
    article([], [[segment("以", false, 3), segment("旧", true, 3), segment("换", false, 3)]]),
  );
  expect(text.blocks[0]).toEqual([
    {
      fact: 3,
      parts: [
        { text: "以", hit: null },
        { text: "旧", hit: 0 },
        { text: "换", hit: null },
      ],
    },
  ]);
});

test("no character is lost or added", () => {
  const segments = [segment("𠮷", true), segment("　ＡＢ", false, 1), segment("\n", true, 1)];
  const text = readable(article(segments, []));
  expect(text.headline.flatMap((run) => run.parts.map((part) => part.text)).join("")).toBe(plain(segments));
});

test("a deck gets its dash once", () => {
  expect(deckDash("记我市平台")).toBe("——");
  expect(deckDash("——记我市平台")).toBe("");
});

test("stepping through hits goes round", () => {
  expect([stepHit(-1, 1, 3), stepHit(-1, -1, 3), stepHit(2, 1, 3), stepHit(0, -1, 3)]).toEqual([0, 2, 0, 2]);
  expect(stepHit(0, 1, 0)).toBe(-1);
});
