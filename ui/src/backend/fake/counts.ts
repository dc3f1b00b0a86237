// Rows of the fake archive counted, listed and summed up.

import type { Why } from "../../bindings/Why";
import type { Granularity } from "../../bindings/Granularity";
import type { Hit } from "../../bindings/Hit";
import type { ImportSummary } from "../../bindings/ImportSummary";
import type { RereadSummary } from "../../bindings/RereadSummary";
import { binStart, firstBin, parseDate } from "../../model/calendar";
import type { Row } from "./archive";
import { bare, withHits } from "./page";

const DAY = 86_400_000;

/** The bin of a date, unless the date is coarser than the bins. */
export function binOf(date: string, by: Granularity): string[] {
  const parsed = parseDate(date);
  if (!parsed) return [];
  if (by === "day" && parsed.day === undefined) return [];
  if (by === "month" && parsed.month === undefined) return [];
  return [binStart(firstBin(parsed, by), by)];
}

/** Rows by value, the most frequent value first. */
export function countBy(rows: Row[], values: (row: Row) => string | string[]): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const value of [values(row)].flat()) {
      const group = groups.get(value);
      if (group) group.push(row);
      else groups.set(value, [row]);
    }
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

export function sparkOf(rows: Row[], from: string | null, to: string | null): number[] {
  const spark = Array.from({ length: 24 }, () => 0);
  if (!from || !to) return spark;
  const [start, end] = [Date.parse(from), Date.parse(to) + DAY];
  for (const row of rows) {
    if (!row.published) continue;
    const place = Math.floor(((Date.parse(row.published) - start) / (end - start)) * 24);
    spark[place] = (spark[place] ?? 0) + 1;
  }
  return spark;
}

export function chapterOf(row: Row) {
  return { id: row.id, source_id: null, headline: row.laid.article.headline };
}

/** `how`: why it was found, besides where. */
export function hitOf(row: Row, words: string[], how: Why[] = []): Hit {
  const { article } = row.laid;
  const paragraphs = article.body.map(bare);
  const best = paragraphs.find((text) => words.some((word) => text.includes(word))) ?? paragraphs[0] ?? "";
  const at = words.length ? Math.max(0, best.indexOf(words[0] ?? "") - 12) : 0;
  const snippet = `${at > 0 ? "…" : ""}${best.slice(at, at + 90)}`;
  const parts: [Why, string][] = [
    ["headline", article.headline],
    ["text", paragraphs.join("\n")],
  ];
  const where = parts.flatMap(([part, text]) => (words.some((word) => text.includes(word)) ? [part] : []));
  return {
    id: row.id,
    source_id: null,
    headline: row.fields.headline?.[0] ?? article.headline,
    headline_supplied: !row.fields.headline && (article.supplied ?? false),
    kicker: article.kicker ?? null,
    deck: article.deck ?? null,
    published: row.published && `${row.published}${row.estimated ? "~" : ""}`,
    published_estimated: row.estimated,
    publication: row.page.publication,
    page: row.page.label,
    kind: article.kind,
    folded: [],
    shared: [],
    why: words.length ? [...where, "words", ...how] : ["filter"],
    hits: words.reduce((all, word) => all + row.text.split(word).length - 1, 0),
    snippet: withHits([{ text: snippet, hit: false }], words),
  };
}

export function summaryOf(files: number, cancelled: boolean): ImportSummary {
  const remark = { code: "no-article" as const, severity: "warning" as const, lines: [], args: [] };
  return {
    files: Math.max(0, files - 3),
    articles: files * 8,
    skipped: Math.min(1, files),
    failed: files > 5 ? 2 : 0,
    seconds: 4.2,
    cancelled,
    failures:
      files > 5
        ? [
            { path: "/扫描件/2024/空白.txt", code: "file-empty", detail: "" },
            { path: "/扫描件/2024/照片.jpg", code: "file-type-unsupported", detail: "jpg" },
          ]
        : [],
    remarks: [{ path: "/扫描件/2024/广告版.txt", diagnostic: remark }],
  };
}

export function rereadOf(pages: number, cancelled: boolean): RereadSummary {
  return { pages, changed: pages, gone: 0, unapplied: 0, cancelled, failures: [] };
}
