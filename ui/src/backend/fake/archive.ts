// The articles of the fake program, and which of them a query finds.

import type { Axis } from "../../bindings/Axis";
import type { Field } from "../../bindings/Field";
import type { Query } from "../../bindings/Query";
import type { ReplacedView } from "../../bindings/ReplacedView";
import { firstBin, lastBin, parseDate } from "../../model/calendar";
import { PAGES, type FakePage } from "./articles";
import { bare, layOut, type LaidOut } from "./page";

/** One article of the fake archive; copies share what was laid out. */
export interface Row {
  id: number;
  laid: LaidOut;
  page: FakePage;
  published: string | null;
  estimated: boolean;
  events: string[];
  text: string;
  /** What a person set right in it. */
  fields: Partial<Record<Field, string[]>>;
  /** What it said before, by block; null for the headline. */
  replaced: ReplacedView[];
}

const EARLIEST_COPY = Date.UTC(2006, 0, 1);
/** Days from then to the last copy. */
const DAYS = 6760;
const DAY = 86_400_000;

/** Every article of a fake archive; copies of the invented ones stand on other days. */
export class FakeArchive {
  /** Corrections may replace both. */
  rows: readonly Row[];
  pages: ReturnType<typeof layOut>["pages"];
  private last: { key: string; rows: readonly Row[] } | null = null;

  /** `count` articles; as many as were invented unless it is given. */
  constructor(count?: number) {
    const { articles, pages } = layOut();
    this.pages = pages;
    const texts = articles.map(textOf);
    const size = count ?? articles.length;
    const copies = Math.max(1, Math.ceil(size / articles.length));
    const rows: Row[] = [];
    for (let index = 0; index < size; index++) {
      const laid = articles[index % articles.length];
      const page = laid && PAGES[laid.article.page];
      if (!laid || !page) continue;
      const copy = Math.floor(index / articles.length);
      const edtf = page.issued?.replace("~", "") ?? null;
      const day = new Date(EARLIEST_COPY + Math.floor((copy / copies) ** 0.8 * DAYS) * DAY);
      rows.push({
        id: index + 1,
        laid,
        page,
        published: copy === 0 ? edtf : edtf && day.toISOString().slice(0, 10),
        estimated: page.issued?.endsWith("~") ?? false,
        events: laid.facts.flatMap((fact) => (fact.kind === "date" ? [fact.value] : [])),
        text: texts[index % articles.length] ?? "",
        fields: {},
        replaced: [],
      });
    }
    this.rows = rows;
  }

  /** Puts others in the place of what it holds. */
  hold(rows: readonly Row[], pages: ReturnType<typeof layOut>["pages"]): void {
    this.rows = rows;
    this.pages = pages;
    this.last = null;
  }

  row(id: number): Row | undefined {
    const row = this.rows[id - 1];
    return row?.id === id ? row : this.rows.find((row) => row.id === id);
  }

  /** Articles of one storyline are alike. */
  private isLike(row: Row, ids: readonly string[]): boolean {
    const lineOf = (id: number) => this.row(id)?.laid.article.storyline;
    const near = (id: number) => row.id !== id && lineOf(id) !== undefined && lineOf(id) === lineOf(row.id);
    return ids.length === 0 || ids.some((id) => near(Number(id)));
  }

  /** Rows of a query by day, the undated last. */
  find(query: Query): Row[] {
    const key = JSON.stringify(query);
    if (this.last?.key !== key) {
      const words = wordsOf(query.text);
      const found = this.rows.filter(
        (row) =>
          words.every((word) => row.text.includes(word)) && fits(row, query) && this.isLike(row, query.like),
      );
      found.sort((a, b) => ((a.published ?? "9") < (b.published ?? "9") ? -1 : 1));
      this.last = { key, rows: found };
    }
    return [...this.last.rows];
  }
}

function textOf({ article }: LaidOut): string {
  return [article.kicker, article.headline, article.deck, ...article.body]
    .map((text) => bare(text ?? ""))
    .join("\n");
}

export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^:：]+[:：]/, "").replace(/["“”()（）]/g, ""))
    .filter((word) => word !== "" && !word.startsWith("-"));
}

function fits(row: Row, query: Query): boolean {
  const { article } = row.laid;
  const some = (wanted: string[], has: string[]) =>
    wanted.length === 0 ||
    wanted.some((value) => has.some((own) => own === value || own.startsWith(`${value}/`)));
  const dates = datesOf(row, query.axis);
  if (query.undated && dates.length > 0) return false;
  const inRange = dates.some((date) => {
    const parsed = parseDate(date);
    const from = query.from ? parseDate(query.from) : null;
    const to = query.to ? parseDate(query.to) : null;
    if (!parsed) return false;
    return (
      (!from || lastBin(parsed, "day") >= firstBin(from, "day")) &&
      (!to || firstBin(parsed, "day") <= lastBin(to, "day"))
    );
  });
  if ((query.from || query.to) && !inRange) return false;
  return (
    some(query.publications, row.page.publication ? [row.page.publication] : []) &&
    some(query.pages, row.page.label ? [row.page.label] : []) &&
    some(query.places, valuesOf(row, "place")) &&
    some(query.people, valuesOf(row, "person")) &&
    some(query.orgs, valuesOf(row, "org")) &&
    some(query.initiatives, valuesOf(row, "initiative")) &&
    some(query.topics, article.topics) &&
    some(query.storylines, article.storyline ? [article.storyline] : []) &&
    some(query.kinds, [article.kind])
  );
}

export function datesOf(row: Row, axis: Axis): string[] {
  return axis === "event" ? row.events : row.published ? [row.published] : [];
}

export function valuesOf(row: Row, kind: string): string[] {
  return [...new Set(row.laid.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : [])))];
}

export function reporters(row: Row): string[] {
  return row.laid.facts.flatMap((fact) => (fact.detail === "reporter" ? [fact.value] : []));
}
