import { expect, test } from "vitest";

import { History } from "./history";

test("back and forward walk the way, a new step forgets what was ahead", () => {
  const history = new History("a");
  history.push("b");
  history.push("c");
  expect(history.go(-1)).toBe("b");
  expect(history.go(-1)).toBe("a");
  expect(history.go(-1)).toBeNull();
  expect(history.go(1)).toBe("b");
  history.push("d");
  expect(history.canGoForward).toBe(false);
  expect(history.go(-1)).toBe("b");
});

test("replacing keeps the place", () => {
  const history = new History("a");
  history.push("b");
  history.replace("b2");
  expect(history.go(-1)).toBe("a");
  expect(history.go(1)).toBe("b2");
});

test("the oldest steps are forgotten", () => {
  const history = new History(0, 3);
  for (let step = 1; step < 10; step++) history.push(step);
  expect([history.go(-1), history.go(-1), history.go(-1)]).toEqual([8, 7, null]);
});
