// How a page is parted into articles, and the corrections that part it otherwise.

import type { Correction } from "../bindings/Correction";
import type { SourceLine } from "../bindings/SourceLine";

/** What a person can do to lines of a page. */
export const STRUCTURE_OPS = [
  "split",
  "join-previous",
  "join-next",
  "title-below",
  "title-above",
  "subhead",
  "text",
  "furniture",
] as const;
export type StructureOp = (typeof STRUCTURE_OPS)[number];

/** The letter of each. */
export const STRUCTURE_KEYS: Readonly<Record<StructureOp, string>> = {
  split: "s",
  "join-previous": "p",
  "join-next": "n",
  "title-below": "o",
  "title-above": "t",
  subhead: "h",
  text: "w",
  furniture: "f",
};

/** The operation of a letter, or null. */
export function structureOpOf(letter: string): StructureOp | null {
  return STRUCTURE_OPS.find((op) => STRUCTURE_KEYS[op] === letter) ?? null;
}

/** Lines chosen, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

/** The article a line belongs to; a blank line belongs to the one above it. */
export function articleAt(lines: readonly SourceLine[], line: number): number | null {
  let article: number | null = null;
  for (const { n, article: own } of lines) {
    if (n > line) break;
    article = own ?? article;
  }
  return article;
}

/** First line of each article, by line. */
export function beginnings(lines: readonly SourceLine[]): { article: number; line: number }[] {
  const seen = new Set<number>();
  return lines.flatMap(({ n, article }) => {
    if (article === null || seen.has(article)) return [];
    seen.add(article);
    return [{ article, line: n }];
  });
}

/** Lines above which another article begins or goes on: where a rule is drawn. */
export function borders(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  let before: number | null = null;
  for (const { n, article } of lines) {
    if (article === null) continue;
    if (before !== null && article !== before) found.add(n);
    before = article;
  }
  return found;
}

/** The unbroken run of head lines (those that went into no paragraph) around a line; the line alone where it is none. */
export function headAround(headLines: ReadonlySet<number>, line: number): number[] {
  if (!headLines.has(line)) return [line];
  let from = line;
  let to = line;
  while (headLines.has(from - 1)) from -= 1;
  while (headLines.has(to + 1)) to += 1;
  return between(from, to);
}

/** The correction of an operation on the lines chosen; null where it makes no sense there. */
export function structureCorrection(
  op: StructureOp,
  lines: readonly SourceLine[],
  chosen: LineRange,
  headLines: ReadonlySet<number>,
): Correction | null {
  const begins = beginnings(lines);
  const own = begins.findIndex(({ article }) => article === articleAt(lines, chosen.from));
  const texts = between(chosen.from, chosen.to).filter((n) => lines.some((l) => l.n === n && l.text.trim()));
  if (texts.length === 0) return null;
  switch (op) {
    case "split": {
      const line = texts[0] ?? chosen.from;
      return begins.some((begin) => begin.line === line) ? null : { op: "split", line };
    }
    case "join-previous": {
      const line = begins[own]?.line;
      return own < 1 || line === undefined ? null : { op: "join", line };
    }
    case "join-next": {
      const line = own < 0 ? undefined : begins[own + 1]?.line;
      return line === undefined ? null : { op: "join", line };
    }
    case "title-below":
    case "title-above": {
      const title = chosen.from === chosen.to ? headAround(headLines, chosen.from) : texts;
      return { op: "title", lines: title, part: op === "title-above" ? "above" : "below" };
    }
    case "subhead":
    case "text":
      return { op: "title", lines: texts, part: op };
    case "furniture":
      return { op: "furniture", lines: texts, furniture: true };
  }
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
