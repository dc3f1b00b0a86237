import { expect, test } from "vitest";

import type { Backend } from "../backend/backend";
import { Reader } from "./reader.svelte";

const at = (screenX: number, screenY: number): PointerEvent => ({ screenX, screenY }) as PointerEvent;

test("a part that was led to stays marked until the pointer moves onto another", () => {
  const reader = new Reader({} as Backend);
  reader.pointer.note(at(5, 5));
  reader.part = 3;
  reader.point(at(5, 5), 0);
  reader.point(at(5, 5), null);
  expect(reader.part).toBe(3);
  reader.point(at(5, 6), 0);
  expect(reader.part).toBe(0);
});
