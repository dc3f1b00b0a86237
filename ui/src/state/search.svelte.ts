// The one query, what it finds, and what is run when it changes. Views call its methods; nothing else changes the query.

import type { Axis } from "../bindings/Axis";
import type { FigureFilter } from "../bindings/FigureFilter";
import type { Query } from "../bindings/Query";
import type { SearchResult } from "../bindings/SearchResult";
import type { Sort } from "../bindings/Sort";
import type { Backend } from "../backend/backend";
import type { Labels } from "../messages/labels.svelte";
import { emptyQuery, sameQuery } from "../model/query";
import type { Anchor } from "../model/rows";
import { Counts } from "./counts.svelte";
import { Density } from "./density.svelte";
import { Figures, sameFilter } from "./figures.svelte";
import type { Layout } from "./layout.svelte";
import type { By, Navigation } from "./navigation.svelte";
import { painted } from "./painted";
import { onQuery, type Drawn, type Place } from "./places.svelte";
import type { Reader } from "./reader.svelte";
import { Results } from "./results.svelte";

/** What a search stands among. */
export interface Surroundings {
  navigation: Navigation;
  reader: Reader;
  layout: Layout;
  labels: Labels;
  /** Asks for what the view shows besides the list. */
  showView: (anew: boolean) => void;
  /** The first list of an archive is drawn: what would have held it up may be asked for. */
  firstDrawn: () => void;
}

/** A row of the list and the article that is open, to come back to. */
export type Spot = Pick<Place, "article" | "selected" | "anchor">;

/** The query with its list, its picture over time, its counts and its figures. */
export class Search {
  query = $state.raw<Query>(emptyQuery());
  readonly results: Results;
  readonly density: Density;
  readonly counts: Counts;
  readonly figures: Figures;

  /** Queries to be searched just as they are written. */
  private readonly asWritten = new WeakSet<Query>();
  /** What is drawn beside the list is asked for once the list is there: anew, or as far as it is unknown. */
  private restDue: "anew" | "unknown" | null = null;
  /** The first list of the archive is not drawn yet: all else is slow until then, and waits for it. */
  private entering = false;

  constructor(
    backend: Backend,
    private readonly around: Surroundings,
  ) {
    this.results = new Results(backend);
    this.density = new Density(backend);
    this.counts = new Counts(backend, around.labels);
    this.figures = new Figures(backend);
  }

  /** The query whose articles are on view: what was searched instead of one that finds nothing. */
  get seen(): Query {
    return this.results.seen(this.query);
  }

  /** Looks through another query. */
  ask(query: Query, by: By = "choice"): void {
    if (sameQuery(query, this.query)) return;
    const { navigation } = this.around;
    navigation.step(() => {
      // Without what they are near to, articles have no nearness to be in the order of.
      if (this.query.like.length && !query.like.length && !query.text && this.results.sort === "relevance")
        this.results.sort = "newest";
      this.query = query;
      // What was searched for is to be seen.
      if (!onQuery(navigation.view)) navigation.view = "timeline";
      this.run();
    }, by);
  }

  /** Lists the articles of another query, from a view or an article. */
  listArticles(query: Query, sort: Sort = this.results.sort): void {
    const { navigation, layout, reader } = this.around;
    navigation.step(() => {
      navigation.view = "timeline";
      this.query = query;
      this.results.sort = sort;
      // Where there is room for one of both, it is the list that was asked for.
      if (layout.narrow) reader.close();
      this.run();
    });
  }

  /** Searches just what the query says, or (`widen`) also what is like it where that finds nothing. */
  searchAgain(widen: boolean): void {
    if (widen) this.asWritten.delete(this.query);
    else this.asWritten.add(this.query);
    this.run();
  }

  /** Lists in another order. */
  setSort(sort: Sort): void {
    this.results.sort = sort;
    void this.list();
  }

  /** Draws the picture by days of issue, or by days told of. */
  setAxis(axis: Axis): void {
    this.density.axis = axis;
    void this.density.run(this.seen);
  }

