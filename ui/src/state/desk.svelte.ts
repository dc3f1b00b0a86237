// The reader's desk: one query, the views on it, the open article, and the way that led here. Views call its
// methods; nothing else changes the query.

import { getContext, setContext } from "svelte";

import type { ArchiveInfo } from "../bindings/ArchiveInfo";
import type { Axis } from "../bindings/Axis";
import type { Corrected } from "../bindings/Corrected";
import type { FigureFilter } from "../bindings/FigureFilter";
import type { Query } from "../bindings/Query";
import type { SearchResult } from "../bindings/SearchResult";
import type { Sort } from "../bindings/Sort";
import { emptyQuery, sameQuery } from "../model/query";
import { subjectOf as subjectOfDay, type TodaySpec } from "../model/today";
import type { Anchor } from "../model/rows";
import { Armed } from "./armed.svelte";
import { Corrections, holderOf, type Place as CorrectedPlace } from "./corrections.svelte";
import { Counts } from "./counts.svelte";
import { Density } from "./density.svelte";
import { Doubts } from "./doubts.svelte";
import { Figures, sameFilter } from "./figures.svelte";
import { Holdings } from "./holdings.svelte";
import { Kept } from "./kept.svelte";
import { onQuery, Trail, type Drawn, type Pair, type Place, type ViewName } from "./places.svelte";
import { Overview } from "./overview.svelte";
import { painted } from "./painted";
import { Program } from "./program.svelte";
import { Reader } from "./reader.svelte";
import { Repairs } from "./repairs.svelte";
import { Results } from "./results.svelte";
import { TopicSpace } from "./topic-space.svelte";

export class Desk extends Program {
  view = $state<ViewName>("timeline");
  query = $state.raw<Query>(emptyQuery());
  readonly results = new Results(this.backend);
  readonly density = new Density(this.backend);
  readonly reader = new Reader(this.backend);
  readonly counts = new Counts(this.backend);
  readonly topics = this.counts.topics;
  readonly topicSpace = new TopicSpace(this.backend);
  readonly overview = new Overview(this.backend);
  readonly labels = this.counts.labels;
  readonly corrections = new Corrections(this.backend, {
    changed: (result, where) => this.corrected(result, where),
    failed: (error) => (this.failure = error),
  });
  readonly doubts = new Doubts(this.backend, this.corrections);
  readonly repairs = new Repairs(this.backend, this.corrections);
  readonly figures = new Figures(this.backend);
  readonly holdings = new Holdings(this.backend);
  readonly kept = new Kept(this.backend);
  pair = $state.raw<Pair | null>(null);
  /** The initiative of the dossier, the heading of the person, the number of the storyline, the day, the phrases. */
  subject = $state<string | null>(null);
  /** How far the page with a subject, or the ledger, is scrolled. Not reactive: the page reads it when it is drawn. */
  scrolled = 0;
  /** Counts what was corrected or imported, so that pages with a subject know when to ask again. */
  edition = $state(0);
  helpShown = $state(false);
  /** Whether keys answer in the view of doubts and in that of damaged characters. */
  readonly armed = new Armed();
  /** Room for either the list or the article, not both. */
  narrow = $state(false);
  /** The open article follows the selection, because the keyboard moves it. */
  following = $state(false);

  /** Queries to be searched just as they are written. */
  private readonly asWritten = new WeakSet<Query>();
  /** What is drawn beside the list is asked for once the list is there: anew, or as far as it is unknown. */
  private restDue: "anew" | "unknown" | null = null;
  /** The first list of the archive is not drawn yet: all else is slow until then, and waits for it. */
  private entering = false;
  /** Corrections were made where nothing of the query is on view. */
  private stale = false;
  /** The last step was typing; more typing is the same step. */
  private typing = false;

  readonly trail = new Trail(this.place());

