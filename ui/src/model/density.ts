// The arithmetic of the picture of time: the stretch that is on view, bins of which width it is drawn in, where they
// stand, and what a click, a brush or a zoom makes of it. A stretch is days from 1970, its end not included.

import type { Axis } from "../bindings/Axis";
import type { Granularity } from "../bindings/Granularity";
import type { Query } from "../bindings/Query";
import { binStart, firstBin, lastBin, parseDate } from "./calendar";

/** Bins, both ends included. */
export interface Span {
  first: number;
  last: number;
}

/** Days, the last not included; fractions while it is being zoomed. */
export interface Stretch {
  from: number;
  to: number;
}

/** More bars than this are thinner than a stroke of the pen. */
const MOST_BINS = 400;

/** Nothing is seen better in less than two weeks. */
export const LEAST_DAYS = 14;

/** Days up to which a width suits: a quarter is drawn in days, a dozen years in months, a century in years. */
const SUITS: readonly [Granularity, number][] = [
  ["day", 124],
  ["month", 12 * 366],
  ["year", 130 * 366],
];

const DAYS: Readonly<Record<Granularity, number>> = { decade: 3652, year: 365, month: 30, day: 1 };

export function spanLength(span: Span): number {
  return span.last - span.first + 1;
}

export function length(stretch: Stretch): number {
  return stretch.to - stretch.from;
}

/** The width of bins that suits a stretch. */
export function widthFor(stretch: Stretch): Granularity {
  return SUITS.find(([, days]) => length(stretch) <= days)?.[0] ?? "decade";
}

/** Whether bins of a width would be too many to be told apart. */
export function tooFine(stretch: Stretch, by: Granularity): boolean {
  return length(stretch) / DAYS[by] > MOST_BINS;
}

/** The days of a bin. */
export function daysOfBin(bin: number, by: Granularity): Stretch {
  if (by === "day") return { from: bin, to: bin + 1 };
  return { from: startOf(bin, by), to: startOf(bin + 1, by) };
}

function startOf(bin: number, by: Granularity): number {
  if (by === "month")
    return firstBin({ year: Math.floor(bin / 12), month: (((bin % 12) + 12) % 12) + 1 }, "day");
  return firstBin({ year: by === "decade" ? bin * 10 : bin }, "day");
}

/** The bin a day lies in. */
export function binOfDay(day: number, by: Granularity): number {
  const whole = Math.floor(day);
  if (by === "day") return whole;
  const date = new Date(whole * 86_400_000);
  const year = date.getUTCFullYear();
  if (by === "month") return year * 12 + date.getUTCMonth();
  return by === "year" ? year : Math.floor(year / 10);
}

/** The bins that a stretch touches. */
export function binsOf(stretch: Stretch, by: Granularity): Span {
  return { first: binOfDay(stretch.from, by), last: binOfDay(Math.max(stretch.from, stretch.to - 1e-6), by) };
}

/** The days of an EDTF date or of two ends, or null where an end is open or none. */
export function daysOf(from: string | null, to: string | null): Stretch | null {
  const [first, last] = [from && parseDate(from), to && parseDate(to)];
  return first && last ? { from: firstBin(first, "day"), to: lastBin(last, "day") + 1 } : null;
}

/** The days of the range of a query, where it has both ends on this axis. */
export function rangeDays(query: Query, axis: Axis): Stretch | null {
  return query.axis === axis ? daysOf(query.from, query.to) : null;
}

/** The range of a query in bins, where it has both ends on this axis. */
export function rangeSpan(query: Query, axis: Axis, by: Granularity): Span | null {
  const days = rangeDays(query, axis);
  return days && binsOf(days, by);
}

/** The query that is drawn: its range and the undated are shown in their surroundings, another axis as it is. */
export function drawnQuery(query: Query, axis: Axis): Query {
  if (query.axis !== axis) return query;
  return { ...query, axis: "published", from: null, to: null, undated: false };
}

/** The range from one bin to another, in either order, as EDTF ends. */
export function brushed(a: number, b: number, by: Granularity): { from: string; to: string } {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  if (by === "decade") return { from: binStart(first * 10, "year"), to: binStart(last * 10 + 9, "year") };
  return { from: binStart(first, by), to: binStart(last, by) };
}

/** A stretch with some of its surroundings, as much as there is to see of them. */
export function around(stretch: Stretch, whole: Stretch | null): Stretch {
  const days = Math.max(length(stretch) * 1.12, LEAST_DAYS, length(stretch) + 4);
  const middle = (stretch.from + stretch.to) / 2;
  const shown = { from: middle - days / 2, to: middle + days / 2 };
  if (!whole || length(whole) < days) return shown;
  return kept(shown, outset(whole));
}

/** The whole with a little air at both ends, and at least two weeks. */
export function outset(whole: Stretch): Stretch {
  const air = Math.max(length(whole) * 0.01, (LEAST_DAYS - length(whole)) / 2, 0.5);
  return { from: whole.from - air, to: whole.to + air };
}

/** A stretch moved so that it lies within limits; the limits where it is longer. */
function kept(stretch: Stretch, limits: Stretch): Stretch {
  const days = Math.min(length(stretch), length(limits));
  const from = Math.min(Math.max(stretch.from, limits.from), limits.to - days);
  return { from, to: from + days };
}

/** A stretch `factor` times as long, with one day staying where it is. Not shorter than two weeks or longer than the whole. */
export function zoomed(stretch: Stretch, factor: number, day: number, whole: Stretch): Stretch {
  const limits = outset(whole);
  const most = Math.max(length(limits), LEAST_DAYS);
  const days = Math.min(Math.max(length(stretch) * factor, LEAST_DAYS), most);
  const share = (day - stretch.from) / length(stretch);
  const from = day - share * days;
  return days >= length(limits) ? limits : kept({ from, to: from + days }, limits);
}

/** A stretch moved by some days, as far as there is something to see. */
export function panned(stretch: Stretch, days: number, whole: Stretch): Stretch {
  const limits = outset(whole);
  if (length(stretch) >= length(limits)) return stretch;
  return kept({ from: stretch.from + days, to: stretch.to + days }, limits);
}

/** One step of the way from everything to a range: year, then month. */
export interface Crumb {
  by: Granularity;
  date: string;
}

/** The years and months that contain a whole range, widest first; the range itself is not among them. */
export function crumbs(query: Query, axis: Axis): Crumb[] {
  const way: Crumb[] = [];
  for (const by of ["year", "month"] as const) {
    const span = rangeSpan(query, axis, by);
    if (!span || span.first !== span.last) break;
    const date = binStart(span.first, by);
    if (query.from === date && query.to === date) break;
    way.push({ by, date });
  }
  return way;
}

/** Where most of the bins stand: one of forty at each end may lie outside, if that leaves much less to be drawn. */
export function bulk(counts: readonly number[]): Span {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const end = { first: 0, last: Math.max(0, counts.length - 1) };
  const span = { ...end };
  for (let out = 0; span.first < span.last; span.first++) {
    out += counts[span.first] ?? 0;
    if (out > all / 40) break;
  }
  for (let out = 0; span.last > span.first; span.last--) {
    out += counts[span.last] ?? 0;
    if (out > all / 40) break;
  }
  return spanLength(span) * 2 < spanLength(end) ? span : end;
}
