// What the fake archive says of a query over time.

import type { Density } from "../../bindings/Density";
import type { DensityAsk } from "../../bindings/DensityAsk";
import type { DatelessList } from "../../bindings/DatelessList";
import type { DaysMeant } from "../../bindings/DaysMeant";
import type { Granularity } from "../../bindings/Granularity";
import type { Series } from "../../bindings/Series";
import { binStart, firstBin, lastBin, parseDate, parseInterval } from "../../model/calendar";
import { readDate } from "../../model/edtf";
import { datesOf, type Row } from "./archive";
import { TOPICS } from "./articles";
import { binOf } from "./counts";

/** `rows` are of the query, `others` of what it is compared with. */
export function densityOf(ask: DensityAsk, rows: Row[], others: Row[] | null): Density {
  const { axis, by } = ask;
  const days = rows.flatMap((row) => datesOf(row, axis)).flatMap((date) => endsOf(date));
  const first = days.length ? Math.min(...days) : null;
  const last = days.length ? Math.max(...days) : null;
  const bin = (day: string | null, fallback: number | null) =>
    binAt(day ? day : fallback === null ? "1970-01-01" : binStart(fallback, "day"), by);
  const span = { first: bin(ask.from, first), last: bin(ask.to, last) };
  const size = Math.max(0, Math.min(20_000, span.last - span.first + 1));
  const count = (own: Row[]): Pick<Series, "counts" | "estimated" | "total"> => {
    const counts = Array.from({ length: size }, () => 0);
    const estimated = Array.from({ length: size }, () => 0);
    for (const row of own) {
      for (const start of new Set(datesOf(row, axis).flatMap((date) => binsOf(date, by)))) {
        const at = binNumber(start, by) - span.first;
        if (at < 0 || at >= size) continue;
        counts[at] = (counts[at] ?? 0) + 1;
        if (axis === "published" && row.estimated) estimated[at] = (estimated[at] ?? 0) + 1;
      }
    }
    return { counts, estimated: estimated.some((n) => n > 0) ? estimated : [], total: own.length };
  };
  const outside = (side: (bin: number) => boolean) =>
    rows.filter((row) =>
      datesOf(row, axis).some((date) => binsOf(date, by).some((start) => side(binNumber(start, by)))),
    ).length;
  const series: Series[] = parted(ask, rows).map(({ own, ...named }) => ({ ...named, ...count(own) }));
  if (others) series.push({ kind: "other", value: null, label: ask.with?.text ?? "", ...count(others) });
  const undated = rows.filter((row) => datesOf(row, axis).length === 0).length;
  const inBins = rows.filter((row) => datesOf(row, axis).some((date) => binsOf(date, by).length > 0)).length;
  return {
    axis,
    by,
    firstBin: span.first,
    series,
    ranges: [],
    moreRanges: 0,
    before: outside((bin) => bin < span.first),
    after: outside((bin) => bin > span.last),
    coarse: rows.length - undated - inBins,
    undated,
    estimated: axis === "published" ? rows.filter((row) => row.estimated).length : 0,
    total: rows.length,
    first: first === null ? null : binStart(first, "day"),
    last: last === null ? null : binStart(last, "day"),
  };
}

function endsOf(date: string): number[] {
  const ends = parseInterval(date);
  const [from, to] = [ends && parseDate(ends.from), ends && parseDate(ends.to)];
  return from && to ? [firstBin(from, "day"), lastBin(to, "day")] : [];
}

function binsOf(date: string, by: Granularity): string[] {
  return by === "decade" ? binOf(date, "year").map((year) => `${year.slice(0, 3)}X`) : binOf(date, by);
}

function binNumber(start: string, by: Granularity): number {
  return by === "decade" ? Number(start.slice(0, 3)) : binAt(start, by);
}

function binAt(date: string, by: Granularity): number {
  const parsed = parseDate(date);
  return parsed ? firstBin(parsed, by) : 0;
}

function parted(ask: DensityAsk, rows: Row[]): (Pick<Series, "kind" | "value" | "label"> & { own: Row[] })[] {
  if (!ask.split) return [{ kind: "all", value: null, label: "", own: rows }];
  const valueOf = (row: Row) =>
    ask.split === "subject" ? (row.laid.article.topics[0] ?? null) : row.page.publication;
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) groups.set(valueOf(row), [...(groups.get(valueOf(row)) ?? []), row]);
  return [...groups].map(([value, own]) => ({
    kind: value === null ? "none" : "value",
    value,
    label: value === null ? "" : (TOPICS[value] ?? value),
    own,
  }));
}

export function daysMeantBy(text: string): DaysMeant | null {
  const date = readDate(text);
  const [from, to] = date ? endsOf(date) : [];
  return from === undefined || to === undefined
    ? null
    : { from: binStart(from, "day"), to: binStart(to, "day") };
}

export function datelessOf(rows: Row[]): DatelessList {
  const pages = new Map<number, DatelessList["pages"][number]>();
  for (const row of rows) {
    const id = row.laid.article.page + 1;
    const known = pages.get(id);
    if (known) {
      known.articles += 1;
      if (known.headlines.length < 3) known.headlines.push(row.laid.article.headline);
    } else {
      pages.set(id, {
        page_id: id,
        article: row.id,
        record: false,
        file: `${id}.txt`,
        publication: row.page.publication,
        page: row.page.label,
        published: row.published && `${row.published}~`,
        evidence: [],
        headlines: [row.laid.article.headline],
        articles: 1,
      });
    }
  }
  return { articles: rows.length, pages: [...pages.values()] };
}
