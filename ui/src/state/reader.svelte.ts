// The article that is open, the page it was cut from, and what is marked in both.

import type { ArticleView } from "../bindings/ArticleView";
import type { Query } from "../bindings/Query";
import type { SourceView } from "../bindings/SourceView";
import type { Backend } from "../backend/backend";
import { Pointer } from "../model/pointer";
import { readable, stepHit } from "../model/segments";
import { holds, partOfSentence, partsByLine } from "../model/source";
import type { Place } from "./corrections.svelte";
import { Latest } from "./latest.svelte";

export class Reader {
  /** The article asked for; null when none is open. */
  id = $state<number | null>(null);
  private readonly articles = new Latest<ArticleView>();
  private readonly sources = new Latest<SourceView>();
  /** The hit stepped to, -1 for none. */
  hit = $state(-1);
  /** The part (block number or HEAD) whose lines are marked: it was led to, or the pointer moved onto it in either text. */
  part = $state<number | null>(null);
  readonly pointer = new Pointer();
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
  /** Which of the article's pages the source shows: 0 its own, n the nth that it goes on on. */
  page = $state(0);
  /** The lines that say what was asked about, on the page that is shown. */
  evidence = $state.raw<readonly number[]>([]);
  /** Where the source that is shown was cut from. */
  piece = $derived(this.article && (this.article.continued[this.page - 1] ?? this.article.source));
  parts = $derived(this.article ? partsByLine(this.article, this.page) : new Map<number, number>());

  constructor(private readonly backend: Backend) {}

  /** Opens an article, or marks the hits of another query in the one that is open. */
  async open(id: number, query: Query): Promise<void> {
    if (id !== this.id) {
      this.part = null;
      this.editing = false;
      this.evidence = [];
    }
    this.sentence = null;
    this.id = id;
    this.hit = -1;
    const latest = await this.articles.ask(() => this.backend.article(id, query));
    if (!latest || this.articles.error || holds(this.sources.value, id)) return;
    this.page = 0;
    await this.sources.ask(() => this.backend.source(id));
  }

  /** Marks the part that the pointer moved onto. Text that comes to lie under a pointer at rest marks nothing: the part that
   * the reader was led to stays marked. */
  point(event: PointerEvent, part: number | null): void {
    if (this.pointer.moved(event)) this.part = part;
  }

  /** Shows one of the article's pages, with the lines that say something marked. */
  async showLines(page: number, lines: readonly number[]): Promise<void> {
    this.evidence = [];
    const other = this.article?.continued[page - 1];
    const id = this.id;
    if (page !== this.page && id !== null) {
      const asked = other ? () => this.backend.pageSource(other.page_id) : () => this.backend.source(id);
      if (!(await this.sources.ask(asked))) return;
      this.page = other ? page : 0;
    }
    this.evidence = lines;
  }

  /** Opens an article again that was corrected, with its page. */
  async reload(id: number, query: Query): Promise<void> {
    this.id = id;
    const hit = this.hit;
    const latest = await this.articles.ask(() => this.backend.article(id, query));
    if (!latest || this.articles.error) return;
    this.hit = Math.min(hit, (this.text?.hits ?? 0) - 1);
    this.page = 0;
    this.evidence = [];
    await this.sources.ask(() => this.backend.source(id));
  }

  /** The form for corrections is open. */
  editing = $state(false);
  /** The versions of the next article that is read are to be shown. */
  versionsWanted = $state(false);

  /** Where the article begins, to find it again when it is another by number. */
  placeRead(): Place | null {
    const source = this.article?.source;
    return source ? { page: source.page_id, line: source.lines[0] ?? 1 } : null;
  }

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
