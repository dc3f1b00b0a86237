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
  await desk.start();
  await settled();
  return { desk, backend };
}

test("Back returns to the same query, article and row", async () => {
  const { desk } = await openDesk({ articles: 3000 });
  desk.results.anchor = { index: 1234, offset: 17 };
  desk.results.want(1200, 1250);
  await settled();
  const id = desk.results.hit(1240)?.id ?? -1;
  desk.openArticle(id, 1240);
  await settled();
  desk.setView("topics");
  desk.ask(toggleValue(desk.query, "initiatives", "惠循环"));
  await settled();
  expect(desk.results.total).toBe(500);

  desk.go(-1);
  desk.go(-1);
  await settled();
  expect(desk.view).toBe("timeline");
  expect(desk.results.total).toBe(3000);
  expect(desk.results.anchor).toEqual({ index: 1234, offset: 17 });
  expect(desk.results.selected).toBe(1240);
  expect(desk.reader.article?.id).toBe(id);
  expect(desk.results.hit(1240)?.id).toBe(id);

  desk.go(1);
  desk.go(1);
  await settled();
  expect(desk.view).toBe("topics");
  expect(desk.results.total).toBe(500);
});

test("typing is one step of the history", async () => {
  const { desk } = await openDesk();
  for (const text of ["惠", "惠循", "惠循环"]) {
    desk.ask({ ...desk.query, text }, "typing");
    await settled();
  }
  expect(desk.results.total).toBe(2);
  desk.go(-1);
  await settled();
  expect(desk.query.text).toBe("");
  expect(desk.trail.canGoBack).toBe(false);
});

test("changing the view keeps query, selection and article", async () => {
  const { desk } = await openDesk();
  desk.ask({ ...desk.query, text: "惠循环" });
  await settled();
  desk.openArticle(desk.results.hit(0)?.id ?? -1, 0);
  await settled();
  desk.setView("topics");
  await settled();
  expect([desk.query.text, desk.results.selected, desk.reader.article?.id]).toEqual(["惠循环", 0, 1]);
  expect(desk.topics.value?.initiatives.map((i) => i.name)).toContain("惠循环");
});

test("hits of a new query are marked in the article that is open", async () => {
  const { desk } = await openDesk();
  desk.openArticle(1);
  await settled();
  expect(desk.reader.text?.hits).toBe(0);
  desk.ask({ ...desk.query, text: "惠循环" });
  await settled();
  expect(desk.reader.text?.hits).toBe(3);
  desk.reader.stepHit(-1);
  expect(desk.reader.hit).toBe(2);
});

test("the undated stay in sight whatever range is set", async () => {
  const { desk } = await openDesk();
  desk.ask(withRange(desk.query, "published", "2024-07", "2024-07"));
  await settled();
  expect(desk.results.total).toBe(5);
  expect(desk.density.undated).toBe(2);
  expect(desk.density.numbers?.by).toBe("day");
});

test("what is drawn beside a list is asked for when the list is there", async () => {
  const { desk, backend } = await openDesk();
  backend.calls.length = 0;
  desk.ask({ ...desk.query, text: "惠循环" });
  await settled();
  expect(backend.calls[0]).toBe("search");
  expect(backend.calls).toContain("density");
  backend.calls.length = 0;
  desk.ask({ ...desk.query, text: "灵芝" });
  desk.ask({ ...desk.query, text: "冬枣" });
  await settled();
  expect(backend.calls.filter((call) => call === "density")).toHaveLength(1);
});

test("a failed command is told, and the window goes on", async () => {
  const { desk } = await openDesk({ open: false });
  await desk.openArchive((backend) => backend.openRecent("/移动硬盘/地方志剪报.jianbao"));
  expect(desk.failure?.code).toBe("archive-missing");
  expect(desk.busy).toBe(false);
  await desk.openArchive((backend) => backend.openSample());
  expect(desk.archive?.name).toBe("示例资料库");
  expect(desk.failure).toBeNull();
});

