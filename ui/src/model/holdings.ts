// The days of a year as a calendar of months, and the way through them.

import type { IssueDay } from "../bindings/IssueDay";
import type { IssueState } from "../bindings/IssueState";
import type { YearHoldings } from "../bindings/YearHoldings";
import { binStart, firstBin, lastDay, parseDate, weekday } from "./calendar";

/** The states in the order of the legend. */
export const STATES: readonly IssueState[] = [
  "held",
  "incomplete",
  "estimated",
  "missing",
  "never",
  "none",
  "unchecked",
];

/** Steps of the shade that tells how many pages are held. */
const LEVELS = 4;

/** A month: days before its first one in the week (from Monday), then its days. */
export interface Month {
  month: number;
  before: number;
  days: readonly IssueDay[];
}

/** The months of a year, of days from the first of January on. */
export function monthsOf(year: number, days: readonly IssueDay[]): Month[] {
  const months: Month[] = [];
  let at = 0;
  for (let month = 1; month <= 12; month++) {
    const length = lastDay(year, month);
    const first = weekday({ year, month, day: 1 }) ?? 1;
    months.push({ month, before: (first + 6) % 7, days: days.slice(at, at + length) });
    at += length;
  }
  return months;
}

/** What the shade of a day stands for: its pages, or where it has none its articles. */
export function weightOf(day: IssueDay): number {
  return day.pages || Math.ceil(day.articles / 8);
}

/** The shade of a day, 1 to {@link LEVELS}, against the fullest one; 0 where nothing is held. */
export function levelOf(day: IssueDay, most: number): number {
  const weight = weightOf(day);
  if (weight === 0) return 0;
  return Math.max(1, Math.min(LEVELS, Math.ceil((weight / Math.max(1, most)) * LEVELS)));
}

/** A day so many days later; stays within the year. */
export function moved(date: string, by: number): string {
  const parsed = parseDate(date);
  if (!parsed) return date;
  const next = binStart(firstBin(parsed, "day") + by, "day");
  return next.slice(0, 4) === date.slice(0, 4) ? next : date;
}

/** The same day so many months later, or the last of that month; stays within the year. */
export function movedMonths(date: string, by: number): string {
  const parsed = parseDate(date);
  if (!parsed?.month || !parsed.day) return date;
  const month = Math.max(1, Math.min(12, parsed.month + by));
  const day = Math.min(parsed.day, lastDay(parsed.year, month));
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${date.slice(0, 4)}-${pad(month)}-${pad(day)}`;
}

/** Whether a day is a gap that one would look for. */
function isGap(day: IssueDay): boolean {
  return day.state === "missing" || day.state === "incomplete";
}

/** The next gap after a day (or before it), or null. */
export function nextGap(days: readonly IssueDay[], date: string | null, step: 1 | -1): string | null {
  const after = days.filter((day) => isGap(day) && (date === null || day.date > date === step > 0));
  const others = after.filter((day) => day.date !== date);
  return (step > 0 ? others[0] : others.at(-1))?.date ?? null;
}

/** Months of a year counted by state: what the calendar shows, as a table. */
export function monthCounts(
  months: readonly Month[],
): { month: number; counts: Record<IssueState, number>; pages: number }[] {
  return months.map(({ month, days }) => {
    const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<IssueState, number>;
    let pages = 0;
    for (const day of days) {
      counts[day.state] += 1;
      pages += day.pages;
    }
    return { month, counts, pages };
  });
}

/** The years from the first to the last, those between them with nothing included. */
export function everyYear(years: readonly YearHoldings[]): { year: number; held: YearHoldings | null }[] {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  if (first === undefined || last === undefined) return [];
  // Hundreds of empty years between two odd dates help nobody.
  if (last - first > 200) return years.map((held) => ({ year: held.year, held }));
  const byYear = new Map(years.map((held) => [held.year, held]));
  return Array.from({ length: last - first + 1 }, (_, n) => ({
    year: first + n,
    held: byYear.get(first + n) ?? null,
  }));
}
