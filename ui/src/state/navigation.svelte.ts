// Where one is: the view and what it is about. The way that led here is a row of places, each left and arrived at.

import { subjectOf as subjectOfDay, type SameDaySpec } from "../model/same-day";
import { Trail, type Pair, type Place, type ViewName } from "./places.svelte";

/** How something was changed: typing is one step of the history, however many letters it takes. */
export type By = "typing" | "choice";

/** Views about something that has a name of its own. */
type SubjectView = "dossier" | "person" | "storyline" | "same-day" | "phrase";

/** The part of a place that is navigation's own. */
type Own = "view" | "pair" | "subject" | "scrolled";

/** What lies around the view: the query, its list, the open article. */
export interface Scene {
  /** How it stands now. */
  capture: () => Omit<Place, Own>;
  /** Makes it stand so again. */
  restore: (place: Place) => void;
  /** Another view is on: what it shows is asked for. */
  shown: () => void;
}

/** The view, what it is about, and Back and Forward. */
export class Navigation {
  view = $state<ViewName>("timeline");
  /** The articles that are compared. */
  pair = $state.raw<Pair | null>(null);
  /** The initiative of the dossier, the heading of the person, the number of the storyline, the day, the phrases. */
  subject = $state<string | null>(null);
  /** How far the page with a subject, or the figures, is scrolled. Not reactive: the page reads it when it is drawn. */
  scrolled = 0;
  readonly trail = new Trail();
  /** The last step was typing; more typing is the same step. */
  private typing = false;

  constructor(private readonly scene: Scene) {}

  /** Takes a step: Back returns to how things stood before the change. */
  step(change: () => void, by: By = "choice"): void {
    const goesOn = by === "typing" && this.typing;
    this.leave();
    change();
    if (goesOn) this.note();
    else this.trail.push(this.place());
    this.typing = by === "typing";
  }

  /** Notes how the present place looks, without a step. */
  note(): void {
    this.trail.note(this.place());
  }

  /** Puts a view up and asks for what it shows; a part of a step. */
  show(view: ViewName): void {
    this.view = view;
    this.scene.shown();
  }

  /** Goes to a view; the query and the open article stay. */
  setView(view: ViewName): void {
    if (view !== this.view) this.step(() => this.show(view));
  }

  /** Shows two articles side by side. */
  compare(left: number, right: number): void {
    this.step(() => {
      this.pair = { left, right };
      this.view = "compare";
    });
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
  openSameDay(spec: SameDaySpec): void {
    this.turnTo("same-day", subjectOfDay(spec));
  }

  /** Shows one phrase, or two (parted by a line break), over the years. */
  openPhrase(subject: string): void {
    this.visit("phrase", subject);
  }

  /** Leaves a view that is not one on the query: back to where one came from. */
  leaveView(): void {
    if (this.trail.canGoBack) this.go(-1);
    else this.setView("timeline");
  }

  /** Goes Back or Forward. */
  go(step: -1 | 1): void {
    this.leave();
    const place = this.trail.go(step);
    if (!place) return;
    this.view = place.view;
    this.pair = place.pair;
    this.subject = place.subject;
    this.scrolled = place.scrolled;
    this.scene.restore(place);
  }

  /** Another archive is open: its first view is on. */
  clear(): void {
    this.view = "timeline";
    this.pair = null;
    this.subject = null;
  }

  /** Begins a new way at the present place. */
  restart(): void {
    // Typing in this archive does not go on from typing in the one before.
    this.typing = false;
    this.trail.restart(this.place());
  }

  private visit(view: SubjectView, subject: string): void {
    if (view === this.view && subject === this.subject) return;
    this.step(() => {
      this.view = view;
      this.subject = subject;
    });
  }

  /** Shows a subject: where another one of its sort is on view, in its place, so that Back leads out. */
  private turnTo(view: "storyline" | "same-day", subject: string): void {
    if (this.view !== view) return this.visit(view, subject);
    this.subject = subject;
    this.note();
  }

  /** Notes how things stand before something changes. */
  private leave(): void {
    this.typing = false;
    this.note();
    this.scrolled = 0;
  }

  private place(): Place {
    const { view, pair, subject, scrolled } = this;
    return { view, pair, subject, scrolled, ...this.scene.capture() };
  }
}
