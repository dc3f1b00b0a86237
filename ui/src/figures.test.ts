// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import type { FigureFilter } from "./bindings/FigureFilter";
import { all, one, press, text } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const until = (check: () => void) => waitFor(check, { timeout: 15_000 });

/** The figures, with what is asked for them. */
async function openFigures(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  const asked: { filter: FigureFilter; limit: number; offset: number }[] = [];
  const { figures } = backend;
  backend.figures = (query, filter, limit, offset) => {
    asked.push({ filter, limit, offset });
    return figures(query, filter, limit, offset);
  };
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  await press("3");
  await until(() => expect(all("figure-row").length).toBeGreaterThan(0));
  return { backend, asked };
}

const measure = (word: string) => {
  const found = all("measure").find((measure) => measure.textContent?.includes(word));
  if (!found) throw new Error(`no measure ${word}`);
  return found;
};

test("every figure has a row with what it counts and the sentence that says it", async () => {
  await openFigures();
  expect(text("figure-count")).toBe("25 个数字");
  const row = all("figure-row").find((row) => row.textContent?.includes("22295台"));
  expect(row?.textContent).toContain("回收旧家电");
  expect(row?.textContent).toContain("惠循环");
  expect(row?.textContent).toContain("2024年6月30日");
  expect(row?.querySelector("mark")?.textContent).toBe("22295台");
  const compared = all("figure-row").find((row) => row.textContent?.includes("10天"));
  expect(compared?.textContent).toContain("比往年增长");
  expect(all("figure-row").some((row) => row.textContent?.includes("日期待定"))).toBe(true);
});

test("figures that cannot both be right stand side by side on top, each with its article", async () => {
  await openFigures();
  expect(all("contradiction")).toHaveLength(1);
  const [left, right] = one("contradiction").querySelectorAll<HTMLElement>("[data-testid=quote]");
  expect(text("contradiction")).toContain("两处说法不一");
  expect([left?.querySelector("mark")?.textContent, right?.querySelector("mark")?.textContent]).toEqual([
    "46公里",
    "64公里",
  ]);
  if (right) await fireEvent.click(right);
  await until(() => expect(text("article-headline")).toBe("[抗旱供水两不误]"));
});

test("a measure chosen shows its chart and its rows alone, Back and Esc show all again", async () => {
  await openFigures();
  await fireEvent.click(measure("回收旧家电"));
  await until(() => expect(all("figure-row")).toHaveLength(2));
  expect(all("figure-point")).toHaveLength(2);
  expect(all("measure").length).toBeGreaterThan(1);
  expect(measure("回收旧家电").getAttribute("aria-pressed")).toBe("true");
  expect(all("contradiction")).toHaveLength(0);
  await press("ArrowLeft", { altKey: true });
  await until(() => expect(all("figure-row").length).toBeGreaterThan(20));
  await fireEvent.click(measure("干渠"));
  await until(() => expect(all("figure-row")).toHaveLength(2));
  expect(all("contradiction")).toHaveLength(1);
  (document.activeElement as HTMLElement | null)?.blur();
  await press("Escape");
  await until(() => expect(all("figure-row").length).toBeGreaterThan(20));
  expect(all("figures")).toHaveLength(1);
});

test("figures are filtered by words, place and time, as one step each", async () => {
  const { asked } = await openFigures();
  await fireEvent.input(one("figure-subject"), { target: { value: "惠循" } });
  await fireEvent.input(one("figure-subject"), { target: { value: "惠循环" } });
  await until(() => expect(text("figure-count")).toBe("5 个数字"));
  expect(asked.filter(({ filter }) => filter.subject === "惠循")).toHaveLength(0);
  await fireEvent.change(one("figure-to"), { target: { value: "2024年6月" } });
  await until(() => expect(text("figure-count")).toBe("4 个数字"));
  expect(asked.at(-1)?.filter).toMatchObject({ subject: "惠循环", to: "2024-06" });
  await fireEvent.change(one("figure-from"), { target: { value: "某年" } });
  expect(one("figure-from").getAttribute("aria-invalid")).toBe("true");
  await fireEvent.change(one("figure-place"), { target: { value: "云汀市/青禾县" } });
  await until(() => one("no-figures"));
  await fireEvent.click(one("figure-clear"));
  await until(() => expect(text("figure-count")).toBe("25 个数字"));
  expect(one<HTMLInputElement>("figure-subject").value).toBe("");
});

test("rows come a hundred at a time", async () => {
  const { asked } = await openFigures({ articles: 240 });
  expect(text("figure-count")).toBe("500 个数字");
  expect(all("figure-row")).toHaveLength(100);
  await fireEvent.click(one("more-figures"));
  await until(() => expect(all("figure-row")).toHaveLength(200));
  expect(asked.map(({ limit, offset }) => [limit, offset])).toEqual([
    [100, 0],
    [100, 100],
  ]);
});

test("all figures are saved as a table, not only those on view", async () => {
  const { backend } = await openFigures({ articles: 600 });
  const total = Number(/\d+/.exec(text("figure-count") ?? "")?.[0]);
  expect(all("figure-row").length).toBeLessThan(total);
  await fireEvent.click(one("save-table"));
  await until(() => expect(backend.files).toHaveLength(1));
  expect((backend.files[0]?.content ?? "").split("\n")).toHaveLength(total + 1);
  await until(() => expect(text("saved-table")).toContain("已保存"));
});

test("where not all articles were read it says so", async () => {
  await openFigures({ articles: 300 });
  expect(text("figures-read")).toBe("只读了最新的 250 篇（共 300 篇）");
});

test("figures follow the query and say what is wrong with one", async () => {
  await openFigures();
  await fireEvent.input(one("search-box"), { target: { value: "灌区" } });
  await until(() => expect(text("figure-count")).toBe("6 个数字"));
  await fireEvent.input(one("search-box"), { target: { value: "(" } });
  await until(() => expect(one("figures").textContent).toContain("缺少右括号"));
});

test("a figure's article is read, Back returns to the figures as they were", async () => {
  const { asked } = await openFigures();
  await fireEvent.click(measure("回收旧家电"));
  await until(() => expect(all("figure-row")).toHaveLength(2));
  const before = asked.length;
  const quote = one("figure-row").querySelector<HTMLElement>("[data-testid=quote]");
  if (quote) await fireEvent.click(quote);
  await until(() => one("article-headline"));
  await press("ArrowLeft", { altKey: true });
  await until(() => expect(all("figure-row")).toHaveLength(2));
  expect(measure("回收旧家电").getAttribute("aria-pressed")).toBe("true");
  expect(asked).toHaveLength(before);
});
