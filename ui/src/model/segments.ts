// Article text as it is drawn: runs of one fact, within them parts that are hits or not, hits numbered through.

import type { ArticleView } from "../bindings/ArticleView";
import type { MarkedSegment } from "../bindings/MarkedSegment";

/** A stretch of text; `hit` numbers the hits of the article from 0. */
export interface Part {
  text: string;
  hit: number | null;
}

/** Parts that belong to one fact, or to none. */
export interface Run {
  fact: number | null;
  parts: Part[];
}

/** A heading, a byline or a block of the text. */
export type Line = Run[];

export interface ReadableArticle {
  kicker: Line;
  headline: Line;
  deck: Line;
  byline: Line[];
  blocks: Line[];
  /** Hits in all; a hit that a fact's edge divides counts once. */
  hits: number;
}

/** The text of an article with the hits as the program numbered them. */
export function readable(article: ArticleView): ReadableArticle {
  const line = (segments: readonly MarkedSegment[]): Line => {
    const runs: Run[] = [];
    for (const { text, fact, nth } of segments) {
      const part = { text, hit: nth === undefined ? null : nth - 1 };
      const run = runs.at(-1);
      if (run && run.fact === fact) run.parts.push(part);
      else runs.push({ fact, parts: [part] });
    }
    return runs;
  };
  return {
    kicker: line(article.kicker),
    headline: line(article.headline),
    deck: line(article.deck),
    byline: article.byline.map(line),
    blocks: article.blocks.map((block) => line(block.segments)),
    hits: article.hits,
  };
}

/** The plain text of marked text. */
export function plain(segments: readonly { text: string }[]): string {
  return segments.map((segment) => segment.text).join("");
}

/** The dash that goes before a deck, unless the page printed one. */
export function deckDash(deck: string): string {
  return /^\s*[—–―-]/.test(deck) ? "" : "——";
}

/** Steps through `count` hits in a circle; from -1 the first step goes to an end. */
export function stepHit(current: number, step: -1 | 1, count: number): number {
  if (count === 0) return -1;
  if (current < 0) return step > 0 ? 0 : count - 1;
  return (current + step + count) % count;
}
