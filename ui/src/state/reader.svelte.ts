// The article that is open, the page it was cut from, and what is marked in both.

import type { ArticleView } from "../bindings/ArticleView";
import type { Query } from "../bindings/Query";
import type { SourceView } from "../bindings/SourceView";
import type { Backend } from "../backend/backend";
import { readable, stepHit } from "../model/segments";
import { holds, partOfSentence, partsByLine } from "../model/source";
import { Latest } from "./latest.svelte";

export class Reader {
  /** The article asked for; null when none is open. */
  id = $state<number | null>(null);
  private readonly articles = new Latest<ArticleView>();
  private readonly sources = new Latest<SourceView>();
  /** The hit stepped to, -1 for none. */
  hit = $state(-1);
  /** The part (block number or HEAD) under the pointer in either text. */
  part = $state<number | null>(null);
  /** The sentence for which the article was opened. */
  sentence = $state<string | null>(null);

  article = $derived(this.articles.value?.id === this.id ? this.articles.value : null);
  error = $derived(this.articles.error);
  pending = $derived(this.articles.pending);
  source = $derived(this.id !== null && holds(this.sources.value, this.id) ? this.sources.value : null);
  sourceError = $derived(this.sources.error);
  text = $derived(this.article && readable(this.article));
  /** The part in which the sentence stands. */
  sought = $derived(
    this.article && this.sentence !== null ? partOfSentence(this.article, this.sentence) : null,
  );
  parts = $derived(this.article ? partsByLine(this.article) : new Map<number, number>());

  constructor(private readonly backend: Backend) {}

  /** Opens an article, or marks the hits of another query in the one that is open. */
  async open(id: number, query: Query): Promise<void> {
    if (id !== this.id) {
      this.part = null;
      this.editing = false;
    }
    this.sentence = null;
    this.id = id;
    this.hit = -1;
    const latest = await this.articles.ask(() => this.backend.article(id, query));
    if (!latest || this.articles.error || holds(this.sources.value, id)) return;
    await this.sources.ask(() => this.backend.source(id));
  }

  /** Opens an article again that was corrected, with its page. */
  async reload(id: number, query: Query): Promise<void> {
    this.id = id;
    const hit = this.hit;
    const latest = await this.articles.ask(() => this.backend.article(id, query));
    if (!latest || this.articles.error) return;
    this.hit = Math.min(hit, (this.text?.hits ?? 0) - 1);
    await this.sources.ask(() => this.backend.source(id));
  }

  /** The form for corrections is open. */
  editing = $state(false);
  /** The versions of the next article that is read are to be shown. */
  versionsWanted = $state(false);

  close(): void {
    this.editing = false;
    this.id = null;
    this.articles.clear();
  }

  /** Forgets everything: another archive has other articles under the same numbers. */
  clear(): void {
    this.close();
    this.sources.clear();
  }

  stepHit(step: -1 | 1): void {
    this.hit = stepHit(this.hit, step, this.text?.hits ?? 0);
  }
}
