// Topics of invented articles.

import type { Cooccurrence } from "../../bindings/Cooccurrence";
import type { Cooccurrences } from "../../bindings/Cooccurrences";
import type { Overview } from "../../bindings/Overview";
import type { TopicCount } from "../../bindings/TopicCount";
import type { Topics } from "../../bindings/Topics";
import { valuesOf, type Row } from "./archive";
import { STORYLINES, TOPICS } from "./articles";
import { chapterOf, countBy, sparkOf } from "./counts";
import { UNMARKED } from "./storylines";

export function topicsOf(found: readonly Row[], all: readonly Row[]): Topics {
  const days = datesOf(found);
  const [from, to] = [days[0] ?? null, days.at(-1) ?? null];
  const spark = (rows: readonly Row[]) => sparkOf([...rows], from, to);
  const named = (kind: "place" | "person" | "org"): TopicCount[] =>
    countBy([...found], (row) => valuesOf(row, kind)).map(([value, rows]) => ({
      value,
      label: value.split("/").at(-1) ?? value,
      count: rows.length,
      spark: spark(rows),
    }));
  const within = all.filter(
    ({ published }) => published && from && to && published >= from && published <= to,
  );
  return {
    subjects: countBy([...found], (row) => row.laid.article.topics).map(([id, rows]) => ({
      id,
      label: TOPICS[id] ?? id,
      count: rows.length,
      spark: spark(rows),
    })),
    storylines: countBy([...found], (row) => row.laid.article.storyline ?? []).map(([id, rows]) => ({
      id,
      label: STORYLINES[id] ?? id,
      from: datesOf(rows)[0] ?? null,
      to: datesOf(rows).at(-1) ?? null,
      count: rows.length,
      spark: spark(rows),
      ...UNMARKED,
      articles: rows.slice(0, 20).map(chapterOf),
    })),
    storylines_total: countBy([...found], (row) => row.laid.article.storyline ?? []).length,
    building: null,
    initiatives: countBy([...found], (row) => valuesOf(row, "initiative")).map(([name, rows]) => ({
      value: name,
      name,
      kind: rows[0]?.laid.facts.find((fact) => fact.value === name)?.detail ?? "other",
      count: rows.length,
      first: datesOf(rows)[0] ?? null,
      last: datesOf(rows).at(-1) ?? null,
      spark: spark(rows),
    })),
    places: named("place"),
    people: named("person"),
    orgs: named("org"),
    spark_all: spark(within),
    spark_from: from,
    spark_to: to,
    failed: [],
  };
}

export function cooccurrencesOf(found: readonly Row[]): Cooccurrences {
  const of = (kind: "initiative" | "place" | "person" | "org"): Cooccurrence[] =>
    countBy([...found], (row) => valuesOf(row, kind))
      .filter(([, rows]) => rows.length < found.length)
      .map(([value, rows]) => ({
        value,
        label: value.split("/").at(-1) ?? value,
        count: rows.length,
        lift: 2,
      }));
  return {
    topics: [],
    initiatives: of("initiative"),
    places: of("place"),
    people: of("person"),
    orgs: of("org"),
  };
}

export function overviewOf(all: readonly Row[]): Overview {
  const years = countBy([...all], (row) => row.published?.slice(0, 4) ?? []).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const papers = countBy([...all], (row) => row.page.publication ?? []);
  return {
    publications: papers.map(([name, rows]) => ({
      name,
      articles: rows.length,
      first: datesOf(rows)[0] ?? null,
      last: datesOf(rows).at(-1) ?? null,
    })),
    years: years.map(([start, rows]) => ({ start, count: rows.length, estimated: 0 })),
    undated: all.filter((row) => !row.published).length,
    imports: all.length ? [{ day: "2024-08-30", files: 4, articles: all.length }] : [],
    news: [],
    building: null,
  };
}

function datesOf(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => row.published ?? []).sort();
}
