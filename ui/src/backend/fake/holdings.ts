// Holdings of the fake archive: a daily between its first and its last issue; what a person says of it counts.

import type { Coverage } from "../../bindings/Coverage";
import type { Gap } from "../../bindings/Gap";
import type { IssueDay } from "../../bindings/IssueDay";
import type { IssueState } from "../../bindings/IssueState";
import type { IssueWord } from "../../bindings/IssueWord";
import type { PaperHoldings } from "../../bindings/PaperHoldings";
import type { Query } from "../../bindings/Query";
import type { YearHoldings } from "../../bindings/YearHoldings";
import { binStart, firstBin, lastBin, parseDate } from "../../model/calendar";
import type { FakeArchive, Row } from "./archive";
import type { FakeCorrections } from "./corrections";

/** What is held of a paper, by day, and what is said of it. */
interface Contents {
  byDay: ReadonlyMap<string, readonly Row[]>;
  first: string;
  last: string;
  words: readonly IssueWord[];
}

export class FakeHoldings {
  constructor(
    private readonly archive: FakeArchive,
    private readonly made: FakeCorrections,
  ) {}

  papers(): PaperHoldings[] {
    const names = [...new Set(this.archive.rows.map((row) => row.page.publication))];
    return names.map((publication) => this.paper(publication));
  }

  days(publication: string | null, from: string, to: string): IssueDay[] {
    const ends = [parseDate(from), parseDate(to)] as const;
    if (!ends[0] || !ends[1]) throw { code: "date-invalid", message: "no date", detail: from };
    const [first, last] = [firstBin(ends[0], "day"), lastBin(ends[1], "day")];
    const paper = this.contents(publication);
    return Array.from({ length: last - first + 1 }, (_, n) => dayOf(paper, binStart(first + n, "day")));
  }

  gaps(publication: string | null): Gap[] {
    const held = this.sure(publication).sort();
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) return [];
    return this.days(publication, first, last)
      .filter((day) => day.state === "missing")
      .map((day) => ({
        publication,
        from: day.date,
        to: day.date,
        state: day.state,
        set: day.set,
        days: 1,
        lacks: 0,
        missing: [],
      }));
  }

  coverage(query: Query): Coverage | null {
    if (query.axis !== "published" || (!query.from && !query.to)) return null;
    const paper = this.papers()[0];
    if (!paper) return null;
    const days = this.days(paper.publication, query.from ?? paper.first ?? "", query.to ?? paper.last ?? "");
    const count = (state: IssueState) => days.filter((day) => day.state === state).length;
    return {
      held: count("held"),
      incomplete: 0,
      missing: count("missing"),
      estimated: count("estimated"),
      unchecked: count("unchecked"),
      outside: days.every((day) => day.state === "unchecked"),
      held_from: paper.first,
      held_to: paper.last,
      publication: paper.publication,
      day: days.find((day) => day.state === "missing")?.date ?? null,
    };
  }

  private rows(publication: string | null): Row[] {
    return this.archive.rows.filter((row) => row.page.publication === publication);
  }

  private sure(publication: string | null): string[] {
    return this.rows(publication).flatMap((row) => (row.published && !row.estimated ? [row.published] : []));
  }

  private words(publication: string | null): IssueWord[] {
    return this.made
      .list(10_000, 0)
      .batches.flatMap((batch) =>
        batch.holds
          ? batch.entries.flatMap(({ correction }) =>
              correction.op === "issues" && correction.publication === publication
                ? [{ batch: batch.id, from: correction.from, to: correction.to, known: correction.known }]
                : [],
            )
          : [],
      );
  }

  private contents(publication: string | null): Contents {
    const byDay = new Map<string, Row[]>();
    for (const row of this.rows(publication)) {
      if (row.published) byDay.set(row.published, [...(byDay.get(row.published) ?? []), row]);
    }
    const held = this.sure(publication).sort();
    return { byDay, first: held[0] ?? "9", last: held.at(-1) ?? "", words: this.words(publication) };
  }

  private paper(publication: string | null): PaperHoldings {
    const dated = this.rows(publication).flatMap((row) => row.published ?? []);
    const years = [...new Set(dated.map((date) => Number(date.slice(0, 4))))].sort();
    const counted = years.map((year): YearHoldings => {
      const days = this.days(publication, `${year}-01-01`, `${year}-12-31`);
      const count = (state: IssueState) => days.filter((day) => day.state === state).length;
      return {
        year,
        issues: count("held"),
        incomplete: 0,
        estimated: count("estimated"),
        missing: count("missing"),
        missing_pages: 0,
        never: count("never"),
        unchecked: 0,
        pages: days.reduce((sum, day) => sum + day.pages, 0),
        articles: days.reduce((sum, day) => sum + day.articles, 0),
      };
    });
    const sum = (key: keyof YearHoldings) => counted.reduce((sum, year) => sum + year[key], 0);
    const held = this.sure(publication).sort();
    return {
      publication,
      first: held[0] ?? null,
      last: held.at(-1) ?? null,
      issues: sum("issues"),
      incomplete: 0,
      estimated: sum("estimated"),
      missing: sum("missing"),
      missing_pages: 0,
      unchecked: 0,
      pages: sum("pages"),
      articles: this.rows(publication).length,
      undated: 0,
      rhythms: [],
      words: this.words(publication),
      years: counted,
    };
  }
}

function dayOf({ byDay, first, last, words }: Contents, date: string): IssueDay {
  const rows = byDay.get(date) ?? [];
  const sure = rows.filter((row) => !row.estimated);
  const labels = [...new Set(sure.flatMap((row) => row.page.label ?? []))];
  const said = words.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  let state: IssueState = date >= first && date <= last ? "missing" : "unchecked";
  if (said?.known.says === "never") state = "never";
  if (rows.length) state = sure.length ? "held" : "estimated";
  return {
    date,
    state,
    set: said !== undefined && !rows.length,
    pages: labels.length,
    labels,
    estimated: rows.length - sure.length,
    lacks: 0,
    missing: [],
    articles: rows.length,
  };
}
