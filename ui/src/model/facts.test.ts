import { expect, test } from "vitest";

import type { FactKind } from "../bindings/FactKind";
import type { FactView } from "../bindings/FactView";
import { filterFor, overlapping } from "./facts";
import { emptyQuery } from "./query";

const fact = (kind: FactKind, value: string, text = value): FactView => ({
  kind,
  text,
  value,
  detail: null,
  role: null,
  post: null,
  heading: null,
  meaning: { kind: "org", full: null },
  rule: "unknown",
  confidence: 1,
  span: null,
  page: 0,
  lines: [],
  sentence: "",
});

test("each kind of fact narrows in its own way", () => {
  const check = (given: FactView, expected: object | null) => {
    const query = filterFor(emptyQuery(), given);
    if (expected === null) expect(query).toBeNull();
    else expect(query).toMatchObject(expected);
  };
  check(fact("person", "沈砚舟"), { people: ["沈砚舟"] });
  check(fact("place", "云汀市/青禾县", "青禾"), { places: ["云汀市/青禾县"] });
  check(fact("org", "市水务局"), { orgs: ["市水务局"] });
  check(fact("initiative", "惠循环"), { initiatives: ["惠循环"] });
  check(fact("date", "2024-07-12"), { from: "2024-07-12", to: "2024-07-12", axis: "event" });
  check(fact("date", "2022/2023"), { from: "2022", to: "2023", axis: "event" });
  check(fact("date", "近日"), null);
  check(fact("figure", "22295 台", "22295台"), { text: '"22295台"' });
});

test("facts that share characters stand at one place", () => {
  const at = (block: number, start: number, end: number): FactView => ({
    ...fact("org", ""),
    span: { part: { block }, start, end },
  });
  const facts = [at(0, 0, 6), at(0, 0, 2), at(0, 6, 8), at(1, 0, 6), fact("person", "名")];
  const check = (index: number, expected: number[]) => {
    const one = facts[index];
    expect(one && overlapping(facts, one)).toEqual(expected);
  };
  check(0, [1]);
  check(1, [0]);
  check(2, []);
  check(4, []);
});
