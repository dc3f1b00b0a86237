// @vitest-environment jsdom
import { expect, test } from "vitest";

import { svgOf, type Picture } from "./picture";

test("a picture is a file of its own, with its words escaped and its hatching in it", () => {
  const look = { stroke: "none", strokeWidth: 1, dash: [], opacity: 1 };
  const picture: Picture = {
    title: '灵芝 <产业> & "种植"',
    notes: ["共 3 篇"],
    width: 100,
    height: 50,
    paper: "#faf8f3",
    ink: "#1c1a17",
    hatch: "#8b8272",
    shapes: [
      { kind: "rect", ...look, fill: "hatched", x: 1, y: 2, width: 3.14159, height: 4 },
      {
        kind: "text",
        ...look,
        fill: "#000",
        x: 0,
        y: 9,
        text: "2024年",
        anchor: "start",
        size: 11,
        halo: false,
      },
    ],
  };
  const file = new DOMParser().parseFromString(svgOf(picture), "image/svg+xml");
  expect(file.querySelector("parsererror")).toBeNull();
  expect(file.querySelector("title")?.textContent).toBe(picture.title);
  expect(file.querySelector("g rect")?.getAttribute("fill")).toBe("url(#hatched)");
  expect(file.querySelector("pattern")?.id).toBe("hatched");
  expect([...file.querySelectorAll("text")].map((text) => text.textContent)).toContain("2024年");
});
