// Marks of the time axis: which bins get one, so that no two labels touch.

import type { Granularity } from "../bindings/Granularity";
import { binsOf, daysOfBin, length, spanLength, type Stretch } from "./density";

/** A mark at the beginning of a bin. */
export interface Tick {
  bin: number;
  by: Granularity;
  /** Pixels from the left. */
  x: number;
  /** Pixels up to the next mark. */
  room: number;
}

/** Steps that fall on round dates: months of quarters and years, years of fives and tens, days of weeks. */
const STEPS: Readonly<Record<Granularity, readonly number[]>> = {
  decade: [1, 2, 5, 10, 20, 50],
  year: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  month: [1, 2, 3, 6],
  day: [1, 2, 7],
};

const COARSER: Readonly<Record<Granularity, Granularity | null>> = {
  day: "month",
  month: "year",
  year: null,
  decade: null,
};

/** Marks of a stretch drawn `width` pixels wide, each with at least `room` pixels for its label. */
export function ticks(stretch: Stretch, by: Granularity, width: number, room: number): Tick[] {
  const perDay = width / length(stretch);
  const span = binsOf(stretch, by);
  const slot = width / Math.max(1, spanLength(span));
  const step = STEPS[by].find((step) => slot * step >= room);
  const coarser = COARSER[by];
  if (step === undefined && coarser) return ticks(stretch, coarser, width, room);
  const every = step ?? Math.ceil(room / slot);
  const marks: Tick[] = [];
  for (let bin = span.first; bin <= span.last; bin++) {
    if (!isRound(bin, by, every)) continue;
    const x = (daysOfBin(bin, by).from - stretch.from) * perDay;
    const before = marks.at(-1);
    // A month's last step may be short: the first of the next month matters more.
    if (before && x - before.x < room) marks.pop();
    const last = marks.at(-1);
    if (last) last.room = x - last.x;
    marks.push({ bin, by, x, room: width - x });
  }
  return marks;
}

/** Days are counted from the first of their month, so that the first always has a mark. */
function isRound(bin: number, by: Granularity, every: number): boolean {
  if (by !== "day" || every === 1) return ((bin % every) + every) % every === 0;
  return (new Date(bin * 86_400_000).getUTCDate() - 1) % every === 0;
}

/** Ranges in rows in which none touches another: the first of the list first; those without room are left out. */
export function stacked<T extends { x: number; width: number }>(
  items: readonly T[],
  rows: number,
  gap = 2,
): (T & { row: number })[] {
  const taken: { x: number; width: number }[][] = Array.from({ length: rows }, () => []);
  return items.flatMap((item) => {
    const row = taken.findIndex((others) =>
      others.every((other) => item.x >= other.x + other.width + gap || item.x + item.width + gap <= other.x),
    );
    if (row < 0) return [];
    taken[row]?.push(item);
    return [{ ...item, row }];
  });
}
