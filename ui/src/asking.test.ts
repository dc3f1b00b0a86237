// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const all = (testid: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const one = (testid: string) => {
  const element = all(testid)[0];
  if (!element) throw new Error(`no ${testid}`);
  return element;
};
const text = (testid: string) => one(testid).textContent?.replace(/\s+/g, " ").trim();
const until = (check: () => void) => waitFor(check, { timeout: 2000 });
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
  expect(text("why")).toMatch(/^正文 · 词\d+ 处$/);
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
