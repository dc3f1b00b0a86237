// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const button = (testid: string) => one<HTMLButtonElement>(testid);

async function openHome(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, importStep: 0, ...options });
  render(App, { backend });
  await until(() => one("archive-menu"));
  await fireEvent.click(one("archive-menu"));
  await fireEvent.click(one("open-home"));
  await until(() => one("home-now"));
  return backend;
}

test("the guess is told as a guess and is set only when asked for", async () => {
  const backend = await openHome();
  expect(text("home-now")).toContain("没有指定，各版自行判断");
  expect(text("home-guess")).toContain("这只是推测");
  const guess = (await backend.home()).guess ?? "";
  expect(text("home-guess")).toContain(guess.replaceAll("/", " › "));
  expect(all("home-due")).toHaveLength(0);
  await fireEvent.click(one("home-use"));
  await until(() => expect(text("home-now")).toContain(guess.replaceAll("/", " › ")));
  expect(text("home-guess")).toContain("与指定的相同");
  expect(text("home-due")).toContain("还没有全部重读");
  expect(backend.calls).not.toContain("reread");
});

test("everything is read anew on demand, once at a time, and then nothing is due", async () => {
  const backend = await openHome({ importStep: 20 });
  await fireEvent.click(one("home-use"));
  await until(() => one("home-due"));
  await fireEvent.click(button("home-reread"));
  await until(() => expect(text("job-strip")).toContain("正在重读"));
  expect(button("home-reread").disabled).toBe(true);
  await until(() => expect(text("job-strip")).toContain("重读完成"));
  expect(text("job-strip")).toMatch(/重读 \d+ 份 · \d+ 篇有变动/);
  await until(() => expect(all("home-due")).toHaveLength(0));
  expect(button("home-reread").disabled).toBe(false);
  expect(backend.calls.filter((call) => call === "reread")).toHaveLength(1);
});

test("reading anew is stopped, says so, and stays due", async () => {
  await openHome({ importStep: 30 });
  await fireEvent.click(one("home-use"));
  await fireEvent.click(one("home-reread"));
  await until(() => one("cancel-job"));
  await fireEvent.click(one("cancel-job"));
  await until(() => expect(text("job-strip")).toContain("读过的按新的算，其余照旧"));
  expect(one("home-due")).toBeTruthy();
});

test("another place is found by its name and set; what no place is called is said", async () => {
  const backend = await openHome();
  await fireEvent.input(one("home-search"), { target: { value: "没有的地方" } });
  await until(() => expect(text("home-other")).toContain("没有找到“没有的地方”"));
  await fireEvent.input(one("home-search"), { target: { value: "河湾" } });
  await until(() => expect(all("place-choice").length).toBeGreaterThan(0));
  const path = one("place-choice").dataset.value;
  await fireEvent.click(one("place-choice"));
  await until(() => expect(text("home-now")).toContain(path?.replaceAll("/", " › ")));
  expect((await backend.home()).chosen).toBe(path);
  await fireEvent.click(one("home-unset"));
  await until(() => expect(text("home-now")).toContain("没有指定"));
});

test("the home of an archive that holds nothing is set before its first import", async () => {
  await openHome({ empty: true });
  expect(text("home-guess")).toContain("推测不出");
  expect(all("home-reread")).toHaveLength(0);
  expect(one("home-search")).toBeTruthy();
  await fireEvent.keyDown(window, { key: "Escape" });
  await until(() => one("empty-archive"));
});
