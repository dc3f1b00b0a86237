import { expect, test } from "vitest";

import type { SameDayArticle } from "../bindings/SameDayArticle";
import { articleText, specOf, subjectOf, yearText, type SameDaySpec } from "./same-day";

test("a day, what is around it and its calendar survive as a subject", () => {
  const specs: SameDaySpec[] = [
    { day: null, around: 0, alignment: "auto" },
    { day: "02-29", around: 3, alignment: "solar" },
    { day: "2024-07-16", around: 7, alignment: "lunar" },
  ];
  for (const spec of specs) expect(specOf(subjectOf(spec))).toEqual(spec);
  expect(specOf(null)).toEqual(specs[0]);
  expect(specOf("nonsense 99 often")).toEqual({ day: null, around: 15, alignment: "auto" });
});

test("an article is copied with its sentence and its source", () => {
  const article: SameDayArticle = {
    axis: "published",
    date: "2014-07-16",
    citation: "《运河日报》2014-07-16 第3版",
    quote: {
      article: 1,
      headline: "新船闸放行",
      headline_supplied: true,
      published: "2014-07-16",
      publication: "运河日报",
      page: "03",
      text: [{ text: "“开闸了”，船工说。", hit: false }],
    },
  };
  const text = "[新船闸放行]\n“‘开闸了’，船工说。”\n（《运河日报》2014-07-16 第3版）";
  expect(articleText(article)).toBe(text);
  const year = {
    year: 2014,
    ago: 10,
    round: 10,
    date: "2014-07-16",
    from: "",
    to: "",
    published: 1,
    happened: 0,
  };
  expect(yearText({ ...year, articles: [article] }, "2014年")).toBe(`2014年\n\n${text}`);
  const bare = { ...article, quote: { ...article.quote, text: [] } };
  expect(articleText(bare)).toBe("[新船闸放行]\n（《运河日报》2014-07-16 第3版）");
});
