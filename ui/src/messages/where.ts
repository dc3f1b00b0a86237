// Where and when something was printed, and other dates in a line of text.

import { formatDate, formatRange } from "./dates";
import { currentTongue, t } from "./messages.svelte";

/** Paper, date and page, as far as they are known; an estimated date says so. */
export function printedWhere(of: {
  publication: string | null;
  published: string | null;
  page: string | null;
}): string {
  const date = of.published ? dateWords(of.published, formatDate) : t("undated.published");
  return [of.publication, date, of.page && t("article.page", of.page)].filter(Boolean).join(" · ");
}

/** A headline; in square brackets where the program proposed it. */
export function headlineWords(of: { headline: string; headline_supplied: boolean }): string {
  return of.headline_supplied ? `[${of.headline}]` : of.headline;
}

/** A date or an interval without weekdays; what is estimated or uncertain says so. */
export function plainDate(edtf: string): string {
  return dateWords(edtf, (date, tongue) => {
    const [from = "", to = from] = date.replace(/[~?%]/g, "").split("/");
    return formatRange(from, to, tongue) || formatDate(date, tongue);
  });
}

function dateWords(edtf: string, words: typeof formatDate): string {
  return words(edtf, currentTongue()) + (/[~?%]/.test(edtf) ? t("estimated.bracket") : "");
}
