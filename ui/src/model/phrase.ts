// Phrases over the years: which are compared, and the chart of their rates.

import type { PhraseUse } from "../bindings/PhraseUse";
import type { Query } from "../bindings/Query";

/** Marks of the search language: what has any of them is more than a phrase. */
const MARKS = /["“”＂|｜()（）:：=＝\\~]|(^|\s)(OR|NOT|-)/;

/** The phrase that a search box asks for, or null where it asks for more (or nothing). */
export function phraseOf(query: Query): string | null {
  const text = query.text.trim();
  const quoted = /^["“＂]([^"“”＂\\]+)["”＂]$/.exec(text);
  if (quoted) return quoted[1]?.trim() || null;
  return text === "" || MARKS.test(text) || /\s/.test(text) ? null : text;
}

/** A subject of the page: one phrase, or two. */
export function phrasesOf(subject: string | null): [string, string] {
  const [first = "", second = ""] = (subject ?? "").split("\n");
  return [first, second];
}

export function subjectOf(first: string, second: string): string {
  return second.trim() === "" ? first.trim() : `${first.trim()}\n${second.trim()}`;
}

/** A phrase as it is asked for in a search box. */
export function asQuery(phrase: string): string {
  return `"${phrase.replace(/["\\]/g, "\\$&")}"`;
}

export interface RatePoint {
  year: number;
  rate: number;
  count: number;
  all: number;
}

/** The years in which there was anything to be said, with those between them. */
export function ratesOf(use: PhraseUse): RatePoint[] {
  return use.years.map(({ year, rate, count, all }) => ({ year, rate, count, all }));
}

/** Stretches of years that follow each other: a year without articles interrupts the line. */
export function stretches(points: readonly RatePoint[]): RatePoint[][] {
  const all: RatePoint[][] = [];
  for (const point of points) {
    const last = all.at(-1);
    if (last && last.at(-1)?.year === point.year - 1) last.push(point);
    else all.push([point]);
  }
  return all;
}

/** A rate with as many digits as say something. */
export function shortRate(rate: number): string {
  return rate >= 100 ? rate.toFixed(0) : rate >= 10 ? rate.toFixed(1) : rate.toFixed(2);
}
