// The arithmetic of a chart of values over time: where a date lies, which marks the axes have.

import type { Granularity } from "../bindings/Granularity";
import { firstBin, lastBin, parseDate } from "./calendar";

/** A mark of the time axis: its day, and the bin it begins. */
export interface TimeMark {
  day: number;
  bin: number;
}

/** The day in the middle of what a date or an interval covers, in days since 1970; null where it has no place. */
export function middleDay(edtf: string): number | null {
  const [from = "", to = from] = edtf.replace(/[~?%]/g, "").split("/");
  const start = parseDate(from);
  const end = parseDate(to) ?? start;
  return start && end ? (firstBin(start, "day") + lastBin(end, "day")) / 2 : null;
}

/** The smallest of 1, 2, 5 times a power of ten that parts `range` into at most `most`. */
export function niceStep(range: number, most: number): number {
  if (!(range > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(range / most));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => range / step <= most) ?? 10 * power;
}

/** Marks of the value axis, ascending, from at or below the least value (or 0) to at or above the greatest. */
export function valueMarks(values: readonly number[], most = 3): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = niceStep(high - low, most);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** Steps that marks of a width may have. */
const STEPS: readonly [Exclude<Granularity, "decade">, readonly number[]][] = [
  ["day", [1, 2, 5, 10]],
  ["month", [1, 3, 6]],
  ["year", [1, 2, 5, 10, 20, 50, 100]],
];

/** At most `most` marks between two days: the finest that fit. */
export function timeMarks(
  first: number,
  last: number,
  most: number,
): { by: Exclude<Granularity, "decade">; marks: TimeMark[] } {
  const [start, end] = [dateOf(first), dateOf(last)];
  for (const [by, steps] of STEPS) {
    const [from, to] = [firstBin(start, by), firstBin(end, by)];
    for (const step of steps) {
      if ((to - from) / step + 1 > most) continue;
      const marks: TimeMark[] = [];
      // Days are counted from the first, so that the axis is marked where it begins.
      for (let bin = by === "day" ? from : Math.ceil(from / step) * step; bin <= to; bin += step) {
        const day = by === "day" ? bin : firstDay(bin, by);
        if (day >= first - 1 && day <= last + 1) marks.push({ day, bin });
      }
      if (marks.length > 0) return { by, marks };
    }
  }
  return { by: "year", marks: [] };
}

/** At most `most` marks of a chart whose values are those of whole years, each in the middle of its year. */
export function yearMarks(first: number, last: number, most: number): TimeMark[] {
  const [from, to] = [dateOf(first).year, dateOf(last).year];
  const years = STEPS.find(([by]) => by === "year")?.[1] ?? [];
  const step = years.find((step) => Math.floor((to - from) / step) < most) ?? to - from + 1;
  const marks: TimeMark[] = [];
  // Counted from the first, which has a value.
  for (let year = from; year <= to; year += step) {
    marks.push({ day: middleDay(String(year)) ?? first, bin: year });
  }
  return marks;
}

/** Whether a date is a whole year and no more. */
export function isYear(edtf: string): boolean {
  return /^\d{4}[~?%]?$/.test(edtf);
}

function firstDay(bin: number, by: "month" | "year"): number {
  const [year, month] = by === "year" ? [bin, 1] : [Math.floor(bin / 12), (bin % 12) + 1];
  return firstBin({ year, month }, "day");
}

function dateOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(Math.floor(day) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
