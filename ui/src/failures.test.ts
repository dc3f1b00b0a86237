// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";

import { FakeBackend } from "./backend/fake/index";
import { noteFailures } from "./failures";

let stop = () => {};
afterEach(() => stop());

function watching(): FakeBackend {
  const backend = new FakeBackend();
  stop = noteFailures(backend);
  return backend;
}

const rejected = (reason: unknown) =>
  window.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason }));

test("errors and rejections that nobody caught are noted with their place", () => {
  const backend = watching();
  const error = new TypeError("undefined is not an object");
  error.stack =
    "run@tauri://localhost/assets/index-Ab1.js:1:2345\n@tauri://localhost/assets/index-Ab1.js:2:7";
  window.dispatchEvent(new ErrorEvent("error", { error }));
  rejected({ code: "index-error", message: "search index: 灵芝", detail: "灵芝" });
  rejected("gone");
  expect(backend.noted).toEqual([
    "TypeError: undefined is not an object index-Ab1.js:1:2345 index-Ab1.js:2:7",
    "index-error",
    "gone",
  ]);
});

test("they are bounded in length and number", () => {
  const backend = watching();
  for (let n = 0; n < 200; n += 1) rejected("x".repeat(1000));
  expect(backend.noted).toHaveLength(50);
  expect(backend.noted[0]).toHaveLength(300);
});

test("a log that cannot be written to is no failure of its own", async () => {
  const backend = watching();
  let asked = 0;
  backend.noteFailure = () => {
    asked += 1;
    return Promise.reject(new Error("no program"));
  };
  rejected("gone");
  await Promise.resolve();
  expect(asked).toBe(1);
});
