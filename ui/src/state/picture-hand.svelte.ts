// The hand on the picture of time: pointer, wheel, pinch and keyboard. A drag brushes, with Shift or the middle button
// it moves the stretch; two fingers and the wheel zoom around where they are.

import type { Granularity } from "../bindings/Granularity";
import {
  binOfDay,
  binsOf,
  brushed,
  daysOfBin,
  length,
  panned,
  zoomed,
  type Span,
  type Stretch,
} from "../model/density";
import { hasRange, withoutRange, withRange } from "../model/query";
import type { Search } from "./search.svelte";

/** What is drawn now. */
interface Drawn {
  view: Stretch;
  by: Granularity;
  width: number;
}

/** How much a turn of the wheel by one pixel zooms: a notch of 120 is a third. */
const PER_PIXEL = 0.0024;
/** A pinch on a touch pad comes as a wheel with small turns. */
const PER_PINCH = 0.012;
const STEP = 1.6;
/** A pointer that moved less than this has pressed, not dragged. */
const STILL = 4;

export class PictureHand {
  /** The bin under the pointer or the keyboard's. */
  cursor = $state<number | null>(null);
  panning = $state(false);
  private anchor = $state<number | null>(null);
  private pointers = new Map<number, number>();
  private pressedAt = 0;
  private moved = false;

  constructor(
    private readonly search: Search,
    private readonly drawn: () => Drawn,
  ) {}

  /** The bins that are being brushed. */
  get brush(): Span | null {
    const { anchor, cursor } = this;
    if (anchor === null || cursor === null) return null;
    return { first: Math.min(anchor, cursor), last: Math.max(anchor, cursor) };
  }

  /** Takes the picture in hand; gives back what lets go of it. */
  hold(svg: SVGSVGElement): () => void {
    const on: [string, (event: never) => void][] = [
      ["pointerdown", (event: PointerEvent) => this.down(event, svg)],
      ["pointermove", (event: PointerEvent) => this.move(event, svg)],
      ["pointerup", (event: PointerEvent) => this.up(event)],
      ["pointercancel", (event: PointerEvent) => this.cancel(event)],
      ["pointerleave", () => this.leave()],
      ["wheel", (event: WheelEvent) => this.wheel(event, svg)],
      ["keydown", (event: KeyboardEvent) => this.key(event)],
      ["blur", () => this.drop()],
    ];
    for (const [name, listen] of on) svg.addEventListener(name, listen as EventListener, { passive: false });
    return () => {
      for (const [name, listen] of on) svg.removeEventListener(name, listen as EventListener);
    };
  }

  private get whole(): Stretch {
    return this.search.density.whole ?? this.drawn().view;
  }

  private dayAt(x: number): number {
    const { view, width } = this.drawn();
    return view.from + (x / width) * length(view);
  }

  private binAt(x: number): number {
    const { view, by } = this.drawn();
    const span = binsOf(view, by);
    return Math.max(span.first, Math.min(binOfDay(this.dayAt(x), by), span.last));
  }

  private look(view: Stretch): void {
    this.search.density.look(view);
  }

  private zoom(factor: number, day: number): void {
    this.look(zoomed(this.drawn().view, factor, day, this.whole));
  }

  private down(event: PointerEvent, svg: SVGSVGElement): void {
    if (event.button > 1) return;
    const x = placeOf(event, svg);
    this.pointers.set(event.pointerId, x);
    this.pressedAt = x;
    this.moved = false;
    // Where there is no capture (a pointer that a test makes up) a drag ends at the edge.
    if (svg.setPointerCapture && event.isTrusted) svg.setPointerCapture(event.pointerId);
    this.panning = this.pointers.size === 1 && (event.shiftKey || event.button === 1);
    this.anchor = this.panning || this.pointers.size > 1 ? null : this.binAt(x);
    this.cursor = this.binAt(x);
    if (event.button === 1) event.preventDefault();
  }

