import { expect, test } from "vitest";

import { commandFor, doubtCommandFor, repairCommandFor, type Focus, type Key } from "./keys";

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

test("keys mean what the table of keys says", () => {
  const check = (name: Key, focus: Focus, command: string | null) =>
    expect(commandFor(name, focus), `${name.key} in ${focus}`).toBe(command);
  check(key("/"), "list", "search");
  check(key("k", { ctrlKey: true }), "text", "search");
  check(key("j"), "list", "next");
  check(key("j"), "other", "next");
  check(key("ArrowDown"), "list", "next");
  check(key("ArrowDown"), "other", null);
  check(key("Enter"), "other", null);
  check(key("j"), "text", null);
  check(key("2"), "text", null);
  check(key("2"), "list", "view-2");
  check(key("ArrowLeft", { altKey: true }), "text", "back");
  check(key("ArrowRight", { altKey: true }), "list", "forward");
  check(key("]"), "other", "next-hit");
  check(key("Escape"), "text", "escape");
  check(key("?"), "list", "help");
  check(key("e"), "other", "edit");
  check(key("m"), "other", "like");
  check(key("d"), "list", "issue-day");
  check(key("z", { ctrlKey: true }), "list", "undo");
  check(key("Z", { ctrlKey: true, shiftKey: true }), "other", "redo");
  check(key("z", { ctrlKey: true }), "text", null);
  check(key("j", { ctrlKey: true }), "list", null);
});

test("a key of an input method is nobody else's", () => {
  expect(commandFor(key("Enter", { isComposing: true }), "list")).toBeNull();
  // WebKit on the Enter that takes a candidate.
  expect(commandFor(key("Enter", { keyCode: 229 }), "list")).toBeNull();
  expect(commandFor(key("Escape", { keyCode: 229 }), "text")).toBeNull();
});

test("in the queue of doubts numbers are answers, but not in a text field", () => {
  const check = (name: Key, focus: Focus, command: unknown, onButton = false) =>
    expect(doubtCommandFor(name, focus, onButton, true), `${name.key} in ${focus}`).toBe(command);
  check(key("2"), "list", 2);
  check(key("9"), "other", 9);
  check(key("0"), "list", null);
  check(key("Enter"), "list", "accept");
  check(key("Enter"), "other", null, true);
  check(key("a"), "other", "accept", true);
  check(key("ArrowRight"), "list", "skip");
  check(key("u"), "list", "undo");
  check(key("z", { ctrlKey: true }), "list", "undo");
  check(key("Z", { ctrlKey: true, shiftKey: true }), "list", "redo");
  check(key("2"), "text", null);
  check(key("s"), "text", null);
  check(key("Escape"), "text", "leave");
  check(key("2", { isComposing: true }), "list", null);
});

test("damaged characters are decided on with one key", () => {
  expect(repairCommandFor(key("Enter"), "list", false, true)).toBe("accept");
  expect(repairCommandFor(key("Enter"), "other", true, true)).toBeNull();
  expect(repairCommandFor(key("x"), "list", false, true)).toBe("decline");
  expect(repairCommandFor(key("x"), "text", false, true)).toBeNull();
});

test("no single key decides on anything before one has gone in", () => {
  for (const name of ["1", "2", "9", "a", "e", "s", "u", "x", "ArrowRight"]) {
    expect(doubtCommandFor(key(name), "other", false, false), name).toBeNull();
    expect(repairCommandFor(key(name), "other", false, false), name).toBeNull();
  }
  expect(doubtCommandFor(key("Enter"), "other", false, false)).toBe("arm");
  expect(repairCommandFor(key("Enter"), "other", false, false)).toBe("arm");
  expect(repairCommandFor(key("j"), "other", false, false)).toBe("next");
  expect(doubtCommandFor(key("Escape"), "other", false, false)).toBe("leave");
  expect(doubtCommandFor(key("z", { ctrlKey: true }), "other", false, false)).toBe("undo");
});
