// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import { emptyQuery } from "./model/query";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const press = (testid: string) => fireEvent.click(one(testid));
const box = () => one("search-box") as HTMLInputElement;
const type = (value: string) => fireEvent.input(box(), { target: { value } });

async function openWindow(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  return backend;
}

test("what was searched instead is said, everywhere, and taken back with one press", async () => {
  await openWindow();
  await type("惠循坏");
  await until(() => expect(text("result-count")).toBe("2 篇"));
  expect(text("widening")).toBe("“惠循坏”查无结果，改查字形相近的“惠循环” 只按原样搜索");
  expect(box().value).toBe("惠循坏");
  expect(text("why")).toContain("近形");
  await until(() => expect(all("timeline-bin").length).toBeGreaterThan(0));
  await fireEvent.click(one("result-row"));
  await until(() => expect(all("hit").map((hit) => hit.textContent)).toContain("惠循环"));
  await press("widening-undo");
  await until(() => one("nothing-found"));
  expect(all("widening")).toEqual([]);
  await press("widen-again");
  await until(() => expect(text("result-count")).toBe("2 篇"));
  one("widening");
});

test("a widened query that was opened from a place of the history is widened there", async () => {
  await openWindow();
  await type("yunting");
  await until(() => expect(one("widening").dataset.kind).toBe("pinyin"));
  await fireEvent.click(one("view-topics"));
  await until(() => expect(all("topic-row").length).toBeGreaterThan(0));
  one("widening");
  await type("惠循环");
  await until(() => expect(all("widening")).toEqual([]));
  await fireEvent.keyDown(window, { key: "ArrowLeft", altKey: true });
  await until(() => one("widening"));
});

test("each row says why, and how often; the article steps through its hits", async () => {
  await openWindow();
  expect(all("why")).toEqual([]);
  await type("惠循环");
  await until(() => expect(all("why")).toHaveLength(2));
  expect(text("why")).toBe("正文 · 词");
  expect(text("hits")).toMatch(/^\d+ 处$/);
  const row = all("result-row").find((row) => row.textContent?.includes("回收有保障"));
  if (row) await fireEvent.click(row);
  await until(() => expect(text("hit-count")).toBe("3 处命中"));
  await fireEvent.keyDown(box(), { key: "F3" });
  await until(() => expect(text("hit-count")).toBe("1 / 3"));
  await fireEvent.keyDown(window, { key: "]" });
  await until(() => expect(text("hit-count")).toBe("2 / 3"));
  await fireEvent.keyDown(window, { key: "F3", shiftKey: true });
  await fireEvent.keyDown(window, { key: "[" });
  await until(() => expect(text("hit-count")).toBe("3 / 3"));
  expect(all("hit").filter((hit) => hit.classList.contains("now"))).toHaveLength(1);
});

test("suggestions are chosen with the keys and become chips; Enter without one searches", async () => {
  const backend = await openWindow();
  await type("夜校 惠");
  await until(() => expect(all("suggestion").map((row) => row.dataset.kind)).toContain("initiative"));
  expect([box().getAttribute("aria-expanded"), box().getAttribute("aria-controls")]).toEqual([
    "true",
    "suggestions",
  ]);
  const at = all("suggestion").findIndex((row) => row.dataset.kind === "initiative");
  for (let i = 0; i <= at; i++) await fireEvent.keyDown(box(), { key: "ArrowDown" });
  expect(box().getAttribute("aria-activedescendant")).toBe(`suggestion-${at}`);
  // The Enter of an input method is its own.
  await fireEvent.keyDown(box(), { key: "Enter", keyCode: 229 });
  await fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
  expect(all("chip")).toEqual([]);
  await fireEvent.keyDown(box(), { key: "Enter" });
  await until(() => expect(text("chip")).toBe("惠循环×"));
  expect([box().value, all("suggestions")]).toEqual(["夜校", []]);
  await type("灌");
  await fireEvent.keyDown(box(), { key: "Enter" });
  expect(all("suggestions")).toEqual([]);
  await until(async () =>
    expect((await backend.recentQueries()).map(({ query }) => query.text)).toContain("灌"),
  );
});

test("Escape puts the suggestions away first; an input method has the place to itself", async () => {
  await openWindow();
  await type("惠");
  await until(() => one("suggestions"));
  box().focus();
  await fireEvent.keyDown(box(), { key: "ArrowDown" });
  await fireEvent.keyDown(box(), { key: "Escape" });
  expect([all("suggestions"), box().value, document.activeElement]).toEqual([[], "惠", box()]);
  await fireEvent.keyDown(box(), { key: "Escape" });
  expect(document.activeElement?.getAttribute("data-focus")).toBe("list");
  await type("惠循");
  await until(() => one("suggestions"));
  await fireEvent.compositionStart(box());
  expect(all("suggestions")).toEqual([]);
  await type("惠循huan");
  expect(all("suggestions")).toEqual([]);
  await fireEvent.compositionEnd(box());
  await fireEvent.blur(box());
  expect(all("suggestions")).toEqual([]);
});

