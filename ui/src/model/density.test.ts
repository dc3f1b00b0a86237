import { expect, test } from "vitest";

import type { Bin } from "../bindings/Bin";
import { firstBin } from "./calendar";
import {
  bars,
  brushed,
  crumbs,
  domainOf,
  finerFor,
  histogramQuery,
  labelEvery,
  rangeSpan,
  spanLength,
  spanOf,
  widthForRange,
  zoomedIn,
  zoomedOut,
} from "./density";
import { emptyQuery, toggleUndated, withRange } from "./query";

const bin = (start: string, count = 1): Bin => ({ start, count, estimated: 0 });
const ranged = (from: string, to = from) => withRange(emptyQuery(), "published", from, to);

test("the stretch is what the bins cover", () => {
  expect(spanOf([bin("2024-11"), bin("2025-02")], "month")).toEqual({ first: 24298, last: 24301 });
  expect(spanOf([], "month")).toBeNull();
});

test("bins become finer where the stretch is short", () => {
  expect(finerFor({ first: 2015, last: 2024 }, "year")).toBe("month");
  expect(finerFor({ first: 2014, last: 2024 }, "year")).toBe("year");
  expect(finerFor({ first: 10, last: 12 }, "month")).toBe("day");
  expect(finerFor({ first: 10, last: 13 }, "month")).toBe("month");
  expect(finerFor({ first: 10, last: 10 }, "day")).toBe("day");
});

test("a range decides the width of its bins", () => {
  const check = (from: string, to: string, width: string | null) =>
    expect(widthForRange(ranged(from, to), "published"), `${from}..${to}`).toBe(width);
  check("2024", "2024", "month");
  check("2024-07", "2024-07", "day");
  check("2024-07-01", "2024-09-30", "day");
  check("1990", "2024", "year");
  expect(widthForRange(ranged("2024"), "event")).toBeNull();
});

test("a day is shown within its month, a month as it is, another axis untouched", () => {
  expect(histogramQuery(ranged("2024-07-17"), "published")).toMatchObject({ from: "2024-07", to: "2024-07" });
  expect(histogramQuery(ranged("2024-06-29", "2024-07-02"), "published")).toMatchObject({
    from: "2024-06",
    to: "2024-07",
  });
  const month = ranged("2024-07");
  expect(histogramQuery(month, "published")).toBe(month);
  expect(histogramQuery(ranged("2024-07-17"), "event")).toMatchObject({ from: "2024-07-17" });
});

test("the bars stay while only the undated are listed", () => {
  expect(histogramQuery(toggleUndated(emptyQuery(), "published"), "published").undated).toBe(false);
});

test("the stretch drawn is the range, whole, even where nothing was printed", () => {
  const domain = domainOf(ranged("2024-07"), "published", "day", [bin("2024-07-17")]);
  expect(domain && spanLength(domain)).toBe(31);
});

test("a brush works in both directions and includes both ends", () => {
  const [june, july] = ["2024-06", "2024-07"].map((s) => {
    const [year, month] = s.split("-").map(Number);
    return firstBin({ year: year ?? 0, month: month ?? 0 }, "month");
  });
  expect(brushed(july ?? 0, june ?? 0, "month")).toEqual({ from: "2024-06", to: "2024-07" });
});

test("zooming in halves around the pointer, zooming out doubles within the limit", () => {
  expect(zoomedIn({ first: 0, last: 99 }, 0)).toEqual({ first: 0, last: 49 });
  expect(zoomedIn({ first: 0, last: 99 }, 99)).toEqual({ first: 50, last: 99 });
  expect(zoomedIn({ first: 5, last: 5 }, 5)).toBeNull();
  const out = zoomedOut({ first: 40, last: 59 }, 50, { first: 0, last: 99 });
  expect(out && spanLength(out)).toBe(40);
  expect(zoomedOut({ first: 10, last: 90 }, 50, { first: 0, last: 99 })).toBeNull();
});

test("the way out leads over year and month", () => {
  expect(crumbs(ranged("2024-07-17"), "published").map((crumb) => crumb.date)).toEqual(["2024", "2024-07"]);
  expect(crumbs(ranged("2024-07"), "published").map((crumb) => crumb.date)).toEqual(["2024"]);
  expect(crumbs(ranged("2024"), "published")).toEqual([]);
  expect(crumbs(ranged("2023-12", "2024-01"), "published")).toEqual([]);
});

test("bars outside the stretch are left out", () => {
  const span = { first: 2020, last: 2021 };
  expect(bars([bin("2019"), bin("2020", 3), bin("2022")], "year", span)).toEqual([
    { bin: 2020, start: "2020", count: 3, estimated: 0 },
  ]);
});

test("labels never crowd", () => {
  expect(labelEvery({ first: 0, last: 9 }, 1000, 70, "year")).toBe(1);
  expect(labelEvery({ first: 0, last: 119 }, 1000, 70, "month")).toBe(12);
  expect(labelEvery({ first: 0, last: 30 }, 600, 70, "day")).toBe(5);
});

test("a range without an end has no stretch of its own", () => {
  expect(rangeSpan({ ...emptyQuery(), from: "2024" }, "published", "year")).toBeNull();
});
