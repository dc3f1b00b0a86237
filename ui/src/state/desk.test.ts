import { expect, test } from "vitest";

import { FakeBackend, type FakeOptions } from "../backend/fake/index";
import { emptyQuery, likeQuery, toggleValue, withRange } from "../model/query";
import { Desk } from "./desk.svelte";
import { painted } from "./painted";

const settled = async () => {
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 5));
};

async function openDesk(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  const desk = new Desk(backend);
  await desk.program.start();
  await settled();
  return { desk, backend };
}

test("Back returns to the same query, article and row", async () => {
  const { desk } = await openDesk({ articles: 3000 });
  desk.search.results.anchor = { index: 1234, offset: 17 };
  desk.search.results.want(1200, 1250);
  await settled();
  const id = desk.search.results.hit(1240)?.id ?? -1;
  desk.browsing.openArticle(id, 1240);
  await settled();
  desk.navigation.setView("topics");
  desk.search.ask(toggleValue(desk.search.query, "initiatives", "惠循环"));
  await settled();
  expect(desk.search.results.total).toBe(500);

  desk.navigation.go(-1);
  desk.navigation.go(-1);
  await settled();
  expect(desk.navigation.view).toBe("timeline");
  expect(desk.search.results.total).toBe(3000);
  expect(desk.search.results.anchor).toEqual({ index: 1234, offset: 17 });
  expect(desk.search.results.selected).toBe(1240);
  expect(desk.reader.article?.id).toBe(id);
  expect(desk.search.results.hit(1240)?.id).toBe(id);

  desk.navigation.go(1);
  desk.navigation.go(1);
  await settled();
  expect(desk.navigation.view).toBe("topics");
  expect(desk.search.results.total).toBe(500);
});

test("typing is one step of the history", async () => {
  const { desk } = await openDesk();
  for (const text of ["惠", "惠循", "惠循环"]) {
    desk.search.ask({ ...desk.search.query, text }, "typing");
    await settled();
  }
  expect(desk.search.results.total).toBe(2);
  desk.navigation.go(-1);
  await settled();
  expect(desk.search.query.text).toBe("");
  expect(desk.navigation.trail.canGoBack).toBe(false);
});

test("typing in another archive is a step of its own", async () => {
  const { desk } = await openDesk();
  desk.search.ask({ ...desk.search.query, text: "惠" }, "typing");
  await desk.program.openArchive((backend) => backend.openSample());
  await settled();
  desk.search.ask({ ...desk.search.query, text: "灵" }, "typing");
  desk.navigation.go(-1);
  expect(desk.search.query).toEqual(emptyQuery());
});

test("changing the view keeps query, selection and article", async () => {
  const { desk } = await openDesk();
  desk.search.ask({ ...desk.search.query, text: "惠循环" });
  await settled();
  desk.browsing.openArticle(desk.search.results.hit(0)?.id ?? -1, 0);
  await settled();
  desk.navigation.setView("topics");
  await settled();
  expect([desk.search.query.text, desk.search.results.selected, desk.reader.article?.id]).toEqual([
    "惠循环",
    0,
    1,
  ]);
  expect(desk.search.counts.topics.value?.initiatives.map((i) => i.name)).toContain("惠循环");
});

test("hits of a new query are marked in the article that is open", async () => {
  const { desk } = await openDesk();
  desk.browsing.openArticle(1);
  await settled();
  expect(desk.reader.text?.hits).toBe(0);
  desk.search.ask({ ...desk.search.query, text: "惠循环" });
  await settled();
  expect(desk.reader.text?.hits).toBe(3);
  desk.reader.stepHit(-1);
  expect(desk.reader.hit).toBe(2);
});

test("the undated stay in sight whatever range is set", async () => {
  const { desk } = await openDesk();
  desk.search.ask(withRange(desk.search.query, "published", "2024-07", "2024-07"));
  await settled();
  expect(desk.search.results.total).toBe(5);
  expect(desk.search.density.undated).toBe(2);
  expect(desk.search.density.numbers?.by).toBe("day");
});

test("what is drawn beside a list is asked for when the list is there", async () => {
  const { desk, backend } = await openDesk();
  backend.calls.length = 0;
  desk.search.ask({ ...desk.search.query, text: "惠循环" });
  await settled();
  expect(backend.calls[0]).toBe("search");
  expect(backend.calls).toContain("density");
  backend.calls.length = 0;
  desk.search.ask({ ...desk.search.query, text: "灵芝" });
  desk.search.ask({ ...desk.search.query, text: "冬枣" });
  await settled();
  expect(backend.calls.filter((call) => call === "density")).toHaveLength(1);
});

