// The figures of the query: what is measured, and those rows that are on view.

import type { CommandError } from "../bindings/CommandError";
import type { FigureFilter } from "../bindings/FigureFilter";
import type { FigureRow } from "../bindings/FigureRow";
import type { FigureList } from "../bindings/FigureList";
import type { Measure } from "../bindings/Measure";
import type { Query } from "../bindings/Query";
import { toCommandError, type Backend } from "../backend/backend";

/** Rows asked for at once. */
export const PAGE_SIZE = 100;

/** All figures. */
export const EVERY_FIGURE: FigureFilter = {
  subject: null,
  measure: null,
  place: null,
  from: null,
  to: null,
};

export function sameFilter(a: FigureFilter, b: FigureFilter): boolean {
  return (
    a.subject === b.subject &&
    a.measure === b.measure &&
    a.place === b.place &&
    a.from === b.from &&
    a.to === b.to
  );
}

export class Figures {
  filter = $state.raw<FigureFilter>(EVERY_FIGURE);
  /** Measures and contradictions, whichever measure is chosen. */
  overview = $state.raw<FigureList | null>(null);
  rows = $state.raw<readonly FigureRow[]>([]);
  /** Rows in all; null before the first answer. */
  total = $state<number | null>(null);
  error = $state.raw<CommandError | null>(null);
  pending = $state(false);
  /** Counts answers to new questions, so that the view knows when to go to the top. */
  answers = $state(0);
  /** The measure chosen, where the overview knows it. */
  measure = $derived<Measure | null>(
    this.overview?.measures.find((measure) => measure.key === this.filter.measure) ?? null,
  );
  contradictions = $derived(
    (this.overview?.contradictions ?? []).filter(
      ({ left, right }) =>
        this.filter.measure === null || [left.measure, right.measure].includes(this.filter.measure),
    ),
  );

  private query: Query | null = null;
  private asked: FigureFilter = EVERY_FIGURE;
  private generation = 0;
  private fetching = false;

  constructor(private readonly backend: Backend) {}

  /** Asks, unless the answer is there. The old rows stay until the new ones come; a failure leaves none. */
  async run(query: Query, anew = false): Promise<void> {
    if (!anew && this.query === query && sameFilter(this.asked, this.filter)) return;
    const generation = ++this.generation;
    const { filter } = this;
    const whole = { ...filter, measure: null };
    const known = !anew && this.query === query && sameFilter({ ...this.asked, measure: null }, whole);
    this.query = query;
    this.asked = filter;
    this.pending = true;
    try {
      const list = await this.backend.figures(query, filter, PAGE_SIZE, 0);
      const overview =
        filter.measure === null
          ? list
          : known && this.overview
            ? this.overview
            : await this.backend.figures(query, whole, 0, 0);
      if (generation !== this.generation) return;
      this.overview = overview;
      this.rows = list.rows;
      this.total = list.total;
      this.error = null;
      this.fetching = false;
      this.answers += 1;
    } catch (reason) {
      if (generation === this.generation) this.fail(reason);
    } finally {
      if (generation === this.generation) this.pending = false;
    }
  }

  /** Asks for the rows that follow those on view. */
  async more(): Promise<void> {
    const { generation, query, asked } = this;
    if (!query || this.fetching || this.pending || this.rows.length >= (this.total ?? 0)) return;
    this.fetching = true;
    try {
      const { rows } = await this.backend.figures(query, asked, PAGE_SIZE, this.rows.length);
      if (generation !== this.generation) return;
      this.rows = [...this.rows, ...rows];
      // An answer without rows would be asked for again for ever.
      if (rows.length === 0) this.total = this.rows.length;
    } catch (reason) {
      if (generation === this.generation) this.fail(reason);
    }
    if (generation === this.generation) this.fetching = false;
  }

  /** All rows of what was asked, at most so many. */
  async whole(most: number): Promise<FigureRow[]> {
    const { query, asked } = this;
    const rows: FigureRow[] = [];
    while (query && rows.length < most) {
      const page = await this.backend.figures(
        query,
        asked,
        Math.min(PAGE_SIZE * 5, most - rows.length),
        rows.length,
      );
      if (!page.rows.length) break;
      rows.push(...page.rows);
    }
    return rows;
  }

  /** Forgets everything: another archive is open. */
  clear(): void {
    this.generation += 1;
    this.filter = EVERY_FIGURE;
    this.overview = null;
    this.rows = [];
    this.total = null;
    this.error = null;
    this.pending = false;
    this.query = null;
    this.fetching = false;
  }

  private fail(reason: unknown): void {
    this.error = toCommandError(reason);
    this.overview = null;
    this.rows = [];
    this.total = null;
    // The same question may be asked again.
    this.query = null;
  }
}
