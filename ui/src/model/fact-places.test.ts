import { expect, test } from "vitest";

import type { ArticleView } from "../bindings/ArticleView";
import type { FactView } from "../bindings/FactView";
import { factChanges, nthOf, placeOf, timesSaid, type Place } from "./fact-places";

const line = (text: string) => (text ? [{ text, hit: false, fact: null }] : []);
const block = (text: string, page = 0) => ({
  kind: "paragraph" as const,
  segments: line(text),
  lines: [],
  page,
});
const page = { file: "", sha256: "", encoding: "", record: false };

/** Two pieces: lines 3 ff. of page 1, lines 7 ff. of page 2, whose own headline is not shown. */
const article = {
  id: 9,
  kicker: line(""),
  headline: line("冠县通车"),
  headline_supplied: false,
  deck: line(""),
  blocks: [block("冠县的桥，冠县的路。"), block("𠮷家在冠县。"), block("冠县人说冠县好。", 1)],
  source: { ...page, page_id: 1, lines: [3, 4], head: [] },
  continued: [{ ...page, page_id: 2, lines: [7, 8], head: ["冠县续闻"] }],
} as unknown as ArticleView;

const none = { says: "none", of: "place" } as const;

test("places are numbered through the piece of a page, hidden headlines included", () => {
  const check = (place: Omit<Place, "text">, expected: number | null, text = "冠县") => {
    expect(nthOf(article, { ...place, text })).toBe(expected);
  };
  check({ part: "headline", start: 0 }, 0);
  check({ part: 0, start: 0 }, 1);
  check({ part: 0, start: 5 }, 2);
  check({ part: 1, start: 4 }, 3);
  check({ part: 2, start: 0 }, 1);
  check({ part: 2, start: 4 }, 2);
  check({ part: 0, start: 1 }, null);
  expect(nthOf({ ...article, headline_supplied: true }, { part: 0, start: 0, text: "冠县" })).toBe(0);
});

test("a fact stands where its characters do, whatever their width", () => {
  const fact = { text: "冠县", span: { part: { block: 1 }, start: 3, end: 5 } } as FactView;
  expect(placeOf(article, fact)).toEqual({ part: 1, start: 4, text: "冠县" });
  expect(placeOf(article, { ...fact, span: null })).toBeNull();
});

test("a change here goes to the piece that says it", () => {
  expect(factChanges(article, "冠县", { part: 2, start: 4, text: "冠县" }, "here", none)).toEqual([
    { target: { page: 2 }, corrections: [{ op: "fact", line: 7, text: "冠县", nth: 2, meaning: none }] },
  ]);
});

test("a change of the whole article goes to every piece that says it", () => {
  const targets = (words: string) =>
    factChanges(article, words, null, "article", none).map(({ target, corrections }) => [
      target,
      corrections[0],
    ]);
  const said = (line: number, text: string) => ({ op: "fact", line, text, nth: null, meaning: none });
  expect(targets("冠县")).toEqual([
    [{ article: 9 }, said(3, "冠县")],
    [{ page: 2 }, said(7, "冠县")],
  ]);
  expect(targets("县好")).toEqual([[{ page: 2 }, said(7, "县好")]]);
  // A name of the byline stands in no part.
  expect(targets("张红")).toEqual([[{ article: 9 }, said(3, "张红")]]);
});

test("words are counted in all pieces", () => {
  expect(timesSaid(article, "冠县")).toBe(7);
  expect(timesSaid(article, "河湾")).toBe(0);
  expect(timesSaid(article, "")).toBe(0);
});
