import { flushSync } from "svelte";
import { expect, test } from "vitest";

import type { Backend } from "../backend/backend";
import { FakeBackend, type FakeOptions } from "../backend/fake";
import { emptyQuery } from "../model/query";
import { PAGE_SIZE, Results } from "./results.svelte";

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A backend whose searches are answered when the test says so. */
function slowBackend(options: FakeOptions = {}) {
  const fake = new FakeBackend(options);
  const asked: { offset: number; answer: () => Promise<void> }[] = [];
  const search: Backend["search"] = (query, sort, limit, offset) =>
    new Promise((resolve) => {
      const answer = async () => {
        resolve(await fake.search(query, sort, limit, offset));
        await settled();
      };
      asked.push({ offset, answer });
    });
  const backend: Backend = { ...fake, search };
  return { backend, asked };
}

test("an answer to an older question is dropped", async () => {
  const { backend, asked } = slowBackend();
  const results = new Results(backend);
  void results.run({ ...emptyQuery(), text: "惠" });
  void results.run({ ...emptyQuery(), text: "灌区" });
  const [first, second] = asked;
  await second?.answer();
  expect(results.total).toBe(2);
  await first?.answer();
  expect(results.total).toBe(2);
  expect(results.pending).toBe(false);
});

test("rows are fetched by pages, those on view only", async () => {
  const { backend, asked } = slowBackend({ articles: 100_000 });
  const results = new Results(backend);
  void results.run(emptyQuery());
  await asked[0]?.answer();
  expect(results.total).toBe(100_000);
  results.want(49_995, 50_010);
  results.want(73_000, 73_010);
  expect(asked.map(({ offset }) => offset)).toEqual([0, 49_900, 50_000]);
  await asked[1]?.answer();
  await asked[2]?.answer();
  expect(asked.at(-1)?.offset).toBe(73_000);
  await asked.at(-1)?.answer();
  expect(results.hit(73_005)).toBeDefined();
  expect(results.hit(10_000)).toBeUndefined();
});

test("memory stays bounded however far one scrolls", async () => {
  const results = new Results(new FakeBackend({ articles: 20_000 }));
  await results.run(emptyQuery());
  for (let page = 1; page < 120; page++) {
    results.want(page * PAGE_SIZE, page * PAGE_SIZE + 10);
    await settled();
  }
  expect(results.hit(119 * PAGE_SIZE)).toBeDefined();
  expect(results.hit(5 * PAGE_SIZE)).toBeUndefined();
});

test("days part the list unless it is by relevance", async () => {
  const results = new Results(new FakeBackend());
  await results.run(emptyQuery());
  flushSync();
  const headings = () =>
    Array.from({ length: results.total ?? 0 }, (_, i) => i).filter((i) => results.layout.hasHeading(i));
  expect(headings()).toEqual([0, 5, 9, 10]);
  results.sort = "relevance";
  await results.run(emptyQuery());
  expect(headings()).toEqual([]);
});

test("a failed query says why and keeps the rows", async () => {
  const results = new Results(new FakeBackend());
  await results.run(emptyQuery());
  await results.run({ ...emptyQuery(), text: "(" });
  expect(results.error?.code).toBe("query-syntax");
  expect(results.total).toBe(12);
  await results.run({ ...emptyQuery(), text: "惠循环" });
  expect(results.error).toBeNull();
});
