import { expect, test } from "vitest";

import { Pointer } from "./pointer";

test("what moves under a pointer at rest is told from a pointer that moves", () => {
  const pointer = new Pointer();
  expect(pointer.moved({ screenX: 3, screenY: 4 })).toBe(true);
  pointer.note({ screenX: 3, screenY: 4 });
  expect(pointer.moved({ screenX: 3, screenY: 4 })).toBe(false);
  expect(pointer.moved({ screenX: 3, screenY: 5 })).toBe(true);
  expect(pointer.moved({ screenX: 2, screenY: 4 })).toBe(true);
});
