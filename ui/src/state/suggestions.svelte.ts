// What may be typed next. A list is only shown beside the very letters it was made for.

import type { Suggestion } from "../bindings/Suggestion";
import type { Backend } from "../backend/backend";

/** Suggestions shown at most. */
const MOST = 8;
/** Any letter has the names read. */
const WARMING = "a";
const NONE: readonly Suggestion[] = [];

export class Suggestions {
  /** The one that the keys stand on, -1 for none. */
  active = $state(-1);
  private typed = $state("");
  private open = $state(false);
  private answer = $state.raw<{ typed: string; list: readonly Suggestion[] } | null>(null);
  private asking = false;
  /** What is shown now. */
  list = $derived(this.open && this.answer?.typed === this.typed ? this.answer.list : NONE);

  constructor(private readonly backend: Pick<Backend, "suggest">) {}

  get opened(): boolean {
    return this.open;
  }

  /** Asks what may follow. One question is on the way at a time; of what is typed meanwhile only the last is asked. */
  async ask(typed: string): Promise<void> {
    this.typed = typed;
    this.open = true;
    this.active = -1;
    this.answer = null;
    if (this.asking) return;
    this.asking = true;
    while (this.open && this.answer === null) await this.fetch(this.typed);
    this.asking = false;
  }

  /** Has the names read that suggestions are made of, so that the first letter need not wait for them. */
  warm(): void {
    this.backend.suggest(WARMING, 1).catch(() => undefined);
  }

  /** Moves to the next or the one before, through the box itself. */
  move(step: -1 | 1): void {
    const places = this.list.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
  }

  close(): void {
    this.open = false;
    this.active = -1;
  }

  private async fetch(typed: string): Promise<void> {
    let list = NONE;
    try {
      const all = await this.backend.suggest(typed, MOST);
      // What stands in the box already need not be suggested.
      list = all.filter(({ kind, text }) => kind !== "recent" || text !== typed);
    } catch {
      // What is wrong with the archive is said where its articles are listed.
    }
    if (typed === this.typed) this.answer = { typed, list };
  }
}
