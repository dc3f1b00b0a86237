// The words of figures.

import type { Compared } from "../bindings/Compared";
import type { FigureRow } from "../bindings/FigureRow";
import type { Measure } from "../bindings/Measure";
import { currentTongue, number, t } from "./messages.svelte";
import { plainDate } from "./where";
import { shortPath } from "../model/places";

/** A figure as printed; the unit is added where it stands elsewhere in the sentence. */
export function figureWords(row: Pick<FigureRow, "text" | "unit">): string {
  return row.text.includes(row.unit) ? row.text : `${row.text}${row.unit}`;
}

/** What a figure is compared with. */
export function comparisonWords(compared: Compared): string {
  const { change, against } = compared;
  const words =
    change === "ratio"
      ? (against ?? t("figures.ratio"))
      : t(`figures.change.${change}`, against ?? "").trim();
  return compared.base ? t("figures.base", words, plainDate(compared.base)) : words;
}

/** Whose measure of what. */
export function measureWords(measure: Pick<Measure, "what" | "whose">): string {
  return measure.whose ? t("figures.whose", shortPath(measure.whose), measure.what) : measure.what;
}

/** A value with its unit, in full. */
export function valueWords(value: number, unit: string): string {
  return t("figures.value", number(value), unit).trim();
}

/** A value for an axis: as short as the language allows (1.3亿). */
export function shortNumber(value: number): string {
  const locale = currentTongue() === "zh" ? "zh-CN" : "en-GB";
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
