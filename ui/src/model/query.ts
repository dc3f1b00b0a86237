// The one query that every view looks through. All functions return a new query.

import type { Axis } from "../bindings/Axis";
import type { Query } from "../bindings/Query";

/** The conditions that are lists of alternatives. */
export type ListField =
  | "publications"
  | "pages"
  | "sections"
  | "reporters"
  | "places"
  | "people"
  | "orgs"
  | "initiatives"
  | "topics"
  | "storylines"
  | "like"
  | "kinds";

export const LIST_FIELDS: readonly ListField[] = [
  "publications",
  "pages",
  "sections",
  "reporters",
  "places",
  "people",
  "orgs",
  "initiatives",
  "topics",
  "storylines",
  "like",
  "kinds",
];

/** One removable condition besides the words of the search box. */
export type Chip =
  | { kind: "range"; axis: Axis; from: string | null; to: string | null }
  | { kind: "undated"; axis: Axis }
  | { kind: "value"; field: ListField; value: string };

/** Everything there is. */
export function emptyQuery(): Query {
  return {
    text: "",
    from: null,
    to: null,
    axis: "published",
    publications: [],
    pages: [],
    sections: [],
    reporters: [],
    places: [],
    people: [],
    orgs: [],
    initiatives: [],
    topics: [],
    storylines: [],
    like: [],
    kinds: [],
    undated: false,
  };
}

/** Articles like one, by its number; not itself. */
export function likeQuery(article: number): Query {
  return { ...emptyQuery(), like: [String(article)] };
}

/** What was printed on the day of issue (or in the month, as far as it is known) of an article; null without one. */
export function dayQuery(published: string | null): Query | null {
  const ends = (published ?? "").split("/").map((end) => /^\d{4}(-\d{2}){0,2}/.exec(end)?.[0]);
  const [from, to] = [ends[0], ends.at(-1)];
  return from && to ? withRange(emptyQuery(), "published", from, to) : null;
}

/** What a paper printed on a day; null is the paper without a name, and then all that was printed. */
export function issueQuery(publication: string | null, day: string): Query {
  const publications = publication === null ? [] : [publication];
  return { ...emptyQuery(), from: day, to: day, publications };
}

export function sameQuery(a: Query, b: Query): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function hasRange(query: Query): boolean {
  return query.from !== null || query.to !== null;
}

/** Adds a value to a condition, or takes it away if it is there. */
export function toggleValue(query: Query, field: ListField, value: string): Query {
  const values = query[field];
  const rest = values.filter((other) => other !== value);
  return { ...query, [field]: rest.length < values.length ? rest : [...values, value] };
}

/** Adds a value to a condition unless it is there. */
export function addValue(query: Query, field: ListField, value: string): Query {
  return query[field].includes(value) ? query : toggleValue(query, field, value);
}

/** Only articles of a stretch of time, both ends included. */
export function withRange(query: Query, axis: Axis, from: string | null, to: string | null): Query {
  return { ...query, axis, from, to, undated: false };
}

export function withoutRange(query: Query): Query {
  return { ...query, axis: "published", from: null, to: null, undated: false };
}

/** Only articles without a date on the axis, or all again. */
export function toggleUndated(query: Query, axis: Axis): Query {
  const on = query.undated && query.axis === axis;
  return on ? withoutRange(query) : { ...withoutRange(query), axis, undated: true };
}

/** Adds a term to the words of the search box, or takes it away if it stands there. */
export function toggleTerm(query: Query, term: string): Query {
  const text = hasTerm(query, term)
    ? ` ${query.text} `.replace(` ${term} `, " ").trim()
    : `${query.text.trim()} ${term}`.trim();
  return { ...query, text };
}

export function hasTerm(query: Query, term: string): boolean {
  return ` ${query.text} `.includes(` ${term} `);
}

/** The conditions to show as chips, time first. */
export function chips(query: Query): Chip[] {
  const all: Chip[] = [];
  if (hasRange(query)) all.push({ kind: "range", axis: query.axis, from: query.from, to: query.to });
  if (query.undated) all.push({ kind: "undated", axis: query.axis });
  for (const field of LIST_FIELDS) {
    for (const value of query[field]) all.push({ kind: "value", field, value });
  }
  return all;
}

/** The query without the condition of a chip. */
export function withoutChip(query: Query, chip: Chip): Query {
  return chip.kind === "value" ? toggleValue(query, chip.field, chip.value) : withoutRange(query);
}

/** The words alone, without any filter. */
export function withoutFilters(query: Query): Query {
  return { ...emptyQuery(), text: query.text };
}
