// What is looked at among the topics: the words they are sought by, those that are compared, what comes with the query.

import type { Cooccurrences } from "../bindings/Cooccurrences";
import type { Query } from "../bindings/Query";
import type { Backend } from "../backend/backend";
import { MOST_COMPARED, type TopicEntry } from "../model/topics";
import { Latest } from "./latest.svelte";

export class TopicSpace {
  /** Only topics with these words are listed. */
  words = $state("");
  /** Topics beside each other in the picture, in the order they were chosen. */
  compared = $state.raw<readonly Pick<TopicEntry, "kind" | "value">[]>([]);
  readonly cooccurrences = new Latest<Cooccurrences>();

  constructor(private readonly backend: Backend) {}

  isCompared(entry: TopicEntry): boolean {
    return this.compared.some((other) => same(other, entry));
  }

  get isFull(): boolean {
    return this.compared.length >= MOST_COMPARED;
  }

  /** Puts a topic into the picture, or takes it out. */
  toggle(entry: Pick<TopicEntry, "kind" | "value">): void {
    const others = this.compared.filter((other) => !same(other, entry));
    if (others.length < this.compared.length) this.compared = others;
    else if (!this.isFull) this.compared = [...others, { kind: entry.kind, value: entry.value }];
  }

  /** Asks what comes with the articles of a query. */
  run(query: Query): void {
    void this.cooccurrences.ask(() => this.backend.cooccurrences(query));
  }

  clear(): void {
    this.words = "";
    this.compared = [];
    this.cooccurrences.clear();
  }
}

function same(a: Pick<TopicEntry, "kind" | "value">, b: Pick<TopicEntry, "kind" | "value">): boolean {
  return a.kind === b.kind && a.value === b.value;
}
