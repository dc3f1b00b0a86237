// Phrases over the years in the fake archive.

import type { Concordance } from "../../bindings/Concordance";
import type { ConcordanceOrder } from "../../bindings/ConcordanceOrder";
import type { ConcordanceRow } from "../../bindings/ConcordanceRow";
import type { PhraseUse } from "../../bindings/PhraseUse";
import { emptyQuery } from "../../model/query";
import type { FakeArchive, Row } from "./archive";
import { quoteOf } from "./figures";
import { bare } from "./page";

const CONTEXT = 20;

export function phraseUseOf(archive: FakeArchive, phrase: string): PhraseUse {
  const saying = found(archive, phrase);
  const dated = saying.filter((row) => row.published);
  const all = new Map<number, number>();
  for (const row of archive.rows) {
    if (row.published) all.set(yearOf(row), (all.get(yearOf(row)) ?? 0) + 1);
  }
  const years = [...all]
    .sort(([a], [b]) => a - b)
    .map(([year, all]) => {
      const own = dated.filter((row) => yearOf(row) === year);
      const estimated = own.filter((row) => row.estimated).length;
      return { year, count: own.length, estimated, all, rate: (own.length * 1000) / all };
    });
  const peak = years.reduce<(typeof years)[number] | null>(
    (best, year) => (year.count > 0 && year.rate > (best?.rate ?? 0) ? year : best),
    null,
  );
  const end = (row: Row | undefined) =>
    row ? quoteOf(row, rowsOf(row, phrase)[0]?.sentence ?? "", phrase) : null;
  return {
    phrase,
    total: saying.length,
    undated: saying.length - dated.length,
    articles: archive.rows.filter((row) => row.published).length,
    first: end(dated[0]),
    last: end(dated.at(-1)),
    peak: peak?.year ?? null,
    years,
    variants: phrase === "惠循环" ? [{ name: "惠循环平台", articles: 1 }] : [],
  };
}

export function concordanceOf(
  archive: FakeArchive,
  phrase: string,
  order: ConcordanceOrder,
  limit: number,
  offset: number,
): Concordance {
  const saying = found(archive, phrase);
  if (order === "newest") saying.reverse();
  const byWords = order === "left" || order === "right";
  const read = byWords ? saying : saying.slice(offset, offset + limit);
  let rows: ConcordanceRow[] = read.flatMap((row) => rowsOf(row, phrase).map(({ place }) => place));
  if (order === "right") rows.sort((a, b) => (a.right < b.right ? -1 : 1));
  if (order === "left") rows.sort((a, b) => (mirrored(a.left) < mirrored(b.left) ? -1 : 1));
  const rest = byWords ? rows.length > offset + limit : saying.length > offset + limit;
  if (byWords) rows = rows.slice(offset, offset + limit);
  return { total: saying.length, read: read.length, rows, next: rest ? offset + limit : null };
}

const mirrored = (text: string) => [...text].reverse().join("");
const yearOf = (row: Row) => Number(row.published?.slice(0, 4));

function found(archive: FakeArchive, phrase: string): Row[] {
  return phrase === "" ? [] : archive.find(emptyQuery()).filter((row) => row.text.includes(phrase));
}

function rowsOf(row: Row, phrase: string): { place: ConcordanceRow; sentence: string }[] {
  const { article } = row.laid;
  return [...article.body, article.headline].map(bare).flatMap((text) => {
    const at = text.indexOf(phrase);
    if (at < 0) return [];
    const sentence = `${text.split("。").find((part) => part.includes(phrase)) ?? text}。`;
    const place = {
      article: row.id,
      published: row.published && `${row.published}${row.estimated ? "~" : ""}`,
      publication: row.page.publication,
      page: row.page.label,
      headline: article.headline,
      headline_supplied: article.supplied ?? false,
      left: text.slice(Math.max(0, at - CONTEXT), at),
      hit: phrase,
      right: text.slice(at + phrase.length, at + phrase.length + CONTEXT),
    };
    return [{ place, sentence }];
  });
}
