// Going to a date: the picture shows it in its surroundings, and the list begins there.

import type { Backend } from "../backend/backend";
import type { Query } from "../bindings/Query";
import { binStart } from "../model/calendar";
import { around, daysOf, length, type Stretch } from "../model/density";
import type { Search } from "./search.svelte";

/** Goes to the days that a text means; false where it means none. */
export async function jumpTo(backend: Backend, search: Search, text: string): Promise<boolean> {
  const meant = await backend.daysMeant(text);
  const days = meant && daysOf(meant.from ?? meant.to, meant.to ?? meant.from);
  if (!days) return false;
  const { density } = search;
  density.look(surroundings(days, density.whole));
  density.marked = days;
  await scrollTo(backend, search, days);
  return true;
}

/** A day among the days of its months, a month among its year, a year among ten. */
function surroundings(days: Stretch, whole: Stretch | null): Stretch {
  const margin = Math.max(length(days) * 4, 45);
  return around({ from: days.from - margin, to: days.to + margin }, whole);
}

/** Lists from the first article of some days on, where the list is in the order of their days. */
async function scrollTo(backend: Backend, search: Search, days: Stretch): Promise<void> {
  const { results } = search;
  if (results.sort === "relevance" || search.density.axis !== "published") return;
  const before =
    results.sort === "newest" ? beside(search.seen, days.to, null) : beside(search.seen, null, days.from - 1);
  if (!before) return;
  const found = await backend.search(before, results.sort, 1, 0, false);
  results.goTo(found.rows);
}

/** The query, but only what was printed from a day on or up to one; null where its own range is another axis'. */
function beside(query: Query, from: number | null, to: number | null): Query | null {
  if (query.axis !== "published" && (query.from !== null || query.to !== null)) return null;
  if (query.undated) return null;
  const own = daysOf(query.from, query.to);
  const first = Math.max(from ?? -Infinity, own?.from ?? -Infinity);
  const last = Math.min(to ?? Infinity, own ? own.to - 1 : Infinity);
  const day = (day: number) => (Number.isFinite(day) ? binStart(day, "day") : null);
  // An empty range finds nothing, as it should: the list begins at its beginning.
  return { ...query, axis: "published", from: day(first), to: day(last) };
}
