// The arithmetic of the density histogram: which stretch of time it shows, in bins of which width, and what a
// click, a brush or a zoom makes of the query.

import type { Axis } from "../bindings/Axis";
import type { Bin } from "../bindings/Bin";
import type { Granularity } from "../bindings/Granularity";
import type { Query } from "../bindings/Query";
import { binStart, firstBin, lastBin, parseDate } from "./calendar";
import { hasRange } from "./query";

/** A stretch of bins, both ends included. */
export interface Span {
  first: number;
  last: number;
}

/** More bars than this are thinner than a stroke of the pen. */
export const MOST_BINS = 400;

/** Years up to which months are drawn, months up to which days are drawn, unless the user says otherwise. */
const MONTHS_UP_TO_YEARS = 10;
const DAYS_UP_TO_MONTHS = 3;

/** The stretch that bins cover; null without bins. */
export function spanOf(bins: readonly Bin[], by: Granularity): Span | null {
  const first = bins[0] && parseDate(bins[0].start);
  const end = bins.at(-1);
  const last = end && parseDate(end.start);
  return first && last ? { first: firstBin(first, by), last: lastBin(last, by) } : null;
}

export function spanLength(span: Span): number {
  return span.last - span.first + 1;
}

/** The finer width worth drawing for a stretch measured in `by`; `by` itself when none is. */
export function finerFor(span: Span, by: Granularity): Granularity {
  if (by === "year" && spanLength(span) <= MONTHS_UP_TO_YEARS) return "month";
  if (by === "month" && spanLength(span) <= DAYS_UP_TO_MONTHS) return "day";
  return by;
}

/** The range of a query in bins, where it has both ends on this axis. */
export function rangeSpan(query: Query, axis: Axis, by: Granularity): Span | null {
  if (query.axis !== axis || query.from === null || query.to === null) return null;
  const from = parseDate(query.from);
  const to = parseDate(query.to);
  return from && to ? { first: firstBin(from, by), last: lastBin(to, by) } : null;
}

/** The width that suits the range of a query. */
export function widthForRange(query: Query, axis: Axis): Granularity | null {
  const months = rangeSpan(query, axis, "month");
  const years = rangeSpan(query, axis, "year");
  if (!months || !years) return null;
  if (spanLength(months) <= DAYS_UP_TO_MONTHS) return "day";
  return spanLength(years) <= MONTHS_UP_TO_YEARS ? "month" : "year";
}

/** The query whose histogram is drawn: a short range is shown in its surroundings, another axis as it is. */
export function histogramQuery(query: Query, axis: Axis): Query {
  if (query.undated && query.axis === axis) return { ...query, undated: false };
  if (!hasRange(query) || query.axis !== axis) return query;
  const days = rangeSpan(query, axis, "day");
  if (!days || spanLength(days) >= 7) return query;
  const months = rangeSpan(query, axis, "month");
  if (!months) return query;
  return { ...query, from: binStart(months.first, "month"), to: binStart(months.last, "month") };
}

/** The stretch to draw: the range where there is one, else what the bins cover. */
export function domainOf(shown: Query, axis: Axis, by: Granularity, bins: readonly Bin[]): Span | null {
  return rangeSpan(shown, axis, by) ?? spanOf(bins, by);
}

/** The range from one bin to another, in either order, as EDTF ends. */
export function brushed(a: number, b: number, by: Granularity): { from: string; to: string } {
  return { from: binStart(Math.min(a, b), by), to: binStart(Math.max(a, b), by) };
}

/** Half the stretch around a bin, or null when it cannot be narrowed. */
export function zoomedIn(span: Span, around: number): Span | null {
  const length = spanLength(span);
  if (length < 2) return null;
  const half = Math.max(1, Math.floor(length / 2));
  const share = (around - span.first) / length;
  const first = Math.min(Math.max(span.first, Math.round(around - half * share)), span.last - half + 1);
  return { first, last: first + half - 1 };
}

/** Twice the stretch around a bin, kept inside `limit`; null when that is everything. */
export function zoomedOut(span: Span, around: number, limit: Span): Span | null {
  const length = spanLength(span);
  const share = (around - span.first) / length;
  const first = Math.max(limit.first, Math.round(span.first - length * share));
  const last = Math.min(limit.last, first + 2 * length - 1);
  return first <= limit.first && last >= limit.last ? null : { first, last };
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

/** A bar for every bin of a stretch that has articles. */
export interface Bar {
  bin: number;
  start: string;
  count: number;
  estimated: number;
}

export function bars(bins: readonly Bin[], by: Granularity, span: Span): Bar[] {
  return bins.flatMap((bin) => {
    const date = parseDate(bin.start);
    if (!date) return [];
    const number = firstBin(date, by);
    return number < span.first || number > span.last ? [] : [{ bin: number, ...bin }];
  });
}

/** Every `n`-th bin gets a label, so that labels of `room` pixels fit. */
export function labelEvery(span: Span, width: number, room: number, by: Granularity): number {
  const least = Math.max(1, Math.ceil((spanLength(span) * room) / Math.max(1, width)));
  const steps =
    by === "month"
      ? [1, 2, 3, 6, 12, 24, 60, 120]
      : by === "day"
        ? [1, 2, 5, 7, 14, 28]
        : [1, 2, 5, 10, 20, 50, 100];
  return steps.find((step) => step >= least) ?? least;
}
