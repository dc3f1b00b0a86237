// Figures of the fake archive: what its marked figures count, put together as a list.

import type { Contradiction } from "../../bindings/Contradiction";
import type { FigureFilter } from "../../bindings/FigureFilter";
import type { FigureRow } from "../../bindings/FigureRow";
import type { FigureList } from "../../bindings/FigureList";
import type { Measure } from "../../bindings/Measure";
import type { Quote } from "../../bindings/Quote";
import { firstBin, lastBin, parseDate } from "../../model/calendar";
import type { Row } from "./archive";
import { withHits } from "./page";

type Said = Pick<FigureRow, "what" | "whose" | "when" | "comparison" | "qualifier">;

/** What the figures of the invented articles count, by the figure as printed. */
const SAID: Readonly<Record<string, Partial<Said>>> = {
  "22295台": { what: "回收旧家电", whose: "惠循环", when: "2024-06-30" },
  "21480台": { what: "回收旧家电", whose: "惠循环", when: "2024-05-31" },
  "418万元": { what: "补贴", whose: "惠循环", when: "2024-06-30" },
  "1.3亿元": { what: "换新消费", whose: "惠循环", when: "2024-06-30" },
  "36个": { what: "乡村回收站", whose: "青禾县" },
  "118个": { what: "乡镇街道", whose: "惠循环", when: "2024-12" },
  "3亿元": { what: "资金", when: "2024" },
  "12万亩": { what: "秋粮", whose: "柳林灌区" },
  "46公里": { what: "干渠", whose: "柳林灌区", when: "2024" },
  "64公里": { what: "干渠", whose: "柳林灌区", when: "2024" },
  "10天": { what: "开闸", comparison: { change: "up", against: "比往年", base: null } },
  两百多趟: { what: "摆渡", when: "1976", qualifier: "多" },
};

/** A sentence of an article as it is quoted, with what it is quoted for marked. */
export function quoteOf(row: Row, sentence: string, mark: string): Quote {
  return {
    article: row.id,
    headline: row.fields.headline?.[0] ?? row.laid.article.headline,
    headline_supplied: row.laid.article.supplied ?? false,
    published: row.published && `${row.published}${row.estimated ? "~" : ""}`,
    publication: row.page.publication,
    page: row.page.label,
    text: withHits([{ text: sentence, hit: false }], [mark]),
  };
}

/** Every figure of some articles, the latest time first. */
export function figuresOf(rows: readonly Row[]): FigureRow[] {
  const figures = rows.flatMap((row) => {
    const place = row.laid.facts.find((fact) => fact.kind === "place")?.value ?? null;
    return row.laid.facts
      .filter((fact) => fact.kind === "figure")
      .map<FigureRow>((fact) => {
        const [value = "", unit = ""] = fact.value.split(" ");
        const said = SAID[fact.text];
        return {
          text: fact.text,
          value: Number(value),
          unit,
          qualifier: said?.qualifier ?? null,
          what: said?.what ?? null,
          whose: said?.whose ?? null,
          when: said?.when ?? null,
          comparison: said?.comparison ?? null,
          place,
          measure: said?.what ? [said.what, said.whose, unit].join("|") : null,
          quote: quoteOf(row, fact.sentence, fact.text),
        };
      });
  });
  return figures.sort((a, b) => (timeOf(b) < timeOf(a) ? -1 : 1));
}

/** When a figure holds; the date of issue where the text does not say. */
function timeOf(row: FigureRow): string {
  return row.when ?? row.quote.published ?? "";
}

/** Articles read for figures at most, the newest. */
const MOST_ARTICLES = 250;

export function figureListOf(found: Row[], filter: FigureFilter, limit: number, offset: number): FigureList {
  const newest = [
    ...found.filter((row) => row.published).reverse(),
    ...found.filter((row) => !row.published),
  ];
  const read = newest.slice(0, MOST_ARTICLES);
  const all = figuresOf(read);
  const unmeasured = all.filter((row) => passes(row, { ...filter, measure: null }));
  const rows = unmeasured.filter((row) => filter.measure === null || row.measure === filter.measure);
  return {
    articles: found.length,
    read: read.length,
    total: rows.length,
    measures: measuresOf(rows),
    rows: rows.slice(offset, offset + limit),
    contradictions: contradictionsOf(rows),
  };
}

function passes(row: FigureRow, filter: FigureFilter): boolean {
  const words = filter.subject?.split(/\s+/).filter(Boolean) ?? [];
  const told = `${row.what ?? ""} ${row.whose ?? ""}`;
  if (!words.every((word) => told.includes(word))) return false;
  if (filter.place && row.place !== filter.place && !row.place?.startsWith(`${filter.place}/`)) return false;
  const date = parseDate(timeOf(row));
  const [from, to] = [filter.from && parseDate(filter.from), filter.to && parseDate(filter.to)];
  if (!date) return !from && !to;
  if (from && lastBin(date, "day") < firstBin(from, "day")) return false;
  return !(to && firstBin(date, "day") > lastBin(to, "day"));
}

function measuresOf(rows: readonly FigureRow[]): Measure[] {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) if (row.measure) groups.set(row.measure, [...(groups.get(row.measure) ?? []), row]);
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => ({
      key,
      what: group[0]?.what ?? "",
      whose: group[0]?.whose ?? null,
      unit: group[0]?.unit ?? "",
      count: group.length,
      points: group
        .map((row) => ({ when: timeOf(row), value: row.value ?? 0, article: row.quote.article }))
        .sort((a, b) => (a.when < b.when ? -1 : 1)),
    }))
    .sort((a, b) => b.count - a.count);
}

function contradictionsOf(rows: readonly FigureRow[]): Contradiction[] {
  return rows.flatMap((right, index) => {
    const left = rows
      .slice(index + 1)
      .find((row) => row.measure && row.measure === right.measure && row.when === right.when);
    if (!left || left.value === right.value) return [];
    const swapped = (left.quote.published ?? "") > (right.quote.published ?? "");
    return [swapped ? { left: right, right: left } : { left, right }];
  });
}
