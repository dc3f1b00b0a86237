import { expect, test } from "vitest";

import type { Granularity } from "../bindings/Granularity";
import { firstBin } from "./calendar";
import {
  around,
  binOfDay,
  binsOf,
  brushed,
  bulk,
  crumbs,
  daysOf,
  daysOfBin,
  drawnQuery,
  LEAST_DAYS,
  length,
  outset,
  panned,
  rangeSpan,
  tooFine,
  widthFor,
  zoomed,
} from "./density";
import { emptyQuery, toggleUndated, withRange } from "./query";

const day = (year: number, month = 1, date = 1) => firstBin({ year, month, day: date }, "day");
const years = (from: number, to: number) => ({ from: day(from), to: day(to + 1) });
const ranged = (from: string, to = from) => withRange(emptyQuery(), "published", from, to);

test("a stretch is drawn in the bins that suit it", () => {
  const check = (from: number, to: number, by: Granularity) => expect(widthFor({ from, to })).toBe(by);
  check(0, 31, "day");
  check(0, 124, "day");
  check(0, 366, "month");
  check(0, 365 * 12, "month");
  check(0, 365 * 40, "year");
  check(0, 365 * 400, "decade");
});

test("a width of more bins than can be told apart is too fine", () => {
  expect(tooFine(years(2020, 2020), "day")).toBe(false);
  expect(tooFine(years(2019, 2020), "day")).toBe(true);
  expect(tooFine(years(1980, 2024), "month")).toBe(true);
});

test("bins and their days agree", () => {
  for (const by of ["decade", "year", "month", "day"] as const) {
    for (const at of [day(1899, 12, 31), day(1970), day(2000, 2, 29), day(2024, 12, 31), day(50, 6, 1)]) {
      const bin = binOfDay(at, by);
      const days = daysOfBin(bin, by);
      expect(days.from <= at && at < days.to, `${at} by ${by}`).toBe(true);
      expect(binOfDay(days.to, by)).toBe(bin + 1);
    }
  }
});

test("a range in bins covers all it touches", () => {
  expect(rangeSpan(ranged("2024", "2025"), "published", "month")).toEqual({ first: 24288, last: 24311 });
  expect(rangeSpan(ranged("2024"), "event", "month")).toBeNull();
  expect(rangeSpan(withRange(emptyQuery(), "published", "2024", null), "published", "day")).toBeNull();
  expect(binsOf(years(1999, 2000), "decade")).toEqual({ first: 199, last: 200 });
});

test("what is drawn is the query without its range and with the dated", () => {
  expect(drawnQuery(ranged("2024-07-17"), "published")).toEqual(emptyQuery());
  expect(drawnQuery(toggleUndated(emptyQuery(), "published"), "published").undated).toBe(false);
  const other = ranged("2024");
  expect(drawnQuery(other, "event")).toBe(other);
});

test("brushing gives both ends in the width of the bins, in order", () => {
  expect(brushed(24290, 24288, "month")).toEqual({ from: "2024-01", to: "2024-03" });
  expect(brushed(19921, 19921, "day")).toEqual({ from: "2024-07-17", to: "2024-07-17" });
  expect(brushed(199, 200, "decade")).toEqual({ from: "1990", to: "2009" });
});

test("zooming keeps the day under the pointer where it is", () => {
  const whole = years(1980, 2024);
  const view = years(2000, 2009);
  const at = day(2003);
  const closer = zoomed(view, 0.5, at, whole);
  expect(length(closer)).toBeCloseTo(length(view) / 2);
  expect((at - closer.from) / length(closer)).toBeCloseTo((at - view.from) / length(view));
});

test("zooming ends at two weeks and at the whole", () => {
  const whole = years(1980, 2024);
  expect(length(zoomed({ from: 0, to: 20 }, 0.01, 10, whole))).toBe(LEAST_DAYS);
  expect(zoomed(years(2000, 2009), 100, day(2003), whole)).toEqual(outset(whole));
  const one = { from: 19921, to: 19922 };
  expect(length(zoomed(outset(one), 2, 19921, one))).toBe(LEAST_DAYS);
});

test("moving ends where there is nothing more to see", () => {
  const whole = years(1980, 2024);
  const view = years(2023, 2024);
  expect(panned(view, 100_000, whole).to).toBeCloseTo(outset(whole).to);
  expect(length(panned(view, -100_000, whole))).toBeCloseTo(length(view));
  expect(panned(outset(whole), 5, whole)).toEqual(outset(whole));
});

test("a range is shown with some of its surroundings", () => {
  const whole = years(1980, 2024);
  const month = daysOf("2024-07", "2024-07");
  expect(month && length(around(month, whole))).toBeGreaterThan(31);
  const one = daysOf("2024-07-17", "2024-07-17");
  expect(one && length(around(one, whole))).toBe(LEAST_DAYS);
  expect(around(whole, whole).from).toBeLessThan(whole.from);
});

test("the way to a range goes through the year and the month that contain it", () => {
  const way = (from: string, to = from) => crumbs(ranged(from, to), "published").map((crumb) => crumb.date);
  expect(way("2024-07-17")).toEqual(["2024", "2024-07"]);
  expect(way("2024-07")).toEqual(["2024"]);
  expect(way("2024-06-29", "2024-07-02")).toEqual(["2024"]);
  expect(way("2023", "2024")).toEqual([]);
});

test("a few far events do not make all others one bar", () => {
  const far = [1, ...Array.from({ length: 90 }, () => 0), 40, 50, 60, 30];
  expect(bulk(far)).toEqual({ first: 91, last: 94 });
  expect(bulk([10, 20, 30])).toEqual({ first: 0, last: 2 });
  expect(bulk([])).toEqual({ first: 0, last: 0 });
});
