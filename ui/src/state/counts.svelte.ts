// What the articles of the query are counted by: topics, and the values of the filter panel.

import type { CommandError } from "../bindings/CommandError";
import type { Facet } from "../bindings/Facet";
import type { Facets } from "../bindings/Facets";
import type { Query } from "../bindings/Query";
import type { Topics } from "../bindings/Topics";
import type { Backend } from "../backend/backend";
import { isLimited, withNarrower, withoutField, type FacetField } from "../model/facets";
import type { Labels } from "../messages/labels.svelte";
import { Latest } from "./latest.svelte";

/** Milliseconds after which storylines that are being worked out are asked for again. */
const AGAIN = 1000;

export class Counts {
  readonly topics = new Latest<Topics>();
  readonly facets = new Latest<Facets>();
  /** The same without what the query asks of the field on view: what can be chosen besides. */
  private readonly besides = new Latest<Facets>();
  /** Per subject the one above it. */
  wider = $state.raw<ReadonlyMap<string, string | null>>(new Map());
  /** The filter panel is open: its counts follow the query. */
  facetsShown = false;
  /** What the panel shows of a field, until there is something newer of that field. */
  private list = $state.raw<{ field: FacetField | null; facets: Facets } | null>(null);
  /** The field that the panel shows. */
  private field = $state<FacetField | null>(null);
  private limited = $state(false);
  private query = $state.raw<Query | null>(null);
  private topicsFor: Query | null = null;

  constructor(
    private readonly backend: Backend,
    private readonly labels: Labels,
  ) {}

  /** Values of a field; null before they were counted. */
  valuesOf(field: FacetField): readonly Facet[] | null {
    if (this.list?.field === field) {
      const values = this.list.facets[field];
      if (field !== "place" || !this.limited) return values;
      return withNarrower(values, this.facets.value?.place ?? [], this.query?.places ?? []);
    }
    return this.limited ? null : (this.facets.value?.[field] ?? null);
  }

  get pending(): boolean {
    return this.limited ? this.besides.pending : this.facets.pending;
  }

  get error(): CommandError | null {
    return this.limited ? this.besides.error : this.facets.error;
  }

  /** Asks for the topics of a query, unless they are known. */
  runTopics(query: Query): void {
    if (this.topicsFor === query) return;
    this.topicsFor = query;
    void this.askTopics(query);
  }

  /** Asks for topics, and again as long as storylines are being worked out. */
  private async askTopics(query: Query): Promise<void> {
    await this.topics.ask(() => this.backend.topics(query));
    const topics = this.topics.value;
    if (!topics || this.topicsFor !== query) return;
    this.labels.learnTopics(topics);
    if (topics.building) setTimeout(() => this.topicsFor === query && void this.askTopics(query), AGAIN);
  }

  /** Asks for the values of the filter panel, if it is open. */
  runFacets(query: Query): void {
    this.query = query;
    if (!this.facetsShown) return;
    void this.facets
      .ask(() => this.backend.facets(query))
      .then((latest) => {
        const facets = this.facets.value;
        if (latest && !facets) this.list = null;
        if (!latest || !facets) return;
        this.labels.learnFacets(facets);
        if (!this.limited) this.list = { field: this.field, facets };
      });
    this.runBesides();
    void this.learnSubjects();
  }

  /** The panel shows another field. */
  showField(field: FacetField): void {
    if (field === this.field) return;
    this.field = field;
    this.runBesides();
    const facets = this.facets.value;
    if (facets && !this.limited) this.list = { field, facets };
  }

  private runBesides(): void {
    const { query, field } = this;
    this.limited = query !== null && field !== null && isLimited(query, field);
    if (!query || !field || !this.limited || !this.facetsShown) return;
    void this.besides
      .ask(() => this.backend.facets(withoutField(query, field)))
      .then((latest) => {
        const facets = this.besides.value;
        if (latest && this.limited) this.list = facets && { field, facets };
      });
  }

  /** Asks which subjects stand below which, unless that is known. */
  async learnSubjects(): Promise<void> {
    if (this.wider.size > 0) return;
    try {
      const known = await this.backend.subjectsKnown();
      this.wider = new Map(known.map(({ id, parent }) => [id, parent]));
    } catch {
      // Without it the subjects are a plain list.
    }
  }

  /** The archive has changed: what is known is known no more. */
  outdate(): void {
    this.topicsFor = null;
  }

  /** Forgets everything: another archive is open. */
  clear(): void {
    this.outdate();
    this.query = null;
    this.limited = false;
    this.list = null;
    this.topics.clear();
    this.facets.clear();
    this.besides.clear();
  }
}
