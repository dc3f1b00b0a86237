import { expect, test } from "vitest";

import type { Suggestion } from "../bindings/Suggestion";
import { emptyQuery } from "./query";
import { before, withSuggestion } from "./suggestion";

const place = (from: number): Suggestion => ({
  kind: "place",
  text: "柳湾县",
  detail: null,
  query: { ...emptyQuery(), places: ["云汀市/柳湾县"] },
  count: 3,
  from,
});

test("a suggestion takes the place of the word as a condition", () => {
  const query = { ...emptyQuery(), text: "灯会 柳", people: ["沈砚舟"] };
  expect(withSuggestion(query, "灯会 柳", place(3))).toEqual({
    ...emptyQuery(),
    text: "灯会",
    people: ["沈砚舟"],
    places: ["云汀市/柳湾县"],
  });
  expect(withSuggestion(emptyQuery(), "柳", place(0))?.text).toBe("");
});

test("a date becomes the range of the query, in the place of the word", () => {
  const query = { ...emptyQuery(), from: "2024-07-17", to: "2024-07-17" };
  const date: Suggestion = { kind: "date", text: "2024-07-17", detail: null, query, count: 7, from: 3 };
  expect(withSuggestion(emptyQuery(), "灯会 2024年7月17日", date)).toEqual({ ...query, text: "灯会" });
  const yearly: Suggestion = { ...date, text: "7月17日", query: { ...emptyQuery(), text: "7月17日" } };
  expect(withSuggestion(emptyQuery(), "灯会 7月17日", yearly)?.text).toBe("灯会 7月17日");
});

test("where other words bind it, it has to be written", () => {
  for (const head of ["-", "(", "灯会 OR ", "灯会 | ", "NOT ", '"', "(灯会 ", "灯会 -"])
    expect(withSuggestion(emptyQuery(), `${head}柳`, place([...head].length)), head).toBeNull();
});

test("places are counted in characters, not in halves of them", () => {
  expect(before("𠮷𠮷 柳", place(3))).toBe("𠮷𠮷 ");
});

test("a saved query is taken whole", () => {
  const query = { ...emptyQuery(), text: "夜校", kinds: ["news"] };
  const saved: Suggestion = { kind: "saved", text: "夜校", detail: null, query, count: 0, from: 0 };
  expect(withSuggestion({ ...emptyQuery(), people: ["沈砚舟"] }, "夜", saved)).toBe(query);
});
