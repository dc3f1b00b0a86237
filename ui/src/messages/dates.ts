// Dates in the words of a language. What is not a plain date (an open interval, a season) is shown as it is.

import type { Granularity } from "../bindings/Granularity";
import { parseDate, weekday, type CalendarDate } from "../model/calendar";
import type { Tongue } from "./messages.svelte";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS_ZH = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const WEEKDAYS_EN = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `2024年7月17日 周三` or `Wed 17 July 2024`; intervals as `2024年7月—8月` would be, with both ends in full. */
export function formatDate(edtf: string, tongue: Tongue): string {
  const decade = /^(-?\d{3})X$/.exec(edtf)?.[1];
  if (decade) return tongue === "zh" ? `${decade}0年代` : `${decade}0s`;
  const [from = "", to] = edtf.split("/");
  if (to !== undefined && to !== "" && to !== "..") {
    return `${formatDate(from, tongue)}${tongue === "zh" ? "—" : " – "}${formatDate(to, tongue)}`;
  }
  const date = parseDate(edtf);
  return date ? full(date, tongue) : edtf.replace(/~$/, "");
}

function full(date: CalendarDate, tongue: Tongue): string {
  const day = weekday(date);
  if (tongue === "zh") {
    const week = day === null ? "" : ` ${WEEKDAYS_ZH[day]}`;
    return `${date.year}年${monthDay(date, "zh")}${week}`;
  }
  const week = day === null ? "" : `${WEEKDAYS_EN[day]} `;
  return `${week}${monthDay(date, "en")} ${date.year}`.trim();
}

/** The part of a date below the year; empty for a year. */
export function monthDay(date: CalendarDate, tongue: Tongue): string {
  if (date.month === undefined) return "";
  if (tongue === "zh") return `${date.month}月${date.day === undefined ? "" : `${date.day}日`}`;
  const month = MONTHS[date.month - 1] ?? "";
  return date.day === undefined ? month : `${date.day} ${month}`;
}

/** Two ends that may be the same or open, without weekdays; a year that both share is said once. */
export function formatRange(from: string | null, to: string | null, tongue: Tongue): string {
  const [start, end] = [from && parseDate(from), to && parseDate(to)];
  if (from === to) return start ? short(start, tongue, true) : "";
  const dash = tongue === "zh" ? "—" : " – ";
  const oneYear = Boolean(start && end && start.year === end.year && start.month && end.month);
  const first = start ? short(start, tongue, !oneYear || tongue === "zh") : "";
  const last = end ? short(end, tongue, !oneYear || tongue === "en") : "";
  return `${first}${dash}${last}`;
}

/** As {@link formatRange}, with years and months alone where the ends lie in different years. */
export function formatSpan(from: string | null, to: string | null, tongue: Tongue): string {
  const sameYear = from?.slice(0, 4) === to?.slice(0, 4);
  return sameYear
    ? formatRange(from, to, tongue)
    : formatRange(from?.slice(0, 7) ?? null, to?.slice(0, 7) ?? null, tongue);
}

function short(date: CalendarDate, tongue: Tongue, withYear: boolean): string {
  if (tongue === "zh") return `${withYear ? `${date.year}年` : ""}${monthDay(date, "zh")}`;
  return `${monthDay(date, "en")}${withYear ? ` ${date.year}` : ""}`.trim();
}

/** A mark of the time axis: short, the year only where it begins or nothing else would be said. */
export function axisLabel(start: string, by: Granularity, tongue: Tongue, first: boolean): string {
  if (by === "decade") return formatDate(start, tongue);
  const date = parseDate(start);
  if (!date) return start;
  const year = tongue === "zh" ? `${date.year}年` : `${date.year}`;
  if (by === "year") return `${date.year}`;
  const short = tongue === "zh" ? monthDay(date, "zh") : englishShort(date);
  const begins = by === "month" ? date.month === 1 : date.month === 1 && date.day === 1;
  if (by === "month" && begins) return year;
  return first ? (tongue === "zh" ? `${year}${short}` : `${short} ${year}`) : short;
}

function englishShort(date: CalendarDate): string {
  const month = (MONTHS[(date.month ?? 1) - 1] ?? "").slice(0, 3);
  return date.day === undefined ? month : `${date.day} ${month}`;
}