test("an empty box offers what was asked before", async () => {
  await openWindow();
  await type("夜校");
  await fireEvent.keyDown(box(), { key: "Enter" });
  await type("");
  await fireEvent.keyDown(box(), { key: "Escape" });
  await fireEvent.keyDown(box(), { key: "ArrowDown" });
  await until(() => expect(text("suggestion")).toBe("最近搜索 夜校"));
  await fireEvent.click(one("suggestion"));
  await until(() => expect(box().value).toBe("夜校"));
});

test("the whole query is a text; a wrong one is pointed at, a right one searched", async () => {
  await openWindow();
  await type("惠循环");
  await until(() => expect(text("result-count")).toBe("2 篇"));
  await press("as-text");
  const area = () => one("query-text") as HTMLTextAreaElement;
  await until(() => expect(area().value).toBe("惠循环"));
  await fireEvent.input(area(), { target: { value: "惠循环 (" } });
  await fireEvent.keyDown(area(), { key: "Enter", isComposing: true });
  expect(text("query-text-said")).not.toContain("有误");
  await fireEvent.keyDown(area(), { key: "Enter" });
  await until(() => expect(text("query-text-said")).toBe("搜索式第 6 个字符处有误：缺少右括号"));
  expect([area().selectionStart, document.activeElement === area()]).toEqual([5, true]);
  await fireEvent.input(area(), { target: { value: "夜校 体裁=news" } });
  await press("query-text-search");
  await until(() => expect(text("chip")).toBe("消息×"));
  expect([box().value, all("query-text")]).toEqual(["夜校", []]);
  await press("as-text");
  await until(() => expect(area().value).toBe("夜校 体裁=news"));
  await fireEvent.click(one("chip").querySelector("button") as HTMLElement);
  await until(() => expect(area().value).toBe("夜校"));
});

test("a query is saved, renamed, opened, deleted and brought back; recent ones are forgotten", async () => {
  const backend = await openWindow();
  await press("kept");
  await until(() => expect((one("save-name") as HTMLInputElement).disabled).toBe(true));
  await type("惠循环");
  await fireEvent.keyDown(box(), { key: "Enter" });
  await until(() => expect((one("save-name") as HTMLInputElement).disabled).toBe(false));
  await fireEvent.input(one("save-name"), { target: { value: "以旧换新" } });
  await fireEvent.keyDown(one("save-name"), { key: "Enter" });
  await until(() => expect(text("saved-open")).toBe("以旧换新惠循环"));
  await press("saved-rename");
  await fireEvent.input(one("rename-input"), { target: { value: "平台" } });
  await fireEvent.keyDown(one("rename-input"), { key: "Enter" });
  await until(() => expect(text("saved-open")).toBe("平台惠循环"));
  await press("saved-delete");
  await until(() => expect(all("saved-query")).toEqual([]));
  expect(await backend.savedQueries()).toEqual([]);
  await until(() => one("saved-undo"));
  await press("saved-undo");
  await until(() => expect(text("saved-open")).toBe("平台惠循环"));
  expect(all("saved-undo")).toEqual([]);
  await type("");
  await until(() => expect(text("result-count")).toContain("12 篇"));
  await press("saved-open");
  await until(() => expect([text("result-count"), box().value]).toEqual(["2 篇", "惠循环"]));
  await press("kept");
  await until(() => expect(all("recent-query").map((row) => row.textContent)).toEqual(["惠循环"]));
  await press("forget-queries");
  await until(() => expect(all("recent-query")).toEqual([]));
  expect(await backend.recentQueries()).toEqual([]);
});

test("a name that another query has is not taken by renaming", async () => {
  const backend = await openWindow();
  for (const name of ["甲", "乙"])
    await backend.saveQuery(name, { ...(await backend.queryOfText(name)), text: name });
  await press("kept");
  await until(() => expect(all("saved-query")).toHaveLength(2));
  await press("saved-rename");
  await fireEvent.input(one("rename-input"), { target: { value: "甲" } });
  await press("rename-done");
  await until(() => expect(document.body.textContent).toContain("已有名为“甲”的已存搜索"));
  expect((await backend.savedQueries()).map(({ name }) => name).sort()).toEqual(["乙", "甲"]);
});

test("what is typed into the whole query while its text is on its way stays", async () => {
  const backend = await openWindow();
  let answer = (): void => undefined;
  backend.queryText = () => new Promise((resolve) => (answer = () => resolve("灵芝")));
  await press("as-text");
  const area = one<HTMLTextAreaElement>("query-text");
  await fireEvent.input(area, { target: { value: "夜校" } });
  answer();
  await new Promise((done) => setTimeout(done));
  expect(one<HTMLTextAreaElement>("query-text").value).toBe("夜校");
});