  /** Parts the picture of time otherwise, or compares it with another query. */
  draw(drawn: Drawn): void {
    if (JSON.stringify(drawn) === JSON.stringify(this.density.drawn)) return;
    this.around.navigation.step(() => {
      this.density.drawn = drawn;
      this.density.redraw();
    });
  }

  /** Shows other figures of the query. */
  filterFigures(filter: FigureFilter, by: By = "choice"): void {
    if (sameFilter(filter, this.figures.filter)) return;
    this.around.navigation.step(() => {
      this.figures.filter = filter;
      void this.figures.run(this.seen);
    }, by);
  }

  /** The filter panel is open (or not): its counts follow the query while it is. */
  showFacets(shown: boolean): void {
    this.counts.facetsShown = shown;
    if (shown) this.counts.runFacets(this.seen);
  }

  /** How the search stands, for a place in the history. */
  capture(): Spot & Pick<Place, "query" | "sort" | "axis" | "drawn" | "figures"> {
    return {
      query: this.query,
      sort: this.results.sort,
      axis: this.density.axis,
      drawn: this.density.drawn,
      figures: this.figures.filter,
      article: this.around.reader.id,
      selected: this.results.selected,
      anchor: this.results.anchor,
    };
  }

  /** Searches again what was searched at a place. */
  restore(place: Place): void {
    this.query = place.query;
    this.results.sort = place.sort;
    this.density.axis = place.axis;
    this.density.drawn = place.drawn;
    this.figures.filter = place.figures;
    this.run(place);
  }

  /** Another archive is open, and nothing was asked of it. `newest` are its newest articles, if they are known. */
  clear(newest: SearchResult | null): void {
    this.query = emptyQuery();
    this.counts.clear();
    this.figures.clear();
    this.results.clear(newest);
    this.density.clear();
  }

  /** Searches an archive for the first time. */
  begin(): void {
    this.entering = true;
    this.run();
  }

  /** Asks for everything again, the article too: the archive holds other things. */
  runAnew(): void {
    this.counts.outdate();
    this.run(this.capture(), true);
  }

  /** Asks again for all but the article, and keeps the row that was selected. */
  async listAnew({ selected, anchor }: Omit<Spot, "article">): Promise<void> {
    const { reader } = this.around;
    this.counts.outdate();
    this.restDue = "anew";
    await this.list(anchor);
    const at = reader.id === null ? -1 : this.results.indexOf(reader.id);
    this.results.selected = at < 0 ? Math.min(selected, this.results.rows - 1) : at;
  }

  private run(spot: Spot | null = null, anew = false): void {
    const { navigation, reader } = this.around;
    const id = spot ? spot.article : reader.id;
    if (id === null) reader.close();
    else void reader.open(id, this.query);
    this.restDue = anew ? "anew" : "unknown";
    if (!onQuery(navigation.view)) this.around.showView(anew);
    void this.list(spot?.anchor).then((latest) => {
      if (latest) this.listed(spot);
    });
  }

  /** The list is there: its row is selected. */
  private listed(spot: Spot | null): void {
    const { reader } = this.around;
    const { id } = reader;
    this.results.selected = spot ? spot.selected : id === null ? -1 : this.results.indexOf(id);
    // Only now it is known what is to be marked.
    if (this.results.widened && id !== null) void reader.open(id, this.seen);
  }

  /** Lists the articles of the query, and asks then for what is drawn beside: it must not hold up the list. */
  private async list(anchor?: Anchor): Promise<boolean> {
    const latest = await this.results.run(this.query, anchor, !this.asWritten.has(this.query));
    if (latest && this.restDue !== null) void this.askRest();
    return latest;
  }

  private async askRest(): Promise<void> {
    if (this.entering) {
      await painted();
      // Another list may have been answered meanwhile, and its rest asked for.
      if (this.restDue === null || this.results.pending) return;
      this.entering = false;
      this.around.firstDrawn();
    }
    const anew = this.restDue === "anew";
    this.restDue = null;
    void this.density.run(this.seen);
    if (onQuery(this.around.navigation.view)) this.around.showView(anew);
    this.counts.runFacets(this.seen);
  }
}
