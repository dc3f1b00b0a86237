// The days that one article joins: when it was printed and what it tells of (announced in June, to open in December).

import type { ArticleView } from "../bindings/ArticleView";
import { daysOf } from "./density";
import { parseInterval } from "./calendar";

export interface Mark {
  kind: "issue" | "event";
  edtf: string;
  /** As printed; empty for the day of issue. */
  text: string;
  /** Days from 1970, the end not included. */
  from: number;
  to: number;
}

/** Marks at most: an article of a hundred dates is a chronicle, and its own table. */
const MOST = 24;

/** The day of issue and the days told of that are others, in the order of time. */
export function marksOf(article: ArticleView): Mark[] {
  const issue = article.published ? markOf("issue", article.published, "") : null;
  const events = new Map<string, Mark>();
  for (const { meaning, text } of article.facts) {
    if (meaning.kind !== "date" || !meaning.edtf) continue;
    const mark = markOf("event", meaning.edtf, text);
    if (!mark || events.has(mark.edtf)) continue;
    // A stretch around the day of issue (今年, 本月) does not lie apart from it.
    if (issue && mark.from <= issue.from && mark.to >= issue.to) continue;
    events.set(mark.edtf, mark);
  }
  const all = issue ? [issue, ...events.values()] : [...events.values()];
  return all.slice(0, MOST).sort((a, b) => a.from - b.from);
}

function markOf(kind: Mark["kind"], edtf: string, text: string): Mark | null {
  const ends = parseInterval(edtf);
  const days = ends && daysOf(ends.from, ends.to);
  return days && { kind, edtf, text, ...days };
}

export interface PlacedMark {
  mark: Mark;
  /** Its middle, and its length as far as it is on view, in pixels. */
  x: number;
  long: number;
  /** There is room for its words. */
  label: boolean;
}

/** Where the marks of a stretch stand, and which have room for their words before the next. */
export function placedMarks(marks: readonly Mark[], x: (day: number) => number, width: number): PlacedMark[] {
  const within = marks
    .map((mark) => {
      const [from, to] = [Math.max(0, x(mark.from)), Math.min(width, x(mark.to))];
      // A day has no length: however wide it is drawn, it is one point of time.
      return { mark, x: (from + to) / 2, long: mark.to - mark.from > 1 ? to - from : 0, seen: to > from };
    })
    .filter((placed) => placed.seen)
    .sort((a, b) => a.x - b.x);
  return within.map((placed, index) => {
    const room = (within[index + 1]?.x ?? width) - placed.x - 22;
    const { mark, x, long } = placed;
    return { mark, x, long, label: placed.mark.text !== "" && placed.mark.text.length * 11 <= room };
  });
}
