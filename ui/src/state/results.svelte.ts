// The articles a query found: how many, and those of them that are on view. Rows are fetched a page at a time.

import type { CommandError } from "../bindings/CommandError";
import type { Hit } from "../bindings/Hit";
import type { Query } from "../bindings/Query";
import type { SearchResult } from "../bindings/SearchResult";
import type { Sort } from "../bindings/Sort";
import type { Widening } from "../bindings/Widening";
import { toCommandError, type Backend } from "../backend/backend";
import { RowLayout, type Anchor, type Headings } from "../model/rows";

export const PAGE_SIZE = 100;
/** Pages kept besides those on view. */
const PAGES_KEPT = 40;
const SIZES = { row: 88, heading: 34 };

const TOP: Anchor = { index: 0, offset: 0 };

/** What parts a list by days: the date of issue and whether it is an estimate. */
function dayKey(hit: Hit): string {
  return `${hit.published ?? ""}|${hit.published_estimated}`;
}

export class Results {
  /** Articles found. */
  total = $state<number | null>(null);
  /** Rows of the list: fewer where articles that tell the same are folded into one. */
  rows = $state(0);
  tookMs = $state(0);
  /** What was searched instead of a query that finds nothing. */
  widened = $state.raw<Widening | null>(null);
  error = $state.raw<CommandError | null>(null);
  pending = $state(false);
  sort = $state<Sort>("newest");
  /** Index of the selected row, -1 for none. */
  selected = $state(-1);
  private pages = $state.raw<ReadonlyMap<number, readonly Hit[]>>(new Map());
  private headings = $state.raw<ReadonlyMap<number, Headings>>(new Map());
  layout = $derived(new RowLayout(this.rows, PAGE_SIZE, this.headings, SIZES));
  /** The row at the top of the view, kept there when heights change. Not reactive: the list reads it after others. */
  anchor: Anchor = TOP;
  /** Counts answers to new queries, so that the list knows when to go to the anchor. */
  answers = $state(0);

  /** Where the query finds nothing, what is like it is searched instead. */
  widen = $state(true);
  /** The answer to the first question, where it is known before it is asked. */
  private known: SearchResult | null = null;
  private query: Query | null = null;
  /** The query that the rows are of. */
  private answered: Query | null = null;
  private generation = 0;
  private wanted: number[] = [];
  private fetching = new Set<number>();

  constructor(private readonly backend: Backend) {}

  hit(index: number): Hit | undefined {
    return this.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** The query whose articles are listed: what was searched instead of one that finds nothing. */
  seen(query: Query): Query {
    return this.answered === query && this.widened ? this.widened.query : query;
  }

  get selectedHit(): Hit | undefined {
    return this.selected < 0 ? undefined : this.hit(this.selected);
  }

  /** Index of the row of an article (or that it is folded into) among the rows fetched, or -1. */
  indexOf(id: number): number {
    for (const [page, hits] of this.pages) {
      const within = hits.findIndex((hit) => hit.id === id || hit.folded.includes(id));
      if (within >= 0) return page * PAGE_SIZE + within;
    }
    return -1;
  }

  /**
   * Asks anew; true when this is still what is asked for once the answer is there. The old rows stay until then; an
   * answer to an older question is dropped, and a failure leaves no rows.
   */
  async run(query: Query, anchor: Anchor = TOP, widen = true): Promise<boolean> {
    const generation = ++this.generation;
    this.query = query;
    this.widen = widen;
    this.pending = true;
    const page = Math.floor(anchor.index / PAGE_SIZE);
    const { known } = this;
    this.known = null;
    try {
      const result =
        known ?? (await this.backend.search(query, this.sort, PAGE_SIZE, page * PAGE_SIZE, widen));
      if (generation !== this.generation) return false;
      this.error = null;
      this.answered = query;
      this.widened = result.widened ?? null;
      this.total = result.total;
      this.rows = result.rows;
      this.tookMs = result.took_ms;
      this.pages = new Map();
      this.headings = new Map();
      this.fetching = new Set();
      this.wanted = [];
      this.keep(page, result.hits);
      this.anchor = anchor;
      this.selected = -1;
      this.answers += 1;
    } catch (reason) {
      if (generation !== this.generation) return false;
      this.error = toCommandError(reason);
      this.forget();
    }
    this.pending = false;
    return true;
  }

  /** Another archive is open: its list begins with the newest, and no more is known of it than its first page at most. */
  clear(newest: SearchResult | null = null): void {
    const isPage = newest !== null && newest.hits.length === Math.min(newest.rows, PAGE_SIZE);
    this.known = isPage ? newest : null;
    this.forget();
    this.sort = "newest";
  }

  /** Nothing is listed: what was found before is not what is asked for now. */
  private forget(): void {
    this.total = null;
    this.widened = null;
    this.answered = null;
    this.rows = 0;
    this.pages = new Map();
    this.headings = new Map();
    this.selected = -1;
  }

  /** Brings a row to the top of the view. */
  goTo(index: number): void {
    this.anchor = { index: Math.max(0, Math.min(index, this.rows - 1)), offset: 0 };
    this.answers += 1;
  }

  /** Says which rows are on view; what is missing is fetched, nearest first, at most two pages at once. */
  want(first: number, last: number): void {
    this.wanted = [];
    for (let page = Math.floor(first / PAGE_SIZE); page <= Math.floor(last / PAGE_SIZE); page++) {
      if (page >= 0 && !this.pages.has(page)) this.wanted.push(page);
    }
    this.fetchWanted();
  }

  private fetchWanted(): void {
    while (this.fetching.size < 2) {
      const page = this.wanted.find((page) => !this.fetching.has(page));
      if (page === undefined) return;
      void this.fetchPage(page);
    }
  }

  private async fetchPage(page: number): Promise<void> {
    const { generation, query, widen, fetching } = this;
    if (!query) return;
    fetching.add(page);
    try {
      const result = await this.backend.search(query, this.sort, PAGE_SIZE, page * PAGE_SIZE, widen);
      if (generation === this.generation) this.keep(page, result.hits);
    } catch (reason) {
      if (generation === this.generation) this.error = toCommandError(reason);
      // Without this the same page would be asked for again at once, and for ever.
      this.wanted = [];
    }
    fetching.delete(page);
    this.wanted = this.wanted.filter((other) => !this.pages.has(other));
    if (generation === this.generation) this.fetchWanted();
  }

  private keep(page: number, hits: readonly Hit[]): void {
    const pages = new Map(this.pages).set(page, hits);
    for (const old of pages.keys()) {
      if (pages.size <= PAGES_KEPT) break;
      if (old !== page && !this.wanted.includes(old)) pages.delete(old);
    }
    this.pages = pages;
    if (this.sort === "relevance") return;
    const headings = new Map(this.headings).set(page, this.headingsOf(page, hits));
    const next = pages.get(page + 1);
    if (next) headings.set(page + 1, this.headingsOf(page + 1, next));
    this.headings = headings;
  }

  private headingsOf(page: number, hits: readonly Hit[]): Headings {
    const before = this.pages.get(page - 1)?.at(-1);
    let key = before ? dayKey(before) : null;
    return hits.flatMap((hit, index) => {
      if (dayKey(hit) === key) return [];
      key = dayKey(hit);
      return [index];
    });
  }
}
