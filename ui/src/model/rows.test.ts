import { expect, test } from "vitest";

import { RowLayout, type Headings } from "./rows";

const SIZES = { row: 80, heading: 20 };
const layout = (total: number, headings: [number, Headings][] = []) =>
  new RowLayout(total, 100, new Map(headings), SIZES);

test("without headings rows are evenly spaced", () => {
  const rows = layout(100_000);
  expect(rows.height).toBe(8_000_000);
  expect(rows.top(99_999)).toBe(7_999_920);
  expect(rows.at(4_000_000)).toBe(50_000);
});

test("a heading pushes its row and all below down", () => {
  const rows = layout(250, [[0, [0, 2]]]);
  expect([0, 1, 2, 3, 100].map((index) => rows.top(index))).toEqual([0, 100, 180, 280, 8040]);
  expect(rows.at(179)).toBe(1);
  expect(rows.at(180)).toBe(2);
  expect(rows.hasHeading(2)).toBe(true);
  expect(rows.hasHeading(102)).toBe(false);
});

test("the row at its own top is itself, everywhere", () => {
  const rows = layout(1000, [
    [0, [0, 50, 99]],
    [3, [0, 1, 2]],
    [9, [7]],
  ]);
  for (let index = 0; index < 1000; index++) expect(rows.at(rows.top(index))).toBe(index);
});

test("only a view's rows and a few to spare are drawn", () => {
  const rows = layout(100_000);
  expect(rows.visible(800_000, 600)).toEqual({ first: 9_996, last: 10_011 });
  expect(rows.visible(0, 600)).toEqual({ first: 0, last: 11 });
  expect(layout(0).visible(0, 600)).toEqual({ first: 0, last: -1 });
});

test("an anchor keeps its row in place when a page above arrives", () => {
  const before = layout(1000);
  const anchor = before.anchor(40_030);
  expect(anchor).toEqual({ index: 500, offset: 30 });
  const after = layout(1000, [[2, [0, 10, 20]]]);
  expect(after.scrollTopFor(anchor)).toBe(40_090);
  expect(after.at(40_090)).toBe(500);
});

test("an anchor beyond a shorter list leads to its end", () => {
  expect(layout(10).scrollTopFor({ index: 500, offset: 0 })).toBe(720);
  expect(layout(0).scrollTopFor({ index: 500, offset: 3 })).toBe(0);
});

test("revealing a row scrolls as little as possible", () => {
  const rows = layout(1000);
  expect(rows.reveal(10, 780, 400)).toBe(780);
  expect(rows.reveal(2, 780, 400)).toBe(140);
  expect(rows.reveal(20, 780, 400)).toBe(1280);
});
