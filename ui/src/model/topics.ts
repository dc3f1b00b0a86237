// Topics as one space: subjects, storylines, initiatives, places, people, organisations, each with its articles over
// time; how often against the whole archive, and whether that rises or falls.

import type { Topics } from "../bindings/Topics";
import { binStart, firstBin, lastBin, parseDate } from "./calendar";
import { treeOf, widerPlace, type Branch } from "./facets";
import type { ListField } from "./query";

export type TopicKind = "subject" | "storyline" | "initiative" | "place" | "person" | "org";

/** What the query calls the topics of a kind. */
export const TOPIC_FIELDS: Readonly<Record<TopicKind, ListField>> = {
  subject: "topics",
  storyline: "storylines",
  initiative: "initiatives",
  place: "places",
  person: "people",
  org: "orgs",
};

export const TOPIC_KINDS = Object.keys(TOPIC_FIELDS) as TopicKind[];

/** A topic in a list. */
export interface TopicEntry {
  kind: TopicKind;
  /** What a filter takes. */
  value: string;
  label: string;
  /** Its sort and time, in words. */
  note: string;
  count: number;
  spark: readonly number[];
  /** How far below the widest it stands. */
  depth: number;
}

/** Topics beside each other in one picture. */
export const MOST_COMPARED = 5;

/** Stretches at the end of the time that a trend looks at: a quarter of it. */
const LATE = 6;
/** Articles without which there is no trend. */
const FEWEST = 8;
/** What is this many times more, or less, is one. */
const CLEAR = 1.5;

/** Articles per 1,000 of the archive in each stretch; null where the archive has none. */
export function ratesOf(spark: readonly number[], all: readonly number[]): (number | null)[] {
  return all.map((whole, at) => (whole > 0 ? ((spark[at] ?? 0) / whole) * 1000 : null));
}

/** First days of the stretches that a time is parted into, `YYYY-MM-DD`. */
export function stretchDays(from: string, to: string, stretches: number): string[] {
  const [start, end] = [parseDate(from), parseDate(to)];
  if (!start || !end) return [];
  const first = firstBin(start, "day");
  const days = lastBin(end, "day") - first + 1;
  return Array.from({ length: stretches }, (_, at) =>
    binStart(first + Math.ceil((at * days) / stretches), "day"),
  );
}

export interface Trend {
  way: "up" | "down" | "even";
  /** Articles per 1,000, at the end and over the whole time. */
  late: number;
  whole: number;
}

/** How a topic stands at the end of the time against the whole of it; null where too little is known. */
export function trendOf(spark: readonly number[], all: readonly number[]): Trend | null {
  const sum = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const [count, whole] = [sum(spark), sum(all)];
  const [lateCount, lateWhole] = [sum(spark.slice(-LATE)), sum(all.slice(-LATE))];
  if (count < FEWEST || whole === 0 || lateWhole === 0 || lateWhole === whole) return null;
  const [rate, late] = [(count / whole) * 1000, (lateCount / lateWhole) * 1000];
  const way = late >= rate * CLEAR ? "up" : late * CLEAR <= rate ? "down" : "even";
  return { way, late, whole: rate };
}

/** The entries of a kind in the order of a list; what has wider ones above it stands below them. */
export function entriesOf(
  topics: Topics,
  kind: TopicKind,
  noteOf: (from: string | null, to: string | null, kindOf?: string) => string,
  widerSubject: (id: string) => string | null,
): TopicEntry[] {
  const plain = (entry: { value: string; label: string; count: number; spark: number[] }): TopicEntry => ({
    ...entry,
    kind,
    note: "",
    depth: 0,
  });
  switch (kind) {
    case "subject":
      return tree(
        topics.subjects.map((s) => plain({ ...s, value: s.id })),
        widerSubject,
      );
    case "storyline":
      return topics.storylines.map((s) => ({ ...plain({ ...s, value: s.id }), note: noteOf(s.from, s.to) }));
    case "initiative":
      return topics.initiatives.map((i) => ({
        ...plain({ ...i, label: i.name }),
        note: noteOf(i.first, i.last, i.kind),
      }));
    case "place":
      return tree(topics.places.map(plain), widerPlace);
    case "person":
      return topics.people.map(plain);
    case "org":
      return topics.orgs.map(plain);
  }
}

function tree(entries: readonly TopicEntry[], wider: (value: string) => string | null): TopicEntry[] {
  const known = new Map(entries.map((entry) => [entry.value, entry]));
  const flat = (branches: readonly Branch[], depth: number): TopicEntry[] =>
    branches.flatMap(({ facet, children }) => {
      const entry = known.get(facet.value);
      return entry ? [{ ...entry, depth }, ...flat(children, depth + 1)] : [];
    });
  return flat(treeOf([...entries], wider), 0);
}
