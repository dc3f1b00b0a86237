// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import { emptyQuery } from "./model/query";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

async function openWindow(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  render(App, { backend });
  if (options.open !== false && !options.empty)
    await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  return backend;
}

async function type(value: string) {
  const box = one("search-box") as HTMLInputElement;
  await fireEvent.input(box, { target: { value } });
}

test("the sample archive opens from the start screen and an article is read", async () => {
  await openWindow({ open: false });
  await until(() => one("open-sample"));
  await fireEvent.click(one("open-sample"));
  await until(() => expect(all("result-row")).toHaveLength(12));
  await fireEvent.click(one("result-row"));
  await until(() => expect(text("article-headline")).toBe("夜校开班 名额半小时抢空"));
  await until(() => expect(all("source-line").length).toBeGreaterThan(20));
  expect(all("fact").map((fact) => fact.dataset.kind)).toEqual([
    "initiative",
    "date",
    "figure",
    "figure",
    "date",
  ]);
});

test("an archive that is long in opening is said to be on its way", async () => {
  const backend = new FakeBackend({ open: true });
  let opened = () => {};
  const status = backend.status;
  backend.status = () => new Promise((resolve) => (opened = () => resolve(status())));
  render(App, { backend });
  await until(() => expect(document.body.textContent).toContain("正在打开"));
  opened();
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  expect(document.body.textContent).not.toContain("正在打开");
});

test.each([
  ["is not asked for once more", 100, 1],
  ["is asked for where it is another page than the list has", 3, 2],
])("a first list that comes with how the program stands %s", async (_, limit, searches) => {
  const backend = new FakeBackend({ open: true });
  const newest = await backend.search(emptyQuery(), "newest", limit, 0, true);
  const { status } = backend;
  backend.status = async () => ({ ...(await status()), newest });
  render(App, { backend });
  await until(() => expect(all("result-row")).toHaveLength(12));
  expect(backend.calls.filter((call) => call === "search")).toHaveLength(searches);
  expect(text("result-count")).toContain("12 篇");
});

test("typing narrows the list; a letter of an input method does not", async () => {
  const backend = await openWindow();
  const box = one("search-box");
  const searches = () => backend.calls.filter((call) => call === "search").length;
  const before = searches();
  await fireEvent.compositionStart(box);
  await type("hui");
  await fireEvent.keyDown(box, { key: "Enter", keyCode: 229 });
  await fireEvent.keyDown(box, { key: "Enter", isComposing: true });
  expect(searches()).toBe(before);
  await type("惠循环");
  await fireEvent.compositionEnd(box);
  await until(() => expect(text("result-count")).toBe("2 篇"));
});

test("what was typed is searched for when the box is left, before the reader is elsewhere", async () => {
  const backend = await openWindow();
  one("search-box").focus();
  await type("惠循环");
  expect(backend.calls.at(-1)).not.toBe("search");
  one("archive-menu").focus();
  expect(backend.calls.filter((call) => call === "search").length).toBe(2);
  await fireEvent.click(one("archive-menu"));
  await fireEvent.click(one("open-home"));
  await until(() => expect(text("home-now")).toContain("没有指定"));
  expect(one("search-box")).toHaveProperty("value", "惠循环");
});

test("a supplied headline stands in brackets and says so", async () => {
  await openWindow();
  const row = all("result-row").find((row) => row.textContent?.includes("抗旱供水两不误"));
  expect(row?.textContent).toContain("[抗旱供水两不误]");
  if (row) await fireEvent.click(row);
  await until(() => expect(text("article-headline")).toBe("[抗旱供水两不误]"));
  expect(one("article").textContent).toContain("代拟标题");
});

test("a topic narrows the query, its chip widens it again", async () => {
  await openWindow();
  await fireEvent.click(one("view-topics"));
  await until(() => expect(all("topic-row").length).toBeGreaterThan(8));
  const topic = all("topic-row").find((row) => row.dataset.value === "惠循环");
  expect(topic?.dataset.kind).toBe("initiative");
  if (topic) await fireEvent.click(topic);
  await until(() => expect(text("result-count")).toBe("2 篇"));
  expect(text("chip")).toBe("惠循环×");
  const chip = one("chip").querySelector("button");
  if (chip) await fireEvent.click(chip);
  await until(() => expect(all("result-row")).toHaveLength(12));
});

test("the undated lane shows the undated", async () => {
  await openWindow();
  await until(() => expect(text("undated-lane")).toContain("2"));
  await fireEvent.click(one("undated-lane"));
  await until(() => expect(text("result-count")).toBe("2 篇"));
  expect(one("undated-lane").getAttribute("aria-pressed")).toBe("true");
});

