// Which day is looked for through the years, as the subject of its page; and the page as plain text.

import type { SameDayArticle } from "../bindings/SameDayArticle";
import type { SameDayYear } from "../bindings/SameDayYear";
import { plain } from "./segments";

/** How the years are aligned: by the lunar date of a festival, always, or never. */
export type Alignment = "auto" | "lunar" | "solar";

export interface SameDaySpec {
  /** `2024-07-16`, `02-29`; null is the program's today. */
  day: string | null;
  around: number;
  alignment: Alignment;
}

/** Choices of days around. */
export const AROUND: readonly number[] = [0, 1, 3, 7];

export function specOf(subject: string | null): SameDaySpec {
  const [day = "", around = "", alignment = ""] = (subject ?? "").split(" ");
  return {
    day: /^(\d{4}-)?\d{2}-\d{2}$/.test(day) ? day : null,
    around: Math.max(0, Math.min(15, Number(around) || 0)),
    alignment: alignment === "lunar" || alignment === "solar" ? alignment : "auto",
  };
}

export function subjectOf(spec: SameDaySpec): string {
  return `${spec.day ?? "-"} ${spec.around} ${spec.alignment}`;
}

/** What the backend takes: null leaves it to the day. */
export function lunarOf(alignment: Alignment): boolean | null {
  return alignment === "auto" ? null : alignment === "lunar";
}

/** One article for a column: headline, its sentence in quotation marks, where it was printed. */
export function articleText({ quote, citation }: SameDayArticle): string {
  const headline = quote.headline_supplied ? `[${quote.headline}]` : quote.headline;
  const sentence = plain(quote.text).trim();
  const quoted = sentence === quote.headline || sentence === "" ? "" : `“${nested(sentence)}”\n`;
  return `${headline}\n${quoted}（${citation}）`;
}

/** Quotation marks within a quotation are single ones. */
function nested(text: string): string {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}

/** A whole year; `title` names it. */
export function yearText(year: SameDayYear, title: string): string {
  return [title, ...year.articles.map(articleText)].join("\n\n");
}
