// What tests of the whole window reach its parts with.

import { waitFor } from "@testing-library/svelte";

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
export const until = (check: () => void, timeout = 2000) => waitFor(check, { timeout });