test("the keyboard alone moves, opens and leaves", async () => {
  await openWindow();
  await fireEvent.keyDown(window, { key: "j" });
  await fireEvent.keyDown(window, { key: "j" });
  expect(all("result-row").findIndex((row) => row.getAttribute("aria-selected") === "true")).toBe(1);
  await fireEvent.keyDown(window, { key: "Enter" });
  await until(() => expect(text("article-headline")).toBe("[抗旱供水两不误]"));
  await until(() => expect(document.activeElement?.getAttribute("data-focus")).toBe("article"));
  await fireEvent.keyDown(window, { key: "Escape" });
  expect(document.activeElement?.getAttribute("data-focus")).toBe("list");
  await fireEvent.keyDown(window, { key: "/" });
  expect(document.activeElement).toBe(one("search-box"));
});

test("language and theme switch at once and are saved", async () => {
  const backend = await openWindow();
  await fireEvent.click(one("settings-button"));
  await fireEvent.change(one("language-select"), { target: { value: "en" } });
  expect(text("view-timeline")).toBe("Timeline");
  await fireEvent.change(one("theme-select"), { target: { value: "dark" } });
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect((await backend.status()).settings).toEqual({ language: "en", theme: "dark" });
});

test("a query that cannot be read points at the place", async () => {
  await openWindow();
  await type("惠循环 (");
  await until(() => expect(one("query-error").textContent).toContain("缺少右括号"));
});

test("nothing found says what would widen the query", async () => {
  await openWindow();
  await until(() => one("undated-lane"));
  await fireEvent.click(one("undated-lane"));
  await type("没有这个词");
  await until(() => one("nothing-found"));
  const drop = [...one("nothing-found").querySelectorAll("button")];
  expect(drop.map((button) => button.textContent?.trim())).toEqual(["去掉“日期待定”", "清空搜索词"]);
});

test("a fact narrows the query; its kind can be switched off", async () => {
  await openWindow();
  const row = all("result-row").find((row) => row.textContent?.includes("回收有保障"));
  if (row) await fireEvent.click(row);
  await until(() => expect(all("fact").length).toBeGreaterThan(10));
  const before = all("fact").length;
  const places = all("fact").filter((fact) => fact.dataset.kind === "place");
  const off = all("fact-switch").find((button) => button.dataset.kind === "place");
  if (off) await fireEvent.click(off);
  expect(all("fact").length).toBe(before - places.length);
  const person = all("fact").find((fact) => fact.textContent === "沈砚舟");
  if (person) await fireEvent.click(person);
  await fireEvent.click(one("fact-filter"));
  await until(() => expect(text("chip")).toBe("沈砚舟×"));
});

test("an empty archive offers to import, and a failed file is named with its reason", async () => {
  await openWindow({ empty: true, importStep: 0 });
  await until(() => one("empty-archive"));
  const files = one("empty-archive").querySelector("button");
  if (files) await fireEvent.click(files);
  await until(() => expect(one("job-strip").textContent).toContain("文件是空的"));
  expect(one("job-strip").textContent).toContain("/扫描件/2024/空白.txt");
});

test("before an article is chosen, the home of the archive leads to years, papers and doubts", async () => {
  await openWindow();
  await until(() => expect(all("overview-paper").length).toBe(2));
  await fireEvent.click(one("overview-paper"));
  await until(() => expect(text("chip")).toContain(text("overview-paper")));
  await until(() => one("overview-doubts"));
  await fireEvent.click(one("overview-doubts"));
  await until(() => one("view-doubts-pane"));
});

test("an index that is being repaired says that lists are incomplete, until they are not", async () => {
  const backend = new FakeBackend({ open: true, indexing: true });
  render(App, { backend });
  await until(() => expect(one("job-strip").textContent).toContain("列表和篇数还不全"));
  expect(all("cancel-job")).toHaveLength(0);
  backend.indexed(1);
  await until(() => expect(one("job-strip").textContent).toContain("1 / "));
  const asked = backend.calls.filter((call) => call === "search").length;
  backend.indexed((await backend.archiveInfo()).articles);
  await until(() => expect(all("job-strip")).toHaveLength(0));
  await until(() => expect(backend.calls.filter((call) => call === "search").length).toBeGreaterThan(asked));
});

test("only the rows on view are in the page, of however many", async () => {
  await openWindow({ articles: 100_000 });
  expect(text("result-count")).toContain("100,000 篇");
  expect(all("result-row").length).toBeLessThan(30);
  expect(one("result-row").getAttribute("aria-setsize")).toBe("100000");
});
