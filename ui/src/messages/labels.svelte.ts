// Names of what the query holds by number: subjects, storylines, articles. Learned from whatever was shown.

import { SvelteMap } from "svelte/reactivity";

import type { Facets } from "../bindings/Facets";
import type { Topics } from "../bindings/Topics";

export class Labels {
  private readonly names = new SvelteMap<string, string>();

  of(id: string): string {
    return this.names.get(id) ?? id;
  }

  learn(id: string, label: string): void {
    if (label && this.names.get(id) !== label) this.names.set(id, label);
  }

  /** Headline of an article, by its number; null where none was learned. */
  headline(id: string): string | null {
    return this.names.get(`article ${id}`) ?? null;
  }

  learnHeadline(id: string, headline: string): void {
    this.learn(`article ${id}`, headline);
  }

  learnTopics(topics: Topics): void {
    for (const { id, label } of [...topics.subjects, ...topics.storylines]) this.learn(id, label);
  }

  learnFacets(facets: Facets): void {
    for (const { value, label } of facets.topic) this.learn(value, label);
  }
}
