// What the articles of the query are counted by: topics, and the values of the filter panel.

import type { Facets } from "../bindings/Facets";
import type { Query } from "../bindings/Query";
import type { Topics } from "../bindings/Topics";
import type { Backend } from "../backend/backend";
import { Labels } from "./labels.svelte";
import { Latest } from "./latest.svelte";

export class Counts {
  readonly topics = new Latest<Topics>();
  readonly facets = new Latest<Facets>();
  readonly labels = new Labels();
  /** The filter panel is open: its counts follow the query. */
  facetsShown = false;
  private topicsFor: Query | null = null;

  constructor(private readonly backend: Backend) {}

  /** Asks for the topics of a query, unless they are known. */
  runTopics(query: Query): void {
    if (this.topicsFor === query) return;
    this.topicsFor = query;
    void this.topics
      .ask(() => this.backend.topics(query))
      .then(() => this.topics.value && this.labels.learnTopics(this.topics.value));
  }

  /** Asks for the values of the filter panel, if it is open. */
  runFacets(query: Query): void {
    if (!this.facetsShown) return;
    void this.facets
      .ask(() => this.backend.facets(query))
      .then(() => this.facets.value && this.labels.learnFacets(this.facets.value));
  }

  /** The archive has changed: what is known is known no more. */
  outdate(): void {
    this.topicsFor = null;
  }

  /** Forgets everything: another archive is open. */
  clear(): void {
    this.outdate();
    this.topics.clear();
    this.facets.clear();
  }
}
