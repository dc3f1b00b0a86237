// A query over time: the stretch that is on view, its numbers, and the articles that have no place in it.

import type { Axis } from "../bindings/Axis";
import type { CommandError } from "../bindings/CommandError";
import type { Density as Numbers } from "../bindings/Density";
import type { DensityAsk } from "../bindings/DensityAsk";
import type { Granularity } from "../bindings/Granularity";
import type { Query } from "../bindings/Query";
import type { SplitBy } from "../bindings/SplitBy";
import type { Drawn } from "./places.svelte";
import { toCommandError, type Backend } from "../backend/backend";
import { binStart, firstBin } from "../model/calendar";
import {
  around,
  bulk,
  daysOf,
  daysOfBin,
  drawnQuery,
  length,
  outset,
  rangeDays,
  tooFine,
  widthFor,
  type Stretch,
} from "../model/density";

export class Density {
  axis = $state<Axis>("published");
  /** What the user chose; `auto` follows the stretch. */
  width = $state<Granularity | "auto">("auto");
  split = $state<SplitBy | null>(null);
  /** What the query is compared with. */
  other = $state.raw<Query | null>(null);
  /** Each query is drawn as tall as its own highest bin. */
  ownScale = $state(false);
  /** The stretch on view; null when nothing is dated. */
  view = $state.raw<Stretch | null>(null);
  /** All years, for the strip below the picture. */
  years = $state.raw<Numbers | null>(null);
  /** The numbers that are drawn: of the view and of as much again on both sides. */
  numbers = $state.raw<Numbers | null>(null);
  /** The query that they are of. */
  of = $state.raw<Query | null>(null);
  /** Where most of it lies: what is drawn at first, and what the strip shows. */
  most = $state.raw<Stretch | null>(null);
  /** From the first day to the last. */
  whole = $state.raw<Stretch | null>(null);
  error = $state.raw<CommandError | null>(null);
  /** The day that was jumped to. */
  marked = $state.raw<Stretch | null>(null);
  /** Days of the rows that the list shows, where it is in their order. */
  listed = $state.raw<Stretch | null>(null);

  /** Ranges of dates that the picture has no room for. */
  undrawn = $state(0);

  private generation = 0;
  private query: Query | null = null;
  /** What `numbers` are of. */
  private held: { key: string; stretch: Stretch } | null = null;
  private lastRange = "";
  private lastDrawn = "";
  private asking = false;

  constructor(private readonly backend: Backend) {}

  /** Articles without a date on the axis, whatever range is set. */
  get undated(): number {
    return this.years?.undated ?? 0;
  }

  /** Width of the bins that suit the view. */
  get by(): Granularity {
    const { view, width } = this;
    if (!view) return "year";
    return width === "auto" || tooFine(view, width) ? widthFor(view) : width;
  }

  /** Another archive is open: it is drawn as the program sees fit. */
  clear(): void {
    this.axis = "published";
    this.width = "auto";
    this.split = null;
    this.other = null;
    this.view = null;
    this.of = null;
    this.whole = null;
    this.lastRange = "";
    this.lastDrawn = "";
  }

  /** Draws a query: what of it is on view stays so unless the query is another one. */
  async run(query: Query): Promise<void> {
    const generation = ++this.generation;
    const { axis } = this;
    this.query = query;
    try {
      const drawn = drawnQuery(query, axis);
      const years = await this.backend.density({
        ...this.asked("year"),
        query: drawn,
        split: null,
        with: null,
      });
      if (generation !== this.generation) return;
      this.years = years;
      this.whole = wholeOf(years);
      this.most = this.whole && this.mostOf(years, this.whole);
      this.look(this.viewFor(query, drawn));
      this.error = null;
      await this.fetch(true);
    } catch (reason) {
      if (generation === this.generation) this.fail(reason);
    }
  }

  /** How the picture is drawn besides. */
  get drawn(): Drawn {
    const { split, other, ownScale } = this;
    return { split, other, ownScale };
  }

  set drawn({ split, other, ownScale }: Drawn) {
    this.split = split;
    this.other = other;
    this.ownScale = ownScale;
  }

