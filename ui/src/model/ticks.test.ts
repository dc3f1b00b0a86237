import { expect, test } from "vitest";

import type { Granularity } from "../bindings/Granularity";
import { axisLabel } from "../messages/dates";
import { binStart, firstBin } from "./calendar";
import { stacked, ticks } from "./ticks";

const day = (year: number, month = 1, date = 1) => firstBin({ year, month, day: date }, "day");

test("marks stand no closer than their labels need, at every zoom", () => {
  const whole: [number, number, Granularity][] = [
    [day(1600), day(2025), "decade"],
    [day(1946), day(2025), "year"],
    [day(2015), day(2025), "month"],
    [day(2024), day(2025), "month"],
    [day(2024, 1, 15), day(2024, 5, 3), "day"],
    [day(2024, 7, 1), day(2024, 7, 15), "day"],
  ];
  for (const [from, to, by] of whole) {
    for (const width of [240, 700, 1400]) {
      const marks = ticks({ from, to }, by, width, 60);
      expect(marks.length, `${by} ${width}`).toBeGreaterThan(0);
      marks.slice(1).forEach((mark, index) => {
        expect(mark.x - (marks[index]?.x ?? 0), `${by} ${width}`).toBeGreaterThanOrEqual(60);
      });
    }
  }
});

test("years of tens, months of quarters and first days of months are marked", () => {
  const shown = (from: number, to: number, by: Granularity) =>
    ticks({ from, to }, by, 700, 66).map((mark) =>
      axisLabel(binStart(mark.bin, mark.by), mark.by, "zh", false),
    );
  expect(shown(day(1970), day(2020), "year")).toEqual([
    "1970",
    "1975",
    "1980",
    "1985",
    "1990",
    "1995",
    "2000",
    "2005",
    "2010",
    "2015",
  ]);
  expect(shown(day(2023), day(2025), "month")).toContain("2024年");
  expect(shown(day(2024, 3, 1), day(2024, 5, 1), "day")).toContain("4月1日");
});

test("ranges take rows in which none touches another", () => {
  const items = [
    { x: 0, width: 100 },
    { x: 50, width: 10 },
    { x: 110, width: 20 },
    { x: 55, width: 3 },
  ];
  expect(stacked(items, 2).map((item) => [item.x, item.row])).toEqual([
    [0, 0],
    [50, 1],
    [110, 0],
  ]);
});
