// Storylines of the fake archive: as its articles say, with neither names nor marks.

import type { StorylineName } from "../../bindings/StorylineName";
import type { StorylineView } from "../../bindings/StorylineView";
import type { FakeArchive, Row } from "./archive";
import { STORYLINES } from "./articles";
import { bare } from "./page";

/** What nobody said of a storyline. */
export const UNMARKED = { pinned: false, followed: false, news: 0 };

function rowsOf(archive: FakeArchive, id: string): Row[] {
  const rows = archive.rows.filter((row) => row.laid.article.storyline === id);
  return rows.sort((a, b) => ((a.published ?? "") < (b.published ?? "") ? -1 : 1));
}

export function nameOf(archive: FakeArchive, id: string | undefined): StorylineName | null {
  if (id === undefined) return null;
  return { id, label: STORYLINES[id] ?? id, count: rowsOf(archive, id).length };
}

export function storylineOf(archive: FakeArchive, id: string): StorylineView {
  const rows = rowsOf(archive, id);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last)
    throw { code: "storyline-missing", message: `there is no storyline ${id}`, detail: id };
  const counts = new Map<string, number>();
  for (const { published } of rows) if (published) counts.set(published, (counts.get(published) ?? 0) + 1);
  const bins = [...counts].map(([start, count]) => ({ start, count, estimated: 0 }));
  const others = Object.keys(STORYLINES).filter((other) => other !== id);
  return {
    id,
    label: STORYLINES[id] ?? id,
    named: false,
    ...UNMARKED,
    from: first.published,
    to: last.published,
    by: "day",
    bins,
    peak: bins.reduce<(typeof bins)[number] | null>((a, b) => (a && a.count >= b.count ? a : b), null),
    summary: { text: bare(first.laid.article.body[0] ?? ""), article: first.id },
    turns: [
      { article: first.id, why: "begin", number: 0, name: null },
      ...(last === first ? [] : [{ article: last.id, why: "latest" as const, number: 0, name: null }]),
    ],
    articles: rows.map((row) => ({
      id: row.id,
      source_id: null,
      headline: row.laid.article.headline,
      published: row.published,
      publication: null,
      page: null,
      new: false,
    })),
    alike: others.flatMap((other) => nameOf(archive, other) ?? []),
  };
}
