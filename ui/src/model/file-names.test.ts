import { expect, test } from "vitest";

import { faultyField, namesOf, typedOf } from "./file-names";

test("what is typed becomes patterns and codes, and these become what was typed", () => {
  const typed = { patterns: " {publication}卷{page} \n\n{year}\n", codes: "lcrb＝ 聊城日报\nqhrb=清=河\n" };
  const names = { patterns: ["{publication}卷{page}", "{year}"], codes: { lcrb: "聊城日报", qhrb: "清=河" } };
  expect(namesOf(typed)).toEqual(names);
  expect(namesOf(typedOf(names))).toEqual(names);
  expect(namesOf({ patterns: "", codes: "" })).toEqual({ patterns: [], codes: {} });
});

test("a code without a paper is sent to be refused, and the fault is in its field", () => {
  const names = namesOf({ patterns: "{jahr}", codes: "lcrb" });
  expect(names.codes).toEqual({ lcrb: "" });
  expect(faultyField(names, "{jahr}")).toBe("patterns");
  expect(faultyField(names, "lcrb=")).toBe("codes");
});