test("values beyond the first fifty are found by their words, or listed", async () => {
  const backend = await openWindow();
  const { facets } = backend;
  const value = (n: number) => ({ value: `第${n}版`, label: `第${n}版`, count: 100 - n });
  const many = Array.from({ length: 90 }, (_, n) => value(n));
  backend.facets = async (query) => ({ ...(await facets(query)), section: many.slice(0, 50) });
  backend.facetValues = async (_, field, words, most) =>
    (field === "section" ? many : []).filter(({ label }) => label.includes(words)).slice(0, most);
  await press("add-filter");
  await until(() => expect(text("facet-field")).not.toBe(""));
  await fireEvent.click(all("facet-field").find((button) => button.dataset["field"] === "section")!);
  await until(() => expect(all("facet-value")).toHaveLength(50));
  await fireEvent.input(one("facet-find"), { target: { value: "第77" } });
  await until(() =>
    expect(all("facet-value").map((row) => row.textContent?.includes("第77版"))).toEqual([true]),
  );
  await fireEvent.input(one("facet-find"), { target: { value: "" } });
  await until(() => expect(all("facet-value")).toHaveLength(50));
  await press("facet-more");
  await until(() => expect(all("facet-value")).toHaveLength(90));
});

test("the values of a field stay on view while they are counted anew", async () => {
  const backend = await openWindow();
  await press("add-filter");
  await until(() => expect(all("facet-value").length).toBeGreaterThan(0));
  await fireEvent.click(all("facet-field").find((button) => button.dataset.field === "person")!);
  await until(() => expect(all("facet-value").length).toBeGreaterThan(1));
  const shown = all("facet-value").length;
  const answers: (() => void)[] = [];
  const { facets } = backend;
  backend.facets = (query) => new Promise((resolve) => answers.push(() => resolve(facets(query))));
  await fireEvent.click(document.querySelector<HTMLElement>(".facets input[data-value]")!);
  await until(() => expect(document.querySelector('.facets [aria-busy="true"]')).not.toBeNull());
  expect(all("facet-value")).toHaveLength(shown);
  for (const answer of answers) answer();
  await until(() => expect(document.querySelector('.facets [aria-busy="false"]')).not.toBeNull());
  expect(all("facet-value")).toHaveLength(shown);
});

test("several values of a field can be chosen, counted as if none were; places are a tree", async () => {
  await openWindow();
  await press("add-filter");
  const field = (name: string) => fireEvent.click(all("facet-field").find((b) => b.dataset.field === name)!);
  const values = () => all("facet-value").map((row) => row.textContent?.replace(/\s+/g, " ").trim());
  const quiet = () => expect(document.querySelector('.facets [aria-busy="false"]')).not.toBeNull();
  const choose = (value: string) =>
    fireEvent.click(document.querySelector<HTMLElement>(`.facets input[data-value="${value}"]`)!);
  await field("publication");
  await until(() => expect(values().length).toBe(2));
  const before = values();
  const papers = [...document.querySelectorAll<HTMLElement>(".facets input")].map((box) => box.dataset.value);
  await choose(papers[0] ?? "");
  await until(() => expect(all("chip")).toHaveLength(1));
  await until(quiet);
  expect(values()).toEqual(before);
  await choose(papers[1] ?? "");
  await until(() => expect(all("chip")).toHaveLength(2));
  await until(quiet);
  expect(values()).toEqual(before);
  await field("place");
  await until(() => expect(all("facet-turn").length).toBeGreaterThan(0));
  const rows = all("facet-value").length;
  const closed = all("facet-turn").find((turn) => turn.getAttribute("aria-expanded") === "false");
  await fireEvent.click(closed ?? one("facet-turn"));
  expect(all("facet-value").length).not.toBe(rows);
});

test("a date that is typed is offered first, and Enter makes it the range", async () => {
  const backend = await openWindow();
  const { hits } = await backend.search(emptyQuery(), "newest", 99, 0, false);
  const day = hits.map((hit) => hit.published ?? "").find((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  await type(day ?? "");
  await until(() => expect(all("suggestion")[0]?.textContent).toContain("见报日期"));
  await fireEvent.keyDown(box(), { key: "Enter" });
  await until(() => expect(box().value).toBe(""));
  expect(all("chip").length).toBeGreaterThan(0);
});

test("lines of no article are offered below the list, and shown among their neighbours", async () => {
  await openWindow();
  expect(all("unassigned-lines")).toEqual([]);
  await type("何平");
  await until(() => one("nothing-found"));
  await until(() => expect(text("unassigned-lines")).toContain("另有 4 行不属于任何报道"));
  expect(text("unassigned-line")).toContain("相同的共 4 行");
  await press("unassigned-line");
  await until(() => expect(text("unassigned-around")).toContain("本版编辑"));
  await type("惠循环");
  await until(() => expect(text("result-count")).toBe("2 篇"));
  await until(() => expect(all("unassigned-lines")).toEqual([]));
});

test("lines that cannot be asked for are said to fail, and those of an older query are gone", async () => {
  const backend = await openWindow();
  await type("何平");
  await until(() => one("unassigned-lines"));
  backend.unassignedLines = () => Promise.reject({ code: "database-error", message: "x", detail: "x" });
  await type("校对");
  await until(() => expect(all("unassigned-lines")).toEqual([]));
  await until(() => expect(document.querySelector("[role=alert]")?.textContent).toContain("重试"));
});