test("an import is followed to its end, then everything is asked for anew", async () => {
  const { desk, backend } = await openDesk({ importStep: 0 });
  await desk.importFrom("files");
  while (!desk.jobs.list[0]?.outcome) await settled();
  expect(desk.jobs.list[0].outcome).toMatchObject({ summary: { failed: 2, cancelled: false } });
  await settled();
  expect(backend.calls.filter((call) => call === "search").length).toBe(2);
  desk.jobs.putAway(desk.jobs.list[0].id);
  expect(desk.jobs.list).toEqual([]);
});

test("a cancelled import says so and keeps its report", async () => {
  const { desk } = await openDesk({ importStep: 1 });
  await desk.importFrom("folder");
  const job = desk.jobs.list[0]?.id ?? -1;
  await desk.cancelJob(job);
  expect(desk.jobs.list[0]?.cancelling).toBe(true);
  while (!desk.jobs.list[0]?.outcome) await settled();
  expect(desk.jobs.list[0].outcome).toMatchObject({ summary: { cancelled: true } });
});

test("pages with a subject are places of their own, the ledger keeps its filter", async () => {
  const { desk, backend } = await openDesk();
  desk.openDossier("惠循环");
  desk.scrolled = 300;
  desk.openPerson("沈砚舟");
  expect([desk.view, desk.subject, desk.scrolled]).toEqual(["person", "沈砚舟", 0]);
  desk.setView("figures");
  await settled();
  for (const subject of ["惠", "惠循", "惠循环"])
    desk.filterFigures({ ...desk.figures.filter, subject }, "typing");
  await settled();
  expect(desk.figures.total).toBe(5);
  desk.go(-1);
  await settled();
  expect([desk.view, desk.figures.filter.subject, desk.figures.total]).toEqual(["figures", null, 25]);
  desk.go(-1);
  desk.go(-1);
  expect([desk.view, desk.subject, desk.scrolled]).toEqual(["dossier", "惠循环", 300]);
  expect(backend.calls.filter((call) => call === "figures")).toHaveLength(5);
});

test("corrections and imports let pages with a subject ask again", async () => {
  const { desk } = await openDesk();
  desk.openPerson("顾长河");
  const { edition } = desk;
  await desk.corrections.correct([
    {
      target: { article: 10 },
      corrections: [{ op: "heading", line: 0, of: "person", name: "顾长河", heading: "顾长河（木匠）" }],
    },
  ]);
  expect(desk.edition).toBe(edition + 1);
  await desk.refresh();
  expect(desk.edition).toBe(edition + 2);
});

test("how the picture of time is drawn is a step, and comes back", async () => {
  const { desk } = await openDesk();
  const other = { ...desk.query, text: "惠循环" };
  desk.draw({ ...desk.density.drawn, split: "subject" });
  desk.draw({ split: null, other, ownScale: false });
  desk.ask(withRange(desk.query, "published", "2024", "2024"));
  await settled();
  desk.go(-1);
  expect(desk.density.other).toEqual(other);
  desk.go(-1);
  expect([desk.density.split, desk.density.other]).toEqual(["subject", null]);
  desk.go(-1);
  expect(desk.density.split).toBeNull();
  desk.go(1);
  desk.go(1);
  await settled();
  expect(desk.density.other).toEqual(other);
  expect(desk.density.numbers?.series).toHaveLength(2);
});

test("articles like one are listed by nearness, and what was listed comes back", async () => {
  const { desk } = await openDesk();
  const first = desk.results.hit(0)?.id ?? -1;
  desk.listArticles(likeQuery(first), "relevance");
  await settled();
  expect([desk.query.like, desk.results.sort]).toEqual([[String(first)], "relevance"]);
  desk.ask(emptyQuery());
  expect(desk.results.sort).toBe("newest");
  desk.go(-1);
  expect([desk.query.like, desk.results.sort]).toEqual([[String(first)], "relevance"]);
  desk.go(-1);
  await settled();
  expect([desk.query, desk.results.sort]).toEqual([emptyQuery(), "newest"]);
});
