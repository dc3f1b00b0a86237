// What a density says of each bin, ready to be drawn and read out.

import type { Density } from "../bindings/Density";
import { binStart } from "./calendar";
import type { Span } from "./density";

/** A part of a bar: the articles of one series. */
export interface Part {
  /** Index into the series. */
  series: number;
  count: number;
  estimated: number;
  /** Articles of the parts below it. */
  below: number;
}

/** A bin of the query, with all its series; not what it is compared with. */
export interface Bar {
  bin: number;
  start: string;
  count: number;
  estimated: number;
  /** What the other query has there, where there is one. */
  other: number;
  parts: Part[];
}

/** A bar for every bin of a span that has articles of either query. */
export function barsOf(density: Density, span: Span): Bar[] {
  const bars: Bar[] = [];
  const length = Math.max(0, ...density.series.map((series) => series.counts.length));
  const from = Math.max(span.first, density.firstBin);
  const to = Math.min(span.last, density.firstBin + length - 1);
  for (let bin = from; bin <= to; bin++) {
    const bar = barOf(density, bin);
    if (bar.count > 0 || bar.other > 0) bars.push(bar);
  }
  return bars;
}

function barOf(density: Density, bin: number): Bar {
  const at = bin - density.firstBin;
  const bar: Bar = { bin, start: binStart(bin, density.by), count: 0, estimated: 0, other: 0, parts: [] };
  density.series.forEach((series, index) => {
    const count = series.counts[at] ?? 0;
    if (series.kind === "other") bar.other = count;
    else if (count > 0) {
      const estimated = series.estimated[at] ?? 0;
      bar.parts.push({ series: index, count, estimated, below: bar.count });
      bar.count += count;
      bar.estimated += estimated;
    }
  });
  return bar;
}

/** The series that add up to the query. */
export function isParted(density: Density): boolean {
  return density.series.some((series) => series.kind !== "all" && series.kind !== "other");
}

/** Colour of a series: a class of the theme. */
export function hueOf(density: Density, index: number): string {
  const series = density.series[index];
  if (!series || series.kind === "all") return "series-all";
  if (series.kind === "value") return `series-${index + 1}`;
  return `series-${series.kind}`;
}
