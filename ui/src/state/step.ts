// Keeps the article and its page in step. Whichever of the two the reader moves leads; the other follows.

import { heightOf, placeAt, type Stretch } from "../model/step";

export type Side = "text" | "source";

/** Where on the view the eye is taken to be: a quarter down. */
const EYE = 0.25;

export class Step {
  private readonly scrollers: Partial<Record<Side, HTMLElement>> = {};
  private leader: Side | null = null;

  /** `parts` says which part of the article each source line went into. */
  constructor(private readonly parts: () => ReadonlyMap<number, number>) {}

  /** An attachment for the scrolling element of a side. */
  attach(side: Side): (element: HTMLElement) => () => void {
    return (element) => {
      this.scrollers[side] = element;
      const lead = (): void => {
        this.leader = side;
      };
      const follow = (): void => {
        if (this.leader === side) this.carry(side);
      };
      const touches = ["wheel", "pointerdown", "keydown", "touchstart"] as const;
      for (const touch of touches) element.addEventListener(touch, lead, { passive: true });
      element.addEventListener("scroll", follow, { passive: true });
      return () => {
        for (const touch of touches) element.removeEventListener(touch, lead);
        element.removeEventListener("scroll", follow);
        if (this.scrollers[side] === element) delete this.scrollers[side];
      };
    };
  }

  /** Scrolls a side to a part, and the other side with it. */
  show(part: number, side: Side): void {
    const scroller = this.scrollers[side];
    const stretch = this.stretches(side).find((stretch) => stretch.part === part);
    if (!scroller || !stretch) return;
    this.leader = null;
    const { scrollTop, clientHeight } = scroller;
    if (stretch.top >= scrollTop && stretch.bottom <= scrollTop + clientHeight) return;
    scroller.scrollTop = stretch.top - clientHeight * EYE;
  }

  private carry(from: Side): void {
    const to: Side = from === "text" ? "source" : "text";
    const leader = this.scrollers[from];
    const follower = this.scrollers[to];
    if (!leader || !follower) return;
    const place = placeAt(this.stretches(from), leader.scrollTop + leader.clientHeight * EYE);
    const y = place && heightOf(this.stretches(to), place);
    if (y !== null) follower.scrollTop = y - follower.clientHeight * EYE;
  }

  /** The parts of a side as they lie, top to bottom. */
  private stretches(side: Side): Stretch[] {
    const scroller = this.scrollers[side];
    if (!scroller) return [];
    const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
    const found = new Map<number, Stretch>();
    for (const element of scroller.querySelectorAll<HTMLElement>("[data-part], [data-line]")) {
      const line = element.dataset.line;
      const part = line === undefined ? Number(element.dataset.part) : this.parts().get(Number(line));
      if (part === undefined) continue;
      const box = element.getBoundingClientRect();
      const [top, bottom] = [box.top - origin, box.bottom - origin];
      const known = found.get(part);
      if (known)
        Object.assign(known, { top: Math.min(known.top, top), bottom: Math.max(known.bottom, bottom) });
      else found.set(part, { part, top, bottom });
    }
    return [...found.values()].sort((a, b) => a.top - b.top);
  }
}
