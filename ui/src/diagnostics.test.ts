// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend } from "./backend/fake/index";
import { one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** What is copied, as long as the system lets it; jsdom has no clipboard. */
function clipboard(takes: boolean): string[] {
  const copied: string[] = [];
  document.execCommand = () => {
    copied.push(document.querySelector<HTMLTextAreaElement>("textarea.unseen")?.value ?? "");
    return takes;
  };
  return copied;
}

async function openSettings(backend: FakeBackend) {
  render(App, { backend });
  await until(() => one("settings-button"));
  await fireEvent.click(one("settings-button"));
  await until(() => one("copy-diagnostics"));
}

const button = () => one<HTMLButtonElement>("copy-diagnostics");

test.each([
  [true, "诊断信息已复制"],
  [false, "没有复制成"],
])("diagnostics are copied with one press, which says how it went (%s)", async (takes, said) => {
  const copied = clipboard(takes);
  const backend = new FakeBackend({ open: true });
  await openSettings(backend);
  await until(() => expect(button().disabled).toBe(false));
  await fireEvent.click(button());
  expect(copied).toEqual([await backend.diagnostics()]);
  await until(() => expect(text("diagnostics-said")).toContain(said));
});

test("they can be copied while no archive is open", async () => {
  const copied = clipboard(true);
  await openSettings(new FakeBackend());
  await until(() => expect(button().disabled).toBe(false));
  await fireEvent.click(button());
  expect(copied[0]).toContain("没有打开");
});

test("a program that cannot tell them says why", async () => {
  const backend = new FakeBackend({ open: true });
  backend.diagnostics = () =>
    Promise.reject({ code: "disk-full", message: "the disk is full", detail: null });
  await openSettings(backend);
  await until(() => expect(text("diagnostics-said")).toContain("磁盘已满"));
  expect(button().disabled).toBe(true);
});
