// Figures of the same measure, put together for a chart.

import type { FigureRow } from "../bindings/FigureRow";
import type { Measure } from "../bindings/Measure";

/** Measures with values for at least two times in the same unit, those with the most first. */
export function measuresOf(figures: readonly FigureRow[]): Measure[] {
  const groups = new Map<string, FigureRow[]>();
  for (const figure of figures) {
    const { measure, value } = figure;
    if (measure === null || value === null || timeOf(figure) === null) continue;
    const key = `${measure} ${figure.unit}`;
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      what: group[0]?.what ?? "",
      whose: group[0]?.whose ?? null,
      unit: group[0]?.unit ?? "",
      count: group.length,
      points: pointsOf(group),
    }))
    .filter(({ points }) => new Set(points.map(({ when }) => when)).size >= 2)
    .sort((a, b) => b.count - a.count);
}

/** When a figure holds; the date of issue where the text does not say. */
function timeOf({ when, quote }: FigureRow): string | null {
  return when ?? quote.published;
}

function pointsOf(group: readonly FigureRow[]): Measure["points"] {
  const points = group.map((figure) => ({
    when: timeOf(figure) ?? "",
    value: figure.value ?? 0,
    article: figure.quote.article,
  }));
  const each = new Map(points.map((point) => [`${point.when} ${point.value}`, point]));
  return [...each.values()].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.value - b.value));
}
