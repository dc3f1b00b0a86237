// Dates as the archive writes them (EDTF of day, month or year precision) and the bins of a histogram.
// A bin has a number, so that bins can be counted and walked: years since 0, months since year 0, days since 1970.

import type { Granularity } from "../bindings/Granularity";

/** A calendar date of any of the three precisions. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_MS = 86_400_000;

/** The date an EDTF string begins with; qualifiers (`~ ? %`) are ignored, an interval gives its start. */
export function parseDate(edtf: string): CalendarDate | null {
  const start = edtf.split("/")[0] ?? "";
  const match = DATE.exec(start.replace(/[~?%]/g, ""));
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return { year, month };
  const day = Number(match[3]);
  return day < 1 || day > lastDay(year, month) ? null : { year, month, day };
}

/** Start and end of an EDTF date or interval without qualifiers; null where it has no definite ends. */
export function parseInterval(edtf: string): { from: string; to: string } | null {
  const [from, to = from, more] = edtf.replace(/[~?%]/g, "").split("/");
  if (more !== undefined || !from || !to) return null;
  return parseDate(from) && parseDate(to) ? { from, to } : null;
}

/** Days of a month, 1-based. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 is Sunday; null unless the date is a day. */
export function weekday(date: CalendarDate): number | null {
  if (date.month === undefined || date.day === undefined) return null;
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Number of the first bin a date touches. */
export function firstBin(date: CalendarDate, by: Granularity): number {
  const month = (date.month ?? 1) - 1;
  if (by === "decade") return Math.floor(date.year / 10);
  if (by === "year") return date.year;
  if (by === "month") return date.year * 12 + month;
  return Math.round(utc(date.year, month, date.day ?? 1) / DAY_MS);
}

/** Number of the last bin a date touches. */
export function lastBin(date: CalendarDate, by: Granularity): number {
  const month = date.month ?? 12;
  return firstBin({ year: date.year, month, day: date.day ?? lastDay(date.year, month) }, by);
}

/** The EDTF date of a bin. */
export function binStart(bin: number, by: Granularity): string {
  if (by === "decade") return `${pad(bin, 3)}X`;
  if (by === "year") return pad(bin, 4);
  if (by === "month") return `${pad(Math.floor(bin / 12), 4)}-${pad((bin % 12) + 1, 2)}`;
  return new Date(bin * DAY_MS).toISOString().slice(0, 10);
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
