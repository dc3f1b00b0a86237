// The reader's desk: one query, the views on it, the open article, and the way that led here. Views call its
// methods; nothing else changes the query.

import { getContext, setContext } from "svelte";

import type { AppEvent } from "../bindings/AppEvent";
import type { ArchiveInfo } from "../bindings/ArchiveInfo";
import type { CommandError } from "../bindings/CommandError";
import type { Axis } from "../bindings/Axis";
import type { Corrected } from "../bindings/Corrected";
import type { Facets } from "../bindings/Facets";
import type { Granularity } from "../bindings/Granularity";
import type { ImportOptions } from "../bindings/ImportOptions";
import type { PickKind } from "../bindings/PickKind";
import type { Query } from "../bindings/Query";
import type { RecentArchive } from "../bindings/RecentArchive";
import type { Settings } from "../bindings/Settings";
import type { Sort } from "../bindings/Sort";
import type { Topics } from "../bindings/Topics";
import { toCommandError, type Backend } from "../backend/backend";
import { setTongue } from "../messages/messages.svelte";
import { History } from "../model/history";
import { chooseTongue } from "../model/language";
import { emptyQuery, sameQuery } from "../model/query";
import type { Anchor } from "../model/rows";
import { Corrections, type Place as CorrectedPlace } from "./corrections.svelte";
import { Density } from "./density.svelte";
import { Doubts } from "./doubts.svelte";
import { Jobs } from "./jobs.svelte";
import { Labels } from "./labels.svelte";
import { Latest } from "./latest.svelte";
import { Reader } from "./reader.svelte";
import { Repairs } from "./repairs.svelte";
import { Results } from "./results.svelte";

/** The views on the query, the queue of doubts, and what is reached from the menu of the archive or an article. */
export type ViewName = "timeline" | "topics" | "doubts" | "corrections" | "repairs" | "compare";

export const NOTHING_TYPED: ImportOptions = {
  publication: null,
  issueDate: null,
  pageLabel: null,
  encoding: null,
};

/** A place in the history: enough to come back to the same row. */
interface Place {
  view: ViewName;
  query: Query;
  sort: Sort;
  axis: Axis;
  article: number | null;
  selected: number;
  anchor: Anchor;
  /** The two articles side by side, in that view. */
  pair: Pair | null;
}

/** Two articles to be compared. */
export interface Pair {
  left: number;
  right: number;
}

export class Desk {
  archive = $state.raw<ArchiveInfo | null>(null);
  recent = $state.raw<readonly RecentArchive[]>([]);
  settings = $state.raw<Settings>({ language: "system", theme: "system" });
  version = $state("");
  /** True once the program has said what is open. */
  ready = $state(false);
  /** What went wrong outside search, reading and imports. */
  failure = $state.raw<CommandError | null>(null);
  busy = $state(false);

  view = $state<ViewName>("timeline");
  query = $state.raw<Query>(emptyQuery());
  readonly results: Results;
  readonly density: Density;
  readonly reader: Reader;
  readonly topics = new Latest<Topics>();
  readonly facets = new Latest<Facets>();
  readonly jobs = new Jobs();
  readonly labels = new Labels();
  readonly corrections: Corrections;
  readonly doubts: Doubts;
  readonly repairs: Repairs;
  pair = $state.raw<Pair | null>(null);
  canGoBack = $state(false);
  canGoForward = $state(false);
  helpShown = $state(false);
  /** Room for either the list or the article, not both. */
  narrow = $state(false);
  /** The open article follows the selection, because the keyboard moves it. */
  following = $state(false);

  private locale = "zh-CN";
  private facetsShown = false;
  private topicsFor: Query | null = null;
  private history: History<Place>;
  /** Corrections were made where nothing of the query is on view. */
  private stale = false;
  /** The last step was typing; more typing is the same step. */
  private typing = false;

  constructor(readonly backend: Backend) {
    this.results = new Results(backend);
    this.density = new Density(backend);
    this.reader = new Reader(backend);
    this.corrections = new Corrections(backend, {
      changed: (result, where) => this.corrected(result, where),
      failed: (error) => (this.failure = error),
    });
    this.doubts = new Doubts(backend, this.corrections);
    this.repairs = new Repairs(backend, this.corrections);
    this.history = new History(this.place());
  }

  async start(): Promise<void> {
    await this.attempt(async () => {
      await this.look();
      await this.backend.watch((event) => {
        if (event.type === "opened") void this.attempt(() => this.look());
        else if (event.type === "failed") this.failure = event.error;
        else if (this.jobs.take(event, performance.now()) || this.firstArticles(event)) void this.refresh();
      });
    });
    this.ready = true;
  }

