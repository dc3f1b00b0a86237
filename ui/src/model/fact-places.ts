// Where an article says something, as corrections of facts name it: the page (or record) it was cut from, the first
// line there, and the number of the place among all that say the same words.

import type { ArticleView } from "../bindings/ArticleView";
import type { Change } from "../bindings/Change";
import type { FactView } from "../bindings/FactView";
import type { Meaning } from "../bindings/Meaning";
import { plain } from "./segments";

/** A part of an article that words stand in: kicker, headline, deck, or the number of a block. */
export type PartName = "kicker" | "headline" | "deck" | number;

/** Words at a place: `start` counts UTF-16 units of the part's text. */
export interface Place {
  part: PartName;
  start: number;
  text: string;
}

/** Where in an article something is said of words. */
export type Scope = "here" | "article";

/** The part of a fact, and where in it the fact begins; null for names of the byline alone. */
export function placeOf(article: ArticleView, fact: FactView): Place | null {
  const { span } = fact;
  if (!span) return null;
  const part = typeof span.part === "string" ? span.part : span.part.block;
  const before = [...textOf(article, part)].slice(0, span.start).join("");
  return { part, start: before.length, text: fact.text };
}

/** The text of a part. */
export function textOf(article: ArticleView, part: PartName): string {
  if (typeof part === "number") return plain(article.blocks[part]?.segments ?? []);
  return plain(article[part]);
}

/** The piece of an article on one page: its printed parts in reading order. `head` of pieces elsewhere is not shown. */
interface Piece {
  line: number;
  target: Change["target"];
  parts: { part: PartName | null; text: string }[];
}

function pieceOf(article: ArticleView, page: number): Piece {
  const blocks = article.blocks.flatMap((block, part) =>
    block.page === page ? [{ part, text: plain(block.segments) }] : [],
  );
  const other = article.continued[page - 1];
  if (other) {
    const head = other.head.map((text) => ({ part: null, text }));
    return { line: other.lines[0] ?? 1, target: { page: other.page_id }, parts: [...head, ...blocks] };
  }
  const names = ["kicker", "headline", "deck"] as const;
  // A headline that the program supplied is not printed.
  const printed = names.filter((part) => !(part === "headline" && article.headline_supplied));
  const head = printed.map((part) => ({ part, text: plain(article[part]) }));
  return { line: article.source.lines[0] ?? 1, target: { article: article.id }, parts: [...head, ...blocks] };
}

function pageOf(article: ArticleView, part: PartName): number {
  return typeof part === "number" ? (article.blocks[part]?.page ?? 0) : 0;
}

/** Where a text says words, overlapping places included. */
function startsOf(text: string, words: string): number[] {
  const starts: number[] = [];
  if (!words) return starts;
  const step = [...words][0]?.length ?? 1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + step)) starts.push(at);
  return starts;
}

/** Which of the places where its piece of the article says the words this one is, from 0; null where it is none. */
export function nthOf(article: ArticleView, place: Place): number | null {
  let before = 0;
  for (const { part, text } of pieceOf(article, pageOf(article, place.part)).parts) {
    const starts = startsOf(text, place.text);
    if (part === place.part) {
      const at = starts.indexOf(place.start);
      return at < 0 ? null : before + at;
    }
    before += starts.length;
  }
  return null;
}

/** How often an article says the words. */
export function timesSaid(article: ArticleView, words: string): number {
  return piecesOf(article).reduce(
    (count, { parts }) => count + parts.reduce((n, { text }) => n + startsOf(text, words).length, 0),
    0,
  );
}

function piecesOf(article: ArticleView): Piece[] {
  return [0, ...article.continued.map((_, index) => index + 1)].map((page) => pieceOf(article, page));
}

/** The changes that say what words mean: at a place, or (place null, or scope `article`) wherever the article says them. */
export function factChanges(
  article: ArticleView,
  text: string,
  place: Place | null,
  scope: Scope,
  meaning: Meaning,
): Change[] {
  if (place && scope === "here") {
    const { line, target } = pieceOf(article, pageOf(article, place.part));
    const nth = nthOf(article, place);
    return nth === null ? [] : [{ target, corrections: [{ op: "fact", line, text, nth, meaning }] }];
  }
  const pieces = piecesOf(article);
  const saying = pieces.filter(({ parts }) => parts.some((part) => part.text.includes(text)));
  // A name of the byline alone stands in no part: it is the article's own.
  return (saying.length ? saying : pieces.slice(0, 1)).map(({ line, target }) => ({
    target,
    corrections: [{ op: "fact", line, text, nth: null, meaning }],
  }));
}
