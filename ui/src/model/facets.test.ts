import { expect, test } from "vitest";

import type { Facet } from "../bindings/Facet";
import type { Query } from "../bindings/Query";
import {
  isChosen,
  rowsOf,
  toggleFacet,
  treeOf,
  widerPlace,
  withNarrower,
  withoutField,
  type FacetField,
} from "./facets";
import { emptyQuery } from "./query";

const facet = (value: string, count = 1): Facet => ({ value, label: value, count });
const press = (query: Query, field: FacetField, ...values: string[]): Query =>
  values.reduce((made, value) => toggleFacet(made, field, value), query);

test("several values of a field are alternatives, and go again", () => {
  const query = press(emptyQuery(), "place", "甲省", "乙省");
  expect(query.places).toEqual(["甲省", "乙省"]);
  expect(isChosen(query, "place", "乙省")).toBe(true);
  expect(withoutField(query, "place")).toEqual(emptyQuery());
  expect(press(query, "place", "甲省", "乙省")).toEqual(emptyQuery());
});

test("years are one stretch", () => {
  const check = (values: string[], range: [string | null, string | null]) => {
    const query = press(emptyQuery(), "year", ...values);
    expect([query.from, query.to], values.join()).toEqual(range);
  };
  check(["2021"], ["2021", "2021"]);
  check(["2021", "2023"], ["2021", "2023"]);
  check(["2021", "2023", "2021"], ["2022", "2023"]);
  check(["2021", "2023", "2023"], ["2021", "2022"]);
  check(["2021", "2023", "2022"], ["2022", "2022"]);
  check(["2021", "2021"], [null, null]);
  const query = press(emptyQuery(), "year", "2021", "2023");
  expect(["2020", "2022"].map((year) => isChosen(query, "year", year))).toEqual([false, true]);
  expect(isChosen({ ...emptyQuery(), from: "2021-05", to: "2021-06" }, "year", "2021")).toBe(false);
});

test("values lie below the nearest wider one that is counted", () => {
  const tree = treeOf([facet("甲/乙", 5), facet("甲/乙/丙/丁", 2), facet("戊", 1)], widerPlace);
  expect(tree.map((branch) => branch.facet.value)).toEqual(["甲/乙", "戊"]);
  expect(tree[0]?.children.map((branch) => branch.facet.value)).toEqual(["甲/乙/丙/丁"]);
});

test("a branch is open where it is the only one or holds a choice, or as it was put", () => {
  const facets = ["甲", "甲/乙", "甲/乙/丙", "甲/丁", "甲/丁/戊"].map((value) => facet(value));
  const shown = (opened: Record<string, boolean>, chosen = "") =>
    rowsOf(
      treeOf(facets, widerPlace),
      (value) => opened[value],
      (value) => value === chosen,
    ).map(({ facet, depth, open }) => `${facet.value} ${depth} ${open}`);
  expect(shown({})).toEqual(["甲 0 true", "甲/乙 1 false", "甲/丁 1 false"]);
  expect(shown({}, "甲/丁/戊")).toEqual(["甲 0 true", "甲/乙 1 false", "甲/丁 1 true", "甲/丁/戊 2 null"]);
  expect(shown({}, "甲/乙")[1]).toBe("甲/乙 1 true");
  expect(shown({ 甲: false }, "甲/丁/戊")).toEqual(["甲 0 false"]);
});

test("below a chosen place stand the narrower ones that only its own articles are counted by", () => {
  const places = [facet("甲省", 9), facet("乙省", 5)];
  const ofChoice = [facet("甲省", 9), facet("甲省/丙市", 4), facet("乙省", 1), facet("甲省外", 1)];
  expect(withNarrower(places, ofChoice, ["甲省"])).toEqual([...places, facet("甲省/丙市", 4)]);
  expect(withNarrower(places, ofChoice, [])).toEqual(places);
});