test("a failed command is told, and the window goes on", async () => {
  const { desk } = await openDesk({ open: false });
  await desk.program.openArchive((backend) => backend.openRecent("/移动硬盘/地方志剪报.jianbao"));
  expect(desk.program.failure?.code).toBe("archive-missing");
  expect(desk.program.busy).toBe(false);
  await desk.program.openArchive((backend) => backend.openSample());
  expect(desk.program.archive?.name).toBe("示例资料库");
  expect(desk.program.failure).toBeNull();
});

test("an import is followed to its end, then everything is asked for anew", async () => {
  const { desk, backend } = await openDesk({ importStep: 0 });
  await desk.program.importFrom("files");
  while (!desk.program.jobs.list[0]?.outcome) await settled();
  expect(desk.program.jobs.list[0].outcome).toMatchObject({ summary: { failed: 2, cancelled: false } });
  await settled();
  expect(backend.calls.filter((call) => call === "search").length).toBe(2);
  desk.program.jobs.putAway(desk.program.jobs.list[0].id);
  expect(desk.program.jobs.list).toEqual([]);
});

test("a cancelled import says so and keeps its report", async () => {
  const { desk } = await openDesk({ importStep: 1 });
  await desk.program.importFrom("folder");
  const job = desk.program.jobs.list[0]?.id ?? -1;
  await desk.program.cancelJob(job);
  expect(desk.program.jobs.list[0]?.cancelling).toBe(true);
  while (!desk.program.jobs.list[0]?.outcome) await settled();
  expect(desk.program.jobs.list[0].outcome).toMatchObject({ summary: { cancelled: true } });
});

test("pages with a subject are places of their own, figures keep their filter", async () => {
  const { desk, backend } = await openDesk();
  desk.navigation.openDossier("惠循环");
  desk.navigation.scrolled = 300;
  desk.navigation.openPerson("沈砚舟");
  expect([desk.navigation.view, desk.navigation.subject, desk.navigation.scrolled]).toEqual([
    "person",
    "沈砚舟",
    0,
  ]);
  desk.navigation.setView("figures");
  await settled();
  for (const subject of ["惠", "惠循", "惠循环"])
    desk.search.filterFigures({ ...desk.search.figures.filter, subject }, "typing");
  await settled();
  expect(desk.search.figures.total).toBe(5);
  desk.navigation.go(-1);
  await settled();
  expect([desk.navigation.view, desk.search.figures.filter.subject, desk.search.figures.total]).toEqual([
    "figures",
    null,
    25,
  ]);
  desk.navigation.go(-1);
  desk.navigation.go(-1);
  expect([desk.navigation.view, desk.navigation.subject, desk.navigation.scrolled]).toEqual([
    "dossier",
    "惠循环",
    300,
  ]);
  expect(backend.calls.filter((call) => call === "figures")).toHaveLength(5);
});

test("corrections and imports let pages with a subject ask again", async () => {
  const { desk } = await openDesk();
  desk.navigation.openPerson("顾长河");
  const { edition } = desk.upkeep;
  await desk.corrections.correct([
    {
      target: { article: 10 },
      corrections: [{ op: "heading", line: 0, of: "person", name: "顾长河", heading: "顾长河（木匠）" }],
    },
  ]);
  expect(desk.upkeep.edition).toBe(edition + 1);
  await desk.upkeep.refresh();
  expect(desk.upkeep.edition).toBe(edition + 2);
});

test("how the picture of time is drawn is a step, and comes back", async () => {
  const { desk } = await openDesk();
  const other = { ...desk.search.query, text: "惠循环" };
  desk.search.draw({ ...desk.search.density.drawn, split: "subject" });
  desk.search.draw({ split: null, other, ownScale: false });
  desk.search.ask(withRange(desk.search.query, "published", "2024", "2024"));
  await settled();
  desk.navigation.go(-1);
  expect(desk.search.density.other).toEqual(other);
  desk.navigation.go(-1);
  expect([desk.search.density.split, desk.search.density.other]).toEqual(["subject", null]);
  desk.navigation.go(-1);
  expect(desk.search.density.split).toBeNull();
  desk.navigation.go(1);
  desk.navigation.go(1);
  await settled();
  expect(desk.search.density.other).toEqual(other);
  expect(desk.search.density.numbers?.series).toHaveLength(2);
});

test("articles like one are listed by nearness, and what was listed comes back", async () => {
  const { desk } = await openDesk();
  const first = desk.search.results.hit(0)?.id ?? -1;
  desk.search.listArticles(likeQuery(first), "relevance");
  await settled();
  expect([desk.search.query.like, desk.search.results.sort]).toEqual([[String(first)], "relevance"]);
  desk.search.ask(emptyQuery());
  expect(desk.search.results.sort).toBe("newest");
  desk.navigation.go(-1);
  expect([desk.search.query.like, desk.search.results.sort]).toEqual([[String(first)], "relevance"]);
  desk.navigation.go(-1);
  await settled();
  expect([desk.search.query, desk.search.results.sort]).toEqual([emptyQuery(), "newest"]);
});
