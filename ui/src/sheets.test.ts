// @vitest-environment jsdom
import { cleanup, fireEvent, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import { openKeeping, press, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const all = (testid: string, within: ParentNode = document) => [
  ...within.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];
const one = <E extends HTMLElement = HTMLElement>(testid: string, within: ParentNode = document) => {
  const element = all(testid, within)[0];
  if (!element) throw new Error(`no ${testid}`);
  return element as E;
};
const valued = (testid: string, value: string) => {
  const element = all(testid).find((element) => element.dataset.value === value);
  if (!element) throw new Error(`no ${testid} ${value}`);
  return element;
};
async function openDossier(name: string) {
  await fireEvent.click(one("view-topics"));
  await until(() => expect(all("topic-row").length).toBeGreaterThan(8));
  await fireEvent.click(valued("sheet-link", name));
  await until(() => one("dossier-articles"));
}

async function openArticle(headline: string) {
  const row = all("result-row").find((row) => row.textContent?.includes(headline));
  if (!row) throw new Error(`no row ${headline}`);
  await fireEvent.click(row);
  await until(() => expect(text("article-headline")).toContain(headline));
}

async function openPerson(article: string, name: string) {
  await openArticle(article);
  const fact = all("fact").find((fact) => fact.textContent === name);
  if (!fact) throw new Error(`no fact ${name}`);
  await fireEvent.click(fact);
  await fireEvent.click(one("fact-sheet"));
  await until(() => one("person-articles"));
}

test("a dossier says what is known, by whom and where it is said", async () => {
  await openKeeping();
  await openDossier("惠循环");
  expect(text("sheet-title")).toBe("惠循环");
  expect(text("dossier-what")).toContain("由市商务局牵头搭建");
  expect(text("dossier-what")).toContain("云汀日报 · 2024年7月17日 周三（推定） · 第01版");
  expect(text("dossier-who")).toContain("云汀市商务局");
  expect(text("dossier-since")).toContain("2022年7月");
  expect(text("dossier-where")).toContain("云汀市 › 河湾区");
  expect(text("dossier-figures")).toContain("22295台");
  const articles = all("quote", one("dossier-articles")).map((quote) => quote.dataset.article);
  expect(articles).toEqual(["8", "1"]);
});

test("what the articles do not say is said so", async () => {
  await openKeeping();
  await openDossier("筑基提升年");
  for (const part of ["dossier-what", "dossier-who", "dossier-since", "dossier-figures"])
    expect(text(part)).toContain("报道中没有说");
});

test("values of one measure at several times are drawn, and read out", async () => {
  await openKeeping();
  await openDossier("惠循环");
  const chart = one("figure-chart");
  expect(all("figure-point")).toHaveLength(2);
  chart.focus();
  await press("ArrowRight");
  expect(chart.getAttribute("aria-valuetext")).toBe("2024年5月31日 · 21,480 台");
  await press("ArrowRight");
  expect(chart.getAttribute("aria-valuetext")).toBe("2024年6月30日 · 22,295 台");
  await press("Enter");
  await until(() => expect(text("article-headline")).toBe("回收有保障 换新享实惠"));
});

test("a quotation opens its article at the sentence, Back returns to the dossier", async () => {
  await openKeeping();
  await openDossier("惠循环");
  await fireEvent.click(one("quote", one("dossier-since")));
  await until(() => expect(text("article-headline")).toBe("回收有保障 换新享实惠"));
  await until(() => expect(document.querySelector(".block.marked")?.textContent).toContain("2022年7月"));
  await press("ArrowLeft", { altKey: true });
  await until(() => expect(text("sheet-title")).toBe("惠循环"));
  await press("Escape");
  await until(() => expect(all("topic-row").length).toBeGreaterThan(8));
});

test("only the articles of a dossier are listed on demand", async () => {
  await openKeeping();
  await openDossier("惠循环");
  await fireEvent.click(one("only-these"));
  await until(() => expect(text("result-count")).toBe("2 篇"));
  expect(text("chip")).toBe("惠循环×");
});

test("another name of an initiative is joined, and parted again by undo", async () => {
  const { made } = await openKeeping();
  await openDossier("惠循环");
  await fireEvent.click(one("open-join"));
  await until(() => expect(document.activeElement).toBe(one("join-words")));
  await fireEvent.input(one("join-words"), { target: { value: "一渠" } });
  await until(() => valued("join-name", "一渠一长"));
  await fireEvent.click(valued("join-name", "一渠一长"));
  const correction = { op: "heading", line: null, of: "initiative", name: "一渠一长", heading: "惠循环" };
  await until(() => expect(made).toEqual([[{ target: "archive", corrections: [correction] }]]));
  await until(() => expect(all("quote", one("dossier-articles"))).toHaveLength(3));
  expect(text("dossier-variants")).toContain("一渠一长");
  await fireEvent.click(one("undo-button"));
  await until(() => expect(all("quote", one("dossier-articles"))).toHaveLength(2));
});

test("Esc closes the search for a name and not the dossier", async () => {
  await openKeeping();
  await openDossier("惠循环");
  await fireEvent.click(one("open-join"));
  await until(() => expect(document.activeElement).toBe(one("join-words")));
  await press("Escape");
  expect(all("join")).toHaveLength(0);
  expect(text("sheet-title")).toBe("惠循环");
});

test("a person's page has posts in order and what the person does in each article", async () => {
  await openKeeping();
  await openPerson("柳林灌区提前十天开闸", "顾长河");
  expect(text("sheet-title")).toBe("顾长河");
  expect(text("person-counts")).toContain("署名 0 篇 被提及 2 篇");
  const posts = all("post").map((post) => post.textContent?.replace(/\s+/g, " "));
  expect(posts[0]).toContain("云汀市水务局副局长");
  expect(posts[0]).toContain("2024年6月23日");
  expect(posts[1]).toContain("木匠");
  expect(posts[1]).toContain("日期待定");
  expect(text("person-articles")).toContain("引述 · 云汀市水务局副局长 · 云汀日报");
  await fireEvent.click(one("only-these"));
  await until(() => expect(text("result-count")).toContain("2 篇"));
});

test("a writer's name in the head of an article leads to the page", async () => {
  await openKeeping();
  await openArticle("社区食堂添了");
  await fireEvent.click(valued("open-person", "朱云帆"));
  await until(() => expect(text("person-counts")).toContain("署名 2 篇"));
  await press("Escape");
  await until(() => expect(text("article-headline")).toContain("社区食堂添了"));
});

test("a post is filed as another person in one batch, and taken back in one", async () => {
  const { made } = await openKeeping();
  await openPerson("柳林灌区提前十天开闸", "顾长河");
  await fireEvent.click(one("open-split", all("post")[1]));
  const field = one<HTMLInputElement>("split-heading");
  expect(field.value).toBe("顾长河（木匠）");
  await fireEvent.input(field, { target: { value: "顾长河（老木匠）" } });
  await fireEvent.click(one("split-save"));
  const heading = { op: "heading", line: 0, of: "person", name: "顾长河", heading: "顾长河（老木匠）" };
  await until(() => expect(made).toEqual([[{ target: { article: 10 }, corrections: [heading] }]]));
  await until(() => expect(all("quote", one("person-articles"))).toHaveLength(1));
  expect(text("namesake")).toBe("顾长河（老木匠）");
  await fireEvent.click(one("namesake"));
  await until(() => expect(text("sheet-title")).toBe("顾长河（老木匠）"));
  await until(() => expect(text("person-names")).toContain("顾长河"));
  await press("ArrowLeft", { altKey: true });
  await until(() => expect(text("sheet-title")).toBe("顾长河"));
  await fireEvent.click(one("undo-button"));
  await until(() => expect(all("quote", one("person-articles"))).toHaveLength(2));
  expect(all("namesake")).toHaveLength(0);
});

test("a heading that is the person's own parts nobody", async () => {
  await openKeeping();
  await openPerson("柳林灌区提前十天开闸", "顾长河");
  await fireEvent.click(one("open-split"));
  await fireEvent.input(one("split-heading"), { target: { value: " 顾长河 " } });
  expect(one<HTMLButtonElement>("split-save").disabled).toBe(true);
});

test("another heading is joined with a person, the record of corrections tells of it in words", async () => {
  const { made } = await openKeeping();
  await openPerson("柳林灌区提前十天开闸", "顾长河");
  await fireEvent.click(one("open-join"));
  await fireEvent.input(one("join-words"), { target: { value: "罗望" } });
  await until(() => valued("join-name", "罗望川"));
  await fireEvent.click(valued("join-name", "罗望川"));
  const heading = { op: "heading", line: null, of: "person", name: "罗望川", heading: "顾长河" };
  await until(() => expect(made).toEqual([[{ target: "archive", corrections: [heading] }]]));
  await until(() => expect(text("person-names")).toContain("罗望川"));
  await fireEvent.click(one("archive-menu"));
  await fireEvent.click(one("open-corrections"));
  await until(() => expect(text("correction-batch")).toContain("人物“罗望川”归入“顾长河”"));
});

test("the filter panel leads to pages of people and dossiers", async () => {
  await openKeeping();
  await fireEvent.click(one("add-filter"));
  const people = await waitFor(() => {
    const button = [...document.querySelectorAll("button")].find((b) => b.textContent?.startsWith("人物"));
    if (!button) throw new Error("no people");
    return button;
  });
  await fireEvent.click(people);
  await until(() => valued("sheet-link", "沈砚舟"));
  await fireEvent.click(valued("sheet-link", "沈砚舟"));
  await until(() => expect(text("sheet-title")).toBe("沈砚舟"));
});

test("a sheet that cannot be read says why and is asked for again", async () => {
  const { backend } = await openKeeping();
  const { dossier } = backend;
  backend.dossier = () => Promise.reject({ code: "database-error", message: "no", detail: "x" });
  await fireEvent.click(one("view-topics"));
  await until(() => valued("sheet-link", "惠循环"));
  await fireEvent.click(valued("sheet-link", "惠循环"));
  await until(() => expect(one("dossier").textContent).toContain("数据库出错"));
  backend.dossier = dossier;
  const retry = [...one("dossier").querySelectorAll("button")].find((b) => b.textContent === "重试");
  if (retry) await fireEvent.click(retry);
  await until(() => one("dossier-articles"));
});

test("a search from a sheet shows what it finds", async () => {
  await openKeeping();
  await openDossier("惠循环");
  await fireEvent.input(one("search-box"), { target: { value: "灌区" } });
  await until(() => expect(text("result-count")).toBe("2 篇"));
});
