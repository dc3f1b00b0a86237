// The fields that articles are counted by, and what a press on one of their values makes of the query.

import type { Facet } from "../bindings/Facet";
import type { Facets } from "../bindings/Facets";
import type { Query } from "../bindings/Query";
import { toggleValue, withoutRange, withRange, type ListField } from "./query";

export type FacetField = keyof Facets;

/** Values of a field that are counted with the other fields at most; years are all. */
export const COUNTED = 50;

export const FACET_FIELDS: readonly FacetField[] = [
  "publication",
  "year",
  "section",
  "page",
  "place",
  "person",
  "reporter",
  "org",
  "initiative",
  "topic",
  "kind",
];

/** Where the query holds the values of a field; years are a range. */
const LISTS: Partial<Record<FacetField, ListField>> = {
  publication: "publications",
  section: "sections",
  page: "pages",
  reporter: "reporters",
  place: "places",
  person: "people",
  org: "orgs",
  initiative: "initiatives",
  topic: "topics",
  kind: "kinds",
};

/** The whole years that the query is limited to, or null. */
function years(query: Query): { from: number; to: number } | null {
  const { from, to, axis } = query;
  const whole = (year: string | null) => year !== null && /^\d{4}$/.test(year);
  return whole(from) && whole(to) && axis === "published" ? { from: Number(from), to: Number(to) } : null;
}

/** Whether the query asks for a value. */
export function isChosen(query: Query, field: FacetField, value: string): boolean {
  const list = LISTS[field];
  if (list) return query[list].includes(value);
  const chosen = years(query);
  return chosen !== null && Number(value) >= chosen.from && Number(value) <= chosen.to;
}

/** Values of a field that the query asks for, one or more. */
export function isLimited(query: Query, field: FacetField): boolean {
  const list = LISTS[field];
  if (list) return query[list].length > 0;
  return years(query) !== null;
}

/** Asks for a value too, or no longer. Years are one stretch: what lies between two of them is in it. */
export function toggleFacet(query: Query, field: FacetField, value: string): Query {
  const list = LISTS[field];
  if (list) return toggleValue(query, list, value);
  return toggleYear(query, Number(value));
}

function toggleYear(query: Query, year: number): Query {
  const chosen = years(query);
  const range = (from: number, to: number): Query =>
    from > to ? withoutRange(query) : withRange(query, "published", edtfYear(from), edtfYear(to));
  if (!chosen) return range(year, year);
  const { from, to } = chosen;
  if (year < from || year > to) return range(Math.min(from, year), Math.max(to, year));
  if (year === from) return range(from + 1, to);
  return year === to ? range(from, to - 1) : range(year, year);
}

const edtfYear = (year: number): string => String(year).padStart(4, "0");

/** The query without what it asks of a field: its articles are what can be chosen besides. */
export function withoutField(query: Query, field: FacetField): Query {
  const list = LISTS[field];
  if (list) return { ...query, [list]: [] };
  return withoutRange(query);
}

/** A value with the narrower ones below it. */
export interface Branch {
  facet: Facet;
  children: Branch[];
}

/** The values as a tree, each below the nearest wider one that is counted too. Siblings stay in their order. */
export function treeOf(facets: readonly Facet[], widerThan: (value: string) => string | null): Branch[] {
  const branches = new Map(facets.map((facet): [string, Branch] => [facet.value, { facet, children: [] }]));
  const roots: Branch[] = [];
  for (const [value, branch] of branches) {
    let wider = widerThan(value);
    while (wider !== null && !branches.has(wider)) wider = widerThan(wider);
    (branches.get(wider ?? "")?.children ?? roots).push(branch);
  }
  return roots;
}

/** 山东省/聊城市 of 山东省/聊城市/冠县. */
export function widerPlace(path: string): string | null {
  const end = path.lastIndexOf("/");
  return end < 0 ? null : path.slice(0, end);
}

/**
 * The places with those below a chosen one that only the articles of the choice are counted by: they are as many, as
 * whoever names the narrower place has the wider one too.
 */
export function withNarrower(
  places: readonly Facet[],
  ofChoice: readonly Facet[],
  chosen: readonly string[],
): readonly Facet[] {
  const known = new Set(places.map(({ value }) => value));
  const narrower = ofChoice.filter(
    ({ value }) => !known.has(value) && chosen.some((wider) => value.startsWith(`${wider}/`)),
  );
  return [...places, ...narrower];
}

/** A row of a tree that is drawn. */
export interface TreeRow {
  facet: Facet;
  depth: number;
  /** Null where nothing lies below it. */
  open: boolean | null;
}

/** The rows on view: `opened` says what the archivist did to a branch; else an only one and one with a choice is open. */
export function rowsOf(
  tree: readonly Branch[],
  opened: (value: string) => boolean | undefined,
  chosen: (value: string) => boolean,
  depth = 0,
): TreeRow[] {
  return tree.flatMap(({ facet, children }): TreeRow[] => {
    if (children.length === 0) return [{ facet, depth, open: null }];
    const open = opened(facet.value) ?? (tree.length === 1 || holdsChoice([{ facet, children }], chosen));
    const below = open ? rowsOf(children, opened, chosen, depth + 1) : [];
    return [{ facet, depth, open }, ...below];
  });
}

function holdsChoice(branches: readonly Branch[], chosen: (value: string) => boolean): boolean {
  return branches.some(({ facet, children }) => chosen(facet.value) || holdsChoice(children, chosen));
}
