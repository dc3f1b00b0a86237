import { expect, test } from "vitest";

import type { FactView } from "../bindings/FactView";
import { filterFor } from "./facts";
import { emptyQuery } from "./query";

const fact = (kind: string, value: string, text = value): FactView => ({
  kind,
  text,
  value,
  detail: null,
  role: null,
  rule: "",
  confidence: 1,
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
