// What tests of the whole window reach its parts with.

import { fireEvent, render, waitFor } from "@testing-library/svelte";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import type { Change } from "./bindings/Change";

/** All parts with a test id, in order. */
export const all = (testid: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];

/** The first part with a test id; an error where there is none. */
export const one = <E extends HTMLElement = HTMLElement>(testid: string) => {
  const element = all(testid)[0];
  if (!element) throw new Error(`no ${testid}`);
  return element as E;
};

/** Its text, with single spaces. */
export const text = (testid: string) => one(testid).textContent?.replace(/\s+/g, " ").trim();

/** Waits until a check passes. */
export const until = (check: () => void, timeout = 15_000) => waitFor(check, { timeout });

/** Presses a key where the focus is. */
export const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? window, { key, ...more });

/** A window on an open archive whose corrections are kept for the test. */
export async function openKeeping(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  const made: Change[][] = [];
  const correct = backend.correct;
  backend.correct = (changes) => {
    made.push([...changes]);
    return correct(changes);
  };
  render(App, { backend });
  await until(() => {
    if (all("result-row").length === 0) throw new Error("no articles are listed");
  });
  return { backend, made };
}