  private move(event: PointerEvent, svg: SVGSVGElement): void {
    const x = placeOf(event, svg);
    const before = this.pointers.get(event.pointerId);
    if (before === undefined || this.pointers.size === 0) {
      this.cursor = this.binAt(x);
      return;
    }
    this.moved ||= Math.abs(x - this.pressedAt) > STILL;
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, x);
    else if (this.panning) {
      const { view, width } = this.drawn();
      this.look(panned(view, ((before - x) / width) * length(view), this.whole));
    }
    this.pointers.set(event.pointerId, x);
    this.cursor = this.binAt(x);
  }

  /** One of two fingers has moved: what was between them stays between them. */
  private pinch(pointer: number, before: number, x: number): void {
    const other = [...this.pointers].find(([id]) => id !== pointer)?.[1];
    if (other === undefined) return;
    const factor = Math.max(8, Math.abs(before - other)) / Math.max(8, Math.abs(x - other));
    this.zoom(factor, this.dayAt(other));
  }

  private up(event: PointerEvent): void {
    const wasOne = this.pointers.size === 1;
    if (!this.pointers.delete(event.pointerId)) return;
    const { brush, panning } = this;
    this.panning = false;
    if (!wasOne || panning || !brush) {
      this.anchor = null;
      return;
    }
    // A press on an empty place would find nothing.
    if (!this.moved && !this.holds(brush.first)) this.anchor = null;
    else this.narrow(brush);
  }

  private holds(bin: number): boolean {
    return this.countIn(bin) > 0;
  }

  private countIn(bin: number): number {
    const numbers = this.search.density.numbers;
    if (!numbers) return 0;
    return numbers.series.reduce((sum, series) => sum + (series.counts[bin - numbers.firstBin] ?? 0), 0);
  }

  private cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    this.panning = false;
    this.anchor = null;
  }

  private leave(): void {
    if (this.pointers.size === 0 && this.anchor === null) this.cursor = null;
  }

  private drop(): void {
    if (this.pointers.size > 0) return;
    this.anchor = null;
    this.cursor = null;
  }

  /** Plain wheels scroll nothing here, so they may zoom. */
  private wheel(event: WheelEvent, svg: SVGSVGElement): void {
    event.preventDefault();
    const { view, width } = this.drawn();
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      this.look(panned(view, (sideways / width) * length(view), this.whole));
    } else {
      const turn = event.deltaY * (event.ctrlKey ? PER_PINCH : PER_PIXEL);
      this.zoom(Math.exp(turn), this.dayAt(placeOf(event, svg)));
    }
    this.cursor = this.binAt(placeOf(event, svg));
  }

  private narrow(span: Span): void {
    const { search } = this;
    const { from, to } = brushed(span.first, span.last, this.drawn().by);
    this.anchor = null;
    search.ask(withRange(search.query, search.density.axis, from, to));
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.carryOut(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** False where the key means what it always means. */
  private carryOut(event: KeyboardEvent): boolean {
    const { view, by } = this.drawn();
    const at = this.cursor ?? this.edge("last");
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        this.step(event.key === "ArrowLeft" ? -1 : 1, event.shiftKey);
        return true;
      case "PageUp":
      case "PageDown":
        this.look(panned(view, length(view) * (event.key === "PageUp" ? -0.8 : 0.8), this.whole));
        this.cursor = null;
        return true;
      case "Home":
      case "End":
        this.moveTo(binOfDay(event.key === "Home" ? this.whole.from : this.whole.to - 1, by));
        return true;
      case "+":
      case "=":
      case "-":
        this.zoomAtCursor(event.key === "-" ? STEP : 1 / STEP);
        return true;
      case "0":
        this.search.density.showWhole();
        this.cursor = null;
        return true;
      case "Enter":
      case " ":
        this.narrow(this.brush ?? { first: at, last: at });
        return true;
      case "Escape":
        return this.widen();
      default:
        return false;
    }
  }

  /** Zooms around the cursor, which stays on its day; around the middle where there is none. */
  private zoomAtCursor(factor: number): void {
    const { by } = this.drawn();
    const at = this.cursor;
    if (at === null) return this.zoom(factor, this.middleOfArticles());
    const day = Math.max(this.whole.from, Math.min(middle(daysOfBin(at, by)), this.whole.to - 1));
    this.zoom(factor, day);
    // Bins of another width have other numbers.
    this.cursor = binOfDay(day, this.search.density.by);
    this.bring(daysOfBin(this.cursor, this.search.density.by));
  }

  /** The day that has as many articles before it on view as after it. */
  private middleOfArticles(): number {
    const { view, by } = this.drawn();
    const span = binsOf(view, by);
    const counts = Array.from({ length: span.last - span.first + 1 }, (_, at) =>
      this.countIn(span.first + at),
    );
    let left = counts.reduce((sum, count) => sum + count, 0) / 2;
    const at = counts.findIndex((count) => (left -= count) <= 0);
    return at < 0 || left === 0 ? middle(view) : middle(daysOfBin(span.first + at, by));
  }

  /** Moves the stretch so that a bin is seen whole. */
  private bring(days: Stretch): void {
    const { view } = this.drawn();
    if (days.from < view.from) this.look(panned(view, days.from - view.from, this.whole));
    else if (days.to > view.to) this.look(panned(view, days.to - view.to, this.whole));
  }

  /** The first or last bin on view that has articles. */
  private edge(which: "first" | "last"): number {
    const { view, by } = this.drawn();
    const span = binsOf(view, by);
    const step = which === "first" ? 1 : -1;
    for (let bin = span[which]; bin >= span.first && bin <= span.last; bin += step) {
      if (this.holds(bin)) return bin;
    }
    return span[which];
  }

  private step(by: -1 | 1, extend: boolean): void {
    const at = this.cursor;
    if (at === null) {
      this.cursor = this.edge("last");
      return;
    }
    if (extend) this.anchor ??= at;
    else this.anchor = null;
    this.moveTo(at + by);
  }

  /** Puts the cursor on a bin and moves the stretch where it would not be seen. */
  private moveTo(bin: number): void {
    const { by } = this.drawn();
    this.cursor = bin;
    this.bring(daysOfBin(bin, by));
    const span = binsOf(this.drawn().view, by);
    this.cursor = Math.max(span.first, Math.min(bin, span.last));
  }

  /** Lets go of the brush, else takes the range off, else shows everything; false where there is nothing to widen. */
  private widen(): boolean {
    const { search } = this;
    const { density } = search;
    if (this.anchor !== null) {
      this.anchor = null;
      return true;
    }
    this.cursor = null;
    if (hasRange(search.query) && search.query.axis === density.axis) {
      search.ask(withoutRange(search.query));
      return true;
    }
    if (!density.view || length(density.view) >= length(this.whole)) return false;
    density.showWhole();
    return true;
  }
}

function middle(stretch: Stretch): number {
  return (stretch.from + stretch.to) / 2;
}

function placeOf(event: MouseEvent, svg: SVGSVGElement): number {
  return event.clientX - svg.getBoundingClientRect().left;
}
