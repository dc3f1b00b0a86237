// What the open archive holds, at a glance: asked once for each edition, however often it is shown.

import type { Overview as Held } from "../bindings/Overview";
import type { Backend } from "../backend/backend";
import { Latest } from "./latest.svelte";

export class Overview {
  private readonly asked = new Latest<Held>();
  /** The edition that was asked for; null before any. */
  private edition: number | null = null;
  readonly held = $derived(this.asked.value);

  constructor(private readonly backend: Backend) {}

  /** Asks, unless it is known. */
  async show(edition: number): Promise<void> {
    if (edition === this.edition) return;
    this.edition = edition;
    await this.asked.ask(() => this.backend.overview());
    // What failed is asked for again the next time it is shown.
    if (this.asked.error) this.edition = null;
  }

  /** Another archive is open. */
  clear(): void {
    this.edition = null;
    this.asked.clear();
  }
}
