// The views of the window, and the way through them: places that Back and Forward return to.

import type { Axis } from "../bindings/Axis";
import type { FigureFilter } from "../bindings/FigureFilter";
import type { Query } from "../bindings/Query";
import type { Sort } from "../bindings/Sort";
import type { SplitBy } from "../bindings/SplitBy";
import { History } from "../model/history";
import type { Anchor } from "../model/rows";

/**
 * The views on the query, the queue of doubts, and what is reached from the menu of the archive, an article or a
 * name.
 */
export type ViewName =
  | "timeline"
  | "topics"
  | "figures"
  | "doubts"
  | "corrections"
  | "repairs"
  | "home"
  | "compare"
  | "dossier"
  | "person"
  | "storyline"
  | "holdings"
  | "same-day"
  | "phrase";

/** Two articles to be compared. */
export interface Pair {
  left: number;
  right: number;
}

/** How the picture of time is drawn besides. */
export interface Drawn {
  split: SplitBy | null;
  other: Query | null;
  ownScale: boolean;
}

/** A place in the history: enough to come back to the same row. */
export interface Place {
  view: ViewName;
  query: Query;
  sort: Sort;
  axis: Axis;
  /** What the picture of time is parted by, or compared with. */
  drawn: Drawn;
  article: number | null;
  selected: number;
  anchor: Anchor;
  /** The two articles side by side, in that view. */
  pair: Pair | null;
  /** The initiative of a dossier, the heading of a person, the number of a storyline, a day through the years, phrases. */
  subject: string | null;
  /** Which figures are shown. */
  figures: FigureFilter;
  /** How far a page with a subject, or the figures, is scrolled, in pixels. */
  scrolled: number;
}

/** Whether a view looks through the query. */
export function onQuery(view: ViewName): boolean {
  return hasList(view) || view === "figures";
}

/** Whether a view lists the articles of the query. */
export function hasList(view: ViewName): boolean {
  return view === "timeline" || view === "topics";
}

/** The places that were visited; none before an archive is open. */
export class Trail {
  canGoBack = $state(false);
  canGoForward = $state(false);
  private history: History<Place> | null = null;

  /** Forgets the way: another archive is open. */
  restart(start: Place): void {
    this.history = new History(start);
    this.noteEnds();
  }

  /** Notes how the present place looks before it is left. */
  note(place: Place): void {
    this.history?.replace(place);
  }

  push(place: Place): void {
    this.history?.push(place);
    this.noteEnds();
  }

  /** The place gone to, or null at the end of the way. */
  go(step: -1 | 1): Place | null {
    const place = this.history?.go(step) ?? null;
    this.noteEnds();
    return place;
  }

  private noteEnds(): void {
    this.canGoBack = this.history?.canGoBack ?? false;
    this.canGoForward = this.history?.canGoForward ?? false;
  }
}
