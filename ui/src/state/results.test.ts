import { flushSync } from "svelte";
import { expect, test } from "vitest";

import type { Backend } from "../backend/backend";
import { FakeBackend, type FakeOptions } from "../backend/fake/index";
import { emptyQuery } from "../model/query";
import { PAGE_SIZE, Results } from "./results.svelte";

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A backend whose searches are answered when the test says so. */
function slowBackend(options: FakeOptions = {}) {
  const fake = new FakeBackend(options);
  const asked: { offset: number; answer: () => Promise<void> }[] = [];
  const search: Backend["search"] = (query, sort, limit, offset, widen) =>
    new Promise((resolve) => {
      const answer = async () => {
        resolve(await fake.search(query, sort, limit, offset, widen));
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

test("six characters typed, answered in any order, show the last query and no other", async () => {
  const typed = ["惠", "惠循", "惠循环", "惠循环平", "惠循环平台", "惠循环平台上"];
  for (const order of [
    [5, 4, 3, 2, 1, 0],
    [2, 0, 5, 1, 3, 4],
    [0, 1, 2, 3, 4, 5],
  ]) {
    const { backend, asked } = slowBackend();
    const results = new Results(backend);
    const latest = typed.map((text) => results.run({ ...emptyQuery(), text }));
    for (const place of order) {
      await asked[place]?.answer();
      // Before its answer nothing is shown, not even that of the query one letter shorter.
      const shown = order.indexOf(5) <= order.indexOf(place);
      expect([results.total, results.pending]).toEqual(shown ? [0, false] : [null, true]);
    }
    expect(await Promise.all(latest)).toEqual([false, false, false, false, false, true]);
  }
});

test("what finds nothing is widened, and says so, unless it is wanted as written", async () => {
  const results = new Results(new FakeBackend());
  const query = { ...emptyQuery(), text: "惠循坏" };
  await results.run(query);
  expect([results.total, results.widened?.kind, results.widened?.from]).toEqual([2, "look-alike", "惠循坏"]);
  expect(results.seen(query).text).toBe("惠循环");
  expect(results.seen(emptyQuery()).text).toBe("");
  await results.run(query, undefined, false);
  expect([results.total, results.widened, results.seen(query)]).toEqual([0, null, query]);
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

test("a failed query says why and leaves no rows of the one before", async () => {
  const results = new Results(new FakeBackend());
  await results.run(emptyQuery());
  await results.run({ ...emptyQuery(), text: "(" });
  expect(results.error?.code).toBe("query-syntax");
  expect([results.total, results.rows, results.hit(0)]).toEqual([null, 0, undefined]);
  await results.run({ ...emptyQuery(), text: "惠循环" });
  expect(results.error).toBeNull();
});
