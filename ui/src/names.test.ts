// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend } from "./backend/fake/index";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const field = (testid: string) => one<HTMLTextAreaElement>(testid);
const type = (testid: string, value: string) => fireEvent.input(field(testid), { target: { value } });

async function openNames() {
  const backend = new FakeBackend({ open: true });
  await backend.setNamePatterns({ patterns: ["{publication}卷{page}"], codes: { qhrb: "清河日报" } });
  render(App, { backend });
  await until(() => one("import-button"));
  await fireEvent.click(one("import-button"));
  const details = one("import-names").closest("details")!;
  details.open = true;
  await fireEvent(details, new Event("toggle"));
  await until(() => field("name-patterns"));
  return backend;
}

test("patterns and codes of the archive are shown, changed and kept", async () => {
  const backend = await openNames();
  expect(field("name-patterns").value).toBe("{publication}卷{page}");
  expect(field("name-codes").value).toBe("qhrb=清河日报");
  await type("name-patterns", "{publication}卷{page}\n{year}卷{month}");
  await type("name-codes", "lcrb=聊城日报");
  await fireEvent.click(one("save-names"));
  await until(() => expect(text("names-said")).toContain("已保存"));
  const names = { patterns: ["{publication}卷{page}", "{year}卷{month}"], codes: { lcrb: "聊城日报" } };
  expect(await backend.namePatterns()).toEqual(names);
  await type("name-codes", "");
  expect(text("names-said")).toBe("");
});

test("what cannot be used is said beside its field, and what was kept stays", async () => {
  const backend = await openNames();
  const before = await backend.namePatterns();
  await type("name-patterns", "{jahr}");
  await fireEvent.click(one("save-names"));
  await until(() => expect(text("name-patterns-wrong")).toBe("不能用作文件名格式：{jahr}"));
  expect(field("name-patterns").getAttribute("aria-invalid")).toBe("true");
  await type("name-patterns", "");
  await type("name-codes", "聊=聊城日报");
  await fireEvent.click(one("save-names"));
  await until(() => expect(text("name-codes-wrong")).toContain("聊=聊城日报"));
  expect(all("name-patterns-wrong")).toEqual([]);
  expect(text("names-said")).toBe("");
  expect(await backend.namePatterns()).toEqual(before);
});
