import { expect, test } from "vitest";

import type { Suggestion } from "../bindings/Suggestion";
import { emptyQuery } from "../model/query";
import { Suggestions } from "./suggestions.svelte";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const suggestion = (text: string): Suggestion => ({
  kind: "person",
  text,
  detail: null,
  query: emptyQuery(),
  count: 1,
  from: 0,
});

/** Suggestions that are answered when the test says so. */
function slow() {
  const asked: { typed: string; answer: (list: Suggestion[]) => Promise<void>; fail: () => Promise<void> }[] =
    [];
  const suggestions = new Suggestions({
    suggest: (typed) =>
      new Promise((resolve, reject) =>
        asked.push({
          typed,
          answer: (list) => (resolve(list), settled().then(() => undefined)),
          fail: () => (reject(new Error("gone")), settled().then(() => undefined)),
        }),
      ),
  });
  return { suggestions, asked, texts: () => suggestions.list.map(({ text }) => text) };
}

test("a list is never shown beside other letters than its own", async () => {
  const { suggestions, asked, texts } = slow();
  void suggestions.ask("沈");
  void suggestions.ask("沈砚");
  void suggestions.ask("沈砚舟");
  expect(asked.map(({ typed }) => typed)).toEqual(["沈"]);
  await asked[0]?.answer([suggestion("沈一")]);
  expect(texts()).toEqual([]);
  expect(asked.map(({ typed }) => typed)).toEqual(["沈", "沈砚舟"]);
  await asked[1]?.answer([suggestion("沈砚舟")]);
  expect(texts()).toEqual(["沈砚舟"]);
  void suggestions.ask("沈砚舟说");
  expect(texts()).toEqual([]);
});

test("a closed list stays closed, whatever is answered then", async () => {
  const { suggestions, asked, texts } = slow();
  void suggestions.ask("沈");
  suggestions.close();
  await asked[0]?.answer([suggestion("沈一")]);
  expect(texts()).toEqual([]);
  void suggestions.ask("沈");
  await asked[1]?.answer([suggestion("沈二")]);
  expect(texts()).toEqual(["沈二"]);
});

test("a failure leaves nothing to choose, and the next letter is asked", async () => {
  const { suggestions, asked, texts } = slow();
  void suggestions.ask("沈");
  await asked[0]?.fail();
  expect(texts()).toEqual([]);
  void suggestions.ask("沈砚");
  await asked[1]?.answer([suggestion("沈砚舟")]);
  expect(texts()).toEqual(["沈砚舟"]);
});

test("the keys go round through the box", async () => {
  const { suggestions, asked } = slow();
  void suggestions.ask("沈");
  await asked[0]?.answer([suggestion("沈一"), suggestion("沈二")]);
  const moved = ([1, 1, 1, -1, -1, -1] as const).map((step) => (suggestions.move(step), suggestions.active));
  expect(moved).toEqual([0, 1, -1, 1, 0, -1]);
});

test("what stands in the box already is not suggested from the recent queries", async () => {
  const { suggestions, asked, texts } = slow();
  void suggestions.ask("夜校");
  await asked[0]?.answer([
    { ...suggestion("夜校"), kind: "recent" },
    { ...suggestion("夜校开班"), kind: "recent" },
  ]);
  expect(texts()).toEqual(["夜校开班"]);
});
