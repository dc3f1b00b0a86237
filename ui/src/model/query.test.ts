import { expect, test } from "vitest";

import {
  addValue,
  chips,
  dayQuery,
  emptyQuery,
  hasTerm,
  sameQuery,
  toggleTerm,
  toggleUndated,
  toggleValue,
  withoutChip,
  withoutFilters,
  withRange,
} from "./query";

test("every condition has a chip, and removing all chips leaves the words", () => {
  let query = { ...emptyQuery(), text: "惠循环" };
  query = withRange(query, "event", "2024-07", "2024-08");
  query = toggleValue(toggleValue(query, "places", "云汀市/青禾县"), "topics", "medtop:04000000");
  expect(chips(query).map((chip) => chip.kind)).toEqual(["range", "value", "value"]);
  const bare = chips(query).reduce(withoutChip, query);
  expect(sameQuery(bare, withoutFilters(query))).toBe(true);
  expect(bare.text).toBe("惠循环");
});

test("a value is toggled, added only once", () => {
  const once = addValue(emptyQuery(), "people", "沈砚舟");
  expect(addValue(once, "people", "沈砚舟")).toBe(once);
  expect(toggleValue(once, "people", "沈砚舟").people).toEqual([]);
});

test("a range and the undated exclude each other", () => {
  const undated = toggleUndated(withRange(emptyQuery(), "published", "2024", "2024"), "published");
  expect(undated).toMatchObject({ undated: true, from: null, to: null });
  expect(withRange(undated, "event", "2024", "2024").undated).toBe(false);
  expect(toggleUndated(undated, "published").undated).toBe(false);
  expect(toggleUndated(undated, "event")).toMatchObject({ undated: true, axis: "event" });
});

test("a term stands in the words of the search box, or not", () => {
  const query = toggleTerm({ ...emptyQuery(), text: "菌菇" }, '"任知夏"');
  expect(query.text).toBe('菌菇 "任知夏"');
  expect(hasTerm(query, '"任知夏"')).toBe(true);
  expect(hasTerm(query, "任知")).toBe(false);
  expect(toggleTerm(query, '"任知夏"').text).toBe("菌菇");
});

test("the day of an article is as exact as it is known", () => {
  const check = (published: string | null, from: string | null, to = from) =>
    expect([dayQuery(published)?.from ?? null, dayQuery(published)?.to ?? null]).toEqual([from, to]);
  check("2024-07-17", "2024-07-17");
  check("2024-07-17~", "2024-07-17");
  check("2024-07", "2024-07");
  check("2024~", "2024");
  check("2024-07-01/2024-07-15", "2024-07-01", "2024-07-15");
  check(null, null);
  check("../2024-07-15", null);
});
