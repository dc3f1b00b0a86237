// An article beside the lines of the page it was cut from.

import type { ArticleView } from "../bindings/ArticleView";
import type { SourceView } from "../bindings/SourceView";
import { plain } from "./segments";

/** Number of the part that stands for kicker, headline, deck and byline. */
export const HEAD = -1;

/** Whether these lines hold the article: those of its page do, those of another record do not. */
export function holds(source: SourceView | null, article: number): boolean {
  return source?.lines.some((line) => line.article === article) ?? false;
}

/** Which part of an article (a block, or {@link HEAD}) each of its source lines went into, on one of its pages. */
export function partsByLine(
  article: Pick<ArticleView, "blocks" | "source" | "continued">,
  page = 0,
): Map<number, number> {
  const parts = new Map<number, number>();
  for (const line of (article.continued[page - 1] ?? article.source).lines) parts.set(line, HEAD);
  // Lines of every page are numbered from 1.
  article.blocks.forEach((block, index) => {
    if (block.page === page) block.lines.forEach((line) => parts.set(line, index));
  });
  return parts;
}

/**
 * Which part of an article a sentence stands in, spaces aside; null where it stands in none as a whole. A quotation
 * cut short ends with `…`.
 */
export function partOfSentence(
  article: Pick<ArticleView, "blocks" | "kicker" | "headline" | "deck" | "byline">,
  sentence: string,
): number | null {
  const whole = bare(sentence);
  for (const wanted of new Set([whole, whole.replace(/…$/, "")])) {
    if (!wanted) continue;
    const holds = (segments: readonly { text: string }[]): boolean => bare(plain(segments)).includes(wanted);
    const block = article.blocks.findIndex(({ segments }) => holds(segments));
    if (block >= 0) return block;
    if ([article.kicker, article.headline, article.deck, ...article.byline].some(holds)) return HEAD;
  }
  return null;
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

/** `[1,2,3,7]` as `1–3, 7`. */
export function lineRanges(lines: readonly number[]): string {
  const sorted = [...lines].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const line of sorted) {
    const range = ranges.at(-1);
    if (range && line <= range[1] + 1) range[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** Ranges that a reader can take in: gaps of a few (blank) lines are bridged, then at most `most` are shown. */
export function shortRanges(lines: readonly number[], most = 3): string {
  const sorted = [...lines].sort((a, b) => a - b);
  const bridged: number[] = [];
  for (const line of sorted) {
    const before = bridged.at(-1);
    if (before !== undefined && line - before <= 3) {
      for (let gap = before + 1; gap < line; gap++) bridged.push(gap);
    }
    bridged.push(line);
  }
  const ranges = lineRanges(bridged).split(", ");
  return ranges.length > most ? `${ranges.slice(0, most).join(", ")} …` : ranges.join(", ");
}
