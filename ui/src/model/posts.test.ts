import { expect, test } from "vitest";

import type { PersonView } from "../bindings/PersonView";
import { bareName, proposedHeading, splitOff } from "./posts";

const quote = (article: number, ...text: [string, boolean][]) => ({
  article,
  headline: "",
  headline_supplied: false,
  published: null,
  publication: null,
  page: null,
  text: text.map(([text, hit]) => ({ text, hit })),
});
const post = (role: string | null, org: string | null, articles: number[]) => ({
  role,
  org,
  words: [org, role].filter(Boolean).join("") || null,
  first: null,
  last: null,
  articles,
});
const person: PersonView = {
  heading: "顾长河",
  names: ["顾长河", "老顾"],
  namesakes: [],
  count: 3,
  written: 0,
  posts: [],
  articles: [
    {
      part: "quoted",
      role: null,
      org: null,
      words: null,
      quote: quote(6, ["副局长", false], ["顾长河", true]),
    },
    { part: "quoted", role: null, org: null, words: null, quote: quote(9, ["船是", false], ["老顾", true]) },
    { part: "reporter", role: null, org: null, words: null, quote: quote(11, ["清晨，渠首开闸。", false]) },
  ],
};

test("a heading is proposed from the post, its organisation, or what is said of the unknown", () => {
  expect(proposedHeading(person, post("副局长", "市水务局", []), "另一人")).toBe("顾长河（副局长）");
  expect(proposedHeading(person, post(null, "市水务局", []), "另一人")).toBe("顾长河（市水务局）");
  expect(proposedHeading(person, post(null, null, []), "另一人")).toBe("顾长河（另一人）");
  expect(bareName("顾长河（副局长）")).toBe("顾长河");
  expect(bareName("（无名）")).toBe("（无名）");
});

test("each article is corrected with the name that it prints", () => {
  const changes = splitOff(person, post("木匠", null, [6, 9, 11]), "顾长河（木匠）");
  expect(changes.map(({ target }) => target)).toEqual([{ article: 6 }, { article: 9 }, { article: 11 }]);
  const names = changes.flatMap(({ corrections }) =>
    corrections.map((made) => (made.op === "heading" ? [made.line, made.name, made.heading] : null)),
  );
  expect(names).toEqual([
    [0, "顾长河", "顾长河（木匠）"],
    [0, "老顾", "顾长河（木匠）"],
    [0, "顾长河", "顾长河（木匠）"],
  ]);
});