  /** Looks through another query. Typing is one step of the history, however many letters it takes. */
  ask(query: Query, by: "typing" | "choice" = "choice"): void {
    if (sameQuery(query, this.query)) return;
    const sameStep = by === "typing" && this.typing;
    this.leave();
    // Without what they are near to, articles have no nearness to be in the order of.
    if (this.query.like.length && !query.like.length && !query.text && this.results.sort === "relevance")
      this.results.sort = "newest";
    this.query = query;
    // What was searched for is to be seen.
    if (!onQuery(this.view)) this.view = "timeline";
    this.runAll();
    if (sameStep) this.trail.note(this.place());
    else this.arrive();
    this.typing = by === "typing";
  }

  /** The query whose articles are on view: what was searched instead of one that finds nothing. */
  get seen(): Query {
    return this.results.seen(this.query);
  }

  /** Searches just what the query says, or (`widen`) also what is like it where that finds nothing. */
  searchAgain(widen: boolean): void {
    if (widen) this.asWritten.delete(this.query);
    else this.asWritten.add(this.query);
    this.runAll();
  }

  setSort(sort: Sort): void {
    this.results.sort = sort;
    void this.list();
  }

  setAxis(axis: Axis): void {
    this.density.axis = axis;
    void this.density.run(this.seen);
  }

  /** Parts the picture of time otherwise, or compares it with another query. */
  draw(drawn: Drawn): void {
    if (JSON.stringify(drawn) === JSON.stringify(this.density.drawn)) return;
    this.leave();
    this.density.drawn = drawn;
    this.density.redraw();
    this.arrive();
  }

  setView(view: ViewName): void {
    if (view === this.view) return;
    this.leave();
    this.view = view;
    this.arrive();
    this.runView();
  }

  /** Shows two articles side by side. */
  compare(left: number, right: number): void {
    this.leave();
    this.pair = { left, right };
    this.view = "compare";
    this.arrive();
  }

  /** Shows what the archive says of an initiative. */
  openDossier(name: string): void {
    this.visit("dossier", name);
  }

  /** Shows what the archive says of a person, by the heading it is filed under. */
  openPerson(heading: string): void {
    this.visit("person", heading);
  }

  /** Shows one storyline, by its number; one that another was joined with takes its place. */
  openStoryline(id: string): void {
    this.turnTo("storyline", id);
  }

  /** Shows a day through the years; from one day to another is one step of the history. */
  openToday(spec: TodaySpec): void {
    this.turnTo("today", subjectOfDay(spec));
  }

  /** Shows one phrase, or two (parted by a line break), over the years. */
  openPhrase(subject: string): void {
    this.visit("phrase", subject);
  }

  /** Shows the calendar of a paper, at a day. */
  openHoldings(publication: string | null, day: string | null): void {
    this.holdings.goTo(publication, day);
    this.setView("holdings");
  }

  /** The articles that a paper printed on a day. */
  queryOfDay(publication: string | null, day: string): Query {
    const publications = publication === null ? [] : [publication];
    return { ...emptyQuery(), from: day, to: day, publications };
  }

  private visit(view: "dossier" | "person" | "storyline" | "today" | "phrase", subject: string): void {
    if (view === this.view && subject === this.subject) return;
    this.leave();
    this.view = view;
    this.subject = subject;
    this.arrive();
  }

  /** Shows a subject: where another one of its sort is on view, in its place, so that Back leads out. */
  private turnTo(view: "storyline" | "today", subject: string): void {
    if (this.view !== view) return this.visit(view, subject);
    this.subject = subject;
    this.trail.note(this.place());
  }

  /** Lists the articles of another query, from a view or an article. */
  listArticles(query: Query, sort: Sort = this.results.sort): void {
    this.leave();
    this.view = "timeline";
    this.query = query;
    this.results.sort = sort;
    // Where there is room for one of both, it is the list that was asked for.
    if (this.narrow) this.reader.close();
    this.runAll();
    this.arrive();
  }