  /** The first articles have come into an empty archive: there is something to read before the import ends. */
  private firstArticles(event: AppEvent): boolean {
    return event.type === "job-progress" && event.progress.articles > 0 && this.archive?.articles === 0;
  }

  /** Learns how the program stands. */
  private async look(): Promise<void> {
    const status = await this.backend.status();
    this.recent = status.recent;
    this.version = status.version;
    this.locale = status.locale;
    this.settings = status.settings;
    setTongue(chooseTongue(status.settings.language, status.locale));
    if (status.archive && status.archive.path !== this.archive?.path) this.enter(status.archive);
  }

  async saveSettings(settings: Settings): Promise<void> {
    this.settings = settings;
    setTongue(chooseTongue(settings.language, this.locale));
    await this.attempt(() => this.backend.saveSettings(settings));
  }

  /** Opens what `open` answers with; null means the user thought better of it. */
  async openArchive(open: (backend: Backend) => Promise<ArchiveInfo | null>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(async () => {
      const archive = await open(this.backend);
      if (archive) this.enter(archive);
    });
    this.busy = false;
  }

  async closeArchive(): Promise<void> {
    await this.attempt(async () => {
      await this.backend.closeArchive();
      this.archive = null;
      this.reader.clear();
      this.recent = (await this.backend.status()).recent;
    });
  }

  async forgetRecent(path: string): Promise<void> {
    await this.attempt(async () => {
      await this.backend.forgetRecent(path);
      this.recent = this.recent.filter((recent) => recent.path !== path);
    });
  }

  async importFrom(kind: PickKind, typed: ImportOptions = NOTHING_TYPED): Promise<void> {
    await this.attempt(async () => {
      const job = await this.backend.pickAndImport(kind, typed);
      if (job !== null) this.jobs.take({ type: "job-started", job }, performance.now());
    });
  }

  async cancelJob(job: number): Promise<void> {
    this.jobs.cancelling(job);
    await this.attempt(() => this.backend.cancelJob(job));
  }

  /** Looks through another query. Typing is one step of the history, however many letters it takes. */
  ask(query: Query, by: "typing" | "choice" = "choice"): void {
    if (sameQuery(query, this.query)) return;
    const sameStep = by === "typing" && this.typing;
    this.leave();
    this.query = query;
    this.runAll();
    if (sameStep) this.history.replace(this.place());
    else this.arrive();
    this.typing = by === "typing";
  }

  setSort(sort: Sort): void {
    this.results.sort = sort;
    void this.results.run(this.query);
  }

  setAxis(axis: Axis): void {
    this.density.axis = axis;
    void this.density.run(this.query);
  }