  /** Shows another stretch of the same query. */
  look(view: Stretch | null): void {
    this.view = view;
    void this.fetch();
  }

  /** Asks anew for what is on view. */
  redraw(): void {
    void this.fetch(true);
  }

  showWhole(): void {
    if (this.whole) this.look(outset(this.whole));
  }

  /** What the numbers on view are asked with: what a file of them holds. */
  get ask(): DensityAsk {
    const { view, whole } = this;
    const ask = this.asked(this.by);
    const isWhole = !view || !whole || length(view) >= length(whole);
    return isWhole ? ask : { ...ask, from: dayText(view.from), to: dayText(view.to - 0.001) };
  }

  private viewFor(query: Query, drawn: Query): Stretch | null {
    const { whole } = this;
    const range = rangeDays(query, this.axis);
    const rangeKey = range ? `${range.from}..${range.to}` : "";
    const drawnKey = JSON.stringify([drawn, this.axis]);
    const same = rangeKey === this.lastRange && drawnKey === this.lastDrawn && this.view !== null;
    this.lastRange = rangeKey;
    this.lastDrawn = drawnKey;
    this.marked = same ? this.marked : null;
    if (!whole) return null;
    if (same) return this.view;
    if (range) return around(range, whole);
    return this.most;
  }

  /** A few far events must not make all others one bar: they are left out until one looks for them. */
  private mostOf(years: Numbers, whole: Stretch): Stretch {
    const counts = years.series[0]?.counts ?? [];
    const span = bulk(counts);
    if (span.first === 0 && span.last === counts.length - 1) return outset(whole);
    return outset({
      from: daysOfBin(years.firstBin + span.first, "year").from,
      to: daysOfBin(years.firstBin + span.last, "year").to,
    });
  }

  private asked(by: Granularity): DensityAsk {
    const { axis, split, other } = this;
    const query = drawnQuery(this.query as Query, axis);
    const other_ = other && drawnQuery(other, axis);
    return {
      query,
      axis,
      by,
      from: null,
      to: null,
      split: other ? null : split,
      with: other_,
      allRanges: false,
    };
  }

  /** Asks for the numbers of the view where they are not held; at most one question at a time. */
  private async fetch(anew = false): Promise<void> {
    const { view, by, generation } = this;
    if (!this.query || !view) {
      this.numbers = null;
      this.of = this.query;
      this.held = null;
      return;
    }
    const ask = this.asked(by);
    const key = JSON.stringify(ask);
    if (!anew && this.held?.key === key && within(view, this.held.stretch)) return;
    if (this.asking && !anew) return;
    this.asking = true;
    const days = length(view);
    const stretch = { from: view.from - days, to: view.to + days };
    try {
      const numbers = await this.backend.density({
        ...ask,
        from: dayText(stretch.from),
        to: dayText(stretch.to),
      });
      this.asking = false;
      if (generation !== this.generation) return;
      this.numbers = numbers;
      this.of = this.query;
      this.held = { key, stretch };
      this.error = null;
      // The view may have gone on meanwhile.
      await this.fetch();
    } catch (reason) {
      this.asking = false;
      if (generation === this.generation) this.fail(reason);
    }
  }

  /** Nothing is drawn: numbers of an earlier query would be taken for those of this one. */
  private fail(reason: unknown): void {
    this.error = toCommandError(reason);
    this.years = null;
    this.numbers = null;
    this.of = null;
    this.whole = null;
    this.most = null;
    this.held = null;
  }
}

/** From the first day to the last; years before the first are beyond the picture. */
function wholeOf(years: Numbers): Stretch | null {
  const days = daysOf(years.first?.startsWith("-") ? "0000" : years.first, years.last);
  return days && days.to > days.from ? days : null;
}

function within(inner: Stretch, outer: Stretch): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** Years before the first are not written with four digits. */
const FIRST_DAY = firstBin({ year: 0 }, "day");

function dayText(day: number): string {
  return binStart(Math.max(Math.floor(day), FIRST_DAY), "day");
}
