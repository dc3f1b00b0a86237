import { expect, test } from "vitest";

import { asQuery, phraseOf, phrasesOf, shortRate, stretches, subjectOf } from "./phrase";
import { emptyQuery } from "./query";

test("a search for one phrase is one, whatever else it asks for is not", () => {
  const of = (text: string) => phraseOf({ ...emptyQuery(), text });
  expect(of("乡村振兴")).toBe("乡村振兴");
  expect(of(' "灵芝 产业" ')).toBe("灵芝 产业");
  expect(of("“惠循环”")).toBe("惠循环");
  for (const text of ["", "灵芝 产业", "标题:灵芝", "灵芝|设备", "-校园", '"甲 乙"~5', "(灵芝)", "地点=冠县"])
    expect(of(text), text).toBeNull();
});

test("one phrase or two are a subject, and a query again", () => {
  expect(phrasesOf(subjectOf(" 甲 ", "乙"))).toEqual(["甲", "乙"]);
  expect(phrasesOf(subjectOf("甲", " "))).toEqual(["甲", ""]);
  expect(phrasesOf(null)).toEqual(["", ""]);
  expect(asQuery('说"好"')).toBe('"说\\"好\\""');
});

test("a year without articles interrupts the line", () => {
  const point = (year: number) => ({ year, rate: 1, count: 1, all: 9 });
  expect(stretches([2001, 2002, 2005].map(point)).map((part) => part.length)).toEqual([2, 1]);
  expect(stretches([])).toEqual([]);
});

test("rates have the digits that say something", () => {
  expect([0, 0.123, 12.34, 345.6].map(shortRate)).toEqual(["0.00", "0.12", "12.3", "346"]);
});
