// What the open archive holds, at a glance: asked once for each edition, however often it is shown.

import type { Overview as Held } from "../bindings/Overview";
import type { Backend } from "../backend/backend";
import { Latest } from "./latest.svelte";
import { painted } from "./painted";

/** Milliseconds after which news are asked for again while storylines are being worked out. */
const AGAIN = 2000;

export class Overview {
  private readonly asked = new Latest<Held>();
  /** Counts how often what is known was said to be old. */
  outdated = $state(0);
  /** The edition that was asked for; null before any. */
  private edition: number | null = null;
  readonly held = $derived(this.asked.value);

  constructor(private readonly backend: Backend) {}

  /** Asks, unless it is known. */
  async show(edition: number): Promise<void> {
    if (edition === this.edition) return;
    this.edition = edition;
    await painted();
    await this.asked.ask(() => this.backend.overview());
    const again = this.asked.value?.building;
    if (again) setTimeout(() => this.edition === edition && void this.askAgain(edition), AGAIN);
    // What failed is asked for again the next time it is shown.
    if (this.asked.error) this.edition = null;
  }

  private async askAgain(edition: number): Promise<void> {
    this.edition = null;
    await this.show(edition);
  }

  /** What is known is known no more: who shows it asks again. */
  outdate(): void {
    this.edition = null;
    this.outdated += 1;
  }

  /** Another archive is open. */
  clear(): void {
    this.edition = null;
    this.asked.clear();
  }
}
