import { expect, test } from "vitest";

import type { IssueDay } from "../bindings/IssueDay";
import type { IssueState } from "../bindings/IssueState";
import { binStart, firstBin } from "./calendar";
import { everyYear, levelOf, monthCounts, monthsOf, moved, movedMonths, nextGap } from "./holdings";

function day(date: string, state: IssueState = "held", pages = 4): IssueDay {
  return { date, state, set: false, pages, labels: [], estimated: 0, lacks: 0, missing: [], articles: 1 };
}

function year(of: number): IssueDay[] {
  const first = firstBin({ year: of, month: 1, day: 1 }, "day");
  const last = firstBin({ year: of, month: 12, day: 31 }, "day");
  return Array.from({ length: last - first + 1 }, (_, n) => day(binStart(first + n, "day")));
}

test("a year has its months, each beginning under its weekday", () => {
  const months = monthsOf(2024, year(2024));
  expect(months.map(({ days }) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  // 1 January 2024 is a Monday, 1 September a Sunday.
  expect([months[0]?.before, months[8]?.before]).toEqual([0, 6]);
  expect(months[1]?.days.at(-1)?.date).toBe("2024-02-29");
});

test("the way through the days stays within the year", () => {
  expect(moved("2024-02-28", 1)).toBe("2024-02-29");
  expect(moved("2024-12-31", 1)).toBe("2024-12-31");
  expect(moved("2024-01-03", -7)).toBe("2024-01-03");
  expect(movedMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(movedMonths("2024-12-05", 1)).toBe("2024-12-05");
});

test("gaps are gone to in both directions", () => {
  const days = [
    day("2024-01-01"),
    day("2024-01-02", "missing"),
    day("2024-01-03"),
    day("2024-01-04", "incomplete"),
  ];
  expect(nextGap(days, null, 1)).toBe("2024-01-02");
  expect(nextGap(days, "2024-01-02", 1)).toBe("2024-01-04");
  expect(nextGap(days, "2024-01-04", 1)).toBeNull();
  expect(nextGap(days, "2024-01-04", -1)).toBe("2024-01-02");
  expect(nextGap(days, null, -1)).toBe("2024-01-04");
});

test("shades grow with the pages, and nothing held has none", () => {
  expect([0, 1, 4, 8].map((pages) => levelOf(day("2024-01-01", "held", pages), 8))).toEqual([1, 1, 2, 4]);
  expect(levelOf({ ...day("2024-01-01", "missing", 0), articles: 0 }, 8)).toBe(0);
});

test("months are counted by state", () => {
  const days = year(2023);
  const torn = days.map((one, n) => (n < 3 ? { ...one, state: "missing" as const, pages: 0 } : one));
  const [january] = monthCounts(monthsOf(2023, torn));
  expect([january?.counts.missing, january?.counts.held, january?.pages]).toEqual([3, 28, 112]);
});

test("years between are shown, unless they are far too many", () => {
  const held = (of: number) => ({
    year: of,
    issues: 1,
    incomplete: 0,
    estimated: 0,
    missing: 0,
    missing_pages: 0,
    never: 0,
    unchecked: 0,
    pages: 1,
    articles: 1,
  });
  expect(everyYear([held(2001), held(2004)]).map(({ year }) => year)).toEqual([2001, 2002, 2003, 2004]);
  expect(everyYear([held(1), held(9999)])).toHaveLength(2);
  expect(everyYear([])).toEqual([]);
});
