import { expect, test } from "vitest";

import { binStart } from "./calendar";
import { isYear, middleDay, niceStep, timeMarks, valueMarks, yearMarks } from "./chart";

const day = (date: string) => Date.parse(date) / 86_400_000;

test("a date lies in the middle of what it covers", () => {
  expect(middleDay("2024-06-30")).toBe(day("2024-06-30"));
  expect(middleDay("2024-06-30~")).toBe(day("2024-06-30"));
  expect(middleDay("2023")).toBe(day("2023-07-02"));
  expect(middleDay("2024-01/2024-06")).toBe((day("2024-01-01") + day("2024-06-30")) / 2);
  expect(middleDay("某日")).toBeNull();
});

test("values are marked in round steps from zero", () => {
  const check = (values: number[], marks: number[]) => expect(valueMarks(values)).toEqual(marks);
  check([22295, 21480], [0, 10000, 20000, 30000]);
  check([3], [0, 1, 2, 3]);
  check([-4, 6], [-5, 0, 5, 10]);
  check([0], [0, 1]);
  check([], [0, 1]);
  expect(niceStep(1.3e8, 3)).toBe(5e7);
});

test("time is marked as finely as there is room", () => {
  const check = (from: string, to: string, by: string, first: string, count: number) => {
    const marked = timeMarks(day(from), day(to), 6);
    expect(marked.by, from).toBe(by);
    expect(binStart(marked.marks[0]?.bin ?? 0, marked.by)).toBe(first);
    expect(marked.marks.length).toBe(count);
  };
  check("2024-05-31", "2024-06-30", "day", "2024-05-31", 4);
  check("2024-01-10", "2024-12-20", "month", "2024-04", 3);
  check("1998-03-01", "2024-07-01", "year", "2000", 3);
  expect(timeMarks(day("2024-07-17"), day("2024-07-17"), 6).marks).toHaveLength(1);
});

test("values of whole years are marked in the middle of their years", () => {
  const check = (from: string, to: string, most: number, years: number[]) => {
    const marks = yearMarks(middleDay(from) ?? 0, middleDay(to) ?? 0, most);
    expect(marks.map(({ bin }) => bin)).toEqual(years);
    for (const { day, bin } of marks) expect(day).toBe(middleDay(String(bin)));
  };
  check("2022", "2023", 9, [2022, 2023]);
  check("2023", "2023", 9, [2023]);
  check("2015", "2024", 5, [2015, 2017, 2019, 2021, 2023]);
  check("1949", "2024", 1, [1949]);
  expect([isYear("2023"), isYear("2023~"), isYear("2023-07"), isYear("2023/2024")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
