// What is asked for again when the archive has changed: by an import, by a correction.

import type { Corrected } from "../bindings/Corrected";
import type { Backend } from "../backend/backend";
import { holderOf, type Place } from "./corrections.svelte";
import type { Doubts } from "./doubts.svelte";
import type { Navigation } from "./navigation.svelte";
import { onQuery } from "./places.svelte";
import type { Program } from "./program.svelte";
import type { Reader } from "./reader.svelte";
import type { Search } from "./search.svelte";

/** What may show what is no longer so. */
export interface Parts {
  program: Program;
  navigation: Navigation;
  search: Search;
  reader: Reader;
  doubts: Doubts;
}

/** Knows that something was changed, and who is to ask again. */
export class Upkeep {
  /** Counts what was corrected or imported, so that pages with a subject know when to ask again. */
  edition = $state(0);
  /** Corrections were made where nothing of the query is on view. */
  private stale = false;

  constructor(
    private readonly backend: Backend,
    private readonly parts: Parts,
  ) {}

  /** Asks for everything again: the archive has changed. */
  async refresh(): Promise<void> {
    const { program, navigation, search, doubts } = this.parts;
    if (!program.archive) return;
    await program.takeStock();
    this.stale = false;
    this.edition += 1;
    search.runAnew();
    if (navigation.view === "doubts") void doubts.load();
    else void doubts.count();
  }

  /** Corrections were made: what is on view is asked for again, and the article that was open stays so. */
  async corrected(result: Corrected, where: Place | null): Promise<void> {
    const { navigation, reader, doubts, search } = this.parts;
    this.edition += 1;
    if (!onQuery(navigation.view)) {
      this.stale = true;
      if (navigation.view !== "doubts") void doubts.count();
      return;
    }
    const open = reader.id;
    const next =
      open === null || !result.gone.includes(open) ? open : await holderOf(this.backend, result, where);
    if (reader.id === open && open !== null) {
      if (next === null) reader.close();
      else void reader.reload(next, search.seen);
    }
    await this.askAgain();
  }

  /** A view on the query is shown: what was corrected elsewhere meanwhile is asked for again. */
  catchUp(): void {
    if (this.stale) void this.refreshOnReturn();
  }

  /** Another archive is open. */
  clear(): void {
    this.stale = false;
  }

  private async refreshOnReturn(): Promise<void> {
    const { reader, search } = this.parts;
    const id = reader.id;
    await this.askAgain();
    if (id !== null && reader.id === id) await reader.reload(id, search.seen);
    if (reader.error?.code === "article-missing") reader.close();
  }

  /** Asks again for all but the article. */
  private async askAgain(): Promise<void> {
    const { program, search, doubts } = this.parts;
    this.stale = false;
    const { selected, anchor } = search.results;
    await program.takeStock();
    void doubts.count();
    await search.listAnew({ selected, anchor });
  }
}
