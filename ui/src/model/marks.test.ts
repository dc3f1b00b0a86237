import { expect, test } from "vitest";

import type { ArticleView } from "../bindings/ArticleView";
import { marksOf, placedMarks } from "./marks";

function article(published: string | null, dates: [string, string][]): ArticleView {
  const facts = dates.map(([edtf, text]) => ({ meaning: { kind: "date", edtf }, text }));
  return { published, facts } as unknown as ArticleView;
}

test("the days an article tells of are marked beside its day of issue", () => {
  const marks = marksOf(
    article("2024-06-03~", [
      ["2024-12", "12月"],
      ["2024", "今年"],
      ["2024-05-30", "5月30日"],
    ]),
  );
  expect(marks.map((mark) => [mark.kind, mark.edtf])).toEqual([
    ["event", "2024-05-30"],
    ["issue", "2024-06-03~"],
    ["event", "2024-12"],
  ]);
});

test("dates that mean no days have no mark", () => {
  expect(
    marksOf(
      article(null, [
        ["../2024", "至今"],
        ["某", "某日"],
      ]),
    ),
  ).toEqual([]);
});

test("words stand only where they have room", () => {
  const marks = marksOf(
    article("2024-06-03", [
      ["2024-06-04", "次日"],
      ["2024-06-05", "六月五日"],
    ]),
  );
  const placed = placedMarks(marks, (day) => (day - (marks[0]?.from ?? 0)) * 10, 300);
  expect(placed.map((place) => place.label)).toEqual([false, false, true]);
});
