import { expect, test } from "vitest";

import type { Topics } from "../bindings/Topics";
import { entriesOf, ratesOf, stretchDays, trendOf } from "./topics";

const flat = (n: number): number[] => Array.from({ length: 24 }, () => n);

test("rates are reckoned from what the archive holds of the same time", () => {
  expect(ratesOf([1, 0, 3], [100, 0, 50])).toEqual([10, null, 60]);
  expect(ratesOf([], [10])).toEqual([0]);
});

test("a trend compares the last quarter with the whole time, and is silent on little", () => {
  const late = [...flat(0).slice(6), 4, 4, 4, 4, 4, 4];
  expect(trendOf(late, flat(100))?.way).toBe("up");
  expect(trendOf([...late].reverse(), flat(100))?.way).toBe("down");
  expect(trendOf(flat(2), flat(100))).toEqual({ way: "even", late: 20, whole: 20 });
  // More articles because there are more of everything.
  expect(
    trendOf(
      late.map((n) => n + 1),
      flat(10).map((n, at) => (at > 17 ? n * 5 : n)),
    )?.way,
  ).toBe("even");
  expect(trendOf([1, 2], flat(100))).toBeNull();
  expect(trendOf(flat(2), [])).toBeNull();
});

test("a stretch begins on its first day", () => {
  expect(stretchDays("2024-02-27", "2024-03-02", 5)).toEqual([
    "2024-02-27",
    "2024-02-28",
    "2024-02-29",
    "2024-03-01",
    "2024-03-02",
  ]);
  expect(stretchDays("2020-01-01", "2023-12-31", 4)).toEqual([
    "2020-01-01",
    "2021-01-01",
    "2022-01-01",
    "2023-01-01",
  ]);
  expect(stretchDays("2024-01-01", "2024-01-01", 24)).toHaveLength(24);
});

test("narrower places and subjects stand below wider ones", () => {
  const of = (value: string, count: number) => ({ value, label: value, count, spark: [] });
  const topics: Topics = {
    subjects: [
      { id: "b", label: "乙", count: 3, spark: [] },
      { id: "a", label: "甲", count: 2, spark: [] },
      { id: "a1", label: "甲一", count: 1, spark: [] },
    ],
    storylines: [],
    storylines_total: 0,
    building: null,
    failed: [],
    initiatives: [],
    places: [of("省", 4), of("别省", 2), of("省/市/县", 1), of("省/市", 3)],
    people: [],
    orgs: [],
    spark_all: [],
    spark_from: null,
    spark_to: null,
  };
  const show = (kind: "subject" | "place") =>
    entriesOf(
      topics,
      kind,
      () => "",
      (id) => (id === "a1" ? "a" : null),
    ).map((entry) => "·".repeat(entry.depth) + entry.value);
  expect(show("subject")).toEqual(["b", "a", "·a1"]);
  expect(show("place")).toEqual(["省", "·省/市", "··省/市/县", "别省"]);
});
