// What a question that fails leaves on view: never the answer to another one.

import { expect, test } from "vitest";

import { FakeBackend } from "../backend/fake/index";
import { emptyQuery } from "../model/query";
import { Desk } from "./desk.svelte";
import type { ViewName } from "./places.svelte";

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

async function openDesk(view: ViewName) {
  const backend = new FakeBackend({ open: true });
  const desk = new Desk(backend);
  await desk.program.start();
  await settled();
  desk.navigation.setView(view);
  desk.search.showFacets(true);
  await settled();
  return { backend, desk };
}

/** How much of each list is on view. */
function onView(desk: Desk): Record<string, number> {
  return {
    rows: desk.search.results.rows,
    years: desk.search.density.years?.total ?? 0,
    drawn: desk.search.density.numbers?.total ?? 0,
    people: desk.search.counts.topics.value?.people.length ?? 0,
    papers: desk.search.counts.valuesOf("publication")?.length ?? 0,
    figures: desk.search.figures.rows.length,
    measures: desk.search.figures.overview?.measures.length ?? 0,
  };
}

test("a question that fails leaves nothing of the query before, in any view", async () => {
  const check = async (view: ViewName, holds: readonly string[]) => {
    const { backend, desk } = await openDesk(view);
    const before = onView(desk);
    for (const list of holds) expect(before[list], `${list} in ${view}`).toBeGreaterThan(0);
    const fail = () => Promise.reject({ code: "database-error", message: "malformed", detail: "malformed" });
    Object.assign(backend, { search: fail, density: fail, topics: fail, facets: fail, figures: fail });
    desk.search.ask({ ...emptyQuery(), text: "惠循环" });
    await settled();
    const after = onView(desk);
    for (const list of holds) expect(after[list], `${list} in ${view} after a failure`).toBe(0);
  };
  await check("timeline", ["rows", "years", "drawn", "papers"]);
  await check("topics", ["rows", "people"]);
  await check("figures", ["rows", "figures", "measures"]);
});

test("what failed once is answered when it is asked again", async () => {
  const { backend, desk } = await openDesk("topics");
  const { topics } = backend;
  backend.topics = () => Promise.reject({ code: "database-error", message: "malformed", detail: null });
  desk.search.ask({ ...emptyQuery(), text: "惠循环" });
  await settled();
  expect(desk.search.counts.topics.error?.code).toBe("database-error");
  backend.topics = topics;
  await desk.upkeep.refresh();
  await settled();
  expect([desk.search.counts.topics.error, desk.search.counts.topics.value?.failed]).toEqual([null, []]);
});
