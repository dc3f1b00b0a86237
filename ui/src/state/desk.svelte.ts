// The reader's desk: one query, the views on it, the open article, and the way that led here. Views call its
// methods; nothing else changes the query.

import { getContext, setContext } from "svelte";

import type { AppEvent } from "../bindings/AppEvent";
import type { ArchiveInfo } from "../bindings/ArchiveInfo";
import type { CommandError } from "../bindings/CommandError";
import type { Axis } from "../bindings/Axis";
import type { Facets } from "../bindings/Facets";
import type { Granularity } from "../bindings/Granularity";
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
import { Density } from "./density.svelte";
import { Jobs } from "./jobs.svelte";
import { Labels } from "./labels.svelte";
import { Latest } from "./latest.svelte";
import { Reader } from "./reader.svelte";
import { Results } from "./results.svelte";

export type ViewName = "timeline" | "topics";

/** A place in the history: enough to come back to the same row. */
interface Place {
  view: ViewName;
  query: Query;
  sort: Sort;
  axis: Axis;
  article: number | null;
  selected: number;
  anchor: Anchor;
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
  /** The last step was typing; more typing is the same step. */
  private typing = false;

  constructor(readonly backend: Backend) {
    this.results = new Results(backend);
    this.density = new Density(backend);
    this.reader = new Reader(backend);
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

  async importFrom(kind: PickKind): Promise<void> {
    await this.attempt(async () => {
      const job = await this.backend.pickAndImport(kind);
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
    if (view === "topics") this.runTopics();
  }

  /** Moves through the list; where there is room the article follows, the history does not. */
  follow(index: number): void {
    const last = (this.results.total ?? 0) - 1;
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
    this.runAll({ ...this.place(), article: this.reader.id });
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
    this.results.total = null;
    this.results.sort = "newest";
    this.density.axis = "published";
    this.density.width = "auto";
    this.history = new History(this.place());
    this.noteEnds();
    this.runAll();
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
    if (this.view === "topics") this.runTopics();
    if (this.facetsShown) this.runFacets();
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

const DESK = Symbol("desk");

export function provideDesk(desk: Desk): void {
  setContext(DESK, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(DESK);
}
