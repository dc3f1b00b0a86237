import { expect, test } from "vitest";

import type { ArticleView } from "../bindings/ArticleView";
import type { MarkedSegment } from "../bindings/MarkedSegment";
import { deckDash, plain, readable, stepHit } from "./segments";

/** `nth`: which hit it belongs to, 0 for none. */
const segment = (text: string, nth = 0, fact: number | null = null): MarkedSegment =>
  nth ? { text, hit: true, fact, nth } : { text, hit: false, fact };
const article = (headline: MarkedSegment[], blocks: MarkedSegment[][]) =>
  ({
    kicker: [],
    headline,
    deck: [],
    byline: [],
    blocks: blocks.map((segments) => ({ kind: "paragraph", segments, lines: [] })),
    hits: 3,
  }) as unknown as ArticleView;

test("hits have the numbers that the program gave them, one that a fact divides is one", () => {
  const text = readable(
    article(
      [segment("回收", 1)],
      [[segment("由"), segment("惠", 2), segment("循环", 2, 0), segment("，"), segment("回收", 3)]],
    ),
  );
  expect(text.hits).toBe(3);
  expect(text.blocks[0]?.flatMap((run) => run.parts.map((part) => part.hit))).toEqual([null, 1, 1, null, 2]);
});

test("segments of one fact are one run", () => {
  const text = readable(article([], [[segment("以", 0, 3), segment("旧", 1, 3), segment("换", 0, 3)]]));
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
  const segments = [segment("𠮷", 1), segment("　ＡＢ", 0, 1), segment("\n", 2, 1)];
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
