// The queue of doubts. An answer is taken at once and made behind it, so that the next doubt is there without
// waiting; keys pressed while doubts are being fetched are kept and carried out when they are there.

import { SvelteSet } from "svelte/reactivity";

import type { CommandError } from "../bindings/CommandError";
import type { Correction } from "../bindings/Correction";
import type { DoubtView } from "../bindings/DoubtView";
import type { SourceView } from "../bindings/SourceView";
import type { Target } from "../bindings/Target";
import { toCommandError, type Backend } from "../backend/backend";
import type { DoubtCommand } from "../model/keys";
import type { Corrections } from "./corrections.svelte";
import { DoubtPages } from "./doubt-pages.svelte";

/** Doubts fetched at once. */
const FETCH = 40;
/** Doubts whose pages are fetched before they are asked for. */
const AHEAD = 4;

/** What was done with a doubt, so that it can be taken back. */
interface Decision {
  doubt: DoubtView;
  skipped: boolean;
  /** Number of its batch, once it is made; null of a skipped doubt and of one that failed. */
  batch: Promise<number | null>;
}

export class Doubts {
  /** Doubts in the archive. */
  total = $state(0);
  /** Doubts to be shown, the present one first. */
  queue = $state.raw<readonly DoubtView[]>([]);
  /** Doubts decided on in this sitting. */
  done = $state(0);
  /** Keys of the doubts put off. */
  readonly skipped = new SvelteSet<string>();
  /** True once the queue was asked for. */
  loaded = $state(false);
  loading = $state(false);
  error = $state.raw<CommandError | null>(null);
  /** The present doubt is no longer one: an earlier answer settled it. */
  settled = $state(false);
  /** The editor for an answer that is not on the list is open. */
  mending = $state(false);
  current = $derived<DoubtView | null>(this.queue[0] ?? null);
  /** Doubts left besides those put off. */
  left = $derived(Math.max(0, this.total - this.skipped.size));

  private readonly pages: DoubtPages;
  private decisions = $state.raw<readonly Decision[]>([]);
  private undone: Decision[] = [];
  /** Keys of doubts whose answers are being made: the archive may still name them. */
  private readonly underWay = new Set<string>();
  /** Answers that are being taken back, by the keys of their doubts: the archive may not name these yet. */
  private readonly returning = new Map<string, Promise<unknown>>();
  private waiting: DoubtCommand[] = [];
  private generation = 0;

  constructor(
    private readonly backend: Backend,
    private readonly corrections: Corrections,
  ) {
    this.pages = new DoubtPages(backend, (reason) => (this.error = toCommandError(reason)));
  }

  canUndo = $derived(this.decisions.length > 0);

  /** Only how many there are, for the name of the view. */
  async count(): Promise<void> {
    const { generation } = this;
    try {
      const list = await this.backend.doubts(1, 0);
      if (generation === this.generation) this.total = list.total;
    } catch {
      // Told when the view is opened, where it can be acted on.
    }
  }

  /** Begins a sitting: nothing is put off, nothing decided yet. */
  async begin(): Promise<void> {
    if (this.underWay.size === 0) {
      this.queue = [];
      this.done = 0;
      this.decisions = [];
      this.undone = [];
      this.skipped.clear();
      this.pages.clear();
    }
    await this.load();
  }

  /** Fetches the queue. The doubt on view stays where it is. */
  async load(): Promise<void> {
    const generation = ++this.generation;
    this.loading = true;
    try {
      const list = await this.backend.doubts(FETCH + this.skipped.size + this.underWay.size, 0);
      if (generation !== this.generation) return;
      // Those put off come back at the end.
      if (!this.current && list.doubts.every((doubt) => this.aside(doubt))) this.skipped.clear();
      this.take(list.doubts, list.total);
      this.error = null;
    } catch (reason) {
      if (generation !== this.generation) return;
      this.error = toCommandError(reason);
      this.waiting = [];
    }
    this.loading = false;
    this.loaded = true;
    this.replay();
  }

  /** Forgets everything: another archive is open. */
  clear(): void {
    this.generation += 1;
    this.total = 0;
    this.queue = [];
    this.done = 0;
    this.skipped.clear();
    this.loaded = false;
    this.loading = false;
    this.error = null;
    this.settled = false;
    this.mending = false;
    this.pages.clear();
    this.decisions = [];
    this.undone = [];
    this.waiting = [];
  }

  /** The page of a doubt, once it has been fetched. */
  page(doubt: DoubtView): SourceView | null {
    return this.pages.get(doubt.page_id);
  }

  /** Carries out a key, at once or as soon as there is a doubt it can be about. */
  press(command: DoubtCommand): void {
    if (!this.current && this.loading && this.done + this.skipped.size > 0) this.waiting.push(command);
    else this.carryOut(command);
  }

  /** Takes an answer by its place in the list. */
  answer(index: number): void {
    const answer = this.current?.answers[index];
    if (this.settled) this.goOn();
    else if (this.current && answer) this.decide(answer.corrections);
  }

  /** Makes corrections the answer to the present doubt. */
  decide(corrections: readonly Correction[], target?: Target): void {
    const doubt = this.current;
    if (!doubt) return;
    this.undone = [];
    this.make({ doubt, skipped: false, batch: Promise.resolve(null) }, () =>
      this.corrections.correct([{ target: target ?? targetOf(doubt), corrections: [...corrections] }]),
    );
  }