  setWidth(width: Granularity | "auto"): void {
    this.density.width = width;
    void this.density.run(this.query);
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

  /** Leaves a view that is not one on the query: back to where one came from. */
  leaveView(): void {
    if (this.canGoBack) this.go(-1);
    else this.setView("timeline");
  }

  /** Opens an article from a view that has no room for one. */
  readArticle(id: number): void {
    this.leave();
    this.view = "timeline";
    this.runView();
    if (this.reader.id !== id) void this.reader.open(id, this.query);
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
    void this.reader.open(id, this.query);
    this.history.replace(this.place());
  }

  openArticle(id: number, index = this.results.indexOf(id)): void {
    this.following = false;
    // The place that is left keeps its own row, so that going back returns to it.
    if (this.reader.id !== id) this.leave();
    this.results.selected = index;
    if (this.reader.id === id) return;
    void this.reader.open(id, this.query);
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
    const place = this.history.go(step);
    if (!place) return;
    this.typing = false;
    this.view = place.view;
    this.pair = place.pair;
    this.query = place.query;
    this.results.sort = place.sort;
    this.density.axis = place.axis;
    this.runAll(place);
    this.noteEnds();
  }

  /** The filter panel is open (or not): its counts follow the query while it is. */
  showFacets(shown: boolean): void {
    this.facetsShown = shown;
    if (shown) this.runFacets();
  }

  /** Asks for everything again: the archive has changed. */
  async refresh(): Promise<void> {
    if (!this.archive) return;
    await this.attempt(async () => {
      this.archive = await this.backend.archiveInfo();
    });
    this.topicsFor = null;
    this.stale = false;
    this.runAll({ ...this.place(), article: this.reader.id });
    if (this.view === "doubts") void this.doubts.load();
    else void this.doubts.count();
  }

  /** Corrections were made: what is on view is asked for again, and the article that was open stays so. */
  private async corrected(result: Corrected, where: CorrectedPlace | null): Promise<void> {
    if (!onQuery(this.view)) {
      this.stale = true;
      if (this.view !== "doubts") void this.doubts.count();
      return;
    }
    const open = this.reader.id;
    const next = open === null || !result.gone.includes(open) ? open : await this.holderOf(result, where);
    if (this.reader.id === open && open !== null) {
      if (next === null) this.reader.close();
      else void this.reader.reload(next, this.query);
    }
    await this.askAgain();
  }

  /** The article that holds now what an article held that is gone. */
  private async holderOf(result: Corrected, where: CorrectedPlace | null): Promise<number | null> {
    const fallback = result.changed[0] ?? null;
    if (!where) return fallback;
    try {
      const { lines } = await this.backend.pageSource(where.page);
      return lines.find((line) => line.n === where.line)?.article ?? fallback;
    } catch {
      return fallback;
    }
  }

  /** Asks again for all but the article. */
  private async askAgain(): Promise<void> {
    this.stale = false;
    const { selected, anchor } = this.results;
    await this.attempt(async () => {
      this.archive = await this.backend.archiveInfo();
    });
    this.topicsFor = null;
    if (this.view === "topics") this.runTopics();
    if (this.facetsShown) this.runFacets();
    void this.density.run(this.query);
    void this.doubts.count();
    await this.results.run(this.query, anchor);
    const at = this.reader.id === null ? -1 : this.results.indexOf(this.reader.id);
    this.results.selected = at < 0 ? Math.min(selected, this.results.rows - 1) : at;
  }

  private enter(archive: ArchiveInfo): void {
    this.archive = archive;
    this.failure = null;
    this.view = "timeline";
    this.query = emptyQuery();
    this.topicsFor = null;
    this.topics.clear();
    this.facets.clear();
    this.reader.clear();
    this.corrections.clear();
    this.doubts.clear();
    this.repairs.clear();
    this.pair = null;
    this.stale = false;
    this.results.total = null;
    this.results.rows = 0;
    this.results.sort = "newest";
    this.density.axis = "published";
    this.density.width = "auto";
    this.history = new History(this.place());
    this.noteEnds();
    this.runAll();
    void this.doubts.count();
  }

  private runAll(place: Place | null = null): void {
    const { query } = this;
    const id = place ? place.article : this.reader.id;
    if (id === null) this.reader.close();
    else void this.reader.open(id, query);
    void this.results.run(query, place?.anchor).then(() => {
      if (this.query !== query) return;
      this.results.selected = place ? place.selected : id === null ? -1 : this.results.indexOf(id);
    });
    void this.density.run(query);
    this.runView();
    if (this.facetsShown) this.runFacets();
  }

  /** Asks for what the view shows besides the list. */
  private runView(): void {
    if (onQuery(this.view) && this.stale) void this.refreshOnReturn();
    if (this.view === "topics") this.runTopics();
    else if (this.view === "doubts") void this.doubts.begin();
    else if (this.view === "corrections") void this.corrections.list();
    else if (this.view === "repairs") void this.repairs.load();
  }

  /** Corrections were made in a view without a list: all is asked for again. */
  private async refreshOnReturn(): Promise<void> {
    const id = this.reader.id;
    await this.askAgain();
    if (id !== null && this.reader.id === id) await this.reader.reload(id, this.query);
    if (this.reader.error?.code === "article-missing") this.reader.close();
  }

  private runTopics(): void {
    const { query } = this;
    if (this.topicsFor === query) return;
    this.topicsFor = query;
    void this.topics
      .ask(() => this.backend.topics(query))
      .then(() => this.topics.value && this.labels.learnTopics(this.topics.value));
  }

  private runFacets(): void {
    void this.facets
      .ask(() => this.backend.facets(this.query))
      .then(() => this.facets.value && this.labels.learnFacets(this.facets.value));
  }

  private place(): Place {
    return {
      view: this.view,
      query: this.query,
      sort: this.results.sort,
      axis: this.density.axis,
      article: this.reader.id,
      selected: this.results.selected,
      anchor: this.results.anchor,
      pair: this.pair,
    };
  }

  /** Notes how things stand before something changes. */
  private leave(): void {
    this.typing = false;
    this.history.replace(this.place());
  }

  private arrive(): void {
    this.history.push(this.place());
    this.noteEnds();
  }

  private noteEnds(): void {
    this.canGoBack = this.history.canGoBack;
    this.canGoForward = this.history.canGoForward;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.failure = toCommandError(reason);
    }
  }
}

/** Whether a view shows the articles of the query. */
export function onQuery(view: ViewName): boolean {
  return view === "timeline" || view === "topics";
}

const DESK = Symbol("desk");

export function provideDesk(desk: Desk): void {
  setContext(DESK, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(DESK);
}
