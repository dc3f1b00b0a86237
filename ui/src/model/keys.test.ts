import { expect, test } from "vitest";

import { commandFor, type Focus, type Key } from "./keys";

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
  check(key("j", { ctrlKey: true }), "list", null);
});

test("a key of an input method is nobody else's", () => {
  expect(commandFor(key("Enter", { isComposing: true }), "list")).toBeNull();
  // WebKit on the Enter that takes a candidate.
  expect(commandFor(key("Enter", { keyCode: 229 }), "list")).toBeNull();
  expect(commandFor(key("Escape", { keyCode: 229 }), "text")).toBeNull();
});
