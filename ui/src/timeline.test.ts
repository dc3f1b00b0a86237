// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const press = (testid: string) => fireEvent.click(one(testid));
const key = (name: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(one("histogram"), { key: name, ...more });
const picture = (name: string) => one("histogram").dataset[name];

async function openWindow(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  render(App, { backend });
  await until(() => expect(all("timeline-bin").length).toBeGreaterThan(0));
  return backend;
}

test("keys zoom, move, narrow and widen", async () => {
  await openWindow({ articles: 600 });
  await until(() => expect(picture("by")).toBe("year"));
  await key("Home");
  await until(() => expect(picture("cursor")).toBe(picture("from")));
  const first = picture("cursor");
  await key("+");
  await key("+");
  await until(() => expect(picture("by")).toBe("month"));
  await key("0");
  await until(() => expect(picture("by")).toBe("year"));
  await key("Home");
  await key("ArrowRight", { shiftKey: true });
  await key("Enter");
  await until(() => expect(text("chip")).toContain(`${first}年`));
  await until(() => expect(all("timeline-bin").length).toBeGreaterThan(0));
  await key("Escape");
  await until(() => expect(all("chip")).toEqual([]));
});

test("another query is drawn over the first, and the table says both", async () => {
  await openWindow();
  await press("compare");
  await fireEvent.input(one("compare-with"), { target: { value: "惠循环" } });
  await fireEvent.keyDown(one("compare-with"), { key: "Enter" });
  await until(() => expect(all("series").map((series) => series.dataset["kind"])).toEqual(["all", "other"]));
  await press("show-table");
  await until(() => expect(text("density-table")).toContain("惠循环"));
  await press("compare-end");
  await until(() => expect(all("series")).toEqual([]));
});

test("parts of the picture add up and are filters", async () => {
  await openWindow();
  await fireEvent.change(one("split-select"), { target: { value: "publication" } });
  await until(() => expect(all("series").length).toBeGreaterThan(1));
  const first = all("series")[0]?.querySelector("button");
  expect(first).not.toBeNull();
  if (first) await fireEvent.click(first);
  await until(() => expect(all("chip").length).toBe(1));
});

test("picture and numbers are written where the user wants them", async () => {
  const backend = await openWindow();
  await press("save-picture");
  await press("save-svg");
  await until(() => expect(backend.files.map((file) => file.name)).toEqual(["全部报道 · 见报日期.svg"]));
  expect(backend.files[0]?.content).toContain("<svg xmlns");
  expect(backend.files[0]?.content).toContain("云汀资料室");
  await press("save-csv");
  await until(() => expect(backend.files.length).toBe(2));
  await until(() => expect(text("saved")).toContain(".csv"));
});

test("a saved picture says what it is narrowed to, and what is no picture cannot be saved as one", async () => {
  const backend = await openWindow();
  await fireEvent.change(one("split-select"), { target: { value: "publication" } });
  await until(() => expect(all("series").length).toBeGreaterThan(1));
  const first = all("series")[0]?.querySelector("button");
  if (first) await fireEvent.click(first);
  await until(() => expect(all("chip").length).toBe(1));
  await until(() => expect(all("series")).toHaveLength(1));
  const paper = text("chip")?.replace("×", "").trim() ?? "";
  await press("save-picture");
  await press("save-svg");
  await until(() => expect(backend.files.length).toBe(1));
  expect(backend.files[0]?.content).toContain(`筛选：报纸 ${paper}`);
  await press("show-table");
  await until(() => expect(one("save-svg")).toHaveProperty("disabled", true));
  expect(one("save-csv")).toHaveProperty("disabled", false);
});

test("a picture is of the query that it says, while another is on its way", async () => {
  const backend = await openWindow();
  let asked = false;
  backend.density = () => {
    asked = true;
    return new Promise(() => {});
  };
  await fireEvent.input(one("search-box"), { target: { value: "惠循环" } });
  await until(() => expect(asked).toBe(true));
  expect(text("result-count")).toContain("2 篇");
  await press("save-picture");
  await press("save-svg");
  await until(() => expect(backend.files.map((file) => file.name)).toEqual(["全部报道 · 见报日期.svg"]));
  expect(backend.files[0]?.content).toContain("12 篇");
});

test("what is printed is the picture with its numbers, or the numbers alone", async () => {
  await openWindow();
  const sheets: { drawn: boolean; rows: number; text: string | null }[] = [];
  window.print = () => {
    const sheet = document.querySelector(".print-sheet");
    sheets.push({
      drawn: sheet?.querySelector("svg") !== null,
      rows: sheet?.querySelectorAll("tbody tr").length ?? 0,
      text: sheet?.textContent ?? null,
    });
    window.dispatchEvent(new Event("afterprint"));
  };
  await press("save-picture");
  await press("print");
  await press("show-table");
  await press("save-picture");
  await press("print");
  expect(sheets.map(({ drawn }) => drawn)).toEqual([true, false]);
  for (const sheet of sheets) {
    expect(sheet.rows).toBeGreaterThan(0);
    expect(sheet.text).toContain("全部报道");
    expect(sheet.text).toContain("云汀资料室");
  }
  expect(document.querySelector(".print-sheet")).toBeNull();
});

test("a date that is typed is gone to, and what is none is said to be none", async () => {
  await openWindow({ articles: 600 });
  await fireEvent.input(one("jump-to-date"), { target: { value: "2010年7月" } });
  await fireEvent.keyDown(one("jump-to-date"), { key: "Enter" });
  await until(() => expect(picture("by")).toBe("month"));
  expect((picture("from") ?? "") < "2010-07" && (picture("to") ?? "") > "2010-07").toBe(true);
  await fireEvent.input(one("jump-to-date"), { target: { value: "某天" } });
  await fireEvent.keyDown(one("jump-to-date"), { key: "Enter" });
  await until(() => expect(one("jump-to-date").getAttribute("aria-invalid")).toBe("true"));
});

test("articles without a date stand beside the picture, where they can be given one", async () => {
  await openWindow();
  await until(() => one("undated-lane"));
  await press("mend-unknown");
  await until(() => expect(all("dateless-page").length).toBeGreaterThan(0));
  await fireEvent.input(one("dateless-date"), { target: { value: "2024-02-30" } });
  expect((one("dateless-save") as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(one("dateless-date"), { target: { value: "2024-02-03" } });
  expect((one("dateless-save") as HTMLButtonElement).disabled).toBe(false);
});

test("an archive of one article has one bar", async () => {
  await openWindow({ articles: 1 });
  expect(all("timeline-bin").length).toBe(1);
  expect(one("timeline-bin").dataset["count"]).toBe("1");
});
