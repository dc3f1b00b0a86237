import { expect, test } from "vitest";

import type { FactValue } from "../bindings/FactValue";
import { blankForm, edtfOf, formOf, valueOf } from "./fact-form";

const VALUES: FactValue[] = [
  { kind: "date", edtf: "2024-07-12", tense: "past", anchor: { from: "issue" } },
  { kind: "date", edtf: null, tense: "future", anchor: { from: "words" } },
  { kind: "person", name: "沈砚舟", role: "科长", org: null, as: "quoted" },
  { kind: "place", path: "云汀市/青禾县", code: null },
  { kind: "org", full: null },
  { kind: "initiative", name: "惠循环", of: null, class: "platform" },
  {
    kind: "figure",
    value: 5.2,
    unit: "%",
    qualifier: "约",
    what: "产值",
    whose: null,
    when: "2024",
    comparison: { change: "up", against: "同比", base: "2023" },
  },
];

test("a form that is left as it was makes the value it came from", () => {
  for (const value of VALUES) expect(valueOf(value.kind, formOf(value), value)).toEqual(value);
});

test("a date that is set is counted from nothing", () => {
  const [before = null] = VALUES;
  const set = valueOf("date", { edtf: "2023年7月", tense: "past" }, before);
  expect(set).toEqual({ kind: "date", edtf: "2023-07", tense: "past", anchor: { from: "words" } });
});

test("dates are typed as people write them, or as EDTF", () => {
  const check = (typed: string, edtf: string | null) => expect(edtfOf(typed), typed).toBe(edtf);
  check("2024年7月12日", "2024-07-12");
  check("2024.7.12", "2024-07-12");
  check("2024/7", "2024-07");
  check("2022/2023", "2022/2023");
  check("2024-07/..", "2024-07/..");
  check("202X", "202X");
  check("2024-34", "2024-34");
  check("2024-07~", "2024-07~");
  check("昨天", null);
  check("", null);
  check("2024-7-12-3", null);
});

test("a field that does not fit makes no value", () => {
  const check = (kind: FactValue["kind"], form: Record<string, string>, fits: boolean) =>
    expect(valueOf(kind, form, null) !== null, JSON.stringify(form)).toBe(fits);
  check("person", { name: " " }, false);
  check("person", { name: "王伟" }, true);
  check("place", { path: "云汀市//青禾县" }, false);
  check("place", { path: "" }, false);
  check("date", { edtf: "昨天" }, false);
  check("date", { edtf: "" }, true);
  check("figure", { value: "三" }, false);
  check("figure", { value: "1,200", unit: "台" }, true);
  check("org", {}, true);
});

test("a form for words that are marked begins with what they say", () => {
  const check = (kind: FactValue["kind"], words: string, expected: Record<string, string>) =>
    expect(blankForm(kind, words)).toMatchObject(expected);
  check("initiative", "“惠循环”", { name: "惠循环", class: "platform" });
  check("person", "王 伟", { name: "王伟", as: "mentioned" });
  check("date", "2024年7月", { edtf: "2024-07", tense: "past" });
  check("figure", "22,295台", { value: "22295", unit: "台" });
  check("place", "青禾", { path: "青禾" });
});
