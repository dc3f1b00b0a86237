import { expect, test } from "vitest";

import type { Shape } from "./model/picture";
import { legible } from "./print";

const label = (x: number, text: string, y = 100): Shape => ({
  kind: "text",
  x,
  y,
  text,
  anchor: "middle",
  size: 11,
  halo: false,
  fill: "#000",
  stroke: "none",
  strokeWidth: 1,
  dash: [],
  opacity: 1,
});

test("letters grow on paper, and those that would lie over others are left out", () => {
  const years = Array.from({ length: 10 }, (_, n) => label(n * 40, String(2000 + n)));
  const shown = legible([...years, label(0, "1,914", 12)]);
  const texts = shown.map((shape) => (shape.kind === "text" ? shape.text : ""));
  expect(texts).toEqual(["2000", "2002", "2004", "2006", "2008", "1,914"]);
  expect(shown.every((shape) => shape.kind === "text" && shape.size > 15)).toBe(true);
});
