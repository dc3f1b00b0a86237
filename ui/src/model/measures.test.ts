import { expect, test } from "vitest";

import type { FigureRow } from "../bindings/FigureRow";
import { measuresOf } from "./measures";

const figure = (
  measure: string | null,
  value: number | null,
  unit: string,
  when: string | null,
): FigureRow => ({
  text: `${value}${unit}`,
  value,
  unit,
  qualifier: null,
  what: "绿道",
  whose: null,
  when,
  comparison: null,
  place: null,
  measure,
  quote: {
    article: 1,
    headline: "",
    headline_supplied: false,
    published: "2024-07-17",
    publication: null,
    page: null,
    text: [],
  },
});

test("a measure has values for two times in one unit", () => {
  const check = (figures: FigureRow[], points: [string, number][][]) =>
    expect(
      measuresOf(figures).map((measure) => measure.points.map(({ when, value }) => [when, value])),
    ).toEqual(points);
  const half = figure("绿道", 40, "公里", "2023");
  check(
    [half, figure("绿道", 20, "公里", "2022")],
    [
      [
        ["2022", 20],
        ["2023", 40],
      ],
    ],
  );
  check(
    [half, figure("绿道", 46, "公里", null)],
    [
      [
        ["2023", 40],
        ["2024-07-17", 46],
      ],
    ],
  );
  check([half, figure("绿道", 41, "公里", "2023")], []);
  check([half, figure("绿道", 20, "里", "2022")], []);
  check([half, figure(null, 20, "公里", "2022")], []);
  check([half, figure("绿道", null, "公里", "2022")], []);
});
