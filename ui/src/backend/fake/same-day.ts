// The same day in every year of the fake archive.

import type { Axis } from "../../bindings/Axis";
import type { Quote } from "../../bindings/Quote";
import type { SameDayArticle } from "../../bindings/SameDayArticle";
import type { SameDayView } from "../../bindings/SameDayView";
import { binStart, firstBin, parseDate } from "../../model/calendar";
import { datesOf, type FakeArchive, type Row } from "./archive";
import { quoteOf } from "./figures";
import { bare } from "./page";

/** What the fake program takes for today. */
const TODAY = "2024-07-17";

export function sameDayOf(
  archive: FakeArchive,
  day: string | null,
  around: number,
  lunar: boolean | null,
): SameDayView {
  const date = day === null ? TODAY : day.length === 5 ? `${TODAY.slice(0, 4)}-${day}` : day;
  const asked = Number(date.slice(0, 4));
  const years = [...new Set(archive.rows.flatMap((row) => row.published?.slice(0, 4) ?? []))].map(Number);
  const view: SameDayView = {
    date,
    around,
    lunar: { words: "六月十二", festival: null },
    aligned: lunar ?? false,
    published: 0,
    happened: 0,
    years: [],
    more_years: 0,
  };
  for (const year of years.sort((a, b) => b - a)) {
    const own = parseDate(`${year}${date.slice(4)}`);
    if (!own) continue;
    const middle = firstBin(own, "day");
    const on = (axis: Axis) =>
      archive.rows.flatMap((row): SameDayArticle[] => {
        const found = datesOf(row, axis).find((date) => {
          const parsed = parseDate(date);
          return parsed?.day !== undefined && Math.abs(firstBin(parsed, "day") - middle) <= around;
        });
        return found === undefined
          ? []
          : [{ axis, date: found, quote: leadOf(row), citation: citationOf(row) }];
      });
    const [published, happened] = [on("published"), on("event")];
    if (published.length + happened.length === 0) continue;
    view.published += published.length;
    view.happened += happened.length;
    const ago = asked - year;
    view.years.push({
      year,
      ago,
      round: ago > 0 && ago % 10 === 0 ? 10 : ago > 0 && ago % 5 === 0 ? 5 : 0,
      date: binStart(middle, "day"),
      from: binStart(middle - around, "day"),
      to: binStart(middle + around, "day"),
      published: published.length,
      happened: happened.length,
      articles: [...published.slice(0, 6), ...happened.slice(0, 6)],
    });
  }
  view.years.sort((a, b) => b.round - a.round || b.year - a.year);
  return view;
}

function leadOf(row: Row): Quote {
  const lead = bare(row.laid.article.body[0] ?? "");
  return quoteOf(row, `${lead.split("。")[0] ?? ""}。`, "");
}

function citationOf(row: Row): string {
  const { publication, label } = row.page;
  const date = row.published ? `${row.published}${row.estimated ? "（推定）" : ""}` : "日期不详";
  return `${publication ? `《${publication}》` : "报名不详 "}${date} ${label ? `第${label}版` : "版次不详"}`;
}
