// The pages that doubts are about, fetched before they are asked for.

import { SvelteMap } from "svelte/reactivity";

import type { SourceView } from "../bindings/SourceView";
import type { Backend } from "../backend/backend";

/** Pages kept. */
const KEPT = 16;

/** A small store of pages, the wanted ones first. */
export class DoubtPages {
  private readonly pages = new SvelteMap<number, SourceView>();
  private readonly fetching = new Set<number>();

  constructor(
    private readonly backend: Backend,
    private readonly failed: (reason: unknown) => void,
  ) {}

  /** A page, once it has been fetched. */
  get(page: number): SourceView | null {
    return this.pages.get(page) ?? null;
  }

  /** Fetches pages that will be shown soon; of the others only so many are kept. */
  fetch(wanted: readonly number[]): void {
    for (const page of wanted) void this.fetchPage(page);
    for (const page of this.pages.keys()) {
      if (this.pages.size <= KEPT) break;
      if (!wanted.includes(page)) this.pages.delete(page);
    }
  }

  /** The page was corrected: it is fetched anew when it is wanted. */
  forget(page: number): void {
    this.pages.delete(page);
  }

  /** Another archive is open, or a sitting begins. */
  clear(): void {
    this.pages.clear();
  }

  private async fetchPage(page: number): Promise<void> {
    if (this.pages.has(page) || this.fetching.has(page)) return;
    this.fetching.add(page);
    try {
      this.pages.set(page, await this.backend.pageSource(page));
    } catch (reason) {
      this.failed(reason);
    }
    this.fetching.delete(page);
  }
}
