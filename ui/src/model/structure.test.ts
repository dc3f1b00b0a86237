import { expect, test } from "vitest";

import { articleAt, beginnings, borders, headAround, structureCorrection, structureOpOf } from "./structure";

// Two articles, a blank line between them, and a third.
const lines = [7, 7, 7, null, 8, 8, 9].map((article, index) => ({
  n: index + 1,
  text: article === null ? "" : `第${index + 1}行`,
  article,
}));
const heads = new Set([1, 5]);
const correct = (op: Parameters<typeof structureCorrection>[0], from: number, to = from) =>
  structureCorrection(op, lines, { from, to }, heads);

test("articles begin at their first lines, and a rule parts them", () => {
  expect(beginnings(lines)).toEqual([
    { article: 7, line: 1 },
    { article: 8, line: 5 },
    { article: 9, line: 7 },
  ]);
  expect([...borders(lines)]).toEqual([5, 7]);
  expect(articleAt(lines, 4)).toBe(7);
});

test("a line is split off unless an article begins there already", () => {
  expect(correct("split", 2)).toEqual({ op: "split", line: 2 });
  expect(correct("split", 5)).toBeNull();
  expect(correct("split", 4)).toBeNull();
});

test("an article joins the one before or takes the one after", () => {
  expect(correct("join-previous", 6)).toEqual({ op: "join", line: 5 });
  expect(correct("join-previous", 2)).toBeNull();
  expect(correct("join-next", 6)).toEqual({ op: "join", line: 7 });
  expect(correct("join-next", 7)).toBeNull();
});

test("a title is the whole head around the line, or exactly the lines chosen", () => {
  expect(headAround(new Set([3, 4, 5, 9]), 4)).toEqual([3, 4, 5]);
  expect(correct("title-above", 5)).toEqual({ op: "title", lines: [5], part: "above" });
  expect(correct("title-below", 1, 2)).toEqual({ op: "title", lines: [1, 2], part: "below" });
  expect(correct("subhead", 2)).toEqual({ op: "title", lines: [2], part: "subhead" });
  expect(correct("furniture", 3, 5)).toEqual({ op: "furniture", lines: [3, 5], furniture: true });
});

test("every operation has a letter of its own", () => {
  expect([..."spnothwf"].map(structureOpOf)).not.toContain(null);
  expect(structureOpOf("z")).toBeNull();
});
