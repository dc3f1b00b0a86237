// @vitest-environment jsdom
import { cleanup, fireEvent } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type FakeOptions } from "./backend/fake/index";
import { all, one, openKeeping, press, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const cells = (state: string) => all("issue-day").filter((cell) => cell.dataset.state === state);

async function openCalendar(options: FakeOptions = { articles: 600 }) {
  const opened = await openKeeping(options);
  await press("5");
  await until(() => expect(all("issue-day").length).toBeGreaterThan(360));
  return opened;
}

test("the calendar tells held, missing and estimated days apart in words too", async () => {
  await openCalendar();
  expect(all("issue-legend")).toHaveLength(1);
  const missing = cells("missing")[0];
  expect(missing?.getAttribute("aria-label")).toContain("缺期");
  await fireEvent.click(one("as-table"));
  expect(text("year-table")).toContain("12月");
  expect(all("issue-day")).toHaveLength(0);
});

test("a missing day is said never to have been published, and that is taken back", async () => {
  const { made } = await openCalendar();
  const date = cells("missing")[0]?.dataset.date ?? "";
  const cell = () => all("issue-day").find((other) => other.dataset.date === date);
  await fireEvent.click(cell() ?? document.body);
  await until(() => expect(text("day-state")).toBe("缺期"));
  await fireEvent.click(one("issue-never"));
  await until(() => expect(text("day-state")).toBe("从未出版"));
  expect(made[0]?.[0]?.target).toBe("archive");
  expect(made[0]?.[0]?.corrections[0]).toMatchObject({
    op: "issues",
    from: date,
    to: date,
    known: { says: "never" },
  });
  await press("z", { ctrlKey: true });
  await until(() => expect(cell()?.dataset.state).toBe("missing"));
});

test("the keys walk through the days and open the articles of one", async () => {
  await openCalendar();
  await until(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("issue-day"));
  await press("End");
  await until(() => expect(one("day-note").textContent).toContain("12月31日"));
  await press("ArrowUp");
  await until(() => expect(one("day-note").textContent).toContain("12月24日"));
  await press("Home");
  await press("g");
  await until(() => expect(["缺期", "缺版"]).toContain(text("day-state")));
  const held = cells("held")[0];
  await fireEvent.click(held ?? document.body);
  await until(() => expect(text("day-state")).toBe("已存"));
  await fireEvent.click(held ?? document.body);
  await until(() => expect(all("chip").length).toBeGreaterThan(0));
});

test("a form notes a rhythm over some days, and says what is wrong with them", async () => {
  const { made } = await openCalendar();
  await fireEvent.click(cells("missing")[0] ?? document.body);
  await until(() => one("issue-note"));
  await fireEvent.click(one("issue-note"));
  await fireEvent.change(one("issue-kind"), { target: { value: "weekdays" } });
  await fireEvent.input(one("issue-from"), { target: { value: "昨天" } });
  expect(one<HTMLButtonElement>("issue-save").disabled).toBe(true);
  await fireEvent.input(one("issue-from"), { target: { value: "" } });
  expect(one<HTMLButtonElement>("issue-save").disabled).toBe(false);
  await fireEvent.submit(one("issue-form"));
  await until(() => expect(made).toHaveLength(1));
  expect(made[0]?.[0]?.corrections[0]).toMatchObject({
    op: "issues",
    from: null,
    known: { says: "weekdays", days: [1, 2, 3, 4, 5] },
  });
});

test("nothing found on a day that is not held says so, and leads to the calendar", async () => {
  const { backend } = await openKeeping();
  const day = { held: 0, incomplete: 0, missing: 2, estimated: 0, unchecked: 0, outside: false };
  const ends = { held_from: "2024-06-01", held_to: "2024-06-30", publication: "云汀日报", day: "2024-06-18" };
  backend.coverage = async () => ({ ...day, ...ends });
  await fireEvent.input(one("search-box"), { target: { value: "没有的词" } });
  await until(() => expect(text("coverage")).toContain("缺 2 期"));
  await fireEvent.click(one("open-coverage"));
  await until(() => one("holdings"));
});

test("a day is read through the years, and copied with its sources", async () => {
  await openKeeping({ articles: 900 });
  document.execCommand = vi.fn(() => true);
  await press("h");
  await until(() => expect(text("sheet-title")).toBe("7月17日"));
  await fireEvent.change(one("today-around"), { target: { value: "7" } });
  await until(() => expect(all("today-year").length).toBeGreaterThan(1));
  await fireEvent.click(one("copy-all"));
  await until(() => expect(text("copied")).toBe("已复制"));
  await fireEvent.click(one("today-next"));
  await until(() => expect(text("sheet-title")).toBe("7月18日"));
  await press("Escape");
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
});

test("a phrase is shown over the years, compared, and read in its places", async () => {
  await openKeeping();
  await fireEvent.input(one("search-box"), { target: { value: "惠循环" } });
  await until(() => one("phrase-of-search"));
  await fireEvent.click(one("phrase-of-search"));
  await until(() => expect(text("sheet-title")).toBe("惠循环"));
  await until(() => expect(all("kwic-row").length).toBeGreaterThan(1));
  expect(one("kwic-row").querySelector("mark")?.textContent).toBe("惠循环");
  await fireEvent.change(one("kwic-order"), { target: { value: "right" } });
  await fireEvent.input(one("phrase-second"), { target: { value: "没有的词" } });
  await fireEvent.submit(one("phrase-second").closest("form") ?? document.body);
  await until(() => expect(text("phrase-never")).toContain("没有的词"));
  expect(all("phrase-summary")).toHaveLength(1);
});