  /** Shows other figures of the query. Typing is one step of the history. */
  filterFigures(filter: FigureFilter, by: "typing" | "choice" = "choice"): void {
    if (sameFilter(filter, this.figures.filter)) return;
    const sameStep = by === "typing" && this.typing;
    this.leave();
    this.figures.filter = filter;
    void this.figures.run(this.seen);
    if (sameStep) this.trail.note(this.place());
    else this.arrive();
    this.typing = by === "typing";
  }

  /** Leaves a view that is not one on the query: back to where one came from. */
  leaveView(): void {
    if (this.trail.canGoBack) this.go(-1);
    else this.setView("timeline");
  }

  /** Opens an article from a view that has no room for one, at a sentence if one is given. */
  readArticle(id: number, sentence: string | null = null): void {
    this.leave();
    this.view = "timeline";
    this.runView();
    if (this.reader.id !== id) void this.reader.open(id, this.seen);
    this.reader.sentence = sentence;
    this.results.selected = this.results.indexOf(id);
    this.arrive();
  }

  /** Moves through the list; where there is room the article follows, the history does not. */
  follow(index: number): void {
    const last = this.results.rows - 1;
    this.results.selected = Math.max(-1, Math.min(index, last));
    this.following = !this.narrow;
  }

  /** Shows the selected article without a step in the history. */
  preview(id: number): void {
    if (this.reader.id === id) return;
    void this.reader.open(id, this.seen);
    this.trail.note(this.place());
  }

  openArticle(id: number, index = this.results.indexOf(id)): void {
    this.following = false;
    // The place that is left keeps its own row, so that going back returns to it.
    if (this.reader.id !== id) this.leave();
    this.results.selected = index;
    if (this.reader.id === id) return;
    this.kept.note(this.query);
    void this.reader.open(id, this.seen);
    this.arrive();
  }

  /** Opens an article where its other versions are listed. */
  showVersions(id: number, index: number): void {
    this.openArticle(id, index);
    this.reader.versionsWanted = true;
  }

  /** Where the article that is open begins, to find it again when it is another by number. */
  placeRead(): CorrectedPlace | null {
    const source = this.reader.article?.source;
    return source ? { page: source.page_id, line: source.lines[0] ?? 1 } : null;
  }

  closeArticle(): void {
    if (this.reader.id === null) return;
    this.leave();
    this.reader.close();
    this.arrive();
  }

  go(step: -1 | 1): void {
    this.leave();
    const place = this.trail.go(step);
    if (!place) return;
    this.typing = false;
    this.view = place.view;
    this.pair = place.pair;
    this.query = place.query;
    this.results.sort = place.sort;
    this.density.axis = place.axis;
    this.density.drawn = place.drawn;
    this.subject = place.subject;
    this.figures.filter = place.figures;
    this.scrolled = place.scrolled;
    this.runAll(place);
  }

  /** The filter panel is open (or not): its counts follow the query while it is. */
  showFacets(shown: boolean): void {
    this.counts.facetsShown = shown;
    if (shown) this.counts.runFacets(this.seen);
  }

  /** Asks for everything again: the archive has changed. */
  async refresh(): Promise<void> {
    if (!this.archive) return;
    await this.takeStock();
    this.counts.outdate();
    this.stale = false;
    this.edition += 1;
    this.runAll({ ...this.place(), article: this.reader.id }, true);
    if (this.view === "doubts") void this.doubts.load();
    else void this.doubts.count();
  }

  /** Corrections were made: what is on view is asked for again, and the article that was open stays so. */
  private async corrected(result: Corrected, where: CorrectedPlace | null): Promise<void> {
    this.edition += 1;
    if (!onQuery(this.view)) {
      this.stale = true;
      if (this.view !== "doubts") void this.doubts.count();
      return;
    }
    const open = this.reader.id;
    const next =
      open === null || !result.gone.includes(open) ? open : await holderOf(this.backend, result, where);
    if (this.reader.id === open && open !== null) {
      if (next === null) this.reader.close();
      else void this.reader.reload(next, this.seen);
    }
    await this.askAgain();
  }