  skip(): void {
    const doubt = this.current;
    if (!doubt) return;
    if (this.settled) return this.goOn();
    this.skipped.add(doubt.key);
    this.note({ doubt, skipped: true, batch: Promise.resolve(null) });
    this.goOn();
  }

  /** Takes the last decision back and shows its doubt. False when there is none. */
  undo(): boolean {
    const decision = this.decisions.at(-1);
    if (!decision) return false;
    this.decisions = this.decisions.slice(0, -1);
    this.undone.push(decision);
    this.mending = false;
    this.settled = false;
    const { doubt } = decision;
    if (decision.skipped) {
      this.skipped.delete(doubt.key);
    } else {
      this.done -= 1;
      this.total += 1;
      this.underWay.delete(doubt.key);
      void this.takeBack(decision);
    }
    this.queue = [doubt, ...this.queue.filter((other) => other.key !== doubt.key)];
    this.fetchAhead();
    return true;
  }

  /** Makes again what was taken back last. False when there is nothing. */
  redo(): boolean {
    const decision = this.undone.pop();
    if (!decision) return false;
    this.queue = [decision.doubt, ...this.queue.filter((other) => other.key !== decision.doubt.key)];
    if (decision.skipped) {
      this.skipped.add(decision.doubt.key);
      this.note(decision);
      this.goOn();
    } else {
      const { batch } = decision;
      this.make(decision, async () => this.corrections.redo(await batch));
    }
    return true;
  }

  private make(decision: Decision, command: () => Promise<{ batch: number | null } | null>): void {
    const { doubt } = decision;
    this.done += 1;
    this.total = Math.max(0, this.total - 1);
    this.underWay.add(doubt.key);
    this.mending = false;
    const batch = this.answered(doubt, command);
    const noted = { ...decision, batch };
    this.note(noted);
    this.goOn();
    void batch.then((made) => this.made(noted, made));
  }

  /** Makes an answer, after an earlier one to the same doubt was taken back; null when that failed. */
  private async answered(
    doubt: DoubtView,
    command: () => Promise<{ batch: number | null } | null>,
  ): Promise<number | null> {
    const returning = this.returning.get(doubt.key);
    if (returning) await returning;
    return (await command())?.batch ?? null;
  }

  /** An answer was made, or failed: then its doubt comes back. */
  private async made(decision: Decision, batch: number | null): Promise<void> {
    const { doubt } = decision;
    this.pages.forget(doubt.page_id);
    // One that was taken back meanwhile has brought its doubt back already.
    if (this.decisions.includes(decision)) {
      this.underWay.delete(doubt.key);
      if (batch === null) {
        this.done -= 1;
        this.decisions = this.decisions.filter((other) => other !== decision);
      }
    }
    if (this.corrections.pending === 0) await this.load();
    else this.fetchAhead();
  }

  private async takeBack(decision: Decision): Promise<void> {
    const { key, page_id } = decision.doubt;
    const back = decision.batch.then((batch) => (batch === null ? null : this.corrections.undo(batch)));
    this.returning.set(key, back);
    await back;
    if (this.returning.get(key) === back) this.returning.delete(key);
    this.pages.forget(page_id);
    if (this.corrections.pending === 0) await this.load();
  }

  private note(decision: Decision): void {
    this.decisions = [...this.decisions, decision];
  }

  /** Shows the next doubt: rather one of a page that no answer is being made on. */
  private goOn(): void {
    const busy = new Set(
      this.decisions.filter(({ doubt }) => this.underWay.has(doubt.key)).map(({ doubt }) => doubt.page_id),
    );
    const rest = this.queue.slice(1);
    const next = rest.findIndex((doubt) => !busy.has(doubt.page_id));
    const first = rest[Math.max(0, next)];
    this.queue = first ? [first, ...rest.filter((doubt) => doubt !== first)] : [];
    this.settled = false;
    this.mending = false;
    this.fetchAhead();
    if (this.queue.length === 0) void this.load();
  }

  private take(doubts: readonly DoubtView[], total: number): void {
    const { current } = this;
    this.total = Math.max(0, total - this.underWay.size + this.returning.size);
    const fresh = doubts.filter((doubt) => !this.aside(doubt));
    const stays = current !== null && !this.aside(current);
    // What is on view does not change under the reader's hand.
    this.settled =
      stays && !this.returning.has(current.key) && !doubts.some((doubt) => doubt.key === current.key);
    this.queue = stays ? [current, ...fresh.filter((doubt) => doubt.key !== current.key)] : fresh;
    this.fetchAhead();
  }

  private aside(doubt: DoubtView): boolean {
    return this.skipped.has(doubt.key) || this.underWay.has(doubt.key);
  }

  private carryOut(command: DoubtCommand): void {
    if (typeof command === "number") this.answer(command - 1);
    else if (command === "accept") this.answer(0);
    else if (command === "skip") this.skip();
    else if (command === "undo") this.undo();
    else if (command === "redo") this.redo();
    else if (command === "mend" && this.current && !this.settled) this.mending = true;
  }

  private replay(): void {
    while (this.waiting.length > 0 && (this.current || !this.loading)) {
      const command = this.waiting.shift();
      if (command !== undefined) this.carryOut(command);
    }
  }

  private fetchAhead(): void {
    this.pages.fetch(this.queue.slice(0, AHEAD).map(({ page_id }) => page_id));
  }
}

/** A date is that of the whole issue, anything else is of the page. */
function targetOf(doubt: DoubtView): Target {
  return doubt.kind === "date" ? { issue: doubt.page_id } : { page: doubt.page_id };
}
