// The reader's desk: it holds the parts of the window's state and says what each is to do with the others.

import { getContext, setContext } from "svelte";

import type { SearchResult } from "../bindings/SearchResult";
import type { Backend } from "../backend/backend";
import { Labels } from "../messages/labels.svelte";
import { Armed } from "./armed.svelte";
import { Browsing } from "./browsing.svelte";
import { Corrections } from "./corrections.svelte";
import { Doubts } from "./doubts.svelte";
import { Holdings } from "./holdings.svelte";
import { Layout } from "./layout.svelte";
import { Navigation } from "./navigation.svelte";
import { Overview } from "./overview.svelte";
import { onQuery } from "./places.svelte";
import { Program } from "./program.svelte";
import { Reader } from "./reader.svelte";
import { Repairs } from "./repairs.svelte";
import { SavedQueries } from "./saved-queries.svelte";
import { Search } from "./search.svelte";
import { TopicSpace } from "./topic-space.svelte";
import { Upkeep } from "./upkeep.svelte";

/** All parts of the state, one of each for a window. */
export class Desk {
  readonly layout = new Layout();
  readonly labels = new Labels();
  /** Whether keys answer in the view of doubts and in that of damaged characters. */
  readonly armed = new Armed();
  readonly program: Program;
  readonly navigation: Navigation;
  readonly reader: Reader;
  readonly search: Search;
  readonly savedQueries: SavedQueries;
  readonly browsing: Browsing;
  readonly corrections: Corrections;
  readonly doubts: Doubts;
  readonly repairs: Repairs;
  readonly upkeep: Upkeep;
  readonly topicSpace: TopicSpace;
  readonly overview: Overview;
  readonly holdings: Holdings;

  constructor(readonly backend: Backend) {
    this.program = new Program(backend, {
      opened: (newest) => this.enter(newest),
      changed: () => void this.upkeep.refresh(),
      closed: () => this.reader.clear(),
    });
    this.navigation = new Navigation({
      capture: () => this.search.capture(),
      restore: (place) => this.search.restore(place),
      shown: () => this.showView(),
    });
    this.reader = new Reader(backend);
    this.savedQueries = new SavedQueries(backend);
    const { program, navigation, reader, savedQueries, layout, labels } = this;
    this.search = new Search(backend, {
      navigation,
      reader,
      layout,
      labels,
      showView: (anew) => this.showView(anew),
      firstDrawn: () => void this.doubts.count(),
    });
    const { search } = this;
    this.browsing = new Browsing({ navigation, search, reader, layout, savedQueries });
    this.corrections = new Corrections(backend, {
      changed: (result, where) => this.upkeep.corrected(result, where),
      failed: (error) => (program.failure = error),
    });
    this.doubts = new Doubts(backend, this.corrections);
    this.repairs = new Repairs(backend, this.corrections);
    this.upkeep = new Upkeep(backend, { program, navigation, search, reader, doubts: this.doubts });
    this.topicSpace = new TopicSpace(backend);
    this.overview = new Overview(backend);
    this.holdings = new Holdings(backend);
  }

  /** Asks for what the view shows besides the list. */
  private showView(anew = false): void {
    const { search } = this;
    const { view } = this.navigation;
    if (onQuery(view)) this.upkeep.catchUp();
    if (view === "topics") search.counts.runTopics(search.seen);
    else if (view === "figures") void search.figures.run(search.seen, anew);
    else if (view === "doubts") void this.doubts.begin();
    else if (view === "corrections") void this.corrections.list();
    else if (view === "repairs") void this.repairs.load();
  }

  /** An archive was opened: nothing of the one before is kept. */
  private enter(newest: SearchResult | null): void {
    const { navigation, search } = this;
    navigation.clear();
    search.clear(newest);
    this.reader.clear();
    this.corrections.clear();
    this.doubts.clear();
    this.repairs.clear();
    this.upkeep.clear();
    this.topicSpace.clear();
    this.overview.clear();
    this.holdings.clear();
    this.savedQueries.clear();
    navigation.restart();
    search.begin();
  }
}

const DESK = Symbol("desk");

/** Gives the desk to all components below the one that calls. */
export function provideDesk(desk: Desk): void {
  setContext(DESK, desk);
}

/** The desk of the window; a component takes from it the parts that it needs. */
export function useDesk(): Desk {
  return getContext<Desk>(DESK);
}
