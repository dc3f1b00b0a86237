import { expect, test } from "vitest";

import { binStart, firstBin, lastBin, parseDate, parseInterval, weekday } from "./calendar";

test("dates of the three precisions are read, qualifiers ignored", () => {
  const check = (edtf: string, expected: unknown) => expect(parseDate(edtf), edtf).toEqual(expected);
  check("2024", { year: 2024 });
  check("2024-07", { year: 2024, month: 7 });
  check("2024-07-17", { year: 2024, month: 7, day: 17 });
  check("2024-07-17~", { year: 2024, month: 7, day: 17 });
  check("2024-07-01/2024-07-05", { year: 2024, month: 7, day: 1 });
  check("2024-13", null);
  check("2023-02-29", null);
  check("202X", null);
  check("..", null);
});

test("only intervals with definite ends can become a range", () => {
  const check = (edtf: string, expected: unknown) => expect(parseInterval(edtf), edtf).toEqual(expected);
  check("2024-07-17", { from: "2024-07-17", to: "2024-07-17" });
  check("2022/2023", { from: "2022", to: "2023" });
  check("2024-07~", { from: "2024-07", to: "2024-07" });
  check("2024/..", null);
  check("/2024", null);
  check("近日", null);
});

test("bins and dates are each other's inverse", () => {
  for (const start of ["1937-05-31", "1970-01-01", "2000-02-29", "2024-12-31"]) {
    const date = parseDate(start);
    if (!date) throw new Error(start);
    expect(binStart(firstBin(date, "day"), "day")).toBe(start);
    expect(binStart(firstBin(date, "month"), "month")).toBe(start.slice(0, 7));
    expect(binStart(firstBin(date, "year"), "year")).toBe(start.slice(0, 4));
  }
});

test("a coarse date ends with its last day", () => {
  expect(binStart(lastBin({ year: 2024 }, "day"), "day")).toBe("2024-12-31");
  expect(binStart(lastBin({ year: 2024, month: 2 }, "day"), "day")).toBe("2024-02-29");
  expect(binStart(lastBin({ year: 2024 }, "month"), "month")).toBe("2024-12");
});

test("weekdays", () => {
  expect(weekday({ year: 2024, month: 7, day: 17 })).toBe(3);
  expect(weekday({ year: 2024, month: 7 })).toBeNull();
});