  /** Asks again for all but the article. */
  private async askAgain(): Promise<void> {
    this.stale = false;
    const { selected, anchor } = this.results;
    await this.takeStock();
    this.counts.outdate();
    void this.doubts.count();
    this.restDue = "anew";
    await this.list(anchor);
    const at = this.reader.id === null ? -1 : this.results.indexOf(this.reader.id);
    this.results.selected = at < 0 ? Math.min(selected, this.results.rows - 1) : at;
  }

  protected enter(archive: ArchiveInfo, newest: SearchResult | null): void {
    this.archive = archive;
    this.failure = null;
    this.view = "timeline";
    this.query = emptyQuery();
    this.counts.clear();
    this.topicSpace.clear();
    this.overview.clear();
    this.reader.clear();
    this.corrections.clear();
    this.doubts.clear();
    this.repairs.clear();
    this.figures.clear();
    this.holdings.clear();
    this.kept.clear();
    this.pair = null;
    this.subject = null;
    this.stale = false;
    this.results.clear(newest);
    this.density.clear();
    this.trail.restart(this.place());
    this.entering = true;
    this.runAll();
  }

  /** The archive was closed. */
  protected left(): void {
    this.reader.clear();
  }

  private runAll(place: Place | null = null, anew = false): void {
    const { query } = this;
    const id = place ? place.article : this.reader.id;
    if (id === null) this.reader.close();
    else void this.reader.open(id, query);
    this.restDue = anew ? "anew" : "unknown";
    if (!onQuery(this.view)) this.runView(anew);
    void this.list(place?.anchor).then((latest) => {
      if (!latest) return;
      const open = this.reader.id;
      this.results.selected = place ? place.selected : open === null ? -1 : this.results.indexOf(open);
      // Only now it is known what is to be marked.
      if (this.results.widened && this.reader.id !== null) void this.reader.open(this.reader.id, this.seen);
    });
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
      void this.doubts.count();
    }
    const anew = this.restDue === "anew";
    this.restDue = null;
    void this.density.run(this.seen);
    if (onQuery(this.view)) this.runView(anew);
    this.counts.runFacets(this.seen);
  }

  /** Asks for what the view shows besides the list. */
  private runView(anew = false): void {
    if (onQuery(this.view) && this.stale) void this.refreshOnReturn();
    if (this.view === "topics") this.counts.runTopics(this.seen);
    else if (this.view === "figures") void this.figures.run(this.seen, anew);
    else if (this.view === "doubts") void this.doubts.begin();
    else if (this.view === "corrections") void this.corrections.list();
    else if (this.view === "repairs") void this.repairs.load();
  }

  /** Corrections were made in a view without a list: all is asked for again. */
  private async refreshOnReturn(): Promise<void> {
    const id = this.reader.id;
    await this.askAgain();
    if (id !== null && this.reader.id === id) await this.reader.reload(id, this.seen);
    if (this.reader.error?.code === "article-missing") this.reader.close();
  }

  private place(): Place {
    return {
      view: this.view,
      query: this.query,
      sort: this.results.sort,
      axis: this.density.axis,
      drawn: this.density.drawn,
      article: this.reader.id,
      selected: this.results.selected,
      anchor: this.results.anchor,
      pair: this.pair,
      subject: this.subject,
      figures: this.figures.filter,
      scrolled: this.scrolled,
    };
  }

  /** Notes how things stand before something changes. */
  private leave(): void {
    this.typing = false;
    this.trail.note(this.place());
    this.scrolled = 0;
  }

  private arrive(): void {
    this.trail.push(this.place());
  }
}

const DESK = Symbol("desk");

export function provideDesk(desk: Desk): void {
  setContext(DESK, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(DESK);
}
